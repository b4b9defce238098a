"""What does a reader see of a call before opening it: how soon, for whom, how long?"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Q
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directory.countries import country_name
from programs import calltimes
from programs.models import Call, CallPattern, Programme
from programs.querysets import is_open_at
from records import clock
from records.languages import reader
from records.templatetags.records import icon, tag
from records.text import digits, number

MOST_AT_HOME, MOST_DATES, MOST_PROGRAMMES = 5, 4, 8
TONES = ("lapis", "turq", "saff", "plum", "red")


@dataclass
class Card:
    """One call in a list. Reads its programme and areas."""

    call: Call
    now: datetime

    @property
    def over(self):
        """Programme and country."""
        programme = self.call.programme
        country = programme.partner_country and country_name(programme.partner_country)
        return " · ".join(part for part in (programme.name, country) if part)

    @property
    def tone(self):
        return TONES[self.call.programme_id % len(TONES)]

    @cached_property
    def countdown(self):
        return calltimes.countdown(self.call, self.now)

    @property
    def tag(self):
        """How soon, as a word in colour."""
        words, kind = self.countdown
        return tag(format_html("{}{}", icon("clock"), words), kind)

    @cached_property
    def deadline(self):
        """When it closes, as HTML; "" for a rolling call."""
        return calltimes.block(self.call.closes_at, self.call) if self.call.closes_at else ""

    @cached_property
    def opening(self):
        """When it opens, as HTML, where that is to come."""
        is_to_come = self.call.opens_at and self.call.opens_at > self.now
        return calltimes.block(self.call.opens_at, self.call) if is_to_come else ""

    @cached_property
    def facts(self):
        """[(icon, words)]"""
        areas = len(self.call.areas.all())
        said = [(ICONS[self.call.pattern], self.call.get_pattern_display().capitalize())]
        if months := duration(self.call):
            said.append(("calendar-range", months))
        if areas:
            words = ngettext("%(n)s area", "%(n)s areas", areas) % {"n": number(areas, reader())}
            said.append(("mortarboard", words))
        return said


ICONS = {CallPattern.TWIN: "people", CallPattern.ONE_SIDED: "person", CallPattern.ELSEWHERE: "box-arrow-up-right"}


def duration(call):
    """How long a project may last, in words; "" where the call does not say."""
    least, most = call.min_months, call.max_months
    if least and most and least != most:
        return _("%(least)s to %(most)s months") % {"least": digits(least, reader()), "most": digits(most, reader())}
    if least and not most:
        return ngettext("at least %(n)s month", "at least %(n)s months", least) % {"n": digits(least, reader())}
    if not most:
        return ""
    if least:
        return ngettext("%(n)s month", "%(n)s months", most) % {"n": digits(most, reader())}
    return ngettext("up to %(n)s month", "up to %(n)s months", most) % {"n": digits(most, reader())}


def cards(calls, now):
    return [Card(call, now) for call in calls.for_lists().prefetch_related("areas")]


def soonest(calls):
    """Those that close soonest first, the rolling ones last."""
    return calls.order_by(F("closes_at").asc(nulls_last=True), "pk")


class Openings:
    """What one can apply to today, and what comes next: the beginning of the home page."""

    def __init__(self, user):
        self.now = clock.now()
        self.calls = Call.objects.visible_to(user).published()
        self.programmes = Programme.objects.visible_to(user).open()

    @cached_property
    def counts(self):
        return self.calls.order_by().aggregate(all=Count("pk"), open=Count("pk", filter=is_open_at(self.now)))

    @property
    def are_known(self):
        """Has the office ever published a call?"""
        return bool(self.counts["all"])

    @cached_property
    def cards(self):
        return cards(soonest(self.calls.open_at(self.now))[:MOST_AT_HOME], self.now)

    @cached_property
    def upcoming(self):
        return cards(self.calls.upcoming_at(self.now).order_by("opens_at", "pk")[:MOST_DATES], self.now)

    @property
    def key_dates(self):
        """[(day where the call is at home, what, call, times)]: the next closings and openings."""
        closing = [(card.call.closes_at, _("closes"), card.call) for card in self.cards if card.call.closes_at]
        opening = [(card.call.opens_at, _("opens"), card.call) for card in self.upcoming]
        soon = sorted(closing + opening, key=lambda date: date[0])[:MOST_DATES]
        return [(calltimes.told(at, call).at.date(), what, call, calltimes.clocks(at, call)) for at, what, call in soon]

    @cached_property
    def shown_programmes(self):
        """The programmes, each with how many calls it has open."""
        return with_open_calls(self.programmes, self.now)[:MOST_PROGRAMMES]


def with_open_calls(programmes, now):
    """Each with `open_calls`, those with most of them first."""
    published = Q(calls__status="published", calls__closed_on=None)
    counted = Count("calls", filter=published & is_open_at(now, "calls__"))
    return programmes.annotate(open_calls=counted).order_by("-open_calls", "code")


def next_expected(calls, now):
    """The published call that opens next, as a card; None where there is none."""
    return next(iter(cards(calls.upcoming_at(now).order_by("opens_at", "pk")[:1], now)), None)
