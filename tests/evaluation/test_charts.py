"""Drawings say what they find, hold the run's figures, and mirror where reading begins on the right."""

import xml.etree.ElementTree as ET

import pytest
from django.utils import translation

from evaluation import charts
from evaluation.explanation import overview
from evaluation.wording import PARTS, Words
from tests.evaluation.test_explanation import SMALL, explained, two_years

YEARS = [
    {"label": "2024", "score": 30.0, "rank": 4, "of": 4, "is_break": False},
    {"label": "2025", "score": 36.06, "rank": 3, "of": 4, "is_break": True},
]
CODES = ["research", "international"]


def drawn(*, unit="A", pdf=False):
    found, now = explained(SMALL), two_years()[0]
    words, rows = Words({}), overview(found)
    return [
        charts.rank_strip(found[unit], words, pdf=pdf),
        charts.domains(found[unit], words, pdf=pdf),
        charts.indicators(found[unit], words, pdf=pdf),
        charts.waterfall(found[unit], words, pdf=pdf),
        charts.firmness(rows, unit, words, pdf=pdf),
        charts.change(now[unit], words, PARTS, pdf=pdf),
        charts.history(YEARS, words, pdf=pdf),
        charts.neighbours(rows, unit, CODES, words, pdf=pdf),
        charts.trend([("1403", 41.0, 80.5), ("1404", 38.03, 87.14)], words, pdf=pdf),
    ]


@pytest.mark.parametrize("unit", "AC")
@pytest.mark.parametrize("pdf", [False, True])
@pytest.mark.parametrize("language", ["en", "fa"])
def test_each_is_a_drawing_with_a_finding_and_a_table(language, pdf, unit):
    with translation.override(language):
        for figure in drawn(unit=unit, pdf=pdf):
            root = ET.fromstring(figure.svg)
            assert figure.finding.endswith((".", "۔"))
            assert figure.finding in "".join(root.itertext())
            assert figure.rows or figure.uid == "trend"  # its table stands below it with links
            assert all(len(row) == len(figure.header) for row in figure.rows)


def words_of(figure):
    """What is written on a drawing: text of its SVG on a page, labels over it in a PDF."""
    found = ET.fromstring(figure.svg).iter()
    return sorted("".join(one.itertext()) for one in found if one.tag.rpartition("}")[2] in ("text", "span"))


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_drawing_says_the_same_on_the_page_and_in_the_pdf(language):
    with translation.override(language):
        for shown, printed in zip(drawn(), drawn(pdf=True), strict=True):
            assert words_of(shown) == words_of(printed)
            assert words_of(shown)
            assert (shown.finding, shown.header, shown.rows) == (printed.finding, printed.header, printed.rows)


def test_a_page_gets_no_styles_and_every_drawing_a_name_of_its_own():
    figures = drawn()

    assert not any("style=" in figure.svg for figure in figures)
    assert len({figure.uid for figure in figures}) == len(figures)


def test_what_the_waterfall_says_adds_up_to_the_score():
    figure = drawn()[3]

    assert [row[2] for row in figure.rows] == ["15.00", "11.43", "6.00", "3.64"]
    assert "36.06" in figure.svg


def test_persian_has_persian_digits_and_begins_at_the_right():
    english = drawn()[1]
    with translation.override("fa"):
        persian = drawn()[1]

    assert "۴۴٫۰۵" in persian.svg
    assert "44.05" in english.svg
    assert 'text-anchor="start"' in persian.svg
    assert english.rows[0][2] == "44.05"


def test_whoever_has_no_score_is_drawn_without_one():
    found = explained(("coverage = 0.5", "coverage = 0.5\nunit_coverage = 0.9"))["C"]
    words = Words({})

    figures = [charts.rank_strip(found, words), charts.domains(found, words), charts.waterfall(found, words)]

    assert figures[0].finding.startswith("No score")
    assert figures[2].finding == "There is no score."
    assert figures[2].rows == []
