"""How do values of different units become comparable? A scale is found on a frame and applied to any values.

"Handbook" is the Handbook on Constructing Composite Indicators (OECD and JRC 2008), here its step 5 and Table 15.
"""

import numpy as np
from scipy.special import ndtr

from evaluation.engine.problems import Problem

METHODS = (
    "minmax",
    "zscore",
    "rank",
    "borda",
    "percentile",
    "percentile_handbook",
    "distance_to_max",
    "target",
    "reference",
    "best",
    "goalposts",
    "categories",
    "mean_band",
    "phi",
)
CATEGORIES = ((0.95, 100), (0.85, 80), (0.65, 60), (0.35, 50), (0.15, 40), (0.05, 20))


def normalise(column, frame, *, direction, rule, low, units=(), warn=lambda code: None):
    """A column's scores on the scale of a frame's values. Constant values all get the middle, with a warning."""
    known = frame[~np.isnan(frame)]
    if not known.size:
        return np.full(column.shape, np.nan)
    if rule.method == "goalposts":
        return goalposts(column, rule, direction, low)
    if rule.method in BY_UNIT:
        return BY_UNIT[rule.method](column, frame, direction, rule, units)
    if np.ptp(known) == 0:
        warn("constant")
        middle = rule.centre if rule.method == "zscore" else (low + rule.high) / 2
        return np.where(np.isnan(column), np.nan, middle)
    scores = BY_FRAME[rule.method](direction * column, direction * known, rule, low)
    return np.where(np.isnan(column), np.nan, scores)


def minmax(y, frame, rule, low):
    """(y-min)/(max-min) (u-l) + l; on others' frame beyond l and u, never below a positive l. Handbook."""
    scores = (y - frame.min()) / np.ptp(frame) * (rule.high - low) + low
    return np.maximum(scores, low) if low > 0 else scores


def zscore(y, frame, rule, low):
    """centre + spread (y-mean)/sd with the sample's sd (Handbook, Table 15)."""
    return rule.centre + rule.spread * (y - frame.mean()) / frame.std(ddof=1)


def _ascending(y, frame):
    """Ascending rank, ties the least: one more than the number of the frame's values below."""
    return np.searchsorted(np.sort(frame), y, side="left") + 1.0


def rank(y, frame, rule, low):
    """r itself: the last has 1 (Handbook, ranking)."""
    return _ascending(y, frame)


def borda(y, frame, rule, low):
    """r - 1: how many are beaten (Borda 1781; COINr)."""
    return _ascending(y, frame) - 1


def percentile(y, frame, rule, low):
    """(r-1)/(n-1), from l to u (COINr)."""
    return np.minimum((_ascending(y, frame) - 1) / (frame.size - 1), 1.0) * (rule.high - low) + low


def percentile_handbook(y, frame, rule, low):
    """r/n times u (Handbook, Table 15)."""
    return np.minimum(_ascending(y, frame) / frame.size, 1.0) * rule.high


def distance_to_max(y, frame, rule, low):
    """1-(max-y)/(max-min), from l to u (COINr)."""
    return (1 - (frame.max() - y) / np.ptp(frame)) * (rule.high - low) + low


def categories(y, frame, rule, low):
    """Handbook: from the 95th percentile on 100, then 80, 60, 50, 40, 20, else 0."""
    scores = np.zeros(y.shape)
    for share, points in reversed(CATEGORIES):
        scores[y >= np.quantile(frame, share) - 1e-12] = points
    return scores


def phi(y, frame, rule, low):
    """100 Phi(z), then min-max (THE, QS)."""
    mean, spread = frame.mean(), frame.std(ddof=1)
    return minmax(100 * ndtr((y - mean) / spread), 100 * ndtr((frame - mean) / spread), rule, low)


def _target(column, frame, direction, rule, units):
    """(y-min)/(target-min) times u, capped at u if asked; Handbook."""
    known = frame[~np.isnan(frame)] * direction
    goal = rule.target * direction
    reach = goal - known.min()
    if reach <= 0:  # everybody is there
        return np.where(np.isnan(column), np.nan, rule.high)
    scores = (column * direction - known.min()) / reach * rule.high
    return np.minimum(scores, rule.high) if rule.capped else scores


def _reference(column, frame, direction, rule, units):
    """1 + (x - reference)/|reference|, better upwards; the reference unit has 1. Handbook, distance to a reference."""
    if rule.reference not in units:
        raise Problem("unknown_reference", reference=rule.reference)
    base = frame[units.index(rule.reference)]
    if np.isnan(base) or base == 0:
        raise Problem("reference_has_no_value", reference=rule.reference)
    return 1 + direction * (column - base) / abs(base)


def _best(column, frame, direction, rule, units):
    """The fraction x/max of the best, where more is better and nothing is negative (COINr; ARWU)."""
    known = frame[~np.isnan(frame)]
    if direction < 0 or known.min() < 0:
        raise Problem("best_needs_more_is_better")
    return np.where(np.isnan(column), np.nan, column / known.max() * rule.high if known.max() else rule.high / 2)


def _mean_band(column, frame, direction, rule, units):
    """+1 above the mean by more than the margin, -1 below it, else 0. Handbook, above or below the mean."""
    mean = frame[~np.isnan(frame)].mean()
    side = np.where(column > mean + abs(mean) * rule.margin, 1.0, 0.0)
    side = np.where(column < mean - abs(mean) * rule.margin, -1.0, side)
    return np.where(np.isnan(column), np.nan, direction * side)


def goalposts(column, rule, direction, low):
    """clip((x-lo)/(hi-lo), 0, 1) times u, the other way round for less is better; on ln x if asked.

    UNDP, Human Development Report, technical note 1: values beyond count as at the goalpost, income by its logarithm.
    """
    lo, hi = rule.goalposts
    x = column
    if rule.log:
        with np.errstate(divide="ignore", invalid="ignore"):
            x = np.where(column > 0, np.log(column), np.where(np.isnan(column), np.nan, -np.inf))
        lo, hi = np.log(lo), np.log(hi)
    share = (x - lo) / (hi - lo) if direction > 0 else (hi - x) / (hi - lo)
    return np.clip(share, 0, 1) * (rule.high - low) + low


BY_FRAME = {
    "minmax": minmax,
    "zscore": zscore,
    "rank": rank,
    "borda": borda,
    "percentile": percentile,
    "percentile_handbook": percentile_handbook,
    "distance_to_max": distance_to_max,
    "categories": categories,
    "phi": phi,
}
BY_UNIT = {"target": _target, "reference": _reference, "best": _best, "mean_band": _mean_band}
