"""The command: a published index reproduced, and nothing written where anything is wrong."""

import csv
import io

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from evaluation.engine.framework_file import as_plain
from evaluation.engine.toml_file import as_toml
from tests.evaluation import mini
from tests.house.ours import ROOT

# Human Development Report 2021/22 (UNDP), statistical annex and time series: HDI 2020, HDI 2021, tier
PUBLISHED = {
    "CHE": (0.956, 0.962, "Very high"),
    "CHL": (0.852, 0.855, "Very high"),
    "IRN": (0.777, 0.774, "High"),
    "IRQ": (0.679, 0.686, "Medium"),
    "ISL": (0.957, 0.959, "Very high"),
    "NOR": (0.959, 0.961, "Very high"),
    "NPL": (0.604, 0.602, "Medium"),
}
ORDER_2021 = ["CHE", "NOR", "ISL", "CHL", "IRN", "IRQ", "NPL"]  # 1, 2, 3, 42, 76, 121 and 143 of the world


def run(tmp_path, **given):
    out = io.StringIO()
    call_command("compute_evaluation", out=tmp_path / "out", stdout=out, **given)
    return out.getvalue()


def rows(tmp_path, name):
    with (tmp_path / "out" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def files(tmp_path):
    """Two files of the mini framework, with pieces replaced."""

    def write(*changes, values=None):
        text = mini.FRAMEWORK
        for old, new in changes:
            text = text.replace(old, new)
        (tmp_path / "framework.toml").write_text(text, "utf-8")
        (tmp_path / "values.csv").write_text(mini.csv() if values is None else values, "utf-8")
        return {"framework": tmp_path / "framework.toml", "values": tmp_path / "values.csv"}

    return write


@pytest.mark.parametrize(("period", "column"), [(2020, 0), (2021, 1)])
def test_the_human_development_index_is_reproduced(tmp_path, period, column):
    run(
        tmp_path,
        framework=ROOT / "docs/evaluation/hdi.toml",
        values=ROOT / "docs/evaluation/hdi.csv",
        period=period,
    )

    found = {row["unit"]: row for row in rows(tmp_path, "units")}
    assert {unit: float(row["published"]) for unit, row in found.items()} == {
        unit: row[column] for unit, row in PUBLISHED.items()
    }
    if period == 2021:
        assert {unit: row["band"] for unit, row in found.items()} == {unit: row[2] for unit, row in PUBLISHED.items()}
        assert sorted(found, key=lambda unit: int(found[unit]["rank"])) == ORDER_2021


def test_the_ranking_is_told(tmp_path, files):
    lines = run(tmp_path, **files()).splitlines()

    assert [line.split() for line in lines[:4]] == [
        ["1", "B", "87.14"],
        ["2", "C", "40.00"],
        ["3", "A", "36.06"],
        ["4", "D", "25.50"],
    ]
    assert lines[4].startswith("Result: sha256 ")


def test_whoever_has_no_score_comes_last_without_a_rank(tmp_path, files):
    lines = run(tmp_path, **files(("coverage = 0.5", "coverage = 0.9"))).splitlines()

    assert lines[3].split() == ["–", "C", "–"]


@pytest.mark.parametrize("language", ["en", "fa"])
def test_everything_wrong_is_told_and_nothing_is_written(tmp_path, files, language):
    given = files(values="unit,period,variable,value,kind\nA,2025,papers,many,\nA,2025,boats,1,\n")

    with translation.override(language), pytest.raises(CommandError) as caught:
        run(tmp_path, **given)

    assert len(str(caught.value).splitlines()) == 2
    assert not (tmp_path / "out").exists()


def test_a_mistake_is_a_sentence_with_its_place(tmp_path, files):
    with pytest.raises(CommandError) as caught:
        run(tmp_path, **files(values="unit,period,variable,value,kind\nA,2025,papers,many,\n"))

    assert str(caught.value) == "Line 2: “many” is not a number. Digits and one decimal point, nothing else."


def test_what_cannot_be_computed_is_told_too(tmp_path, files):
    with pytest.raises(CommandError) as caught:
        run(tmp_path, **files(('treatment = "none"', 'frame_units = ["Z"]')))

    assert str(caught.value) == "No unit is left to take scales from in 2025."
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("framework.toml", b"\xff\xfe", "framework.toml is not written in UTF-8."),
        ("framework.yaml", b"", "framework.yaml is neither .toml nor .json."),
    ],
)
def test_a_file_of_another_kind_is_told(tmp_path, files, name, data, sentence):
    given = files() | {"framework": tmp_path / name}
    given["framework"].write_bytes(data)

    with pytest.raises(CommandError) as caught:
        run(tmp_path, **given)

    assert str(caught.value) == sentence


def test_a_file_that_is_not_there_is_told(tmp_path, files):
    with pytest.raises(CommandError, match="nowhere"):
        run(tmp_path, **files() | {"values": tmp_path / "nowhere.csv"})


def test_where_nothing_can_be_written_it_is_told(tmp_path, files):
    (tmp_path / "out").write_text("a file")

    with pytest.raises(CommandError):
        run(tmp_path, **files())


def test_a_framework_as_json_gives_the_same(tmp_path, files):
    given = files()
    first = run(tmp_path, **given)
    plain = mini.again(mini.framework())
    (tmp_path / "framework.json").write_text(mini.as_json(plain), "utf-8")

    assert run(tmp_path, **given | {"framework": tmp_path / "framework.json"}) == first


def test_a_framework_that_the_portal_has_written_gives_the_same(tmp_path, files):
    given = files()
    first = run(tmp_path, **given)
    (tmp_path / "saved.toml").write_text(as_toml(as_plain(mini.framework())), "utf-8")

    assert run(tmp_path, **given | {"framework": tmp_path / "saved.toml"}) == first


def test_without_a_year_before_there_are_no_changes(tmp_path, files):
    run(tmp_path, **files())

    assert not (tmp_path / "out" / "changes.csv").exists()
