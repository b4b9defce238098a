"""What the database refuses of reviews: a hard conflict beside an assignment, a gap in a submitted one, a late change.

Whoever writes an assignment or a conflict holds the application's row first, and whoever writes a review the row of
its side: of two that come at once one waits, and then sees what the other has done.
"""

import pgtrigger

HAS_CONFLICT = """EXISTS (
    SELECT 1 FROM programs_conflict AS conflict
    JOIN programs_reviewerprofile AS reviewer ON reviewer.person_id = conflict.person_id
    WHERE reviewer.id = NEW.reviewer_id AND conflict.application_id = NEW.application_id AND conflict.is_hard
)"""

ASSIGNED = """
    IF TG_OP = 'DELETE' THEN
        IF OLD.status <> 'proposed' THEN
            RAISE EXCEPTION 'assignments are kept' USING ERRCODE = '23514', CONSTRAINT = 'assignment_is_kept';
        END IF;
        RETURN OLD;
    END IF;
    PERFORM 1 FROM programs_application WHERE id = NEW.application_id FOR NO KEY UPDATE;
    IF TG_OP = 'INSERT' THEN
        IF NOT EXISTS (
            SELECT 1 FROM programs_callside AS side
            JOIN programs_call AS call ON call.id = side.call_id
            JOIN programs_application AS application ON application.call_id = call.id
            JOIN programs_reviewerpanel AS panel
                ON panel.programme_id = call.programme_id AND panel.side = side.side
            WHERE side.id = NEW.call_side_id AND application.id = NEW.application_id
                  AND panel.reviewer_id = NEW.reviewer_id
        ) THEN
            RAISE EXCEPTION 'not of this side' USING ERRCODE = '23514', CONSTRAINT = 'assignment_is_of_the_side';
        END IF;
    ELSIF (NEW.application_id, NEW.reviewer_id, NEW.call_side_id)
          IS DISTINCT FROM (OLD.application_id, OLD.reviewer_id, OLD.call_side_id)
       OR NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (
            ('proposed', 'invited'), ('proposed', 'cancelled'), ('cancelled', 'proposed'),
            ('invited', 'accepted'), ('invited', 'declined'), ('invited', 'cancelled'),
            ('accepted', 'submitted'), ('accepted', 'declined'), ('accepted', 'cancelled'),
            ('submitted', 'accepted'), ('submitted', 'cancelled')
          )
       OR NEW.status = 'proposed' AND NEW.invited_at IS NOT NULL THEN
        RAISE EXCEPTION 'no such way' USING ERRCODE = '23514', CONSTRAINT = 'assignment_goes_its_way';
    END IF;
    IF NEW.status IN ('proposed', 'invited', 'accepted', 'submitted') AND <conflict> THEN
        RAISE EXCEPTION 'hard conflict' USING ERRCODE = '23514', CONSTRAINT = 'assignment_has_no_conflict';
    END IF;
    IF NEW.status IN ('proposed', 'invited', 'accepted', 'submitted')
       AND (SELECT paper_id FROM programs_callside WHERE id = NEW.call_side_id FOR SHARE) IS NOT NULL THEN
        RAISE EXCEPTION 'elsewhere' USING ERRCODE = '23514', CONSTRAINT = 'side_evaluates_elsewhere';
    END IF;
    IF (TG_OP = 'INSERT' OR NEW.status <> OLD.status) AND NOT (NEW.status = 'cancelled' AND <conflict>)
       AND (SELECT closed_at FROM programs_callside WHERE id = NEW.call_side_id FOR SHARE) IS NOT NULL THEN
        RAISE EXCEPTION 'side is closed' USING ERRCODE = '23514', CONSTRAINT = 'review_side_is_open';
    END IF;
    IF NEW.status IN ('accepted', 'submitted') AND (NEW.status = 'submitted') <> EXISTS (
        SELECT 1 FROM programs_review WHERE assignment_id = NEW.id AND submitted_at IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'as its review' USING ERRCODE = '23514', CONSTRAINT = 'assignment_is_as_its_review';
    END IF;
    RETURN NEW;
""".replace("<conflict>", HAS_CONFLICT)
ASSIGNMENT = [
    pgtrigger.Trigger(
        name="assigned",
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.Before,
        func=ASSIGNED,
    )
]

CONFLICT_STANDS = """
    IF TG_OP = 'DELETE' OR OLD.is_hard AND NOT NEW.is_hard
       OR (NEW.person_id, NEW.application_id, NEW.kind)
          IS DISTINCT FROM (OLD.person_id, OLD.application_id, OLD.kind) THEN
        RAISE EXCEPTION 'conflicts stand' USING ERRCODE = '23514', CONSTRAINT = 'conflict_stands';
    END IF;
    RETURN NEW;
"""
CLOSE_AT_ONCE = """
    PERFORM 1 FROM programs_application WHERE id = NEW.application_id FOR NO KEY UPDATE;
    UPDATE programs_reviewassignment SET status = 'cancelled', status_since = now()
    WHERE application_id = NEW.application_id AND status IN ('proposed', 'invited', 'accepted', 'submitted')
          AND reviewer_id IN (SELECT id FROM programs_reviewerprofile WHERE person_id = NEW.person_id);
    RETURN NULL;
"""
CONFLICT = [
    pgtrigger.Trigger(
        name="stands",
        operation=pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.Before,
        func=CONFLICT_STANDS,
    ),
    pgtrigger.Trigger(
        name="close_at_once",
        operation=pgtrigger.Insert | pgtrigger.Update,
        when=pgtrigger.After,
        condition=pgtrigger.Condition("NEW.is_hard"),
        func=CLOSE_AT_ONCE,
    ),
]

SIDE = [
    pgtrigger.Trigger(
        name="closed_for_good",
        operation=pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.Before,
        func="""
            IF TG_OP = 'DELETE' OR OLD.closed_at IS NOT NULL AND ROW (
                NEW.closed_at, NEW.closed_by_id, NEW.waiver,
                NEW.letter_number, NEW.letter_on, NEW.paper_id, NEW.imported_by_id
               ) IS DISTINCT FROM ROW (
                OLD.closed_at, OLD.closed_by_id, OLD.waiver,
                OLD.letter_number, OLD.letter_on, OLD.paper_id, OLD.imported_by_id
               ) OR (NEW.call_id, NEW.side) IS DISTINCT FROM (OLD.call_id, OLD.side) THEN
                RAISE EXCEPTION 'side is closed' USING ERRCODE = '23514', CONSTRAINT = 'review_side_is_open';
            END IF;
            IF NEW.paper_id IS NOT NULL AND EXISTS (
                SELECT 1 FROM programs_reviewassignment
                WHERE call_side_id = NEW.id AND status IN ('proposed', 'invited', 'accepted', 'submitted')
            ) OR (NEW.paper_id IS NULL) <> (OLD.paper_id IS NULL) AND EXISTS (
                SELECT 1 FROM programs_sideevaluation WHERE call_side_id = NEW.id
            ) THEN
                RAISE EXCEPTION 'reviews here' USING ERRCODE = '23514', CONSTRAINT = 'side_reviews_here';
            END IF;
            RETURN NEW;
        """,
    )
]

REVIEWED = """
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'reviews are kept' USING ERRCODE = '23514', CONSTRAINT = 'review_is_kept';
    END IF;
    SELECT assignment.status, side.closed_at, side.call_id, side.side INTO assigned, closed, its_call, its_side
    FROM programs_reviewassignment AS assignment
    JOIN programs_callside AS side ON side.id = assignment.call_side_id
    WHERE assignment.id = NEW.assignment_id FOR SHARE OF side;
    IF closed IS NOT NULL THEN
        RAISE EXCEPTION 'side is closed' USING ERRCODE = '23514', CONSTRAINT = 'review_side_is_open';
    END IF;
    IF assigned NOT IN ('accepted', 'submitted')
       OR TG_OP = 'UPDATE' AND NEW.assignment_id <> OLD.assignment_id THEN
        RAISE EXCEPTION 'not taken on' USING ERRCODE = '23514', CONSTRAINT = 'review_is_taken_on';
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.submitted_at IS NOT NULL AND NEW.submitted_at IS NOT NULL THEN
        RAISE EXCEPTION 'submitted' USING ERRCODE = '23514', CONSTRAINT = 'review_is_submitted';
    END IF;
    IF NEW.submitted_at IS NULL THEN
        NEW.total := NULL;
        RETURN NEW;
    END IF;
    SELECT count(*), count(score.id), sum(criterion.weight),
           round(sum(criterion.weight * score.value::numeric / criterion.most), 2)
    INTO asked, scored, weights, reached
    FROM programs_criterion AS criterion
    LEFT JOIN programs_reviewscore AS score ON score.criterion_id = criterion.id AND score.review_id = NEW.id
    WHERE criterion.call_id = its_call AND criterion.side IN ('', its_side);
    IF asked = 0 OR scored < asked OR weights <> 100 OR NEW.recommendation = ''
       OR btrim(NEW.text_to_applicant) = '' OR btrim(NEW.text_to_committee) = '' THEN
        RAISE EXCEPTION 'not complete' USING ERRCODE = '23514', CONSTRAINT = 'review_is_complete';
    END IF;
    NEW.total := reached;
    RETURN NEW;
"""
REVIEW = [
    pgtrigger.Trigger(
        name="reviewed",
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.Before,
        declare=[
            ("assigned", "text"),
            ("closed", "timestamptz"),
            ("its_call", "bigint"),
            ("its_side", "text"),
            ("asked", "bigint"),
            ("scored", "bigint"),
            ("weights", "bigint"),
            ("reached", "numeric"),
        ],
        func=REVIEWED,
    )
]

SCORED = """
    IF TG_OP = 'UPDATE' AND (NEW.review_id, NEW.criterion_id) IS DISTINCT FROM (OLD.review_id, OLD.criterion_id) THEN
        RAISE EXCEPTION 'another score' USING ERRCODE = '23514', CONSTRAINT = 'review_is_submitted';
    END IF;
    touched = CASE TG_OP WHEN 'DELETE' THEN OLD.review_id ELSE NEW.review_id END;
    PERFORM 1 FROM programs_review WHERE id = touched FOR NO KEY UPDATE;
    SELECT review.submitted_at, assignment.status, side.closed_at, side.call_id, side.side
    INTO submitted, assigned, closed, its_call, its_side
    FROM programs_review AS review
    JOIN programs_reviewassignment AS assignment ON assignment.id = review.assignment_id
    JOIN programs_callside AS side ON side.id = assignment.call_side_id
    WHERE review.id = touched FOR SHARE OF side;
    IF closed IS NOT NULL THEN
        RAISE EXCEPTION 'side is closed' USING ERRCODE = '23514', CONSTRAINT = 'review_side_is_open';
    END IF;
    IF submitted IS NOT NULL THEN
        RAISE EXCEPTION 'submitted' USING ERRCODE = '23514', CONSTRAINT = 'review_is_submitted';
    END IF;
    IF assigned <> 'accepted' THEN
        RAISE EXCEPTION 'not taken on' USING ERRCODE = '23514', CONSTRAINT = 'review_is_taken_on';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    IF NOT EXISTS (
        SELECT 1 FROM programs_criterion WHERE id = NEW.criterion_id AND call_id = its_call
               AND side IN ('', its_side) AND NEW.value BETWEEN 1 AND most
    ) THEN
        RAISE EXCEPTION 'no such value' USING ERRCODE = '23514', CONSTRAINT = 'review_score_is_on_the_scale';
    END IF;
    RETURN NEW;
"""
SCORE = [
    pgtrigger.Trigger(
        name="scored",
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.Before,
        declare=[
            ("touched", "bigint"),
            ("submitted", "timestamptz"),
            ("assigned", "text"),
            ("closed", "timestamptz"),
            ("its_call", "bigint"),
            ("its_side", "text"),
        ],
        func=SCORED,
    )
]

RUBRIC_STANDS = """
    IF (TG_OP <> 'UPDATE' OR (NEW.call_id, NEW.side, NEW.weight, NEW.most, NEW.threshold)
        IS DISTINCT FROM (OLD.call_id, OLD.side, OLD.weight, OLD.most, OLD.threshold))
       AND EXISTS (
        SELECT 1 FROM programs_review AS review
        JOIN programs_reviewassignment AS assignment ON assignment.id = review.assignment_id
        JOIN programs_callside AS side ON side.id = assignment.call_side_id
        WHERE TG_OP <> 'DELETE' AND side.call_id = NEW.call_id OR TG_OP <> 'INSERT' AND side.call_id = OLD.call_id
    ) THEN
        RAISE EXCEPTION 'rubric stands' USING ERRCODE = '23514', CONSTRAINT = 'rubric_stands';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
"""
RUBRIC = [
    pgtrigger.Trigger(
        name="rubric_stands",
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.Before,
        func=RUBRIC_STANDS,
    )
]

# A closed side says what its submitted reviews say: one less of them, and nothing else, changes it.
RECOUNTED = """(
    (NEW.grade, NEW.panel_note, NEW.rank, NEW.is_given) IS NOT DISTINCT FROM
        (OLD.grade, OLD.panel_note, OLD.rank, OLD.is_given)
    AND NOT NEW.is_given
    AND NEW.reviews = (
        SELECT count(*) FROM programs_reviewassignment
        WHERE call_side_id = NEW.call_side_id AND application_id = NEW.application_id AND status = 'submitted'
    )
    AND (NEW.reviews = 0 OR abs(NEW.raw - (
        SELECT avg(review.total) FROM programs_review AS review
        JOIN programs_reviewassignment AS assignment ON assignment.id = review.assignment_id
        WHERE assignment.call_side_id = NEW.call_side_id AND assignment.application_id = NEW.application_id
              AND assignment.status = 'submitted'
    )) <= 0.0001)
)"""
EVALUATED = """
    IF TG_OP = 'UPDATE' AND (NEW.call_side_id, NEW.application_id)
       IS DISTINCT FROM (OLD.call_side_id, OLD.application_id) THEN
        RAISE EXCEPTION 'another application' USING ERRCODE = '23514', CONSTRAINT = 'review_side_is_open';
    END IF;
    touched = CASE TG_OP WHEN 'DELETE' THEN OLD.call_side_id ELSE NEW.call_side_id END;
    SELECT side.closed_at, side.call_id, side.paper_id IS NOT NULL INTO closed, its_call, elsewhere
    FROM programs_callside AS side WHERE side.id = touched FOR SHARE;
    IF closed IS NOT NULL AND NOT (TG_OP = 'UPDATE' AND <recounted>) THEN
        RAISE EXCEPTION 'side is closed' USING ERRCODE = '23514', CONSTRAINT = 'review_side_is_open';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    IF NEW.is_given <> elsewhere THEN
        RAISE EXCEPTION 'not of this kind' USING ERRCODE = '23514', CONSTRAINT = 'side_evaluates_elsewhere';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM programs_application WHERE id = NEW.application_id AND call_id = its_call) THEN
        RAISE EXCEPTION 'of another call' USING ERRCODE = '23514', CONSTRAINT = 'side_evaluation_is_of_the_call';
    END IF;
    RETURN NEW;
""".replace("<recounted>", RECOUNTED)
EVALUATION = [
    pgtrigger.Trigger(
        name="evaluated",
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.Before,
        declare=[("touched", "bigint"), ("closed", "timestamptz"), ("its_call", "bigint"), ("elsewhere", "boolean")],
        func=EVALUATED,
    )
]

# The sides are held first: whoever invites holds the one of theirs, and is waited for.
RULES_STAND = """
    PERFORM 1 FROM programs_callside WHERE call_id = NEW.id FOR NO KEY UPDATE;
    IF EXISTS (
        SELECT 1 FROM programs_reviewassignment AS assignment
        JOIN programs_callside AS side ON side.id = assignment.call_side_id
        WHERE side.call_id = NEW.id AND assignment.invited_at IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'rules stand' USING ERRCODE = '23514', CONSTRAINT = 'review_rules_stand';
    END IF;
    RETURN NEW;
"""
RULES = [
    pgtrigger.Trigger(
        name="review_rules_stand",
        operation=pgtrigger.Update,
        when=pgtrigger.Before,
        condition=pgtrigger.Condition(
            "ROW (NEW.hides_applicants, NEW.score_used, NEW.cut_policy, NEW.threshold) IS DISTINCT FROM"
            " ROW (OLD.hides_applicants, OLD.score_used, OLD.cut_policy, OLD.threshold)"
        ),
        func=RULES_STAND,
    )
]
