"""What would other ways of putting scores together say? Views beside the result, never the result."""

import numpy as np
from scipy.optimize import linprog

from evaluation.engine.problems import Problem


def benefit_of_the_doubt(x, *, least=None, most=None):
    """For each unit the weights that flatter it: max S w I_i s.t. S w I_k <= 1 for all k, w >= 0.

    With shares, least S w <= w_q <= most S w (Handbook: 0.10 and 0.15). Raises Problem for gaps, scores below
    zero, and shares that no weights keep. Cherchye et al. 2007; Melyn and Moesen 1991.
    """
    units, width = x.shape
    if np.isnan(x).any() or (x < 0).any() or not (x > 0).any(axis=1).all():
        raise Problem("needs_complete_scores", method="bod")
    if (least or 0) * width > 1 or (most is not None and most * width < 1):
        raise Problem("shares_exclude_each_other")
    rows, limits = [x], [np.ones(units)]
    for bound, sign in ((least, -1), (most, 1)):
        if bound is not None:
            rows.append(sign * (np.eye(width) - bound))
            limits.append(np.zeros(width))
    found = [
        linprog(-row, A_ub=np.vstack(rows), b_ub=np.concatenate(limits), bounds=(0, None), method="highs") for row in x
    ]
    return np.array([-one.fun for one in found]), np.array([one.x for one in found])


def topsis(x, weights):
    """Nearness to the best of all relative to the worst of all, d-/(d+ + d-) (Hwang and Yoon 1981). Complete scores."""
    if np.isnan(x).any():
        raise Problem("needs_complete_scores", method="topsis")
    weighted = x * weights
    to_best = np.sqrt(((weighted - weighted.max(axis=0)) ** 2).sum(axis=1))
    to_worst = np.sqrt(((weighted - weighted.min(axis=0)) ** 2).sum(axis=1))
    both = to_best + to_worst
    return np.divide(to_worst, both, out=np.full(len(x), 0.5), where=both > 0)
