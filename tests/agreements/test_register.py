import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from agreements import register
from agreements.models import Agreement, PartyRole
from agreements.phases import Phase
from agreements.register import Entry
from records import clock
from records.calendars import Calendar, Precision
from records.models import Office
from tests.factories.agreements import (
    AgreementFactory,
    AgreementPartyFactory,
    AgreementTermFactory,
    OfficerAssignmentFactory,
)
from tests.factories.directory import InstitutionFactory

pytestmark = pytest.mark.django_db


def entry(agreement, on):
    return Entry(register.for_register(Agreement.objects.filter(pk=agreement.pk)).get(), on)


def row(agreement, on, *, for_staff=False):
    """One row of an export by its headings."""
    (cells,) = register.rows(Agreement.objects.filter(pk=agreement.pk), on, for_staff=for_staff)
    return dict(zip(register.header(for_staff=for_staff), cells, strict=True))


def test_a_public_row_says_this_and_nothing_of_the_office_s_own(today):
    agreement = AgreementFactory(
        concluded=True,
        type__name_en="Memorandum of understanding",
        title_en="Physics",
        reference="MOU-1402-0001",
        home__institution__name_en="Parsan University",
        partner__institution=InstitutionFactory(name_en="Università di Montalto"),
        scope="Not for everybody.",
    )
    OfficerAssignmentFactory(agreement=agreement)

    assert row(agreement, today) == {
        "Reference": "MOU-1402-0001",
        "Type": "Memorandum of understanding",
        "Title": "Physics",
        "Home side": "Parsan University",
        "Partners": "Università di Montalto",
        "Country": "Italy",
        "Signed": "1 January 2024",
        "Signed (other calendar)": "11 Dey 1402",
        "Signed (ISO 8601)": "2024-01-01",
        "Signature known to the": "day",
        "Begins": "1 January 2024",
        "Begins (other calendar)": "11 Dey 1402",
        "Begins (ISO 8601)": "2024-01-01",
        "Ends": "31 December 2028",
        "Ends (other calendar)": "11 Dey 1407",
        "Ends (ISO 8601)": "2028-12-31",
        "How it ends": "on a fixed day",
        "Phase": "in force",
        "As of (ISO 8601)": "2026-11-20",
    }


def test_the_office_reads_its_own_columns_besides(today):
    agreement = AgreementFactory(concluded=True, locked=True, term__notice_days=90, lead_unit=None)
    OfficerAssignmentFactory(agreement=agreement, user__name="Leila Daneshvar")
    own = {
        name: value for name, value in row(agreement, today, for_staff=True).items() if name not in register.header()
    }

    assert own == {
        "Renewal": "not provided for",
        "Notice until (ISO 8601)": "2028-10-02",
        "Renewal decided": "",
        "Status": "concluded",
        "Confidentiality": "internal",
        "Officer": "Leila Daneshvar",
        "Unit in charge": "",
        "Activity": "never used",
        "Last activity (ISO 8601)": "",
        "Origin": "proposed in the portal",
        "Verified": "yes",
    }


def test_a_row_is_read_in_persian(today):
    agreement = AgreementFactory(
        concluded=True,
        title_fa="فیزیک",
        partner__institution=InstitutionFactory(name_fa="دانشگاه مونتالتو"),
        term__open=True,
    )
    with translation.override("fa"):
        cells = row(agreement, today)

    assert list(cells.values())[2:9] == [
        "فیزیک",
        agreement.home_parties[0].name,
        "دانشگاه مونتالتو",
        "ایتالیا",
        "۱۱ دی ۱۴۰۲",
        "۱ ژانویهٔ ۲۰۲۴",
        "2024-01-01",
    ]


@pytest.mark.parametrize(
    ("precision", "calendar", "shown", "machine"),
    [
        (Precision.YEAR, Calendar.GREGORIAN, "2018", "2018-01-01/2018-12-31"),
        (Precision.MONTH, Calendar.GREGORIAN, "May 2018", "2018-05-01/2018-05-31"),
        (Precision.YEAR, Calendar.JALALI, "1397", "2018-03-21/2019-03-20"),
    ],
)
def test_what_is_known_to_a_month_or_year_is_no_day_in_any_column(today, precision, calendar, shown, machine):
    agreement = AgreementFactory(
        concluded=True, signed_on=dt.date(2018, 5, 7), signed_precision=precision, signed_calendar=calendar, term=None
    )
    cells = row(agreement, today)

    assert (cells["Signed"], cells["Signed (ISO 8601)"]) == (shown, machine)


def test_without_a_date_and_a_term_nothing_is_made_up(today):
    cells = row(AgreementFactory(concluded=True, signed_on=None, term=None), today)

    assert {name: cells[name] for name in ("Signed", "Begins", "Ends", "How it ends", "Phase")} == {
        "Signed": "",
        "Begins": "",
        "Ends": "",
        "How it ends": "not known",
        "Phase": "dates not known",
    }


def test_the_term_that_counts_is_the_last_one_begun_else_the_first_to_come():
    agreement = AgreementFactory(concluded=True, term=None)
    early = AgreementTermFactory(agreement=agreement, starts_on=dt.date(2020, 1, 1), ends_on=dt.date(2022, 12, 31))
    late = AgreementTermFactory(agreement=agreement, starts_on=dt.date(2024, 1, 1), ends_on=dt.date(2026, 12, 31))

    counting = [entry(agreement, dt.date(year, 6, 1)).term for year in (2019, 2021, 2023, 2025, 2030)]

    assert counting == [early, early, early, late, late]


def test_the_officer_is_the_one_in_charge_on_the_day():
    agreement = AgreementFactory()
    first = OfficerAssignmentFactory(agreement=agreement, starts_on=dt.date(2024, 1, 1), ends_on=dt.date(2025, 12, 31))
    second = OfficerAssignmentFactory(agreement=agreement, starts_on=dt.date(2026, 1, 1))
    OfficerAssignmentFactory(agreement=agreement, starts_on=dt.date(2020, 1, 1), role="deputy")

    in_charge = [entry(agreement, dt.date(year, 6, 1)).officer for year in (2023, 2025, 2026)]

    assert in_charge == [None, first.user, second.user]


@pytest.mark.parametrize(
    ("values", "tag"),
    [
        ({"status": "draft"}, ("Draft", "current")),
        ({"status": "void"}, ("Void", "quiet")),
        ({"concluded": True}, ("In force", "good")),
        ({"concluded": True, "term__end_not_known": True}, ("End not known", Phase.END_NOT_KNOWN.kind)),
    ],
)
def test_what_is_said_first_is_the_phase_or_how_far_it_has_come(today, values, tag):
    assert entry(AgreementFactory(**values), today).tag == tag


def test_countries_are_told_once_in_the_order_of_the_partners(today):
    agreement = AgreementFactory(concluded=True, partner__institution=InstitutionFactory(country="FR"))
    AgreementPartyFactory(agreement=agreement, unknown=True, country="DE")
    AgreementPartyFactory(agreement=agreement, institution=InstitutionFactory(country="FR"))
    AgreementPartyFactory(agreement=agreement, institution=InstitutionFactory(country="JP"), role=PartyRole.OBSERVER)

    assert entry(agreement, today).country_names == ["France", "Germany"]


def test_a_country_s_number_is_how_many_agreements_its_filter_finds():
    two = AgreementFactory(concluded=True, partner__institution=InstitutionFactory(country="FR"))
    AgreementPartyFactory(agreement=two, institution=InstitutionFactory(country="IT"))
    AgreementFactory(concluded=True, partner__unknown=True, partner__country="DE")
    AgreementFactory(concluded=True, partner__institution=InstitutionFactory(country=""), partner__country="IT")
    AgreementFactory(concluded=True, partner__institution=InstitutionFactory(country=""))

    counts = register.country_counts(Agreement.objects.all(), clock.today())

    assert counts == [("IT", 2), ("FR", 1), ("DE", 1)]
    assert {code: Agreement.objects.with_country(code).count() for code, _n in counts} == dict(counts)
    assert register.countries(Agreement.objects.all()) == {"IT", "FR", "DE"}


@pytest.mark.parametrize("count", [1, 3, 50])
def test_an_export_costs_five_queries_whatever_its_length(today, count):
    for _n in range(count):
        OfficerAssignmentFactory(agreement=AgreementFactory(concluded=True))
    Office.forget()
    with CaptureQueriesContext(connection) as queries:
        exported = list(register.rows(Agreement.objects.all(), today, for_staff=True))

    assert len(exported) == count
    assert len(queries) == 5


def test_a_list_that_was_prepared_already_may_be_exported(today):
    AgreementFactory(concluded=True)

    assert len(list(register.rows(register.for_register(Agreement.objects.all()), today))) == 1


def test_an_institution_merged_away_keeps_its_name_on_the_paper(today):
    old = InstitutionFactory(name_en="Old College", status="merged", successor=InstitutionFactory(), merged_on=today)
    agreement = AgreementFactory(concluded=True, partner__institution=old)

    assert row(agreement, today)["Partners"] == "Old College"


def test_partners_and_countries_of_a_row_stand_with_the_mark_of_the_readers_script(language, today):
    agreement = AgreementFactory(concluded=True)
    AgreementPartyFactory(agreement=agreement, role=PartyRole.PARTNER, institution__country="FR")

    told = list(row(agreement, today).values())

    mark = {"en": "; ", "fa": "؛ "}[language]
    assert [cell.count(mark) for cell in told[4:6]] == [1, 1]
