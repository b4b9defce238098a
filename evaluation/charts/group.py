"""Drawings that compare institutions: for whoever may see all of a run."""

from django.utils.html import format_html
from django.utils.translation import gettext as _

from evaluation.charts.canvas import NAMES, OTHERS, OWN, PALE, WIDTH, Canvas, Figure, Scale, cut
from evaluation.wording import plain
from records.charts import INK, QUIET, columns
from records.languages import reader

# Neighbours differ in lightness: (fill, words on it).
PARTS = (
    ("#1C3F7C", "#fff"),
    ("#9ED9D2", INK),
    ("#4F74B8", "#fff"),
    ("#F6D58B", INK),
    ("#0A6A6A", "#fff"),
    ("#D3DAE4", INK),
    ("#5B3A86", "#fff"),
    ("#C7E3CF", INK),
)
MOST_NEIGHBOURS = 30


def firmness(rows, unit, words, *, pdf=False, most=None):
    """5: each rank of an overview and where it lies in nine of ten draws; the own row stands out."""
    title = _("How firm the ranks are")
    there = _around([row for row in rows if row["rank"] is not None and row["range"]], unit, most or MOST_NEIGHBOURS)
    wide = sorted(there, key=lambda row: row["range"]["q05"] - row["range"]["q95"])[:1]
    finding = _("There are no ranges.")
    if wide:
        finding = _("Widest is the range of %(name)s: %(low)s to %(high)s.") % {
            "name": words.title(wide[0]["unit"]),
            "low": plain(wide[0]["range"]["q05"]),
            "high": plain(wide[0]["range"]["q95"]),
        }
    canvas = Canvas("firmness", title, finding, height=34 + 20 * len(there), pdf=pdf)
    ends = [rank for row in there for rank in (row["range"]["q05"], row["range"]["q95"], row["rank"])] or [1]
    scale = Scale(min(ends), max(ends), end=WIDTH - 90)
    canvas.key([(OWN, _("rank")), (OTHERS, _("range in nine of ten draws"))])
    for n, row in enumerate(there):
        y, is_own = 26 + 20 * n, row["unit"] == unit
        if is_own:
            canvas.bar(0, WIDTH, y, 20, PALE)
        canvas.say(NAMES, y + 14, cut(words.title(row["unit"]), NAMES), "end", size=11, bold=is_own)
        canvas.bar(scale(row["range"]["q05"]) - 3, scale(row["range"]["q95"]) + 3, y + 6, 8, OTHERS)
        canvas.shapes.append(
            format_html('<circle cx="{}" cy="{}" r="5" fill="{}"/>', f"{canvas.x(scale(row['rank'])):.1f}", y + 10, OWN)
        )
        said = _("%(rank)s (%(range)s)") % {"rank": plain(row["rank"]), "range": words.range(row)}
        canvas.say(WIDTH - 78, y + 14, said, size=11, bold=is_own)
    header = [_("Institution"), _("Rank"), _("Range")]
    table = [[words.title(row["unit"]), plain(row["rank"]), words.range(row)] for row in there]
    return Figure("firmness", title, finding, canvas.render(), header, table)


def trend(years, words, *, pdf=False):
    """Median and highest score of each year. `years`: (label, median, highest), the oldest first."""
    title, finding = _("Scores year by year"), _("There is no score.")
    if years:
        finding = _("%(year)s: median %(middle)s, highest %(highest)s.") % {
            "year": years[-1][0],
            "middle": words.score(years[-1][1]),
            "highest": words.score(years[-1][2]),
        }
    if len(years) > 1:
        finding += " " + _("The median was %(middle)s in %(year)s.") % {
            "middle": words.score(years[0][1]),
            "year": years[0][0],
        }
    series = {
        _("Median score"): [middle for _year, middle, _highest in years],
        _("Highest score"): [highest for _year, _middle, highest in years],
    }
    labels, places = [year for year, *_scores in years], words.places
    drawn = columns(title, labels, series, language=reader(), description=finding, pdf=pdf, uid="trend", places=places)
    return Figure("trend", title, finding, drawn)


def neighbours(rows, unit, codes, words, *, pdf=False):
    """8: of which domains the scores of the three above and below are made. `codes`: the domains in order."""
    title = _("What the scores around it are made of")
    there = _around([row for row in rows if row["rank"] is not None], unit, 7)
    finding = _("There is no score.")
    if there:
        finding = _("From %(high)s points of %(first)s to %(low)s of %(last)s.") % {
            "first": words.title(there[0]["unit"]),
            "high": words.score(there[0]["score"]),
            "last": words.title(there[-1]["unit"]),
            "low": words.score(there[-1]["score"]),
        }
    lines = _lines([words.title(code) for code in codes])
    canvas = Canvas("neighbours", title, finding, height=22 * len(lines) + 12 + 34 * len(there), pdf=pdf)
    at = 0
    for n, line in enumerate(lines):
        canvas_x = 0
        for name in line:
            canvas.bar(canvas_x, canvas_x + 12, 4 + 22 * n, 12, PARTS[at % len(PARTS)][0])
            canvas.say(canvas_x + 18, 14 + 22 * n, name, size=11, colour=QUIET)
            canvas_x += 18 + 6.2 * len(name) + 22
            at += 1
    scale = Scale(0, max([sum(max(0, row["domains"][code] or 0) for code in codes) for row in there] or [1]))
    for n, row in enumerate(there):
        y, start, is_own = 22 * len(lines) + 12 + 34 * n, 0.0, row["unit"] == unit
        if is_own:
            canvas.bar(0, WIDTH, y - 4, 32, PALE)
        canvas.say(
            NAMES, y + 16, cut(f"{plain(row['rank'])}. {words.title(row['unit'])}", NAMES), "end", size=11, bold=is_own
        )
        for place, code in enumerate(codes):
            points = max(0, row["domains"][code] or 0)
            fill, ink = PARTS[place % len(PARTS)]
            if points:
                canvas.bar(scale(start), scale(start + points) - 1, y, 24, fill)
            if scale(start + points) - scale(start) > 34:
                middle = (scale(start) + scale(start + points)) / 2
                canvas.say(middle, y + 16, words.short(points), "middle", colour=ink, size=11)
            start += points
        canvas.say(scale(start) + 8, y + 16, words.score(row["score"]), bold=True)
    header = [_("Institution"), _("Rank"), *(words.title(code) for code in codes), _("Score")]
    table = [
        [
            words.title(row["unit"]),
            plain(row["rank"]),
            *(words.score(row["domains"][code]) for code in codes),
            words.score(row["score"]),
        ]
        for row in there
    ]
    return Figure("neighbours", title, finding, canvas.render(), header, table)


def _around(rows, unit, most):
    """As many rows as are wanted around one, or the first of all."""
    place = next((n for n, row in enumerate(rows) if row["unit"] == unit), 0)
    start = max(0, min(place - most // 2, len(rows) - most))
    return rows[start : start + most]


def _lines(names):
    """Names of a legend in as many lines as they need."""
    lines, at = [[]], 0
    for name in names:
        wide = 18 + 6.2 * len(name) + 22
        if lines[-1] and at + wide > WIDTH:
            lines.append([])
            at = 0
        lines[-1].append(name)
        at += wide
    return lines
