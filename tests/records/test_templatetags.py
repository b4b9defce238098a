import datetime as dt
from xml.etree import ElementTree as ET

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from records.calendars import Calendar, ImpreciseDate, Precision
from records.templatetags import records as tags

A_DAY = dt.date(2026, 11, 20)
A_MOMENT = dt.datetime(2026, 11, 19, 21, 0, tzinfo=dt.UTC)  # half past midnight of the 20th in Tehran
A_MONTH = ImpreciseDate(dt.date(2018, 11, 1), Precision.MONTH, Calendar.GREGORIAN)
A_SOLAR_YEAR = ImpreciseDate(dt.date(2018, 3, 21), Precision.YEAR, Calendar.JALALI)


def page(path):
    """The context of a page shown at `path`."""
    context = Context()
    context.request = RequestFactory().get(path)
    return context


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [("en", "20 November 2026", "29 Aban 1405"), ("fa", "۲۹ آبان ۱۴۰۵", "۲۰ نوامبر ۲۰۲۶")],
)
def test_dual_date_puts_the_readers_calendar_first_and_isolates_both(language, first, second):
    with translation.override(language):
        assert tags.dual_date(A_DAY) == (
            f'<time datetime="2026-11-20" class="date"><bdi>{first}</bdi>'
            f' <span class="muted">(<bdi>{second}</bdi>)</span></time>'
        )


def test_dual_date_in_a_block_is_two_lines():
    assert tags.dual_date(A_DAY, layout="block") == (
        '<time datetime="2026-11-20" class="date-block"><b><bdi>20 November 2026</bdi></b>'
        "<span><bdi>29 Aban 1405</bdi></span></time>"
    )


def test_dual_date_in_short_keeps_the_other_calendar_as_tooltip():
    assert tags.dual_date(A_DAY, layout="short") == (
        '<time datetime="2026-11-20" class="date" title="29 Aban 1405"><bdi>20 November 2026</bdi></time>'
    )


def test_dual_date_says_no_more_of_a_month_than_is_known():
    assert tags.dual_date(A_MONTH, layout="short").startswith('<time datetime="2018-11" class="date" title=')


def test_dual_date_gives_no_machine_date_for_a_solar_year():
    assert tags.dual_date(A_SOLAR_YEAR).startswith('<span class="date"><bdi>1397</bdi>')


@pytest.mark.parametrize("unknown", [None, ""])
def test_dual_date_and_moment_print_nothing_for_no_date(unknown):
    assert (tags.dual_date(unknown), tags.moment(unknown), tags.day(unknown)) == ("", "", "")


@pytest.mark.django_db
def test_a_moment_belongs_to_the_offices_day():
    assert tags.day(A_MOMENT) == "20 November 2026"


@pytest.mark.django_db
def test_moment_gives_the_time_at_the_office():
    assert tags.moment(A_MOMENT) == (
        '<time datetime="2026-11-20T00:30+03:30"><bdi>20 November 2026, 00:30</bdi>'
        ' <span class="muted">(<bdi>29 Aban 1405</bdi>)</span></time>'
    )


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", '<span class="calendar-chip" aria-hidden="true"><i>Nov</i><b>20</b></span>'),
        ("fa", '<span class="calendar-chip" aria-hidden="true"><i>آبان</i><b>۲۹</b></span>'),
    ],
)
def test_calendar_chip_is_a_leaf_of_the_readers_calendar(language, expected):
    with translation.override(language):
        assert tags.calendar_chip(A_DAY) == expected


@pytest.mark.parametrize(
    ("tag", "value", "english", "persian"),
    [
        (tags.digits, 1405, "1405", "۱۴۰۵"),
        (tags.digits, "MOU-1405-0007", "MOU-1405-0007", "MOU-۱۴۰۵-۰۰۰۷"),
        (tags.number, 12000, "12,000", "۱۲٬۰۰۰"),
        (tags.number, None, "", ""),
        (tags.plain, 1234, "1,234", "۱٬۲۳۴"),
        (tags.plain, A_DAY, "20 November 2026", "۲۹ آبان ۱۴۰۵"),
        (tags.plain, A_SOLAR_YEAR, "1397", "۱۳۹۷"),
        (tags.plain, "ULM 1", "ULM 1", "ULM 1"),
        (tags.sentence, "at most 20 (it has 35).", "at most 20 (it has 35).", "at most ۲۰ (it has ۳۵)."),
        (tags.sentence, "0000-0002 a1@b.org 3.2 ?a=1", "0000-0002 a1@b.org 3.2 ?a=1", "0000-0002 a1@b.org 3.2 ?a=1"),
    ],
)
def test_values_are_written_in_the_readers_way(tag, value, english, persian):
    with translation.override("en"):
        assert tag(value) == english
    with translation.override("fa"):
        assert tag(value) == persian


@pytest.mark.parametrize(
    ("size", "expected"),
    [(0, "1 KB"), (240_400, "240 KB"), (999_999, "1,000 KB"), (3_210_000, "3.2 MB"), (1_520_000_000, "1.5 GB")],
)
def test_file_size_is_in_the_largest_unit_of_which_there_is_one(size, expected):
    assert tags.file_size(size) == expected


@pytest.mark.parametrize(
    ("words", "direction"),
    [("Italy", "ltr"), ("ایتالیا", "rtl"), ("12 (ایتالیا)", "rtl"), ("2018", "ltr"), ("", "ltr")],
)
def test_dir_is_that_of_the_first_strong_letter(words, direction):
    assert tags.direction(words) == direction


@pytest.mark.parametrize(
    ("path", "name", "expected"),
    [
        ("/en/guidance/", "guidance", ' aria-current="page"'),
        ("/en/guidance/more/", "guidance", ' aria-current="true"'),
        ("/en/privacy/", "guidance", ""),
        ("/en/", "home", ' aria-current="page"'),
        ("/en/guidance/", "home", ""),
    ],
)
def test_current_marks_the_page_and_the_section_it_is_in(path, name, expected):
    assert tags.current(page(path), name) == expected


@pytest.mark.parametrize(
    ("query", "link", "state"),
    [
        ("?q=a&page=3", "?q=a&amp;sort=ends_on", ""),
        ("?sort=ends_on", "?sort=-ends_on", ' aria-sort="ascending"'),
        ("?sort=-ends_on", "?sort=ends_on", ' aria-sort="descending"'),
        ("?sort=title", "?sort=ends_on", ""),
    ],
)
def test_a_column_sorts_one_way_then_the_other_and_keeps_the_search(query, link, state):
    heading = tags.sort_link(page(f"/en/agreements/{query}"), "ends_on", "Ends")

    assert heading.startswith(f'<a href="{link}">Ends')
    assert tags.sort_state(page(f"/en/agreements/{query}"), "ends_on") == state


def test_elided_pages_are_the_ends_the_neighbours_and_ellipses():
    pages = tags.elided_pages(Paginator(range(400), 20).page(10))

    assert [str(number) for number in pages] == ["1", "…", "9", "10", "11", "…", "20"]


def test_icon_is_silent_and_may_be_mirrored():
    svg = ET.fromstring(tags.icon("arrow-right", flip=True))

    assert svg.attrib["class"] == "icon icon-flip"
    assert svg.attrib["aria-hidden"] == "true"
    assert [child.tag for child in svg] == ["path"]


def test_an_icon_that_does_not_exist_is_noticed_by_whoever_writes_the_page():
    with pytest.raises(FileNotFoundError):
        tags.icon("no-such-icon")


@pytest.mark.parametrize(
    ("value", "maximum", "width"), [(31, 31, "100.0"), (9, 36, "25.0"), (0, 31, "0.0"), (0, 0, "0.0")]
)
def test_bar_is_as_wide_as_its_share_of_the_maximum(value, maximum, width):
    (rect,) = ET.fromstring(tags.bar(value, maximum))

    assert rect.attrib == {"fill": "#2453A0", "x": "0.0", "width": width, "height": "10"}


def test_stacked_bar_shares_the_whole_and_leaves_out_zero():
    rects = ET.fromstring(tags.stacked_bar(1, 0, 3))

    assert [(rect.attrib["fill"], rect.attrib["x"]) for rect in rects] == [("#0E8282", "0.0"), ("#9AA7BB", "25.0")]


@pytest.mark.parametrize("drawing", [tags.logo, tags.girih])
def test_drawings_are_well_formed_and_silent(drawing):
    assert ET.fromstring(drawing()).attrib["aria-hidden"] == "true"


def test_pages_have_the_tags_without_loading_them():
    template = Template("{% dual_date day layout='short' %} {{ 12000|number }} {% icon 'search' %}")

    html = template.render(Context({"day": A_DAY}))

    assert html.startswith('<time datetime="2026-11-20"')
    assert " 12,000 <svg " in html


def test_text_of_users_stays_text():
    assert "&lt;b&gt;" in tags.sort_link(page("/en/"), "title", "<b>")


def test_a_tag_is_a_word_in_colour_and_never_markup():
    assert tags.tag("<Open>", "good") == '<span class="tag tag-good">&lt;Open&gt;</span>'
