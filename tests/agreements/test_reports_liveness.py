"""“Dormant by country” holds exactly the rows of the list with the same questions."""

import csv
import datetime as dt
import io

import pytest
from django.http import QueryDict

from agreements.reports.liveness import AgreementsByActivity
from directory.roles import Role
from tests.factories.agreements import ActivityFactory, AgreementFactory, AgreementPartyFactory
from tests.factories.directory import InstitutionFactory
from tests.pages import body

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
LONG_AGO = dt.date(2021, 1, 1)


def agreement(title, country, *, last=None, **values):
    made = AgreementFactory(
        concluded=True,
        title_en=title,
        signed_on=LONG_AGO,
        term__starts_on=LONG_AGO,
        partner__institution=InstitutionFactory(country=country),
        **values,
    )
    if last:
        ActivityFactory(agreement=made, happened_on=last)
    return made


@pytest.fixture
def five():
    agreement("French, dormant", "FR", last=dt.date(2024, 1, 1))
    both = agreement("Italian and French, dormant", "IT", last=dt.date(2023, 1, 1), restricted=True)
    AgreementPartyFactory(agreement=both, institution=InstitutionFactory(country="FR"))
    agreement("Alive", "FR", last=dt.date(2026, 10, 1))
    agreement("Never used", "IT")
    agreement("Over", "IT", last=dt.date(2023, 1, 1), term__ends_on=dt.date(2025, 1, 1))


def listed(client, query):
    """The titles of the staff's list, from its CSV."""
    response = client.get(f"/en/agreements/?format=csv&{query}")
    return [row["Title"] for row in csv.DictReader(io.StringIO(body(response).decode("utf-8-sig")))]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("liveness=dormant", {"French, dormant", "Italian and French, dormant"}),
        ("liveness=dormant&country=IT", {"Italian and French, dormant"}),
        ("liveness=never_used", {"Never used"}),
        ("liveness=dormant&on=2025-06-01", {"Italian and French, dormant"}),
        ("liveness=quiet&on=2025-06-01", {"French, dormant"}),
    ],
)
def test_it_holds_the_rows_of_the_list_with_the_same_questions(client, as_user, five, query, titles):
    director = as_user(Role.DIRECTOR)
    report = AgreementsByActivity()
    filters = report.filters(QueryDict(query), user=director)
    on = filters.get("on", dt.date(2026, 11, 20))

    printed = report.context(user=director, on=on, filters=filters, is_pdf=True)["entries"]

    assert [entry.agreement.title_en for entry in printed] == listed(client, query)
    assert {entry.agreement.title_en for entry in printed} == titles


def test_unless_something_is_chosen_it_is_of_what_is_dormant_under_each_country(as_user, five):
    printed = AgreementsByActivity().context(
        user=as_user(Role.DIRECTOR), on=dt.date(2026, 11, 20), filters={}, is_pdf=False
    )

    told = [(name, [entry.agreement.title_en for entry in there]) for _code, name, there in printed["groups"]]
    assert told == [
        ("France", ["Italian and French, dormant", "French, dormant"]),
        ("Italy", ["Italian and French, dormant"]),
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_its_page_costs_the_same_for_one_and_three(client, as_user, django_assert_num_queries, count):
    as_user(Role.DIRECTOR)
    for n in range(count):
        agreement(f"Dormant {n}", "FR", last=dt.date(2024, 1, 1))
    client.get("/en/reports/agreements-by-activity/")

    with django_assert_num_queries(13):  # the months of its types among them
        client.get("/en/reports/agreements-by-activity/")
