"""Everything with one partner or one country, on two pages however much there is."""

import datetime as dt

import pytest
from django.http import QueryDict
from django.utils import translation

from agreements.reports.briefing import Briefing
from directory.roles import Role
from records import pdf
from records.calendars import Calendar, ImpreciseDate, Precision
from tests.factories.agreements import (
    ActivityFactory,
    AgreementFactory,
    AgreementPartyFactory,
    CommitmentFactory,
    CommitmentOccurrenceFactory,
)
from tests.factories.directory import InstitutionFactory, PersonFactory
from tests.pages import soup, text

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 11, 20)
ADDRESS = "/en/reports/partner-briefing/"


@pytest.fixture
def officer(user_with):
    return user_with(Role.OFFICER)


@pytest.fixture
def trieste():
    return InstitutionFactory(name_en="University of Trieste", country="IT")


def context(user, **filters):
    return Briefing().context(user=user, on=TODAY, filters=filters, is_pdf=True)


def test_it_counts_what_stands_with_the_partner_and_nobody_else(officer, trieste):
    year = ImpreciseDate(dt.date(2019, 1, 1), Precision.YEAR, Calendar.GREGORIAN)
    AgreementFactory(concluded=True, partner__institution=trieste, signed_on=year.date, signed_precision=year.precision)
    AgreementFactory(concluded=True, partner__institution=trieste, term__ends_on=dt.date(2025, 1, 1))
    AgreementFactory(concluded=True, partner__institution=trieste, term__end_not_known=True)
    AgreementFactory(concluded=True)

    assert context(officer, institution=trieste)["figures"] == {
        "concluded": 3,
        "in_force": 1,
        "unclear": 1,
        "first": year,
    }


def test_an_entry_merged_into_it_is_the_partner_too(officer, trieste):
    old = InstitutionFactory(status="merged", successor=trieste, merged_on=TODAY)
    AgreementFactory(concluded=True, partner__institution=old)

    assert context(officer, institution=trieste)["figures"]["concluded"] == 1


def test_what_ends_what_waits_and_what_was_promised_is_worth_raising(officer, trieste):
    ends = AgreementFactory(concluded=True, partner__institution=trieste, term__ends_on=dt.date(2027, 1, 19))
    waits = AgreementFactory(status="in_signature")
    AgreementPartyFactory(agreement=waits, institution=trieste)
    late = CommitmentOccurrenceFactory(commitment__agreement=ends, due_on=dt.date(2026, 11, 19))
    CommitmentOccurrenceFactory(commitment=late.commitment, due_on=TODAY)
    CommitmentOccurrenceFactory(
        commitment=CommitmentFactory(agreement=ends, closed_on=TODAY, closed_reason="Given up.")
    )

    found = context(officer, institution=trieste)

    assert [entry.agreement for entry in found["ending"]] == [ends]
    assert [entry.agreement for entry in found["waiting"]] == [waits]
    assert [is_overdue for _row, is_overdue in found["promises"]] == [True, False]


def test_a_country_is_all_its_partners(officer, trieste):
    AgreementFactory(concluded=True, partner__institution=trieste)
    AgreementFactory(concluded=True, partner__institution=InstitutionFactory(country="IT"))
    AgreementFactory(concluded=True, partner__institution=InstitutionFactory(country="FR"))

    found = context(officer, country="IT")

    assert (found["subject"], found["figures"]["concluded"], len(found["partners"])) == ("Italy", 2, 2)


def test_open_promises_are_all_counted_and_the_oldest_named(officer, trieste):
    agreement = AgreementFactory(concluded=True, partner__institution=trieste)
    for n in range(6):
        CommitmentOccurrenceFactory(commitment__agreement=agreement, due_on=TODAY + dt.timedelta(days=6 - n))
    CommitmentOccurrenceFactory(commitment__agreement=agreement, closed_on=TODAY, closed_reason="A slip.")
    CommitmentOccurrenceFactory(commitment__agreement=agreement, status="waived", note="Paused.")

    found = context(officer, institution=trieste)

    assert found["promise_count"] == 6
    assert [row.due_on.day for row, _is_overdue in found["promises"]] == [21, 22, 23, 24]


def test_partners_of_a_country_are_those_there_on_the_day_under_their_names_of_today(officer, trieste):
    old = InstitutionFactory(status="merged", successor=trieste, merged_on=TODAY)
    for institution in (trieste, old):
        agreement = AgreementFactory(concluded=True, partner__institution=institution)
    AgreementPartyFactory(agreement=agreement, institution=InstitutionFactory(country="FR"))
    AgreementPartyFactory(agreement=agreement, institution__country="IT", left_on=TODAY - dt.timedelta(days=1))
    for n in range(4):
        AgreementFactory(
            concluded=True, partner__institution=None, partner__name_as_given=f"Univ. {n}", partner__country="IT"
        )

    found = context(officer, country="IT")

    assert [(institution, n) for institution, _name, n in found["partners"]] == [(trieste, 2), *[(None, 1)] * 3]
    assert found["more_partners"] == 1


def test_contacts_are_those_of_the_parties_of_the_day(officer, trieste):
    AgreementFactory(concluded=True, partner__institution=trieste, partner__contact=PersonFactory())
    leaves, joins = PersonFactory(), PersonFactory()
    for contact, dates in (
        (leaves, {"left_on": TODAY}),
        (joins, {"joined_on": TODAY + dt.timedelta(days=1)}),
        (PersonFactory(), {"left_on": TODAY - dt.timedelta(days=1)}),
    ):
        made = AgreementFactory(concluded=True, partner__institution=trieste)
        AgreementPartyFactory(agreement=made, institution=trieste, role="funder", contact=contact, **dates)

    people = {party.contact for party in context(officer, institution=trieste)["contacts"]}

    assert (len(people), leaves in people, joins in people) == (2, True, False)


@pytest.mark.parametrize("language", ["en", "fa"])
def test_it_is_two_pages_however_much_there_is(officer, trieste, language):
    for n in range(18):
        agreement = AgreementFactory(
            concluded=True,
            partner__institution=trieste,
            partner__contact=PersonFactory(),
            term__ends_on=dt.date(2027, 3, 1),
            title_en=f"Memorandum of understanding on a longer subject, number {n}",
        )
        ActivityFactory(agreement=agreement, title="Visit of a delegation to three laboratories in two cities")
        CommitmentOccurrenceFactory(commitment__agreement=agreement)
    report = Briefing()
    with translation.override(language):
        filters = report.filters(QueryDict(f"institution={trieste.uuid}"), user=officer)
        html = report.html(user=officer, on=TODAY, filters=filters, is_pdf=True)

        assert pdf.page_count(pdf.render(html, stylesheets=report.stylesheets)) == 2


def test_a_name_that_is_none_or_two_is_told_beside_its_field(client, as_user, trieste):
    as_user(Role.DIRECTOR)
    InstitutionFactory(name_en="Technical University")
    InstitutionFactory(name_en="Technical University")

    assert "University of Trieste" in text(client.get(ADDRESS, {"institution": "university of trieste"}))
    for name, sentence in (("Atlantis", "No institution"), ("Technical University", "More than one")):
        page = soup(client.get(ADDRESS, {"institution": name}))
        assert page.select_one(".error-summary a")["href"] == "#id_institution"
        assert sentence in page.get_text()
    both = soup(client.get(ADDRESS, {"institution": "University of Trieste", "country": "IT"}))
    assert both.select_one(".error-summary a")["href"] == "#id_country"


def test_who_may_not_read_the_papers_gets_no_briefing(client, as_user):
    as_user(Role.SCHOLAR)

    assert client.get(ADDRESS, {"country": "IT"}).status_code == 403
