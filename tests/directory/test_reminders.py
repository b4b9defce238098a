"""Reminders of the office's own standing: accreditations that end, ranks to be looked up."""

import datetime as dt

import pytest

from directory.roles import Role
from notices.models import ReminderDue
from notices.reminders import plan, plan_and_send
from tests.factories.directory import AccreditationFactory, PublishedRankFactory, RankingFactory
from tests.notices.ledger import DAY, TODAY, at, letters, lines, officer, statuses

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _saturday():
    with at(TODAY):
        yield


def anchors(kind):
    due = ReminderDue.objects.filter(step__kind=kind).order_by("anchor_on")
    return list(due.values_list("anchor_on", flat=True).distinct())


def test_every_officer_is_reminded_five_times_of_an_accreditation_that_ends():
    for name in ("Leila", "Omid"):
        officer(name)
    ending = AccreditationFactory(valid_until=TODAY + 370 * DAY)

    plan()

    assert sorted(lines(about=ending), reverse=True) == [
        (amount, "pending") for amount in (365, 180, 90, 30, -1) for _officer in range(2)
    ]


@pytest.mark.parametrize(
    "values",
    [
        {"valid_until": None},
        {"valid_until": TODAY + 60 * DAY, "closed_on": TODAY, "closed_reason": "A slip."},
    ],
    ids=["without end", "withdrawn"],
)
def test_of_what_does_not_end_nobody_is_reminded(values):
    AccreditationFactory(**values)

    plan()

    assert not ReminderDue.objects.exists()


def test_once_it_was_renewed_nobody_is_reminded_of_the_old_one():
    officer()
    old = AccreditationFactory(body_name="Agency", valid_until=TODAY + 60 * DAY)
    plan()
    before = set(statuses(about=old).values())
    AccreditationFactory(
        institution=old.institution, body_name="Agency", granted_on=TODAY, valid_until=TODAY + 2000 * DAY
    )

    plan()

    assert "pending" in before
    assert set(statuses(about=old).values()) <= {"superseded", "late"}


def test_where_there_is_no_officer_the_director_is_written_to():
    head = officer("Nasrin Rahbari", Role.DIRECTOR)
    AccreditationFactory(valid_until=TODAY + 30 * DAY)

    plan_and_send()

    assert [to for to, _subject in letters()] == [head.email]


def test_a_rank_is_looked_for_from_the_first_of_the_month_and_once_more_after_thirty_days():
    officer()
    ranking = RankingFactory(usual_month=12)
    PublishedRankFactory(ranking=ranking, year=2025)

    plan()

    assert anchors("rank-missing") == [dt.date(2026, 12, 1)]
    assert lines(about=ranking) == [(0, "pending"), (-30, "pending")]


def test_a_rank_that_is_overdue_is_looked_for_until_it_is_entered_and_then_the_next():
    officer()
    ranking = RankingFactory(usual_month=11, is_a_year_ahead=True)
    plan()
    missing = anchors("rank-missing")
    PublishedRankFactory(ranking=ranking, year=2027)

    plan()

    still = ReminderDue.objects.exclude(status__in=["superseded", "late"]).values_list("anchor_on", flat=True)
    assert missing == [dt.date(2026, 11, 1)]
    assert set(still) == {dt.date(2027, 11, 1)}


def test_a_ranking_that_is_no_longer_followed_or_has_no_month_is_not_looked_for():
    officer()
    RankingFactory(usual_month=None)
    RankingFactory(usual_month=12, closed_on=TODAY, closed_reason="Given up.")

    plan()

    assert not ReminderDue.objects.exists()


def test_of_an_edition_entered_before_its_month_nobody_is_reminded():
    officer()
    ranking = RankingFactory(usual_month=12)
    for year in (2025, 2026):
        PublishedRankFactory(ranking=ranking, year=year)

    plan()

    assert not ReminderDue.objects.exists()
