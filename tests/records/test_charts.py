import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from django.utils import translation
from django.utils.safestring import SafeString

from records.charts import COLOURS, columns, ranks, sparkline, stacked_bar

SVG = "{http://www.w3.org/2000/svg}"
YEARS = [("2017", "1395/96"), ("2018", "1396/97"), ("2019", "1397/98")]
SERIES = {"Signed": [2, 10, 0], "Ended": [1, 0, 4]}


def drawn(markup):
    return ET.fromstring(markup)


def words(svg):
    return [text.text for text in svg.iter(f"{SVG}text")]


@pytest.mark.parametrize(
    "markup",
    [
        columns("<Title>", YEARS, SERIES, language="en"),
        columns("<Title>", [], {}, language="en"),
        stacked_bar("<Title>", {"a<b": 3, "c": 1}, language="fa"),
        stacked_bar("<Title>", {"a": 0}, language="en"),
        sparkline("<Title>", [3, 1, 4], language="en"),
        sparkline("<Title>", [], language="en"),
        ranks("<Title>", [("2026", 801, 1000, "801–1000")], language="fa"),
        ranks("<Title>", [], language="en"),
    ],
    ids=range(8),
)
def test_every_chart_is_named_measured_and_within_a_strict_content_policy(markup):
    svg = drawn(markup)

    assert isinstance(markup, SafeString)
    assert svg.get("role") == "img"
    assert svg.find(f"{SVG}title").text == "<Title>"
    assert svg.get("aria-labelledby").split() == [svg.find(f"{SVG}title").get("id"), svg.find(f"{SVG}desc").get("id")]
    assert float(svg.get("width")) > 0 < float(svg.get("height"))
    assert not re.search(r"\s(style|on\w+)=|<script|<style", markup)


def test_columns_stand_on_zero_in_proportion_and_carry_their_figures():
    svg = drawn(columns("Agreements", YEARS, SERIES, language="en"))
    bars = [rect for rect in svg.iter(f"{SVG}rect") if rect.get("width") != "12"]
    first = [rect for rect in bars if rect.get("fill") == COLOURS[0]]

    assert float(first[1].get("height")) == pytest.approx(5 * float(first[0].get("height")), rel=0.01)
    assert len({float(bar.get("y")) + float(bar.get("height")) for bar in first}) == 1
    assert words(svg) == [
        *("Signed", "Ended"),
        *("0", "2", "4", "6", "8", "10"),
        *("2017", "1395/96", "2", "1"),
        *("2018", "1396/97", "10", "0"),
        *("2019", "1397/98", "0", "4"),
    ]


def test_a_screen_reader_hears_every_figure():
    svg = drawn(columns("Agreements", YEARS, SERIES, language="en"))

    assert svg.find(f"{SVG}desc").text == (
        "Signed: 2017 (1395/96) 2, 2018 (1396/97) 10, 2019 (1397/98) 0; "
        "Ended: 2017 (1395/96) 1, 2018 (1396/97) 0, 2019 (1397/98) 4"
    )


def test_time_runs_from_left_to_right_in_persian_too_with_persian_digits():
    svg = drawn(columns("تفاهم‌نامه‌ها", [("۱۳۹۶", ""), ("۱۳۹۷", "")], {"امضا": [1200, 3]}, language="fa"))
    places = {text.text: float(text.get("x")) for text in svg.iter(f"{SVG}text")}

    assert svg.get("direction") == "ltr"
    assert places["۱۳۹۶"] < places["۱۳۹۷"]
    assert "۱٬۲۰۰" in places


def test_a_single_series_needs_no_legend():
    assert "Signed" not in words(drawn(columns("Agreements", ["2018"], {"Signed": [1]}, language="en")))


@pytest.mark.parametrize("largest", [1, 3, 7, 10, 13, 49, 50, 51, 999, 12345, 0.3, 2.5])
def test_an_axis_has_few_round_steps_and_reaches_the_largest_figure(largest):
    svg = drawn(columns("x", ["now"], {"n": [largest]}, language="en"))
    ticks = [float(text.replace(",", "")) for text in words(svg)[:-2]]
    steps = {round(after - before, 6) for before, after in pairwise(ticks)}

    assert ticks[0] == 0
    assert ticks[-1] >= largest
    assert len(ticks) <= 7
    assert len(steps) == 1


def test_more_series_than_colours_are_refused():
    with pytest.raises(ValueError, match="argument"):
        columns("x", ["now"], {str(n): [1] for n in range(6)}, language="en")


def test_shares_are_named_with_their_figures_and_mirror_in_persian():
    with translation.override("en"):
        english = drawn(stacked_bar("Ends", {"fixed": 3, "not known": 1}, language="en"))
        persian = drawn(stacked_bar("پایان", {"معین": 3, "نامشخص": 1}, language="fa"))

    assert words(english) == ["fixed 3 (75%)", "not known 1 (25%)"]
    starts = [[float(rect.get("x")) for rect in svg.iter(f"{SVG}rect")][-2:] for svg in (english, persian)]
    assert starts[0] == sorted(starts[0])
    assert starts[1] == sorted(starts[1], reverse=True)


def test_a_long_legend_goes_on_in_the_next_line_inside_the_drawing():
    svg = drawn(stacked_bar("x", {f"a rather long name of a share {n}": n + 1 for n in range(5)}, language="en"))
    lines = {float(text.get("y")) for text in svg.iter(f"{SVG}text")}

    assert len(lines) == 3
    assert max(lines) < float(svg.get("height"))


def test_in_a_pdf_the_words_are_html_over_the_shapes_and_all_are_in_the_alternative_text():
    markup = columns("عنوان", ["۱۳۹۷"], {"امضا": [3]}, language="fa", pdf=True)
    block = drawn(markup)
    svg = block.find(f"{SVG}svg")

    assert words(svg) == []
    assert [span.text for span in block.iter("span")] == ["۰", "۱", "۲", "۳", "۱۳۹۷", "۳"]
    assert svg.find(f"{SVG}title").text == "عنوان. امضا: ۱۳۹۷ ۳"


GOING = [("2024", 801, 1000, "801–1000"), ("2025", 640, 640, "640"), ("2026", 601, 800, "601–800")]


def test_the_best_rank_is_on_top_and_a_band_as_long_as_it_is():
    svg = drawn(ranks("Atlas", GOING, language="en"))
    dots = [float(dot.get("cy")) for dot in svg.iter(f"{SVG}circle")]
    bands = [float(rect.get("height")) for rect in svg.iter(f"{SVG}rect")]

    assert dots[1] < dots[2] < dots[0]
    assert len(bands) == 2
    assert bands[0] == pytest.approx(bands[1], abs=0.2)
    assert svg.find(f"{SVG}desc").text == "2024: 801–1000, 2025: 640, 2026: 601–800"


@pytest.mark.parametrize(("best", "worst"), [(1, 1), (1, 3), (9, 14), (164, 212), (601, 1200), (1, 1501)])
def test_an_axis_of_ranks_holds_them_all_in_a_few_round_steps(best, worst):
    svg = drawn(ranks("Atlas", [("then", worst, worst, "a"), ("now", best, best, "b")], language="en"))
    heights = {text.text: float(text.get("y")) for text in svg.iter(f"{SVG}text") if text.text.isdecimal()}
    ticks = sorted(map(int, heights))

    assert 2 <= len(ticks) <= 8
    assert ticks[0] <= best
    assert ticks[-1] >= worst
    assert sorted(heights, key=int) == sorted(heights, key=heights.get)


def test_ranks_run_from_left_to_right_in_persian_and_a_band_is_read_from_the_right():
    svg = drawn(ranks("اطلس", [("۲۰۲۵", 9, 9, "۹"), ("۲۰۲۶", 801, 1000, "۸۰۱ تا ۱۰۰۰")], language="fa"))
    places = {text.text: float(text.get("x")) for text in svg.iter(f"{SVG}text")}

    assert places["۲۰۲۵"] < places["۲۰۲۶"]
    assert "\u2067۸۰۱ تا ۱۰۰۰\u2069" in places
