"""How is an instant said to people in two countries? In the call's zone, and in that of the partner's country."""

from zoneinfo import ZoneInfo

from babel import Locale
from babel.core import get_global
from babel.dates import get_timezone_location
from django.utils.translation import gettext as _

from records.calendars import ImpreciseDate
from records.languages import kept_language, named, reader
from records.text import digits


def zones_of(call):
    """The call's own time zone, and that of the partner's country where the country has one only."""
    own = ZoneInfo(call.time_zone)
    theirs = get_global("territory_zones").get(call.programme.partner_country, [])
    return [own, ZoneInfo(theirs[0])] if len(theirs) == 1 and theirs[0] != own.key else [own]


def in_zone(moment, zone):
    """“1 March 2027 (10 Esfand 1405), 13:00 Tehran”."""
    local = moment.astimezone(zone)
    one, other = ImpreciseDate(local.date()).both(reader())
    return _("%(date)s (%(other)s), %(time)s %(place)s") % {
        "date": one,
        "other": other,
        "time": digits(f"{local:%H:%M}", reader()),
        "place": get_timezone_location(zone, locale=Locale(kept_language()), return_city=True),
    }


def in_zones(moment, call):
    """The instant as it is said on both sides, in one line; "" for none."""
    return named(in_zone(moment, zone) for zone in zones_of(call)) if moment else ""
