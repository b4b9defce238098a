"""Two things come at once: a conflict and an act of the reviewer, a closing and a review. One of them gives way."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from programs import invariants
from programs.actions import assigning, conflicts, reviewing
from programs.models import Application, CallSide, ReviewAssignment
from records.refusals import Refusal
from tests.factories.directory import UserFactory
from tests.programs.reviewed import call_to_review, file_of, reviewer_of

pytestmark = pytest.mark.django_db(transaction=True)
LONG = "This is what I think of it, at some length. " * 6
WAIVER = "One reviewer fell ill in December."


@pytest.fixture
def officer(user_with):
    return user_with("officer")


@pytest.fixture
def azar(user_with):
    return user_with(email="azar@example.org", verified=True)


@pytest.fixture
def assignment(officer):
    """Azar is invited."""
    call = call_to_review(reviews_per_side=1)
    file_of(call)
    reviewer_of(call, "Azar", level=3, email="azar@example.org")
    side = assigning.open_side(call, "home", by=officer)
    assigning.solve(side, by=officer)
    assigning.deploy(side, by=officer)
    return side.assignments.get()


def at_once(*acts):
    """What came of each, begun in the same moment."""
    ready = Barrier(len(acts))

    def answer(act):
        try:
            ready.wait()
            act()
        except Refusal:
            return "refused"
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(len(acts)) as both:
        return list(both.map(answer, acts))


def now(assignment):
    related = ("call_side__call", "application", "reviewer__person")
    return ReviewAssignment.objects.select_related(*related).get(pk=assignment.pk)


def written(assignment, azar):
    """Accepted, and all but submitted."""
    reviewing.accept(now(assignment), by=azar)
    review = reviewing.open_review(now(assignment), by=azar)
    texts = {"text_to_applicant": LONG, "text_to_committee": LONG, "recommendation": "fund"}
    scores = dict.fromkeys(reviewing.rubric(review), 4)
    return reviewing.save_review(review, scores=scores, texts=texts, version=review.version, by=azar)


def enter(assignment, officer):
    application = Application.objects.get(pk=assignment.application_id)
    conflicts.enter_conflict(application, person=assignment.reviewer.person, kind="office", is_hard=True, by=officer)


def holds():
    found = invariants.check()
    return not any(what for words, what in found.items() if words.startswith(("I4", "I5")))


@pytest.mark.parametrize("_round", range(4))
def test_a_hard_conflict_and_an_acceptance(assignment, officer, azar, _round):
    said = at_once(
        lambda: enter(assignment, officer),
        lambda: reviewing.accept(now(assignment), by=azar),
    )

    assert said[0] == "done"
    assert now(assignment).status == "cancelled"
    assert not Application.objects.visible_to(azar).exists()
    assert holds()


@pytest.mark.parametrize("_round", range(4))
def test_a_hard_conflict_and_a_submission(assignment, officer, azar, _round):
    review = written(assignment, azar)

    said = at_once(
        lambda: enter(assignment, officer),
        lambda: reviewing.submit_review(type(review).objects.get(pk=review.pk), by=azar),
    )

    assert said[0] == "done"
    assert now(assignment).status == "cancelled"
    assert not ReviewAssignment.objects.kept_by(azar).exists()
    assert holds()


@pytest.mark.parametrize("_round", range(4))
def test_a_closing_and_a_submission(assignment, officer, azar, _round):
    """The review counts, or it came too late: it is never frozen half way, nor in no row of its side."""
    review = written(assignment, azar)

    said = at_once(
        lambda: reviewing.close_side(CallSide.objects.get(), waiver=WAIVER, by=officer),
        lambda: reviewing.submit_review(type(review).objects.get(pk=review.pk), by=azar),
    )

    assert said[0] == "done"
    review.refresh_from_db()
    counted = CallSide.objects.get().evaluations.get().reviews
    assert (review.submitted_at is not None, said[1], counted) in {(True, "done", 1), (False, "refused", 0)}
    assert holds()


@pytest.mark.parametrize("_round", range(4))
def test_a_closing_and_a_review_that_is_opened_again(assignment, officer, azar, _round):
    reviewing.submit_review(written(assignment, azar), by=azar)
    other = UserFactory()

    said = at_once(
        lambda: reviewing.close_side(CallSide.objects.get(), waiver=WAIVER, by=officer),
        lambda: reviewing.reopen_review(now(assignment), reason="A criterion was misread.", by=other),
    )

    assert said[0] == "done"
    counted = CallSide.objects.get().evaluations.get().reviews
    assert (now(assignment).status, counted) in {("submitted", 1), ("cancelled", 0)}
    assert holds()


def test_a_download_that_began_before_the_conflict_is_the_last(assignment, officer, azar):
    reviewing.accept(now(assignment), by=azar)
    seen = ReviewAssignment.objects.taken_on_by(azar)
    assert seen.exists()

    at_once(lambda: enter(assignment, officer), lambda: list(seen.all()))

    assert not seen.all().exists()
