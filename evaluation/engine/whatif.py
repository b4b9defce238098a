"""What if a value, a weight or a rule were another? A snapshot with changes, and what they do to everybody."""

from dataclasses import replace
from decimal import Decimal

from evaluation.engine.cells import WITH_VALUE, Kind, Value
from evaluation.engine.problems import Problem
from evaluation.engine.run import compute


def changed(snapshot, changes):
    """The snapshot with other values, weights and rules about gaps.

    `changes`: {"values": [[unit, variable, value or "", kind]], "weights": {code: weight}, "missing": {node: rule}};
    values are of the snapshot's own period. Raises Problem for what it does not know.
    """
    framework = _with_rules(snapshot.framework, changes.get("weights", {}), changes.get("missing", {}))
    return replace(snapshot, framework=framework, values=_with_values(snapshot, changes.get("values", ())))


def _with_values(snapshot, rows):
    units = {value.unit for value in snapshot.values if value.period == snapshot.period}
    variables = {variable.code for variable in snapshot.framework.variables}
    given = {}
    for unit, variable, value, kind in rows:
        if unit not in units:
            raise Problem("unknown_unit", given=unit)
        if variable not in variables:
            raise Problem("unknown_variable", given=variable)
        number = Decimal(str(value)) if Kind(kind) in WITH_VALUE else None
        given[unit, variable] = Value(unit, snapshot.period, variable, number, Kind(kind))
    kept = [one for one in snapshot.values if one.period != snapshot.period or (one.unit, one.variable) not in given]
    return (*kept, *given.values())


def _with_rules(framework, weights, missing):
    codes = {one.code for one in (*framework.nodes, *framework.indicators)}
    for code in (*weights, *missing):
        if code not in codes:
            raise Problem("unknown_node", given=code)
    touched = {one.parent for one in framework.nodes if one.code in weights}
    touched |= {one.node for one in framework.indicators if one.code in weights}

    def of_node(node):
        node = replace(node, weight=float(weights.get(node.code, node.weight)))
        if node.code in touched:  # a weight that is said stands for what a panel or the data said
            node = replace(node, weights="given")
        return replace(node, missing=missing[node.code]) if node.code in missing else node

    return replace(
        framework,
        nodes=tuple(map(of_node, framework.nodes)),
        indicators=tuple(replace(one, weight=float(weights.get(one.code, one.weight))) for one in framework.indicators),
    )


def effect(snapshot, changes):
    """[(unit, score, rank, score then, rank then)] of everybody, by the rank as it is."""
    now, then = (_places(one) for one in (snapshot, changed(snapshot, changes)))
    nothing = (None, None)
    rows = [(unit, *now.get(unit, nothing), *then.get(unit, nothing)) for unit in sorted({*now, *then})]
    return sorted(rows, key=lambda row: (row[2] is None, row[2] or 0, row[0]))


def _places(snapshot):
    run = compute(snapshot.framework, snapshot.values, period=snapshot.period)
    return {
        unit: (None, None) if score != score else (float(score), int(rank) if rank == int(rank) else float(rank))
        for unit, score, rank in zip(run.units, run.published, run.ranks, strict=True)
    }
