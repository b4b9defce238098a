"""What the database itself refuses of conflicts, assignments and reviews, whoever writes."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction

from programs.models import AssignmentStatus, Criterion, Review, ReviewAssignment, ReviewScore
from tests.factories.directory import UserFactory
from tests.factories.programs import (
    ApplicationFactory,
    CallFactory,
    CallSideFactory,
    ConflictFactory,
    CriterionFactory,
    ReviewAssignmentFactory,
    ReviewerPanelFactory,
    ReviewFactory,
    ReviewScoreFactory,
    SideEvaluationFactory,
)

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 11, 20, 8, 0, tzinfo=dt.UTC)


def sql(words, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(words, values)


def refused(words, *values):
    """The name of the rule that refuses this statement."""
    with pytest.raises(IntegrityError) as caught:
        sql(words, *values)
    return caught.value.__cause__.diag.constraint_name


def rubric(call, *weights):
    return [CriterionFactory(call=call, weight=weight) for weight in weights]


@pytest.fixture
def review():
    """Begun, in a call with three criteria, nothing scored."""
    application = ApplicationFactory(eligible=True)
    rubric(application.call, 40, 30, 30)
    return ReviewFactory(assignment__application=application)


def complete(review, values=(4, 3, 5)):
    for criterion, value in zip(review.assignment.application.call.criteria.order_by("pk"), values, strict=True):
        ReviewScoreFactory(review=review, criterion=criterion, value=value)
    Review.objects.filter(pk=review.pk).update(
        text_to_applicant="Good.", text_to_committee="Fund it.", recommendation="fund"
    )


SUBMIT = "UPDATE programs_review SET submitted_at = now() WHERE id = %s"


def submit(review):
    complete(review)
    sql(SUBMIT, review.pk)
    ReviewAssignment.objects.filter(pk=review.assignment_id).update(status="submitted")


def close(review):
    sql(
        "UPDATE programs_callside SET closed_at = now(), closed_by_id = %s WHERE id = %s",
        UserFactory().pk,
        review.assignment.call_side_id,
    )


# --- I4 ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", ["proposed", "invited", "accepted"])
def test_nobody_is_assigned_what_a_hard_conflict_keeps_from_them(status):
    conflict = ConflictFactory()
    panel = ReviewerPanelFactory(reviewer__person=conflict.person, programme=conflict.application.call.programme)
    traits = {} if status == "proposed" else {status: True}

    with pytest.raises(IntegrityError, match="hard conflict"), transaction.atomic():
        ReviewAssignmentFactory(application=conflict.application, reviewer=panel.reviewer, **traits)

    assert not ReviewAssignment.objects.exists()


def test_a_soft_conflict_is_no_bar():
    conflict = ConflictFactory(is_hard=False)
    panel = ReviewerPanelFactory(reviewer__person=conflict.person, programme=conflict.application.call.programme)

    assert ReviewAssignmentFactory(application=conflict.application, reviewer=panel.reviewer, accepted=True)


@pytest.mark.parametrize("status", ["proposed", "invited", "accepted", "submitted"])
def test_a_hard_conflict_ends_an_assignment_at_once(status, review):
    assignment = review.assignment
    if status == "submitted":
        submit(review)
    elif status != "accepted":
        assignment = ReviewAssignmentFactory(**({} if status == "proposed" else {status: True}))
    person, application = assignment.reviewer.person, assignment.application

    sql(
        "INSERT INTO programs_conflict (uuid, version, created_at, closed_reason, person_id, application_id, kind,"
        " is_hard, note, settlement) VALUES (gen_random_uuid(), 1, now(), '', %s, %s, 'declared', true, '', '')",
        person.pk,
        application.pk,
    )

    assignment.refresh_from_db()
    assert assignment.status == AssignmentStatus.CANCELLED


def test_a_soft_conflict_that_becomes_hard_ends_it_and_never_becomes_soft_again(review):
    assignment = review.assignment
    conflict = ConflictFactory(person=assignment.reviewer.person, application=assignment.application, is_hard=False)

    sql("UPDATE programs_conflict SET is_hard = true WHERE id = %s", conflict.pk)

    assignment.refresh_from_db()
    assert assignment.status == "cancelled"
    assert refused("UPDATE programs_conflict SET is_hard = false WHERE id = %s", conflict.pk) == "conflict_stands"
    assert refused("DELETE FROM programs_conflict WHERE id = %s", conflict.pk) == "conflict_stands"
    way = refused("UPDATE programs_reviewassignment SET status = 'accepted' WHERE id = %s", assignment.pk)
    assert way == "assignment_goes_its_way"


def test_a_hard_conflict_ends_it_even_when_its_side_is_closed(review):
    submit(review)
    close(review)

    ConflictFactory(person=review.assignment.reviewer.person, application=review.assignment.application)

    review.assignment.refresh_from_db()
    assert review.assignment.status == "cancelled"


def test_nobody_writes_a_review_that_was_taken_from_them(review):
    ConflictFactory(person=review.assignment.reviewer.person, application=review.assignment.application)

    words = "UPDATE programs_review SET text_to_committee = 'Still here.' WHERE id = %s"
    assert refused(words, review.pk) == "review_is_taken_on"


def test_one_side_of_a_programme_never_asks_a_reviewer_of_the_other():
    application = ApplicationFactory(eligible=True)
    panel = ReviewerPanelFactory(programme=application.call.programme, side="partner")

    with pytest.raises(IntegrityError, match="not of this side"), transaction.atomic():
        ReviewAssignmentFactory(application=application, reviewer=panel.reviewer)
    with pytest.raises(IntegrityError, match="reviewer_is_of_one_side"), transaction.atomic():
        ReviewerPanelFactory(reviewer=panel.reviewer, programme=panel.programme, side="home")


def test_who_was_invited_stays_in_the_list(review):
    words = "DELETE FROM programs_reviewassignment WHERE id = %s"

    assert refused(words, review.assignment_id) == "assignment_is_kept"


def test_whoever_declined_is_not_proposed_again():
    assignment = ReviewAssignmentFactory(invited=True)
    ReviewAssignment.objects.filter(pk=assignment.pk).update(status="declined", declined_for="load", answered_at=NOW)

    words = "UPDATE programs_reviewassignment SET status = %s WHERE id = %s"
    for status in ("proposed", "invited", "accepted"):
        assert refused(words, status, assignment.pk) == "assignment_goes_its_way"


# --- I5 ------------------------------------------------------------------------------------------------------------


def test_the_total_is_the_weighted_share_of_what_could_be_had(review):
    submit(review)

    review.refresh_from_db()
    assert float(review.total) == 80.0


def test_a_review_is_submitted_with_every_criterion_scored(review):
    complete(review)
    sql("DELETE FROM programs_reviewscore WHERE id = %s", ReviewScore.objects.first().pk)

    assert refused(SUBMIT, review.pk) == "review_is_complete"


@pytest.mark.parametrize("column", ["text_to_applicant", "text_to_committee", "recommendation"])
def test_a_review_is_submitted_with_its_texts_and_recommendation(column, review):
    complete(review)
    sql(f"UPDATE programs_review SET {column} = '' WHERE id = %s", review.pk)

    assert refused(SUBMIT, review.pk) == "review_is_complete"


def test_a_review_is_not_submitted_where_weights_are_not_a_hundred():
    application = ApplicationFactory(eligible=True)
    rubric(application.call, 40, 30, 20)
    review = ReviewFactory(assignment__application=application)
    complete(review)

    assert refused(SUBMIT, review.pk) == "review_is_complete"


def test_criteria_of_the_other_side_are_not_asked_for(review):
    """They could not be entered any more: who reviews there has a rubric of the own."""
    call = CallFactory(open=True, with_form=True)
    CriterionFactory(call=call, weight=100, side="home")
    partner = CriterionFactory(call=call, weight=100, side="partner")
    review = ReviewFactory(assignment__application=ApplicationFactory(call=call, eligible=True))
    Review.objects.filter(pk=review.pk).update(text_to_applicant="a", text_to_committee="b", recommendation="reject")
    ReviewScoreFactory(review=review, criterion=call.criteria.get(side="home"), value=1)

    with pytest.raises(IntegrityError, match="no such value"), transaction.atomic():
        ReviewScoreFactory(review=review, criterion=partner, value=1)
    sql(SUBMIT, review.pk)
    review.refresh_from_db()
    assert float(review.total) == 20.0


@pytest.mark.parametrize("value", [0, 6])
def test_a_value_is_on_the_scale_of_its_criterion(value, review):
    criterion = Criterion.objects.first()

    with pytest.raises(IntegrityError), transaction.atomic():
        ReviewScoreFactory(review=review, criterion=criterion, value=value)


WRITES = {
    "text": "UPDATE programs_review SET text_to_applicant = 'Other words.' WHERE id = %s",
    "recommendation": "UPDATE programs_review SET recommendation = 'reject' WHERE id = %s",
    "total": "UPDATE programs_review SET total = 100 WHERE id = %s",
    "change": "UPDATE programs_reviewscore SET value = 1 WHERE review_id = %s",
    "remove": "DELETE FROM programs_reviewscore WHERE review_id = %s",
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_a_submitted_review_is_not_changed(write, review):
    submit(review)

    assert refused(write, review.pk) == "review_is_submitted"


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_no_review_is_changed_when_its_side_is_closed(write, review):
    complete(review)
    close(review)

    assert refused(write, review.pk) == "review_side_is_open"


def test_nothing_is_submitted_opened_again_or_assigned_when_its_side_is_closed(review):
    submit(review)
    close(review)
    assignment = review.assignment

    opened = refused("UPDATE programs_review SET submitted_at = NULL WHERE id = %s", review.pk)
    assert opened == "review_side_is_open"
    words = "UPDATE programs_reviewassignment SET status = 'accepted' WHERE id = %s"
    assert refused(words, assignment.pk) == "review_side_is_open"
    with pytest.raises(IntegrityError, match="side is closed"), transaction.atomic():
        ReviewAssignmentFactory(application=assignment.application, call_side=assignment.call_side)
    assert refused("DELETE FROM programs_review WHERE id = %s", review.pk) == "review_is_kept"


def test_the_other_side_goes_on(review):
    partner = CallSideFactory(call=review.assignment.application.call, side="partner")
    other = ReviewAssignmentFactory(application=review.assignment.application, call_side=partner, accepted=True)
    close(review)

    complete(ReviewFactory(assignment=other))
    sql(SUBMIT, other.review.pk)


def test_a_side_is_closed_for_good(review):
    close(review)

    words = "UPDATE programs_callside SET closed_at = NULL, closed_by_id = NULL WHERE id = %s"
    assert refused(words, review.assignment.call_side_id) == "review_side_is_open"


def test_an_assignment_is_submitted_with_its_review_and_not_before(review):
    words = "UPDATE programs_reviewassignment SET status = 'submitted' WHERE id = %s"

    assert refused(words, review.assignment_id) == "assignment_is_as_its_review"


def test_a_submitted_review_is_opened_again_and_then_changed(review):
    submit(review)

    sql("UPDATE programs_review SET submitted_at = NULL WHERE id = %s", review.pk)
    sql("UPDATE programs_reviewassignment SET status = 'accepted' WHERE id = %s", review.assignment_id)
    sql(WRITES["text"], review.pk)

    review.refresh_from_db()
    assert (review.text_to_applicant, review.total) == ("Other words.", None)


@pytest.mark.parametrize(
    "write",
    [
        "UPDATE programs_criterion SET weight = 41 WHERE id = %s",
        "UPDATE programs_criterion SET most = 10 WHERE id = %s",
        "DELETE FROM programs_criterion WHERE id = %s",
    ],
)
def test_the_rubric_stands_once_somebody_reviews(write, review):
    criterion = Criterion.objects.first()

    assert refused(write, criterion.pk) == "rubric_stands"
    sql("UPDATE programs_criterion SET anchors_en = 'Weak' WHERE id = %s", criterion.pk)


# --- what a side says ------------------------------------------------------------------------------------------------


def test_what_a_side_says_stands_when_it_is_closed(review):
    side = review.assignment.call_side
    said = SideEvaluationFactory(call_side=side, application=review.assignment.application, grade="B")
    sql("UPDATE programs_sideevaluation SET grade = 'A' WHERE id = %s", said.pk)
    close(review)

    assert refused("UPDATE programs_sideevaluation SET grade = 'B' WHERE id = %s", said.pk) == "review_side_is_open"
    assert refused("DELETE FROM programs_sideevaluation WHERE id = %s", said.pk) == "review_side_is_open"
    with pytest.raises(IntegrityError, match="side is closed"), transaction.atomic():
        SideEvaluationFactory(call_side=side, application=ApplicationFactory(call=side.call, eligible=True))


def test_a_side_says_nothing_of_another_call(review):
    with pytest.raises(IntegrityError, match="another call"), transaction.atomic():
        SideEvaluationFactory(call_side=review.assignment.call_side, application=ApplicationFactory(eligible=True))


@pytest.mark.parametrize(
    "counted",
    [{"reviews": 1}, {"raw": 70, "spread": 0}, {"reviews": 1, "raw": 70, "spread": 0, "adjusted": 71}, {"grade": "D"}],
)
def test_scores_are_whole(counted):
    with pytest.raises(IntegrityError, match="side_evaluation_"), transaction.atomic():
        SideEvaluationFactory(**counted)


@pytest.mark.parametrize(
    ("column", "before", "after"),
    [
        ("hides_applicants", True, False),
        ("score_used", "adjusted", "raw"),
        ("cut_policy", "skip", "stop"),
        ("threshold", 50, 60),
    ],
)
def test_how_scores_decide_stands_once_somebody_is_invited(column, before, after):
    assignment = ReviewAssignmentFactory()
    call, words = assignment.application.call, f"UPDATE programs_call SET {column} = %s WHERE id = %s"
    sql(words, before, call.pk)

    ReviewAssignmentFactory(application=assignment.application, call_side=assignment.call_side, invited=True)

    assert refused(words, after, call.pk) == "review_rules_stand"
