"""On which day of which year is something due, by the row of the scheme?"""

import calendar
import datetime as dt

from records.calendars import Calendar, months_later

DAY = dt.timedelta(days=1)


def _day(year, month, day):
    """The last of a shorter month where it has no such day."""
    return dt.date(year, month, min(day, calendar.monthrange(year, month)[1]))


def nominations_close(scheme, year):
    """The last day for nominations of a year; None where the scheme names none."""
    return _day(year, scheme.deadline_month, scheme.deadline_day) if scheme.deadline_month else None


def nominations_open(scheme, year):
    """The first day for nominations of a year; where it is later in the year than the last one, of the year before."""
    if not scheme.opens_month:
        return None
    closes, opens = nominations_close(scheme, year), _day(year, scheme.opens_month, scheme.opens_day)
    return _day(year - 1, scheme.opens_month, scheme.opens_day) if closes and opens > closes else opens


def next_closing(scheme, on):
    """The next last day for nominations, with its year; None where the scheme names none."""
    days = [(nominations_close(scheme, year), year) for year in (on.year, on.year + 1)]
    return next(((day, year) for day, year in days if day and day >= on), None)


def next_opening(scheme, on):
    """The next first day for nominations; None where the scheme names none."""
    days = [nominations_open(scheme, year) for year in (on.year, on.year + 1, on.year + 2)]
    return next((day for day in days if day and day >= on), None)


def request_by(scheme, year):
    """The last day on which a visit of a calendar year can be asked for: in the year before."""
    return _day(year - 1, scheme.request_month, scheme.request_day) if scheme.request_month else None


def dates_by(scheme, starts_on):
    """The last day for exact dates of a visit; None where the scheme wants none."""
    return None if scheme.dates_days is None else starts_on - dt.timedelta(days=scheme.dates_days)


def term_ends(scheme, starts_on):
    """The last day of a term that begins on a day; None for life."""
    if scheme.term_months is None:
        return None
    return months_later(starts_on, scheme.term_months, Calendar.GREGORIAN) - DAY


def days_by_year(starts_on, ends_on):
    """{calendar year: days of it} of a visit; both its first and its last day count."""
    found = {}
    for year in range(starts_on.year, ends_on.year + 1):
        first, last = max(starts_on, dt.date(year, 1, 1)), min(ends_on, dt.date(year, 12, 31))
        found[year] = (last - first).days + 1
    return found


def age_on(born_on, day):
    """Completed years."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))
