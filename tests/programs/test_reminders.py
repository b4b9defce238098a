"""Leaders on both sides are told in time what keeps their application from being submitted, each once."""

import datetime as dt

import pytest

from notices.models import Email, ReminderDue
from notices.reminders import plan_and_send
from programs.actions import awards
from programs.actions import consent as consenting
from programs.content import content_hash
from programs.models import Application, Award, Call
from records import clock
from tests.factories.programs import ApplicationFactory, AwardFactory, BudgetLineFactory, CallExtensionFactory

pytestmark = pytest.mark.django_db

CLOSES = dt.datetime(2026, 12, 20, 9, 30, tzinfo=dt.UTC)  # 13:00 in Tehran
BOTH = ["martin@example.fr", "rahimi@example.ir"]


@pytest.fixture
def rahimi(user_with):
    return user_with("scholar", name="Sara Rahimi", email="rahimi@example.ir")


@pytest.fixture
def martin(user_with):
    return user_with("scholar", name="Anne Martin", email="martin@example.fr")


@pytest.fixture
def application(rahimi, martin):
    with clock.held_at(CLOSES - dt.timedelta(days=30)):
        application = ApplicationFactory(user=rahimi, title="A joint observatory", filled=True)
        application.members.filter(side="partner").update(user=martin)
        plan_and_send()
    return application


def told(**before):
    """To whom letters went at an instant before the closing."""
    known = set(Email.objects.values_list("pk", flat=True))
    with clock.held_at(CLOSES - dt.timedelta(**before)):
        plan_and_send()
    return sorted(Email.objects.exclude(pk__in=known).values_list("to", flat=True))


def consent(application, by, at):
    with clock.held_at(at):
        consenting.consent(Application.objects.get(pk=application.pk), text=content_hash(application), by=by)


def test_of_a_draft_both_leaders_are_told_seven_days_two_days_and_six_hours_before(application):
    steps = [{"days": 8}, {"days": 7}, {"days": 6}, {"hours": 48}, {"hours": 47}, {"hours": 6}, {"hours": 5}]

    assert [told(**step) for step in steps] == [[], BOTH, [], BOTH, [], BOTH, []]


def test_the_letter_says_what_closes_when_in_both_countries(application):
    told(days=7)

    text = Email.objects.get(to="martin@example.fr").text
    assert "Your application is not submitted yet" in text
    assert "A joint observatory" in text
    assert "13:00 Tehran" in text
    assert "10:30 Paris" in text


def test_a_second_run_tells_nobody_again(application):
    assert told(days=7) == BOTH
    assert told(days=7) == []


def test_who_has_consented_is_told_no_more_and_who_has_not_is(application, rahimi):
    told(days=7)
    consent(application, rahimi, CLOSES - dt.timedelta(days=3))

    assert told(hours=48) == ["martin@example.fr"]
    assert "Your consent is missing" in Email.objects.filter(to="martin@example.fr").latest("pk").text


def test_what_is_submitted_or_withdrawn_is_told_of_no_more(application, rahimi, martin):
    consent(application, rahimi, CLOSES - dt.timedelta(days=10))
    consent(application, martin, CLOSES - dt.timedelta(days=10))

    assert [told(days=7), told(hours=48), told(hours=6)] == [[], [], []]


def test_taken_back_it_is_told_of_again(application, rahimi, martin):
    consent(application, rahimi, CLOSES - dt.timedelta(days=10))
    consent(application, martin, CLOSES - dt.timedelta(days=10))
    Application.objects.filter(pk=application.pk).update(status="draft", submitted_at=None, content_hash="")

    assert told(hours=48) == BOTH


def test_an_extension_moves_the_ladder(application, user_with):
    later = CLOSES + dt.timedelta(days=10)
    CallExtensionFactory(
        call=application.call, application=application, closes_at=later, agreed_by=user_with(), agreed_at=CLOSES
    )

    assert [told(days=7), told(hours=48), told(days=-3)] == [[], [], BOTH]


def test_after_the_closing_who_was_asked_in_time_is_told_until_when(application, rahimi):
    Call.objects.filter(pk=application.call.pk).update(consent_closes_at=CLOSES + dt.timedelta(hours=72))
    consent(application, rahimi, CLOSES - dt.timedelta(hours=1))

    assert told(hours=-1) == ["martin@example.fr"]
    assert told(hours=-2) == []
    text = Email.objects.filter(to="martin@example.fr").latest("pk").text
    assert "you can still give it" in text
    assert "23 December 2026 (2 Dey 1405), 13:00 Tehran" in text


def test_nobody_is_told_that_the_call_has_closed_while_it_is_open(application, rahimi):
    Call.objects.filter(pk=application.call.pk).update(consent_closes_at=CLOSES + dt.timedelta(hours=20))
    consent(application, rahimi, CLOSES - dt.timedelta(days=4))
    told(hours=49)
    Email.objects.all().delete()

    assert [told(hours=hours) for hours in (47, 6, 4)] == [BOTH[:1], BOTH[:1], []]
    assert not Email.objects.filter(text__contains="The call has closed").exists()
    assert [told(hours=hours) for hours in (-1, -2)] == [BOTH[:1], []]
    assert Email.objects.filter(text__contains="The call has closed").count() == 1


def test_a_rolling_call_reminds_of_nothing(application):
    Call.objects.filter(pk=application.call.pk).update(closes_at=None)
    with clock.held_at(CLOSES - dt.timedelta(days=7)):
        plan_and_send()

    assert set(ReminderDue.objects.values_list("status", flat=True)) <= {"superseded"}


# --- awards


def test_of_an_offer_its_leaders_are_told_and_at_last_the_officers_until_somebody_answers(rahimi, user_with):
    user_with("officer", email="officer@example.org")
    offered = dt.datetime(2026, 11, 20, 8, 0, tzinfo=dt.UTC)
    with clock.held_at(offered):
        AwardFactory(application=ApplicationFactory(user=rahimi, eligible=True), accept_by=dt.date(2026, 12, 20))
        plan_and_send()
    assert [told(days=days) for days in (15, 14, 13, 3)] == [
        [],
        ["rahimi@example.ir"],
        [],
        ["officer@example.org", "rahimi@example.ir"],
    ]

    with clock.held_at(offered):
        awards.decline(Award.objects.get(), by=rahimi)
    assert told(days=2) == []


def test_money_that_lapses_is_told_sixty_days_before_until_it_is_approved(rahimi, user_with):
    user_with("officer", email="officer@example.org")
    with clock.held_at(dt.datetime(2026, 9, 20, 8, 0, tzinfo=dt.UTC)):
        award = AwardFactory(application=ApplicationFactory(user=rahimi, eligible=True), accepted=True)
        line = BudgetLineFactory(award=award, starts_on=dt.date(2026, 1, 1), ends_on=dt.date(2026, 12, 20))
        plan_and_send()
    assert told(days=61) == []
    assert told(days=60) == ["officer@example.org", "rahimi@example.ir"]
    assert "6,000.00 euros" in Email.objects.get(to="rahimi@example.ir").text

    type(line).objects.update(reserved=6000)
    assert told(days=59) == []
