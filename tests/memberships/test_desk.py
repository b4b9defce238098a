"""What of memberships waits for whom."""

import datetime as dt

import pytest

from directory.models import User
from directory.roles import Role
from memberships import actions
from memberships.models import FeeDue
from records.desk import Desk
from tests.factories.directory import PersonFactory
from tests.factories.memberships import (
    FeeDueFactory,
    MembershipFactory,
    MembershipTermFactory,
    NominationFactory,
    SchemeFactory,
    VisitRequestFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def waits(user):
    found = Desk(User.objects.get(pk=user.pk), most=50)
    return {
        row.waiting.slug: row.why for row in found.rows(0, 50) if type(row.waiting).__module__ == "memberships.desk"
    }


@pytest.fixture
def scholar(user_with):
    return user_with(Role.SCHOLAR)


@pytest.fixture
def everything(scholar, user_with):
    term = MembershipTermFactory(membership=MembershipFactory(person=PersonFactory(user=scholar)))
    asked = {"term": term, "requested_on": dt.date(2026, 11, 1)}
    VisitRequestFactory(term=term)
    VisitRequestFactory(status="requested", **asked)
    VisitRequestFactory(status="authorised", **asked)
    VisitRequestFactory(status="confirmed", confirmed_on=dt.date(2026, 11, 2), **asked)
    VisitRequestFactory(
        status="invited",
        confirmed_on=dt.date(2026, 11, 1),
        **asked | {"starts_on": dt.date(2026, 11, 5), "ends_on": dt.date(2026, 11, 19)},
    )
    NominationFactory(submitted=True)
    NominationFactory(status="screening", submitted_on=dt.date(2026, 11, 1))
    FeeDueFactory(membership=term.membership)
    blocked = FeeDueFactory(membership=term.membership, starts_on=dt.date(2025, 1, 1), ends_on=None)
    actions.block(FeeDue.objects.get(pk=blocked.pk), kind="currency", by=user_with(Role.OFFICER))
    over = MembershipFactory(scheme=SchemeFactory(grace_days=90))
    MembershipTermFactory(membership=over, starts_on=dt.date(2020, 1, 1), ends_on=dt.date(2026, 10, 31))


def test_an_officer_finds_what_is_to_be_done(everything, user_with):
    assert set(waits(user_with(Role.OFFICER))) == {
        "nominations-to-screen",
        "nominations-to-recommend",
        "visits-to-authorise",
        "visits-to-invite",
        "visits-to-record",
        "dues-overdue",
        "dues-blocked",
        "memberships-in-grace",
    }


def test_a_director_decides_and_reads_why_a_due_is_blocked(everything, user_with):
    found = waits(user_with(Role.DIRECTOR))

    assert set(found) == {
        "nominations-to-screen",
        "nominations-to-recommend",
        "visits-to-authorise",
        "visits-to-invite",
        "visits-to-record",
        "dues-blocked",
    }
    assert found["dues-blocked"].startswith("no foreign currency allotted")


def test_a_scholar_finds_the_own_visits_and_an_auditor_nothing(everything, scholar, user_with):
    assert set(waits(scholar)) == {"own-visits-to-request", "own-visits-to-confirm"}
    assert waits(user_with(Role.SCHOLAR)) == {}
    assert waits(user_with(Role.AUDITOR)) == {}


def test_a_membership_in_grace_waits_since_its_last_day(everything, user_with):
    found = Desk(User.objects.get(pk=user_with(Role.OFFICER).pk), "memberships-in-grace", most=5)

    assert [row.since for row in found.rows(0, 5)] == [dt.date(2026, 10, 31)]


def test_a_visit_that_is_over_is_to_be_recorded_and_no_longer_to_be_invited_to(everything, user_with):
    user = User.objects.get(pk=user_with(Role.OFFICER).pk)
    VisitRequestFactory(
        status="confirmed",
        requested_on=dt.date(2026, 10, 1),
        confirmed_on=dt.date(2026, 10, 2),
        starts_on=dt.date(2026, 11, 1),
        ends_on=dt.date(2026, 11, 18),
    )

    assert [len(Desk(user, slug, most=9).rows(0, 9)) for slug in ("visits-to-record", "visits-to-invite")] == [2, 1]
