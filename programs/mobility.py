"""What does a visit cost whom, and in which fiscal window? Daily rates by tier and seniority, travel up to a ceiling.

Each day has its own amount and falls into one window, so parts always sum to the whole, to the last rial. Amounts are
Money or Decimal, and only those of one side, window and category are added.
"""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any


class Category(StrEnum):
    TRAVEL = "travel"
    STAY = "stay"


class NoTariff(ValueError):
    """The call does not say what this visitor gets a day."""


class Payer(StrEnum):
    """Who pays a category, as the call says. Of two sides one sends the visitor, the other is the host."""

    SENDING = "sending"
    HOSTING = "hosting"
    HOME = "home"
    PARTNER = "partner"
    NOBODY = "nobody"

    def side(self, visitor):
        """The side that pays for a visitor of this side; None for nobody."""
        other = {"home": "partner", "partner": "home"}[visitor]
        return {"sending": visitor, "hosting": other, "nobody": None}.get(self, str(self))


@dataclass(frozen=True)
class Tier:
    """So much a day up to this day of the visit, the first being 1; None: to the end."""

    to: int | None
    per_day: Any


@dataclass(frozen=True)
class Tariff:
    """What one visitor gets for a stay. Days beyond the last tier, and what is above `most`, are not paid."""

    tiers: tuple
    most: Any = None  # for the whole visit

    def __post_init__(self):
        ends = [tier.to for tier in self.tiers]
        if None in ends[:-1] or any(a >= b for a, b in zip([0, *ends], ends, strict=False) if b is not None):
            raise ValueError("Tiers end on later and later days; only the last may be without end.")
        if any(_is_negative(amount) for amount in (self.most, *(tier.per_day for tier in self.tiers))):
            raise ValueError("An amount is below zero.")

    def days(self, count):
        """What is paid for each day from the first, as many as are paid of `count`."""
        paid, left = [], self.most
        for day in range(1, count + 1):
            rate = next((tier.per_day for tier in self.tiers if tier.to is None or day <= tier.to), None)
            if rate is None:
                break
            if left is not None:
                rate = min(rate, left)
                left = left - rate
            paid.append(rate)
        return paid


@dataclass(frozen=True)
class Fares:
    """How travel is refunded: this share of the real cost, up to a ceiling."""

    most: Any = None
    share: Decimal = Decimal(1)

    def refund(self, cost):
        """ValueError for a cost below zero."""
        if _is_negative(cost):
            raise ValueError("A journey costs less than nothing.")
        refund = cost * self.share
        return refund if self.most is None else min(refund, self.most)


@dataclass(frozen=True)
class Window:
    """A fiscal window of one side, its last day included: money of it is not carried over."""

    key: Any
    side: str
    starts_on: dt.date
    ends_on: dt.date


@dataclass(frozen=True)
class Visit:
    """`visitor` is the side that sends; `paid_days` where fewer are paid than there are."""

    visitor: str
    seniority: str
    starts_on: dt.date
    ends_on: dt.date
    fare: Any = None
    paid_days: int | None = None
    travel_charged_on: dt.date | None = None  # the first day of the visit, if the call says nothing

    def __post_init__(self):
        if self.ends_on < self.starts_on:
            raise ValueError("A visit ends before it begins.")
        if self.paid_days is not None and not 0 <= self.paid_days <= self.length:
            raise ValueError("More days are paid than the visit has.")

    @property
    def length(self):
        """In days, the first and the last included."""
        return (self.ends_on - self.starts_on).days + 1


@dataclass(frozen=True)
class Rules:
    """What a call says of mobility: who pays what, {(side, seniority): Tariff}, {side: Fares}."""

    travel: Payer
    stay: Payer
    tariffs: dict
    fares: dict


@dataclass(frozen=True)
class Charge:
    """What one side pays of a visit in one window; without a window there is no money for it."""

    side: str
    window: Any
    category: Category
    days: int  # none for travel
    amount: Any


def charges(visit, rules, windows):
    """The Charges of a visit, by side and day. NoTariff where one lacks; ValueError where windows overlap."""
    windows = _ordered(windows)
    found = []
    payer = rules.travel.side(visit.visitor)
    if payer and visit.fare is not None:
        day = visit.travel_charged_on or visit.starts_on
        refund = rules.fares.get(payer, Fares()).refund(visit.fare)
        found.append(Charge(payer, _window(windows[payer], day), Category.TRAVEL, 0, refund))
    payer = rules.stay.side(visit.visitor)
    if payer:
        if (payer, visit.seniority) not in rules.tariffs:
            raise NoTariff(f"There is no tariff of {payer!r} for {visit.seniority!r}.")
        days = visit.length if visit.paid_days is None else visit.paid_days
        parts = defaultdict(list)
        for number, amount in enumerate(rules.tariffs[payer, visit.seniority].days(days)):
            parts[_window(windows[payer], visit.starts_on + dt.timedelta(number))].append(amount)
        found += [
            Charge(payer, window, Category.STAY, len(amounts), sum(amounts[1:], start=amounts[0]))
            for window, amounts in parts.items()
        ]
    return tuple(found)


def _ordered(windows):
    found = defaultdict(list)
    for window in sorted(windows, key=lambda window: window.starts_on):
        if window.ends_on < window.starts_on or (
            found[window.side] and window.starts_on <= found[window.side][-1].ends_on
        ):
            raise ValueError("Two fiscal windows of a side overlap, or one ends before it begins.")
        found[window.side].append(window)
    return found


def _window(windows, day):
    return next((window.key for window in windows if window.starts_on <= day <= window.ends_on), None)


def _is_negative(amount):
    return amount is not None and amount < amount - amount
