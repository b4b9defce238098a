"""Pages of institutions: what was typed comes back with its errors, and nobody reads another's values."""

import datetime as dt
import io

import pytest
from django.urls import reverse
from django.utils import translation
from openpyxl import load_workbook

from evaluation.actions import evidence, submissions
from evaluation.entry import workbook
from evaluation.models import DataPoint, Participation, Query, Round, Submission
from records import clock
from records.calendars import in_words
from records.models import Document
from tests.evaluation.rounds import NOW, SmallRound
from tests.factories.evaluation import DataPointFactory, EvidenceItemFactory, FindingFactory, QueryFactory, put
from tests.pages import soup

pytestmark = pytest.mark.django_db


@pytest.fixture
def small(user_with, client, client_for):
    one = SmallRound(user_with)
    client_for(one.user, client)
    return one


def typed(small, **values):
    """What the form of the domain sends."""
    sent = {}
    for code, value in values.items():
        key = small.variables[code].pk
        point = small.participation.points.filter(variable=key).first()
        sent |= {f"v{key}-value": value, f"v{key}-kind": "", f"v{key}-note": ""}
        sent[f"v{key}-seen"] = point.version if point else 0
    return sent


def domain_url(small):
    return reverse("evaluation:domain", args=[small.participation.uuid, small.domain.code])


def others_url(small):
    return reverse("evaluation:domain", args=[small.participation.uuid, "other"])


def test_values_are_typed_with_persian_digits_and_last_year_stands_beside(client, small):
    before = client.get(domain_url(small)).content.decode()
    client.post(domain_url(small), typed(small, papers="۳۲۰"))

    assert "<bdi>310</bdi>" in before
    assert small.point("papers").value == 320


def test_definition_and_exact_period_stand_at_the_field(client, user_with, client_for):
    small = SmallRound(user_with, definition_en="Indexed, without preprints.", period="fiscal")
    client_for(small.user, client)

    field = soup(client.get(domain_url(small))).select_one(f"#line-{small.variables['papers'].pk}")

    said = " ".join(field.get_text(" ").split())
    assert "Indexed, without preprints." in said
    period = small.round.periods.get()
    for day in (period.starts_on, period.ends_on):
        assert in_words(day) in said


def test_the_statement_to_print_carries_the_fingerprint_of_the_values(client, small):
    small.save(**NOW)
    submission = submissions.submit(small.participation, head_name="L", head_position="P", by=small.user)
    values = submissions.content_of(small.participation)
    statement = reverse("records:report", args=["evaluation-statement"])

    page = client.get(statement, {"participation": small.participation.uuid})

    assert submission.sha256 == submissions.fingerprint(small.participation, values)
    assert submission.sha256 in page.text


def test_a_decimal_comma_is_said_back(client, user_with, client_for):
    small = SmallRound(user_with, is_whole=False)
    client_for(small.user, client)

    page = client.post(domain_url(small), typed(small, papers="312,5"), follow=True).content.decode()

    assert "Papers: read as 312.5" in page


def test_one_wrong_value_saves_nothing_and_loses_nothing(client, small):
    sent = typed(small, staff="210", women="about 90")

    page = client.post(others_url(small), sent).content.decode()

    assert not small.participation.points.exists()
    assert 'value="210"' in page
    assert 'value="about 90"' in page
    assert "“about 90” is not a number" in page


def test_after_the_deadline_the_answer_is_403_and_what_was_typed_is_shown(client, small, canary):
    put(small.round, closes_at=clock.now() - dt.timedelta(minutes=1))

    response = client.post(domain_url(small), typed(small, papers=canary))

    assert response.status_code == 403
    assert canary in response.content.decode()
    assert not small.participation.points.exists()


def test_two_who_save_the_same_value_are_told(client, small):
    sent = typed(small, papers="300")
    client.post(domain_url(small), sent)

    page = client.post(domain_url(small), sent | {f"v{small.variables['papers'].pk}-value": "301"}).content.decode()

    assert "Somebody else has changed this value meanwhile" in page
    assert 'value="301"' in page
    assert small.point("papers").value == 300


@pytest.fixture
def theirs(small, canary, user_with, pdf_file):
    """Another institution with values, evidence, a question and a submission, each with a word found nowhere else."""
    other = small.other("their-code")
    put(other.institution, name_en=f"University {canary}")
    officer = user_with("data_officer", institution=other.institution)
    point = DataPointFactory(participation=other, variable=small.variables["papers"], value=987654, note=canary)
    item = evidence.attach_evidence(other, title=canary, file=pdf_file(), points=[point], by=officer)
    query = QueryFactory(point=point, text=canary)
    finding = FindingFactory(participation=other, variable=small.variables["papers"], code="change", facts={})
    other.refresh_from_db()
    return {"participation": other, "item": item, "query": query, "finding": finding, "point": point}


def addresses_of(theirs):
    one = theirs["participation"]
    key = one.uuid
    yield from (
        reverse(f"evaluation:{name}", args=[key])
        for name in ("participation", "check", "evidence", "workbook", "workbook_file")
    )
    yield reverse("evaluation:domain", args=[key, "other"])
    yield reverse("evaluation:explain", args=[key, theirs["finding"].pk])
    yield reverse("evaluation:answer", args=[key, theirs["query"].pk])
    yield reverse("evaluation:evidence_name", args=[key, theirs["item"].pk])
    yield reverse("evaluation:evidence_withdraw", args=[key, theirs["item"].pk])
    yield from (reverse("evaluation:do", args=[key, name]) for name in ("submit", "unsubmit", "sign", "withdraw"))
    yield reverse("document", args=[Document.objects.about(theirs["item"]).get().uuid])


def test_an_institution_opens_no_page_and_no_file_of_another(client, theirs):
    answers = {client.get(one).status_code for one in addresses_of(theirs)}
    sent = {client.post(one).status_code for one in addresses_of(theirs) if "documents" not in one}

    assert answers == {404}
    assert sent <= {404, 405}


def test_an_institution_reads_nothing_of_another_on_its_own_pages(client, small, theirs, canary):
    small.save(**NOW)
    own = small.participation.uuid
    pages = [
        reverse("evaluation:returns"),
        reverse("evaluation:round", args=[small.round.uuid]),
        *(reverse(f"evaluation:{name}", args=[own]) for name in ("participation", "check", "evidence", "workbook")),
        domain_url(small),
        reverse("desk"),
        f"{reverse('records:report', args=['evaluation-statement'])}?participation={theirs['participation'].uuid}",
    ]

    for one in pages:
        page = client.get(one).content.decode()
        assert canary not in page, one
        assert "987,654" not in page, one
        assert "their-code" not in page, one


def test_lists_and_counts_of_an_institution_are_its_own(small, theirs):
    seen = {
        model: list(model.objects.visible_to(small.user)) for model in (Participation, DataPoint, Query, Submission)
    }

    assert set(seen[Participation]) == set(Participation.objects.filter(institution=small.institution))
    assert {one.participation.institution_id for one in seen[DataPoint]} == {small.institution.pk}
    assert seen[Query] == []
    assert seen[Submission] == []
    assert set(Round.objects.visible_to(small.user)) == {small.round, small.before}


def test_a_round_in_preparation_is_not_there_for_institutions(client, small):
    put(small.round, status="design")

    assert client.get(small.participation.get_absolute_url()).status_code == 404


def test_the_list_of_rounds_asks_the_database_equally_often(client, small, django_assert_num_queries):
    with django_assert_num_queries(4):
        client.get(reverse("evaluation:returns"))


# --- the workbook


def edited(data, *, column="value", **values):
    """The workbook with these texts in a column, by code."""
    book = load_workbook(io.BytesIO(data))
    sheet = book["values"]
    names = [cell.value for cell in sheet[2]]
    for row in sheet.iter_rows(min_row=3):
        code = row[names.index("code")].value
        if code in values:
            row[names.index(column)].value = values[code]
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def send(client, small, data, **more):
    file = io.BytesIO(data)
    file.name = "values.xlsx"
    return client.post(reverse("evaluation:workbook", args=[small.participation.uuid]), {"file": file, **more})


def test_a_workbook_goes_out_and_comes_back(client, small):
    out = client.get(reverse("evaluation:workbook_file", args=[small.participation.uuid])).content

    send(client, small, edited(out, staff=210, women="۸۵", papers="300"))

    assert sorted(small.participation.points.values_list("variable__code", "value", "origin")) == [
        ("papers", 300, "workbook"),
        ("staff", 210, "workbook"),
        ("women", 85, "workbook"),
    ]


def test_what_was_kept_comes_back_unchanged_in_either_language(small):
    small.save(**NOW | {"women": "0"})
    for language in ("en", "fa"):
        with translation.override(language):
            assert workbook.read(small.participation, workbook.write(small.participation)) == []


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"papers": "about 300"}, "is not a number"),
        ({"papers": "=100+200"}, "There is a formula here: write the number itself."),
        ({"papers": 12.5}, "is counted in whole numbers"),
        ({"papers": -1}, "is less than the least possible"),
    ],
)
def test_one_wrong_cell_saves_nothing_and_stands_in_its_cell(client, small, values, sentence):
    out = edited(workbook.write(small.participation), staff=210, **values)

    page = send(client, small, out).content.decode()
    returned = load_workbook(io.BytesIO(send(client, small, out, **{"return": "1"}).content))["values"]

    assert not small.participation.points.exists()
    assert sentence in page
    cells = {row[0].value: row for row in returned.iter_rows(min_row=3)}
    assert sentence in cells["papers"][9].value
    assert sentence in cells["papers"][6].comment.text
    assert cells["staff"][6].value in (210, "210")


def test_moved_columns_do_not_matter_and_missing_ones_are_named(client, small):
    book = load_workbook(io.BytesIO(workbook.write(small.participation)))
    sheet = book["values"]
    for row in sheet.iter_rows(min_row=1):
        row[6].value, row[8].value = row[8].value, row[6].value  # value and note change places
    for row in sheet.iter_rows(min_row=3):
        row[8].value = 5 if row[0].value == "papers" else None
    moved = io.BytesIO()
    book.save(moved)
    sheet.delete_cols(8)
    missing = io.BytesIO()
    book.save(missing)

    refused = send(client, small, missing.getvalue()).content.decode()
    send(client, small, moved.getvalue())

    assert "These columns are missing or there twice: Kind of value." in refused
    assert small.point("papers").value == 5


def test_what_is_no_workbook_is_a_sentence(client, small):
    page = send(client, small, b"PK not really").content.decode()

    assert "The file cannot be read as an Excel workbook" in page


# --- the head


def test_the_head_reads_values_only_with_the_code(client, small, user_with, client_for):
    small.save(**NOW)
    submission = submissions.submit(
        small.participation, head_name="L", head_position="P", head_email="head@example.org", by=small.user
    )
    token = submissions.links.kept_token(submissions.PAGE, small.participation.uuid, submission.revision)
    client.logout()

    page = client.get(reverse("evaluation:statement_to_sign", args=[token]))
    wrong = client.get(reverse("evaluation:statement_to_sign", args=["x" * 20]))

    assert page.status_code == 200
    assert "Papers" not in page.content.decode()
    assert wrong.status_code == 404


def test_an_item_of_evidence_is_not_named_by_another(client, small):
    other = EvidenceItemFactory(participation=small.other())

    assert client.get(reverse("evaluation:evidence_name", args=[small.participation.uuid, other.pk])).status_code == 404
