"""In which order does the joint committee see the files? Gate, common scale of the sides, ties, and its own moves.

The gate asks raw scores only: adjusting moves the level of all files, so it may change their order and nothing else.
"""

from dataclasses import dataclass
from itertools import groupby
from statistics import fmean, pstdev

ENOUGH_FOR_SPREAD = 8  # files; with fewer, sides are put on a common mean only
DECIMALS = 2  # files whose joint scores are printed alike are equal
LOWEST_GRADE = "C"


@dataclass(frozen=True)
class SideScore:
    """What one side says of a file, 0 to 100: raw and adjusted with its standard error, and what its panel adds."""

    raw: float
    adjusted: float | None = None
    error: float | None = None  # None where it is not known
    meets_criteria: bool = True  # every criterion with a threshold reaches it
    grade: str = ""  # A, B or C of the panel


@dataclass(frozen=True)
class Candidate:
    """A file before the committee: {side: SideScore}, and what breaks ties."""

    key: object
    scores: dict
    first_criterion: float = 0.0  # mean of both sides on the criterion that the call lists first
    is_new: bool = False  # these partners were never supported together


@dataclass(frozen=True)
class Move:
    """The committee puts a file on the rank that another one has now; never without a reason."""

    key: object
    to: int
    reason: str


@dataclass(frozen=True)
class Ranked:
    """A file with its place: `computed` by the rules, `rank` after moves; equals share a rank (1224)."""

    key: object
    joint: float
    gap: float  # between the highest and the lowest side, on the common scale
    error: float | None  # standard error of the joint score
    computed: int
    rank: int
    reason: str = ""  # of its last move


@dataclass(frozen=True)
class JointRanking:
    ranked: tuple  # in the order of their ranks; equals in the order they were given
    below: dict  # {key: ((side, "threshold" | "criteria" | "grade"), ...)} of files that did not pass the gate


def rank(candidates, *, threshold, use_adjusted=False, moves=()):
    """The JointRanking of files that have a score of every side. `threshold` is for the raw score of each side.

    ValueError where scores lack, or where a move has no reason, no file, or would stand between equals.
    """
    candidates = list(candidates)
    scale = _Scale(candidates, use_adjusted)
    failures = {one.key: tuple(_failures(one, threshold)) for one in candidates}
    placed = [_placed(one, scale) for one in candidates if not failures[one.key]]
    placed.sort(key=lambda found: found[0])
    groups = [[one for _, one in equals] for _, equals in groupby(placed, key=lambda found: found[0])]
    computed = dict(_ranks(groups))
    reasons = {}
    for move in moves:
        _move(groups, move)
        reasons[move.key] = move.reason.strip()
    final = dict(_ranks(groups))
    ranked = tuple(
        Ranked(key, joint, gap, error, computed[key], final[key], reasons.get(key, ""))
        for group in groups
        for key, joint, gap, error in group
    )
    return JointRanking(ranked, {key: found for key, found in failures.items() if found})


def _failures(candidate, threshold):
    for side, score in candidate.scores.items():
        if score.raw < threshold:
            yield side, "threshold"
        if not score.meets_criteria:
            yield side, "criteria"
        if score.grade == LOWEST_GRADE:
            yield side, "grade"


class _Scale:
    """Every side brought to the mean and the spread that the sides have on average, over all files, gated or not."""

    def __init__(self, candidates, use_adjusted):
        self.use_adjusted = use_adjusted
        sides = list(candidates[0].scores) if candidates else []
        if any(set(one.scores) != set(sides) for one in candidates):
            raise ValueError("A file lacks the score of a side.")
        values = {side: [self.value(one.scores[side]) for one in candidates] for side in sides}
        self.means = {side: fmean(values[side]) for side in sides}
        spreads = {side: pstdev(values[side]) for side in sides}
        self.mean = fmean(self.means.values()) if sides else 0.0
        alike = len(candidates) < ENOUGH_FOR_SPREAD or not all(spread > 1e-9 for spread in spreads.values())
        common = fmean(spreads.values()) if sides else 0.0
        self.factors = {side: 1.0 if alike else common / spreads[side] for side in sides}

    def value(self, score):
        if not self.use_adjusted:
            return score.raw
        if score.adjusted is None:
            raise ValueError("A file lacks the adjusted score of a side.")
        return score.adjusted

    def scaled(self, side, score):
        return self.mean + self.factors[side] * (self.value(score) - self.means[side])

    def error(self, scores):
        """Of the mean over sides, whose errors are independent; None where one is not known."""
        if any(score.error is None for score in scores.values()):
            return None
        return sum((self.factors[side] * score.error) ** 2 for side, score in scores.items()) ** 0.5 / len(scores)


def _placed(candidate, scale):
    """What it is sorted by, and (key, joint score, gap, error)."""
    on_scale = [scale.scaled(side, score) for side, score in candidate.scores.items()]
    joint, gap = fmean(on_scale), max(on_scale) - min(on_scale)
    order = (-round(joint, DECIMALS), round(gap, DECIMALS), -round(candidate.first_criterion, DECIMALS))
    return (*order, not candidate.is_new), (candidate.key, joint, gap, scale.error(candidate.scores))


def _ranks(groups):
    ahead = 0
    for group in groups:
        yield from ((one[0], ahead + 1) for one in group)
        ahead += len(group)


def _move(groups, move):
    if not move.reason.strip():
        raise ValueError("A file is moved with a written reason only.")
    group = next((group for group in groups if any(one[0] == move.key for one in group)), None)
    if group is None:
        raise ValueError(f"There is no file {move.key!r} in the ranking.")
    one = next(one for one in group if one[0] == move.key)
    group.remove(one)
    groups[:] = [group for group in groups if group]
    starts = [1 + sum(map(len, groups[:n])) for n in range(len(groups) + 1)]
    if move.to not in starts:
        raise ValueError(f"No file can come to rank {move.to}: there is none, or it is within equals.")
    groups.insert(starts.index(move.to), [one])
