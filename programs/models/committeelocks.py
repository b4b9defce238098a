"""What the database refuses of a joint committee: to meet before the sides close, to judge where one has a part."""

import pgtrigger

COMMITTEE_GOES_ON = """
    IF TG_OP = 'DELETE' AND OLD.opened_at IS NOT NULL THEN
        RAISE EXCEPTION 'committees are kept' USING ERRCODE = '23514', CONSTRAINT = 'committee_is_kept';
    ELSIF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.opened_at IS NOT NULL AND (NEW.opened_at, NEW.opened_by_id, NEW.call_id)
       IS DISTINCT FROM (OLD.opened_at, OLD.opened_by_id, OLD.call_id) THEN
        RAISE EXCEPTION 'committees are kept' USING ERRCODE = '23514', CONSTRAINT = 'committee_is_kept';
    END IF;
    IF NEW.opened_at IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.opened_at IS NULL) AND (
        SELECT count(*) FROM programs_callside WHERE call_id = NEW.call_id AND closed_at IS NOT NULL
    ) < (SELECT CASE pattern WHEN 'twin' THEN 2 ELSE 1 END FROM programs_call WHERE id = NEW.call_id) THEN
        RAISE EXCEPTION 'a side is open' USING ERRCODE = '23514', CONSTRAINT = 'committee_opens_after_sides';
    END IF;
    RETURN NEW;
"""
COMMITTEE = [
    pgtrigger.Trigger(
        name="goes_on",
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.Before,
        func=COMMITTEE_GOES_ON,
    )
]

# Whoever decides is told apart by the account: it has a person in the directory, and perhaps a seat.
IN_CONFLICT = """EXISTS (
    SELECT 1 FROM programs_conflict AS conflict
    WHERE conflict.application_id = NEW.application_id AND conflict.is_hard AND (
        conflict.person_id IN (SELECT id FROM directory_person WHERE user_id = {account})
        OR conflict.person_id IN (
            SELECT person_id FROM programs_committeemember
            WHERE committee_id = NEW.committee_id AND user_id = {account}
        )
    )
)"""

ITEM_JUDGED = """
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'committees are kept' USING ERRCODE = '23514', CONSTRAINT = 'committee_is_kept';
    END IF;
    SELECT opened_at, closed_at, call_id INTO opened, closed, its_call
    FROM programs_committee WHERE id = NEW.committee_id FOR SHARE;
    IF opened IS NULL OR closed IS NOT NULL THEN
        RAISE EXCEPTION 'not in session' USING ERRCODE = '23514', CONSTRAINT = 'committee_is_in_session';
    END IF;
    IF TG_OP = 'UPDATE' AND (NEW.committee_id, NEW.application_id) <> (OLD.committee_id, OLD.application_id)
       OR its_call <> (SELECT call_id FROM programs_application WHERE id = NEW.application_id) THEN
        RAISE EXCEPTION 'of another call' USING ERRCODE = '23514', CONSTRAINT = 'committee_item_is_of_its_call';
    END IF;
    IF NEW.decided_by_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.edition <> OLD.edition) AND <conflict> THEN
        RAISE EXCEPTION 'hard conflict' USING ERRCODE = '23514', CONSTRAINT = 'committee_item_has_no_conflict';
    END IF;
    RETURN NEW;
""".replace("<conflict>", IN_CONFLICT.format(account="NEW.decided_by_id"))
ITEM = [
    pgtrigger.Trigger(
        name="judged",
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.Before,
        declare=[("opened", "timestamptz"), ("closed", "timestamptz"), ("its_call", "bigint")],
        func=ITEM_JUDGED,
    )
]

AMOUNT = [
    pgtrigger.Trigger(
        name="granted_in_session",
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.Before,
        func="""
            IF TG_OP = 'DELETE' OR TG_OP = 'UPDATE' AND (NEW.item_id, NEW.side, NEW.currency, NEW.asked)
               IS DISTINCT FROM (OLD.item_id, OLD.side, OLD.currency, OLD.asked) THEN
                RAISE EXCEPTION 'committees are kept' USING ERRCODE = '23514', CONSTRAINT = 'committee_is_kept';
            END IF;
            IF NOT EXISTS (
                SELECT 1 FROM programs_committeeitem AS item
                JOIN programs_committee AS committee ON committee.id = item.committee_id
                WHERE item.id = NEW.item_id AND committee.closed_at IS NULL
            ) THEN
                RAISE EXCEPTION 'not in session' USING ERRCODE = '23514', CONSTRAINT = 'committee_is_in_session';
            END IF;
            RETURN NEW;
        """,
    )
]
