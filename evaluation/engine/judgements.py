"""Which weights do people mean? Allocations of a panel, and comparisons in pairs."""

from dataclasses import dataclass

import numpy as np

from evaluation.engine.problems import Problem

# mean inconsistency of random judgements about 3, 4, ... things; which table was used belongs to the result
RANDOM_INDEX = {
    "saaty-2008": (0.52, 0.89, 1.11, 1.25, 1.35, 1.40, 1.45, 1.49),
    "saaty-1980": (0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49),
}
ACCEPTED_BELOW = 0.10


def panel(allocations):
    """Mean and sample sd of what each member allots; each member's sum is 100. Budget allocation, Handbook 6."""
    given = np.asarray(allocations, dtype=float)
    for number, row in enumerate(given, 1):
        if (row < 0).any() or abs(row.sum() - 100) > 1e-6:
            raise Problem("allocation_is_not_100", ("member", number), given=round(float(row.sum()), 6))
    spread = given.std(axis=0, ddof=1) if len(given) > 1 else np.full(given.shape[1], np.nan)
    return given.mean(axis=0), spread


@dataclass(frozen=True)
class Hierarchy:
    """What judgements in pairs come to, and how far they contradict each other."""

    weights: np.ndarray
    eigenvalue: float
    consistency_ratio: float
    table: str
    worst: tuple | None  # the pair whose judgement is farthest from the weights

    @property
    def is_accepted(self):
        """Below a tenth (Saaty)."""
        return self.consistency_ratio < ACCEPTED_BELOW


def together(matrices):
    """The judgements of a group: the geometric mean of each pair (Aczel and Saaty 1983)."""
    return np.exp(np.mean([np.log(np.asarray(matrix, dtype=float)) for matrix in matrices], axis=0))


def ahp(judgements, *, table="saaty-2008"):
    """Principal eigenvector; CR = (lambda - n)/(n - 1)/RI, accepted below 0.10. Two things are consistent.

    Saaty 1980 and 2008, whose tables of RI differ.
    """
    a = np.asarray(judgements, dtype=float)
    n = len(a)
    if a.shape != (n, n) or n < 2 or n > len(RANDOM_INDEX[table]) + 2:
        raise Problem("judgements_are_no_square", most=len(RANDOM_INDEX[table]) + 2)
    if (a <= 0).any() or not np.allclose(a * a.T, 1, rtol=0.02):
        raise Problem("judgements_are_not_reciprocal")
    values, vectors = np.linalg.eig(a)
    first = np.argmax(values.real)
    weights = np.abs(vectors[:, first].real)
    weights = weights / weights.sum()
    eigenvalue = float(values[first].real)
    ratio = max(0.0, (eigenvalue - n) / (n - 1) / RANDOM_INDEX[table][n - 3]) if n > 2 else 0.0
    strain = np.round(np.abs(np.log(a * weights[None, :] / weights[:, None])), 9)  # of equal ones the first, anywhere
    worst = tuple(int(place) for place in np.unravel_index(np.argmax(np.triu(strain, 1)), a.shape))
    return Hierarchy(weights, eigenvalue, ratio, table, worst if strain.max() > 0 else None)
