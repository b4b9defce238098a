"""What was promised: planned a time ahead, kept with evidence, waived with reasons, the same number everywhere."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from agreements import actions
from agreements.desk import CommitmentsOverdue
from agreements.models import CommitmentOccurrence, OccurrenceStatus
from agreements.panels import OverdueCommitmentsOfInstitution
from directory.roles import Role
from records import clock
from records.models import Document
from records.refusals import Refusal
from tests.agreements.papers import scan
from tests.conftest import NOON
from tests.factories.agreements import (
    AgreementFactory,
    AgreementPartyFactory,
    CommitmentFactory,
    CommitmentOccurrenceFactory,
)
from tests.pages import rows

pytestmark = pytest.mark.django_db
LAST_OF_2026 = dt.date(2026, 12, 31)


@pytest.fixture
def officer(user_with):
    return user_with(Role.OFFICER)


def promised(officer, first=LAST_OF_2026, **values):
    """Two scholarships a year."""
    given = {"text_en": "Two scholarships", "recurrence": "yearly", "first_due_on": first, "owner": officer}
    values.setdefault("agreement", AgreementFactory(concluded=True, term__open=True))
    made = CommitmentFactory(**(given | values))
    actions.plan(made, by=officer)
    return made


def days(commitment):
    return [str(day) for day in commitment.occurrences.values_list("due_on", flat=True)]


def at(day):
    return clock.held_at(NOON.replace(year=day.year, month=day.month, day=day.day))


def test_the_next_time_is_planned_when_it_is_entered_and_nothing_twice(officer, today):
    made = promised(officer)

    actions.plan(made, by=officer)

    assert days(made) == ["2026-12-31"]


def test_what_was_due_before_is_planned_too_and_leap_days_end_with_february(officer, today):
    made = promised(officer, first=dt.date(2024, 2, 29))

    assert days(made) == ["2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28"]


def test_once_is_once(officer, today):
    assert days(promised(officer, first=dt.date(2020, 1, 1), recurrence="once")) == ["2020-01-01"]


@pytest.mark.parametrize(
    "values",
    [
        {"last_due_on": dt.date(2025, 12, 31)},
        {"agreement": {"term__starts_on": dt.date(2024, 1, 1), "term__ends_on": dt.date(2026, 6, 30)}},
        {"agreement": {"terminated_on": dt.date(2026, 6, 30), "termination_reason": "Dissolved.", "term__open": True}},
    ],
    ids=["last time", "term", "termination"],
)
def test_after_the_last_time_or_the_end_of_the_agreement_nothing_is_planned(officer, today, values):
    if "agreement" in values:
        values = {"agreement": AgreementFactory(concluded=True, **values["agreement"])}

    assert days(promised(officer, first=dt.date(2024, 12, 31), **values)) == ["2024-12-31", "2025-12-31"]


def test_kept_before_its_day_the_next_one_is_there(officer, today):
    made = promised(officer)

    actions.keep(made.occurrences.get(), value=2, by=officer)

    assert days(made) == ["2026-12-31", "2027-12-31"]
    kept = made.occurrences.get(due_on=LAST_OF_2026)
    assert (kept.status, kept.done_on, kept.value) == (OccurrenceStatus.KEPT, today, 2)


def test_the_night_plans_what_nobody_has_planned_and_a_second_time_nothing(
    officer, today, django_assert_max_num_queries
):
    made = promised(officer)
    closed = promised(officer, first=dt.date(2020, 1, 1), closed_on=today)
    with at(dt.date(2027, 1, 1)):
        actions.plan_all()
        actions.plan_all()
        with django_assert_max_num_queries(1):
            actions.plan_all()

    assert days(made) == ["2026-12-31", "2027-12-31"]
    assert days(closed) == []


def test_without_the_paper_it_needs_it_is_not_kept(officer, today):
    made = promised(officer, needs_evidence=True)
    occurrence = made.occurrences.get()

    with pytest.raises(Refusal, match="This needs a paper as evidence") as refused:
        actions.keep(occurrence, by=officer)
    occurrence.refresh_from_db()
    was = occurrence.status
    actions.keep(occurrence, file=scan(), by=officer)

    assert (refused.value.field, was) == ("file", OccurrenceStatus.OPEN)
    assert occurrence.evidence == Document.objects.about(occurrence).get()


def test_nor_by_going_around_the_forms(officer, today):
    occurrence = promised(officer, needs_evidence=True).occurrences.get()

    with pytest.raises(IntegrityError, match="no evidence"), transaction.atomic():
        CommitmentOccurrence.objects.filter(pk=occurrence.pk).update(status="kept", done_on=today)
    with pytest.raises(IntegrityError, match="no evidence"), transaction.atomic():
        CommitmentOccurrence.objects.bulk_create(
            [CommitmentOccurrence(commitment=occurrence.commitment, due_on=today, status="kept", done_on=today)]
        )

    assert CommitmentOccurrence.objects.filter(status="kept").count() == 0


def test_only_a_party_of_the_agreement_promises():
    with pytest.raises(IntegrityError, match="no party"), transaction.atomic():
        CommitmentFactory(party=AgreementPartyFactory())


def test_waived_with_reasons_only_and_by_the_office(officer, today):
    occurrence = promised(officer).occurrences.get()

    with pytest.raises(Refusal, match="Give your reasons"):
        actions.waive(occurrence, comment=" ", by=officer)
    actions.waive(occurrence, comment="The programme paused.", by=officer)

    assert (occurrence.status, occurrence.note) == (OccurrenceStatus.WAIVED, "The programme paused.")


def test_kept_twice_the_second_reads_by_whom(officer, user_with, today):
    occurrence = promised(officer).occurrences.get()
    same = CommitmentOccurrence.objects.get(pk=occurrence.pk)
    actions.keep(occurrence, by=officer)

    with pytest.raises(Refusal, match=f"the status is now “kept”, set by {officer.name}"):
        actions.keep(same, by=user_with(Role.DIRECTOR))


def test_no_day_to_come_is_when_it_was_kept(officer, today):
    with pytest.raises(Refusal, match="That day has not come yet") as refused:
        actions.keep(promised(officer).occurrences.get(), done_on=today + dt.timedelta(days=1), by=officer)

    assert refused.value.field == "done_on"


def test_on_the_first_of_january_it_is_overdue_in_the_list_on_the_desk_and_with_the_partner_alike(
    client, as_user, today
):
    officer = as_user(Role.OFFICER)
    made = promised(officer)
    partner = made.agreement.parties.get(role="partner").institution
    CommitmentOccurrenceFactory(commitment__first_due_on=dt.date(2028, 1, 1))
    shown = []
    for day in (LAST_OF_2026, dt.date(2027, 1, 1)):
        with at(day):
            actions.plan_all()
            listed = rows(client.get("/en/commitments/?due=overdue"))
            shown.append(
                (
                    len(listed),
                    CommitmentsOverdue().rows(officer).count(),
                    OverdueCommitmentsOfInstitution().queryset(partner, officer).count(),
                )
            )

    assert shown == [(0, 0, 0), (1, 1, 1)]
    assert days(made) == ["2026-12-31", "2027-12-31"]
