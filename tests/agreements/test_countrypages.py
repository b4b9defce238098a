"""The map of the world and the pages of countries: the numbers of the register, for the reader and the day."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.models import PartyRole
from agreements.workflow import Status
from directory.roles import Role
from records.models import Office
from tests.factories.agreements import AgreementFactory, AgreementPartyFactory
from tests.factories.directory import InstitutionFactory
from tests.pages import links, rows, soup, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

QUERIES = {"/en/agreements/map/": {None: 5, Role.OFFICER: 9}, "/en/countries/FR/": {None: 8, Role.OFFICER: 12}}


def page(client, path="/en/agreements/map/", status=200):
    response = client.get(path)
    assert response.status_code == status
    return response


def public(country, **values):
    values = {"partner__institution": InstitutionFactory(country=country)} | values
    return AgreementFactory(concluded=True, public=True, **values)


def on_map(response):
    """What the links of the map are called, and where they lead."""
    return {link["aria-label"]: link["href"] for link in soup(response).select("svg.world-map a")}


def in_table(response):
    return {country: int(number.rpartition(" ")[2]) for country, _bar, number in rows(response)}


# --- the map ---------------------------------------------------------------------------------------------------------


def test_map_and_table_say_the_same_numbers_and_lead_to_lists_of_that_many(client):
    public("FR")
    two = public("FR")
    AgreementPartyFactory(agreement=two, institution=InstitutionFactory(country="SG"))
    AgreementPartyFactory(agreement=two, institution=InstitutionFactory(country="JP"), role=PartyRole.OBSERVER)

    response = page(client)

    assert in_table(response) == {"France": 2, "Singapore": 1}
    assert on_map(response) == {
        "France: 2 agreements": "/en/agreements/?country=FR",
        "Singapore: 1 agreement": "/en/agreements/?country=SG",
    }
    for words, address in on_map(response).items():
        assert f"{words.partition(': ')[2]} " in f"{text(client.get(address))} "
    assert links(response, "#by-country")["France"] == "/en/countries/FR/"


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        (None, {"France": 1}),
        (Role.SCHOLAR, {"France": 1}),
        (Role.UNIT_OFFICER, {"France": 1, "Germany": 1}),
        (Role.OFFICER, {"France": 1, "Germany": 1, "Japan": 1, "Italy": 1}),
    ],
)
def test_what_a_reader_may_not_see_stands_in_no_number(client, as_user, role, seen):
    public("FR")
    for country, confidentiality in (("DE", "internal"), ("JP", "restricted")):
        public(country, confidentiality=confidentiality)
    AgreementFactory(status=Status.IN_REVIEW, public=True, home=None)
    AgreementPartyFactory(agreement=AgreementFactory(public=True), institution=InstitutionFactory(country="IT"))
    if role:
        as_user(role)

    response = page(client)

    assert in_table(response) == seen
    assert {words.partition(":")[0] for words in on_map(response)} == set(seen)


def test_the_map_asks_the_questions_of_the_register_and_says_them(client):
    public("FR", type__code="MOU", type__name_en="Memorandum", term__ends_on=dt.date(2025, 12, 31))
    public("DE", term__ends_on=dt.date(2025, 12, 31))
    public("IT")

    response = page(client, "/en/agreements/map/?on=2025-06-01&type=MOU&phase=active")

    assert in_table(response) == {"France": 1}
    assert "as the register stood on 1 June 2025" in text(response)
    assert {"Remove: Type: Memorandum", "Remove: As of: 1 June 2025"} <= set(links(response))
    assert set(on_map(response).values()) == {"/en/agreements/?on=2025-06-01&type=MOU&phase=active&country=FR"}
    assert links(response, "#by-country")["France"] == "/en/countries/FR/?on=2025-06-01"
    assert links(response)["As a list"] == "/en/agreements/?on=2025-06-01&type=MOU&phase=active"
    assert links(response)["Clear all"] == "/en/agreements/map/"


def test_the_list_leads_to_the_map_of_the_same_questions(client):
    public("FR")

    assert links(page(client, "/en/agreements/?country=FR&page=1"))["As a map"] == "/en/agreements/map/?country=FR"


def test_what_is_on_no_map_is_said(client):
    public("GF")
    public("", partner__institution=None, partner__name_as_given="Nobody's University")

    words = text(page(client))

    assert "Of 1 agreement no partner's country is known." in words
    assert "in the table only: French Guiana." in words


def test_an_empty_map_is_an_empty_register(client):
    assert "The register is empty" in text(page(client))
    public("FR")
    assert links(page(client, "/en/agreements/map/?type=X&q=nothing"), ".empty") == {
        "Clear all filters": "/en/agreements/map/"
    }


def test_a_question_that_was_not_understood_is_told(client):
    public("FR")

    response = page(client, "/en/agreements/map/?on=tomorrow")

    assert [link["href"] for link in soup(response).select(".error-summary a")] == ["#id_on"]
    assert in_table(response) == {"France": 1}


def test_the_map_is_named_reached_by_keyboard_and_has_no_words_on_it(client, language):
    public("FR")
    found = soup(page(client, f"/{language}/agreements/map/")).select_one("svg.world-map")

    assert found.select("text") == []
    assert found["aria-labelledby"] == "map-title"
    assert [link.title.text for link in found.select("a[href]")] == [
        {"en": "France: 1 agreement", "fa": "فرانسه: ۱ سند همکاری"}[language]
    ]
    assert found.select("[style], [transform]") == []


# --- a country -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/en/countries/DE/", "/en/countries/fr/", "/en/countries/XX/", "/en/countries/AQ/"])
def test_a_country_with_nothing_to_be_seen_has_no_page(client, path):
    public("FR")
    public("DE", confidentiality="restricted")

    page(client, path, status=404)


def test_a_country_shows_its_agreements_those_in_force_first(client):
    public("FR", title_en="Over", signed_on=dt.date(2025, 1, 1), term__ends_on=dt.date(2025, 12, 31))
    public("FR", title_en="Lasting", signed_on=dt.date(2024, 1, 1))
    public("IT", title_en="Elsewhere")

    response = page(client, "/en/countries/FR/")

    assert [link.text for link in soup(response).select("a.title")] == ["Lasting", "Over"]
    assert links(response, ".pills") == {
        "In force 1": "/en/agreements/?country=FR&phase=active",
        "Expired 1": "/en/agreements/?country=FR&phase=expired",
    }
    assert links(response)["In the register"] == "/en/agreements/?country=FR"
    assert "Europe France Agreements with partners in this country, as they stand today." in text(response)


def test_a_country_as_of_a_day_says_the_day_and_keeps_it(client):
    public("FR", title_en="Then", term__starts_on=dt.date(2024, 1, 1), term__ends_on=dt.date(2025, 12, 31))

    response = page(client, "/en/countries/FR/?on=1403/1/1&type=X")

    assert "as they stood on 20 March 2024" in text(response)
    assert links(response, ".pills") == {"In force 1": "/en/agreements/?country=FR&on=2024-03-20&phase=active"}
    assert soup(response).select_one("a.title")["href"].endswith("?on=2024-03-20")


def test_partners_of_a_country_are_counted_under_the_entry_that_stands_for_them(client):
    sorbonne = InstitutionFactory(name_en="Sorbonne", country="FR", city="Paris")
    merged = InstitutionFactory(
        name_en="Paris 6", country="FR", status="merged", successor=sorbonne, merged_on="2026-01-01"
    )
    public("FR", partner__institution=sorbonne)
    public("FR", partner__institution=merged)
    public("FR", partner__institution=None, partner__name_as_given="Univ. of P.", partner__country="FR")

    found = soup(page(client, "/en/countries/FR/")).select(".record-list li")

    assert [" ".join(one.get_text(" ").split()) for one in found] == [
        "Sorbonne Paris · 2 agreements",
        "Univ. of P. 1 agreement · as the paper gives it; the institution is not yet recognised",
    ]
    assert [one.a["href"] for one in found if one.a] == [sorbonne.get_absolute_url()]


def test_years_of_signature_stand_in_both_calendars(client):
    public("FR", signed_on=dt.date(2023, 5, 1))
    public("FR", signed_on=dt.date(2024, 5, 1))
    public("FR", signed_on=None, term=None)

    table = soup(page(client, "/en/countries/FR/")).select("table")[1]

    assert [" ".join(row.get_text(" ").split()) for row in table.select("tbody tr")] == [
        "2023 ( 1401/02 ) 1",
        "2024 ( 1402/03 ) 1",
    ]
    assert "Of 1 the year of signature is not known in this calendar." in text(page(client, "/en/countries/FR/"))


# --- what they cost --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 3, 50])
@pytest.mark.parametrize("role", [None, Role.OFFICER])
@pytest.mark.parametrize("path", QUERIES)
def test_a_page_costs_the_same_for_one_agreement_three_and_fifty(client, as_user, path, role, count):
    if role:
        as_user(role)
    for _n in range(count):
        public("FR")
    page(client, path)
    Office.forget()
    with CaptureQueriesContext(connection) as queries:
        page(client, path)

    assert len(queries) == QUERIES[path][role]
