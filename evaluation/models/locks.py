"""What the database refuses of a framework's parts once it is locked, and of what belongs to another framework."""

import pgtrigger

# The framework's row is held before its status is read: a part saved while it is being locked comes before, or is
# refused; two parts saved at the same time come one after the other.
LOCKED = """
    PERFORM FROM evaluation_framework WHERE id IN ({frameworks}) ORDER BY id FOR NO KEY UPDATE;
    IF EXISTS (SELECT FROM evaluation_framework WHERE id IN ({frameworks}) AND status <> 'draft') THEN
        RAISE EXCEPTION 'framework is locked' USING ERRCODE = '23514', CONSTRAINT = 'framework_is_locked';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
"""
OWN = "{row}.framework_id"
OF_INDICATOR = "(SELECT framework_id FROM evaluation_indicator WHERE id = {row}.indicator_id)"
OF_NODE = "(SELECT framework_id FROM evaluation_node WHERE id = {row}.node_id)"


def part(of=OWN):
    """A trigger: rows of a framework change only while it is a draft. `of` is its key, in SQL about {row}."""
    old, new = of.format(row="OLD"), of.format(row="NEW")
    found = f"CASE WHEN TG_OP <> 'INSERT' THEN {old} END, CASE WHEN TG_OP <> 'DELETE' THEN {new} END"
    return pgtrigger.Trigger(
        name="locked",
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.Before,
        func=LOCKED.format(frameworks=found),
    )


def refused(name, constraint, condition):
    """A trigger: after a row was written, this condition, in SQL about NEW, must not be."""
    return pgtrigger.Trigger(
        name=name,
        operation=pgtrigger.Insert | pgtrigger.Update,
        when=pgtrigger.After,
        func=f"""
    IF {condition} THEN
        RAISE EXCEPTION '{constraint}' USING ERRCODE = '23514', CONSTRAINT = '{constraint}';
    END IF;
    RETURN NULL;
""",
    )


def of_same_framework(key, table):
    """A trigger: what a row names is of the row's own framework."""
    return refused(
        f"same_framework_{key}",
        "part_of_one_framework",
        f"EXISTS (SELECT FROM {table} WHERE id = NEW.{key}_id AND framework_id <> NEW.framework_id)",
    )


# The round's row is held before its status is read: what is saved while a round is closed comes before, or is refused.
IN_ROUND = """
    PERFORM FROM evaluation_round WHERE id IN ({rounds}) ORDER BY id FOR SHARE;
    IF EXISTS (
        SELECT FROM evaluation_round WHERE id IN ({rounds})
            AND (status NOT IN ('design', 'open', 'validation', 'review') OR TG_OP = 'DELETE' AND status <> 'design')
    ) THEN
        RAISE EXCEPTION 'round is closed' USING ERRCODE = '23514', CONSTRAINT = 'round_is_closed';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
"""
_ROUNDS = {
    "round": "{row}.round_id",
    "participation": "(SELECT round_id FROM evaluation_participation WHERE id = {row}.participation_id)",
    "point": "(SELECT p.round_id FROM evaluation_participation AS p JOIN evaluation_datapoint AS d"
    " ON d.participation_id = p.id WHERE d.id = {row}.point_id)",
}


def in_round(of="round"):
    """A trigger: what institutions gave changes only while their round collects, validates or hears appeals.

    Nothing of it is deleted once the round is open. `of` names the key that leads to the round.
    """
    old, new = (_ROUNDS[of].format(row=row) for row in ("OLD", "NEW"))
    found = f"CASE WHEN TG_OP <> 'INSERT' THEN {old} END, CASE WHEN TG_OP <> 'DELETE' THEN {new} END"
    return pgtrigger.Trigger(
        name="in_round",
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.Before,
        func=IN_ROUND.format(rounds=found),
    )
