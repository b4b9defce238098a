"""When does a call open and close? Said in its own time zone, in the partner's, and in both calendars; and how soon."""

from collections import namedtuple

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.callphases import CallPhase
from programs.moments import zones_of
from records.calendars import ImpreciseDate
from records.languages import reader
from records.text import digits, number
from records.zones import city_of, in_zone

SOON, NEAR = 7, 30  # days before a deadline from which a tag is red, and yellow
Time = namedtuple("Time", "at date other_date times")


def told(moment, call):
    """A moment as a reader is told it: the day in both calendars, and the time in each zone."""
    own, *others = zones_of(call)
    local = moment.astimezone(own)
    date, other_date = ImpreciseDate(local.date()).both(reader())
    return Time(local, date, other_date, [_clock(local, own), *(_elsewhere(moment, local, zone) for zone in others)])


def _clock(local, zone):
    time = digits(f"{local:%H:%M}", reader())
    return _("%(time)s %(city)s") % {"time": time, "city": city_of(zone.key)}


def _elsewhere(moment, local, zone):
    """The time there, with the day where that is another."""
    there = moment.astimezone(zone)
    words = _clock(there, zone)
    if there.date() == local.date():
        return words
    return _("%(time)s on %(date)s") % {"time": words, "date": ImpreciseDate(there.date()).display(reader())}


def html(moment, call):
    """A moment as a page shows it: every date and time in its own <bdi>."""
    said = told(moment, call)
    return format_html(
        '<time datetime="{}"><b><bdi>{}</bdi></b> <span class="muted">(<bdi>{}</bdi>)</span> {}</time>',
        said.at.isoformat(timespec="minutes"),
        said.date,
        said.other_date,
        _in_a_row(said),
    )


def block(moment, call):
    """The same for a narrow place: the day in large letters, the other calendar and the times below."""
    said = told(moment, call)
    return format_html(
        '<time class="date-block" datetime="{}"><b><bdi>{}</bdi></b><span><bdi>{}</bdi></span><span>{}</span></time>',
        said.at.isoformat(timespec="minutes"),
        said.date,
        said.other_date,
        _in_a_row(said),
    )


def clocks(moment, call):
    """The time in each zone, as HTML: 13:00 Tehran = 10:30 Paris."""
    return _in_a_row(told(moment, call))


def _in_a_row(said):
    return format_html_join(" = ", "<bdi>{}</bdi>", ((time,) for time in said.times))


def plain(moment, call):
    """The same as plain words, for letters, calendars and feeds: 1 March 2027 (10 Esfand 1405) 13:00 Tehran = …"""
    said = told(moment, call)
    return f"{said.date} ({said.other_date}), {' = '.join(said.times)}"


def countdown(call, now):
    """(words, kind) of how soon it opens or closes, as a tag shows it."""
    phase = call.phase(now)
    if phase == CallPhase.UPCOMING:
        if call.opens_at is None:
            return phase.label, "quiet"
        return _until(call.opens_at, now, call, _OPENS), "current"
    if phase == CallPhase.OPEN:
        if call.closes_at is None:
            return _("open without end"), "good"
        return left(call.closes_at, now, call)
    return phase.label, phase.kind


def left(closes_at, now, call):
    """(words, kind) of how long it is until a closing that is to come."""
    days = _days(closes_at, now, call)
    kind = "problem" if days <= SOON else "waiting" if days <= NEAR else "current"
    return _until(closes_at, now, call, _LEFT), kind


_OPENS = (
    lambda n: ngettext("opens in %(n)s day", "opens in %(n)s days", n),
    lambda n: ngettext("opens in %(n)s hour", "opens in %(n)s hours", n),
    lambda n: ngettext("opens in %(n)s minute", "opens in %(n)s minutes", n),
)
_LEFT = (
    lambda n: ngettext("%(n)s day left", "%(n)s days left", n),
    lambda n: ngettext("%(n)s hour left", "%(n)s hours left", n),
    lambda n: ngettext("%(n)s minute left", "%(n)s minutes left", n),
)


def _days(moment, now, call):
    """Nights to sleep, where the call is at home."""
    return (in_zone(moment, call.time_zone).date() - in_zone(now, call.time_zone).date()).days


def _until(moment, now, call, words):
    in_days, in_hours, in_minutes = words
    days, minutes = _days(moment, now, call), int((moment - now).total_seconds() // 60)
    if days:
        return in_days(days) % {"n": number(days, reader())}
    if minutes >= 120:
        return in_hours(minutes // 60) % {"n": number(minutes // 60, reader())}
    return in_minutes(max(minutes, 1)) % {"n": number(max(minutes, 1), reader())}


def timetable(call):
    """[(day, what, the time as HTML or None)] of all that is known of a call's dates, in their order."""
    moments = [
        (call.opens_at, _("Opens")),
        (call.closes_at, _("Closes")),
        (call.consent_closes_at, _("Partners may consent until")),
    ]
    lines = [(in_zone(moment, call.time_zone).date(), what, html(moment, call)) for moment, what in moments if moment]
    lines += [(row.on, str(row), None) for row in call.dates.all()]
    if call.results_on:
        lines.append((call.results_on, _("Results are expected"), None))
    return sorted(lines, key=lambda line: line[0])
