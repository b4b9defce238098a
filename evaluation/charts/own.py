"""Drawings of one institution: rank, domains, indicators, how the score is made, why it is another, years."""

from django.utils.html import format_html
from django.utils.translation import gettext as _

from evaluation.charts.canvas import (
    NAMES,
    OTHERS,
    OWN,
    PALE,
    ROW,
    TAIL,
    WIDTH,
    Canvas,
    Figure,
    Scale,
    cut,
    ends,
    in_line,
)
from evaluation.wording import plain
from records.charts import AXIS, COLOURS, INK, LINE, QUIET
from records.languages import listed


def rank_strip(found, words, *, pdf=False):
    """1: where the institution stands among all, and how firm that is."""
    title = _("Rank and its range")
    finding = words.headline(found)
    canvas = Canvas("rank", title, finding, height=76, pdf=pdf)
    scale = Scale(1, max(found["of"], 2), start=16, end=WIDTH - 16)
    canvas.bar(scale(1), scale(scale.high), 36, 4, LINE)
    if found["rank"] is not None:
        if found["range"]:
            canvas.bar(scale(found["range"]["q05"]) - 4, scale(found["range"]["q95"]) + 4, 31, 14, OTHERS)
        canvas.shapes.append(
            format_html('<circle cx="{}" cy="38" r="8" fill="{}"/>', f"{canvas.x(scale(found['rank'])):.1f}", OWN)
        )
        side = "middle" if 60 < scale(found["rank"]) < WIDTH - 60 else "start" if found["rank"] == 1 else "end"
        at = {"start": 8, "end": WIDTH - 8}.get(side, scale(found["rank"]))
        canvas.say(at, 20, _("Rank %(rank)s") % {"rank": plain(found["rank"])}, side, bold=True, size=14)
    canvas.say(8, 68, _("first"), colour=QUIET, size=11)
    canvas.say(WIDTH - 8, 68, _("last of %(of)s") % {"of": plain(found["of"])}, "end", colour=QUIET, size=11)
    if found["range"]:
        canvas.say(
            WIDTH / 2, 68, _("in nine of ten draws: %(range)s") % {"range": words.range(found)}, "middle", size=11
        )
    rows = [[_("Score"), words.score(found["score"])], [_("Rank"), words.rank(found)], [_("Range"), words.range(found)]]
    return Figure("rank", title, finding, canvas.render(), [_("What"), _("Figure")], rows)


def domains(found, words, *, pdf=False):
    """2: the score of each domain beside the median of the peers."""
    title = _("Domains beside the median of peers")
    there = found["domains"]
    compared = [one for one in there if one["score"] is not None and one["peers"]]
    above = [words.title(one["code"]) for one in compared if one["score"] > one["peers"]["median"]]
    finding = _("There is no median to compare with.")
    if compared:
        finding = _("Above the median of %(who)s in %(n)s of %(of)s domains") % {
            "who": words.peers(found),
            "n": plain(len(above)),
            "of": plain(len(compared)),
        }
        finding = f"{finding}: {listed(above)}." if above else f"{finding}."
    canvas = Canvas("domains", title, finding, height=30 + 30 * len(there), pdf=pdf)
    scale = Scale(*ends([one["score"] for one in there]))
    canvas.key([(OWN, _("own score")), ("median", _("median of %(who)s") % {"who": words.peers(found)})])
    for n, one in enumerate(there):
        y = 30 + 30 * n
        canvas.say(NAMES, y + 15, cut(words.title(one["code"]), NAMES), "end")
        canvas.bar(scale(scale.low), scale(scale.high), y + 4, 16, PALE)
        if one["score"] is not None:
            canvas.bar(scale(min(0, scale.low)), scale(one["score"]), y + 4, 16, OWN)
        if one["peers"]:
            canvas.upright(scale(one["peers"]["median"]), y, y + 24, width=3)
        canvas.say(WIDTH - TAIL + 8, y + 16, words.score(one["score"]), bold=True)
    header = [_("Domain"), _("Weight"), _("Score"), _("Median of peers"), _("Rank")]
    rows = [
        [
            words.title(one["code"]),
            words.percent(one["weight"] or 0),
            words.score(one["score"]),
            words.score(one["peers"] and one["peers"]["median"]),
            words.rank(one),
        ]
        for one in there
    ]
    return Figure("domains", title, finding, canvas.render(), header, rows)


def indicators(found, words, *, pdf=False):
    """3: every indicator's comparable score, on the strip of the middle half of the peers, and its value."""
    title = _("Indicators on the strip of their peers")
    there = [one for one in found["indicators"] if one["direction"]]
    below = [words.title(one["code"]) for one in there if _is_below(one)]
    finding = _("No indicator lies below the lowest quarter of %(who)s.") % {"who": words.peers(found)}
    if below:
        finding = _("In the lowest quarter of %(who)s: %(what)s.") % {"who": words.peers(found), "what": listed(below)}
    canvas = Canvas("indicators", title, finding, height=24 + ROW * len(there), pdf=pdf)
    scale = Scale(*ends([one["score"] for one in there]), end=WIDTH - 108)
    canvas.key(
        [
            (OWN, _("own score")),
            (OTHERS, _("middle half of %(who)s") % {"who": words.peers(found)}),
            ("median", _("median")),
        ]
    )
    for n, one in enumerate(there):
        y = 24 + ROW * n
        canvas.say(NAMES, y + 15, cut(words.title(one["code"]), NAMES), "end", size=11)
        canvas.bar(scale(scale.low), scale(scale.high), y + 4, 15, PALE)
        if one["peers"]:
            canvas.bar(scale(one["peers"]["low"]), scale(one["peers"]["high"]), y + 4, 15, OTHERS)
        if one["score"] is not None:
            canvas.bar(scale(min(0, scale.low)), scale(one["score"]), y + 8, 7, OWN)
        if one["peers"]:
            canvas.upright(scale(one["peers"]["median"]), y + 2, y + 21)
        canvas.say(WIDTH - 100, y + 15, words.value(one["value"]), size=11, bold=True)
    header = [_("Indicator"), _("Value"), _("Score"), _("Median of peers"), _("Rank"), _("Points")]
    rows = [
        [
            words.title(one["code"]),
            words.value(one["value"]),
            words.score(one["score"]),
            words.score(one["peers"] and one["peers"]["median"]),
            words.rank(one),
            words.score(one["points"]),
        ]
        for one in there
    ]
    return Figure("indicators", title, finding, canvas.render(), header, rows)


def _is_below(one):
    return one["score"] is not None and one["peers"] is not None and one["score"] < one["peers"]["low"]


def waterfall(found, words, *, pdf=False):
    """4: from nothing to the score, indicator by indicator, and what is missing to the full mark."""
    title = _("How the score is made")
    there = [one for one in found["indicators"] if one["points"] is not None]
    most = sorted(there, key=lambda one: -one["points"])[:3]
    finding = _("There is no score.")
    if there:
        finding = _("%(score)s points, most of them from %(what)s.") % {
            "score": words.score(found["total"]),
            "what": listed(words.title(one["code"]) for one in most),
        }
    lost = [one["lost"] for one in there]
    missing = sum(lost) if there and None not in lost else None
    sums = [0.0]
    for one in there:
        sums.append(sums[-1] + one["points"])
    canvas = Canvas("made", title, finding, height=8 + ROW * (len(there) + 1 + (missing is not None)), pdf=pdf)
    scale = Scale(min(0, *sums), max(0, *sums))
    for n, one in enumerate(there):
        y = 4 + ROW * n
        start, stop = sums[n], sums[n + 1]
        canvas.say(NAMES, y + 15, cut(words.title(one["code"]), NAMES), "end", size=11)
        canvas.bar(scale(start), scale(stop), y + 3, 16, COLOURS[1] if stop >= start else COLOURS[2])
        canvas.upright(scale(stop), y + 3, y + ROW + 3, OTHERS, 1)
        canvas.say(scale(max(start, stop)) + 6, y + 15, words.score(one["points"]), size=11)
    y = 4 + ROW * len(there)
    if there:
        canvas.say(NAMES, y + 15, _("Score"), "end", bold=True)
        canvas.bar(scale(0), scale(found["total"]), y + 3, 16, OWN)
        canvas.say(scale(found["total"]) + 6, y + 15, words.score(found["total"]), bold=True)
    if missing is not None:
        whole = Scale(0, found["total"] + missing)
        y += ROW
        canvas.say(NAMES, y + 15, _("Missing to the full mark"), "end", size=11, colour=QUIET)
        canvas.bar(whole(0), whole(found["total"]), y + 7, 8, OWN)
        canvas.hollow(whole(found["total"]), whole(whole.high), y + 7, 8)
        canvas.say(whole(whole.high) + 6, y + 15, words.score(missing), size=11, colour=QUIET)
    header = [_("Indicator"), _("Weight used"), _("Points"), _("Points missing")]
    rows = [
        [
            words.title(one["code"]),
            words.percent(one["weight_used"] or 0),
            words.score(one["points"]),
            words.score(one["lost"]),
        ]
        for one in there
    ]
    return Figure("made", title, finding, canvas.render(), header, rows)


def change(found, words, parts, *, pdf=False):
    """6: which parts the difference to the year before is made of. `parts` are their names by code."""
    title = _("Why the score is another than in the year before")
    finding = words.moved(found)
    if not found["change"]:
        return Figure("change", title, finding, "")
    canvas = Canvas("change", title, finding, height=16 + 28 * (len(parts) + 2), pdf=pdf)
    values = [found["change"][part] for part in parts]
    reach = max([abs(value) for value in values] + [0.01])
    scale = Scale(-reach, reach, end=WIDTH - 24)
    shown = [(_("Year before"), None, found["change"]["before"])]
    shown += [(str(name), value, None) for name, value in zip(parts.values(), values, strict=True)]
    shown += [(_("This year"), None, found["change"]["now"])]
    for n, (name, value, total) in enumerate(shown):
        y = 8 + 28 * n
        canvas.say(NAMES, y + 18, cut(name[:1].upper() + name[1:], NAMES), "end", bold=value is None)
        if value is None:
            canvas.say(scale(0), y + 18, words.score(total), "middle", bold=True, size=14)
            continue
        canvas.bar(scale(min(0, value)), scale(max(0, value)), y + 5, 18, OWN if value >= 0 else COLOURS[2])
        canvas.upright(scale(0), y, y + 28, AXIS, 1)
        outside = scale(value) + (8 if value >= 0 else -8)
        is_cramped = abs(value) > reach * 0.8
        side = "start" if (value >= 0) != is_cramped else "end"
        at = outside if not is_cramped else scale(value) + (-8 if value >= 0 else 8)
        ink = INK if not is_cramped or value < 0 else "#fff"
        canvas.say(at, y + 18, words.signed(value), side, colour=ink, bold=is_cramped)
    rows = [[name, words.score(total) if value is None else words.signed(value)] for name, value, total in shown]
    return Figure("change", title, finding, canvas.render(), [_("Part"), _("Points")], rows)


def history(years, words, *, pdf=False):
    """7: score and rank year after year. `years`: [{"label", "score", "rank", "of", "is_break"}], oldest first.

    A dashed line stands where the method became another: scores on its two sides are not one series.
    """
    title = _("Score and rank over the years")
    there = [one for one in years if one["score"] is not None]
    finding = _("There is one year only.")
    if len(there) > 1:
        finding = _("From %(first)s to %(last)s the score went from %(before)s to %(now)s.") % {
            "first": there[0]["label"],
            "last": there[-1]["label"],
            "before": words.score(there[0]["score"]),
            "now": words.score(there[-1]["score"]),
        }
    if any(one["is_break"] for one in there):
        finding += " " + _("The method changed in between.")
    canvas = Canvas("history", title, finding, height=210, pdf=pdf)
    top, base = 44, 150
    scores = [one["score"] for one in there] or [0]
    low, high = max(0, min(scores) - 10), max(scores) + 5
    slot = WIDTH / max(len(there), 1)
    points = [
        ((n + 0.5) * slot, base - (one["score"] - low) / (high - low) * (base - top)) for n, one in enumerate(there)
    ]
    canvas.line([(0, base + 10), (WIDTH, base + 10)], LINE)
    run = []
    for (x, y), one in zip(points, there, strict=True):
        if one["is_break"]:
            canvas.dashed(x - slot / 2, 14, base + 10)
            canvas.text(x - slot / 2 + 6, 24, in_line(canvas, _("new method")), size=11, colour=QUIET)
            if len(run) > 1:
                canvas.line(run, OWN, 2)
            run = []
        run.append((x, y))
    if len(run) > 1:
        canvas.line(run, OWN, 2)
    for (x, y), one in zip(points, there, strict=True):
        canvas.shapes.append(format_html('<circle cx="{}" cy="{}" r="5" fill="{}"/>', f"{x:.1f}", f"{y:.1f}", OWN))
        canvas.text(x, y - 12, words.score(one["score"]), anchor="middle", bold=True)
        canvas.text(x, base + 30, in_line(canvas, one["label"]), anchor="middle")
        canvas.text(
            x,
            base + 48,
            in_line(canvas, _("rank %(rank)s") % {"rank": words.rank(one)}),
            anchor="middle",
            size=11,
            colour=QUIET,
        )
    header = [_("Year"), _("Score"), _("Rank"), _("Method")]
    rows = [
        [
            one["label"],
            words.score(one["score"]),
            words.rank(one),
            _("new method") if one["is_break"] else _("as before"),
        ]
        for one in years
    ]
    return Figure("history", title, finding, canvas.render(), header, rows)
