"""The tables of a run: every stage, scores, ranks, bands, points and why."""

import numpy as np

from evaluation.engine.influence import cronbach, cronbach_of_covariances, flags
from evaluation.engine.ranks import bands, peer_ranks, published, ranks
from evaluation.engine.tables import Table
from evaluation.engine.weights import hierarchy_of, panel_of


def nominal_tables(run):
    """Everything that the run itself says."""
    return [stage(run) for stage in STAGES]


def whole(column):
    """Ranks as whole numbers where they are; nothing where there is none."""
    return [None if np.isnan(value) else int(value) if value == int(value) else float(value) for value in column]


def units(run):
    """Each unit's total, rank, band and coverage."""
    framework = run.framework
    return Table(
        "units",
        {
            "unit": list(run.units),
            "total": run.total.tolist(),
            "published": run.published.tolist(),
            "rank": whole(run.ranks),
            "band": bands(run.published, run.ranks, framework.method.bands),
            "coverage": run.prepared.coverage.tolist(),
            "screened_out": ["yes" if not keep else "" for keep in run.prepared.kept],
        },
    )


def nodes(run):
    """Each node's scores and the ranks by them, also on the published value."""
    columns = {"unit": [], "node": [], "score": [], "rank": [], "coverage": []}
    for node in run.framework.nodes:
        found = run.nodes[node.code]
        score = found.score[0]
        columns["unit"] += run.units
        columns["node"] += [node.code] * len(run.units)
        columns["score"] += score.tolist()
        columns["rank"] += whole(ranks(published(score, run.framework.method.ranking_decimals)))
        columns["coverage"] += np.where(found.applicable[0], found.coverage[0], np.nan).tolist()
    return Table("nodes", columns)


def peers(run):
    """Ranks inside groups of peers."""
    columns = {"set": [], "group": [], "unit": [], "rank": [], "of": []}
    method = run.framework.method
    for name, groups in run.framework.groups.items():
        for group, members in groups.items():
            found = peer_ranks(run.units, run.published, set(members), method.peer_minimum, method.ties)
            columns["set"] += [name] * len(found)
            columns["group"] += [group] * len(found)
            columns["unit"] += found
            columns["rank"] += whole(np.array(list(found.values())))
            columns["of"] += [len(found)] * len(found)
    return Table("peers", columns)


def cells(run):
    """Each unit's way through each indicator: derived, imputed, treated, normalised, weight used, points, and why."""
    prepared, indicators = run.prepared, run.framework.indicators
    n, width = prepared.derived.values.shape
    places = [number for number, indicator in enumerate(indicators) if indicator.direction]
    used, points = np.full((n, width), np.nan), np.full((n, width), np.nan)
    used[:, places], points[:, places] = run.used, run.points
    return Table(
        "cells",
        {
            "unit": [unit for unit in run.units for _ in indicators],
            "indicator": [indicator.code for indicator in indicators] * n,
            "kind": [str(kind) for kind in prepared.derived.kinds.ravel()],
            "derived": prepared.derived.values.ravel().tolist(),
            "imputed": np.where(prepared.was_imputed, prepared.imputed, np.nan).ravel().tolist(),
            "treated": prepared.treated.ravel().tolist(),
            "normalised": prepared.normalised.ravel().tolist(),
            "weight_used": used.ravel().tolist(),
            "points": points.ravel().tolist(),
            "why": _why(run).ravel().tolist(),
        },
    )


def _why(run):
    """Marks in one word each: imputed, treated, relocated, counted as zero."""
    prepared = run.prepared
    found = np.where(prepared.was_imputed, "imputed", "")
    with np.errstate(invalid="ignore"):
        changed = ~np.isclose(prepared.treated, prepared.imputed, rtol=0, atol=0, equal_nan=True)
    whys = np.array([treatment.why for treatment in prepared.treatments], dtype=object)
    found = np.where(changed, _joined(found, whys[None, :]), found)
    left = prepared.derived.gaps & np.isnan(prepared.normalised) & prepared.kept[:, None]
    policies = np.array(
        [
            "counted_as_zero" if run.framework.node(indicator.node).missing == "zero" else "weight_relocated"
            for indicator in run.framework.indicators
        ],
        dtype=object,
    )
    withheld = np.column_stack([np.isnan(run.score_of(indicator.node)) for indicator in run.framework.indicators])
    return np.where(left, np.where(withheld, "node_withheld", policies[None, :]), found)


def _joined(left, right):
    both = np.broadcast_arrays(left.astype(object), right)
    return np.where(left == "", both[1], both[0] + " " + both[1])


def weighted(run):
    """Each child's weight inside its parent, and in the total."""
    columns = {"code": [], "parent": [], "local": [], "effective": []}
    for node in run.framework.nodes:
        for child in run.framework.children(node.code):
            columns["code"].append(child.code)
            columns["parent"].append(node.code)
            columns["local"].append(run.local[child.code])
            columns["effective"].append(run.effective[child.code])
    return Table("weights", columns)


def judged(run):
    """How much the members of panels differ, and how consistent judgements are."""
    columns = {"node": [], "code": [], "spread": [], "eigenvalue": [], "consistency_ratio": [], "random_index": []}
    for node in run.framework.nodes:
        codes = [child.code for child in run.framework.children(node.code)]
        if node.weights in ("panel", "ahp"):
            spreads = panel_of(node, codes)[1].tolist() if node.weights == "panel" else [None] * len(codes)
            found = hierarchy_of(node) if node.weights == "ahp" else None
            columns["node"] += [node.code] * len(codes)
            columns["code"] += codes
            columns["spread"] += spreads
            columns["eigenvalue"] += [found and found.eigenvalue] * len(codes)
            columns["consistency_ratio"] += [found and found.consistency_ratio] * len(codes)
            columns["random_index"] += [found and found.table] * len(codes)
    return Table("judgements", columns)


def treatments(run):
    """What was done to each indicator's outliers, and why."""
    found = run.prepared.treatments
    return Table(
        "treatments",
        {
            "indicator": [indicator.code for indicator in run.framework.indicators],
            "why": [one.why for one in found],
            "points": [one.points for one in found],
            "low": [float(one.low) if np.isfinite(one.low) else None for one in found],
            "high": [float(one.high) if np.isfinite(one.high) else None for one in found],
            "skewness": [one.skewness for one in found],
            "kurtosis": [one.kurtosis for one in found],
        },
    )


def reliability(run):
    """Cronbach's alpha of the indicators of each node that has two or more."""
    columns = {"node": [], "indicators": [], "alpha": [], "alpha_of_covariances": []}
    for node in run.framework.nodes:
        places = [number for number, one in enumerate(run.framework.counted) if one.node == node.code]
        if len(places) > 1:
            columns["node"].append(node.code)
            columns["indicators"].append(len(places))
            columns["alpha"].append(cronbach(run.scores[:, places]))
            columns["alpha_of_covariances"].append(cronbach_of_covariances(run.scores[:, places]))
    return Table("reliability", columns)


def notes(run):
    """What an office should look at: constant indicators, twins, indicators against their node, big weights."""
    found = [(code, indicator, "") for code, indicator in run.prepared.warnings]
    found += flags(run.framework, run.scores, run.nodes)
    for node in run.framework.nodes:
        below = run.framework.children(node.code)
        if len(below) == 1:
            found.append(("single_child", node.code, below[0].code))
        elif below:
            found += [("over_half", child.code, node.code) for child in below if run.local[child.code] > 0.5]
        if node.aggregation in ("geometric", "harmonic") and _has_zero(run, below):
            found.append(("zero_in_mean", node.code, ""))
    codes, subjects, others = zip(*found, strict=True) if found else ((), (), ())
    return Table("notes", {"code": list(codes), "subject": list(subjects), "other": list(others)})


def _has_zero(run, below):
    codes = [indicator.code for indicator in run.framework.counted]
    columns = [run.scores[:, codes.index(c.code)] if c.code in codes else run.score_of(c.code) for c in below]
    return bool((np.array(columns) <= 0).any())


STAGES = (units, nodes, peers, cells, weighted, judged, treatments, reliability, notes)
