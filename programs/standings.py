"""What do the rules say of all that is before a committee: rank, outcome by the money of both sides, what is left?

Computed from what the items keep; nothing is read from the database, and nothing is written.
"""

from statistics import fmean

from programs.models import Outcome
from programs.review import cut_line, joint_ranking

NO_SCORE = "score"  # beside "threshold", "criteria" and "grade": a side has no score of it


class BeyondTheMoney(Exception):
    """What was chosen to be funded is more than this account has."""

    def __init__(self, account):
        super().__init__(account)
        self.account = account


def candidate_of(item):
    """The item as the ranking takes it; None where a side has no score of it."""
    scores = {side: _score(one) for side, one in item.basis.get("sides", {}).items()}
    if not scores or any(one is None for one in scores.values()):
        return None
    return joint_ranking.Candidate(
        item.pk, scores, item.basis.get("first_criterion") or 0.0, bool(item.basis.get("is_new"))
    )


def _score(said):
    if said["raw"] is None:
        return None
    names = ("raw", "adjusted", "error", "meets_criteria", "grade")
    return joint_ranking.SideScore(**{name: said[name] for name in names})


def ranking_of(items, *, call):
    """The JointRanking of these items with the committee's moves in their order."""
    candidates = [one for one in map(candidate_of, items) if one]
    moves = sorted((one for one in items if one.moved_to), key=lambda one: (one.moved_at, one.pk))
    known = {one.key for one in candidates}
    return joint_ranking.rank(
        candidates,
        threshold=float(call.threshold),
        use_adjusted=call.score_used == "adjusted" and all(_is_adjusted(one) for one in candidates),
        moves=[joint_ranking.Move(one.pk, one.moved_to, one.reason) for one in moves if one.pk in known],
    )


def _is_adjusted(candidate):
    """A side with too few reviews has raw scores only: then these decide, for all."""
    return all(score.adjusted is not None for score in candidate.scores.values())


def standings(items, *, call, budgets):
    """{key of an item: its columns that the rules compute}. `budgets` is {account: Money or None for no limit}.

    What the committee has chosen is taken first from every account; the rest follows the rules in the order of ranks.
    Raises BeyondTheMoney where the choices alone are more than an account has, ValueError where moves do not go
    together any more.
    """
    items = list(items)
    ranking = ranking_of(items, call=call)
    limits = {account: money for account, money in budgets.items() if money is not None}
    asked = {one.pk: {amount.account: amount.money for amount in one.amounts.all()} for one in items}
    within = {key: {a: money for a, money in found.items() if a in limits} for key, found in asked.items()}
    chosen = {one.pk: one.chosen for one in items if one.chosen}
    by_rules = _drawn(ranking.ranked, limits, within, call)
    left = _after_choices(limits, chosen, within)
    drawn = _drawn([one for one in ranking.ranked if one.key not in chosen], left, within, call)
    placed = {one.key: one for one in ranking.ranked}
    last = sorted((one for one in items if one.pk not in placed), key=_by_raw)
    ordered = [*(one.key for one in ranking.ranked), *(one.pk for one in last)]
    below = {key: [list(what) for what in found] for key, found in ranking.below.items()}
    below |= {one.pk: _without_score(one) for one in last if one.pk not in below}
    outcomes = {key: chosen.get(key) or (drawn[key].outcome.value if key in drawn else "rejected") for key in ordered}
    reserves = _reserves(ordered, outcomes, placed)
    running, found = dict(limits), {}
    for position, key in enumerate(ordered, 1):
        if outcomes[key] == Outcome.FUNDED:
            running = {account: money - within[key].get(account, money * 0) for account, money in running.items()}
        one, line = placed.get(key), drawn.get(key)
        found[key] = {
            "joint": one and one.joint,
            "gap": one and one.gap,
            "error": one and one.error,
            "computed_rank": one and one.computed,
            "rank": one and one.rank,
            "position": position,
            "computed_outcome": by_rules[key].outcome.value if key in by_rules else Outcome.REJECTED.value,
            "outcome": outcomes[key],
            "reserve": reserves.get(key),
            "is_discussed": bool(line and line.is_discussed),
            "below": below.get(key, []),
            "lacks": list(line.lacks) if line else [],
            "left": {account: str(money.amount) for account, money in running.items()},
        }
    return found


def _drawn(ranked, limits, asked, call):
    line = cut_line.draw(ranked, budgets=limits, asked=asked, policy=cut_line.Policy(call.cut_policy))
    return {one.key: one for one in line.lines}


def _after_choices(limits, chosen, asked):
    left = dict(limits)
    for key, outcome in chosen.items():
        if outcome != Outcome.FUNDED:
            continue
        for account, money in asked[key].items():
            if not money <= left[account]:
                raise BeyondTheMoney(account)
            left[account] = left[account] - money
    return left


def _by_raw(item):
    raw = [one["raw"] for one in item.basis.get("sides", {}).values() if one["raw"] is not None]
    return (-fmean(raw) if raw else 1, item.pk)


def _without_score(item):
    return [[side, NO_SCORE] for side, one in item.basis.get("sides", {}).items() if one["raw"] is None]


def _reserves(ordered, outcomes, placed):
    """Their places: equals share one, and those that the rules do not rank come last."""
    keys = [key for key in ordered if outcomes[key] == Outcome.RESERVE]
    places, found = {}, {}
    for place, key in enumerate(keys, 1):
        rank = placed[key].rank if key in placed else f"unranked {key}"
        found[key] = places.setdefault(rank, place)
    return found
