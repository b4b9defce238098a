"""What the database refuses of decisions: to sign for the other side or in a conflict, to publish what is not signed.

Whoever signs sits on the committee for the side. A hard conflict is looked for when somebody signs and, as it may have
been found since, once more when the decision is published.
"""

import pgtrigger

from programs.models.committeelocks import IN_CONFLICT

NO_SEAT = """NOT EXISTS (
    SELECT 1 FROM programs_committeemember
    WHERE committee_id = NEW.committee_id AND user_id = {account} AND side = '{side}'
)"""

SIGNED = "\n".join(
    f"""
    IF NEW.{side}_signed_by_id IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.{side}_signed_by_id IS NULL) THEN
        IF {NO_SEAT.format(account=f"NEW.{side}_signed_by_id", side=side)} THEN
            RAISE EXCEPTION 'no seat' USING ERRCODE = '23514', CONSTRAINT = 'decision_is_signed_for_its_side';
        END IF;
        IF {IN_CONFLICT.format(account=f"NEW.{side}_signed_by_id")} THEN
            RAISE EXCEPTION 'hard conflict' USING ERRCODE = '23514', CONSTRAINT = 'decision_is_signed_without_conflict';
        END IF;
    END IF;"""
    for side in ("home", "partner")
)

DECIDED = """
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'decisions are kept' USING ERRCODE = '23514', CONSTRAINT = 'decision_is_kept';
    END IF;
    IF TG_OP = 'UPDATE' AND (
        (OLD.home_signed_by_id IS NOT NULL AND NEW.home_signed_by_id IS NOT NULL)
        OR ((OLD.partner_signed_by_id IS NOT NULL OR OLD.partner_paper_id IS NOT NULL)
            AND (NEW.partner_signed_by_id IS NOT NULL OR NEW.partner_paper_id IS NOT NULL))
    ) AND (NEW.application_id, NEW.committee_id, NEW.replaces_id, NEW.outcome, NEW.reserve, NEW.reason)
       IS DISTINCT FROM
       (OLD.application_id, OLD.committee_id, OLD.replaces_id, OLD.outcome, OLD.reserve, OLD.reason) THEN
        RAISE EXCEPTION 'signed as it is' USING ERRCODE = '23514', CONSTRAINT = 'decision_is_as_signed';
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.published_at IS NOT NULL AND to_jsonb(NEW) - ARRAY['is_current', 'version']
       IS DISTINCT FROM to_jsonb(OLD) - ARRAY['is_current', 'version'] THEN
        RAISE EXCEPTION 'decisions are kept' USING ERRCODE = '23514', CONSTRAINT = 'decision_is_kept';
    END IF;
    <signed>
    IF NEW.published_at IS NOT NULL AND (TG_OP = 'INSERT' OR OLD.published_at IS NULL) THEN
        SELECT call.pattern, committee.closed_at INTO pattern, closed
        FROM programs_committee AS committee JOIN programs_call AS call ON call.id = committee.call_id
        WHERE committee.id = NEW.committee_id FOR SHARE OF committee;
        IF closed IS NULL OR NEW.home_signed_by_id IS NULL
           OR pattern = 'twin' AND NEW.partner_signed_by_id IS NULL AND NOT EXISTS (
               SELECT 1 FROM programs_signedminutes
               WHERE id = NEW.partner_paper_id AND committee_id = NEW.committee_id AND confirmed_at IS NOT NULL
           ) THEN
            RAISE EXCEPTION 'not signed' USING ERRCODE = '23514', CONSTRAINT = 'decision_is_signed_by_all_sides';
        END IF;
        IF <home conflict> OR <partner conflict> THEN
            RAISE EXCEPTION 'hard conflict' USING ERRCODE = '23514', CONSTRAINT = 'decision_is_signed_without_conflict';
        END IF;
    END IF;
    RETURN NEW;
"""
DECIDED = DECIDED.replace("<signed>", SIGNED)
for side in ("home", "partner"):
    DECIDED = DECIDED.replace(f"<{side} conflict>", IN_CONFLICT.format(account=f"NEW.{side}_signed_by_id"))
DECISION = [
    pgtrigger.Trigger(
        name="signed_and_published",
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.Before,
        declare=[("pattern", "text"), ("closed", "timestamptz")],
        func=DECIDED,
    )
]

AMOUNT = [
    pgtrigger.Trigger(
        name="as_signed",
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.Before,
        func="""
            IF EXISTS (
                SELECT 1 FROM programs_decision
                WHERE id = (CASE WHEN TG_OP = 'DELETE' THEN OLD.decision_id ELSE NEW.decision_id END) AND (
                    home_signed_by_id IS NOT NULL OR partner_signed_by_id IS NOT NULL OR partner_paper_id IS NOT NULL
                )
            ) THEN
                RAISE EXCEPTION 'signed as it is' USING ERRCODE = '23514', CONSTRAINT = 'decision_is_as_signed';
            END IF;
            IF TG_OP = 'DELETE' THEN
                RETURN OLD;
            END IF;
            RETURN NEW;
        """,
    )
]

PAPER = [
    pgtrigger.Trigger(
        name="confirmed_once",
        operation=pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.Before,
        func="""
            IF TG_OP = 'DELETE' OR OLD.confirmed_at IS NOT NULL AND to_jsonb(NEW) - 'version'
               IS DISTINCT FROM to_jsonb(OLD) - 'version' THEN
                RAISE EXCEPTION 'papers are kept' USING ERRCODE = '23514', CONSTRAINT = 'signed_minutes_are_kept';
            END IF;
            RETURN NEW;
        """,
    )
]
