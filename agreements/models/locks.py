"""The rows of a locked agreement stay as they are: the trigger that every child of it carries."""

import pgtrigger


def locked_row(name, constraint, columns, *, besides=""):
    """A trigger that keeps the named columns of a locked agreement's child rows as they are.

    `besides` is a condition in SQL on OLD and NEW under which a change is refused as well.
    """
    changed = " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in columns)
    changed = f"{changed} OR ({besides})" if besides else changed
    return pgtrigger.Trigger(
        name=name,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.Before,
        declare=[("is_locked", "BOOLEAN")],
        func=f"""
            SELECT count(*) > 0 INTO is_locked FROM agreements_agreement
            WHERE id IN (OLD.agreement_id, NEW.agreement_id) AND locked_at IS NOT NULL;
            IF is_locked AND COALESCE(current_setting('peyvand.correcting', true), '') <> 'on' THEN
                IF TG_OP <> 'UPDATE' THEN
                    RAISE EXCEPTION 'agreement is locked' USING ERRCODE = '23514', CONSTRAINT = '{constraint}';
                ELSIF {changed} THEN
                    RAISE EXCEPTION 'agreement is locked' USING ERRCODE = '23514', CONSTRAINT = '{constraint}';
                END IF;
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,  # noqa: S608  names of our own constraints and columns only
    )
