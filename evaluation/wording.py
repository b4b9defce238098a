"""What an explanation says, in words of the reader: "Rank 3 of 4; between 2 and 3 with other weights and methods."."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from evaluation import methods
from evaluation.models import ValueKind
from records.languages import listed, reader
from records.text import digits, number

PARTS = {
    "own": gettext_lazy("own values"),
    "frame": gettext_lazy("the movement of the others"),
    "method": gettext_lazy("weights, indicators and scales"),
    "policy": gettext_lazy("rules about gaps"),
}
KINDS = {
    "not_available": gettext_lazy("is not available"),
    "suppressed": gettext_lazy("is not shown"),
    "not_applicable": gettext_lazy("does not apply"),
}
TREATED = {
    "winsorised": gettext_lazy("pulled in to %(now)s: an extreme value would stretch the scale for everybody"),
    "trimmed": gettext_lazy("cut at %(now)s: values at either end do not make the scale"),
    "three_sd": gettext_lazy("cut at %(now)s: it is more than three standard deviations from the mean"),
    "root": gettext_lazy("counted by its square root: values are far apart"),
    "gii_log": gettext_lazy("counted by its logarithm: values are far apart"),
    "log": gettext_lazy("counted by its logarithm: values are far apart"),
}


class Words:
    """Says an explanation: `titles` are {code: title} in the reader's language, `places` the decimals of scores."""

    def __init__(self, titles, places=2):
        self.titles, self.places = titles, places

    def title(self, code):
        return self.titles.get(code, code)

    def score(self, value):
        return "–" if value is None else number(value, reader(), places=self.places)

    def signed(self, value):
        """+3.10, −0.50 or 0.00."""
        shown = round(value, self.places)
        sign = "+" if shown > 0 else "−" if shown < 0 else ""
        said = sign + number(abs(shown), reader(), places=self.places)
        return f"\u2066{said}\u2069" if reader().startswith("fa") else said  # the sign stays on the left

    def short(self, value):
        """With one decimal, where there is little room."""
        return number(round(value, 1), reader(), places=1)

    def value(self, value):
        """A value as it was given, with as many decimals as its size makes sense of."""
        if value is None:
            return "–"
        places = next((places for limit, places in ((1000, 0), (100, 1), (1, 2)) if abs(value) >= limit), 3)
        return number(round(value, places), reader())

    def said(self, value, kind):
        """A value, or why there is none."""
        return self.value(float(value)) if value is not None else str(ValueKind(kind).label)

    def percent(self, share):
        return _("%(figure)s%%") % {"figure": number(round(share * 100, 1), reader())}

    def rank(self, found):
        """ "3 of 4", or that there is none."""
        if found["rank"] is None:
            return _("no rank")
        return _("%(rank)s of %(of)s") % {"rank": plain(found["rank"]), "of": plain(found["of"])}

    def range(self, found):
        """ "2 to 3", or one rank."""
        if not found["range"]:
            return "–"
        low, high = plain(found["range"]["q05"]), plain(found["range"]["q95"])
        return low if low == high else _("%(low)s to %(high)s") % {"low": low, "high": high}

    def headline(self, found):
        if found["rank"] is None:
            return self._withheld(found)
        said = _("Score %(score)s, rank %(rank)s.") % {"score": self.score(found["score"]), "rank": self.rank(found)}
        if not found["range"]:
            return said
        firm = _("With other weights and methods the rank is %(range)s in nine of ten draws.")
        return f"{said} {firm % {'range': self.range(found)}}"

    def _withheld(self, found):
        if found["is_screened_out"]:
            return _("No score: too few values were given (%(share)s of those that apply).") % {
                "share": self.percent(found["coverage"] or 0)
            }
        return _("No score: a domain without enough values withholds it.")

    def distances(self, found):
        """To the next rank and to the median of the peers."""
        if found["to_next"]:
            yield _("%(points)s points are missing to rank %(rank)s.") % {
                "points": self.score(found["to_next"]["points"]),
                "rank": plain(found["to_next"]["rank"]),
            }
        missing = found["to_median"]
        if missing is not None:
            said = _("It is %(points)s points below the median of %(who)s.")
            if missing < 0:
                said = _("It is %(points)s points above the median of %(who)s.")
            elif missing == 0:
                said = _("It is at the median of %(who)s.")
            yield said % {"points": self.score(abs(missing)), "who": self.peers(found)}

    def peers(self, found):
        return self.title(found["peers"]["group"]) if found["peers"]["group"] else _("all institutions")

    def coverage(self, found):
        return _("%(share)s of the values that apply were given.") % {"share": self.percent(found["coverage"] or 0)}

    def moved(self, found):
        """Why another score and rank than in the year before."""
        change = found["change"]
        if not change:
            return _("There is no comparable score of the year before.")
        total = round(change["now"] - change["before"], self.places)
        said = _("The score is as it was, %(now)s.")
        if total:
            said = _("The score rose by %(by)s to %(now)s.") if total > 0 else _("The score fell by %(by)s to %(now)s.")
        said %= {"by": self.score(abs(total)), "now": self.score(change["now"])}
        parts = listed(
            _("%(what)s %(points)s") % {"what": PARTS[part], "points": self.signed(change[part])}
            for part in PARTS
            if round(change[part], self.places)
        )
        return " ".join(filter(None, [said, parts and _("Made of: %(parts)s.") % {"parts": parts}, self._ranks(found)]))

    def _ranks(self, found):
        before, now = found["rank_before"], found["rank"]
        if before is None or now is None:
            return ""
        if before == now:
            return _("The rank is as it was, %(now)s.") % {"now": plain(now)}
        return _("The rank went from %(before)s to %(now)s.") % {"before": plain(before), "now": plain(now)}

    def movers(self, found):
        return [
            _("%(what)s %(points)s") % {"what": self.title(one["code"]), "points": self.signed(one["points"])}
            for one in found["movers"]
        ]

    def marks(self, found):
        return [said for mark in found["marks"] if (said := self.mark(mark))]

    def mark(self, mark):
        """What was done with one value, and why; "" for what changed nothing."""
        what = self.title(mark["indicator"])
        if mark["why"] == "imputed":
            return _("%(what)s %(kind)s; %(now)s stands for it (%(method)s).") % {
                "what": what,
                "kind": KINDS.get(mark["kind"], KINDS["not_available"]),
                "now": self.value(mark["now"]),
                "method": methods.Imputation(mark["method"]).label,
            }
        if mark["why"] in ("weight_relocated", "counted_as_zero", "node_withheld"):
            return self._gap(mark, what)
        if mark["why"] in TREATED:
            done = TREATED[mark["why"]] % {"now": self.value(mark["now"])}
            return _("%(what)s, %(value)s, was %(done)s.") % {
                "what": what,
                "value": self.value(mark["value"]),
                "done": done,
            }
        return ""

    def _gap(self, mark, what):
        values = {
            "what": what,
            "kind": KINDS.get(mark["kind"], KINDS["not_available"]),
            "there": plain(mark["there"]),
            "of": plain(mark["of"]),
            "domain": self.title(mark["node"]),
            "weight": self.percent(mark["weight"] or 0),
            "to": listed(self.title(code) for code in mark["to"]),
        }
        if mark["why"] == "counted_as_zero":
            return _("%(what)s %(kind)s and counts as zero.") % values
        if mark["why"] == "node_withheld":
            return _("%(what)s %(kind)s; “%(domain)s” has %(there)s of %(of)s values, too few for a score.") % values
        return (
            ngettext(
                "%(what)s %(kind)s; “%(domain)s” has %(there)s of %(of)s values, and the weight (%(weight)s) "
                "went to %(to)s.",
                "%(what)s %(kind)s; “%(domain)s” has %(there)s of %(of)s values, and the weight (%(weight)s) "
                "was shared by %(to)s.",
                mark["there"],
            )
            % values
        )


def plain(value):
    """A whole number, or a rank between two, without separators."""
    return digits(f"{value:g}", reader()).replace(".", "٫" if reader().startswith("fa") else ".")
