"""What was corrected after publication: which values are others now, and whose rank is?"""

import json
from decimal import Decimal

from django.utils.translation import gettext as _

from evaluation.models import Opened, Run, RunKind, ValueKind
from evaluation.wording import Words, plain


def corrections_of(this):
    """The published corrections of a round, the first first."""
    return Run.objects.filter(round=this, kind=RunKind.CORRECTION, published_at__isnull=False).order_by("published_at")


def values_corrected(this):
    """{(institution's code, data item's code): (value, kind)} where a correction has another than was accepted."""
    found = {}
    for changes in corrections_of(this).values_list("changes", flat=True):
        for unit, variable, value, kind in changes.get("values", ()):
            found[unit, variable] = (Decimal(value) if value else None, kind)
    return found


class Correction:
    """One correction in words, as far as results are opened; `opened` is None for the office, which sees all."""

    def __init__(self, run, opened=None):
        self.run, self.opened = run, opened
        self.names = {one.code: one.institution.name for one in run.round.participations.select_related("institution")}
        self.words = Words(self.names, run.measured_by.decimals)

    def shows(self, what):
        return self.opened is None or what in self.opened

    def values(self):
        """One line for each value; what it was and is, only where values are open."""
        titles = {one.code: one.title for one in self.run.round.framework.variables.all()}
        before = self._values_before() if self.shows(Opened.VALUES) else {}
        lines = []
        for unit, variable, value, kind in self.run.changes.get("values", ()):
            said = [self.names.get(unit, unit)]
            if self.shows(Opened.INDICATORS):
                said.append(titles.get(variable, variable))
            if self.shows(Opened.VALUES):
                was, now = before.get((unit, variable), ("", "")), (value, kind)
                said.append(_("%(before)s → %(now)s") % {"before": self._said(*was), "now": self._said(*now)})
            lines.append(" · ".join(said))
        return list(dict.fromkeys(lines))

    def _values_before(self):
        kept = json.loads(self.run.base.snapshot.content)
        return {
            (unit, code): (value, kind) for unit, year, code, value, kind in kept["values"] if year == kept["period"]
        }

    def _said(self, value, kind):
        return self.words.value(float(value)) if value else str(dict(ValueKind.choices).get(kind, "–"))

    def moved(self):
        """Whose rank is another than in the run that was published before, where ranks are open."""
        if not self.shows(Opened.RANKS):
            return []
        before = {one["unit"]: one["rank"] for one in self.run.base.overview}
        return [
            _("%(name)s, from %(before)s to %(now)s")
            % {
                "name": self.names.get(one["unit"], one["unit"]),
                "before": _place(before[one["unit"]]),
                "now": _place(one["rank"]),
            }
            for one in self.run.overview
            if one["unit"] in before and before[one["unit"]] != one["rank"]
        ]


def _place(rank):
    return "–" if rank is None else plain(rank)
