"""Joint projects as readers see them: what is public, what only the office reads, the yearly figures."""

import csv
import datetime as dt
import io
import json

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from agreements.models import Activity
from directory.roles import Role
from programs.figures import by_year
from programs.models import Project
from records.calendars import Calendar
from tests.factories.agreements import AgreementFactory
from tests.factories.directory import InstitutionFactory, PersonFactory
from tests.factories.programs import (
    ApplicationFactory,
    AwardFactory,
    ProjectFactory,
    ProjectFundingFactory,
    ProjectLeaderFactory,
    ProjectOutputFactory,
)
from tests.pages import body, fields, links, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
LIST = "/en/projects/"


def listed(client, query=""):
    response = client.get(f"{LIST}?format=csv{query}")
    return [row["Title"] for row in csv.DictReader(io.StringIO(body(response).decode("utf-8-sig")))]


def test_everybody_reads_what_is_public_and_has_begun(client, as_user):
    ProjectFactory(running=True, is_public=True, title_en="Public")
    ProjectFactory(is_public=True, title_en="Planned")
    ProjectFactory(running=True, title_en="Of the office")
    mine = ProjectFactory(title_en="Mine")

    strangers = listed(client)
    scholar = as_user(Role.SCHOLAR)
    ProjectLeaderFactory(project=mine, person=PersonFactory(user=scholar))

    assert strangers == ["Public"]
    assert set(listed(client)) == {"Public", "Mine"}
    as_user(Role.AUDITOR)
    assert set(listed(client)) == {"Public", "Planned", "Of the office", "Mine"}


def test_a_public_project_says_nothing_of_a_restricted_agreement_nor_of_money(client, as_user):
    secret = AgreementFactory(concluded=True, restricted=True, title_en="Secret")
    project = ProjectFactory(running=True, is_public=True, agreement=secret)
    ProjectFundingFactory(project=project)
    ProjectFundingFactory(project=project, amount=2500)
    ProjectFundingFactory(project=project, amount=100, currency="USD")

    stranger = text(client.get(project.get_absolute_url()))
    table = body(client.get(f"{LIST}?format=csv")).decode()
    as_user(Role.DIRECTOR)
    page = text(client.get(project.get_absolute_url()))

    assert [word in stranger for word in ("Secret", "euros")] == [False, False]
    assert "Secret" not in table
    assert "Home side: 7,500.00 euros; 100.00 US dollars" in page
    assert "Secret" in page


def awarded(shows_amounts=False, title="A joint observatory"):
    """A public project of an award, with one leader who may not be named, money of both sides, and an output."""
    project = ProjectFactory(running=True, is_public=True, title_en=title, ends_on=dt.date(2027, 5, 31))
    call = {"shows_amounts": shows_amounts, "programme__name_en": "Jondishapoor"}
    application = ApplicationFactory(eligible=True, **{f"call__{name}": value for name, value in call.items()})
    application.members.filter(side="home").update(email="rahimi@example.ir")
    AwardFactory(application=application, accepted=True, project=project)
    ProjectLeaderFactory(project=project, name="Sara Rahimi", institution_given="University of Parsa")
    ProjectLeaderFactory(project=project, name="Anne Martin", institution_given="Lyon", side="partner")
    ProjectFundingFactory(project=project)
    ProjectOutputFactory(project=project, title="On suns", doi="10.1000/182")
    return project


TOLD = ("A joint observatory", "Jondishapoor", "Sara Rahimi", "University of Parsa", "Lyon", "On suns")


@pytest.mark.parametrize("shows_amounts", [False, True])
def test_a_funded_project_is_told_the_same_on_page_in_csv_and_as_json(client, shows_amounts):
    project = awarded(shows_amounts)

    page = client.get(project.get_absolute_url()).content.decode()
    [row] = csv.DictReader(io.StringIO(body(client.get(f"{LIST}?format=csv")).decode("utf-8-sig")))
    [record] = json.loads(body(client.get(f"{LIST}?format=json")))["rows"]
    [alone] = json.loads(body(client.get(f"{project.get_absolute_url()}?format=json")))["rows"]

    assert alone == record
    for whole in (page, str(row), str(record)):
        assert [word for word in TOLD if word not in whole] == []
        assert [word for word in ("Anne Martin", "example.ir") if word in whole] == []
    assert 'href="https://doi.org/10.1000/182"' in page
    assert row["What came of it"] == "On suns; https://doi.org/10.1000/182"
    assert record["outputs"][0]["address"] == "https://doi.org/10.1000/182"
    assert (
        (row["First day"], row["Last day"]) == (record["starts_on"], record["ends_on"]) == ("2025-06-01", "2027-05-31")
    )
    assert ("5,000.00 euros" in page) == shows_amounts
    assert row["Given, home side"] == ("5,000.00 euros" if shows_amounts else "")
    assert [one["amount"] for one in record["given"]] == (["5000.00"] if shows_amounts else [])


def test_a_formula_in_a_title_is_text_in_every_table(client):
    awarded(title='=HYPERLINK("https://example.org")')

    assert listed(client) == ['\'=HYPERLINK("https://example.org")']
    book = load_workbook(io.BytesIO(body(client.get(f"{LIST}?format=xlsx"))))
    cell = book.active["A2"]
    assert (cell.data_type, cell.value.lstrip("'")) == ("s", '=HYPERLINK("https://example.org")')


def test_agreement_and_institution_lead_to_their_projects(client, as_user):
    as_user(Role.OFFICER)
    agreement, montalto = AgreementFactory(concluded=True), InstitutionFactory(name_en="Montalto")
    project = ProjectFactory(running=True, agreement=agreement, title_en="Solar cells")
    ProjectLeaderFactory(project=project, institution=montalto, side="partner")

    for page in (agreement, montalto):
        assert links(client.get(page.get_absolute_url()))["Solar cells"] == project.get_absolute_url()


def test_an_officer_begins_it_on_its_page_and_what_is_edited_reaches_the_agreement(client, as_user):
    as_user(Role.OFFICER)
    project = ProjectFactory(agreement=AgreementFactory(concluded=True), title_en="Solar cells")

    client.post(f"{project.get_absolute_url()}start/", {"starts_on": "1405/06/01"})

    project.refresh_from_db()
    assert (project.status, project.starts_on) == ("running", dt.date(2026, 8, 23))
    address = reverse("admin:programs_project_change", args=[project.pk])
    client.post(address, fields(client.get(address), "#project_form") | {"title_en": "Solar cells and glass"})
    assert Activity.objects.get().title == "Solar cells and glass: begins"


def test_a_project_counts_in_every_year_in_which_it_runs_and_on_each_side_that_pays():
    both = ProjectFactory(ended=True)  # June 2024 to May 2026
    for side in ("home", "partner", "partner"):
        ProjectFundingFactory(project=both, side=side)
    ProjectFundingFactory(project=ProjectFactory(running=True), side="partner")  # since June 2025
    ProjectFactory(status="cancelled", starts_on=dt.date(2025, 1, 1))

    told = by_year(Project.objects.all(), Calendar.GREGORIAN, dt.date(2026, 11, 20), years=4)

    assert [tuple(year) for year in told] == [
        (2026, 2, 0, 1, 1, 2),
        (2025, 2, 1, 0, 1, 2),
        (2024, 1, 1, 0, 1, 1),
        (2023, 0, 0, 0, 0, 0),
    ]


@pytest.mark.parametrize(("language", "first"), [("en", "2026"), ("fa", "۱۴۰۵")])
def test_the_years_are_the_readers(client, language, first):
    ProjectFactory(running=True, is_public=True)

    page = client.get(f"/{language}/projects/").content.decode()

    assert f'<th scope="row">{first}</th>' in page


@pytest.mark.parametrize("query", ["q=solar", "q=Rossi", "kind=degree", "status=ended", "q=montalto+solar"])
def test_the_list_is_narrowed_by_words_kind_and_status(client, query):
    found = ProjectFactory(ended=True, is_public=True, kind="degree", title_en="Solar cells")
    ProjectLeaderFactory(project=found, name="Maria Rossi", institution=InstitutionFactory(name_en="Montalto"))
    ProjectFactory(running=True, is_public=True, title_en="Glass")

    assert listed(client, f"&{query}") == ["Solar cells"]


@pytest.mark.parametrize(
    "typed", ["انرژي خورشيدي", "Zürich", "zurich", "darya karimi", "دریا کريمي", "ETH", "École Supérieure", "ecole"]
)
def test_words_are_found_in_any_spelling_and_by_a_leader_of_the_directory(client, typed):
    found = ProjectFactory(running=True, is_public=True, title_en="Solar cells", title_fa="انرژی خورشیدی")
    darya = PersonFactory(given_en="Darya", family_en="Karimi", given_fa="دریا", family_fa="کریمی")
    zurich = InstitutionFactory(name_en="University of Zürich", acronym="ETH")
    ProjectLeaderFactory(project=found, name="", person=darya, institution=zurich)
    ProjectLeaderFactory(project=found, institution_given="École supérieure", side="partner")
    other = ProjectFactory(running=True, is_public=True, title_en="Glass", title_fa="شیشه")
    ProjectLeaderFactory(project=other, name="", person=PersonFactory(), institution=InstitutionFactory())

    assert listed(client, f"&q={typed}") == ["Solar cells"]


@pytest.mark.parametrize("count", [1, 3])
def test_list_and_page_cost_the_same_for_one_and_three(client, as_user, django_assert_num_queries, count):
    as_user(Role.OFFICER)
    agreement = AgreementFactory(concluded=True)
    for _n in range(count):
        project = ProjectFactory(running=True, agreement=agreement)
        for _m in range(count):
            ProjectLeaderFactory(project=project, person=PersonFactory(), institution=InstitutionFactory())
            ProjectFundingFactory(project=project)
            ProjectOutputFactory(project=project)
    client.get(LIST)
    client.get(project.get_absolute_url())

    with django_assert_num_queries(9):
        assert len(client.get(LIST).context["object_list"]) == count
    with django_assert_num_queries(19):
        client.get(project.get_absolute_url())
