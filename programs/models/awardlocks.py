"""What the database refuses of awards: a second answer, money beyond what was granted, a paid visit changed.

A charge adds to what its line has reserved in the row of the line: of five that come at once each waits for the one
before, and the check of the line refuses what is too much. So do lines with what was granted.
"""

import pgtrigger

ANSWERED = """
    IF (OLD.status, NEW.status) NOT IN (
        ('offered', 'accepted'), ('offered', 'declined'), ('accepted', 'closed'), ('accepted', 'terminated')
    ) THEN
        RAISE EXCEPTION 'no such way' USING ERRCODE = '23514', CONSTRAINT = 'award_goes_its_way';
    END IF;
    RETURN NEW;
"""
AWARD = [
    pgtrigger.Trigger(
        name="goes_its_way",
        operation=pgtrigger.Update,
        when=pgtrigger.Before,
        condition=pgtrigger.Q(old__status__df=pgtrigger.F("new__status")),
        func=ANSWERED,
    ),
]

GRANTED = """
    IF TG_OP <> 'INSERT' AND OLD.closed_on IS NULL THEN
        UPDATE programs_awardamount SET in_lines = in_lines - OLD.amount
        WHERE award_id = OLD.award_id AND side = OLD.side AND currency = OLD.currency;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    IF NEW.closed_on IS NULL THEN
        UPDATE programs_awardamount SET in_lines = in_lines + NEW.amount
        WHERE award_id = NEW.award_id AND side = NEW.side AND currency = NEW.currency;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'nothing granted' USING ERRCODE = '23514', CONSTRAINT = 'budget_line_is_granted';
        END IF;
    END IF;
    RETURN NEW;
"""
LINE = [
    pgtrigger.Trigger(
        name="take_of_granted",
        operation=pgtrigger.Insert
        | pgtrigger.Delete
        | pgtrigger.UpdateOf("award_id", "side", "currency", "amount", "closed_on"),
        when=pgtrigger.Before,
        func=GRANTED,
    ),
]

RESERVED = """
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'charges are kept' USING ERRCODE = '23514', CONSTRAINT = 'visit_charge_is_kept';
    ELSIF TG_OP = 'UPDATE' THEN
        IF (NEW.visit_id, NEW.line_id, NEW.amount, NEW.days) IS DISTINCT FROM
           (OLD.visit_id, OLD.line_id, OLD.amount, OLD.days) OR OLD.released_at IS NOT NULL THEN
            RAISE EXCEPTION 'charges are kept' USING ERRCODE = '23514', CONSTRAINT = 'visit_charge_is_kept';
        END IF;
        IF NEW.released_at IS NOT NULL THEN
            UPDATE programs_budgetline SET reserved = reserved - OLD.amount WHERE id = OLD.line_id;
        END IF;
    ELSE
        UPDATE programs_budgetline SET reserved = reserved + NEW.amount
        WHERE id = NEW.line_id AND closed_on IS NULL AND award_id = (
            SELECT award_id FROM programs_visit WHERE id = NEW.visit_id
        );
        IF NOT FOUND THEN
            RAISE EXCEPTION 'of another award' USING ERRCODE = '23514', CONSTRAINT = 'visit_is_paid_by_its_award';
        END IF;
    END IF;
    RETURN NEW;
"""
CHARGE = [
    pgtrigger.Trigger(
        name="reserve",
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.Before,
        func=RESERVED,
    ),
]

GOES = """
    IF NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (
        ('planned', 'approved'), ('planned', 'cancelled'), ('approved', 'cancelled'), ('approved', 'claimed'),
        ('claimed', 'approved'), ('claimed', 'paid')
    ) THEN
        RAISE EXCEPTION 'no such way' USING ERRCODE = '23514', CONSTRAINT = 'visit_goes_its_way';
    END IF;
    IF OLD.status <> 'planned' AND (NEW.award_id, NEW.traveller_id, NEW.starts_on, NEW.ends_on, NEW.seniority,
        NEW.paid_days, NEW.fare, NEW.fare_currency) IS DISTINCT FROM (OLD.award_id, OLD.traveller_id, OLD.starts_on,
        OLD.ends_on, OLD.seniority, OLD.paid_days, OLD.fare, OLD.fare_currency) THEN
        RAISE EXCEPTION 'approved as it is' USING ERRCODE = '23514', CONSTRAINT = 'visit_is_as_approved';
    END IF;
    RETURN NEW;
"""
VISIT = [
    pgtrigger.Trigger(name="goes_its_way", operation=pgtrigger.Update, when=pgtrigger.Before, func=GOES),
]

LETTER_KEPT = """
    IF TG_OP = 'DELETE'
       OR (NEW.visit_id, NEW.number, NEW.issued_on, NEW.valid_until, NEW.name, NEW.starts_on, NEW.ends_on, NEW.signer,
           NEW.verify_code)
          IS DISTINCT FROM (OLD.visit_id, OLD.number, OLD.issued_on, OLD.valid_until, OLD.name, OLD.starts_on,
           OLD.ends_on, OLD.signer, OLD.verify_code)
       OR OLD.revoked_on IS NOT NULL AND NEW.revoked_on IS DISTINCT FROM OLD.revoked_on THEN
        RAISE EXCEPTION 'letter is kept' USING ERRCODE = '23514', CONSTRAINT = 'visit_letter_is_kept';
    END IF;
    RETURN NEW;
"""
LETTER = [
    pgtrigger.Trigger(
        name="kept", operation=pgtrigger.Update | pgtrigger.Delete, when=pgtrigger.Before, func=LETTER_KEPT
    ),
]
