"""What a list says about how long an agreement lasts becomes an end only where it is one."""

import datetime as dt

import pytest

from agreements.imports.durations import read_end
from agreements.models import EndKind
from records.calendars import Calendar, ImpreciseDate, Precision

DAY = ImpreciseDate(dt.date(2020, 2, 29))
IN_SOLAR_HIJRI = ImpreciseDate(dt.date(2021, 3, 20), Precision.DAY, Calendar.JALALI)  # 30 Esfand 1399, a leap day


@pytest.mark.parametrize("text", ["-", "", "–", "N/A", "نامشخص"])
def test_no_duration_is_an_end_that_is_not_known(text):
    assert read_end(text, DAY) == ((EndKind.UNKNOWN, None), "")


@pytest.mark.parametrize("text", ["open-ended", "Open", "indefinite", "نامحدود", "بدون تاریخ پایان"])
def test_words_for_open_are_an_open_end(text):
    assert read_end(text, DAY) == ((EndKind.OPEN, None), "")


@pytest.mark.parametrize(
    ("text", "signed", "last_day"),
    [
        ("5 years", DAY, dt.date(2025, 2, 27)),
        ("five Years", DAY, dt.date(2025, 2, 27)),
        ("for 5-year", DAY, dt.date(2025, 2, 27)),
        ("۳ سال", DAY, dt.date(2023, 2, 27)),
        ("سه ساله", DAY, dt.date(2023, 2, 27)),
        ("36 months", ImpreciseDate(dt.date(2020, 1, 1)), dt.date(2022, 12, 31)),
        ("۱۸ ماه", ImpreciseDate(dt.date(2020, 8, 31)), dt.date(2022, 2, 27)),
        ("1 year", IN_SOLAR_HIJRI, dt.date(2022, 3, 19)),
        ("until 31 Dec 2025", DAY, dt.date(2025, 12, 31)),
        ("تا ۱۴۰۵/۰۶/۳۱", DAY, dt.date(2026, 9, 22)),
    ],
)
def test_a_duration_from_a_known_day_is_a_fixed_end(text, signed, last_day):
    assert read_end(text, signed) == ((EndKind.FIXED, last_day), "")


@pytest.mark.parametrize("signed", [None, ImpreciseDate(dt.date(2018, 1, 1), Precision.YEAR)])
def test_a_duration_from_a_day_nobody_knows_has_no_known_end(signed):
    assert read_end("5 years", signed) == (
        (EndKind.UNKNOWN, None),
        "The list says “5 years”, but not from which day on: its end is not known.",
    )


@pytest.mark.parametrize("text", ["5", "some years", "as agreed", "2025", "until 1 Jan 2019"])
def test_what_is_no_duration_is_told_and_the_end_is_not_known(text):
    assert read_end(text, DAY) == (
        (EndKind.UNKNOWN, None),
        f"“{text}” is not read as a duration: its end is not known.",
    )
