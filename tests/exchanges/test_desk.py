"""Everybody finds the next task; nobody finds what is another's."""

import datetime as dt

import pytest

from directory.roles import Role
from exchanges.actions import hosts, learning
from exchanges.models import Stay
from exchanges.reminders import Arrival, HostSilent, LetterEnds, ReportDue, VisaEnds, VisaToApplyFor
from exchanges.statuses import StayStatus
from records.desk import waiting_for
from tests.factories.directory import EmailAddressFactory, PersonFactory, UserFactory
from tests.factories.exchanges import (
    ChecklistItemFactory,
    HostRequestFactory,
    InvitationLetterFactory,
    LearningAgreementFactory,
    StayFactory,
    StayReportFactory,
    VisaCaseFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
YEAR = (dt.date(2026, 1, 1), dt.date(2027, 12, 31))


def waits(user):
    return {
        group["slug"]: group["count"]
        for group in waiting_for(user)
        if "stay" in group["slug"] or "visa" in group["slug"]
    }


def test_officer_director_and_scholar_find_their_next_task(user_with):
    scholar = user_with(Role.SCHOLAR)
    StayFactory(applied_by=scholar)
    StayFactory(status=StayStatus.REQUESTED)
    StayFactory(status=StayStatus.REQUESTED, route="office")
    StayFactory(status=StayStatus.HOST_ENDORSED)
    StayFactory(status=StayStatus.REQUESTED, applied_by=scholar)
    HostRequestFactory(stay=StayFactory(status=StayStatus.REQUESTED, applied_by=scholar))
    StayFactory(student=True, status=StayStatus.VERIFIED)
    StayFactory(status=StayStatus.INVITED, starts_on=dt.date(2026, 11, 20))
    StayFactory(status=StayStatus.REPORTED)
    StayFactory(status=StayStatus.DEPARTED)
    StayFactory(status=StayStatus.ARRIVED, starts_on=dt.date(2026, 11, 1), ends_on=dt.date(2026, 11, 19))
    StayFactory(status=StayStatus.IN_REVIEW)
    StayFactory(status=StayStatus.APPROVED)
    there = StayFactory(status=StayStatus.ARRIVED, person=PersonFactory(user=scholar), starts_on=dt.date(2026, 9, 1))
    StayReportFactory(stay=there, due_on=dt.date(2026, 11, 1))
    ChecklistItemFactory(stay=there, due_on=dt.date(2026, 11, 19))
    VisaCaseFactory(stay=StayFactory(status=StayStatus.APPROVED))

    assert waits(user_with(Role.OFFICER)) == {
        "stay-hosts-to-ask": 1,
        "stay-nominations": 1,
        "stay-arrivals": 1,
        "stay-departures": 1,
        "stays-to-complete": 1,
        "stays-to-review": 2,
        "stays-to-invite": 2,
        "stay-reports-overdue": 1,
        "stay-checklist-due": 1,
        "visas-to-apply-for": 1,
    }
    assert waits(user_with(Role.DIRECTOR)) == {"stays-to-decide": 1}
    assert waits(scholar) == {"own-stays-to-submit": 2, "stay-reports-to-write": 1}


def test_each_of_the_three_finds_the_learning_agreement_that_waits_for_it(user_with):
    student, officer = user_with(Role.SCHOLAR), user_with(Role.OFFICER)
    stay = StayFactory(student=True, status=StayStatus.ACCEPTED, person=PersonFactory(user=student))
    first = LearningAgreementFactory(stay=stay)
    learning.propose(stay, courses="PHY-330 Lasers", reason="timetable conflict", by=student)
    second = learning.newest(stay)

    assert (first.number, second.number) == (1, 2)
    assert waits(student) == {"stay-learning-as-student": 1}
    expected = {"stay-learning-at-home": 1, "stay-learning-hosts-to-ask": 1}
    assert {slug: n for slug, n in waits(officer).items() if "learning" in slug} == expected

    learning.approve(second, "student", by=student)
    learning.approve(second, "home", by=officer)
    who = {"name": "Prof. Rossi", "position": "Dean", "email": "dean@example.org", "language": "en"}
    asked = hosts.ask(stay, **who, learning=second, by=officer)
    assert [slug for user in (student, officer) for slug in waits(user) if "learning" in slug] == []

    type(asked).objects.update(expires_at="2026-11-02T00:00Z", asked_at="2026-10-20T00:00Z")
    assert [slug for slug in waits(officer) if "learning" in slug] == ["stay-learning-hosts-to-ask"]


def test_reminders_are_about_what_is_still_to_come(user_with):
    coming = StayFactory(status=StayStatus.INVITED)
    visa = VisaCaseFactory(stay=coming)
    letter = InvitationLetterFactory(stay=coming)
    InvitationLetterFactory(stay=StayFactory(status=StayStatus.INVITED), revoked_on=dt.date(2026, 11, 2))
    VisaCaseFactory(stay=coming, applied_on=dt.date(2026, 10, 1))
    gone = StayFactory(status=StayStatus.ARRIVED)
    VisaCaseFactory(stay=gone)
    report = StayReportFactory(stay=gone)
    StayReportFactory(stay=gone, submitted_on=dt.date(2026, 11, 1), text="In.")

    found = {
        kind.slug: [row[0] for row in kind().dates(*YEAR)] for kind in (Arrival, VisaToApplyFor, LetterEnds, ReportDue)
    }

    assert found == {
        "stay-arrival": sorted([coming.pk, *[one.stay_id for one in type(letter).objects.exclude(pk=letter.pk)]]),
        "stay-visa": [visa.pk],
        "stay-letter-end": [letter.pk],
        "stay-report": [report.pk],
    }


def test_travellers_are_written_to_at_their_accounts(user_with, today):
    scholar = user_with(Role.SCHOLAR)
    stay = StayFactory(status=StayStatus.ARRIVED, applied_by=scholar, person=PersonFactory(user=scholar))
    report = StayReportFactory(stay=stay)

    assert ReportDue().recipients("traveller", {report.pk}, today) == {report.pk: [(scholar.pk, scholar.email)]}


def test_hosts_are_reminded_of_their_answer_and_their_report_by_their_own_link(user_with, today):
    host = UserFactory(email="dean@example.org")
    EmailAddressFactory(user=host)
    stay = StayFactory(status=StayStatus.REQUESTED)
    asked = hosts.ask(stay, name="Dean", position="", email=host.email, language="en", by=user_with(Role.OFFICER))
    silent = HostSilent()
    found = (
        [row[0] for row in silent.dates(*YEAR)],
        silent.recipients("host", {asked.pk}, today),
        silent.way_in(silent.queryset().get(pk=asked.pk)),
    )
    hosts.endorse(asked, name="Dean", position="Dean", by=host)
    Stay.objects.update(status=StayStatus.DEPARTED, arrived_on="2026-11-01", departed_on="2026-11-10")
    report, other = (StayReportFactory(stay=stay, side=side, number=0) for side in ("host", "visitor"))

    assert found == ([asked.pk], {asked.pk: [(None, host.email)]}, (asked.link, "en"))
    assert [row[0] for row in silent.dates(*YEAR)] == []
    assert ReportDue().recipients("host", {report.pk, other.pk}, today) == {report.pk: [(None, host.email)]}
    assert ReportDue().way_in(ReportDue().queryset().get(pk=report.pk)) == (asked.link, "en")


def test_the_final_report_waits_for_the_traveller_from_the_departure_on(user_with):
    scholar = user_with(Role.SCHOLAR)
    gone = {"person": PersonFactory(user=scholar), "starts_on": dt.date(2026, 10, 1), "ends_on": dt.date(2026, 11, 10)}
    StayReportFactory(stay=StayFactory(status=StayStatus.DEPARTED, **gone), number=0, due_on=dt.date(2026, 12, 10))

    assert waits(scholar) == {"stay-reports-to-write": 1}


def test_a_report_that_a_completed_stay_did_not_owe_is_overdue_to_nobody(user_with):
    ended = StayFactory(
        leave=True, status=StayStatus.CLOSED, starts_on=dt.date(2026, 6, 1), ends_on=dt.date(2026, 8, 1)
    )
    StayReportFactory(stay=ended, number=2, due_on=dt.date(2026, 9, 1))

    assert waits(user_with(Role.OFFICER)) == {}


def test_a_visa_that_ends_is_told_while_its_holder_is_to_come_or_here(user_with):
    granted = {"outcome": "granted", "applied_on": dt.date(2026, 10, 1), "valid_until": dt.date(2026, 12, 10)}
    told = [VisaCaseFactory(stay=StayFactory(status=one), **granted).pk for one in ("invited", "arrived", "accepted")]
    for status in ("in_review", "departed", "cancelled"):
        VisaCaseFactory(stay=StayFactory(status=status), **granted)
    VisaCaseFactory(stay=StayFactory(status="invited"), valid_until=None)

    assert [row[0] for row in VisaEnds().dates(*YEAR)] == sorted(told)
    assert [(step.amount, step.audience) for step in VisaEnds.steps] == [
        (30, "officer"),
        (7, "officer"),
        (30, "traveller"),
        (7, "traveller"),
    ]


@pytest.mark.parametrize(
    ("valid_until", "status", "n"),
    [
        ("2026-12-19", "invited", 1),  # the stay ends on 20 December
        ("2026-12-20", "invited", 0),
        ("2026-11-19", "arrived", 1),
        ("2026-12-10", "departed", 0),
    ],
)
def test_an_officer_finds_visas_that_end_before_the_stay(user_with, valid_until, status, n):
    days = {"starts_on": dt.date(2026, 11, 1)} if status in ("arrived", "departed") else {}
    stay = StayFactory(status=status, **days)
    VisaCaseFactory(stay=stay, outcome="granted", applied_on=dt.date(2026, 10, 1), valid_until=valid_until)

    assert waits(user_with(Role.OFFICER)).get("visas-ending", 0) == n
