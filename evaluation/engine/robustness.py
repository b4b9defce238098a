"""How firm is a rank? Thousands of draws of weights and methods, all at once."""

import itertools
from dataclasses import dataclass

import numpy as np

from evaluation.engine.aggregate import aggregate, total
from evaluation.engine.framework import Normalisation
from evaluation.engine.impute import centre
from evaluation.engine.prepare import FROM_ONE, scaled
from evaluation.engine.ranks import published, ranks_of_draws
from evaluation.engine.weights import weights

CHUNK = 500  # draws at a time: their scores stay in the processor's cache
NORMALISATIONS = {
    "own": None,
    "minmax": Normalisation("minmax"),
    "zscore": Normalisation("zscore", centre=50.0, spread=10.0),
    "percentile": Normalisation("percentile"),
}
AGGREGATIONS = ("own", "arithmetic", "geometric", "harmonic")
MISSING = ("own", "impute_median")
LEAST = 0.01  # of the top: where scores begin for means in which a zero would be everything


@dataclass(frozen=True)
class Distributions:
    """What the draws say of each unit: how often which rank; and of the whole: R_S of each draw."""

    counts: np.ndarray  # unit by rank
    ahead: np.ndarray  # share of draws in which a unit is above the next one of the nominal ranking; nan for the last
    shifts: np.ndarray
    draws: int

    def quantile(self, share):
        """Type 7, numpy's own, of each unit's ranks; nan where it never had one."""
        sums = np.cumsum(self.counts, axis=1)
        n = sums[:, -1]
        place = share * np.maximum(n - 1, 0)
        low, high = (1 + (sums <= np.floor(step)[:, None]).sum(axis=1) for step in (place, np.ceil(place)))
        return np.where(n > 0, low + (place - np.floor(place)) * (high - low), np.nan)

    def mean(self):
        """Of each unit's ranks."""
        n = self.counts.sum(axis=1)
        places = np.arange(1, self.counts.shape[1] + 1)
        return np.divide(self.counts @ places, n, out=np.full(n.shape, np.nan), where=n > 0)

    def top(self, k):
        """P(rank <= k) among the draws in which the unit has a rank."""
        n = self.counts.sum(axis=1)
        return np.divide(self.counts[:, :k].sum(axis=1), n, out=np.full(n.shape, np.nan), where=n > 0)


def draw_weights(framework, local, generator, draws, spread):
    """{code: w (1 + U(-a, a)) for each draw}; means divide by their sum, so each parent's are renormalised."""
    return {code: local[code] * (1 + generator.uniform(-spread, spread, draws)) for code in sorted(local)}


def robustness(framework, prepared, *, nominal):
    """Replicates over weights and methods; `nominal` are the ranks of the run itself.

    Weights by +-a; normalisation, aggregation, missing values, winsorised points, one indicator left out: discrete,
    each draw takes one of each at random. Generator(PCG64(seed)). Handbook, step 7; Saisana, Saltelli
    and Tarantola 2005; COINr, whose 25 % of spread it is.
    """
    rules = framework.robustness
    generator = np.random.Generator(np.random.PCG64(rules.seed))
    local = weights(framework, prepared.counted(framework)[0])
    drawn = draw_weights(framework, local, generator, rules.draws, rules.spread)
    if rules.leave_out and len(framework.counted) > 1:
        left = generator.integers(len(framework.counted), size=rules.draws)
        for number, indicator in enumerate(framework.counted):
            drawn[indicator.code] = np.where(left == number, 0.0, drawn[indicator.code])
    ways = list(itertools.product(rules.normalisations, rules.aggregations, rules.missing, rules.winsorise or (None,)))
    taken = generator.integers(len(ways), size=rules.draws)
    tally = Tally(framework, local, nominal)
    for number, (normalisation, aggregation, missing, winsorise) in enumerate(ways):
        mine = np.flatnonzero(taken == number)
        if mine.size:
            rule = NORMALISATIONS[normalisation]
            x, applicable = scaled(framework, prepared, winsorise=winsorise, force=rule).counted(framework)
            if missing == "impute_median":
                x = median_of_columns(x, applicable)
            method = "" if aggregation == "own" else aggregation
            tally.add(above_zero(x, method), applicable, drawn, mine, method)
    return tally.distributions()


def above_zero(x, method):
    """Scores above zero where the mean asks for it: a column with none or less begins at a hundredth of its top.

    So 0..100 becomes 1..100; what is above zero already stays.
    """
    low = np.where(np.isnan(x), np.inf, x).min(axis=0)
    lifted = low <= 0
    if method not in FROM_ONE or not lifted.any():
        return x
    top = np.where(np.isnan(x), -np.inf, x).max(axis=0)
    top = np.where(np.isfinite(top) & (top > 0), top, 1.0)
    start = top * LEAST
    span = np.where(lifted, top - low, 1.0)
    return np.where(lifted, start + (x - np.where(lifted, low, 0.0)) * (top - start) / span, x)


def median_of_columns(x, applicable):
    """Each gap gets the median of its indicator's scores."""
    filled = x.copy()
    for number in range(x.shape[1]):
        gaps = np.isnan(x[:, number]) & applicable[:, number]
        filled[gaps, number] = centre(x[:, number], "median")
    return filled


def scaled_rows(scores):
    """100 S/max S in each draw."""
    best = np.where(np.isnan(scores), -np.inf, scores).max(axis=1, keepdims=True)
    return np.where(best > 0, 100 * scores / np.where(best > 0, best, 1.0), scores)


class Tally:
    """Counts ranks as they come, so that no draw need be kept."""

    def __init__(self, framework, local, nominal):
        n = len(nominal)
        self.framework, self.local, self.nominal = framework, local, nominal
        self.counts = np.zeros(n * n, dtype=np.int64)
        self.order = np.flatnonzero(~np.isnan(nominal))
        self.order = self.order[np.argsort(nominal[self.order], kind="stable")]
        self.wins = np.zeros(max(0, len(self.order) - 1))
        self.shifts = []
        self.draws = 0

    def add(self, x, applicable, drawn, mine, method=""):
        as_given = {code: np.array([weight]) for code, weight in self.local.items()}
        nodes = aggregate(self.framework, x, applicable, as_given, method=method)
        for start in range(0, len(mine), CHUNK):
            some = mine[start : start + CHUNK]
            part = {code: weight[some] for code, weight in drawn.items()}
            scores = total(aggregate(self.framework, x, applicable, part, method=method, nominal=nodes)).score
            self._count(scaled_rows(scores) if self.framework.method.scale_to_best else scores)

    def _count(self, scores):
        shown = published(scores, self.framework.method.ranking_decimals)
        found = ranks_of_draws(shown)
        n = len(self.nominal)
        there = found > 0
        keys = np.arange(n) * n + found - 1
        self.counts += np.bincount(keys[there] if not there.all() else keys.ravel(), minlength=n * n)
        ordered = shown[:, self.order]
        with np.errstate(invalid="ignore"):
            self.wins += (ordered[:, :-1] > ordered[:, 1:]).sum(axis=0)
        shift = np.where(there, np.abs(found - self.nominal), np.nan)
        counted = (~np.isnan(shift)).sum(axis=1)
        self.shifts.append(np.divide(np.nansum(shift, axis=1), counted, out=np.zeros(len(shift)), where=counted > 0))
        self.draws += len(scores)

    def distributions(self):
        n = len(self.nominal)
        ahead = np.full(n, np.nan)
        ahead[self.order[:-1]] = self.wins / max(1, self.draws)
        return Distributions(self.counts.reshape(n, n), ahead, np.concatenate(self.shifts or [np.zeros(0)]), self.draws)


def of_weights(framework, prepared, *, nominal, draws, seed, spread=0.25):
    """Draws of weights alone, the method untouched."""
    x, applicable = prepared.counted(framework)
    local = weights(framework, x)
    drawn = draw_weights(framework, local, np.random.Generator(np.random.PCG64(seed)), draws, spread)
    tally = Tally(framework, local, nominal)
    tally.add(x, applicable, drawn, np.arange(draws))
    return tally.distributions()
