"""The register as JSON: the rows and columns of the CSV, for programs, and the same again on another day."""

import csv
import datetime as dt
import io
import json
import re

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements import register
from agreements.opendata import CODES
from agreements.phases import Phase
from directory.roles import Role
from records import clock
from records.calendars import Calendar, Precision
from records.languages import named
from records.models import Office
from tests.conftest import NOON
from tests.factories.agreements import AgreementFactory, AgreementPartyFactory
from tests.factories.directory import InstitutionFactory
from tests.pages import body

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
DOCUMENTED = (settings.BASE_DIR / "docs" / "open-data.md").read_text().partition("\n# Calls\n")[0]


def answer(client, query="", language="en"):
    response = client.get(f"/{language}/agreements/?format=json{query}")
    assert (response.status_code, response["Content-Type"]) == (200, "application/json")
    return json.loads(body(response))


def public(title, **values):
    return AgreementFactory(concluded=True, public=True, title_en=title, **values)


def test_a_row_says_what_a_table_says_and_codes_besides(client):
    agreement = public(
        "Physics",
        type__code="MOU",
        type__name_en="Memorandum",
        home__institution__name_en="Parsan University",
        partner__institution=InstitutionFactory(name_en="Sorbonne", country="FR"),
        signed_on=dt.date(2018, 3, 21),
        signed_precision=Precision.YEAR,
        signed_calendar=Calendar.JALALI,
    )
    AgreementPartyFactory(agreement=agreement, institution=InstitutionFactory(name_en="CERN; Geneva", country="CH"))

    assert answer(client)["rows"] == [
        {
            "uuid": str(agreement.uuid),
            "page": agreement.get_absolute_url(),
            "type_code": "MOU",
            "country_codes": ["FR", "CH"],
            "end_code": "fixed",
            "phase_code": "active",
            "reference": None,
            "type": "Memorandum",
            "title": "Physics",
            "home_side": ["Parsan University"],
            "partners": ["Sorbonne", "CERN; Geneva"],
            "country": ["France", "Switzerland"],
            "signed": "1397",
            "signed_other_calendar": "2018/19",
            "signed_iso": "2018-03-21/2019-03-20",
            "signed_known_to": "year",
            "begins": "1 January 2024",
            "begins_other_calendar": "11 Dey 1402",
            "begins_iso": "2024-01-01",
            "ends": "31 December 2028",
            "ends_other_calendar": "11 Dey 1407",
            "ends_iso": "2028-12-31",
            "how_it_ends": "on a fixed day",
            "phase": "in force",
            "as_of": "2026-11-20",
        }
    ]


@pytest.mark.parametrize("role", [None, Role.AUDITOR])
def test_json_and_csv_have_the_same_rows_and_columns(client, as_user, language, role):
    if role:
        as_user(role)
    for n, values in enumerate([{}, {"term": None, "signed_on": None}, {"restricted": True}, {"term__open": True}]):
        AgreementFactory(concluded=True, **({"public": True} | values), title_en=f"Agreement {n}")

    objects = answer(client, language=language)["rows"]
    told = body(client.get(f"/{language}/agreements/?format=csv")).decode("utf-8-sig")
    _header, *lines = csv.reader(io.StringIO(told))

    shown = register.columns(for_staff=role is not None)
    assert [list(one) for one in objects] == [[*CODES, *(column.key for column in shown)]] * len(lines)
    flat = [[one[column.key] for column in shown] for one in objects]
    assert [[named(cell) if isinstance(cell, list) else cell or "" for cell in row] for row in flat] == [
        line[:-1]
        for line in lines  # the last says what was asked for
    ]
    assert len(lines) == (4 if role else 3)


def test_the_answer_says_its_day_its_questions_and_where_to_ask_again(client):
    public(
        "Then", signed_on=dt.date(2015, 1, 1), term__starts_on=dt.date(2015, 1, 1), term__ends_on=dt.date(2020, 1, 1)
    )
    public("Now")

    found = answer(client, "&phase=active&country=IT&on=1397/01/01&since=nonsense&page=2")

    assert [row["title"] for row in found.pop("rows")] == ["Then"]
    assert found == {
        "as_of": "2018-03-21",
        "language": "en",
        "questions": {"country": ["IT"], "phase": ["active"]},
        "address": "http://testserver/en/agreements/?format=json&phase=active&country=IT&on=2018-03-21&since=nonsense",
    }


@pytest.mark.parametrize("format_", ["json", "csv"])
def test_the_same_request_gives_the_same_another_day(client, format_):
    public("Over soon", term__ends_on=dt.date(2026, 11, 20))
    public("Open", term__open=True)
    address = f"/en/agreements/?format={format_}&on=2026-11-20"

    today = body(client.get(address))
    with clock.held_at(NOON + dt.timedelta(days=400)):
        later, undated = body(client.get(address)), body(client.get(f"/en/agreements/?format={format_}"))

    assert later == today
    assert undated != today


def test_what_is_not_public_is_in_no_row(client, canary):
    public("Physics")
    AgreementFactory(concluded=True, title_en=canary)
    AgreementFactory(concluded=True, restricted=True, title_en=canary)
    AgreementFactory(public=True, title_en=canary)

    assert [row["title"] for row in answer(client)["rows"]] == ["Physics"]


@pytest.mark.parametrize("count", [0, 1, 3, 50])
def test_the_answer_is_whole_and_costs_the_same_whatever_its_length(client, count):
    for n in range(count):
        public(f"“Quoted” \\ {n} </script>")
    answer(client)
    Office.forget()
    with CaptureQueriesContext(connection) as queries:
        found = answer(client)

    assert len(found["rows"]) == count
    assert len(queries) == (3 if count == 0 else 7)


def test_every_key_is_documented_and_none_that_is_not_there():
    keys = {*CODES, *(column.key for column in register.COLUMNS)}
    firsts = re.findall(r"^\| (`.*?) \|", DOCUMENTED, re.MULTILINE)
    listed = {key for first in firsts for key in re.findall(r"`(\w+)`", first)}
    told = set(re.findall(r"`(\w+)`", DOCUMENTED.partition("Keys are added")[2]))

    assert listed | told == keys
    assert told == {column.key for column in register.COLUMNS if column.is_for_staff}


@pytest.mark.parametrize("phase", Phase.values)
def test_every_code_of_a_phase_is_documented(phase):
    assert f"`{phase}`" in DOCUMENTED
