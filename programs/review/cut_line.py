"""How far does the money of both sides go? The double cut line through a joint ranking.

Every amount stays in its account, that of a side in a currency: accounts are compared and reduced each for itself,
never added to one another. Amounts are whatever can be compared and subtracted exactly: Money, or Decimal.
"""

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby


class Policy(StrEnum):
    STOP = "stop"  # at the first file that does not fit; all after it are reserves
    SKIP = "skip"  # it; what comes after and fits is funded


class Outcome(StrEnum):
    FUNDED = "funded"
    RESERVE = "reserve"


@dataclass(frozen=True)
class Line:
    """One file of the decision table: its outcome, and what every account has left after it."""

    key: object
    rank: int
    outcome: Outcome
    reserve: int | None  # rank among reserves; equals share it
    left: dict  # {account: amount}
    lacks: tuple  # accounts whose money did not suffice when its turn came; empty also if there were enough projects
    is_discussed: bool  # the line could as well run on its other side


@dataclass(frozen=True)
class CutLine:
    lines: tuple
    left: dict  # {account: amount} at the end
    ends: dict  # {account: first file that it alone could not pay, walking without a skip; None if it pays all}


def draw(ranked, *, budgets, asked, policy=Policy.STOP, most=None):
    """The CutLine through Ranked files: funded while all accounts suffice, at most `most` projects.

    `budgets` is {account: amount}, `asked` {key: {account: amount}}. Equals are funded together or not at all: nothing
    chooses among them but the committee. ValueError for an account without a budget or an amount below zero;
    CurrencyMismatch of Money where an account is asked in another currency.
    """
    ranked = list(ranked)
    for one in ranked:
        _check(one.key, asked.get(one.key, {}), budgets)
    left, funded, lacks, states, stopped = dict(budgets), [], {}, {}, False
    for _, equals in groupby(ranked, key=lambda one: one.rank):
        group = list(equals)
        after, lacking = _after(left, [asked.get(one.key, {}) for one in group])
        is_full = most is not None and len(funded) + len(group) > most
        if not (stopped or lacking or is_full):
            left = after
            funded += group
        else:
            stopped = stopped or policy == Policy.STOP
        for one in group:
            lacks[one.key], states[one.key] = lacking, dict(left)
    paid = {one.key for one in funded}
    reserves = [one for one in ranked if one.key not in paid]
    places = {}
    for place, one in enumerate(reserves, 1):
        places.setdefault(one.rank, place)
    discussed = _discussed([one for one in funded if reserves and one.rank < reserves[0].rank], reserves)
    lines = tuple(
        Line(
            one.key,
            one.rank,
            Outcome.FUNDED if one.key in paid else Outcome.RESERVE,
            None if one.key in paid else places[one.rank],
            states[one.key],
            () if one.key in paid else lacks[one.key],
            one.key in discussed,
        )
        for one in ranked
    )
    return CutLine(lines, left, {account: _end(account, ranked, budgets, asked) for account in budgets})


def _check(key, amounts, budgets):
    for account, amount in amounts.items():
        if account not in budgets:
            raise ValueError(f"{key!r} asks for money of {account!r}, which has no budget.")
        if amount < amount - amount:
            raise ValueError(f"{key!r} asks for less than nothing.")


def _after(left, several):
    """(what accounts have left after these amounts, the accounts that do not suffice)."""
    left, lacking = dict(left), []
    for amounts in several:
        for account, amount in amounts.items():
            if account in lacking:
                continue
            if amount <= left[account]:
                left[account] = left[account] - amount
            else:
                lacking.append(account)
    return left, tuple(lacking)


def _end(account, ranked, budgets, asked):
    left = {account: budgets[account]}
    for one in ranked:
        amounts = asked.get(one.key, {})
        left, lacking = _after(left, [{account: amounts[account]}] if account in amounts else [])
        if lacking:
            return one.key
    return None


def _discussed(before, reserves):
    """Files within one standard error of the line, which runs between the first reserve and the funded before it.

    Of equals that do not all fit, each is one.
    """
    if not reserves:
        return set()
    first, last = reserves[0], before[-1] if before else None
    equals = [one.key for one in reserves if one.rank == first.rank]
    found = set(equals) if len(equals) > 1 else set()
    if last is not None:
        found |= {one.key for one in before if one.error is not None and one.joint - one.error <= first.joint}
        found |= {one.key for one in reserves if one.error is not None and one.joint + one.error >= last.joint}
    return found
