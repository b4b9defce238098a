"""What does the page of one side of a call show? Each application with who reviews it and why, and what is missing."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from programs.models import LIVE, AssignmentStatus, Conflict, ReviewerProfile
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
    conflicts: list  # soft ones

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
    said: object


def rows_of(call_side, applications, *, loads, flags, said):
    """A row for each of these applications; a fixed number of queries."""
    summary = call_side.last_summary or {}
    assignments = _assignments(call_side, {one.pk: one for one in applications})
    shortfalls = {one["application"]: one for one in summary.get("shortfalls", [])}
    named = _names(assignments, shortfalls.values())
    soft = _soft(applications)
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
            said=said.get(one.pk),
            soft=soft,
        )
        for one in applications
    ]


def _assignments(call_side, applications):
    """What is read already is not read again with each of them."""
    found = call_side.assignments.filter(application__in=applications.keys()).select_related("reviewer__person")
    assignments = list(found.order_by("pk"))
    for one in assignments:
        one.call_side, one.application = call_side, applications[one.application_id]
    return assignments


def counts_of(call_side):
    """({status: reviews of this side that stand so}, {reviewer: live ones})."""
    by_status, loads = Counter(), Counter()
    rows = call_side.assignments.order_by().values("status", "reviewer").annotate(n=Count("pk"))
    for one in rows:
        by_status[one["status"]] += one["n"]
        if one["status"] in LIVE:
            loads[one["reviewer"]] += one["n"]
    return by_status, loads


def _soft(applications):
    """{(application, person): [soft conflicts]}, settled ones too: they stand beside the pair."""
    found = {}
    for one in Conflict.objects.open().filter(application__in=applications, is_hard=False).order_by("pk"):
        found.setdefault((one.application_id, one.person_id), []).append(one)
    return found


def _row(application, found, shortfall, *, needs, loads, names, without, flags, said, soft):
    live = [one for one in found if one.status in LIVE]
    lacks = max(0, needs - len(live))
    nearest = [alternative_words(one, names) for one in shortfall["nearest"]] if shortfall and lacks else []
    return OfApplication(
        application,
        [_pair(one, loads, names, soft) for one in live],
        [one for one in found if one.status not in LIVE],
        _missing(lacks, shortfall),
        nearest,
        application.pk in without and bool(live),
        flags,
        said,
    )


def _pair(assignment, loads, names, soft):
    why, key = assignment.why, (assignment.application_id, assignment.reviewer.person_id)
    n = loads[assignment.reviewer_id]
    load = ngettext("%(n)s review in all", "%(n)s reviews in all", n) % {"n": number(n, reader())}
    fit = str(FITS[why["fit"]]) if "fit" in why else _("chosen by hand")
    alternatives = [alternative_words(one, names) for one in why.get("alternatives", [])]
    return Pair(assignment, fit, load, alternatives, soft.get(key, []))


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
