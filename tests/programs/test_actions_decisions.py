"""After the closing the office finds an application eligible; to exclude it takes reasons and a second person."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from notices.models import Email, EmailStatus
from programs.actions import clarifications, decisions
from programs.models import Application
from records import clock
from records.refusals import Refusal
from tests.factories.programs import ApplicationFactory

pytestmark = pytest.mark.django_db

AFTER = dt.datetime(2026, 12, 21, 8, 0, tzinfo=dt.UTC)
REASON = "The project lasts longer than the call allows."


@pytest.fixture(autouse=True)
def _after_the_closing():
    with clock.held_at(AFTER):
        yield


@pytest.fixture
def officer(user_with):
    return user_with("officer", name="Leila Daneshvar", email="leila@example.ir")


@pytest.fixture
def second(user_with):
    return user_with("officer", name="Omid Farhadi")


@pytest.fixture
def rahimi(user_with):
    return user_with("scholar", name="Sara Rahimi", email="rahimi@example.ir")


@pytest.fixture
def application(rahimi):
    return ApplicationFactory(user=rahimi, submitted=True, title="A joint observatory")


def status(application):
    return Application.objects.values_list("status", flat=True).get(pk=application.pk)


def drafts():
    return list(Email.objects.filter(status=EmailStatus.DRAFT).values_list("to", "subject"))


def test_found_eligible_the_letter_waits_for_its_release(application, officer):
    decisions.find_eligible(application, by=officer)

    assert status(application) == "eligible"
    assert drafts() == [("rahimi@example.ir", "Goes on to be evaluated: A joint observatory")]


def test_before_the_closing_nothing_is_decided(application, officer):
    with clock.held_at(dt.datetime(2026, 12, 20, 9, 40, tzinfo=dt.UTC)):
        for act in (
            lambda: decisions.find_eligible(application, by=officer),
            lambda: decisions.propose_exclusion(application, reason=REASON, by=officer),
        ):
            with pytest.raises(Refusal, match="still open"):
                act()

    assert status(application) == "submitted"


@pytest.mark.parametrize("reason", ["", "Too long.", " " * 30])
def test_an_exclusion_needs_reasons_of_twenty_characters(application, officer, reason):
    with pytest.raises(Refusal, match="at least 20 characters"):
        decisions.propose_exclusion(application, reason=reason, by=officer)


def test_who_proposes_does_not_confirm(application, officer):
    decisions.propose_exclusion(application, reason=REASON, by=officer)

    with pytest.raises((Refusal, PermissionDenied)):
        decisions.exclude(application, by=officer)
    assert status(application) == "submitted"
    assert drafts() == []


def test_a_second_person_confirms_and_the_applicants_read_why_when_it_is_released(application, officer, second):
    decisions.propose_exclusion(application, reason=REASON, by=officer)
    decisions.exclude(application, by=second)

    assert status(application) == "ineligible"
    assert drafts() == [("rahimi@example.ir", "Does not meet the conditions: A joint observatory")]
    assert REASON in Email.objects.get().text


def test_nothing_is_excluded_that_nobody_proposed(application, officer):
    with pytest.raises((Refusal, PermissionDenied)):
        decisions.exclude(application, by=officer)


def test_one_exclusion_waits_at_a_time_and_a_dropped_one_does_not(application, officer, second):
    exclusion = decisions.propose_exclusion(application, reason=REASON, by=officer)
    with pytest.raises(Refusal, match="proposed already"):
        decisions.propose_exclusion(application, reason=REASON, by=second)

    decisions.drop_exclusion(exclusion, reason="It does not.", by=second)
    decisions.propose_exclusion(application, reason=REASON, by=second)

    assert application.exclusions.open().count() == 1


def test_found_eligible_after_all_the_proposal_is_closed(application, officer, second):
    decisions.propose_exclusion(application, reason=REASON, by=officer)
    decisions.find_eligible(application, by=second)

    assert application.exclusions.open().count() == 0


def test_a_scholar_decides_nothing(application, rahimi):
    with pytest.raises(PermissionDenied):
        decisions.find_eligible(application, by=rahimi)


def test_a_question_goes_to_the_leaders_and_the_answer_to_who_asked(application, officer, rahimi):
    asked = clarifications.ask_clarification(application, question="Which laboratory?", by=officer)
    clarifications.answer_clarification(asked, answer="The one in Shiraz.", by=rahimi)

    assert list(Email.objects.order_by("pk").values_list("to", "subject")) == [
        ("rahimi@example.ir", "A question about your application: A joint observatory"),
        ("leila@example.ir", "Answered: A joint observatory"),
    ]
    with pytest.raises(Refusal, match="answered already"):
        clarifications.answer_clarification(asked, answer="Another.", by=rahimi)
