"""Signed copies in bulk: which agreement does a file belong to, by its name?"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import PurePath

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.actions.life import file_signed_copy
from agreements.models import Agreement, AgreementParty
from agreements.workflow import Status
from records.content import display_name
from records.refusals import Refusal
from records.text import fold

_PIECES = re.compile(r"\d+|[^\W\d_]+")
MOST_PIECES = 12
LEAST_SIGNS = 4  # a partner's reference that is shorter, or without a digit, says nothing in a file name


class ScanOutcome(models.TextChoices):
    FILED = "filed", gettext_lazy("filed")
    AMBIGUOUS = "ambiguous", gettext_lazy("fits more than one agreement")
    NOTHING = "nothing", gettext_lazy("fits no agreement")
    REFUSED = "refused", gettext_lazy("not taken")


@dataclass
class Scan:
    """What became of one file: the agreement it belongs to, those it might belong to, why it was not filed."""

    name: str
    outcome: str
    agreement: Agreement | None = None
    candidates: list = field(default_factory=list)
    reason: str = ""

    def get_outcome_display(self):
        return ScanOutcome(self.outcome).label


def attach_scans(files, *, by):
    """File each signed copy on the one agreement whose reference, or a partner's reference, is in its name.

    MOU-1405-0007 is found in any digits, case and separators. A file that fits none or several is left out, and one
    that is refused does not hold up the others.
    """
    own, theirs = _references(by)
    scans = []
    for file in files:
        name = display_name(file.name)
        pieces = _pieces(PurePath(name).stem)
        found = _named(pieces, own) or _named(pieces, theirs)
        scans.append(_file(name, file, list(Agreement.objects.filter(pk__in=found).order_by("reference", "pk")), by=by))
    return scans


def _file(name, file, agreements, *, by):
    if not agreements:
        return Scan(name, ScanOutcome.NOTHING, reason=_("No reference of ours or of a partner is in its name."))
    if len(agreements) > 1:
        reason = _("Its name fits more than one agreement.")
        return Scan(name, ScanOutcome.AMBIGUOUS, candidates=agreements, reason=reason)
    (agreement,) = agreements
    try:
        file_signed_copy(agreement, file, by=by)
    except Refusal as refusal:
        return Scan(name, ScanOutcome.REFUSED, agreement, reason=str(refusal))
    return Scan(name, ScanOutcome.FILED, agreement)


def _references(by):
    """Of all agreements that may have a signed copy: our references, and the partners', each with its agreements."""
    living = Agreement.objects.visible_to(by).exclude(status=Status.VOID)
    own, theirs = defaultdict(set), defaultdict(set)
    for pk, reference in living.exclude(reference=None).values_list("pk", "reference"):
        own["".join(_pieces(reference))].add(pk)
    parties = AgreementParty.objects.filter(agreement__in=living).exclude(partner_reference="")
    for pk, reference in parties.values_list("agreement", "partner_reference"):
        joined = "".join(_pieces(reference))
        if len(joined) >= LEAST_SIGNS and any(sign.isdigit() for sign in joined):
            theirs[joined].add(pk)
    return own, theirs


def _pieces(text):
    """Whole numbers and whole words, so that …-0007 is not found in …-00071."""
    return _PIECES.findall(fold(text))


def _named(pieces, references):
    """The agreements of which a reference stands in these pieces, whatever parts them."""
    runs = (
        "".join(pieces[start:end])
        for start in range(len(pieces))
        for end in range(start + 1, min(start + MOST_PIECES, len(pieces)) + 1)
    )
    return set().union(*(references[run] for run in runs if run in references))
