"""Which values do validators look at first? Those with findings, those a register contradicts, a sample of the rest.

The sample is drawn from the institution and the code, so it is the same for everybody who looks.
"""

import hashlib
from decimal import Decimal

from django.db.models import Count, F, Q
from django.utils.translation import gettext as _

from evaluation.models import PointState, ValueKind

SHARE = 0.1  # of values with nothing against them
FAR = Decimal("0.05")  # how far a value is from the register's before it is looked at


def with_risk(participations):
    """With `risk`: open findings that must be mended count three, others one; sorted by nothing yet."""
    hard = Count("findings", filter=Q(findings__state="open", findings__is_hard=True), distinct=True)
    soft = Count(
        "findings", filter=Q(findings__state__in=["open", "explained"], findings__is_hard=False), distinct=True
    )
    return participations.annotate(hard=hard, soft=soft).annotate(risk=3 * F("hard") + F("soft"))


def reasons(line, participation):
    """Why this value is looked at; empty where it was not drawn."""
    point = line.point
    if point is None or not point.kind:
        return []
    found = [one.sentence for one in line.findings]
    if _contradicts_register(point):
        found.append(_("The register says otherwise."))
    if point.kind == ValueKind.ESTIMATED:
        found.append(_("It is an estimate."))
    if point.state == PointState.QUERIED:
        found.append(_("A question is open."))
    if not found and is_drawn(participation, line.variable):
        found.append(_("Drawn by lot."))
    return found


def _contradicts_register(point):
    if point.register_value is None or point.value is None:
        return False
    return abs(point.value - point.register_value) > FAR * max(abs(point.register_value), 1)


def is_drawn(participation, variable):
    """By lot, the same for whoever asks."""
    digest = hashlib.sha256(f"{participation.uuid}:{variable.code}".encode()).digest()
    return int.from_bytes(digest[:4], "big") < SHARE * 2**32
