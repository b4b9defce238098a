"""Why has an institution this score? Facts from the tables of a run; `evaluation/wording.py` says them.

Pure functions without Django: a framework and the tables of a run go in, plain values come out, for one institution
each. What is known of others is in it as medians and quartiles of groups large enough, and as distances.
"""

from bisect import bisect_right
from statistics import median, quantiles

from evaluation.engine.framework import TOTAL

MOST_NAMED = 5  # strengths, weaknesses, movers
TO_THE_TOP = ("minmax", "goalposts", "percentile", "distance_to_max")  # scores from low to high: there is a full mark
PARTS = ("own", "frame", "method", "policy")
DECIMALS = 10


def columns_of(tables):
    """{name: {column: values}}, nan as nothing, of the engine's tables."""
    return {
        table.name: {name: [_plain(value) for value in column] for name, column in table.columns.items()}
        for table in tables
    }


def explain(framework, tables, *, earlier=None):
    """{unit: explanation} of every unit of a run.

    `tables` come from `columns_of`; `earlier` is {unit: explanation} of the year before, as it was published.
    """
    field = _Field(framework, tables)
    return {unit: _of_unit(field, unit, (earlier or {}).get(unit)) for unit in field.units}


def _plain(value):
    return None if isinstance(value, float) and value != value else value


def _is_there(value):
    return value is not None


def _rounded(value):
    return None if value is None else round(value, DECIMALS) + 0.0


class _Field:
    """The tables of a run by what they are asked for."""

    def __init__(self, framework, tables):
        self.framework = framework
        self.decimals = framework.method.ranking_decimals
        self.units = _by(tables["units"], "unit")
        self.cells = _by(tables["cells"], "unit", "indicator")
        self.nodes = _by(tables["nodes"], "unit", "node")
        self.weights = _by(tables["weights"], "code")
        self.treatments = _by(tables["treatments"], "indicator")
        self.peers = _by(tables["peers"], "unit", "set")
        self.firmness = _by(tables.get("distributions", {}), "unit")
        self.changes = _by(tables.get("changes", {}), "unit")
        self.scored = [unit for unit, row in self.units.items() if row["rank"] is not None]
        self.published = {unit: self.units[unit]["published"] for unit in self.scored}
        self.ordered = {code: sorted(filter(_is_there, self.column(code, "normalised"))) for code in self.codes}
        self._middles = {}

    @property
    def codes(self):
        return [one.code for one in self.framework.indicators]

    def column(self, code, name, units=None):
        """One column of an indicator's cells, as results are written down."""
        return [_rounded(self.cells[unit, code][name]) for unit in units or self.units]

    def place(self, unit, code):
        """1 + how many have a higher score of this indicator."""
        own, there = _rounded(self.cells[unit, code]["normalised"]), self.ordered[code]
        return None if own is None else 1 + len(there) - bisect_right(there, own)

    def peers_of(self, unit):
        """(set, group, units): the first of the unit's groups that is large enough, else everybody with a score."""
        for name, groups in self.framework.groups.items():
            for group, members in groups.items():
                there = [one for one in self.scored if one in members]
                if unit in members and len(there) >= self.framework.method.peer_minimum:
                    return name, group, there
        return "", "", self.scored

    def middle(self, peers, what, values):
        """Quartiles of what these peers have, found once; of so many values that nobody's own can be read from them."""
        key = (tuple(peers), what)
        if key not in self._middles:
            self._middles[key] = self._quartiles(list(filter(_is_there, values)))
        return self._middles[key]

    def _quartiles(self, values):
        if len(values) < max(2, self.framework.method.peer_minimum):
            return None
        low, _middle, high = quantiles(values, n=4, method="inclusive")
        return {"low": _rounded(low), "median": _rounded(median(values)), "high": _rounded(high), "of": len(values)}

    def points_of(self, unit, node):
        """What the indicators anywhere below a node bring."""
        found = [self.cells[unit, code]["points"] for code in self.below(node)]
        return sum(value for value in found if value is not None)

    def below(self, node):
        """The counted indicators anywhere below a node."""
        return [one.code for one in self.framework.counted if node in {up.code for up in self.framework.above(one)}]

    def domain(self, indicator):
        """The node directly below the total in which an indicator stands."""
        way = [node.code for node in self.framework.above(indicator)]
        return way[-2] if len(way) > 1 else TOTAL


def _by(table, *names):
    """Rows of a table as {key: {column: value}}."""
    if not table:
        return {}
    rows = (dict(zip(table, row, strict=True)) for row in zip(*table.values(), strict=True))
    return {(row[names[0]] if len(names) == 1 else tuple(row[name] for name in names)): row for row in rows}


def _of_unit(field, unit, before):
    row, firm = field.units[unit], field.firmness.get(unit, {})
    group_set, group, peers = field.peers_of(unit)
    indicators = [_indicator(field, unit, one, peers) for one in field.framework.indicators]
    return {
        "unit": unit,
        "total": _rounded(row["total"]),
        "score": row["published"],
        "rank": row["rank"],
        "of": len(field.scored),
        "band": row["band"],
        "coverage": _rounded(row["coverage"]),
        "is_screened_out": bool(row["screened_out"]),
        "range": {name: firm[name] for name in ("q05", "median", "q95")} if firm.get("q05") is not None else None,
        "chances": {name.removeprefix("top_"): _rounded(firm[name]) for name in firm if name.startswith("top_")},
        "peers": {"set": group_set, "group": group, "of": len(peers)} | _peer_rank(field, unit, group_set),
        "peer_score": field.middle(peers, "total", (field.published[one] for one in peers)),
        "to_next": _to_next(field, unit),
        "to_median": _to_median(field, unit, peers),
        "domains": [_domain(field, unit, node, peers) for node in field.framework.nodes if node.parent == TOTAL],
        "indicators": indicators,
        "marks": [mark for one in field.framework.indicators for mark in _marks(field, unit, one)],
        "strengths": [one["code"] for one in _strongest(indicators)],
        "weaknesses": [one["code"] for one in _weakest(indicators)],
        "change": _change(field, unit, before),
        "movers": _movers(indicators, before),
        "rank_before": before["rank"] if before else None,
    }


def _peer_rank(field, unit, group_set):
    found = field.peers.get((unit, group_set))
    return {"rank": found["rank"] if found else None}


def _to_next(field, unit):
    """Points to whoever is directly ahead, and to how many ranks above; nothing for the first."""
    if unit not in field.published:
        return None
    own = field.published[unit]
    ahead = [value for value in field.published.values() if value > own]
    if not ahead:
        return None
    return {"points": round(min(ahead) - own, field.decimals), "rank": _rank_of(field, min(ahead))}


def _rank_of(field, value):
    return min(field.units[unit]["rank"] for unit, other in field.published.items() if other == value)


def _to_median(field, unit, peers):
    """Points to the median of the peers: above zero where the unit is below it."""
    found = field.middle(peers, "total", (field.published[one] for one in peers))
    if found is None or unit not in field.published:
        return None
    return round(found["median"] - field.published[unit], field.decimals)


def _domain(field, unit, node, peers):
    found = field.nodes[unit, node.code]
    below = field.below(node.code)
    given = field.weights[node.code]["effective"]
    used = sum(field.cells[unit, code]["weight_used"] or 0 for code in below)
    return {
        "code": node.code,
        "score": _rounded(found["score"]),
        "rank": found["rank"],
        "of": sum(field.nodes[one, node.code]["score"] is not None for one in field.scored),
        "coverage": _rounded(found["coverage"]),
        "weight": _rounded(given),
        "weight_used": _rounded(used),
        "points": _rounded(field.points_of(unit, node.code)) if used else None,
        "peers": field.middle(peers, node.code, (field.nodes[one, node.code]["score"] for one in peers)),
    }


def _indicator(field, unit, indicator, peers):
    cell = field.cells[unit, indicator.code]
    weight = field.weights.get(indicator.code, {}).get("effective")
    return {
        "code": indicator.code,
        "domain": field.domain(indicator),
        "direction": indicator.direction,
        "kind": cell["kind"],
        "value": _rounded(cell["derived"]),
        "score": _rounded(cell["normalised"]),
        "rank": field.place(unit, indicator.code),
        "of": len(field.ordered[indicator.code]),
        "weight": _rounded(weight),
        "weight_used": _rounded(cell["weight_used"]),
        "points": _rounded(cell["points"]),
        "lost": _lost(field, cell, indicator),
        "peers": field.middle(peers, (indicator.code, "score"), field.column(indicator.code, "normalised", peers)),
        "peer_value": field.middle(peers, (indicator.code, "value"), field.column(indicator.code, "derived", peers)),
        "why": cell["why"].split(),
    }


def _lost(field, cell, indicator):
    """What is missing to the full mark of an indicator, where scores end there and points are not scaled anew."""
    rule, method = indicator.normalisation, field.framework.method
    plain = all(node.aggregation == "arithmetic" for node in field.framework.above(indicator))
    if cell["points"] is None or rule.method not in TO_THE_TOP or method.scale_to_best or not plain:
        return None
    return _rounded(max(0.0, cell["weight_used"] * rule.high - cell["points"]))


def _marks(field, unit, indicator):
    """What was done with a value and why: imputed, treated, its weight moved, counted as zero, the node withheld."""
    cell = field.cells[unit, indicator.code]
    weight = field.weights.get(indicator.code, {}).get("effective")
    for why in cell["why"].split() if indicator.direction else ():
        mark = {"indicator": indicator.code, "why": why, "kind": cell["kind"], "value": _rounded(cell["derived"])}
        if why == "imputed":
            mark |= {"method": indicator.imputation.method, "now": _rounded(cell["imputed"])}
        elif why in ("weight_relocated", "counted_as_zero", "node_withheld"):
            siblings = [one.code for one in field.framework.counted if one.node == indicator.node]
            takers = [code for code in siblings if field.cells[unit, code]["weight_used"] is not None]
            mark |= {"weight": _rounded(weight), "node": indicator.node, "to": takers}
            mark |= {"there": len(takers), "of": len(siblings)}
        else:
            mark |= {"now": _rounded(cell["treated"]), "points": field.treatments[indicator.code]["points"]}
        yield mark


def _few(indicators):
    """A quarter of those with a score, five at most: what is named both ways would say nothing."""
    return min(MOST_NAMED, max(1, len(indicators) // 4)) if len(indicators) > 1 else 0


def _scored(indicators):
    return [one for one in indicators if one["points"] is not None and one["score"] is not None]


def _strongest(indicators):
    """Those with the highest comparable scores."""
    found = _scored(indicators)
    return sorted(found, key=lambda one: (-one["score"], one["rank"], one["code"]))[: _few(found)]


def _weakest(indicators):
    """Those with the lowest comparable scores."""
    found = _scored(indicators)
    return sorted(found, key=lambda one: (one["score"], -one["rank"], one["code"]))[: _few(found)]


def _change(field, unit, before):
    """The score of the year before, the four parts, the score now. They add up as they stand here."""
    found = field.changes.get(unit)
    if not found:
        return None
    return {name: _rounded(found[name]) for name in ("before", *PARTS, "now")}


def _movers(indicators, before):
    """Indicators whose points are others than in the year before, the greatest difference first."""
    if not before:
        return []
    old = {one["code"]: one["points"] for one in before["indicators"]}
    found = [
        {"code": one["code"], "before": old[one["code"]], "now": one["points"]}
        for one in indicators
        if one["points"] is not None and old.get(one["code"]) is not None
    ]
    found = [one | {"points": _rounded(one["now"] - one["before"])} for one in found]
    moved = [one for one in found if one["points"]]
    return sorted(moved, key=lambda one: (-abs(one["points"]), one["code"]))[:MOST_NAMED]


def overview(explanations):
    """What is compared across institutions, best first: for whoever may see all of a run."""
    rows = [
        {name: one[name] for name in ("unit", "score", "rank", "band", "range", "coverage", "rank_before")}
        | {"domains": {domain["code"]: domain["points"] for domain in one["domains"]}}
        | {"scores": {domain["code"]: domain["score"] for domain in one["domains"]}}
        | {"before": one["change"] and one["change"]["before"]}
        for one in explanations.values()
    ]
    return sorted(rows, key=lambda row: (row["rank"] is None, row["rank"], row["unit"]))
