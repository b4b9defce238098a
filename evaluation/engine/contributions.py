"""How many points does each indicator bring?"""

import numpy as np

from evaluation.engine.framework import TOTAL


def contributions(framework, normalised, applicable, local, found):
    """Points and the weight really used, unit by counted indicator; points add up to the total.

    Arithmetic: effective weight used x score. Geometric with scores from 1: the node's points x w ln(x)/S w ln x.
    Other means: shared as w x. The engine's own rule, for what adds up can be drawn as a waterfall.
    """
    columns = {indicator.code: number for number, indicator in enumerate(framework.counted)}
    points = np.full(normalised.shape, np.nan)
    used = np.full(normalised.shape, np.nan)
    top = found[TOTAL].score[0]
    shares = {TOTAL: (np.ones(top.shape), np.ones(top.shape))}  # the node's factor of points, its weight used
    for node in framework.nodes:
        below = framework.children(node.code)
        if not below:
            continue
        x, can = _below(below, columns, normalised, applicable, found)
        weight = np.array([local[child.code] for child in below])[:, None]
        there = can & ~np.isnan(x) if node.missing != "zero" else can
        value = np.where(np.isnan(x), 0.0, x)
        with np.errstate(divide="ignore", invalid="ignore"):
            part = np.where(there, weight, 0.0) / (weight * there).sum(axis=0)
        factor, weight_used = shares[node.code]
        parts = _parts(node, value, part, found[node.code].score[0])
        for number, child in enumerate(below):
            mine = weight_used * part[number]
            if child.code in columns:
                used[:, columns[child.code]] = np.where(there[number], mine, np.nan)
                points[:, columns[child.code]] = np.where(there[number], factor * parts[number], np.nan)
            else:
                with np.errstate(divide="ignore", invalid="ignore"):
                    share = np.where(value[number] != 0, parts[number] / value[number], part[number])
                withheld = np.isnan(x[number])  # what is in it brings nothing, whatever the node above makes of the gap
                shares[child.code] = tuple(np.where(withheld, np.nan, one) for one in (factor * share, mine))
    counted = ~np.isnan(top)[:, None]
    return np.where(counted, points, np.nan), np.where(counted, used, np.nan)


def _below(below, columns, normalised, applicable, found):
    x, can = [], []
    for child in below:
        if child.code in columns:
            x.append(normalised[:, columns[child.code]])
            can.append(applicable[:, columns[child.code]])
        else:
            x.append(found[child.code].score[0])
            can.append(found[child.code].applicable[0])
    return np.array(x), np.array(can)


def _parts(node, value, part, score):
    """What of the node's score each child brings."""
    plain = part * value
    if node.aggregation == "arithmetic":
        return plain
    with np.errstate(divide="ignore", invalid="ignore"):
        even = np.where(plain.sum(axis=0) > 0, plain / plain.sum(axis=0), part) * score
        if node.aggregation != "geometric":
            return even
        logs = part * np.log(np.where(value > 0, value, 1.0))
        by_logs = logs / logs.sum(axis=0) * score
    from_one = (np.where(part > 0, value, 1.0) >= 1).all(axis=0) & (logs.sum(axis=0) > 0)
    return np.where(from_one, by_logs, even)
