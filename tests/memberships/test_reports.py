"""“Members and their entitlements”: who is a member on the day, and what is left to each."""

import datetime as dt

import pytest

from directory.roles import Role
from memberships.reports import MembersAndEntitlements
from records.reports import reports
from tests.factories.directory import PersonFactory
from tests.factories.memberships import (
    EntitlementRuleFactory,
    EntitlementUseFactory,
    MembershipFactory,
    MembershipTermFactory,
    SchemeFactory,
)
from tests.pages import text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
PAGE = "/en/reports/members-and-entitlements/"


@pytest.fixture
def associate():
    scheme = SchemeFactory(body__code="ICTP", name_en="Regular Associate")
    rule = EntitlementRuleFactory(scheme=scheme, cap_total=180, cap_calendar_year=90)
    membership = MembershipFactory(scheme=scheme, person=PersonFactory(family_en="Ahmadi"))
    term = MembershipTermFactory(membership=membership)
    EntitlementUseFactory(term=term, rule=rule, year=2025, quantity=80)
    EntitlementUseFactory(term=term, rule=rule, year=2026, quantity=40)
    gone = MembershipFactory(scheme=scheme, person=PersonFactory(family_en="Gone"))
    MembershipTermFactory(membership=gone, starts_on=dt.date(2015, 1, 1), ends_on=dt.date(2020, 12, 31))
    return membership


def test_it_says_what_is_left_to_each_member_of_the_day(client, as_user, associate):
    as_user(Role.DIRECTOR)

    page = text(client.get(PAGE))

    assert "Regular Associate (ICTP)" in page
    assert "Maryam Ahmadi Member since 1 January 2025." in page
    assert "Person-days in the term: 60 of 180 Person-days in 2025: 10 of 90 Person-days in 2026: 50 of 90" in page
    assert "Gone" not in page
    assert "Gone" in text(client.get(f"{PAGE}?on=2020-06-01"))


def test_it_is_the_offices_and_the_auditors(client, client_for, user_with, associate):
    answers = {
        role: client_for(user_with(role)).get(PAGE).status_code
        for role in (Role.OFFICER, Role.DIRECTOR, Role.AUDITOR, Role.SCHOLAR, Role.UNIT_OFFICER)
    }

    assert answers == {
        Role.OFFICER: 200,
        Role.DIRECTOR: 200,
        Role.AUDITOR: 200,
        Role.SCHOLAR: 403,
        Role.UNIT_OFFICER: 403,
    }


def test_one_body_can_be_asked_for(client, as_user, associate, user_with):
    MembershipFactory(current=True, scheme__body__code="TWAS")
    report, user = reports["members-and-entitlements"], user_with(Role.OFFICER)

    _header, rows = report.table(user=user, on=dt.date(2026, 11, 20), filters={"body": "ICTP"})

    assert isinstance(report, MembersAndEntitlements)
    assert [row[1] for row in rows] == ["Maryam Ahmadi"]


def test_its_price_does_not_grow_with_its_members(user_with, associate, django_assert_num_queries):
    report, user = reports["members-and-entitlements"], user_with(Role.OFFICER)
    asked = {"user": user, "on": dt.date(2026, 11, 20), "filters": {}, "is_pdf": False}
    report.context(**asked)
    for _n in range(2):
        MembershipFactory(current=True, scheme=associate.scheme)

    with django_assert_num_queries(9):
        found = report.context(**asked)

    assert found["count"] == 3
