"""What do the submitted reviews of a side say of each application, as they are and adjusted for severe reviewers?"""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from programs import reckoning
from programs.models import AssignmentStatus
from records.languages import reader
from records.text import number

COUNTED = ["reviews", "raw", "adjusted", "error", "spread"]
BY_PANEL = ["grade", "panel_note", "rank"]
PLACES = Decimal("0.0001")
WHY_RAW = {
    "few_reviews": _("Fewer than four reviews are submitted: no score is adjusted."),
    "few_reviewers": _("All reviews are of one reviewer: no score is adjusted."),
    "nothing_reviewed_twice": _("No application has two reviews: no score is adjusted."),
    "nobody_reviewed_twice": _("No reviewer has submitted two reviews: no score is adjusted."),
}


@dataclass(frozen=True)
class Said:
    """What a side says of one application; `adjusted` is None where it is not asked for, or not known."""

    reviews: int
    raw: Decimal | None
    spread: Decimal | None
    adjusted: Decimal | None = None
    error: Decimal | None = None
    grade: str = ""
    panel_note: str = ""
    rank: int | None = None  # of a side that evaluates elsewhere

    @property
    def words(self):
        """Its points in the digits of the reader, by name."""
        values = {name: getattr(self, name) for name in ("raw", "spread", "adjusted", "error")}
        return {name: number(value, reader(), places=2) for name, value in values.items() if value is not None}


def said_of(call_side, applications, reviews, *, is_adjusted):
    """({application: Said}, why none is adjusted). Of a closed side what it has kept; of an open one as it is now.

    Of one that evaluates elsewhere what was taken in.

    `reviews` are those of these applications (`reviewflags.reviews_of`); adjusting reads those of the whole side.
    """
    rows = {one.application_id: one for one in call_side.evaluations.filter(application__in=applications)}
    because = call_side.raw_only
    if call_side.is_over or call_side.is_elsewhere:
        counted = {key: _columns(row) for key, row in rows.items()}
    elif is_adjusted:
        counted, because = scores_of(call_side)
    else:
        counted = {key: _counted([one.total for one in given]) for key, given in reviews.items()}
    found = {}
    for one in applications:
        given, row = counted.get(one.pk, {}), rows.get(one.pk)
        values = {name: given.get(name) for name in COUNTED} | {"reviews": given.get("reviews", 0)}
        if not is_adjusted:
            values |= {"adjusted": None, "error": None}
        by_panel = {name: getattr(row, name) for name in BY_PANEL} if row else {}
        found[one.pk] = Said(**values, **by_panel)
    return found, WHY_RAW.get(because, "") if is_adjusted else ""


def _columns(row):
    return {name: getattr(row, name) for name in COUNTED}


def _counted(totals):
    raw = (sum(totals) / len(totals)).quantize(PLACES)
    return {"reviews": len(totals), "raw": raw, "spread": max(totals) - min(totals)}


def scores_of(call_side):
    """({application: {column: value}}, why none is adjusted or "") of all submitted reviews of a side."""
    submitted = call_side.assignments.filter(status=AssignmentStatus.SUBMITTED).order_by("pk")
    rows = list(submitted.values_list("application", "reviewer", "review__total"))
    totals = {}
    for application, _reviewer, total in rows:
        totals.setdefault(application, []).append(total)
    found = reckoning.adjust(rows)
    counted = {
        application: _counted(given)
        | {
            "adjusted": _decimal(found.applications[application].score),
            "error": _decimal(found.applications[application].error),
        }
        for application, given in totals.items()
    }
    return counted, str(found.raw_only or "")


def _decimal(value):
    return None if value is None else Decimal(value).quantize(PLACES)
