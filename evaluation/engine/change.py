"""Why is it another score than last year? Parts that add up exactly, and growth over years."""

import itertools
from dataclasses import replace
from decimal import Decimal

import numpy as np

from evaluation.engine.problems import Problem

PARTS = ("own", "frame", "method", "policy")
PLACES = Decimal("1e-10")


def steps(before, after):
    """The four frameworks and frames one goes through from last year's score to this year's, one block at a time.

    own: this year's values on last year's frame and method; frame: the others' movement; method: weights, indicators,
    scales; policy: what is done about gaps. In this fixed order: another one gives other parts. The
    engine's own rule.
    """
    return {
        "own": (before, "before"),
        "frame": (before, "now"),
        "method": (with_policy_of(after, before), "now"),
        "policy": (after, "now"),
    }


def with_policy_of(framework, other):
    """This framework with the other's rules about gaps, where both have the node or the indicator."""
    nodes = {node.code: node for node in other.nodes}
    indicators = {indicator.code: indicator for indicator in other.indicators}
    return replace(
        framework,
        nodes=tuple(
            replace(node, missing=nodes[node.code].missing, coverage=nodes[node.code].coverage)
            if node.code in nodes
            else node
            for node in framework.nodes
        ),
        indicators=tuple(
            replace(indicator, imputation=indicators[indicator.code].imputation)
            if indicator.code in indicators
            else indicator
            for indicator in framework.indicators
        ),
        method=replace(framework.method, unit_coverage=other.method.unit_coverage),
    )


def parts(scores):
    """Differences of consecutive scores, of 10 decimals each: their sum is exactly last minus first."""
    exact = [Decimal(repr(float(score))).quantize(PLACES) for score in scores]
    return tuple(float(later - earlier) for earlier, later in itertools.pairwise(exact))


def yearly_growth(first, last, years):
    """The compound annual growth rate, (y1/y0)^(1/years) - 1. Raises Problem where it would begin at nothing."""
    if first <= 0 or last < 0 or years <= 0:
        raise Problem("growth_impossible")
    return (last / first) ** (1 / years) - 1


def linear_growth(years, values):
    """The slope of the least squares line through the values, in percent of their mean a year.

    Raises Problem below two years, and where the mean is zero.
    """
    years, values = np.asarray(years, dtype=float), np.asarray(values, dtype=float)
    there = ~np.isnan(values)
    years, values = years[there], values[there]
    if years.size < 2 or np.ptp(years) == 0 or values.mean() == 0:
        raise Problem("growth_impossible")
    slope = ((years - years.mean()) * (values - values.mean())).sum() / ((years - years.mean()) ** 2).sum()
    return float(100 * slope / abs(values.mean()))
