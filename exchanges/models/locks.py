"""What the database itself does about stays: it counts places, and keeps who goes from where to whom."""

from exchanges.statuses import COMMITTED

HOLDING = ", ".join(f"'{status}'" for status in COMMITTED)
COUNTS_SEATS = """
    was = CASE WHEN TG_OP <> 'INSERT' AND OLD.status IN ({holding}) THEN OLD.quota_id END;
    takes = CASE WHEN TG_OP <> 'DELETE' AND NEW.status IN ({holding}) THEN NEW.quota_id END;
    gave = CASE WHEN was IS NOT NULL THEN COALESCE(OLD.person_months, 0) END;
    uses = CASE WHEN takes IS NOT NULL THEN COALESCE(NEW.person_months, 0) END;
    IF takes IS NOT NULL AND NEW.person_months IS NULL
       AND EXISTS (SELECT 1 FROM exchanges_quotayear WHERE id = takes AND months IS NOT NULL) THEN
        RAISE EXCEPTION 'no person-months' USING ERRCODE = '23514', CONSTRAINT = 'stay_says_person_months';
    END IF;
    IF (was, gave) IS DISTINCT FROM (takes, uses) THEN
        UPDATE exchanges_quotayear SET taken = taken - 1, months_taken = months_taken - gave WHERE id = was;
        UPDATE exchanges_quotayear SET taken = taken + 1, months_taken = months_taken + uses WHERE id = takes;
    END IF;
    RETURN NULL;
"""
FITS_ITS_QUOTA = """
    IF NEW.quota_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM exchanges_quotayear AS year JOIN exchanges_quotaline AS line ON line.id = year.line_id
        JOIN agreements_agreementparty AS sending ON sending.id = line.sending_id
        JOIN agreements_agreementparty AS receiving ON receiving.id = line.receiving_id
        WHERE year.id = NEW.quota_id AND line.kind = NEW.kind AND line.agreement_id = NEW.agreement_id
              AND (sending.role <> 'home' OR NEW.direction = 'outgoing')
              AND (sending.role = 'home' OR receiving.role <> 'home' OR NEW.direction = 'incoming')) THEN
        RAISE EXCEPTION 'another quota' USING ERRCODE = '23514', CONSTRAINT = 'stay_fits_its_quota';
    END IF;
    RETURN NEW;
"""
WHO_IS_FIXED = """
    IF OLD.status <> 'draft' AND (
        NEW.kind <> OLD.kind OR NEW.direction <> OLD.direction
        OR OLD.person_id IS NOT NULL AND NEW.person_id IS DISTINCT FROM OLD.person_id
        OR OLD.home_id IS NOT NULL AND NEW.home_id IS DISTINCT FROM OLD.home_id
        OR OLD.host_id IS NOT NULL AND NEW.host_id IS DISTINCT FROM OLD.host_id) THEN
        RAISE EXCEPTION 'who is fixed' USING ERRCODE = '23514', CONSTRAINT = 'stay_who_is_fixed';
    END IF;
    RETURN NEW;
"""
