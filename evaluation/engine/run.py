"""The result of a frozen snapshot: from values to ranks, each step kept."""

from dataclasses import dataclass

import numpy as np

from evaluation.engine.aggregate import aggregate
from evaluation.engine.contributions import contributions
from evaluation.engine.framework import TOTAL, Framework
from evaluation.engine.prepare import Prepared, prepare
from evaluation.engine.ranks import published, ranks, scaled_to_best
from evaluation.engine.weights import effective, weights

VERSION = "2"  # of the engine: a change that moves a figure moves it too


@dataclass(frozen=True)
class Nominal:
    """The run itself, with the figures of each stage."""

    framework: Framework
    period: int
    prepared: Prepared
    scores: np.ndarray  # of the counted indicators, comparable
    applicable: np.ndarray
    local: dict
    effective: dict
    nodes: dict
    total: np.ndarray
    published: np.ndarray
    ranks: np.ndarray
    points: np.ndarray
    used: np.ndarray

    @property
    def units(self):
        return self.prepared.derived.units

    def score_of(self, node):
        return self.nodes[node].score[0]

    def of_unit(self):
        """{unit: total}, for comparing runs over different units."""
        return dict(zip(self.units, self.total, strict=True))


def compute(framework, values, *, period, frame_period=None, local=None):
    """All stages of one framework for one period; the caller may hold the frame's period and the weights."""
    prepared = prepare(framework, values, period=period, frame_period=frame_period)
    scores, applicable = prepared.counted(framework)
    local = local or weights(framework, scores)
    nodes = aggregate(framework, scores, applicable, {code: np.array([weight]) for code, weight in local.items()})
    plain = nodes[TOTAL].score[0]
    points, used = contributions(framework, scores, applicable, local, nodes)
    total = scaled_to_best(plain) if framework.method.scale_to_best else plain
    if framework.method.scale_to_best and not np.isnan(plain).all():
        points = points * np.nanmax(total) / np.nanmax(plain) if np.nanmax(plain) > 0 else points
    shown = published(total, framework.method.ranking_decimals)
    return Nominal(
        framework=framework,
        period=period,
        prepared=prepared,
        scores=scores,
        applicable=applicable,
        local=local,
        effective=effective(framework, local),
        nodes=nodes,
        total=total,
        published=shown,
        ranks=ranks(shown, framework.method.ties),
        points=points,
        used=used,
    )
