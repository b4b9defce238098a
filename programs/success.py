"""How many applications are funded, of how many that were decided about? For everybody, by what cannot tell of anybody.

Only decisions that are published and hold are counted. Every table sums the same groups: calls with enough decisions,
and the others together (`smallcells`).
"""

from collections import defaultdict
from typing import NamedTuple

from django.utils.translation import gettext as _

from directory.countries import country_name
from directory.models.profile import Gender
from programs.models import AwardLeader, Call, Decision, Member, Outcome
from programs.smallcells import Count, grouped, total
from records.calendars import calendar_of, year_of
from records.languages import localised, reader
from records.text import digits

OTHERS = None  # the key of what is put together


class Line(NamedTuple):
    label: str
    count: Count


class Table(NamedTuple):
    """One question, and its lines; the code and the columns are the same in every language."""

    code: str
    title: str
    lines: list


class Decided(NamedTuple):
    """One application as it is counted."""

    application: int
    call: int
    area: tuple | None
    is_funded: bool


def published():
    """What was decided about, in the order of the decisions."""
    rows = Decision.objects.filter(published_at__isnull=False, is_current=True, closed_on=None).order_by("pk")
    columns = ("application", "application__call", "application__area__name_en", "application__area__name_fa")
    found = rows.values_list(*columns, "outcome")
    return [Decided(key, call, (en, fa) if en else None, out == Outcome.FUNDED) for key, call, en, fa, out in found]


def tables(decided):
    """All of them; none where there are too few decisions for any."""
    by_call = _counted(decided, lambda one: one.call)
    shown, rest = grouped(by_call)
    if not shown and (rest is None or not rest.is_enough):
        return []
    calls = {call.pk: call for call in Call.objects.filter(pk__in=shown).select_related("programme")}
    in_calendar = calendar_of(reader())
    groups = [[one for one in decided if one.call == key] for key in shown]
    groups.append([one for one in decided if one.call not in shown])
    pairs, genders = _first_time(decided), _genders(decided)
    return [
        _table("call", _("By call"), shown, rest, lambda key: str(calls[key])),
        _table(
            "year",
            _("By year in which the call closed"),
            _summed(shown, lambda key: _year(calls[key], in_calendar)),
            rest,
            lambda year: digits(year, reader()) if year else _("without a closing"),
        ),
        _table(
            "country",
            _("By partner country"),
            _summed(shown, lambda key: calls[key].programme.partner_country),
            rest,
            lambda code: country_name(code) if code else _("no partner country"),
        ),
        _within("area", _("By field"), groups, lambda one: one.area, _area),
        _within(
            "gender",
            _("By gender of the leader on our side"),
            groups,
            lambda one: genders.get(one.application, ""),
            _gender,
        ),
        _within("pair", _("By pair of leaders"), groups, lambda one: pairs.get(one.application, ""), _pair),
    ]


def _counted(decided, key_of):
    found = defaultdict(Count)
    for one in decided:
        found[key_of(one)] = found[key_of(one)].plus(Count(one.is_funded, not one.is_funded))
    return found


def _summed(shown, key_of):
    found = defaultdict(Count)
    for key, count in shown.items():
        found[key_of(key)] = found[key_of(key)].plus(count)
    return found


def _table(code, title, shown, rest, words):
    lines = sorted((Line(str(words(key)), count) for key, count in shown.items()), key=lambda one: one.label)
    if rest:
        lines.append(Line(_("others together"), rest))
    return Table(code, title, [*lines, Line(_("all"), total(one.count for one in lines))])


def _within(code, title, groups, key_of, words):
    """By something that differs within a call: each group is parted by itself, and only then summed."""
    found, rest = defaultdict(Count), Count()
    for group in groups:
        shown, left = grouped(_counted(group, key_of))
        for key, count in shown.items():
            found[key] = found[key].plus(count)
        rest = rest.plus(left or Count())
    return _table(code, title, found, rest if rest.decided else None, words)


def _year(call, calendar):
    return year_of(call.closes_at.date(), calendar) if call.closes_at else None


class _Named:
    """Names in both languages, as a row has them."""

    def __init__(self, en, fa):
        self.name_en, self.name_fa = en, fa


def _area(names):
    return localised(_Named(*names), "name") if names else _("no field given")


def _gender(value):
    return Gender(value).label if value else _("not said")


def _genders(decided):
    """{application: what its leader on our side says of the own gender}, where they do."""
    keys = [one.application for one in decided]
    leaders = Member.objects.filter(role="leader", side="home", application__in=keys)
    said = leaders.values_list("application", "person__profile__gender", "user__person__profile__gender")
    return {key: person or linked or "" for key, person, linked in said}


def _pair(is_first):
    return {True: _("supported together for the first time"), False: _("supported together before")}.get(
        is_first, _("not known")
    )


def _first_time(decided):
    """{application: whether its two leaders were never supported together before}, where the directory knows both."""
    keys = [one.application for one in decided]
    leaders = defaultdict(dict)
    members = Member.objects.filter(role="leader", application__in=keys)
    for key, side, person, linked in members.values_list("application", "side", "person", "user__person"):
        leaders[key][side] = person or linked
    pairs = {
        key: frozenset(found.values()) for key, found in leaders.items() if len(found) == 2 and all(found.values())
    }
    known, found = _earlier_pairs(), {}
    for one in decided:  # in the order of the decisions
        if one.application in pairs:
            pair = pairs[one.application]
            found[one.application] = pair not in known
            known |= {pair} if one.is_funded else set()
    return found


def _earlier_pairs():
    """Who led an earlier award together."""
    led = defaultdict(set)
    for award, person in AwardLeader.objects.filter(award__closed_on=None).values_list("award", "person"):
        led[award].add(person)
    return {frozenset(people) for people in led.values() if None not in people}
