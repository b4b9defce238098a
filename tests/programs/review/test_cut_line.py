"""Two budgets, one line: funded while both suffice; no currency is ever added to another."""

from decimal import Decimal

import numpy as np
import pytest

from programs.review.cut_line import Outcome, Policy, draw
from programs.review.joint_ranking import Ranked
from records.money import CurrencyMismatch, Money

HOME, PARTNER = ("home", "EUR"), ("partner", "EUR")
BUDGETS = {HOME: Money(60_000, "EUR"), PARTNER: Money(60_000, "EUR")}


def file(key, place, joint=None, error=None):
    return Ranked(key, 100.0 - place if joint is None else joint, 0.0, error, place, place)


def asks(**thousands):
    """{key: what it asks of home and of partner}, in thousands of euros."""
    return {
        key: {HOME: Money(1000 * home, "EUR"), PARTNER: Money(1000 * partner, "EUR")}
        for key, (home, partner) in thousands.items()
    }


ABCD = [file(key, place) for place, key in enumerate("ABCD", 1)]
ASKED = asks(A=(20, 20), B=(20, 30), C=(10, 20), D=(10, 10))  # after B, 10 of the partner's money are left


def outcomes(found):
    return {line.key: (line.outcome.value, line.reserve) for line in found.lines}


def test_the_first_that_does_not_fit_stops_the_line_and_the_rest_are_reserves_in_order():
    found = draw(ABCD, budgets=BUDGETS, asked=ASKED)

    assert outcomes(found) == {"A": ("funded", None), "B": ("funded", None), "C": ("reserve", 1), "D": ("reserve", 2)}
    assert found.lines[2].lacks == (PARTNER,)
    assert found.left == {HOME: Money(20_000, "EUR"), PARTNER: Money(10_000, "EUR")}


def test_skipping_it_funds_what_comes_after_and_fits():
    found = draw(ABCD, budgets=BUDGETS, asked=ASKED, policy=Policy.SKIP)

    assert outcomes(found) == {"A": ("funded", None), "B": ("funded", None), "C": ("reserve", 1), "D": ("funded", None)}
    assert found.left == {HOME: Money(10_000, "EUR"), PARTNER: Money(0, "EUR")}


def test_budgets_of_both_sides_run_down_the_table():
    found = draw(ABCD, budgets=BUDGETS, asked=ASKED)

    assert [(line.left[HOME].amount, line.left[PARTNER].amount) for line in found.lines] == [
        (40_000, 40_000),
        (20_000, 10_000),
        (20_000, 10_000),
        (20_000, 10_000),
    ]


def test_each_account_has_an_end_of_its_own():
    found = draw(ABCD, budgets=BUDGETS, asked=ASKED)

    assert found.ends == {HOME: None, PARTNER: "C"}


def test_currencies_run_beside_one_another_and_meet_nowhere():
    """100,000 liras and 400 million rials for each, as the two agencies of a real call gave them."""
    rials, liras = ("home", "IRR"), ("partner", "TRY")
    each = {rials: Money(400_000_000, "IRR"), liras: Money(100_000, "TRY")}
    budgets = {rials: Money(900_000_000, "IRR"), liras: Money(1_000_000, "TRY")}

    found = draw(ABCD, budgets=budgets, asked=dict.fromkeys("ABCD", each))

    assert [line.outcome for line in found.lines] == ["funded", "funded", "reserve", "reserve"]
    assert found.left == {rials: Money(100_000_000, "IRR"), liras: Money(800_000, "TRY")}


def test_an_account_asked_in_another_currency_is_refused():
    with pytest.raises(CurrencyMismatch):
        draw(ABCD[:1], budgets=BUDGETS, asked={"A": {HOME: Money(1, "IRR")}})


@pytest.mark.parametrize("asked", [{("partner", "IRR"): Money(1, "IRR")}, {HOME: Money(-1, "EUR")}])
def test_an_account_without_budget_and_less_than_nothing_are_refused(asked):
    with pytest.raises(ValueError, match=r"no budget|less than nothing"):
        draw(ABCD[:1], budgets=BUDGETS, asked={"A": asked})


def test_money_that_suffices_to_the_cent_suffices():
    budgets = {HOME: Money("20000.00", "EUR")}

    assert draw(ABCD[:1], budgets=budgets, asked={"A": {HOME: Money("20000.00", "EUR")}}).left[HOME] == Money(0, "EUR")
    assert draw(ABCD[:1], budgets=budgets, asked={"A": {HOME: Money("20000.01", "EUR")}}).lines[0].reserve == 1


def test_equals_are_funded_together_or_discussed():
    equals = [file("A", 1), file("B", 2), file("C", 2), file("D", 4)]
    asked = asks(A=(20, 20), B=(20, 20), C=(30, 30), D=(10, 10))

    stop = draw(equals, budgets=BUDGETS, asked=asked)
    skip = draw(equals, budgets=BUDGETS, asked=asked, policy=Policy.SKIP)

    assert outcomes(stop) == {"A": ("funded", None), "B": ("reserve", 1), "C": ("reserve", 1), "D": ("reserve", 3)}
    assert [line.key for line in stop.lines if line.is_discussed] == ["B", "C"]
    assert outcomes(skip)["D"] == ("funded", None)


def test_no_more_projects_than_the_call_has():
    found = draw(ABCD, budgets=BUDGETS, asked=asks(A=(1, 1), B=(1, 1), C=(1, 1), D=(1, 1)), most=3)

    assert [line.outcome for line in found.lines] == ["funded", "funded", "funded", "reserve"]
    assert found.lines[3].lacks == ()


def test_files_within_one_error_of_the_line_are_discussed():
    """The line runs between B, 80, and C, 78."""
    near = [file("A", 1, 90, 3), file("B", 2, 80, 3), file("C", 3, 78, 2), file("D", 4, 77, 2.9)]

    found = draw(near, budgets=BUDGETS, asked=ASKED)

    assert [line.key for line in found.lines if line.is_discussed] == ["B", "C"]


def test_nothing_is_discussed_where_all_are_funded_or_no_error_is_known():
    known = [file("A", 1, 80, 9), file("B", 2, 79, 9)]

    assert not any(line.is_discussed for line in draw(known, budgets=BUDGETS, asked=ASKED).lines)
    assert not any(line.is_discussed for line in draw(ABCD, budgets=BUDGETS, asked=ASKED).lines)


@pytest.mark.parametrize("policy", Policy)
@pytest.mark.parametrize("seed", range(10))
def test_whatever_is_asked_no_account_is_overdrawn_and_nothing_is_lost(seed, policy):
    generator = np.random.default_rng(seed)
    budgets = {HOME: Decimal(500), PARTNER: Decimal(300)}
    ranked = [file(n, 1 + n - n % 2, error=2.0) for n in range(30)]
    asked = {
        one.key: {HOME: Decimal(int(generator.integers(60))), PARTNER: Decimal(int(generator.integers(40)))}
        for one in ranked
    }

    found = draw(ranked, budgets=budgets, asked=asked, policy=policy)

    funded = [line.key for line in found.lines if line.outcome is Outcome.FUNDED]
    for account, budget in budgets.items():
        assert found.left[account] == budget - sum(asked[key][account] for key in funded) >= 0
    assert [line.reserve is None for line in found.lines] == [line.key in funded for line in found.lines]
    if policy == Policy.STOP:
        assert funded == list(range(len(funded)))


def test_no_files_are_answered():
    assert draw([], budgets=BUDGETS, asked={}).left == BUDGETS
