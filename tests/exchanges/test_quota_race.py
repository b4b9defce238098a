"""Twenty nominate at once for what five may have: five succeed, and fifteen are told why not."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest
from django.db import connections

from directory.roles import Role
from exchanges.actions import stays
from exchanges.models import QuotaYear, Stay
from exchanges.statuses import StayStatus
from records.refusals import Refusal
from tests.factories.agreements import AgreementFactory, AgreementTermFactory
from tests.factories.exchanges import QuotaLineFactory, QuotaYearFactory, StayFactory
from tests.factories.records import PeriodFactory

pytestmark = pytest.mark.django_db(transaction=True)


def pressed(key, officer):
    """What came of nominating one of the crowd."""
    try:
        stays.nominate(Stay.objects.get(pk=key), by=officer)
    except Refusal as refusal:
        return str(refusal)
    finally:
        connections.close_all()
    return "taken"


def test_places_are_never_oversold(user_with):
    officer = user_with(Role.OFFICER)
    agreement = AgreementFactory(concluded=True, term=None, signed_on=dt.date(2021, 1, 1))
    AgreementTermFactory(agreement=agreement, starts_on=dt.date(2021, 1, 1), ends_on=dt.date(2030, 12, 31))
    period = PeriodFactory(kind="academic", starts_on=dt.date(2026, 9, 23), ends_on=dt.date(2027, 9, 22))
    year = QuotaYearFactory(line=QuotaLineFactory(agreement=agreement), period=period, capacity=5)
    drafts = [StayFactory(student=True, agreement=agreement, quota=year).pk for _n in range(20)]

    with ThreadPoolExecutor(20) as crowd:
        said = list(crowd.map(lambda key: pressed(key, officer), drafts))

    assert (said.count("taken"), said.count("All places of this year are taken.")) == (5, 15)
    assert QuotaYear.objects.get(pk=year.pk).taken == 5
    assert Stay.objects.filter(status=StayStatus.NOMINATED).count() == 5


def test_person_months_are_never_oversold(user_with):
    officer = user_with(Role.OFFICER)
    agreement = AgreementFactory(concluded=True, term=None, signed_on=dt.date(2021, 1, 1))
    AgreementTermFactory(agreement=agreement, starts_on=dt.date(2021, 1, 1), ends_on=dt.date(2030, 12, 31))
    period = PeriodFactory(kind="academic", starts_on=dt.date(2026, 9, 23), ends_on=dt.date(2027, 9, 22))
    line = QuotaLineFactory(agreement=agreement)
    year = QuotaYearFactory(line=line, period=period, capacity=20, months=Decimal("22.5"))
    values = {"student": True, "agreement": agreement, "quota": year, "person_months": Decimal("4.5")}
    drafts = [StayFactory(**values).pk for _n in range(20)]

    with ThreadPoolExecutor(20) as crowd:
        said = list(crowd.map(lambda key: pressed(key, officer), drafts))

    assert (said.count("taken"), said.count("Not so many person-months of this year are left.")) == (5, 15)
    assert QuotaYear.objects.values_list("taken", "months_taken").get(pk=year.pk) == (5, Decimal("22.5"))
