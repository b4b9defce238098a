"""Who should review what? A proposal for one side of a call: the best fit with even loads, and why.

A mixed-integer programme solved by HiGHS through scipy.optimize.milp (Huangfu and Hall 2018): minimise
sum 10 (3 - fit) x + sum 4 k over the k-th review of a reviewer + 10,000 shortfall + 300 for a file without an expert.
What may not be has no variable: hard conflicts, no common field, a language not read, who is away or has declined.
Locked pairs are outside of the problem; they fill their seats. The shortfall makes it always solvable.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

BEST_FIT = 3
EXPERT = 2  # a fit from which a reviewer counts as one who knows the field
MISFIT, LOAD, SHORT, NO_EXPERT = 10, 4, 10_000, 300
NEAREST = 3  # so many alternatives are told


class Bar(StrEnum):
    """Why a reviewer does not review a file, the firmest reason first."""

    CONFLICT = "conflict"
    DECLINED = "declined"
    LANGUAGE = "language"
    FIELD = "field"
    AWAY = "away"
    INSTITUTION = "institution"  # one of the same institution reviews it
    FULL = "full"


@dataclass(frozen=True)
class File:
    """An application to be reviewed: its fields, the languages its reviewers must read, how many there should be."""

    key: object
    areas: frozenset
    languages: frozenset = frozenset()
    needs: int = 2


@dataclass(frozen=True)
class Reviewer:
    """A reviewer of this side; `most` reviews in all, of which `has` are not part of this proposal."""

    key: object
    areas: dict  # {area: level 1 to 3}
    institution: object = None
    languages: frozenset = frozenset()
    most: int = 10
    has: int = 0
    is_away: bool = False

    def fit(self, file):
        """The highest level in one of the file's fields; 0 for none."""
        return max((self.areas.get(area, 0) for area in file.areas), default=0)


@dataclass(frozen=True)
class Alternative:
    reviewer: object
    fit: int
    load: int
    bar: Bar | None  # None where the reviewer could take it


@dataclass(frozen=True)
class Pair:
    """One proposed review and why: how well it fits, what the reviewer then has in all, who else could."""

    file: object
    reviewer: object
    fit: int
    load: int
    is_locked: bool
    alternatives: tuple


@dataclass(frozen=True)
class Shortfall:
    """A file that lacks reviewers: of all who know its fields, how many are kept from it by what."""

    file: object
    missing: int
    known: int  # reviewers with a common field, those who review it included
    bars: dict  # {Bar: how many}, those with no common field left out
    nearest: tuple


@dataclass(frozen=True)
class Proposal:
    pairs: tuple
    shortfalls: tuple
    without_expert: tuple  # files none of whose reviewers has a fit of 2
    loads: dict  # {reviewer: reviews in all}
    released: tuple  # locked pairs that may not be: (file, reviewer, Bar)
    is_optimal: bool  # else time ran out and this is the best that was found


@dataclass
class _Problem:
    files: dict
    reviewers: dict
    conflicts: frozenset
    declined: frozenset
    kept: dict = field(default_factory=lambda: defaultdict(set))  # {file: reviewers locked on it}
    loads: Counter = field(default_factory=Counter)

    def bar(self, file, reviewer):
        """Why this pair may never be; None if it may."""
        pair = (file.key, reviewer.key)
        if pair in self.conflicts:
            return Bar.CONFLICT
        if pair in self.declined:
            return Bar.DECLINED
        if not file.languages <= reviewer.languages:
            return Bar.LANGUAGE
        if not reviewer.fit(file):
            return Bar.FIELD
        return Bar.AWAY if reviewer.is_away else None

    def bar_now(self, file, reviewer, on_it):
        """The same, with the seats as they are taken: `on_it` review the file."""
        institutions = {self.reviewers[key].institution for key in on_it} - {None}
        bar = self.bar(file, reviewer)
        if bar is None and reviewer.institution in institutions:
            return Bar.INSTITUTION
        if bar is None and self.loads[reviewer.key] >= reviewer.most:
            return Bar.FULL
        return bar

    def nearest(self, file, on_it, *, free, but=None):
        """Others for a file beside those on it: who could, or all; the best fit, then the least loaded first."""
        found = []
        for reviewer in self.reviewers.values():
            if reviewer.key in on_it or reviewer.key == but or not reviewer.fit(file):
                continue
            bar = self.bar_now(file, reviewer, on_it)
            if bar is None or not free:
                found.append(Alternative(reviewer.key, reviewer.fit(file), self.loads[reviewer.key], bar))
        return tuple(sorted(found, key=lambda one: (-one.fit, one.load))[:NEAREST])


def propose(files, reviewers, *, conflicts=(), declined=(), locked=(), seconds=20):
    """The Proposal. `conflicts` (hard ones), `declined` and `locked` (accepted ones too) are pairs (file, reviewer).

    A lock stands against everything but a hard conflict or a refusal: then it is released and said so.
    ValueError for a pair that names nobody, or two of one key.
    """
    problem = _Problem(_by_key(files), _by_key(reviewers), frozenset(conflicts), frozenset(declined))
    problem.loads.update({reviewer.key: reviewer.has for reviewer in problem.reviewers.values()})
    released = []
    for file, reviewer in dict.fromkeys(locked):
        if file not in problem.files or reviewer not in problem.reviewers:
            raise ValueError(f"There is no file {file!r} or no reviewer {reviewer!r}.")
        bar = problem.bar(problem.files[file], problem.reviewers[reviewer])
        if bar in (Bar.CONFLICT, Bar.DECLINED):
            released.append((file, reviewer, bar))
        else:
            problem.kept[file].add(reviewer)
            problem.loads[reviewer] += 1
    chosen, is_optimal = _solve(problem, seconds)
    on = {key: problem.kept[key] | chosen[key] for key in problem.files}
    for key in problem.files:
        problem.loads.update(chosen[key])
    return Proposal(
        tuple(_pairs(problem, on)),
        tuple(_shortfalls(problem, on)),
        tuple(
            key
            for key, file in problem.files.items()
            if all(problem.reviewers[reviewer].fit(file) < EXPERT for reviewer in on[key])
        ),
        {key: problem.loads[key] for key in problem.reviewers},
        tuple(released),
        is_optimal,
    )


def _by_key(things):
    things = list(things)
    found = {thing.key: thing for thing in things}
    if len(found) < len(things):
        raise ValueError("Two have the same key.")
    return found


def _pairs(problem, on):
    order = {key: place for place, key in enumerate(problem.reviewers)}
    for key, file in problem.files.items():
        for reviewer in sorted(on[key], key=order.get):
            yield Pair(
                key,
                reviewer,
                problem.reviewers[reviewer].fit(file),
                problem.loads[reviewer],
                reviewer in problem.kept[key],
                problem.nearest(file, on[key] - {reviewer}, free=True, but=reviewer),
            )


def _shortfalls(problem, on):
    for key, file in problem.files.items():
        missing = file.needs - len(on[key])
        if missing > 0:
            known = [reviewer for reviewer in problem.reviewers.values() if reviewer.fit(file)]
            bars = Counter(problem.bar_now(file, one, on[key]) for one in known if one.key not in on[key])
            bars.pop(None, None)  # only where time ran out
            yield Shortfall(key, missing, len(known), dict(bars), problem.nearest(file, on[key], free=False))


class _Rows:
    """Variables with a cost and a most, and rows of constraints on them, as milp takes them."""

    def __init__(self):
        self.costs, self.most = [], []
        self.row, self.column, self.value = [], [], []
        self.low, self.high = [], []

    def variable(self, cost, most):
        self.costs.append(cost)
        self.most.append(most)
        return len(self.costs) - 1

    def constrain(self, terms, low, high):
        for column, value in terms:
            self.row.append(len(self.low))
            self.column.append(column)
            self.value.append(value)
        self.low.append(low)
        self.high.append(high)

    def solve(self, whole, seconds):
        """(values, is_optimal); `whole` is how many of the first variables are whole numbers."""
        if not whole:
            return np.zeros(len(self.costs)), True
        shape = (len(self.low), len(self.costs))
        matrix = coo_array((self.value, (self.row, self.column)), shape=shape).tocsr()
        answer = milp(
            np.array(self.costs, dtype=float),
            integrality=np.arange(len(self.costs)) < whole,
            bounds=Bounds(0, np.array(self.most, dtype=float)),
            constraints=LinearConstraint(matrix, self.low, self.high),
            options={"time_limit": seconds, "mip_rel_gap": 0},
        )
        if answer.x is None:
            return np.zeros(len(self.costs)), False
        return answer.x, answer.status == 0


def _solve(problem, seconds):
    """({file: reviewers chosen beside the locked ones}, is_optimal)."""
    rows, of_file, of_reviewer = _Rows(), defaultdict(list), defaultdict(list)
    pairs = []
    for file in problem.files.values():
        taken = Counter(problem.reviewers[key].institution for key in problem.kept[file.key])
        for reviewer in problem.reviewers.values():
            house = reviewer.institution
            if reviewer.key in problem.kept[file.key] or (house is not None and taken[house]):
                continue
            if len(problem.kept[file.key]) < file.needs and problem.bar(file, reviewer) is None:
                x = rows.variable(MISFIT * (BEST_FIT - reviewer.fit(file)), 1)
                pairs.append((file.key, reviewer.key))
                of_file[file.key].append((x, reviewer))
                of_reviewer[reviewer.key].append(x)
    for file in problem.files.values():
        _reviews_of(rows, file, of_file[file.key], [problem.reviewers[key] for key in problem.kept[file.key]])
    for reviewer in problem.reviewers.values():
        _load_of(rows, of_reviewer[reviewer.key], problem.loads[reviewer.key], reviewer.most)
    values, is_optimal = rows.solve(len(pairs), seconds)
    chosen = defaultdict(set)
    for (file, reviewer), value in zip(pairs, values, strict=False):
        if value > 0.5:
            chosen[file].add(reviewer)
    return chosen, is_optimal


def _reviews_of(rows, file, candidates, kept):
    """So many reviews or a shortfall; one who knows the field, or it is charged; one of each institution."""
    needs = max(0, file.needs - len(kept))
    short = rows.variable(SHORT, needs)
    rows.constrain([*((x, 1) for x, _ in candidates), (short, 1)], needs, needs)
    if not any(one.fit(file) >= EXPERT for one in kept):
        without = rows.variable(NO_EXPERT, 1)
        rows.constrain([*((x, 1) for x, one in candidates if one.fit(file) >= EXPERT), (without, 1)], 1, np.inf)
    houses = defaultdict(list)
    for x, one in candidates:
        if one.institution is not None:
            houses[one.institution].append((x, 1))
    for terms in houses.values():
        if len(terms) > 1:
            rows.constrain(terms, 0, 1)


def _load_of(rows, mine, has, most):
    """Each further review of a reviewer costs more than the one before; none beyond the most."""
    if mine:
        slots = [rows.variable(LOAD * k, 1) for k in range(has + 1, min(most, has + len(mine)) + 1)]
        rows.constrain([*((x, 1) for x in mine), *((slot, -1) for slot in slots)], 0, 0)
