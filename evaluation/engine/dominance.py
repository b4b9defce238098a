"""Who is ahead of whom whatever the weights, and who by most of them?"""

import itertools

import numpy as np

from evaluation.engine.ranks import ranks

EXACT_UP_TO = 8


def outranking(x, weights):
    """e_ab = S w[x_a>x_b] + 1/2 S w[x_a=x_b] over the indicators both have, by their weight: e_ab + e_ba = 1.

    The outranking matrix of the Handbook's non-compensatory approach (step 6).
    """
    n = len(x)
    ahead, both = np.zeros((n, n)), np.zeros((n, n))
    for column, weight in zip(x.T, weights, strict=True):
        there = ~np.isnan(column)
        pair = there[:, None] & there[None, :]
        with np.errstate(invalid="ignore"):
            ahead += weight * pair * ((column[:, None] > column) + 0.5 * (column[:, None] == column))
        both += weight * pair
    return np.divide(ahead, both, out=np.full((n, n), np.nan), where=both > 0)


def copeland(e):
    """#(e > .5) - #(e < .5): won pairs less lost ones (Copeland 1951)."""
    off = ~np.eye(len(e), dtype=bool)
    return ((e > 0.5 + 1e-12) & off).sum(axis=1) - ((e < 0.5 - 1e-12) & off).sum(axis=1)


def dominating(x):
    """Pairs (a, b): a is nowhere behind and somewhere ahead, of what both have; so it is for any weights (Pareto)."""
    n = len(x)
    worse, better = np.zeros((n, n), dtype=bool), np.zeros((n, n), dtype=bool)
    for column in x.T:
        with np.errstate(invalid="ignore"):
            worse |= column[:, None] < column
            better |= column[:, None] > column
    return [(int(a), int(b)) for a, b in np.argwhere(better & ~worse)]


def kemeny(e):
    """The order with the highest sum of e over its pairs; exact up to 8 units, beyond it a local search.

    Kemeny 1959; the Handbook's Condorcet–Kemeny–Young–Levenglick ranking.
    """
    gain = np.nan_to_num(e, nan=0.5)
    if len(e) <= EXACT_UP_TO:
        return max(itertools.permutations(range(len(e))), key=lambda order: _sum(gain, order))
    return _better(gain, [int(unit) for unit in np.argsort(ranks(copeland(e).astype(float)), kind="stable")])


def _sum(gain, order):
    order = list(order)
    return float(np.triu(gain[np.ix_(order, order)], 1).sum())


def _better(gain, order):
    """Move one unit at a time to its best place until nothing is gained."""
    moved = True
    while moved:
        moved = False
        for unit in tuple(order):
            rest = [other for other in order if other != unit]
            before = np.concatenate([[0.0], np.cumsum(gain[rest, unit])])
            after = np.concatenate([np.cumsum(gain[unit, rest][::-1])[::-1], [0.0]])
            place = int(np.argmax(before + after))
            here = order.index(unit)
            if (before + after)[place] > (before + after)[here] + 1e-12:
                order = [*rest[:place], unit, *rest[place:]]
                moved = True
    return tuple(order)
