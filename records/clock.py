"""What time is it, and which day is it at the office?"""

from contextlib import contextmanager
from zoneinfo import ZoneInfo

from django.apps import apps
from django.db import connection
from django.utils import timezone

_frozen = None


def now():
    """This instant, aware; a test may hold it still."""
    return _frozen or timezone.now()


def zone():
    """The office's time zone."""
    return ZoneInfo(apps.get_model("records", "Office").current().time_zone)


def today():
    """Today's date at the office, wherever the reader or the server is."""
    return now().astimezone(zone()).date()


def database_now():
    """The database's clock: the one that decides about deadlines."""
    if _frozen:
        return _frozen
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]


@contextmanager
def held_at(moment):
    """Hold every clock of the portal at one aware instant."""
    global _frozen
    before, _frozen = _frozen, moment
    try:
        yield
    finally:
        _frozen = before
