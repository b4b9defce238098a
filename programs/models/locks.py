"""What the database refuses of an application's rows, and what it does when shared content changes."""

import pgtrigger

# The application's row is locked before its status is read: content that is saved while the last leader consents
# comes before the submission, and voids the consent, or after it, and is refused.
CONTENT = """
    IF TG_OP = 'UPDATE' AND ROW ({new}) IS NOT DISTINCT FROM ROW ({old}) THEN
        RETURN NULL;
    END IF;
    touched = CASE TG_OP WHEN 'DELETE' THEN OLD.application_id ELSE NEW.application_id END;
    IF (SELECT status FROM programs_application WHERE id = touched FOR NO KEY UPDATE) <> 'draft'
       OR TG_OP = 'UPDATE' AND NEW.application_id <> OLD.application_id THEN
        RAISE EXCEPTION 'application is handed in'
            USING ERRCODE = '23514', CONSTRAINT = 'application_is_handed_in';
    END IF;
    IF {shared} THEN
        UPDATE programs_application SET content_hash = '' WHERE id = touched AND content_hash <> '';
    END IF;
    RETURN NULL;
"""


def content_row(name, *, columns, shared="true"):
    """A trigger: rows of content change only while their application is a draft.

    A change of `columns` that is `shared`, a condition in SQL, empties the application's hash, which voids consents.
    """
    return pgtrigger.Trigger(
        name=name,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.After,
        declare=[("touched", "bigint")],
        func=CONTENT.format(
            new=", ".join(f"NEW.{column}" for column in columns),
            old=", ".join(f"OLD.{column}" for column in columns),
            shared=shared,
        ),
    )
