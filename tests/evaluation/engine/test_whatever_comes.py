"""Whatever framework and values are, a run ends without a warning, and what it promises holds."""

from decimal import Decimal

import numpy as np
import pytest

from evaluation.engine import aggregate, impute, normalise, ranks, treat
from evaluation.engine.cells import Kind, Value
from evaluation.engine.examination import changes, examination_tables
from evaluation.engine.framework import (
    TOTAL,
    Bands,
    Framework,
    Imputation,
    Indicator,
    Method,
    Node,
    Normalisation,
    Robustness,
    Treatment,
    Variable,
)
from evaluation.engine.framework_checks import check
from evaluation.engine.results import nominal_tables
from evaluation.engine.run import compute
from evaluation.engine.tables import sha256_of
from tests.evaluation import mini

RULES = {
    "goalposts": {"goalposts": (1.0, 30.0)},
    "target": {"target": 12.0},
    "reference": {"reference": "U0"},
}
SCALES = [name for name in normalise.METHODS if name not in ("reference", "best")]
FROM_DATA = ("given", "given", "given", "equal")


def a_framework(generator, units):
    """Nodes below nodes, each indicator with rules of its own."""

    def one(choices):
        return choices[generator.integers(len(choices))]

    def node(code, parent):
        return Node(
            code,
            parent,
            weight=float(generator.integers(1, 5)) if parent else 1.0,
            aggregation=one(aggregate.METHODS),
            power=one((0.5, 2.0, -1.0)),
            missing=one(aggregate.POLICIES),
            coverage=one((0.0, 0.6, 0.9)),
            weights=one(FROM_DATA),
        )

    def indicator(number, below):
        scale = one(SCALES)
        return Indicator(
            f"I{number}",
            below,
            ("a", "b")[: generator.integers(1, 3)],
            one(((), ("c",))),
            weight=float(generator.integers(0, 3)) if number > 2 else 1.0,
            direction=one((1, 1, -1)),
            normalisation=Normalisation(scale, **RULES.get(scale, {})),
            treatment=Treatment(one([name for name in treat.METHODS if name not in ("gii_log", "root")])),
            imputation=Imputation(one(impute.METHODS), group="g", percentile=25),
        )

    nodes = (node(TOTAL, None), node("n1", TOTAL), node("n2", "n1"))
    indicators = tuple(indicator(n, place) for n, place in enumerate([TOTAL, "n1", "n2", "n2", "n1", "n2"]))
    return Framework(
        "R",
        "1",
        (Variable("a"), Variable("b"), Variable("c")),
        nodes,
        indicators,
        groups={"g": {"x": ("U0", "U1", "U2"), "y": ("U3", "U4", "U5", "U6", "U7")}},
        method=Method(
            unit_coverage=one((0.0, 0.3)) if units > 3 else 0.0,
            winsorise_from=one((1, 10)),
            scale_to_best=one((True, False)),
            ties=one(ranks.TIES),
            bands=Bands("blocks", 2, 3),
            peer_minimum=2,
        ),
        robustness=Robustness(draws=40, seed=1, leave_out=one((True, False)), winsorise=one(((), (0, 2)))),
    )


def some_values(generator, units):
    kinds = [Kind.REPORTED] * 8 + [Kind.ZERO, Kind.ESTIMATED, Kind.NOT_AVAILABLE, Kind.NOT_APPLICABLE, Kind.SUPPRESSED]
    found = []
    for unit in range(units):
        for period in (2024, 2025):
            for variable in "abc":
                kind = kinds[generator.integers(len(kinds))]
                number = Decimal(int(generator.lognormal(2, 1.2))) if kind in (Kind.REPORTED, Kind.ESTIMATED) else None
                number = Decimal(0) if kind == Kind.ZERO else number
                found.append(Value(f"U{unit}", period, variable, number, kind))
    return tuple(found)


@pytest.mark.parametrize("units", [1, 2, 3, 8, 25])
@pytest.mark.parametrize("seed", range(12))
def test_a_run_of_anything_keeps_its_promises(seed, units):
    generator = np.random.default_rng(1000 * units + seed)
    framework = check(a_framework(generator, units), [])
    values = some_values(generator, units)
    run = compute(framework, values, period=2025)
    tables = [*nominal_tables(run), *examination_tables(run)]
    moved = changes(run, values, before=framework, period_before=2024)

    assert mini.again(framework) == framework
    there = ~np.isnan(run.total)
    assert np.nansum(run.points, axis=1)[there] == pytest.approx(run.total[there], rel=1e-9, abs=1e-7)
    assert (np.nansum(run.used, axis=1)[there] <= 1 + 1e-9).all()
    assert (np.isnan(run.ranks) == ~there).all()
    assert not there[~run.prepared.kept].any()
    for row in moved.rows:
        exact = [Decimal(repr(cell)).quantize(Decimal("1e-8")) for cell in row[1:]]
        assert sum(exact[:-1]) == pytest.approx(exact[-1], abs=Decimal("1e-7"))

    again = compute(framework, tuple(reversed(values)), period=2025)
    assert sha256_of([*nominal_tables(again), *examination_tables(again)]) == sha256_of(tables)
