"""Two calendars: Gregorian days are kept, and shown in the Gregorian and the Solar Hijri (Jalali) calendar.

Dates of old agreements are often known to the month or the year only, in one of the two calendars. An
`ImpreciseDate` keeps what is known and no more: "1397" is a year that lies across two Gregorian ones.
"""

import datetime as dt
import functools
import re
from dataclasses import dataclass

import jdatetime
from django.db.models import TextChoices
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from records.languages import kept_language, reader
from records.text import clean_line, digits, fold

DAY = dt.timedelta(days=1)


class Calendar(TextChoices):
    GREGORIAN = "gregorian", gettext_lazy("Gregorian")
    JALALI = "jalali", gettext_lazy("Solar Hijri")


class Precision(TextChoices):
    DAY = "day", gettext_lazy("day")
    MONTH = "month", gettext_lazy("month")
    YEAR = "year", gettext_lazy("year")


# The years a date may lie in; what falls between or outside is a slip of the hand.
YEARS = {Calendar.JALALI: range(1200, 1500), Calendar.GREGORIAN: range(1800, 2200)}

MONTHS = {
    ("en", Calendar.GREGORIAN): (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    ("en", Calendar.JALALI): (
        "Farvardin",
        "Ordibehesht",
        "Khordad",
        "Tir",
        "Mordad",
        "Shahrivar",
        "Mehr",
        "Aban",
        "Azar",
        "Dey",
        "Bahman",
        "Esfand",
    ),
    ("fa", Calendar.GREGORIAN): (
        "ژانویه",
        "فوریه",
        "مارس",
        "آوریل",
        "مه",
        "ژوئن",
        "ژوئیه",
        "اوت",
        "سپتامبر",
        "اکتبر",
        "نوامبر",
        "دسامبر",
    ),
    ("fa", Calendar.JALALI): (
        "فروردین",
        "اردیبهشت",
        "خرداد",
        "تیر",
        "مرداد",
        "شهریور",
        "مهر",
        "آبان",
        "آذر",
        "دی",
        "بهمن",
        "اسفند",
    ),
}
WEEKDAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "fa": ("دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه"),
}


def calendar_of(language):
    """The calendar that readers of a language live by."""
    return Calendar.JALALI if kept_language(language) == "fa" else Calendar.GREGORIAN


def other_calendar(calendar):
    return Calendar.GREGORIAN if calendar == Calendar.JALALI else Calendar.JALALI


def year_of(date, calendar):
    return _parts(date, calendar)[0]


def month_name(month, *, calendar, language):
    return MONTHS[kept_language(language), Calendar(calendar)][month - 1]


def weekday_name(date, language):
    return WEEKDAYS[kept_language(language)][date.weekday()]


def first_day(year, calendar, month=1):
    """The Gregorian day on which a year or month of either calendar begins."""
    return jdatetime.date(year, month, 1).togregorian() if calendar == Calendar.JALALI else dt.date(year, month, 1)


def last_day(year, calendar, month=12):
    """The Gregorian day on which a year or month of either calendar ends."""
    return first_day(year + month // 12, calendar, month % 12 + 1) - DAY


def months_later(date, months, calendar):
    """The same day so many months later in a calendar, or the last day of a shorter month."""
    year = year_of(date, calendar)
    month = max(n for n in range(1, 13) if first_day(year, calendar, n) <= date)
    days = date - first_day(year, calendar, month)
    year, month = divmod(year * 12 + month - 1 + months, 12)
    return min(first_day(year, calendar, month + 1) + days, last_day(year, calendar, month + 1))


def long_date(date, *, calendar, language, precision=Precision.DAY):
    """A date in words: 20 November 2026, 29 Aban 1405, «۲۹ آبان ۱۴۰۵»; "November 2018" and "1397" if less is known."""
    year, month, day = _parts(date, calendar)
    words = [str(year)]
    if precision != Precision.YEAR:
        words.insert(0, _before_year(month_name(month, calendar=calendar, language=language)))
    if precision == Precision.DAY:
        words.insert(0, str(day))
    return digits(" ".join(words), language)


def in_words(day):
    """A day in the reader's calendar and language, for titles and the middle of a sentence."""
    return long_date(day, calendar=calendar_of(reader()), language=reader())


def short_date(date, *, calendar, language):
    """A date in figures: 2026-11-20, 1405/08/29, «۱۴۰۵/۰۸/۲۹»."""
    form = "{:04}/{:02}/{:02}" if calendar == Calendar.JALALI else "{:04}-{:02}-{:02}"
    return digits(form.format(*_parts(date, calendar)), language)


@functools.total_ordering
@dataclass(frozen=True)
class ImpreciseDate:
    """A day, or a month or year of one calendar. `date` is its first day; dates sort by first, then by last day."""

    date: dt.date
    precision: str = Precision.DAY
    calendar: str = Calendar.GREGORIAN

    def __post_init__(self):
        object.__setattr__(self, "precision", Precision(self.precision))
        object.__setattr__(self, "calendar", Calendar(self.calendar))
        object.__setattr__(self, "date", self.earliest)

    @property
    def earliest(self):
        year, month, _day = _parts(self.date, self.calendar)
        if self.precision == Precision.YEAR:
            return first_day(year, self.calendar)
        return first_day(year, self.calendar, month) if self.precision == Precision.MONTH else self.date

    @property
    def latest(self):
        """The last day it can have been."""
        year, month, _day = _parts(self.date, self.calendar)
        if self.precision == Precision.YEAR:
            return last_day(year, self.calendar)
        return last_day(year, self.calendar, month) if self.precision == Precision.MONTH else self.date

    @property
    def iso(self):
        """ISO 8601: a day, or the interval in which it lies where only a month or year is known."""
        first, last = self.earliest.isoformat(), self.latest.isoformat()
        return first if self.precision == Precision.DAY else f"{first}/{last}"

    def display(self, language):
        """What is known, in words: a day in the reader's calendar, a month or year in the one it was known in."""
        calendar = calendar_of(language) if self.precision == Precision.DAY else self.calendar
        return long_date(self.date, calendar=calendar, language=language, precision=self.precision)

    def both(self, language):
        """`display` and the same in the other calendar, where a month or year covers parts of two: 1397, 2018/19."""
        if self.precision == Precision.DAY:
            other = other_calendar(calendar_of(language))
            return self.display(language), long_date(self.date, calendar=other, language=language)
        return self.display(language), _span(self, other_calendar(self.calendar), language)

    def __str__(self):
        return self.display(reader())

    def __lt__(self, other):
        if not isinstance(other, ImpreciseDate):
            return NotImplemented
        return (self.date, self.latest, self.calendar) < (other.date, other.latest, other.calendar)


class UnreadableDate(ValueError):
    """What was written cannot be read as a date, or not as one date only; its text is a sentence for the writer."""


def parse(value, *, day_first=None):
    """The date that a person, a list or a spreadsheet gives; None where it says that the date is not known.

    A year below 1700 is Solar Hijri. Figures with the year last (05/06/2018) are refused where day and month
    could change places, unless `day_first` says what the writer meant.
    """
    if isinstance(value, dt.date):
        return ImpreciseDate(value.date() if isinstance(value, dt.datetime) else value)
    text = f"{value:g}" if isinstance(value, float) else clean_line("" if value is None else str(value))
    if not text.strip(_NOTHING) or fold(text) in _NOT_KNOWN:
        return None
    numbers, month, calendar = _words(text)
    year, month, day = _in_order(text, numbers, month, day_first)
    if calendar not in (None, _calendar_of_year(year)):
        raise UnreadableDate(_("In “%(text)s” year and month belong to two calendars.") % {"text": text})
    return _date(year, month, day)


def _words(text):
    """The figures of a written date, the number of the month if it is named, and the calendar if a word tells it."""
    if not _READABLE.fullmatch(text):
        raise _unreadable(text)
    tokens = [token for token in _TOKEN.findall(fold(_TIME.sub("", text))) if token not in _FILLERS]
    numbers = [token for token in tokens if token.isdecimal()]
    months = [_MONTH_NAMES[token] for token in tokens if token in _MONTH_NAMES]
    calendars = {_ERAS[token] for token in tokens if token in _ERAS} | {calendar for calendar, _month in months}
    known = len(numbers) + len(months) + sum(token in _ERAS for token in tokens)
    if known != len(tokens) or len(months) > 1 or len(calendars) > 1:
        raise _unreadable(text)
    return numbers, months[0][1] if months else None, calendars.pop() if calendars else None


def _in_order(text, numbers, month, day_first):
    """Which figure is the year, which the month, which the day; None for what is not given."""
    years = [int(number) for number in numbers if len(number) == 4]
    rest = [int(number) for number in numbers if len(number) < 3]
    if len(years) != 1 or len(rest) != len(numbers) - 1 or len(rest) > (1 if month else 2):
        raise _unreadable(text, numbers)
    year, year_place = years[0], [len(number) for number in numbers].index(4)
    if month or not rest:
        return year, month, rest[0] if rest else None
    if len(rest) == 1:
        if year_place == 0 and rest[0] == (year + 1) % 100:
            raise UnreadableDate(_("“%(text)s” may mean two years. Write one, or a month in words.") % {"text": text})
        return year, rest[0], None
    if year_place == 0:
        return year, *rest
    if year_place == 1:
        raise _unreadable(text)
    if day_first is None:
        if max(rest) <= 12 and rest[0] != rest[1]:
            raise _ambiguous(text, year, *rest)
        day_first = rest[1] <= 12
    return (year, rest[1], rest[0]) if day_first else (year, *rest)


def _date(year, month, day):
    calendar, language = _calendar_of_year(year), reader()
    if month is None:
        return ImpreciseDate(first_day(year, calendar), Precision.YEAR, calendar)
    if not 1 <= month <= 12:
        raise UnreadableDate(_("There is no month %(month)s.") % {"month": digits(month, language)})
    first, last = first_day(year, calendar, month), last_day(year, calendar, month)
    if day is None:
        return ImpreciseDate(first, Precision.MONTH, calendar)
    length = (last - first).days + 1
    if not 1 <= day <= length:
        name = long_date(first, calendar=calendar, language=language, precision=Precision.MONTH)
        raise UnreadableDate(
            _("There is no day %(day)s in %(month)s, which has %(length)s days.")
            % {"day": digits(day, language), "month": name, "length": digits(length, language)}
        )
    return ImpreciseDate(first + (day - 1) * DAY, Precision.DAY, calendar)


def _calendar_of_year(year):
    for calendar, years in YEARS.items():
        if year in years:
            return calendar
    language = reader()
    raise UnreadableDate(
        _("The year %(year)s cannot be meant: Solar Hijri years go from 1200 to 1499, Gregorian from 1800 to 2199.")
        % {"year": digits(year, language)}
    )


def _ambiguous(text, year, first, second):
    """The refusal that shows both readings: the first figure as the day, and as the month."""
    calendar, language = _calendar_of_year(year), reader()
    one, other = (
        long_date(_date(year, month, day).date, calendar=calendar, language=language)
        for day, month in ((first, second), (second, first))
    )
    return UnreadableDate(
        _("“%(text)s” may be %(one)s or %(other)s. Write the year first, or the month in words.")
        % {"text": text, "one": one, "other": other}
    )


def _unreadable(text, numbers=()):
    if [len(number) for number in numbers] == [5]:
        sentence = _("“%(text)s” looks like the day number of a spreadsheet. Format the cell as a date.")
    elif numbers and max(len(number) for number in numbers) < 3:
        sentence = _("Write the year in “%(text)s” with four digits.")
    else:
        sentence = _("“%(text)s” cannot be read as a date. Write it like 2018-11-23, 1397/08/23, Nov 2018 or 1397.")
    return UnreadableDate(sentence % {"text": Truncator(text).chars(60)})


def _parts(date, calendar):
    if calendar == Calendar.JALALI:
        date = jdatetime.date.fromgregorian(date=date)
    return date.year, date.month, date.day


def _span(imprecise, calendar, language):
    """The months or years of `calendar` that an imprecise month or year of the other one touches."""
    first, last = _parts(imprecise.earliest, calendar), _parts(imprecise.latest, calendar)
    if imprecise.precision == Precision.YEAR:
        same_century = first[0] // 100 == last[0] // 100
        return digits(f"{first[0]}/{last[0] % 100:02}" if same_century else f"{first[0]}/{last[0]}", language)
    if first[0] != last[0]:
        ends = (imprecise.earliest, imprecise.latest)
        return " – ".join(
            long_date(end, calendar=calendar, language=language, precision=Precision.MONTH) for end in ends
        )
    name, next_name = (month_name(month, calendar=calendar, language=language) for _year, month, _day in (first, last))
    return digits(f"{name}–{_before_year(next_name)} {first[0]}", language)


def _before_year(name):
    """A month's name with the ezafe that follows a silent ه: «ژانویهٔ ۲۰۱۹»."""
    return f"{name}ٔ" if name.endswith("ه") else name


def _month_names():
    """Every way a month is written, folded: full names in both languages, "Nov" and "Sept", other spellings."""
    names = {fold(name): (calendar, n) for (_l, calendar), months in MONTHS.items() for n, name in enumerate(months, 1)}
    names |= {fold(name)[:3]: (Calendar.GREGORIAN, n) for n, name in enumerate(MONTHS["en", Calendar.GREGORIAN], 1)}
    others = {
        Calendar.GREGORIAN: "sept:9 می:5 ژوییه:7 جولای:7 ژولای:7 آگوست:8 اگوست:8",
        Calendar.JALALI: "ordibehest:2 khordaad:3 amordad:5 امرداد:5 shahrivar:6 aabaan:8 day:10 esphand:12",
    }
    for calendar, spellings in others.items():
        for spelling in spellings.split():
            name, month = spelling.split(":")
            names[fold(name)] = (calendar, int(month))
    return names


_MONTH_NAMES = _month_names()
_ERAS = {
    "ad": Calendar.GREGORIAN,
    "ce": Calendar.GREGORIAN,
    "میلادی": Calendar.GREGORIAN,
    "sh": Calendar.JALALI,
    "ش": Calendar.JALALI,
    "شمسی": Calendar.JALALI,
    "خورشیدی": Calendar.JALALI,
}
_FILLERS = {"st", "nd", "rd", "th", "of", "سال", "ماه", "مورخ", "م", "ه", "هجری"}
_NOT_KNOWN = {
    fold(words)
    for words in ("n/a", "na", "not known", "unknown", "undated", "نامشخص", "نا مشخص", "معلوم نیست", "بدون تاریخ")
}
_NOTHING = "-–—−‒_.…?؟*/ "
_READABLE = re.compile(r"[\w\u064b-\u0655\u200c /.,،:+–-]+")
_TIME = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?(Z|[+-]\d{2}:?\d{2})?$")
_TOKEN = re.compile(r"\d+|[^\W\d]+")
