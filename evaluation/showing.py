"""A result as one reader may see it: words, drawings and tables; of others only what is open to that reader."""

from functools import cached_property

from django.utils.translation import gettext as _

from evaluation import charts
from evaluation.differences import rules_changed
from evaluation.models import Opened, Publication, Result
from evaluation.wording import PARTS, Words
from records import clock
from records.languages import reader
from records.text import digits


def opened_of(this):
    """What of a round everybody may see now."""
    found = Publication.objects.filter(round=this, from_at__lte=clock.now()).first()
    return set(found.opened) if found else set()


def seen_of(this, user):
    """What of everybody's results this reader may see: all of it for office and auditors, else what is open."""
    if user.is_authenticated and user.has_perm("evaluation.read_overview_run"):
        return set(Opened.values)
    return opened_of(this)


def titles_of(run, *, named=True):
    """{code: title} of nodes, indicators, data items and peer groups, and of institutions where they are named."""
    framework = run.measured_by
    found = {one.code: one.title for one in framework.groups.all()}
    found |= {one.code: one.title for one in framework.variables.all()}
    found |= {one.code: one.title for one in (*framework.nodes.all(), *framework.indicators.all())}
    if named:
        parts = run.round.participations.select_related("institution")
        found |= {one.code: one.institution.name for one in parts}
    return found


class Told:
    """One institution's result, told to one reader."""

    def __init__(self, result, user, *, is_pdf=False):
        self.result, self.run, self.is_pdf = result, result.run, is_pdf
        self.round = result.run.round
        self.found = result.explanation
        self.seen = seen_of(self.round, user)

    @cached_property
    def words(self):
        titles = titles_of(self.run, named=Opened.RANKS in self.seen)
        titles[self.result.code] = self.result.participation.institution.name
        return Words(titles, self.run.measured_by.decimals)

    @cached_property
    def domain_codes(self):
        return [one["code"] for one in self.found["domains"]]

    @property
    def years(self):
        """Scores of earlier rounds as they were published, and this one."""
        before = (
            Result.objects.filter(
                participation__institution=self.result.participation.institution_id,
                run__round__exercise=self.round.exercise_id,
                run__round__year__lt=self.round.year,
                run__published_at__isnull=False,
                run__superseded_by__published_at__isnull=True,
            )
            .select_related("run__round")
            .order_by("run__round__year")
        )
        rows, method = [], None
        for one in (*before, self.result):
            framework = one.run.framework_id or one.run.round.framework_id
            rows.append(
                {
                    "label": digits(one.run.round.year, reader()),
                    "score": one.score,
                    "rank": one.explanation.get("rank"),
                    "of": one.explanation.get("of"),
                    "is_break": method is not None and framework != method,
                }
            )
            method = framework
        return rows

    @cached_property
    def figures(self):
        """{name: drawing}; those that compare institutions only where that is open to the reader."""
        found, words, pdf = self.found, self.words, self.is_pdf
        drawn = {
            "rank": charts.rank_strip(found, words, pdf=pdf),
            "domains": charts.domains(found, words, pdf=pdf),
            "indicators": charts.indicators(found, words, pdf=pdf),
            "made": charts.waterfall(found, words, pdf=pdf),
            "change": charts.change(found, words, PARTS, pdf=pdf),
            "history": charts.history(self.years, words, pdf=pdf),
        }
        if Opened.RANKS in self.seen and self.run.overview:
            drawn["firmness"] = charts.firmness(self.run.overview, self.result.code, words, pdf=pdf)
        if {Opened.SCORES, Opened.DOMAINS} <= self.seen and self.run.overview:
            drawn["neighbours"] = charts.neighbours(
                self.run.overview, self.result.code, self.domain_codes, words, pdf=pdf
            )
        return drawn

    @cached_property
    def named(self):
        """Indicators of an explanation by code, with their title."""
        return {one["code"]: one | {"title": self.words.title(one["code"])} for one in self.found["indicators"]}

    def rows_of(self, codes):
        """Strengths or weaknesses as a table has them."""
        for code in codes:
            one = self.named[code]
            middle = one["peers"] and one["peers"]["median"]
            yield [one["title"], self.words.score(one["score"]), self.words.score(middle), self.words.rank(one)]

    def context(self):
        """What page and report say alike."""
        found, words = self.found, self.words
        change = found["change"]
        return {
            "result": self.result,
            "run": self.run,
            "round": self.round,
            "institution": self.result.participation.institution,
            "is_provisional": self.run.published_at is None,
            "rules": rules_changed(self.run),
            "score": words.score(found["score"]),
            "rank": words.rank(found),
            "range": words.range(found),
            "changed_by": words.signed(change["now"] - change["before"]) if change else "–",
            "headline": words.headline(found),
            "moved": words.moved(found),
            "movers": words.movers(found),
            "distances": list(words.distances(found)),
            "coverage": words.coverage(found),
            "marks": words.marks(found),
            "figures": self.figures,
            "short_header": [_("Indicator"), _("Score"), _("Median of peers"), _("Rank")],
            "best_and_worst": [
                (_("Highest scores"), list(self.rows_of(found["strengths"]))),
                (_("Lowest scores"), list(self.rows_of(found["weaknesses"]))),
            ],
            "peers": words.peers(found),
        }
