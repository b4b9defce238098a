"""Lists of earlier awards: looked at before anything changes, dates of either calendar, known again the next time."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from directory.roles import Role
from programs.models import EarlierAward
from records import imports
from tests.factories.programs import AwardLeaderFactory, EarlierAwardFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db
HEADER = (
    "Programme,Year,Number,Title,Home leader,Home institution,Partner leader,Partner institution,Partner country,"
    "First day,Last day\n"
)
ROW = "JDS,۱۴۰۲,۱۲,Solar cells,Sara Rahimi,Parsan University,Anne Martin,Valmont,France,۱۴۰۲/۰۱/۰۱,1403\n"


@pytest.fixture(autouse=True)
def programme():
    return ProgrammeFactory(code="JDS", name_en="Jondishapoor", name_fa="جندی‌شاپور")


def planned(text, by="Tests"):
    file = SimpleUploadedFile("awards.csv", (HEADER + text).encode())
    return imports.plan(imports.imports["earlier-awards"], file=file, options={}, by=by)


def outcomes(run):
    return [(row.outcome, row.messages) for row in run.rows.order_by("number")]


def test_nothing_is_entered_before_it_was_looked_at():
    run = planned(ROW)

    assert outcomes(run) == [("create", [])]
    assert not EarlierAward.objects.exists()


def test_a_row_is_an_award_with_both_leaders(programme):
    imports.apply(planned(ROW), by="Tests")

    award = EarlierAward.objects.get()
    assert (award.programme, award.year, award.title, award.origin) == (programme, 1402, "Solar cells", "imported")
    assert (award.starts_on, award.ends_on) == (dt.date(2023, 3, 21), dt.date(2025, 3, 20))
    assert [(one.side, one.name, one.institution_given, one.country) for one in award.leaders.all()] == [
        ("home", "Sara Rahimi", "Parsan University", ""),
        ("partner", "Anne Martin", "Valmont", "FR"),
    ]


def test_the_same_list_again_changes_nothing_and_a_changed_one_what_changed():
    imports.apply(planned(ROW), by="Tests")

    assert outcomes(planned(ROW)) == [("unchanged", [])]
    imports.apply(planned(ROW.replace("Solar cells", "Solar cells II").replace("1403", "1404/02/31")), by="Tests")

    award = EarlierAward.objects.get()
    assert (award.title, award.ends_on) == ("Solar cells II", dt.date(2025, 5, 21))


def test_what_was_entered_by_hand_is_known_by_its_number(programme):
    award = EarlierAwardFactory(programme=programme, number="12", title="Typed")
    AwardLeaderFactory(award=award, name="Typed")

    assert outcomes(planned(ROW)) == [("update", [])]
    imports.apply(planned(ROW), by="Tests")

    award.refresh_from_db()
    assert (EarlierAward.objects.count(), award.title, award.leaders.count()) == (1, "Solar cells", 2)
    assert outcomes(planned(ROW)) == [("unchanged", [])]


@pytest.mark.parametrize(
    ("row", "messages"),
    [
        (ROW.replace("JDS", "Galileo"), ["There is no programme “Galileo”."]),
        (ROW.replace("Solar cells", ""), ["The title is missing."]),
        (ROW.replace("۱۴۰۲,", "02,"), ["“02” is no year: write 1402 or 2023."]),
        (ROW.replace("1403", "1401"), ["It ends before it begins."]),
        (ROW.replace("France", "Atlantis"), ["“Atlantis” is no country."]),
        (ROW.replace("Solar", "S" * 300), ["“Title” is longer than 300 letters."]),
        (
            ROW.replace("1403", "soon"),
            ["“soon” cannot be read as a date. Write it like 2018-11-23, 1397/08/23, Nov 2018 or 1397."],
        ),
    ],
)
def test_a_row_that_makes_no_sense_is_left_out_with_the_reason(row, messages):
    assert outcomes(planned(row)) == [("error", messages)]


def test_a_row_that_stands_twice_is_entered_once():
    run = planned(ROW + ROW)

    assert outcomes(run) == [("create", []), ("error", ["The same award stands in an earlier row."])]


def test_what_rules_cannot_read_is_told():
    [(outcome, said)] = outcomes(planned("جندی‌شاپور,,,Old project,,,,,,,\n"))

    assert outcome == "create"
    assert said == [
        "Without its last day nobody can say how long one has to wait after it.",
        "Without a leader it counts for nobody.",
    ]


def test_the_officer_imports_it_in_the_admin_and_takes_the_list_along(client, as_user):
    as_user(Role.OFFICER)
    imports.apply(planned(ROW), by="Tests")

    table = b"".join(client.get("/en/admin/programs/earlieraward/export/csv/").streaming_content).decode("utf-8-sig")

    assert table.splitlines()[1].startswith("JDS,1402,12,Solar cells,2023-03-21,2025-03-20,Sara Rahimi,Parsan")
    assert client.get("/en/admin/programs/earlieraward/import/").status_code == 200
