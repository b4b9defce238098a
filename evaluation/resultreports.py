"""What is printed of results: an institution's profile, the sector, the method, and one page for the minister."""

from statistics import median
from uuid import UUID

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluation import charts
from evaluation.differences import rules_changed
from evaluation.models import Framework, Result, Run
from evaluation.showing import Told, titles_of
from evaluation.tree import tree_of
from evaluation.weighttable import lines
from evaluation.wording import Words, plain
from records.checkcode import square
from records.fields import LineField
from records.reports import Report, reports
from records.text import fold

SHEETS = ("css/print-dossier.css", "css/print-letter.css", "css/print-evaluation.css")
MOST_MOVED = 3


class OfOne(forms.Form):
    """A run or a result that the reader sees, by the key in its address."""

    key = LineField(label=gettext_lazy("Key"), required=False, max_length=40)
    use_required_attribute = False

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_key(self):
        typed = self.cleaned_data["key"]
        if not typed:
            return None
        try:
            found = self.rows().filter(uuid=UUID(typed)).first()
        except ValueError:
            found = None
        if found is None:
            raise ValidationError(_("You see no result with this key."))
        return found


class ResultForm(OfOne):
    def rows(self):
        return Result.objects.visible_to(self.user).select_related(
            "participation__institution",
            "run__round__exercise",
            "run__round__framework",
            "run__framework",
            "run__snapshot",
        )


class RunKeyForm(OfOne):
    def rows(self):
        found = Run.objects.visible_to(self.user).done()
        return found.select_related("round__exercise", "round__framework", "framework", "snapshot")


class Issued(Report):
    """A report with a number and a code by which everybody can check it, where it was issued."""

    stylesheets = SHEETS
    is_listed = False

    def form(self, data, *, user):
        return self.form_class(data, user=user)

    def subject_of(self, filters):
        return filters.get("key")

    def seal(self, run, filters):
        issued = filters.get("issued")
        address = settings.SITE_URL + issued.check_url if issued else ""
        return {
            "issued": issued,
            "address": address,
            "square": square(address) if issued else None,
            "run": run,
            "snapshot": run.snapshot,
            "caption": run.number,
        }

    def context(self, *, user, on, filters, is_pdf):
        found = self.subject_of(filters)
        if found is None:
            return {"told": None, "subject": "", "caption": ""}
        return {"told": True} | self.about(found, user=user, filters=filters, is_pdf=is_pdf)

    def run_of(self, found):
        return found


@reports.register
class InstitutionProfile(Issued):
    """Four pages and annexes about one institution."""

    slug = "institution-profile"
    title = gettext_lazy("Profile of an institution")
    description = gettext_lazy("Score, rank and range, why it moved, strengths and weaknesses, every indicator.")
    template = "evaluation/reports/profile.html"
    permission = "evaluation.issue_result"
    form_class = ResultForm

    def run_of(self, found):
        return found.run

    def about(self, found, *, user, filters, is_pdf):
        told = Told(found, user, is_pdf=is_pdf)
        subject = f"{found.participation.institution.name} · {found.run.round}"
        return (
            told.context()
            | self.seal(found.run, filters)
            | {"subject": subject, "heading": _("Profile of an institution")}
        )


@reports.register
class SectorReport(Issued):
    """All institutions of a round beside each other."""

    slug = "sector-report"
    title = gettext_lazy("Report on the sector")
    description = gettext_lazy("Ranks with their ranges, scores by domain, how the year changed them.")
    template = "evaluation/reports/sector.html"
    permission = "evaluation.read_overview_run"
    form_class = RunKeyForm

    def about(self, found, *, user, filters, is_pdf):
        sector = Sector(found, is_pdf=is_pdf)
        return sector.context() | self.seal(found, filters) | {"subject": str(found.round)}

    def table(self, *, user, on, filters):
        found = self.subject_of(filters)
        return Sector(found).table() if found else ([_("Rank"), _("Institution"), _("Score")], [])


@reports.register
class MethodReport(Issued):
    """By which weights and rules, from which snapshot, and how firm that is."""

    slug = "method-report"
    title = gettext_lazy("Report on the method")
    description = gettext_lazy("Weights, rules, treatment of values, robustness, versions and fingerprints.")
    template = "evaluation/reports/method.html"
    permission = "evaluation.read_overview_run"
    form_class = RunKeyForm

    def about(self, found, *, user, filters, is_pdf):
        framework = Framework.objects.whole().get(pk=found.measured_by.pk)
        tables = {one.name: one.columns for one in found.tables.filter(name__in=KEPT_TABLES)}
        words = Words(titles_of(found), framework.decimals)
        return self.seal(found, filters) | {
            "subject": str(found.round),
            "framework": framework,
            "rules": rules_changed(found),
            "lines": lines(tree_of(framework)),
            "treated": _treated(tables["treatments"], words),
            "influence": _influence(tables["leave_one_out"], words),
            "mean_shift": words.score(tables["replicates"]["mean_shift"][0]),
            "draws": plain(tables["replicates"]["draws"][0]),
            "versions": sorted(found.versions.items()),
        }


KEPT_TABLES = ("treatments", "leave_one_out", "replicates")


def _treated(table, words):
    """Indicators whose values were changed before they were compared, and of how many institutions."""
    rows = zip(table["indicator"], table["why"], table["points"], strict=True)
    return [(words.title(code), why, plain(points)) for code, why, points in rows if why and points]


def _influence(table, words):
    """Indicators by how many ranks one without them is another, on average."""
    rows = sorted(zip(table["indicator"], table["mean_shift"], strict=True), key=lambda row: -(row[1] or 0))
    return [(words.title(code), words.score(shift), shift or 0) for code, shift in rows]


@reports.register
class MinisterSummary(Issued):
    """One page: who is where, who moved, and how far one can rely on it."""

    slug = "evaluation-summary"
    title = gettext_lazy("Summary of a round")
    description = gettext_lazy("One page for the minister.")
    template = "evaluation/reports/summary.html"
    permission = "evaluation.read_overview_run"
    form_class = RunKeyForm

    def about(self, found, *, user, filters, is_pdf):
        return (
            Sector(found, is_pdf=is_pdf, most=10).context() | self.seal(found, filters) | {"subject": str(found.round)}
        )


class Sector:
    """A run's overview in words and drawings."""

    def __init__(self, run, *, is_pdf=False, most=None):
        self.run, self.is_pdf, self.most = run, is_pdf, most
        self.words = Words(titles_of(run), run.measured_by.decimals)
        self.rows = run.overview
        told = run.results.values_list("explanation", flat=True).first()
        self.codes = [one["code"] for one in told["domains"]] if told else []  # in the framework's order

    def header(self):
        return [
            _("Rank"),
            _("Institution"),
            _("Score"),
            _("Range"),
            _("Year before"),
            *(self.words.title(code) for code in self.codes),
        ]

    def table(self):
        words = self.words
        return self.header(), [
            [
                "–" if one["rank"] is None else plain(one["rank"]),
                words.title(one["unit"]),
                words.score(one["score"]),
                words.range(one),
                "–" if one["rank_before"] is None else plain(one["rank_before"]),
                *(words.score(one["scores"][code]) for code in self.codes),
            ]
            for one in self.rows
        ]

    def opened_table(self, opened):
        """The table as far as a publication opens it; without ranks, institutions stand by their names."""
        header, rows = self.table()
        keep = [0, 1, *([2] if "scores" in opened else ()), *([3, 4] if "ranks" in opened else ())]
        if "ranks" not in opened:
            rows = sorted((["–", *row[1:]] for row in rows), key=lambda row: fold(row[1]))
        keep += range(5, len(header)) if {"scores", "domains"} <= opened else ()
        return [header[place] for place in keep], [[row[place] for place in keep] for row in rows]

    def beside(self, results):
        """Two institutions, domain by domain."""
        if len(results) != 2:
            return None
        words = self.words
        header = [_("Domain"), *(one.participation.institution.name for one in results)]
        told = [one.explanation for one in results]
        rows = [[_("Score"), *(words.score(one["score"]) for one in told)]]
        rows += [[_("Rank"), *(words.rank(one) for one in told)], [_("Range"), *(words.range(one) for one in told)]]
        for place, code in enumerate(self.codes):
            rows.append([words.title(code), *(words.score(one["domains"][place]["score"]) for one in told)])
        return {"header": header, "rows": rows}

    def movers(self):
        """Who rose and who fell by most ranks."""
        known = [one for one in self.rows if one["rank"] is not None and one["rank_before"] is not None]
        by = sorted(known, key=lambda one: (one["rank"] - one["rank_before"], one["rank"]))
        rose = [one for one in by if one["rank"] < one["rank_before"]][:MOST_MOVED]
        fell = [one for one in reversed(by) if one["rank"] > one["rank_before"]][:MOST_MOVED]
        return rose, fell

    def move(self, one):
        return _("%(name)s, from %(before)s to %(now)s") % {
            "name": self.words.title(one["unit"]),
            "before": plain(one["rank_before"]),
            "now": plain(one["rank"]),
        }

    @property
    def top(self):
        """Whoever is first, where anybody has a rank."""
        return next((one["unit"] for one in self.rows if one["rank"] is not None), "")

    def firmness(self):
        return charts.firmness(self.rows, self.top, self.words, pdf=self.is_pdf, most=self.most)

    def context(self):
        words, ranked = self.words, [one for one in self.rows if one["rank"] is not None]
        widths = [one["range"]["q95"] - one["range"]["q05"] for one in ranked if one["range"]]
        rose, fell = ([self.move(one) for one in side] for side in self.movers())
        header, rows = self.table()
        return {
            "round": self.run.round,
            "is_provisional": self.run.published_at is None,
            "count": plain(len(self.rows)),
            "ranked": plain(len(ranked)),
            "middle": words.score(median(one["score"] for one in ranked)) if ranked else "–",
            "highest": words.score(ranked[0]["score"]) if ranked else "–",
            "typical_range": plain(median(widths) + 1) if widths else "–",
            "firm": plain(sum(width == 0 for width in widths)),
            "coverage": words.percent(median(one["coverage"] or 0 for one in self.rows)) if self.rows else "–",
            "rose": rose,
            "fell": fell,
            "header": header,
            "rows": rows,
            "top_rows": [row[:5] for row in rows[: self.most or 5]],
            "top_header": header[:5],
            "firmness": self.firmness(),
            "neighbours": charts.neighbours(self.rows, self.top, self.codes, words, pdf=self.is_pdf),
        }
