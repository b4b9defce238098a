import datetime as dt

import pytest

from agreements import figures
from agreements.models import Agreement
from agreements.phases import Phase
from agreements.register import Entry, for_register
from tests.factories.agreements import AgreementFactory, AgreementPartyFactory
from tests.factories.directory import InstitutionFactory

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 11, 20)


def entries(on=TODAY):
    return [Entry(agreement, on) for agreement in for_register(Agreement.objects.order_by("pk"))]


def signatures():
    return [entry.signed for entry in entries()]


def test_an_agreement_with_two_countries_counts_once_in_each():
    agreement = AgreementFactory(concluded=True, partner__institution=InstitutionFactory(country="FR"))
    AgreementPartyFactory(agreement=agreement, institution=InstitutionFactory(country="IT"))
    AgreementPartyFactory(agreement=agreement, institution=InstitutionFactory(country="IT"))

    assert figures.by_country(entries()) == [("FR", 1), ("IT", 1)]


def test_phases_come_in_the_order_of_a_life_and_only_those_that_occur():
    AgreementFactory(concluded=True, term__ends_on=dt.date(2025, 1, 1))
    AgreementFactory(concluded=True, term__open=True)
    AgreementFactory(concluded=True, term=None)

    assert figures.by_phase(entries()) == [(Phase.ACTIVE, 1), (Phase.UNDATED, 1), (Phase.EXPIRED, 1)]


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", ([(2023, 1), (2024, 0), (2025, 1)], 1, 0)), ("fa", ([(1401, 1), (1402, 0), (1403, 1)], 2, 0))],
)
def test_years_have_no_hole_and_a_year_of_the_other_calendar_is_never_converted(language, expected):
    AgreementFactory(concluded=True, signed_on=dt.date(2023, 1, 5), term=None)
    AgreementFactory(concluded=True, signed_on=dt.date(2025, 3, 1), term=None)
    AgreementFactory(concluded=True, signed_on=None, term=None)
    if language == "fa":
        AgreementFactory(concluded=True, signed_on=dt.date(2018, 1, 1), signed_precision="year", term=None)

    assert figures.by_year_signed(signatures(), language) == expected


def test_years_before_the_last_twelve_are_counted_apart():
    AgreementFactory(concluded=True, signed_on=dt.date(2001, 5, 5), term=None)
    AgreementFactory(concluded=True, signed_on=dt.date(2026, 5, 5), term=None)

    years, unplaced, earlier = figures.by_year_signed(signatures(), "en")

    assert ([year for year, _n in years], unplaced, earlier) == (list(range(2015, 2027)), 0, 1)


def test_ending_within_a_year_includes_its_last_day_and_nothing_that_is_renewed():
    last = AgreementFactory(concluded=True, term__ends_on=dt.date(2027, 11, 20))
    soon = AgreementFactory(concluded=True, term__ends_on=TODAY)
    AgreementFactory(concluded=True, term__ends_on=dt.date(2027, 11, 21))
    AgreementFactory(concluded=True, term__open=True)
    renewed = AgreementFactory(concluded=True, term__ends_on=dt.date(2027, 1, 1))
    renewed.terms.create(starts_on=dt.date(2027, 1, 2), ends_on=dt.date(2030, 1, 1))

    assert [entry.agreement for entry in figures.ending_within(entries(), TODAY)] == [soon, last]
