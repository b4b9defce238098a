import datetime as dt

import pytest
from django.utils import translation

from records.calendars import (
    Calendar,
    ImpreciseDate,
    Precision,
    UnreadableDate,
    calendar_of,
    first_day,
    in_words,
    last_day,
    long_date,
    months_later,
    other_calendar,
    parse,
    short_date,
    weekday_name,
    year_of,
)

DAY = dt.date(2026, 11, 20)


def imprecise(year, month, day, precision="day", calendar="gregorian"):
    return ImpreciseDate(dt.date(year, month, day), precision, calendar)


@pytest.mark.parametrize(
    ("calendar", "language", "long", "short"),
    [
        (Calendar.GREGORIAN, "en", "20 November 2026", "2026-11-20"),
        (Calendar.JALALI, "en", "29 Aban 1405", "1405/08/29"),
        (Calendar.GREGORIAN, "fa", "۲۰ نوامبر ۲۰۲۶", "۲۰۲۶-۱۱-۲۰"),
        (Calendar.JALALI, "fa", "۲۹ آبان ۱۴۰۵", "۱۴۰۵/۰۸/۲۹"),
    ],
)
def test_a_day_reads_in_either_calendar_and_language(calendar, language, long, short):
    assert long_date(DAY, calendar=calendar, language=language) == long
    assert short_date(DAY, calendar=calendar, language=language) == short


def test_less_than_a_day_is_said_as_less():
    assert long_date(DAY, calendar="jalali", language="en", precision="month") == "Aban 1405"
    assert long_date(DAY, calendar="gregorian", language="fa", precision="year") == "۲۰۲۶"


def test_months_that_end_in_a_silent_he_take_their_ezafe_before_the_year():
    assert long_date(dt.date(2019, 1, 5), calendar="gregorian", language="fa") == "۵ ژانویهٔ ۲۰۱۹"


def test_readers_of_persian_live_by_the_solar_hijri_calendar():
    assert [calendar_of(language) for language in ("fa", "fa-ir", "en", "fr")] == [
        Calendar.JALALI,
        Calendar.JALALI,
        Calendar.GREGORIAN,
        Calendar.GREGORIAN,
    ]
    assert [other_calendar(calendar) for calendar in Calendar] == [Calendar.JALALI, Calendar.GREGORIAN]


def test_weekdays_have_names_in_both_languages():
    assert (weekday_name(DAY, "en"), weekday_name(DAY, "fa")) == ("Friday", "جمعه")


@pytest.mark.parametrize(
    ("solar_year", "nowruz", "length"),
    [
        (1398, dt.date(2019, 3, 21), 365),
        (1399, dt.date(2020, 3, 20), 366),
        (1400, dt.date(2021, 3, 21), 365),
        (1403, dt.date(2024, 3, 20), 366),
        (1404, dt.date(2025, 3, 21), 365),
        (1405, dt.date(2026, 3, 21), 365),
        (1408, dt.date(2029, 3, 20), 366),
        (1409, dt.date(2030, 3, 21), 365),
    ],
)
def test_years_begin_at_nowruz_and_are_as_long_as_they_are(solar_year, nowruz, length):
    assert first_day(solar_year, Calendar.JALALI) == nowruz
    assert (last_day(solar_year, Calendar.JALALI) - nowruz).days + 1 == length
    assert year_of(nowruz, Calendar.JALALI) == solar_year
    assert year_of(nowruz - dt.timedelta(days=1), Calendar.JALALI) == solar_year - 1


def test_months_end_on_their_last_day_in_both_calendars():
    assert last_day(2024, Calendar.GREGORIAN, 2) == dt.date(2024, 2, 29)
    assert last_day(2024, Calendar.GREGORIAN, 12) == dt.date(2024, 12, 31)
    assert last_day(1405, Calendar.JALALI, 6) == dt.date(2026, 9, 22)
    assert last_day(1403, Calendar.JALALI, 12) == dt.date(2025, 3, 20)


@pytest.mark.parametrize("calendar", Calendar)
@pytest.mark.parametrize("language", ["en", "fa"])
def test_every_day_of_a_century_is_read_back_as_it_was_shown(calendar, language):
    days = [dt.date(1950, 1, 1) + dt.timedelta(days=n) for n in range(36525)]

    assert [parse(short_date(day, calendar=calendar, language=language)).date for day in days] == days
    assert [parse(long_date(day, calendar=calendar, language=language)).date for day in days[::11]] == days[::11]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2018-11-23", imprecise(2018, 11, 23)),
        ("23/11/2018", imprecise(2018, 11, 23)),
        ("11/23/2018", imprecise(2018, 11, 23)),
        ("05.05.2018", imprecise(2018, 5, 5)),
        ("2018-11-23T00:00:00", imprecise(2018, 11, 23)),
        ("2018-11-23 14:05:00+03:30", imprecise(2018, 11, 23)),
        ("27-Sep-2014", imprecise(2014, 9, 27)),
        ("6-Dec-2016", imprecise(2016, 12, 6)),
        ("November 23, 2018", imprecise(2018, 11, 23)),
        ("23rd of November 2018", imprecise(2018, 11, 23)),
        ("۲۰ نوامبر ۲۰۲۶", imprecise(2026, 11, 20)),
        ("۵ ژانویهٔ ۲۰۱۹ میلادی", imprecise(2019, 1, 5)),
        ("۱۳۹۷/۰۸/۲۳", imprecise(2018, 11, 14, "day", "jalali")),
        ("1397/8/23", imprecise(2018, 11, 14, "day", "jalali")),
        ("۲۳/۰۸/۱۳۹۷", imprecise(2018, 11, 14, "day", "jalali")),
        ("٢٣ آبان ١٣٩٧", imprecise(2018, 11, 14, "day", "jalali")),
        ("۲۳ آبان‌ماه ۱۳۹۷ ه.ش.", imprecise(2018, 11, 14, "day", "jalali")),
        ("23 Aban 1397", imprecise(2018, 11, 14, "day", "jalali")),
        ("1403/12/30", imprecise(2025, 3, 20, "day", "jalali")),
        ("Nov. 2018", imprecise(2018, 11, 1, "month")),
        ("November 2018", imprecise(2018, 11, 1, "month")),
        ("2018-11", imprecise(2018, 11, 1, "month")),
        ("11/2018", imprecise(2018, 11, 1, "month")),
        ("آبان ۱۳۹۷", imprecise(2018, 10, 23, "month", "jalali")),
        ("1397/08", imprecise(2018, 10, 23, "month", "jalali")),
        ("2018", imprecise(2018, 1, 1, "year")),
        (" ۲۰۱۸ ", imprecise(2018, 1, 1, "year")),
        ("1397", imprecise(2018, 3, 21, "year", "jalali")),
        ("سال ۱۳۹۷ خورشیدی", imprecise(2018, 3, 21, "year", "jalali")),
        (2018, imprecise(2018, 1, 1, "year")),
        (2018.0, imprecise(2018, 1, 1, "year")),
        (dt.datetime(2018, 11, 23, 0, 0), imprecise(2018, 11, 23)),
        (dt.date(2018, 11, 23), imprecise(2018, 11, 23)),
    ],
)
def test_dates_are_read_as_offices_write_them(written, expected):
    assert parse(written) == expected


@pytest.mark.parametrize(
    "written", [None, "", "  ", "-", "–", "--", "…", "?", "؟", "n/a", "N/A", "Unknown", "نامشخص", "بدون تاریخ"]
)
def test_a_date_that_is_said_to_be_unknown_is_none(written):
    assert parse(written) is None


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        (
            "soon",
            "“soon” cannot be read as a date. Write it like 2018-11-23, 1397/08/23, Nov 2018 or 1397.",
        ),
        (
            "2018–2019",
            "“2018–2019” cannot be read as a date. Write it like 2018-11-23, 1397/08/23, Nov 2018 or 1397.",
        ),
        (
            "Nov Dec 2018",
            "“Nov Dec 2018” cannot be read as a date. Write it like 2018-11-23, 1397/08/23, Nov 2018 or 1397.",
        ),
        (
            "2018?!",
            "“2018?!” cannot be read as a date. Write it like 2018-11-23, 1397/08/23, Nov 2018 or 1397.",
        ),
        (
            "05/06/2018",
            "“05/06/2018” may be 5 June 2018 or 6 May 2018. Write the year first, or the month in words.",
        ),
        (
            "05/06/1397",
            "“05/06/1397” may be 5 Shahrivar 1397 or 6 Mordad 1397. Write the year first, or the month in words.",
        ),
        ("2011/12", "“2011/12” may mean two years. Write one, or a month in words."),
        ("1397-98", "“1397-98” may mean two years. Write one, or a month in words."),
        ("27-Sep-14", "Write the year in “27-Sep-14” with four digits."),
        ("97/8/23", "Write the year in “97/8/23” with four digits."),
        (43427, "“43427” looks like the day number of a spreadsheet. Format the cell as a date."),
        ("1404/12/30", "There is no day 30 in Esfand 1404, which has 29 days."),
        ("2026-02-29", "There is no day 29 in February 2026, which has 28 days."),
        ("2026-01-00", "There is no day 0 in January 2026, which has 31 days."),
        ("1405/13/01", "There is no month 13."),
        ("2018-00", "There is no month 0."),
        (
            "1745",
            "The year 1745 cannot be meant: Solar Hijri years go from 1200 to 1499, Gregorian from 1800 to 2199.",
        ),
        ("November 1397", "In “November 1397” year and month belong to two calendars."),
        ("2018 شمسی", "In “2018 شمسی” year and month belong to two calendars."),
    ],
)
def test_what_cannot_be_read_as_one_date_is_refused_with_the_reason(written, sentence):
    with translation.override("en"), pytest.raises(UnreadableDate) as refusal:
        parse(written)

    assert str(refusal.value) == sentence


def test_a_list_that_is_known_to_write_the_day_first_needs_no_question():
    assert parse("05/06/2018", day_first=True) == imprecise(2018, 6, 5)
    assert parse("05/06/2018", day_first=False) == imprecise(2018, 5, 6)


@pytest.mark.parametrize(
    ("date", "earliest", "latest"),
    [
        (imprecise(2018, 11, 23), dt.date(2018, 11, 23), dt.date(2018, 11, 23)),
        (imprecise(2018, 11, 23, "month"), dt.date(2018, 11, 1), dt.date(2018, 11, 30)),
        (imprecise(2018, 11, 23, "year"), dt.date(2018, 1, 1), dt.date(2018, 12, 31)),
        (imprecise(2018, 11, 23, "month", "jalali"), dt.date(2018, 11, 22), dt.date(2018, 12, 21)),
        (imprecise(2018, 11, 23, "year", "jalali"), dt.date(2018, 3, 21), dt.date(2019, 3, 20)),
    ],
)
def test_an_imprecise_date_knows_the_first_and_the_last_day_it_can_be(date, earliest, latest):
    assert (date.date, date.earliest, date.latest) == (earliest, earliest, latest)


@pytest.mark.parametrize(
    ("date", "english", "persian"),
    [
        (imprecise(2026, 11, 20), ("20 November 2026", "29 Aban 1405"), ("۲۹ آبان ۱۴۰۵", "۲۰ نوامبر ۲۰۲۶")),
        (imprecise(2018, 11, 1, "month"), ("November 2018", "Aban–Azar 1397"), ("نوامبر ۲۰۱۸", "آبان–آذر ۱۳۹۷")),
        (
            imprecise(2018, 12, 25, "month", "jalali"),
            ("Dey 1397", "December 2018 – January 2019"),
            ("دی ۱۳۹۷", "دسامبر ۲۰۱۸ – ژانویهٔ ۲۰۱۹"),
        ),
        (
            imprecise(2019, 3, 1, "month"),
            ("March 2019", "Esfand 1397 – Farvardin 1398"),
            ("مارس ۲۰۱۹", "اسفند ۱۳۹۷ – فروردین ۱۳۹۸"),
        ),
        (imprecise(2018, 3, 21, "year", "jalali"), ("1397", "2018/19"), ("۱۳۹۷", "۲۰۱۸/۱۹")),
        (imprecise(2018, 1, 1, "year"), ("2018", "1396/97"), ("۲۰۱۸", "۱۳۹۶/۹۷")),
        (imprecise(2021, 1, 1, "year"), ("2021", "1399/1400"), ("۲۰۲۱", "۱۳۹۹/۱۴۰۰")),
    ],
)
def test_both_calendars_are_shown_and_less_known_becomes_a_span(date, english, persian):
    assert date.both("en") == english
    assert date.both("fa") == persian
    assert date.display("fa") == persian[0]


def test_an_imprecise_date_in_a_sentence_speaks_the_readers_language():
    date = imprecise(2018, 3, 21, "month", "jalali")

    with translation.override("fa"):
        assert str(date) == "فروردین ۱۳۹۷"
    with translation.override("en"):
        assert str(date) == "Farvardin 1397"


def test_a_day_in_a_sentence_is_the_readers_own(language):
    assert in_words(DAY) == {"en": "20 November 2026", "fa": "۲۹ آبان ۱۴۰۵"}[language]


def test_imprecise_dates_sort_by_their_first_then_by_their_last_day():
    dates = [
        imprecise(2017, 12, 31),
        imprecise(2018, 1, 1),
        imprecise(2018, 1, 1, "month"),
        imprecise(2018, 1, 1, "year"),
        imprecise(2018, 3, 21, "year", "jalali"),
        imprecise(2018, 11, 1, "month"),
    ]

    assert sorted([*dates[3:], *dates[:3]]) == dates


def test_everything_shown_is_read_back_as_the_same_knowledge():
    days = [dt.date(2000, 1, 1) + dt.timedelta(days=37 * n) for n in range(300)]
    dates = [
        ImpreciseDate(day, precision, calendar) for day in days for precision in Precision for calendar in Calendar
    ]

    for language in ("en", "fa"):
        assert [parse(date.display(language)).date for date in dates] == [date.date for date in dates]
        assert [parse(date.display(language)).latest for date in dates] == [date.latest for date in dates]


def test_a_precision_or_calendar_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="'week' is not a valid Precision"):
        imprecise(2018, 1, 1, "week")
    with pytest.raises(ValueError, match="'lunar' is not a valid Calendar"):
        imprecise(2018, 1, 1, "year", "lunar")


@pytest.mark.parametrize(
    ("date", "months", "calendar", "later"),
    [
        (dt.date(2020, 1, 31), 1, Calendar.GREGORIAN, dt.date(2020, 2, 29)),
        (dt.date(2020, 12, 15), 1, Calendar.GREGORIAN, dt.date(2021, 1, 15)),
        (dt.date(2018, 11, 14), 36, Calendar.JALALI, dt.date(2021, 11, 14)),  # 23 Aban 1397, 23 Aban 1400
        (dt.date(2021, 3, 20), 12, Calendar.JALALI, dt.date(2022, 3, 20)),  # 30 Esfand 1399, 29 Esfand 1400
    ],
)
def test_months_are_counted_in_the_calendar_of_the_date(date, months, calendar, later):
    assert months_later(date, months, calendar) == later
