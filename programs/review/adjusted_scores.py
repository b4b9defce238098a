"""What would the scores of one side be if no reviewer were severe? Additive model, both effects random.

y_ij = mu + a_i + b_j + e_ij with a ~ N(0, s2a), b ~ N(0, s2b), e ~ N(0, s2e): application i, reviewer j.
Variances by restricted maximum likelihood (Patterson and Thompson 1971) with the EM steps of Dempster, Laird and Rubin
1977, accelerated by SQUAREM (Varadhan and Roland 2008); effects by Henderson's mixed model equations (Henderson 1975;
Searle, Casella and McCulloch, Variance Components, 1992, ch. 7 and 8). The larger of the two factors is absorbed, so
a step costs the cube of the smaller one.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy.linalg import cho_factor, cho_solve
from scipy.optimize import minimize_scalar
from scipy.sparse import coo_array, diags_array
from scipy.sparse.csgraph import connected_components

LEAST_REVIEWS = 4
LEAST_REVIEWERS = 2
MOST_STEPS = 1000
SETTLED = 1e-7  # change of a variance in one EM step, as a share of that of all scores
LEAST_CHANCE = 1e-7  # share of the variance of all scores left to chance where they fit the model exactly
SMALL = 0.02  # a variance below this share is zero if zero is at least as likely
LONGEST = 1e4  # of an extrapolation, in steps


class RawOnly(StrEnum):
    """Why there are no adjusted scores."""

    FEW_REVIEWS = "few_reviews"
    FEW_REVIEWERS = "few_reviewers"
    NOTHING_REVIEWED_TWICE = "nothing_reviewed_twice"  # an application and chance cannot be told apart
    NOBODY_REVIEWED_TWICE = "nobody_reviewed_twice"  # a reviewer and chance cannot be told apart


@dataclass(frozen=True)
class Adjusted:
    """What the reviews of an application say: in points of the scale that reviews use."""

    reviews: int
    raw: float  # mean of its reviews
    score: float | None  # mu + a_i; None where only raw ones are told
    error: float | None  # standard error of a_i: root of its prediction error variance; mu is the same for all


@dataclass(frozen=True)
class Severity:
    """How far above all others a reviewer scores: points, below zero for a severe one."""

    reviews: int
    effect: float
    error: float


@dataclass(frozen=True)
class Adjustment:
    """One side of a call: adjusted applications, reviewers, and how sure that is."""

    applications: dict  # {application: Adjusted}
    reviewers: dict  # {reviewer: Severity}; empty where only raw scores are told
    raw_only: RawOnly | None
    mean: float | None = None  # mu
    variances: tuple | None = None  # of applications, reviewers, chance; points squared
    groups: int = 0  # without a reviewer in common: over several, reviewers are taken for equal on average
    steps: int = 0
    has_settled: bool = True


def adjust(reviews):
    """The Adjustment from (application, reviewer, score) of one side of one call.

    ValueError for a score that is no finite number, or a reviewer who has two reviews of one application.
    """
    data = _Reviews(list(reviews))
    because = data.raw_only()
    if because:
        plain = {
            name: Adjusted(int(n), float(raw), None, None)
            for name, n, raw in zip(data.applications, data.counts[0], data.raw, strict=True)
        }
        return Adjustment(plain, {}, because)
    equations = _Equations(data)
    fit = _fit(equations, np.array([1 / 3, 1 / 3, 1 / 3] if data.spread else [0.0, 0.0, 1.0]))
    found, variances = fit.solution, fit.variances
    centre, spread = data.centre, data.spread
    applications = {
        name: Adjusted(int(n), float(raw), float(centre + spread * (found.mean + effect)), float(spread * error))
        for name, n, raw, effect, error in zip(
            data.applications, data.counts[0], data.raw, *found.applications, strict=True
        )
    }
    reviewers = {
        name: Severity(int(n), float(spread * effect), float(spread * error))
        for name, n, effect, error in zip(data.reviewers, data.counts[1], *found.reviewers, strict=True)
    }
    return Adjustment(
        applications,
        reviewers,
        None,
        mean=float(centre + spread * found.mean),
        variances=tuple(float(spread**2 * value) for value in variances),
        groups=data.groups(),
        steps=fit.steps,
        has_settled=fit.has_settled,
    )


class _Reviews:
    """Scores as arrays, in units of their own spread: then no number of the fit depends on the scale."""

    def __init__(self, reviews):
        self.applications, self.application = _places(application for application, _, _ in reviews)
        self.reviewers, self.reviewer = _places(reviewer for _, reviewer, _ in reviews)
        scores = np.array([float(score) for _, _, score in reviews])
        if not np.isfinite(scores).all():
            raise ValueError("A score is no finite number.")
        if len(set(zip(self.application.tolist(), self.reviewer.tolist(), strict=True))) < len(reviews):
            raise ValueError("A reviewer has two reviews of one application.")
        self.counts = (
            np.bincount(self.application, minlength=len(self.applications)).astype(float),
            np.bincount(self.reviewer, minlength=len(self.reviewers)).astype(float),
        )
        self.raw = np.bincount(self.application, scores, len(self.applications)) / self.counts[0]
        self.centre = float(scores.mean()) if len(scores) else 0.0
        apart = scores - self.centre
        spread = float(np.sqrt((apart**2).mean())) if len(scores) else 0.0
        self.spread = spread if spread > 1e-9 * (1 + abs(self.centre)) else 0.0
        self.y = apart / self.spread if self.spread else np.zeros(len(scores))

    def raw_only(self):
        if len(self.y) < LEAST_REVIEWS:
            return RawOnly.FEW_REVIEWS
        if len(self.reviewers) < LEAST_REVIEWERS:
            return RawOnly.FEW_REVIEWERS
        if self.counts[0].max() < 2:
            return RawOnly.NOTHING_REVIEWED_TWICE
        return RawOnly.NOBODY_REVIEWED_TWICE if self.counts[1].max() < 2 else None

    def table(self):
        """Who reviewed what: applications by reviewers, 0 and 1, sparse."""
        shape = (len(self.applications), len(self.reviewers))
        return coo_array((np.ones(len(self.y)), (self.application, self.reviewer)), shape=shape)

    def groups(self):
        a, r = len(self.applications), len(self.reviewers)
        links = coo_array((np.ones(len(self.y)), (self.application, a + self.reviewer)), shape=(a + r, a + r))
        return int(connected_components(links, directed=False, return_labels=False))


def _places(names):
    """All different names in order of appearance, and for each its place among them."""
    seen = {}
    places = [seen.setdefault(name, len(seen)) for name in names]
    return list(seen), np.array(places, dtype=int)


@dataclass(frozen=True)
class _Solution:
    mean: float
    applications: tuple  # effects, their standard errors
    reviewers: tuple
    update: np.ndarray  # the variances of the next EM step
    likelihood: float  # restricted, logarithm, but for a constant


class _Equations:
    """Henderson's equations times s2e, effects in units of their own standard deviation: a variance may then be zero.

    [ X'X  X'Z s ; s Z'X  s2e I + s Z'Z s ]. The factor with more levels ("many") has a diagonal block and is absorbed;
    mu and the other ("few") remain. What is in the table of who reviewed what stays sparse.
    """

    def __init__(self, data):
        self.turned = len(data.applications) < len(data.reviewers)
        self.n, self.y = len(data.y), data.y
        self.many, self.few = (data.reviewer, data.application) if self.turned else (data.application, data.reviewer)
        self.count_many, self.count_few = data.counts[::-1] if self.turned else data.counts
        self.table = (data.table().T if self.turned else data.table()).tocsr()  # many by few
        self.sum_many = np.bincount(self.many, self.y, len(self.count_many))
        self.sum_few = np.bincount(self.few, self.y, len(self.count_few))

    def solve(self, variances):
        """Effects and errors under these variances of applications, reviewers and chance."""
        of_many, of_few, chance = variances[[1, 0, 2]] if self.turned else variances
        s_many, s_few = np.sqrt(of_many), np.sqrt(of_few)
        d = chance + of_many * self.count_many
        mu, cross = s_many * self.count_many, s_many * s_few * self.table
        mu_absorbed, absorbed = mu / d, diags_array(1 / d) @ cross
        factor = cho_factor(self._rest(s_few, of_few, chance, (mu, mu_absorbed), (cross, absorbed)), lower=True)
        inverse = cho_solve(factor, np.eye(1 + len(self.count_few)))
        right = s_many * self.sum_many
        right = np.concatenate([[self.y.sum() - mu_absorbed @ right], s_few * self.sum_few - absorbed.T @ right])
        level = inverse @ right
        mean, few = float(level[0]), s_few * level[1:]
        many = s_many * (s_many * self.sum_many - mu * level[0] - cross @ level[1:]) / d
        # Prediction error variances: s2e times the diagonal of the inverse, by its blocks.
        with_mu = mu_absorbed * (mu_absorbed * inverse[0, 0] + 2 * (absorbed @ inverse[1:, 0]))
        diagonal = with_mu + absorbed.multiply(absorbed @ inverse[1:, 1:]).sum(axis=1)
        var_many = of_many * chance * (1 / d + diagonal)
        var_few = of_few * chance * np.diag(inverse)[1:]
        misfit = float(self.y @ (self.y - mean - many[self.many] - few[self.few]))
        determinant = np.log(d).sum() + 2 * np.log(np.diag(factor[0])).sum()
        likelihood = -0.5 * ((self.n - 1 - len(d) - len(few)) * np.log(chance) + determinant + misfit / chance)
        new_many, new_few = (many @ many + var_many.sum()) / len(many), (few @ few + var_few.sum()) / len(few)
        new = (new_few, new_many) if self.turned else (new_many, new_few)
        both = (many, np.sqrt(var_many)), (few, np.sqrt(var_few))
        return _Solution(
            mean,
            *(both[::-1] if self.turned else both),
            np.array([*new, max(misfit / (self.n - 1), LEAST_CHANCE)]),
            float(likelihood),
        )

    def _rest(self, s_few, of_few, chance, mus, tables):
        """What remains when the factor with more levels is absorbed: mu, and the levels of the other."""
        (mu, mu_absorbed), (cross, absorbed) = mus, tables
        rest = np.empty((1 + len(self.count_few),) * 2)
        rest[0, 0] = self.n - mu @ mu_absorbed
        rest[0, 1:] = rest[1:, 0] = s_few * self.count_few - cross.T @ mu_absorbed
        rest[1:, 1:] = np.diag(chance + of_few * self.count_few) - (cross.T @ absorbed).toarray()
        return rest


@dataclass(frozen=True)
class _Fit:
    variances: np.ndarray
    solution: _Solution
    steps: int
    has_settled: bool


def _fit(equations, variances):
    """EM until it stands still: two steps show the direction, SQUAREM (S3) goes on in it if that is likelier.

    EM creeps towards a variance of zero and never reaches it; where zero is likelier, it is taken, and left again only
    if a little more than zero is likelier still.
    """
    steps, at, may_vanish = 1, equations.solve(variances), True
    while steps < MOST_STEPS:
        if may_vanish:
            variances, at = _vanished(equations, variances, at)
        if not _moves(at, variances):
            back, there = _revived(equations, variances, at)
            if there is at:
                break
            variances, at, may_vanish = back, there, False
        variances, at = _ahead(equations, variances, at)
        steps += 3
    return _Fit(variances, at, steps, not _moves(at, variances))


def _moves(at, variances):
    return np.abs(at.update - variances).max() > SETTLED


def _ahead(equations, variances, at):
    """Two steps of EM, then as far in their direction as they curve, if that is likelier."""
    first, second = at.update, equations.solve(at.update).update
    found = equations.solve(second)
    start, middle, end = np.sqrt(variances), np.sqrt(first), np.sqrt(second)
    step, bend = middle - start, end - 2 * middle + start
    length = np.sqrt(step @ step) / max(np.sqrt(bend @ bend), np.finfo(float).tiny)
    if 1 < length < LONGEST:
        ahead = (start + 2 * length * step + length**2 * bend) ** 2
        ahead[2] = max(ahead[2], LEAST_CHANCE)
        there = equations.solve(ahead)
        if there.likelihood >= found.likelihood:
            return ahead, there
    return second, found


def _vanished(equations, variances, at):
    """With a small variance of applications or reviewers at zero, if that is at least as likely."""
    for place in (0, 1):
        if 0 < variances[place] < SMALL:
            without = np.where(np.arange(3) == place, 0.0, variances)
            there = equations.solve(without)
            if there.likelihood >= at.likelihood:
                variances, at = without, there
    return variances, at


def _revived(equations, variances, at):
    """With a variance that is zero at the likeliest small value instead, if that is likelier."""
    for place in (0, 1):
        if variances[place] == 0:

            def unlikely(value, place=place, others=variances):
                return -equations.solve(np.where(np.arange(3) == place, value, others)).likelihood

            small = minimize_scalar(unlikely, bounds=(0, SMALL), method="bounded", options={"xatol": SETTLED}).x
            there = np.where(np.arange(3) == place, small, variances)
            found = equations.solve(there)
            if found.likelihood > at.likelihood:
                variances, at = there, found
    return variances, at
