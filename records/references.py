"""The next number of a series: gapless, within a year of the office's calendar or for ever."""

from django.db import connection

from records.calendars import year_of
from records.models import Office

NEXT = """
INSERT INTO records_counter (series, year, last) VALUES (%s, %s, 1)
ON CONFLICT (series, year) DO UPDATE SET last = records_counter.last + 1
RETURNING last
"""


def next_reference(series, *, on):
    """`MOU-1405-0007`: series, year of the day in the office's calendar, next number. Call inside a transaction."""
    year = year_of(on, Office.current().reference_calendar)
    return f"{series}-{year}-{_next(series, year):04d}"


def next_in_series(series):
    """`JDS-1406-0042`: the next number of a series that knows no years. Call inside a transaction."""
    return f"{series}-{_next(series, 0):04d}"


def _next(series, year):
    with connection.cursor() as cursor:  # the ORM takes two steps or more, and others wait meanwhile
        cursor.execute(NEXT, [series, year])
        return cursor.fetchone()[0]
