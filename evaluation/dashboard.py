"""The director's view: trend, sector, each institution, two beside each other. Every number leads to its list."""

from dataclasses import dataclass
from statistics import median
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from evaluation import charts
from evaluation.models import Run
from evaluation.resultreports import MinisterSummary, Sector
from evaluation.wording import PARTS, plain
from records.downloads import FORMATS, spreadsheet
from records.languages import reader
from records.reports import reports
from records.text import digits


@dataclass(frozen=True)
class Cell:
    """What stands in a table, and where it leads."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class Listing:
    """A table of cells; `named` is the column that names the row, from 1."""

    header: list
    rows: list
    named: int = 1

    def texts(self):
        return [[cell.text for cell in row] for row in self.rows]


def list_url(run, name, **asked):
    """Where the list behind a figure of a run is."""
    url = reverse("evaluation:overview_rows", args=[run.uuid, name])
    return f"{url}?{urlencode(asked)}" if asked else url


class Overview:
    """A run as the director reads it: figures, and behind each of them the list of institutions it was made from."""

    def __init__(self, run):
        self.run, self.sector = run, Sector(run)
        self.words, self.rows = self.sector.words, run.overview
        self.ranked = [one for one in self.rows if one["rank"] is not None]
        self.results = {one.code: one for one in run.results.select_related("participation__institution")}

    def list_url(self, name, **asked):
        return list_url(self.run, name, **asked)

    def result_url(self, code):
        return self.results[code].get_absolute_url() if code in self.results else ""

    def name(self, one):
        return Cell(self.words.title(one["unit"]), self.result_url(one["unit"]))

    # --- what the figures stand on

    def ranks(self, asked):
        header, rows = self.sector.table()
        named = [[Cell(text) for text in row] for row in rows]
        for one, row in zip(self.rows, named, strict=True):
            row[1] = self.name(one)
        return Listing(header, [row for one, row in zip(self.rows, named, strict=True) if one in self.ranked], named=2)

    def ranges(self, asked):
        """The least firm ranks first."""
        known = [one for one in self.ranked if one["range"]]
        rows = [
            [self.name(one), Cell(plain(one["rank"])), Cell(self.words.range(one)), Cell(plain(_width(one) + 1))]
            for one in sorted(known, key=lambda one: (-_width(one), one["rank"]))
        ]
        return Listing([_("Institution"), _("Rank"), _("Range"), _("Ranks within reach")], rows)

    def coverage(self, asked):
        """Everybody who takes part, with or without a rank; the fewest values first."""
        rows = [
            [self.name(one), Cell(self.words.percent(one["coverage"] or 0)), Cell(_rank(one["rank"]))]
            for one in sorted(self.rows, key=lambda one: (one["coverage"] or 0, one["unit"]))
        ]
        return Listing([_("Institution"), _("Values given"), _("Rank")], rows)

    def moves(self, asked):
        """Ranks and scores of the year before and of this one, and of what the difference is made: who rose first."""
        words, rows = self.words, []
        known = [one for one in self.ranked if one["rank_before"] is not None]
        for one in sorted(known, key=lambda one: (one["rank"] - one["rank_before"], one["rank"])):
            found = self.results.get(one["unit"])
            change = found.explanation["change"] if found else None
            made = [words.signed(change[part]) for part in PARTS] if change else ["–"] * len(PARTS)
            texts = [
                plain(one["rank_before"]),
                plain(one["rank"]),
                words.score(one["before"]),
                words.score(one["score"]),
            ]
            rows.append([self.name(one), *map(Cell, texts), *map(Cell, made)])
        header = [_("Institution"), _("Rank before"), _("Rank"), _("Score before"), _("Score")]
        return Listing(header + [str(name).capitalize() for name in PARTS.values()], rows)

    # --- what stands on the page

    def tiles(self):
        """(label, figure, note, address of its list)."""
        words, widths = self.words, [_width(one) for one in self.ranked if one["range"]]
        scores = [one["score"] for one in self.ranked]
        ranks, every = self.list_url("ranks"), self.list_url("coverage")
        return [
            (
                _("Institutions with a rank"),
                plain(len(self.ranked)),
                _("of %(of)s") % {"of": plain(len(self.rows))},
                ranks if len(self.ranked) == len(self.rows) else every,
            ),
            (
                _("Median score"),
                words.score(median(scores) if scores else None),
                _("highest %(score)s") % {"score": words.score(max(scores, default=None))},
                ranks,
            ),
            (
                _("Ranks within reach"),
                plain(median(widths) + 1) if widths else "–",
                _("of a typical institution, in nine of ten draws"),
                self.list_url("ranges"),
            ),
            (
                _("Values given"),
                words.percent(median(one["coverage"] or 0 for one in self.rows)) if self.rows else "–",
                _("median of the institutions"),
                every,
            ),
        ]

    def movers(self):
        """Who rose and who fell by most ranks, in words that lead to why."""
        return [
            [Cell(self.sector.move(one), self.result_url(one["unit"])) for one in side] for side in self.sector.movers()
        ]

    def trend(self, runs):
        """Median and highest score of each year, the oldest first, as a drawing and as a table."""
        years = []
        for run in sorted(runs, key=lambda one: one.round.year):
            scores = [one["score"] for one in run.overview if one["score"] is not None]
            if scores:
                years.append((run, digits(run.round.year, reader()), len(scores), median(scores), max(scores)))
        rows = []
        for run, year, count, middle, highest in years:
            ranks = list_url(run, "ranks")
            here = f"{reverse('evaluation:dashboard')}?run={run.uuid}"
            figures = [plain(count), self.words.score(middle), self.words.score(highest)]
            rows.append([Cell(year, here), *(Cell(text, ranks) for text in figures)])
        header = [_("Year"), _("Institutions"), _("Median score"), _("Highest score")]
        drawn = charts.trend([(year, middle, highest) for _run, year, _n, middle, highest in years], self.words)
        return drawn, Listing(header, rows)

    def two(self, asked):
        """The two chosen, else the first two of the ranking; the same one twice is the next one beside it."""
        order = [one["unit"] for one in self.rows if one["unit"] in self.results]
        first = asked.get("one") if asked.get("one") in order else next(iter(order), None)
        second = asked.get("other") if asked.get("other") in order else None
        if second in (None, first):
            following = order[order.index(first) + 1 :] if first else []
            second = next(iter([*following, *order[:1]]), None)
        return [] if first == second else [first, second]

    def beside(self, asked):
        """Two institutions, domain by domain; each figure leads to where it is explained."""
        codes = self.two(asked)
        table = self.sector.beside([self.results[code] for code in codes]) or {"header": [], "rows": []}
        urls = [self.result_url(code) for code in codes]
        return Listing(table["header"], [[Cell(row[0]), *map(Cell, row[1:], urls)] for row in table["rows"]])


def _width(one):
    return one["range"]["q95"] - one["range"]["q05"]


def _rank(value):
    return "–" if value is None else plain(value)


LISTS = {
    "ranks": (gettext_lazy("Institutions with a rank"), Overview.ranks),
    "ranges": (gettext_lazy("How firm the ranks are"), Overview.ranges),
    "coverage": (gettext_lazy("Values given"), Overview.coverage),
    "moves": (gettext_lazy("Who moved, and why"), Overview.moves),
    "beside": (gettext_lazy("Two institutions beside each other"), Overview.beside),
}


def _need(user):
    if not user.has_perm("evaluation.read_overview_run"):
        raise PermissionDenied


@require_safe
def dashboard(request):
    """Where the sector stands, who moved and why, and how firm that is."""
    _need(request.user)
    counting = (
        Run.objects.visible_to(request.user)
        .counting()
        .select_related("round__exercise", "round__framework", "framework")
    )
    found = list(counting.order_by("round__exercise__code", "-round__year"))
    chosen = next((one for one in found if str(one.uuid) == request.GET.get("run")), found[0] if found else None)
    context = {"runs": found, "run": chosen}
    if chosen:
        view = Overview(chosen)
        two = view.two(request.GET)
        drawn, years = view.trend([one for one in found if one.round.exercise_id == chosen.round.exercise_id])
        rose, fell = view.movers()
        context |= {
            "tiles": view.tiles(),
            "trend": drawn,
            "years": years,
            "rose": rose,
            "fell": fell,
            "firmness": view.sector.firmness(),
            "ranks": view.ranks({}),
            "urls": {name: view.list_url(name) for name in LISTS},
            "results": sorted(view.results.values(), key=lambda one: one.participation.institution.name),
            "two": two,
            "beside": view.beside(request.GET),
            "beside_url": view.list_url("beside", **dict(zip(("one", "other"), two, strict=False))),
            "summary": reports[MinisterSummary.slug],
            "may_issue": request.user.has_perm("evaluation.issue_run", chosen),
        }
    return render(request, "evaluation/dashboard.html", context)


@require_safe
def overview_rows(request, uuid, name):
    """The list behind a figure of the director's view; to be taken along as well."""
    found = Run.objects.visible_to(request.user).select_related("round__exercise", "round__framework", "framework")
    run = get_object_or_404(found, uuid=uuid)
    _need(request.user)
    if name not in LISTS:
        raise Http404
    title, made = LISTS[name]
    listing = made(Overview(run), request.GET)
    if request.GET.get("format") in FORMATS:
        file = f"{run.number}-{name}.{request.GET['format']}"
        return spreadsheet(request, listing.texts(), listing.header, name=file, title=f"{title}, {run.round}")
    context = {"run": run, "title": title, "listing": listing, "url": request.get_full_path()}
    return render(request, "evaluation/overview_rows.html", context)
