"""Which time is it elsewhere? An instant in the time zones of those who meet a deadline."""

from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.core import get_global
from babel.dates import get_timezone_location

from records import clock
from records.languages import kept_language

# Of countries in which clocks show several times, the one of the capital.
OF_CAPITALS = {
    "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo",
    "CA": "America/Toronto",
    "CL": "America/Santiago",
    "CN": "Asia/Shanghai",
    "ES": "Europe/Madrid",
    "ID": "Asia/Jakarta",
    "KZ": "Asia/Almaty",
    "MN": "Asia/Ulaanbaatar",
    "MX": "America/Mexico_City",
    "NZ": "Pacific/Auckland",
    "PT": "Europe/Lisbon",
    "RU": "Europe/Moscow",
    "UA": "Europe/Kyiv",
    "US": "America/New_York",
}


def in_zone(moment, name):
    """The instant as the clocks of a time zone show it."""
    return moment.astimezone(ZoneInfo(name))


def zone_of(name):
    """The time zone of this name; None where there is none."""
    return ZoneInfo(name) if name in available_timezones() else None


def zone_of_country(code):
    """The time zone of a country, of its capital where its clocks show several times; "" where none is known."""
    zones = get_global("territory_zones").get(code, [])
    times = {in_zone(clock.now(), name).utcoffset() for name in zones}
    return zones[0] if len(times) == 1 else OF_CAPITALS.get(code, "")


def city_of(name):
    """The city after which a time zone is called, in the reader's language: Tehran, پاریس."""
    return get_timezone_location(ZoneInfo(name), locale=Locale(kept_language()), return_city=True)


def zone_choices():
    """All time zones of the world, to choose from."""
    return [(name, name) for name in sorted(available_timezones()) if "/" in name and not name.startswith("Etc/")]
