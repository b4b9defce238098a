"""What do the submitted reviews of a side say of each application, as they are and adjusted for severe reviewers?"""

from decimal import Decimal

from programs import reckoning
from programs.models import AssignmentStatus

COUNTED = ["reviews", "raw", "adjusted", "error", "spread"]
PLACES = Decimal("0.0001")


def scores_of(call_side):
    """({application: {column: value}}, why none is adjusted or "") of all submitted reviews of a side."""
    submitted = call_side.assignments.filter(status=AssignmentStatus.SUBMITTED)
    rows = list(submitted.order_by("pk").values_list("application", "reviewer", "review__total"))
    totals = {}
    for application, _reviewer, total in rows:
        totals.setdefault(application, []).append(total)
    found = reckoning.adjust(rows)
    counted = {
        application: {
            "reviews": len(given),
            "raw": (sum(given) / len(given)).quantize(PLACES),
            "adjusted": _decimal(found.applications[application].score),
            "error": _decimal(found.applications[application].error),
            "spread": max(given) - min(given),
        }
        for application, given in totals.items()
    }
    return counted, found.raw_only or ""


def _decimal(value):
    return None if value is None else Decimal(value).quantize(PLACES)
