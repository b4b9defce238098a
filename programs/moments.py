"""How is an instant said to people in two countries? In the call's zone, and in that of the partner's country."""

from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from records.calendars import ImpreciseDate
from records.languages import named, reader
from records.text import digits
from records.zones import city_of, zone_of_country


def zones_of(call):
    """The call's own time zone, and the partner's: what its programme says, else that of the country."""
    own, programme = ZoneInfo(call.time_zone), call.programme
    theirs = programme.partner_time_zone or zone_of_country(programme.partner_country)
    return [own, ZoneInfo(theirs)] if theirs and theirs != own.key else [own]


def in_zone(moment, zone):
    """“1 March 2027 (10 Esfand 1405), 13:00 Tehran”."""
    local = moment.astimezone(zone)
    one, other = ImpreciseDate(local.date()).both(reader())
    return _("%(date)s (%(other)s), %(time)s %(place)s") % {
        "date": one,
        "other": other,
        "time": digits(f"{local:%H:%M}", reader()),
        "place": city_of(zone.key),
    }


def in_zones(moment, call):
    """The instant as it is said on both sides, in one line; "" for none."""
    return named(in_zone(moment, zone) for zone in zones_of(call)) if moment else ""
