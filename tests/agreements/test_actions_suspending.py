"""An agreement rests between two days, and no two rests overlap."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from agreements import actions
from agreements.models import Agreement, Suspension
from agreements.phases import Phase
from directory.roles import Role
from records.history import timeline
from records.refusals import Refusal
from tests.factories.agreements import AgreementFactory, SuspensionFactory

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def director(user_with, today):
    return user_with(Role.DIRECTOR)


def refused(act, *args, **kwargs):
    with pytest.raises(Refusal) as caught:
        act(*args, **kwargs)
    return caught.value.field, str(caught.value)


def acts(agreement):
    """What its timeline tells, the newest first, but for what the factories did."""
    return [(entry.label, entry.comment) for entry in timeline(agreement) if entry.by_name != "unknown"]


def test_it_rests_from_its_day_until_it_is_resumed(director, today):
    agreement = AgreementFactory(concluded=True, locked=True)

    actions.suspend(agreement, starts_on=today - DAY, comment="Sanctions.", by=director)

    kept = Agreement.objects.get()
    assert [kept.phase(today + n * DAY) for n in (-2, -1, 400)] == [Phase.ACTIVE, Phase.SUSPENDED, Phase.SUSPENDED]

    actions.resume(kept, comment="Lifted.", by=director)

    kept = Agreement.objects.get()
    assert [kept.phase(today + n * DAY) for n in (-1, 0)] == [Phase.SUSPENDED, Phase.ACTIVE]
    assert acts(kept) == [("Resume", "Lifted."), ("Suspend", "Sanctions.")]


def test_a_rest_with_a_last_day_ends_by_itself(director, today):
    agreement = AgreementFactory(concluded=True)

    actions.suspend(agreement, starts_on=today, ends_on=today + 10 * DAY, comment="Sanctions.", by=director)

    kept = Agreement.objects.get()
    assert [kept.phase(today + n * DAY) for n in (10, 11)] == [Phase.SUSPENDED, Phase.ACTIVE]


@pytest.mark.parametrize("resumes_on", [None, dt.date(2026, 12, 1)], ids=["today", "its own day"])
def test_a_rest_still_to_come_is_called_off(director, today, resumes_on):
    agreement = AgreementFactory(concluded=True)
    actions.suspend(agreement, starts_on=dt.date(2026, 12, 1), comment="Sanctions.", by=director)

    actions.resume(agreement, resumes_on=resumes_on, comment="Lifted.", by=director)

    assert Suspension.objects.count() == 0


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({"comment": " "}, "comment", "Give your reasons."),
        ({"ends_on": dt.date(2026, 11, 19)}, "ends_on", "The suspension ends before it begins."),
        (
            {"starts_on": dt.date(2023, 1, 1)},
            "starts_on",
            "It cannot rest before it was signed (1 January 2024).",
        ),
    ],
)
def test_a_suspension_that_cannot_be_is_refused_beside_its_field(director, today, values, field, sentence):
    agreement = AgreementFactory(concluded=True)
    asked = {"starts_on": today, "comment": "Sanctions.", "by": director} | values

    assert refused(actions.suspend, agreement, **asked) == (field, sentence)
    assert Suspension.objects.count() == 0


def test_two_suspensions_never_cover_one_day(director, today):
    agreement = SuspensionFactory(ends_on=today).agreement

    assert refused(actions.suspend, agreement, starts_on=today, comment="Again.", by=director) == (
        None,
        "The agreement rests already at that time.",
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Suspension.objects.bulk_create([Suspension(agreement=agreement, starts_on=today, reason="Again.")])


def test_what_rests_without_a_last_day_is_not_suspended_again(director, today):
    agreement = SuspensionFactory(ends_on=None).agreement

    _field, sentence = refused(actions.suspend, agreement, starts_on=today, comment="Again.", by=director)

    assert sentence.startswith("“Suspend” is no longer possible")


def test_it_is_not_resumed_before_it_began_to_rest(director, today):
    agreement = SuspensionFactory(starts_on=today - 10 * DAY).agreement

    assert refused(actions.resume, agreement, resumes_on=today - 11 * DAY, comment="Lifted.", by=director) == (
        "resumes_on",
        "It rests since 10 November 2026: choose a later day.",
    )


def test_what_does_not_rest_is_not_resumed(director, today):
    _field, sentence = refused(actions.resume, AgreementFactory(concluded=True), comment="Lifted.", by=director)

    assert sentence.startswith("“Resume” is no longer possible")
