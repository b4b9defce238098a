"""Members and the office are told in time of ends, requests, exact dates, dues and closing windows."""

import datetime as dt

import pytest

from directory.roles import Role
from memberships import actions
from memberships.models import FeeDue, VisitRequest
from notices.models import ReminderDue
from notices.reminders import plan_and_send
from records import clock
from tests.factories.directory import PersonFactory
from tests.factories.memberships import (
    EntitlementRuleFactory,
    EntitlementUseFactory,
    FeeDueFactory,
    MembershipFactory,
    MembershipTermFactory,
    NominationFactory,
    SchemeFactory,
    VisitRequestFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(user_with):
    return user_with(Role.OFFICER, email="officer@example.ir")


@pytest.fixture
def scholar(user_with):
    return user_with(Role.SCHOLAR, email="ahmadi@example.ir")


def told(on):
    """(to whom, of which kind) is written by the morning of a day."""
    known = set(ReminderDue.objects.filter(status="written").values_list("pk", flat=True))
    with clock.held_at(dt.datetime.combine(on, dt.time(9), tzinfo=clock.zone())):
        plan_and_send()
    new = ReminderDue.objects.filter(status="written").exclude(pk__in=known)
    return sorted(new.values_list("recipient", "step__kind"))


def membership_of(scholar, *, ends_on=dt.date(2030, 12, 31), **scheme):
    scheme = SchemeFactory(**scheme)
    membership = MembershipFactory(scheme=scheme, person=PersonFactory(user=scholar))
    return MembershipTermFactory(membership=membership, ends_on=ends_on)


def test_the_end_of_a_membership_is_told_to_the_member_and_the_office(officer, scholar):
    membership_of(scholar, ends_on=dt.date(2027, 6, 30))
    told(dt.date(2027, 3, 20))

    assert told(dt.date(2027, 4, 1)) == [
        ("ahmadi@example.ir", "membership-end"),
        ("officer@example.ir", "membership-end"),
    ]
    assert told(dt.date(2027, 4, 2)) == []


def test_the_last_day_for_requests_is_told_to_members_with_days_left(officer, scholar, user_with):
    membership_of(scholar, visits=True)
    spent = membership_of(user_with(Role.SCHOLAR), visits=True)
    rule = EntitlementRuleFactory(scheme=spent.membership.scheme, cap_total=180)
    EntitlementUseFactory(term=spent, rule=rule, quantity=180)
    told(dt.date(2026, 10, 20))

    assert told(dt.date(2026, 10, 31)) == [("ahmadi@example.ir", "membership-visit-request")]
    assert told(dt.date(2026, 11, 23)) == [("ahmadi@example.ir", "membership-visit-request")]
    assert told(dt.date(2027, 10, 31)) == [("ahmadi@example.ir", "membership-visit-request")]


def test_exact_dates_are_asked_for_until_they_are_confirmed(officer, scholar):
    term = membership_of(scholar, visits=True)
    first, second = (
        VisitRequestFactory(term=term, starts_on=day, ends_on=day + dt.timedelta(days=5))
        for day in (dt.date(2027, 6, 1), dt.date(2027, 7, 1))
    )
    with clock.held_at(dt.datetime(2026, 11, 20, 12, 0, tzinfo=clock.zone())):
        for visit in (first, second):
            actions.request(visit, by=scholar)
        VisitRequest.objects.filter(pk=second.pk).update(status="authorised")
        actions.confirm(
            VisitRequest.objects.get(pk=second.pk), starts_on=second.starts_on, ends_on=second.ends_on, by=scholar
        )
    told(dt.date(2027, 1, 20))

    assert told(dt.date(2027, 2, 1)) == [("ahmadi@example.ir", "membership-visit-dates")]
    assert told(dt.date(2027, 3, 3)) == [("ahmadi@example.ir", "membership-visit-dates")]
    of_visits = ReminderDue.objects.filter(step__kind="membership-visit-dates")
    assert set(of_visits.values_list("object_id", flat=True)) == {first.pk}


def test_dues_are_told_unless_something_blocks_them(officer, scholar):
    term = membership_of(scholar)
    values = {"membership": term.membership, "due_on": dt.date(2027, 1, 31)}
    FeeDueFactory(starts_on=dt.date(2027, 1, 1), ends_on=None, **values)
    blocked = FeeDueFactory(starts_on=dt.date(2025, 1, 1), ends_on=None, **values)
    with clock.held_at(dt.datetime(2026, 11, 20, 12, 0, tzinfo=clock.zone())):
        actions.block(FeeDue.objects.get(pk=blocked.pk), kind="sanctions", by=officer)
    told(dt.date(2026, 12, 20))

    assert told(dt.date(2027, 1, 1)) == [
        ("ahmadi@example.ir", "membership-fee"),
        ("officer@example.ir", "membership-fee"),
    ]


def test_a_nomination_that_is_a_draft_is_told_before_its_window_closes(officer):
    scheme = SchemeFactory(deadline_month=3, deadline_day=31)
    NominationFactory(scheme=scheme, year=2027)
    NominationFactory(scheme=scheme, year=2027, submitted=True)
    told(dt.date(2027, 2, 20))

    assert told(dt.date(2027, 3, 1)) == [("officer@example.ir", "membership-nomination")]
    of_nominations = ReminderDue.objects.filter(step__kind="membership-nomination", status="written")
    assert of_nominations.values("object_id").distinct().count() == 1


def test_the_office_is_told_when_a_scheme_takes_nominations_and_two_months_before_it_ceases(officer):
    SchemeFactory(opens_month=10, opens_day=1, deadline_month=1, deadline_day=31)
    SchemeFactory()
    told(dt.date(2027, 8, 1))

    assert told(dt.date(2027, 9, 30)) == []
    assert told(dt.date(2027, 10, 1)) == [("officer@example.ir", "membership-window-opens")]
    assert told(dt.date(2027, 12, 2)) == [("officer@example.ir", "membership-window-closes")]
    assert told(dt.date(2027, 12, 3)) == []
    assert told(dt.date(2028, 10, 1)) == [("officer@example.ir", "membership-window-opens")]


def test_a_window_that_opened_while_nothing_ran_is_told_once_afterwards(officer):
    SchemeFactory(opens_month=10, opens_day=1)
    told(dt.date(2027, 9, 1))

    assert told(dt.date(2027, 10, 5)) == [("officer@example.ir", "membership-window-opens")]
    assert told(dt.date(2027, 10, 6)) == []
