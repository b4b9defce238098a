"""What reviewers answer, write and submit; what the office opens again, is told of, and closes."""

import datetime as dt

import pgtrigger
import pytest

from notices.models import Email
from notices.reminders import plan_and_send
from programs.actions import assigning, calls, reviewing, submission
from programs.models import Application, Conflict, Review, ReviewAssignment
from programs.reviewflags import flags_of
from records import clock
from records.desk import Desk
from records.refusals import Refusal
from tests.factories.programs import ConflictFactory, SideEvaluationFactory
from tests.programs.reviewed import call_to_review, file_of, invited, reviewer_of

pytestmark = pytest.mark.django_db
LONG = "This is what I think of it, at some length. " * 6


@pytest.fixture
def officer(user_with):
    return user_with("officer")


@pytest.fixture
def azar(user_with):
    return user_with(email="azar@example.org", verified=True)


@pytest.fixture
def call_side(officer):
    """One application; Azar and Bahar are invited."""
    call = call_to_review(review_due_on=dt.date(2026, 12, 20))
    file_of(call)
    reviewer_of(call, "Azar", level=3, email="azar@example.org")
    reviewer_of(call, "Bahar", level=3, email="bahar@example.org")
    return invited(call, officer)


def of(call_side, family):
    return call_side.assignments.get(reviewer__person__family_en=family)


def written(assignment, user, values=(4, 3, 5), recommendation="fund", text=LONG):
    review = reviewing.open_review(assignment, by=user)
    scores = dict(zip(reviewing.rubric(review), values, strict=True))
    texts = {"text_to_applicant": text, "text_to_committee": text, "recommendation": recommendation}
    return reviewing.save_review(review, scores=scores, texts=texts, version=review.version, by=user)


def submitted(call_side, family, user, **values):
    reviewing.accept(of(call_side, family), by=user)
    review = written(of(call_side, family), user, **values)
    reviewing.submit_review(review, by=user)
    return review


# --- answered ----------------------------------------------------------------------------------------------------


def test_who_takes_it_on_sees_the_application_and_nobody_else_does(call_side, azar, user_with):
    application = of(call_side, "Azar").application
    stranger = user_with()
    assert not Application.objects.visible_to(azar).exists()

    reviewing.accept(of(call_side, "Azar"), by=azar)

    assert list(Application.objects.visible_to(azar)) == [application]
    assert not Application.objects.read_whole_by(azar).exists()
    assert not Application.objects.visible_to(stranger).exists()
    assert list(ReviewAssignment.objects.visible_to(azar)) == [of(call_side, "Azar")]


def test_a_hard_conflict_closes_it_at_once_whoever_enters_it(call_side, azar):
    assignment = of(call_side, "Azar")
    reviewing.accept(assignment, by=azar)

    ConflictFactory(person=assignment.reviewer.person, application=assignment.application)

    assert not Application.objects.visible_to(azar).exists()
    assert not ReviewAssignment.objects.visible_to(azar).exists()
    assert not azar.has_perm("programs.view_application", assignment.application)


def test_a_withdrawn_application_is_closed_to_its_reviewers(call_side, azar):
    reviewing.accept(of(call_side, "Azar"), by=azar)

    Application.objects.update(status="withdrawn")

    assert not Application.objects.visible_to(azar).exists()


def test_an_invitation_is_taken_on_only_by_the_account_of_its_address(call_side, user_with):
    with pytest.raises(Refusal, match="another address"):
        reviewing.accept(of(call_side, "Azar"), by=user_with(email="other@example.org", verified=True))


def test_a_conflict_that_is_found_when_it_is_taken_on_stays_found(call_side, azar):
    assignment = of(call_side, "Azar")
    type(assignment.application.members.first()).objects.filter(side="home").update(person=assignment.reviewer.person)

    with pytest.raises(Refusal):
        reviewing.accept(assignment, by=azar)

    assert of(call_side, "Azar").status == "cancelled"
    assert Conflict.objects.get().kind == "same_person"


def test_a_reviewer_declines_and_the_next_best_is_proposed_at_once(call_side):
    third = reviewer_of(call_side.call, "Third", level=1)

    reviewing.decline(of(call_side, "Azar"), declined_for="load", reason="I travel.")

    assert of(call_side, "Azar").status == "declined"
    assert [one.reviewer for one in call_side.assignments.filter(status="proposed")] == [third]
    assert not Conflict.objects.exists()


def test_a_declared_conflict_is_hard_and_declining_twice_is_refused(call_side):
    reviewing.decline(of(call_side, "Azar"), declined_for="conflict", reason="We publish together.")

    conflict = Conflict.objects.get()
    assert (conflict.kind, conflict.is_hard, conflict.note) == ("declared", True, "We publish together.")
    with pytest.raises(Refusal, match="answered already"):
        reviewing.decline(of(call_side, "Azar"), declined_for="load")


def test_who_has_taken_it_on_gives_it_up_with_a_conflict(call_side, azar):
    reviewing.accept(of(call_side, "Azar"), by=azar)

    reviewing.give_up(of(call_side, "Azar"), declined_for="conflict", reason="I know her.", by=azar)

    assert Conflict.objects.get().is_hard
    assert not Application.objects.visible_to(azar).exists()


def test_officers_write_no_review(call_side, user_with):
    officer = user_with("officer", email="azar@example.org", verified=True)
    reviewing.accept(of(call_side, "Azar"), by=officer)

    assert not officer.has_perm("programs.write_reviewassignment", of(call_side, "Azar"))


# --- written -----------------------------------------------------------------------------------------------------


def test_what_is_written_is_kept_and_another_window_is_refused(call_side, azar):
    reviewing.accept(of(call_side, "Azar"), by=azar)
    review = written(of(call_side, "Azar"), azar)
    criterion = reviewing.rubric(review)[0]

    with pytest.raises(Refusal, match="another window"):
        reviewing.save_review(review, scores={}, texts={}, version=review.version - 1, by=azar)
    reviewing.save_review(review, scores={criterion: None}, texts={}, version=review.version, by=azar)

    assert [one.value for one in review.scores.order_by("criterion__pk")] == [3, 5]
    assert Review.objects.get().text_to_committee == LONG


def test_a_submitted_review_has_its_total_and_is_opened_again_by_the_office(call_side, azar, officer):
    review = submitted(call_side, "Azar", azar)
    assert (float(review.total), of(call_side, "Azar").status) == (80.0, "submitted")
    with pytest.raises(Refusal, match="submitted"):
        reviewing.save_review(review, scores={}, texts={}, version=review.version, by=azar)

    reviewing.reopen_review(of(call_side, "Azar"), reason="A criterion was misread.", by=officer)

    review.refresh_from_db()
    assert (review.submitted_at, review.total, of(call_side, "Azar").status) == (None, None, "accepted")


def test_an_incomplete_review_is_not_submitted(call_side, azar):
    reviewing.accept(of(call_side, "Azar"), by=azar)
    review = reviewing.open_review(of(call_side, "Azar"), by=azar)

    with pytest.raises(Refusal, match="every criterion"):
        reviewing.submit_review(review, by=azar)

    review.refresh_from_db()
    assert review.submitted_at is None


# --- flags, closing ----------------------------------------------------------------------------------------------


def test_flags_tell_what_is_to_be_looked_at(call_side, azar, user_with):
    bahar = user_with(email="bahar@example.org", verified=True)
    submitted(call_side, "Azar", azar, values=(5, 5, 5), text="Good.")
    with clock.held_at(clock.now() + dt.timedelta(hours=1)):
        submitted(call_side, "Bahar", bahar, values=(1, 2, 3), recommendation="reject")

    [said] = flags_of(call_side).values()
    assert said == [
        "The totals are 62 points apart.",
        "One recommends to fund it, another one does not.",
        "Maryam Azar: a text is shorter than 200 characters.",
        "Maryam Azar: all criteria have the same value.",
        "Maryam Azar: submitted less than two minutes after it was opened.",
        "Maryam Bahar: submitted less than two minutes after it was opened.",
    ]


def test_a_side_is_closed_with_what_it_lacks_only_for_reasons(call_side, azar, officer):
    submitted(call_side, "Azar", azar)

    assert [(one.title, n) for one, n in reviewing.lacking(call_side)] == [("A joint observatory", 1)]
    with pytest.raises(Refusal, match="at least 20 characters"):
        reviewing.close_side(call_side, by=officer)
    reviewing.close_side(call_side, waiver="The second reviewer fell ill in December.", by=officer)

    assert call_side.is_over
    assert of(call_side, "Bahar").status == "cancelled"
    with pytest.raises(Refusal, match="closed"):
        assigning.solve(call_side, by=officer)
    with pytest.raises(Refusal, match="closed"):
        reviewing.reopen_review(of(call_side, "Azar"), reason="Once more.", by=officer)


def test_a_side_that_is_closed_keeps_what_it_says_as_rows(call_side, azar, officer, user_with):
    """Two reviews are too few to adjust: the page says so."""
    lonely = file_of(call_side.call, "Nobody reviewed this")
    SideEvaluationFactory(call_side=call_side, application=lonely, grade="C", panel_note="Out of scope.")
    submitted(call_side, "Azar", azar, values=(5, 5, 5))
    submitted(call_side, "Bahar", user_with(email="bahar@example.org", verified=True), values=(4, 3, 5))

    reviewing.close_side(call_side, waiver="One application came without reviewers.", by=officer)

    counted = {
        one.application.title: (one.reviews, one.raw, one.adjusted, one.spread, one.grade)
        for one in call_side.evaluations.select_related("application")
    }
    assert counted == {
        "A joint observatory": (2, 90, None, 20, ""),
        "Nobody reviewed this": (0, None, None, None, "C"),
    }
    assert call_side.raw_only == "few_reviews"


def led_by(application, user):
    with pgtrigger.ignore():
        application.members.filter(role="leader", side="home").update(user=user)
    return user


def test_who_reviews_a_withdrawn_application_is_released_and_thanked(call_side, azar, user_with):
    third = reviewer_of(call_side.call, "Third", level=1, email="third@example.org")
    reviewing.accept(of(call_side, "Azar"), by=azar)
    application = of(call_side, "Azar").application
    assigning.add(call_side, application=application, reviewer=third, by=user_with("officer"))
    leader = led_by(application, user_with())

    submission.withdraw(application, comment="She left for Delft.", by=leader)

    assert set(call_side.assignments.values_list("status", flat=True)) == {"cancelled"}
    told = Email.objects.filter(key__startswith="review-released").order_by("to")
    assert [one.to for one in told] == ["azar@example.org", "bahar@example.org"]
    assert "Thank you" in told[0].text
    assert "Delft" not in told[0].text


def test_who_reviews_for_a_cancelled_call_is_released_and_thanked(call_side, azar, user_with):
    reviewing.accept(of(call_side, "Azar"), by=azar)

    calls.cancel(call_side.call, comment="The partner has no money this year.", by=user_with("director"))

    assert set(call_side.assignments.values_list("status", flat=True)) == {"cancelled"}
    told = Email.objects.filter(key__startswith="review-released").order_by("to")
    assert [one.to for one in told] == ["azar@example.org", "bahar@example.org"]
    assert "is not evaluated any more" in told[0].text


def test_what_a_reviewer_of_a_withdrawn_application_has_written_is_kept(call_side, azar, user_with):
    review = submitted(call_side, "Azar", azar)
    application = of(call_side, "Azar").application
    leader = led_by(application, user_with())

    submission.withdraw(application, comment="She left for Delft.", by=leader)

    review.refresh_from_db()
    assert (of(call_side, "Azar").status, float(review.total)) == ("submitted", 80.0)
    assert Email.objects.filter(to="azar@example.org", key__startswith="review-released").count() == 1


def test_the_panel_grades_until_its_side_is_closed(call_side, officer):
    application = of(call_side, "Azar").application
    reviewing.grade(call_side, application, grade="A", by=officer)
    reviewing.grade(call_side, application, grade="B", panel_note="Good, and late.", by=officer)
    reviewing.close_side(call_side, waiver="Nobody has reviewed it in time.", by=officer)

    said = call_side.evaluations.get()
    assert (said.grade, said.panel_note, said.reviews) == ("B", "Good, and late.", 0)
    with pytest.raises(Refusal, match="closed"):
        reviewing.grade(call_side, application, grade="C", by=officer)


def test_one_side_says_nothing_of_the_other(call_side, officer):
    reviewer_of(call_side.call, "Martin", side="partner", email="martin@example.fr")

    partner = invited(call_side.call, officer, side="partner")
    reviewing.close_side(partner, waiver="The partner works on paper this year.", by=officer)

    call_side.refresh_from_db()
    assert not call_side.is_over
    assert of(call_side, "Azar").status == "invited"


# --- told ----------------------------------------------------------------------------------------------------------


def letters():
    return sorted(Email.objects.exclude(key__startswith="review-invited").values_list("to", flat=True))


def test_reminders_go_to_whoever_owes_and_stop_by_themselves(call_side, azar):
    reviewing.accept(of(call_side, "Azar"), by=azar)
    plan_and_send()
    Email.objects.exclude(key__startswith="review-invited").delete()

    with clock.held_at(dt.datetime(2026, 12, 13, 8, 0, tzinfo=dt.UTC)):
        plan_and_send()
    assert letters() == ["azar@example.org", "bahar@example.org"]
    reviewing.decline(of(call_side, "Bahar"), declined_for="load")
    review = written(of(call_side, "Azar"), azar)
    reviewing.submit_review(review, by=azar)
    with clock.held_at(dt.datetime(2026, 12, 18, 8, 0, tzinfo=dt.UTC)):
        plan_and_send()
    assert letters() == ["azar@example.org", "bahar@example.org"]


def test_a_reminder_is_one_letter_for_all_reviews(call_side, azar, officer):
    file_of(call_side.call, "Another title")
    assigning.solve(call_side, by=officer)
    assigning.deploy(call_side, by=officer)
    for one in call_side.assignments.filter(reviewer__person__family_en="Azar"):
        reviewing.accept(one, by=azar)

    with clock.held_at(dt.datetime(2026, 12, 13, 8, 0, tzinfo=dt.UTC)):
        plan_and_send()

    letter = Email.objects.exclude(key__startswith="review-invited").get(to="azar@example.org")
    assert "A joint observatory" in letter.text
    assert "Another title" in letter.text


def waits(user):
    return {group["slug"] for group in Desk(user).groups}


def test_desks_name_what_waits(call_side, azar, officer):
    reviewer_of(call_side.call, "Third", level=1, email="third@example.org")
    reviewing.accept(of(call_side, "Azar"), by=azar)
    assert waits(azar) == {"reviews-to-write"}
    assert waits(officer) == set()

    reviewing.decline(of(call_side, "Bahar"), declined_for="load")
    soft = ConflictFactory(
        person=of(call_side, "Azar").reviewer.person, application=of(call_side, "Azar").application, is_hard=False
    )
    assert soft is not None
    with clock.held_at(dt.datetime(2026, 12, 24, 8, 0, tzinfo=dt.UTC)):
        assert waits(officer) == {"reviewers-to-invite", "conflicts-to-settle", "reviews-overdue"}
