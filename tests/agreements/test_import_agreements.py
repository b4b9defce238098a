"""The command reads a list by the admin's path, tells what became of every row, and can do so without writing."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from agreements.models import Agreement, AgreementType
from directory.models import Institution, InstitutionMention
from records.models import ImportRun, ImportStatus
from tests.factories.directory import InstitutionFactory

pytestmark = pytest.mark.django_db
LIST = """Country,Institute/University,Year Signed
Italy,University of Trieste,2019
USERN,USERN,Nov. 2018
Italy,,2018
"""
HOME = "Isfahan University of Medical Sciences"


@pytest.fixture
def path(tmp_path, today):
    InstitutionFactory(name_en="University of Trieste", country="IT")
    path = tmp_path / "list.csv"
    path.write_text(LIST)
    return path


def told(path, *options, home=HOME):
    out = io.StringIO()
    call_command("import_agreements", str(path), "--home", home, *options, stdout=out)
    return out.getvalue().splitlines()


FIRST = [
    f"“{HOME}” is not known yet and is entered first, in Iran.",
    "2  new    2019       Italy  University of Trieste",
    "    The partner is University of Trieste (Italy).",
    "3  new    Nov. 2018  USERN  USERN",
    "4  error  2018       Italy",
    "    The name of the partner is missing.",
    "",
    "Partners to be resolved:",
    "USERN",
    "    The partner is to be resolved.",
    "    “USERN” is not a country.",
    "    “USERN” is only an acronym.",
    "    No institution of this or a similar name is known.",
    "",
    "new: 2, changed: 0, unchanged: 0, error: 1",
]


def test_every_row_is_told_with_reasons_and_counts(path):
    assert told(path) == FIRST
    assert Agreement.objects.count() == 2
    assert Institution.objects.filter(name_en=HOME, country="IR").count() == 1
    assert InstitutionMention.objects.get().name == "USERN"
    assert (ImportRun.objects.get().status, ImportRun.objects.get().started_by) == (
        ImportStatus.APPLIED,
        "import_agreements",
    )


def test_a_dry_run_tells_the_same_and_writes_nothing(path):
    assert told(path, "--dry-run") == [*FIRST, "Nothing was written."]
    left = [Agreement, AgreementType, InstitutionMention, ImportRun]
    assert [model.objects.count() for model in left] == [0, 0, 0, 0]
    assert not Institution.objects.filter(name_en=HOME).exists()


def test_the_same_file_twice_changes_nothing_and_names_what_is_still_open(path):
    told(path)

    assert told(path) == [
        "2  unchanged  2019       Italy  University of Trieste",
        "3  unchanged  Nov. 2018  USERN  USERN",
        "4  error      2018       Italy",
        "    The name of the partner is missing.",
        "",
        "Partners to be resolved:",
        "USERN",
        "    “USERN” is still to be resolved.",
        "    “USERN” is not a country.",
        "    “USERN” is only an acronym.",
        "    No institution of this or a similar name is known.",
        "",
        "new: 0, changed: 0, unchanged: 2, error: 1",
    ]
    assert Agreement.objects.count() == 2


def test_country_type_and_confidentiality_can_be_told(path):
    told(path, "--home-country", "FRA", "--type", "MOA", "--confidentiality", "internal")

    assert Institution.objects.get(name_en=HOME).country == "FR"
    assert set(Agreement.objects.values_list("type__code", "confidentiality")) == {("MOA", "internal")}


@pytest.mark.parametrize(
    ("name", "options", "sentence"),
    [
        ("absent.csv", [], "No such file or directory"),
        ("list.csv", ["--home-country", "ULM"], "“ULM” is not a country."),
        ("list.txt", [], "Only CSV or XLSX is taken here; the name must end in it."),
    ],
)
def test_what_cannot_be_read_is_told_and_nothing_is_written(path, name, options, sentence):
    Path(path.parent / "list.txt").write_text(LIST)

    with pytest.raises(CommandError, match=sentence):
        told(path.parent / name, *options)

    assert (Agreement.objects.count(), ImportRun.objects.count()) == (0, 0)
