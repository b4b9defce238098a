"""What does the page of one side of a call show? Each application with who reviews it and why, and what is missing."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from programs.models import LIVE, AssignmentStatus, ReviewerProfile
from records.languages import listed, reader
from records.text import number

BARS = {
    "conflict": gettext_lazy("has a conflict of interest"),
    "declined": gettext_lazy("has declined, or was taken out"),
    "language": gettext_lazy("does not read a language of the call"),
    "field": gettext_lazy("does not know the field"),
    "away": gettext_lazy("is away"),
    "institution": gettext_lazy("is of the same institution as another reviewer of it"),
    "full": gettext_lazy("has as many reviews as one takes"),
}
FITS = {0: gettext_lazy("no field in common"), 1: gettext_lazy("knows of the field")}
FITS |= {2: gettext_lazy("works in the field"), 3: gettext_lazy("expert in the field")}


@dataclass(frozen=True)
class Pair:
    """One assignment as the page shows it."""

    assignment: object
    fit: str
    load: str
    alternatives: list

    @property
    def is_proposed(self):
        return self.assignment.status == AssignmentStatus.PROPOSED


@dataclass(frozen=True)
class OfApplication:
    """One application, its live pairs, those that are over, and what is said of it."""

    application: object
    pairs: list
    over: list
    missing: str
    nearest: list
    is_without_expert: bool
    flags: list


def rows_of(call_side, applications, flags):
    """A row for each of these applications; a fixed number of queries."""
    summary = call_side.last_summary or {}
    assignments = list(call_side.assignments.filter(application__in=applications).for_lists().order_by("pk"))
    loads = loads_of(call_side)
    shortfalls = {one["application"]: one for one in summary.get("shortfalls", [])}
    named = _names(assignments, shortfalls.values())
    without = set(summary.get("without_expert", []))
    return [
        _row(
            one,
            [found for found in assignments if found.application_id == one.pk],
            shortfalls.get(one.pk),
            needs=call_side.call.reviews_per_side,
            loads=loads,
            names=named,
            without=without,
            flags=flags.get(one.pk, []),
        )
        for one in applications
    ]


def loads_of(call_side):
    """{reviewer: live reviews on this side}."""
    return Counter(call_side.assignments.filter(status__in=LIVE).values_list("reviewer", flat=True))


def _row(application, found, shortfall, *, needs, loads, names, without, flags):
    live = [one for one in found if one.status in LIVE]
    lacks = max(0, needs - len(live))
    nearest = [alternative_words(one, names) for one in shortfall["nearest"]] if shortfall and lacks else []
    return OfApplication(
        application,
        [_pair(one, loads, names) for one in live],
        [one for one in found if one.status not in LIVE],
        _missing(lacks, shortfall),
        nearest,
        application.pk in without and bool(live),
        flags,
    )


def _pair(assignment, loads, names):
    why = assignment.why
    n = loads[assignment.reviewer_id]
    load = ngettext("%(n)s review in all", "%(n)s reviews in all", n) % {"n": number(n, reader())}
    fit = str(FITS[why["fit"]]) if "fit" in why else _("chosen by hand")
    return Pair(assignment, fit, load, [alternative_words(one, names) for one in why.get("alternatives", [])])


def _missing(lacks, shortfall):
    """How many reviewers it lacks, and of all who know its fields how many are kept from it by what."""
    if not lacks:
        return ""
    said = ngettext("It lacks %(n)s reviewer.", "It lacks %(n)s reviewers.", lacks) % {"n": number(lacks, reader())}
    if not shortfall:
        return said
    known = shortfall["known"]
    words = ngettext("%(n)s reviewer knows its field.", "%(n)s reviewers know its field.", known)
    said += " " + words % {"n": number(known, reader())}
    bars = [f"{number(n, reader())} {BARS[bar]}" for bar, n in shortfall["bars"].items()]
    return f"{said} {_('Of them:')} {listed(bars)}." if bars else said


def alternative_words(one, names):
    """(name, how well it fits, why not): "" where the reviewer could take it."""
    bar = one["bar"]
    return names.get(one["reviewer"], ""), str(FITS[one["fit"]]), str(BARS[bar]) if bar else ""


def _names(assignments, shortfalls):
    keys = {one["reviewer"] for found in assignments for one in found.why.get("alternatives", [])}
    keys |= {one["reviewer"] for found in shortfalls for one in found["nearest"]}
    return {one.pk: str(one) for one in ReviewerProfile.objects.filter(pk__in=keys).select_related("person")}
