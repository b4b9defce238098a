"""What the database refuses of reports of awards: a change of what was submitted, a report where none is asked for.

Whoever writes a report holds the row of its due first, and whoever writes an answer or an output the row of its report:
of two that come at once one waits, and then sees what the other has done.
"""

import pgtrigger

DUE_STANDS = """
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'dues are kept' USING ERRCODE = '23514', CONSTRAINT = 'report_due_is_kept';
    ELSIF (NEW.award_id, NEW.kind) IS DISTINCT FROM (OLD.award_id, OLD.kind)
       OR OLD.waived_at IS NOT NULL AND ROW (NEW.waived_at, NEW.waived_by_id, NEW.waived_for, NEW.due_on)
          IS DISTINCT FROM ROW (OLD.waived_at, OLD.waived_by_id, OLD.waived_for, OLD.due_on) THEN
        RAISE EXCEPTION 'waived' USING ERRCODE = '23514', CONSTRAINT = 'report_is_asked_for';
    ELSIF NEW.waived_at IS NOT NULL AND OLD.waived_at IS NULL AND EXISTS (
        SELECT 1 FROM programs_awardreport WHERE due_id = NEW.id AND status IN ('submitted', 'accepted')
    ) THEN
        RAISE EXCEPTION 'submitted' USING ERRCODE = '23514', CONSTRAINT = 'report_due_is_met';
    END IF;
    RETURN NEW;
"""
DUE = [
    pgtrigger.Trigger(
        name="stands",
        operation=pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.Before,
        func=DUE_STANDS,
    ),
]

REPORTED = """
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'reports are kept' USING ERRCODE = '23514', CONSTRAINT = 'award_report_is_kept';
    END IF;
    SELECT waived_at INTO waived FROM programs_reportdue WHERE id = NEW.due_id FOR NO KEY UPDATE;
    IF TG_OP = 'UPDATE' AND ((NEW.due_id, NEW.number) IS DISTINCT FROM (OLD.due_id, OLD.number)
       OR OLD.status <> 'draft' AND ROW (NEW.done, NEW.coming, NEW.difficulties, NEW.submitted_at, NEW.submitted_by_id)
          IS DISTINCT FROM ROW (OLD.done, OLD.coming, OLD.difficulties, OLD.submitted_at, OLD.submitted_by_id)) THEN
        RAISE EXCEPTION 'submitted' USING ERRCODE = '23514', CONSTRAINT = 'award_report_is_submitted';
    END IF;
    IF TG_OP = 'UPDATE' AND NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (
        ('draft', 'submitted'), ('submitted', 'returned'), ('submitted', 'accepted')
    ) THEN
        RAISE EXCEPTION 'no such way' USING ERRCODE = '23514', CONSTRAINT = 'award_report_goes_its_way';
    END IF;
    IF waived IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.status <> OLD.status) THEN
        RAISE EXCEPTION 'waived' USING ERRCODE = '23514', CONSTRAINT = 'report_is_asked_for';
    END IF;
    RETURN NEW;
"""
REPORT = [
    pgtrigger.Trigger(
        name="reported",
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.Before,
        declare=[("waived", "timestamptz")],
        func=REPORTED,
    ),
]

OF_DRAFT = """
    touched = CASE TG_OP WHEN 'DELETE' THEN OLD.report_id ELSE NEW.report_id END;
    IF TG_OP = 'UPDATE' AND NEW.report_id <> OLD.report_id OR (
        SELECT status FROM programs_awardreport WHERE id = touched FOR SHARE
    ) <> 'draft' THEN
        RAISE EXCEPTION 'submitted' USING ERRCODE = '23514', CONSTRAINT = 'award_report_is_submitted';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
"""
PART = [
    pgtrigger.Trigger(
        name="of_draft",
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.Before,
        declare=[("touched", "bigint")],
        func=OF_DRAFT,
    ),
]
