"""Whether an agreement shall be renewed is asked in time, with evidence, recommended upon and decided with reasons."""

import datetime as dt
import threading

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connections, transaction

from agreements import actions
from agreements.models import Agreement, AgreementTerm, Course, RenewalMode, RenewalReview
from agreements.workflow import ReviewStatus
from directory.roles import Role
from records import clock
from records.history import timeline
from records.refusals import Refusal
from tests.factories.agreements import (
    ActivityFactory,
    AgreementFactory,
    AgreementTermFactory,
    CommitmentFactory,
    CommitmentOccurrenceFactory,
    RenewalReviewFactory,
)

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
TODAY = dt.date(2026, 11, 20)
REASONS = "Nothing was done for three years."


@pytest.fixture
def officer(user_with, today):
    return user_with(Role.OFFICER)


@pytest.fixture
def director(user_with, today):
    return user_with(Role.DIRECTOR, name="Nasrin Rahbari")


def ending(deadline_in, *, notice_days=100, **values):
    """The last day for notice is so many days from now; its type asks 90 days before."""
    ends_on = TODAY + (deadline_in + notice_days) * DAY
    return AgreementFactory(concluded=True, term__ends_on=ends_on, term__notice_days=notice_days, **values)


def refused(act, *args, **kwargs):
    with pytest.raises(Refusal) as caught:
        act(*args, **kwargs)
    return caught.value.field, str(caught.value)


def test_eighty_days_before_the_deadline_a_review_is_open_with_activities_by_kind(today):
    made = ending(80, locked=True)
    for months, kind in ((2, "visit"), (3, "visit"), (20, "project"), (40, "event")):
        ActivityFactory(agreement=made, happened_on=TODAY - months * 30 * DAY, kind=kind, title=f"{kind} {months}")
    ActivityFactory(agreement=made, happened_on=TODAY - 5 * DAY, closed_on=TODAY)
    ActivityFactory(happened_on=TODAY)
    promise = CommitmentFactory(agreement=made, text_en="Two scholarships", text_fa="دو بورس")
    CommitmentOccurrenceFactory(commitment=promise, due_on=dt.date(2025, 12, 31))
    CommitmentOccurrenceFactory(commitment=promise, due_on=dt.date(2026, 12, 31))

    (review,) = actions.open_due_reviews()

    assert (review.agreement, review.term, review.status, review.opened_on) == (
        made,
        made.terms.get(),
        ReviewStatus.OPEN,
        TODAY,
    )
    assert RenewalReview.objects.get().evidence == {
        "as_of": "2026-11-20",
        "phase": "expiring",
        "activities": {"12": {"visit": 2}, "36": {"project": 1, "visit": 2}},
        "last_activity": {"on": "2026-09-21", "kind": "visit", "title": "visit 2"},
        "overdue": [{"text_en": "Two scholarships", "text_fa": "دو بورس", "due_on": "2025-12-31"}],
    }


@pytest.mark.parametrize(("deadline_in", "opened"), [(91, 0), (90, 1), (0, 1), (-1, 1)])
def test_it_is_opened_from_its_lead_before_the_deadline_until_the_end(today, deadline_in, opened):
    ending(deadline_in)

    assert len(actions.open_due_reviews()) == opened
    assert actions.open_due_reviews() == []


def test_without_notice_it_is_opened_before_the_end_and_not_after_it(today):
    due = AgreementFactory(concluded=True, term__ends_on=TODAY + 90 * DAY)
    AgreementFactory(concluded=True, term__ends_on=TODAY + 91 * DAY)
    AgreementFactory(concluded=True, term__ends_on=TODAY - DAY)

    assert [review.agreement for review in actions.open_due_reviews()] == [due]


@pytest.mark.parametrize(
    "values",
    [
        {"term__open": True},
        {"term__end_not_known": True},
        {"term__ends_on": TODAY + 30 * DAY, "terminated_on": TODAY + 10 * DAY, "termination_reason": "Over."},
    ],
    ids=["open", "end not known", "terminated"],
)
def test_what_does_not_end_by_its_term_is_not_reviewed(today, values):
    AgreementFactory(concluded=True, **values)

    assert actions.open_due_reviews() == []


def test_what_has_a_later_term_or_notice_is_not_reviewed(today):
    followed = ending(80)
    AgreementTermFactory(agreement=followed, starts_on=TODAY + 200 * DAY, ends_on=TODAY + 900 * DAY)
    auto = {"term__renewal_mode": RenewalMode.AUTO, "term__auto_months": 12}
    ending(80, **auto, term__notice_given_on=TODAY)

    assert actions.open_due_reviews() == []


def test_of_one_that_renews_itself_the_review_is_over_with_its_deadline(today):
    auto = {"term__renewal_mode": RenewalMode.AUTO, "term__auto_months": 36}
    ending(-1, **auto)
    due = ending(0, **auto)

    assert [review.agreement for review in actions.open_due_reviews()] == [due]


def test_an_officer_opens_it_without_waiting_for_the_night(officer):
    made = ending(80)

    review = actions.open_review(made, by=officer)

    assert review == RenewalReview.objects.get()
    assert [entry.label for entry in timeline(made) if entry.by_name != "unknown"] == ["Open the renewal review"]
    _field, sentence = refused(actions.open_review, made, by=officer)
    assert sentence.startswith("“Open the renewal review” is no longer possible")


def test_before_its_time_nobody_opens_it(officer):
    refused(actions.open_review, ending(91), by=officer)

    assert RenewalReview.objects.count() == 0


def test_the_officer_recommends_and_may_change_it_until_it_is_decided(officer, director):
    review = RenewalReviewFactory()

    actions.recommend(review, recommendation=Course.RENEW, by=officer)
    actions.recommend(review, recommendation=Course.LET_LAPSE, rationale=REASONS, by=officer)

    kept = RenewalReview.objects.get()
    assert (kept.status, kept.recommendation, kept.rationale, kept.recommended_by) == (
        ReviewStatus.RECOMMENDED,
        Course.LET_LAPSE,
        REASONS,
        officer,
    )
    actions.decide(kept, decision=Course.RENEW, by=director)
    refused(actions.recommend, kept, recommendation=Course.RENEW, by=officer)


def test_the_director_decides_with_name_and_day(director):
    review = RenewalReviewFactory()

    actions.decide(review, decision=Course.LET_LAPSE, reasons=REASONS, by=director)

    kept = RenewalReview.objects.get()
    assert (kept.status, kept.decision, kept.decided_by, kept.decided_on, kept.reasons) == (
        ReviewStatus.DECIDED,
        Course.LET_LAPSE,
        director,
        TODAY,
        REASONS,
    )


@pytest.mark.parametrize("course", [course for course in Course if course != Course.RENEW])
def test_all_but_a_plain_renewal_needs_twenty_characters_of_reasons(director, officer, course):
    review = RenewalReviewFactory()
    sentence = "Give your reasons in at least 20 characters."

    assert refused(actions.decide, review, decision=course, reasons="no", by=director) == ("reasons", sentence)
    assert refused(actions.recommend, review, recommendation=course, rationale=" " * 30, by=officer) == (
        "rationale",
        sentence,
    )
    assert RenewalReview.objects.get().status == ReviewStatus.OPEN


def test_an_officer_does_not_decide(officer):
    with pytest.raises(PermissionDenied):
        actions.decide(RenewalReviewFactory(), decision=Course.RENEW, by=officer)


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"status": "decided", "decision": "renew"}, "review_decision_is_whole"),
        ({"recommendation": "let_lapse", "rationale": "no"}, "review_recommendation_has_reasons"),
    ],
)
def test_the_database_refuses_half_a_decision(values, constraint):
    RenewalReviewFactory()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        RenewalReview.objects.update(**values)


@pytest.mark.django_db(transaction=True)
def test_two_who_open_it_at_once_open_one(transactional_db, today):
    with clock.held_at(clock.now()):
        ending(80)
        start, opened = threading.Barrier(2), []

        def run():
            try:
                start.wait(timeout=10)
                opened.extend(actions.open_due_reviews(TODAY))
            finally:
                connections.close_all()

        threads = [threading.Thread(target=run) for _n in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=20)

    assert (len(opened), RenewalReview.objects.count()) == (1, 1)


def test_a_new_term_gets_its_own_review(today):
    made = ending(-1, term__renewal_mode=RenewalMode.AUTO, term__auto_months=12)
    RenewalReviewFactory(agreement=made)

    (term,) = actions.renew_tacitly()

    assert list(RenewalReview.objects.undecided()) == []
    with_lead = term.notice_deadline - 90 * DAY
    assert [review.term for review in actions.open_due_reviews(with_lead)] == [term]
    assert AgreementTerm.objects.count() == 2
    assert Agreement.objects.with_open_renewal(with_lead).get() == made
