"""What does each indicator do to the ranking, and how do indicators hang together?"""

import numpy as np

from evaluation.engine.aggregate import aggregate, total
from evaluation.engine.ranks import published, ranks_of_draws

TWINS = 0.9


def leave_one_out(framework, normalised, applicable, local, nominal):
    """{code: mean |shift| of ranks} with each indicator's weight 0 and the others' renormalised (COINr).

    An indicator alone below its node takes the node with it.
    """
    counted = framework.counted
    drawn = {code: np.full(len(counted), weight) for code, weight in local.items()}
    for number, indicator in enumerate(counted):
        drawn[indicator.code][number] = 0.0
    as_given = {code: np.array([weight]) for code, weight in local.items()}
    nominal_nodes = aggregate(framework, normalised, applicable, as_given)
    scores = total(aggregate(framework, normalised, applicable, drawn, nominal=nominal_nodes)).score
    found = ranks_of_draws(published(scores, framework.method.ranking_decimals))
    return {
        indicator.code: mean_shift(np.where(row > 0, row, np.nan), nominal)
        for indicator, row in zip(counted, found, strict=True)
    }


def mean_shift(ranks, nominal):
    """R_S: mean |rank - nominal rank| over the units that have both (Handbook, eq. 38)."""
    shift = np.abs(ranks - nominal)
    shift = shift[~np.isnan(shift)]
    return float(shift.mean()) if shift.size else np.nan


def correlations(x):
    """Pearson's r of each pair of columns over the units that have both, else nan. Handbook, step 4."""
    width = x.shape[1]
    found = np.full((width, width), np.nan)
    for a in range(width):
        for b in range(a, width):
            found[a, b] = found[b, a] = correlation(x[:, a], x[:, b])
    return found


def correlation(a, b):
    """Pearson's r = S (a-m)(b-m) / sqrt(S (a-m)^2 S (b-m)^2); nan below three pairs."""
    both = ~(np.isnan(a) | np.isnan(b))
    a, b = a[both], b[both]
    if a.size < 3 or np.ptp(a) == 0 or np.ptp(b) == 0:
        return np.nan
    a, b = a - a.mean(), b - b.mean()
    return float(np.clip(a @ b / np.sqrt((a @ a) * (b @ b)), -1, 1))


def flags(framework, normalised, found):
    """(code, indicator, other): r > 0.9 inside a node, and r < 0 with the own node's score."""
    counted = framework.counted
    r = correlations(normalised)
    for a, first in enumerate(counted):
        for b, second in enumerate(counted[a + 1 :], a + 1):
            if first.node == second.node and r[a, b] > TWINS:
                yield "twins", first.code, second.code
        if correlation(normalised[:, a], found[first.node].score[0]) < 0:
            yield "against_its_node", first.code, first.node


def cronbach(x):
    """Alpha = k/(k-1) (1 - S var/var S), of complete rows (Cronbach 1951; Handbook, step 4)."""
    rows = x[~np.isnan(x).any(axis=1)]
    k = rows.shape[1] if rows.size else 0
    if k < 2 or len(rows) < 2 or np.ptp(rows.sum(axis=1)) == 0:
        return np.nan
    return float(k / (k - 1) * (1 - rows.var(axis=0, ddof=1).sum() / rows.sum(axis=1).var(ddof=1)))


def cronbach_of_covariances(x):
    """COINr's form, k^2 mean cov / S cov, with the mean over pairs of different columns."""
    rows = x[~np.isnan(x).any(axis=1)]
    k = rows.shape[1] if rows.size else 0
    if k < 2 or len(rows) < 2 or np.ptp(rows.sum(axis=1)) == 0:
        return np.nan
    covariances = np.cov(rows.T)
    between = covariances[~np.eye(k, dtype=bool)].mean()
    return float(k**2 * between / covariances.sum())
