"""What of a published round may be taken along: CSV, JSON, and a data package that describes them."""

import csv
import io
import json

from evaluation.models import Opened
from records.spreadsheets import inert

COLUMNS = {
    "code": ("string", ""),
    "name_en": ("string", ""),
    "name_fa": ("string", ""),
    "rank": ("number", Opened.RANKS),
    "rank_low": ("number", Opened.RANKS),
    "rank_high": ("number", Opened.RANKS),
    "score": ("number", Opened.SCORES),
}


def package(run, opened):
    """{file name: text} of what is open, each institution by its code."""
    rows = [_row(one, opened) for one in _overview(run)]
    if Opened.RANKS not in opened:  # their order would tell them
        rows.sort(key=lambda row: row["code"])
    files = {"ranking.csv": _csv(rows), "ranking.json": _json(rows)}
    if Opened.INDICATORS in opened:
        files["indicators.csv"] = _csv(list(_indicators(run, with_values=Opened.VALUES in opened)))
    files["datapackage.json"] = _json(_described(run, rows, files))
    return files


def _overview(run):
    names = {one.code: one.institution for one in run.round.participations.select_related("institution")}
    for one in run.overview:
        institution = names.get(one["unit"])
        yield one | {
            "name_en": institution.name_en if institution else "",
            "name_fa": institution.name_fa if institution else "",
        }


def _row(one, opened):
    row = {"code": one["unit"], "name_en": one["name_en"], "name_fa": one["name_fa"]}
    if Opened.RANKS in opened:
        span = one["range"] or {}
        row |= {"rank": one["rank"], "rank_low": span.get("q05"), "rank_high": span.get("q95")}
    if Opened.SCORES in opened:
        row["score"] = one["score"]
    if {Opened.SCORES, Opened.DOMAINS} <= opened:
        row |= {f"domain_{code}": score for code, score in one["scores"].items()}
    return row


def _indicators(run, *, with_values):
    for result in run.results.order_by("code"):
        for one in result.explanation["indicators"]:
            row = {"code": result.code, "indicator": one["code"], "score": one["score"], "points": one["points"]}
            yield row | ({"value": one["value"], "kind": one["kind"]} if with_values else {})


def _csv(rows):
    out = io.StringIO()
    if rows:
        writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows({name: inert(value) for name, value in row.items()} for row in rows)
    return out.getvalue()


def _json(plain):
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"


def _described(run, rows, files):
    """As Frictionless Data describes tables."""
    fields = [{"name": name, "type": COLUMNS.get(name, ("number",))[0]} for name in (rows[0] if rows else ())]
    return {
        "name": f"{run.round.exercise.code}-{run.round.year}".lower(),
        "title": f"{run.round.exercise.name_en} {run.round.year}",
        "version": run.number,
        "result_sha256": run.result_sha256,
        "resources": [
            {"name": name.partition(".")[0], "path": name, "format": "csv", "encoding": "utf-8"}
            | ({"schema": {"fields": fields}} if name == "ranking.csv" else {})
            for name in files
            if name.endswith(".csv")
        ],
    }
