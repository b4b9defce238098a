"""Transitions exist only from where they leave, are made by those who may, and by one person at a time."""

import datetime as dt
import threading

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connections

from agreements.models import Agreement
from agreements.workflow import Status, agreement_workflow
from directory.roles import Role
from records import workflow
from records.refusals import Refusal
from tests.factories.agreements import AgreementFactory, AgreementPartyFactory

MOVES = {
    (Status.DRAFT, "submit"): Status.IN_REVIEW,
    (Status.DRAFT, "void"): Status.VOID,
    (Status.IN_REVIEW, "return"): Status.DRAFT,
    (Status.IN_REVIEW, "open_signature"): Status.IN_SIGNATURE,
    (Status.IN_REVIEW, "void"): Status.VOID,
    (Status.IN_SIGNATURE, "reopen"): Status.IN_REVIEW,
    (Status.IN_SIGNATURE, "conclude"): Status.CONCLUDED,
    (Status.IN_SIGNATURE, "void"): Status.VOID,
    (Status.CONCLUDED, "verify"): Status.CONCLUDED,
    (Status.CONCLUDED, "suspend"): Status.CONCLUDED,
    (Status.CONCLUDED, "terminate"): Status.CONCLUDED,
}
IMPOSSIBLE = [
    (status, name) for status in Status for name in agreement_workflow.transitions if (status, name) not in MOVES
]


def in_status(status, **values):
    """With two parties, so that it can be concluded."""
    if status == Status.CONCLUDED:
        return AgreementFactory(concluded=True, **values)
    agreement = AgreementFactory(status=status, **values)
    AgreementPartyFactory.create_batch(2, agreement=agreement)
    return agreement


@pytest.fixture
def both(user_with):
    """Officer and director in one person: whoever may make any transition."""
    return user_with(Role.OFFICER, Role.DIRECTOR)


@pytest.mark.django_db
@pytest.mark.parametrize(("status", "name"), MOVES)
def test_a_transition_leads_where_it_says_and_is_remembered(both, today, status, name):
    agreement = in_status(status, status_since=dt.datetime(2024, 1, 1, tzinfo=dt.UTC))

    agreement_workflow.apply(agreement, name, by=both, comment="As agreed.")

    kept = Agreement.objects.get()
    assert kept.status == MOVES[status, name]
    assert kept.status_since.date() == today
    event = kept.events.latest("pgh_id")
    assert (event.pgh_label, event.status, event.pgh_context) == (
        "update",
        kept.status,
        {"by": both.pk, "by_name": str(both), "verb": name, "comment": "As agreed.", "audience": "office"},
    )


@pytest.mark.django_db
@pytest.mark.parametrize(("status", "name"), IMPOSSIBLE)
def test_a_transition_exists_from_nowhere_else(both, status, name):
    agreement = in_status(status)

    with pytest.raises(Refusal, match="is no longer possible: the status is now"):
        agreement_workflow.apply(agreement, name, by=both)

    assert Agreement.objects.get().status == status
    assert agreement.events.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"locked": True}, "verify"),
        ({"terminated_on": dt.date(2026, 1, 1), "termination_reason": "Notice given."}, "terminate"),
        ({}, "undo_termination"),
    ],
)
def test_what_was_done_is_not_done_again(both, values, name):
    agreement = AgreementFactory(concluded=True, **values)

    with pytest.raises(Refusal):
        agreement_workflow.apply(agreement, name, by=both)


@pytest.mark.django_db
@pytest.mark.parametrize(("status", "name"), MOVES)
def test_nobody_without_the_right_makes_a_transition(user_with, status, name):
    agreement = in_status(status)

    with pytest.raises(PermissionDenied):
        agreement_workflow.apply(agreement, name, by=user_with(Role.AUDITOR), title_en="Changed")

    kept = Agreement.objects.get()
    assert (kept.status, kept.title_en) == (status, agreement.events.get().title_en)
    assert kept.events.count() == 1


@pytest.mark.django_db
def test_values_are_saved_with_the_transition_and_no_others(both):
    agreement = in_status(Status.IN_SIGNATURE)
    agreement.scope = "typed, but not part of this"

    agreement_workflow.apply(agreement, "conclude", by=both, signed_on=dt.date(2026, 11, 20))

    kept = Agreement.objects.get()
    assert (kept.status, kept.signed_on, kept.scope) == (Status.CONCLUDED, dt.date(2026, 11, 20), "")


@pytest.mark.django_db
def test_whoever_comes_late_reads_who_was_first(both, user_with):
    late = in_status(Status.DRAFT)
    agreement_workflow.apply(Agreement.objects.get(), "submit", by=user_with(Role.OFFICER, name="Leila Daneshvar"))

    with pytest.raises(Refusal) as caught:
        agreement_workflow.apply(late, "submit", by=both)

    assert str(caught.value) == (
        "“Send to review” is no longer possible: the status is now “in review”, set by Leila Daneshvar."
    )


@pytest.mark.django_db
def test_concluding_with_one_party_is_refused_and_leaves_no_trace(both):
    agreement = AgreementFactory(status=Status.IN_SIGNATURE)
    AgreementPartyFactory(agreement=agreement)

    with pytest.raises(Refusal, match=r"A concluded agreement has at least two parties\."):
        agreement_workflow.apply(agreement, "conclude", by=both)

    assert Agreement.objects.get().status == Status.IN_SIGNATURE
    assert agreement.events.count() == 1


# --- two at once ---------------------------------------------------------------------------------------------------


def conclude_at_once(officers):
    """Both have the page open; both press the button at the same instant. What does each of them read?"""
    agreement = in_status(Status.IN_SIGNATURE)
    start, answers = threading.Barrier(len(officers)), {}

    def conclude(by):
        try:
            mine = Agreement.objects.get(pk=agreement.pk)
            start.wait(timeout=10)
            agreement_workflow.apply(mine, "conclude", by=by)
            answers[str(by)] = "concluded"
        except Refusal as refusal:
            answers[str(by)] = str(refusal)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=conclude, args=[by]) for by in officers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    return answers, [event.pgh_context["by_name"] for event in agreement.events.filter(status=Status.CONCLUDED)]


def one_concluded_and_the_other_reads_why(answers, acts):
    first = [name for name, answer in answers.items() if answer == "concluded"]
    others = [answer for answer in answers.values() if answer != "concluded"]
    why = "“Record the conclusion” is no longer possible: the status is now “concluded”, set by {}."
    return len(first) == 1 and acts == first and others == [why.format(*first)]


@pytest.fixture
def officers(transactional_db, user_with):
    return [user_with(Role.OFFICER, name="Leila Daneshvar"), user_with(Role.OFFICER, name="Omid Sarafraz")]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", range(3))
def test_of_two_who_conclude_at_once_one_does_and_the_other_reads_why(officers, time):
    answers, acts = conclude_at_once(officers)

    assert one_concluded_and_the_other_reads_why(answers, acts), answers


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_both_would(officers, monkeypatch):
    """The negative control: with the lock taken out, what the test above asserts is not so."""
    looked = threading.Barrier(len(officers))

    def look_without_holding(record):
        record.refresh_from_db()
        looked.wait(timeout=10)

    monkeypatch.setattr(workflow, "lock", look_without_holding)
    answers, acts = conclude_at_once(officers)

    assert answers == {"Leila Daneshvar": "concluded", "Omid Sarafraz": "concluded"}
    assert not one_concluded_and_the_other_reads_why(answers, acts)
