"""Whoever runs a programme loads its lists and reads its papers; of other programmes not even the name is shown."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from directory.roles import Role
from programs.models import AgencyEntry, EarlierAward
from records.models import ActionItem, Document, ImportRun
from tests.factories.directory import InstitutionFactory
from tests.factories.programs import AwardLeaderFactory, CallFactory, EarlierAwardFactory, ProgrammeFactory
from tests.factories.records import PDF, ActionItemFactory, DocumentFactory
from tests.pages import body, soup, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
AGENCY, AWARDS = "programs_agencyentry", "programs_earlieraward"


@pytest.fixture
def here():
    return InstitutionFactory()


@pytest.fixture
def manager(as_user, here):
    return as_user(Role.PROGRAMME_MANAGER, institution=here)


@pytest.fixture
def own(here):
    return ProgrammeFactory(code="OWN", name_en="Own programme", managing_institution=here)


@pytest.fixture
def other():
    return ProgrammeFactory(code="OTHER", name_en="Hidden programme", is_public=False)


def call(programme, **values):
    return CallFactory(programme=programme, open=True, with_form=True, **values)


def table(*lines):
    return SimpleUploadedFile("list.csv", "\n".join(lines).encode())


def url(model, name="import", *args):
    return reverse(f"admin:{model}_{name}", args=args)


def options(page, name):
    return [one.text for one in soup(page).select(f"[name={name}] option") if one.get("value")]


def loaded(client, model, **sent):
    """The page of the preview, after its rows were written."""
    planned = client.post(url(model), sent)
    client.post(planned.url)
    return planned


def test_the_partner_agency_s_list_of_an_own_call_is_loaded(client, manager, own, other):
    mine = call(own, title_en="Mine")
    call(other, title_en="Theirs")

    offered = options(client.get(url(AGENCY)), "call")
    loaded(client, AGENCY, call=mine.pk, file=table("Number,Title", "47001XY,Glass"))

    assert offered == ["Mine"]
    assert list(AgencyEntry.objects.values_list("call__title_en", "number")) == [("Mine", "47001XY")]


def test_the_list_of_another_s_call_is_refused(client, manager, own, other):
    sent = {"call": call(other).pk, "file": table("Number", "47001XY")}

    page = client.post(url(AGENCY), sent)

    assert page.status_code == 200
    assert not ImportRun.objects.exists()


def test_earlier_awards_of_an_own_programme_are_loaded_and_rows_of_others_are_in_error(client, manager, own, other):
    rows = table("Programme,Title,Number", "OWN,Glass,1", "OTHER,Clay,2", "Hidden programme,Sand,3")

    offered = options(client.get(url(AWARDS)), "programme")
    planned = loaded(client, AWARDS, programme=own.pk, file=rows)

    assert offered == ["Own programme"]
    assert list(EarlierAward.objects.values_list("programme__code", "title")) == [("OWN", "Glass")]
    assert "There is no programme “OTHER”." in text(client.get(planned.url))


def test_awards_of_another_programme_are_not_loaded(client, manager, own, other):
    page = client.post(url(AWARDS), {"programme": other.pk, "file": table("Programme,Title", "OTHER,Clay")})

    assert page.status_code == 200
    assert (ImportRun.objects.count(), EarlierAward.objects.count()) == (0, 0)


def test_of_files_that_others_loaded_nothing_is_seen(client, manager, own, other):
    runs = [
        ImportRun.objects.create(kind="agency-list", name="theirs.csv", options={"call": call(other).pk}),
        ImportRun.objects.create(kind="earlier-awards", name="offices.csv", options={}),
        ImportRun.objects.create(kind="earlier-awards", name="others.csv", options={"programme": other.pk}),
    ]
    mine = ImportRun.objects.create(kind="agency-list", name="mine.csv", options={"call": call(own).pk})

    pages = [url(AGENCY, "import_run", runs[0].uuid), *(url(AWARDS, "import_run", run.uuid) for run in runs[1:])]
    answers = [status for page in pages for status in (client.get(page).status_code, client.post(page).status_code)]
    lists = [text(client.get(page)) for page in (url(AGENCY), url(AWARDS), url("records_importrun", "changelist"))]

    assert answers == [404] * 6
    assert ["mine.csv" in page for page in lists] == [True, False, True]
    assert not [name for name in ("theirs.csv", "offices.csv", "others.csv") if any(name in page for page in lists)]
    assert client.get(url(AGENCY, "import_run", mine.uuid)).status_code == 200


def test_the_officer_loads_awards_of_every_programme_and_sees_every_file(client, as_user, own, other):
    as_user(Role.OFFICER)

    planned = loaded(client, AWARDS, file=table("Programme,Title", "OWN,Glass", "OTHER,Clay"))

    assert EarlierAward.objects.count() == 2
    assert "list.csv" in text(client.get(url("records_importrun", "changelist")))
    assert client.get(planned.url).status_code == 200


def test_of_awards_those_of_the_own_programme_are_listed_edited_and_taken_away(client, manager, own, other):
    mine, theirs = EarlierAwardFactory(programme=own, title="Glass"), EarlierAwardFactory(programme=other, title="Clay")
    AwardLeaderFactory(award=theirs, name="Dr. Hidden")

    listed = text(client.get(url(AWARDS, "changelist")))
    taken = b"".join(client.get(url(AWARDS, "export", "csv")).streaming_content).decode()
    form = client.get(url(AWARDS, "change", mine.pk))

    assert ("Glass" in listed, "Clay" in listed, "Hidden" in listed) == (True, False, False)
    assert ("Glass" in taken, "Clay" in taken) == (True, False)
    assert options(form, "programme") == ["Own programme"]
    assert client.get(url(AWARDS, "change", theirs.pk)).status_code in {302, 404}


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.AUDITOR, Role.UNIT_OFFICER, Role.ADMINISTRATOR])
def test_nobody_else_of_the_staff_loads_anything(client, as_user, own, role):
    as_user(role)

    assert [client.get(url(model)).status_code for model in (AGENCY, AWARDS)] == [403, 403]


def test_office_only_papers_and_actions_of_own_calls_are_read_and_of_others_not_even_of_public_ones(
    client, manager, own, other
):
    mine, theirs = call(own), call(ProgrammeFactory())
    papers = [DocumentFactory(about=one, visibility="office") for one in (mine, theirs, call(other))]
    public = DocumentFactory(about=theirs, visibility="public")
    old = DocumentFactory(about=mine, closed_on=dt.date(2026, 11, 1))
    actions = [ActionItemFactory(about=one) for one in (mine, theirs)]

    assert set(Document.objects.visible_to(manager)) == {papers[0], public, old}
    assert set(ActionItem.objects.visible_to(manager)) == {actions[0]}
    assert body(client.get(papers[0].get_absolute_url())) == PDF
    assert [client.get(paper.get_absolute_url()).status_code for paper in papers[1:]] == [404, 404]


def test_an_appointment_that_is_over_reads_no_papers(user_with, own, here, today):
    former = user_with(Role.PROGRAMME_MANAGER, institution=here)
    former.appointments.update(ends_on=today - dt.timedelta(days=1))
    DocumentFactory(about=call(own), visibility="office")

    assert not Document.objects.visible_to(former).exists()


def test_filters_of_lists_name_no_other_programme_or_call(client, manager, own, other):
    for programme in (
        own,
        ProgrammeFactory(code="MORE", name_en="More", managing_institution=own.managing_institution),
    ):
        call(programme)
    call(other, title_en="Hidden call", status="draft")

    pages = [
        client.get(url(model, "changelist"))
        for model in ("programs_call", "programs_application", AGENCY, AWARDS, "programs_programme")
    ]

    assert [page.status_code for page in pages] == [200] * 5
    assert not [page for page in pages if "Hidden" in page.content.decode()]
    assert "Own programme" in pages[0].content.decode()
