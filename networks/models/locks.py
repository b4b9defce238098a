"""What the database refuses of rows of networks: those of another network, a change of what was approved."""

import pgtrigger


def function(*statements, gives="NEW"):
    """The body of a trigger: statements, and the row that it lets through."""
    return " ".join([*statements, f"RETURN {gives};"])


LET_THROUGH = "COALESCE(NEW, OLD)"  # of a trigger that follows deletes too


def refuse(what, constraint, condition):
    """A statement of a trigger: raise the named rule where the condition holds."""
    return f"""
        IF {condition} THEN
            RAISE EXCEPTION '{what}' USING ERRCODE = '23514', CONSTRAINT = '{constraint}';
        END IF;
    """


def of_its_network(constraint, *people):
    """The people that a row of a network names are in that network's own list."""
    foreign = " OR ".join(f"NOT contact_is_of(NEW.{one}, NEW.network_id)" for one in people)
    return pgtrigger.Trigger(
        name="of_the_same_network",
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("network_id", *people),
        when=pgtrigger.Before,
        func=function(refuse("another network", constraint, foreign)),
    )


def body_of_its_network(constraint, column):
    """The body that a row of a network names is one of that network's own."""
    return pgtrigger.Trigger(
        name="body_of_the_same_network",
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("network_id", column),
        when=pgtrigger.Before,
        func=function(
            refuse(
                "another network",
                constraint,
                f"NEW.{column} IS NOT NULL AND NOT EXISTS (SELECT FROM networks_body"
                f" WHERE id = NEW.{column} AND network_id = NEW.network_id)",
            )
        ),
    )


def stays_in_its_network(constraint):
    """What others of the same network name does not move to another one."""
    return pgtrigger.Trigger(
        name="stays_in_its_network",
        operation=pgtrigger.UpdateOf("network_id"),
        when=pgtrigger.Before,
        func=function(refuse("another network", constraint, "NEW.network_id <> OLD.network_id")),
    )


def shut_with_minutes():
    """Rows of a meeting stay as they are once its minutes are approved."""
    return pgtrigger.Trigger(
        name="shut_with_minutes",
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.Before,
        func=function(
            refuse(
                "minutes are approved",
                "meeting_is_shut",
                "TG_OP <> 'INSERT' AND meeting_is_shut(OLD.meeting_id)"
                " OR TG_OP <> 'DELETE' AND meeting_is_shut(NEW.meeting_id)",
            ),
            gives=LET_THROUGH,
        ),
    )


def keeps_quorum(name, operation, meeting):
    """At the end of an act: what was carried, and minutes approved there, still have the quorum of the meeting's day.

    The meeting's row is held meanwhile, so that two acts at once cannot each overlook the other.
    """
    carried = f"EXISTS (SELECT FROM networks_decision WHERE meeting_id = {meeting} AND is_carried)"
    approved = f"EXISTS (SELECT FROM networks_minutes WHERE approved_in_id = {meeting})"
    without = f"AND NOT meeting_is_quorate({meeting})"
    return pgtrigger.Trigger(
        name=name,
        operation=operation,
        when=pgtrigger.After,
        timing=pgtrigger.Deferred,
        func=function(
            f"PERFORM 1 FROM networks_meeting WHERE id = {meeting} FOR NO KEY UPDATE;",
            refuse("no quorum", "meeting_decides_with_quorum", f"{carried} {without}"),
            refuse("no quorum", "minutes_approved_with_quorum", f"{approved} {without}"),
            gives="NULL",
        ),
    )
