"""How much does each child count below its node? As given, as people judge, or from the data; and all the way up."""

import numpy as np

from evaluation.engine.framework import TOTAL
from evaluation.engine.judgements import ahp, panel, together
from evaluation.engine.problems import Problem

METHODS = ("given", "equal", "panel", "ahp", "entropy", "critic", "pca")


def weights(framework, normalised):
    """{code: weight inside its parent}, each parent's children together 1. Data-driven ones for indicators only."""
    columns = {indicator.code: number for number, indicator in enumerate(framework.counted)}
    found = {}
    for node in framework.nodes:
        below = framework.children(node.code)
        if below:
            local = _local(node, below, normalised, columns)
            found |= {child.code: float(weight) for child, weight in zip(below, local, strict=True)}
    return found


def _local(node, below, normalised, columns):
    place, codes = ("node", node.code), [child.code for child in below]
    try:
        if node.weights == "panel":
            return panel_of(node, codes)[0] / 100
        if node.weights == "ahp":
            return _accepted(node, hierarchy_of(node), codes)
        if node.weights in FROM_DATA and len(below) > 1 and all(code in columns for code in codes):
            return FROM_DATA[node.weights](normalised[:, [columns[code] for code in codes]])
    except Problem as problem:
        raise Problem(problem.code, (*place, *problem.place), **problem.values) from problem
    if node.weights == "equal":
        return np.full(len(below), 1 / len(below))
    return shares(np.array([child.weight for child in below]), place)


def panel_of(node, codes):
    """Means and spreads of a panel's allocations to these children."""
    return panel([[given[code] for code in codes] for given in node.allocations])


def hierarchy_of(node):
    """The weights that all members' judgements mean together."""
    return ahp(together(node.judgements), table=node.random_index)


def _accepted(node, hierarchy, codes):
    if not hierarchy.is_accepted:
        first, second = (node.compared[place] for place in hierarchy.worst)
        ratio = round(hierarchy.consistency_ratio, 4)
        raise Problem("judgements_contradict", ratio=ratio, first=first, second=second)
    return hierarchy.weights[[node.compared.index(code) for code in codes]]


def shares(given, place=()):
    """Weights that together are 1."""
    if not given.sum() > 0 or (given < 0).any():
        raise Problem("weights_without_sum", place)
    return given / given.sum()


def effective(framework, local):
    """{code: product of the weights from the total down}; all indicators together 1 (COINr, effective weights)."""
    found = {TOTAL: 1.0}
    for node in framework.nodes:
        for child in framework.children(node.code):
            found[child.code] = found[node.code] * local[child.code]
    return found


def _complete(x):
    return x[~np.isnan(x).any(axis=1)]


def entropy(x):
    """p = x/sum x; e = -S p ln p/ln n with 0 ln 0 = 0; w ~ 1 - e (Shannon 1948). Of complete rows, nothing negative."""
    rows = _complete(x)
    if len(rows) < 2 or (rows < 0).any() or not (rows.sum(axis=0) > 0).all():
        raise Problem("weights_from_data_impossible", method="entropy")
    p = rows / rows.sum(axis=0)
    e = -(p * np.log(np.where(p > 0, p, 1.0))).sum(axis=0) / np.log(len(rows))
    return _of_information(1 - e, "entropy")


def critic(x):
    """c = sd x S(1-r), w ~ c; on min-max scores (Diakoulaki 1995). Of complete rows."""
    rows = _complete(x)
    if len(rows) < 3 or (np.ptp(rows, axis=0) == 0).any():
        raise Problem("weights_from_data_impossible", method="critic")
    scores = (rows - rows.min(axis=0)) / np.ptp(rows, axis=0)
    return _of_information(scores.std(axis=0, ddof=1) * (1 - np.corrcoef(scores.T)).sum(axis=0), "critic")


def _of_information(found, method):
    found = np.maximum(found, 0.0)
    if not found.sum() > 1e-12:
        raise Problem("weights_from_data_impossible", method=method)
    return found / found.sum()


def pca(x):
    """First eigenvector of the correlation matrix of complete rows; refused if its signs differ (Handbook, 6)."""
    rows = _complete(x)
    if len(rows) < 3 or (np.ptp(rows, axis=0) == 0).any():
        raise Problem("weights_from_data_impossible", method="pca")
    first = np.linalg.eigh(np.corrcoef(rows.T))[1][:, -1]
    first = first * np.sign(first[np.argmax(np.abs(first))])
    if (first < -1e-9).any():
        raise Problem("signs_differ")
    return first / first.sum()


FROM_DATA = {"entropy": entropy, "critic": critic, "pca": pca}
