"""Which time is it elsewhere? An instant in the time zones of those who meet a deadline."""

from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.core import get_global
from babel.dates import get_timezone_location

from records import clock
from records.languages import kept_language


def in_zone(moment, name):
    """The instant as the clocks of a time zone show it."""
    return moment.astimezone(ZoneInfo(name))


def zone_of(name):
    """The time zone of this name; None where there is none."""
    return ZoneInfo(name) if name in available_timezones() else None


def zone_of_country(code):
    """The time zone of a country whose clocks all show the same; "" of others."""
    zones = get_global("territory_zones").get(code, [])
    times = {in_zone(clock.now(), name).utcoffset() for name in zones}
    return zones[0] if len(times) == 1 else ""


def city_of(name):
    """The city after which a time zone is called, in the reader's language: Tehran, پاریس."""
    return _city_in(name, kept_language())


@lru_cache
def _city_in(name, language):
    return get_timezone_location(ZoneInfo(name), locale=Locale(language), return_city=True)


def zone_choices():
    """All time zones of the world, to choose from."""
    return [(name, name) for name in sorted(available_timezones()) if "/" in name and not name.startswith("Etc/")]
