"""What is done with outliers? A treatment is found on a frame of values and applied to any."""

from dataclasses import dataclass

import numpy as np

METHODS = ("none", "winsorise", "log", "gii_log", "three_sd", "trim", "root")
SKEWNESS, KURTOSIS = 2.0, 3.5  # JRC, COINr


@dataclass(frozen=True)
class Treated:
    """What a treatment does to values: cut at two limits, then changed in shape; and why."""

    why: str = ""
    low: float = -np.inf
    high: float = np.inf
    shape: str = "none"
    points: int = 0
    skewness: float = np.nan
    kurtosis: float = np.nan

    def apply(self, column):
        """The values, cut and in their new shape."""
        cut = np.clip(column, self.low, self.high)
        return SHAPES[self.shape](cut, self.low, self.high) if self.shape != "none" else cut


def skewness(column):
    """G1 = sqrt(n) S(x-m)^3 / (S(x-m)^2)^1.5 x sqrt(n(n-1))/(n-2); undefined below 3 values or where all are equal.

    e1071 type 2, scipy.stats.skew(bias=False).
    """
    n = column.size
    if n < 3 or _is_constant(column):
        return np.nan
    d = _deviations(column)
    square = float(d @ d)
    return float(np.sqrt(n) * float((d * d) @ d) / square**1.5 * np.sqrt(n * (n - 1)) / (n - 2))


def kurtosis(column):
    """G2 = [(n+1)(r-3)+6] (n-1)/((n-2)(n-3)), r = n S(x-m)^4/(S(x-m)^2)^2; undefined below 4 values or all equal.

    Excess kurtosis, e1071 type 2, scipy.stats.kurtosis(bias=False).
    """
    n = column.size
    if n < 4 or _is_constant(column):
        return np.nan
    d = _deviations(column)
    ratio = n * float((d * d) @ (d * d)) / float(d @ d) ** 2
    return float(((n + 1) * (ratio - 3) + 6) * (n - 1) / ((n - 2) * (n - 3)))


def _deviations(column):
    """From the mean, the greatest 1: neither measure minds the scale, and powers neither overflow nor vanish."""
    found = column - column.mean()
    return found / np.abs(found).max()


def _is_constant(column):
    return bool(np.ptp(column) == 0)


def passes(column):
    """|G1| < 2 or G2 < 3.5 (JRC, COINr); what cannot be tested is left as it is."""
    g1, g2 = skewness(column), kurtosis(column)
    return bool(np.isnan(g1) or np.isnan(g2) or abs(g1) < SKEWNESS or g2 < KURTOSIS)


def most_points(n):
    """A tenth of the units, at least one and at most five: COINr's default is five, too many for a small group."""
    return min(5, max(1, n // 10))


def fit(column, treatment, *, winsorise_from=0):
    """The treatment that a frame's values ask for.

    winsorise and log: JRC, COINr; gii_log: Global Innovation Index; three_sd and root: European Innovation Scoreboard;
    trim: Environmental Sustainability Index, cut at the 2.5th and 97.5th percentile.
    """
    known = column[~np.isnan(column)]
    g1, g2 = skewness(known), kurtosis(known)
    tested = {"skewness": g1, "kurtosis": g2}
    if treatment.method == "none" or not known.size:
        return Treated(**tested)
    if treatment.method == "winsorise":
        return _winsorise(known, treatment, tested, winsorise_from)
    if treatment.method == "three_sd":
        return Treated(**tested, **_three_sd(known))
    if treatment.method == "trim":
        low, high = np.quantile(known, [0.025, 0.975])
        return Treated(**tested, **_cut("trimmed", known, low, high))
    if _is_constant(known):
        return Treated(**tested)
    return Treated(
        why=treatment.method, low=known.min(), high=known.max(), shape=_shape(treatment.method, g1), **tested
    )


def _shape(method, g1):
    return "log_from_above" if method == "log" and g1 < 0 else method


def _winsorise(known, treatment, tested, winsorise_from):
    """Give the farthest values the next one's until the test is passed or too many are changed; then a logarithm.

    Where G1 >= 0 all current maxima take the next lower value, else all minima the next higher (JRC, COINr).
    """
    if np.isnan(tested["skewness"]) or np.isnan(tested["kurtosis"]):
        return Treated(why="not_testable", **tested)
    if passes(known):
        return Treated(**tested)
    if known.size < winsorise_from:
        return Treated(why="too_few", **tested)
    most = most_points(known.size) if treatment.most is None else treatment.most
    now, changed = known.copy(), np.zeros(known.size, dtype=bool)
    while not passes(now) and changed.sum() < most:
        at = now == (now.max() if skewness(now) >= 0 else now.min())
        rest = now[~at]
        if (changed | at).sum() > most or not rest.size:
            break
        now[at] = rest.max() if now[at][0] > rest.max() else rest.min()
        changed |= at
    if passes(now):
        return Treated(why="winsorised", low=now.min(), high=now.max(), points=int(changed.sum()), **tested)
    if treatment.fallback == "log":
        shape = _shape("log", tested["skewness"])
        return Treated(why="log", low=known.min(), high=known.max(), shape=shape, **tested)
    return Treated(why="still_skewed", **tested)


def _three_sd(known):
    """EIS: values beyond the mean +- 3 standard deviations are left out when minimum and maximum are taken."""
    spread = known.std(ddof=1) if known.size > 1 else 0.0
    near = known[np.abs(known - known.mean()) <= 3 * spread] if spread else known
    return _cut("three_sd", known, near.min(), near.max())


def _cut(why, known, low, high):
    points = int(((known < low) | (known > high)).sum())
    return {"why": why if points else "", "low": float(low), "high": float(high), "points": points}


def _log(x, low, high):
    """ln(x - min + 0.01 (max - min)); COINr."""
    return np.log(x - low + 0.01 * (high - low))


def _log_from_above(x, low, high):
    """-ln(max + 0.01 range - x): the same for a long tail below; COINr."""
    return -np.log(high + 0.01 * (high - low) - x)


def _gii_log(x, low, high):
    """ln((max-1)(x-min)/(max-min)+1); Global Innovation Index."""
    return np.log((high - 1) * (x - low) / (high - low) + 1)


def _root(x, low, high):
    """The square root of unbounded skewed values; EIS."""
    return np.sqrt(x)


SHAPES = {"log": _log, "log_from_above": _log_from_above, "gii_log": _gii_log, "root": _root}
