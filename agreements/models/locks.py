"""What the database refuses of an agreement's rows: a change once it is locked."""

import pgtrigger


def locked_row(name, constraint, columns, *, besides="", allowed="false"):
    """A trigger that keeps the named columns of a locked agreement's child rows as they are.

    Only an instrument that comes into force, or a correction that a second person confirms, changes them in its own
    transaction. `besides` is a condition in SQL on OLD and NEW under which a change is refused as well, `allowed` one
    under which it is not.
    """
    changed = " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in columns)
    changed = f"{changed} OR ({besides})" if besides else changed
    return pgtrigger.Trigger(
        name=name,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.Before,
        func=f"""
            IF TG_OP <> 'INSERT' AND agreement_is_shut(OLD.agreement_id)
               OR TG_OP <> 'DELETE' AND agreement_is_shut(NEW.agreement_id) THEN
                IF TG_OP <> 'UPDATE' THEN
                    IF NOT ({allowed}) THEN
                        RAISE EXCEPTION 'agreement is locked' USING ERRCODE = '23514', CONSTRAINT = '{constraint}';
                    END IF;
                ELSIF {changed} THEN
                    RAISE EXCEPTION 'agreement is locked' USING ERRCODE = '23514', CONSTRAINT = '{constraint}';
                END IF;
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,
    )
