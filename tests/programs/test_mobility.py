"""A visit costs what published tariffs say, each side its part, split over its years to the last rial."""

from datetime import date, timedelta
from decimal import Decimal

import numpy as np
import pytest

from programs.mobility import (
    Category,
    Charge,
    Fares,
    Payer,
    Rules,
    Tariff,
    Tier,
    Visit,
    Window,
    charges,
)
from records.money import Money


def euros(amount):
    return Money(amount, "EUR")


# Published: 120 a day for the first 6 days, 93 for days 7 and 8, 906 at most.
SHORT_VISITS = Tariff((Tier(6, euros(120)), Tier(8, euros(93))))
# Published: 90 a day for a senior, 45 for a junior; a return ticket up to 450.
SENIOR, JUNIOR = Tariff((Tier(None, euros(90)),)), Tariff((Tier(None, euros(45)),))
TICKETS = Fares(most=euros(450))

YEARS = [Window(year, "partner", date(year, 1, 1), date(year, 12, 31)) for year in (2027, 2028)]
RULES = Rules(
    travel=Payer.SENDING,
    stay=Payer.HOSTING,
    tariffs={("partner", "senior"): SENIOR, ("partner", "junior"): JUNIOR},
    fares={"partner": TICKETS},
)


def visit(starts_on, days, visitor="home", seniority="senior", **values):
    return Visit(visitor, seniority, starts_on, starts_on + timedelta(days - 1), **values)


@pytest.mark.parametrize(
    ("days", "amount"), [(0, 0), (1, 120), (6, 720), (7, 813), (8, 906), (9, 906), (30, 906)], ids=str
)
def test_days_are_paid_by_their_tier_and_none_beyond_the_last(days, amount):
    assert Money.total(SHORT_VISITS.days(days), "EUR") == euros(amount)


@pytest.mark.parametrize(("days", "amount"), [(10, 930), (13, 1209), (14, 1300), (30, 1300)])
def test_a_most_for_the_visit_cuts_the_last_days(days, amount):
    """Published: 93 a day; a long visit of 30 days 1,300 at most."""
    tariff = Tariff((Tier(30, euros(93)),), most=euros(1300))

    assert Money.total(tariff.days(days), "EUR") == euros(amount)


@pytest.mark.parametrize(("seniority", "amount"), [("senior", 900), ("junior", 450)])
def test_the_rate_is_that_of_the_seniority(seniority, amount):
    found = charges(visit(date(2027, 5, 1), 10, seniority=seniority), RULES, YEARS)

    assert found == (Charge("partner", 2027, Category.STAY, 10, euros(amount)),)


@pytest.mark.parametrize(
    ("fares", "cost", "refund"),
    [(TICKETS, 380, 380), (TICKETS, 450, 450), (TICKETS, 612, 450), (Fares(share=Decimal("0.8")), 612, "489.60")],
)
def test_travel_is_refunded_at_its_cost_or_a_share_of_it_up_to_the_ceiling(fares, cost, refund):
    assert fares.refund(euros(cost)) == euros(refund)


@pytest.mark.parametrize(
    ("payer", "of_home", "of_partner"),
    [
        (Payer.SENDING, "home", "partner"),
        (Payer.HOSTING, "partner", "home"),
        (Payer.HOME, "home", "home"),
        (Payer.PARTNER, "partner", "partner"),
        (Payer.NOBODY, None, None),
    ],
)
def test_who_pays_follows_from_whose_visitor_it_is(payer, of_home, of_partner):
    assert (payer.side("home"), payer.side("partner")) == (of_home, of_partner)


def test_the_sender_pays_travel_in_its_currency_and_the_host_the_stay_in_its_own():
    """A visitor of the home side: the ticket in rials by home, eight days in euros by the partner."""
    rules = Rules(Payer.SENDING, Payer.HOSTING, {("partner", "senior"): SHORT_VISITS}, {})
    windows = [*YEARS, Window("1406", "home", date(2027, 3, 21), date(2028, 3, 19))]

    found = charges(visit(date(2027, 5, 1), 8, fare=Money(312_500_001, "IRR")), rules, windows)

    assert found == (
        Charge("home", "1406", Category.TRAVEL, 0, Money(312_500_001, "IRR")),
        Charge("partner", 2027, Category.STAY, 8, euros(906)),
    )


def test_a_stay_over_new_year_is_split_by_its_days_and_each_keeps_its_tier():
    """Five days of 120 in the old year; one of 120 and two of 93 in the new one."""
    rules = Rules(Payer.SENDING, Payer.HOSTING, {("partner", "senior"): SHORT_VISITS}, {})

    found = charges(visit(date(2027, 12, 27), 8), rules, YEARS)

    assert found == (
        Charge("partner", 2027, Category.STAY, 5, euros(600)),
        Charge("partner", 2028, Category.STAY, 3, euros(306)),
    )


def test_travel_falls_into_the_window_of_its_day():
    rules = Rules(Payer.SENDING, Payer.NOBODY, {}, {"partner": TICKETS})
    stay = {"visitor": "partner", "fare": euros(500)}

    first = charges(visit(date(2027, 12, 27), 8, **stay), rules, YEARS)
    later = charges(visit(date(2027, 12, 27), 8, travel_charged_on=date(2028, 1, 3), **stay), rules, YEARS)

    assert first == (Charge("partner", 2027, Category.TRAVEL, 0, euros(450)),)
    assert later == (Charge("partner", 2028, Category.TRAVEL, 0, euros(450)),)


def test_days_outside_of_every_window_are_told_as_such():
    found = charges(visit(date(2028, 12, 30), 4), RULES, YEARS)

    assert [(one.window, one.days, one.amount) for one in found] == [(2028, 2, euros(180)), (None, 2, euros(180))]


def test_fewer_days_may_be_paid_than_the_visit_has():
    assert charges(visit(date(2027, 5, 1), 10, paid_days=7), RULES, YEARS)[0].amount == euros(630)
    assert charges(visit(date(2027, 5, 1), 10, paid_days=0), RULES, YEARS) == ()


@pytest.mark.parametrize("seed", range(10))
def test_parts_sum_to_the_whole_to_the_last_rial(seed):
    generator = np.random.default_rng(seed)
    rates = [Money(int(n), "IRR") for n in generator.integers(1, 10**9, 3)]
    tariff = Tariff((Tier(6, rates[0]), Tier(8, rates[1]), Tier(None, rates[2])), most=Money(7_777_777_777, "IRR"))
    rules = Rules(Payer.NOBODY, Payer.HOSTING, {("partner", "senior"): tariff}, {})
    starts_on, days = date(2027, 1, 1) + timedelta(int(generator.integers(700))), int(generator.integers(1, 90))
    months = [Window(n, "partner", date(2027, 1, 1) + timedelta(30 * n), date(2027, 1, 30) + timedelta(30 * n))
              for n in range(30)]  # fmt: skip

    found = charges(visit(starts_on, days), rules, months)

    assert sum(one.days for one in found) == days
    by_tier = [rates[0 if day < 6 else 1 if day < 8 else 2] for day in range(days)]
    whole = min(Money.total(by_tier, "IRR"), Money(7_777_777_777, "IRR"))
    assert Money.total([one.amount for one in found], "IRR") == whole


@pytest.mark.parametrize("ends", [(6, 6), (8, 6), (None, 6), (0,)])
def test_tiers_out_of_order_are_refused(ends):
    with pytest.raises(ValueError, match="later and later"):
        Tariff(tuple(Tier(end, euros(1)) for end in ends))


def test_what_makes_no_sense_is_refused():
    with pytest.raises(ValueError, match="below zero"):
        Tariff((Tier(6, euros(-1)),))
    with pytest.raises(ValueError, match="less than nothing"):
        TICKETS.refund(euros(-1))
    with pytest.raises(ValueError, match="ends before"):
        visit(date(2027, 5, 1), 0)
    with pytest.raises(ValueError, match="More days"):
        visit(date(2027, 5, 1), 3, paid_days=4)
    with pytest.raises(ValueError, match="no tariff"):
        charges(visit(date(2027, 5, 1), 3, seniority="student"), RULES, YEARS)
    with pytest.raises(ValueError, match="overlap"):
        charges(
            visit(date(2027, 5, 1), 3), RULES, [*YEARS, Window("x", "partner", date(2028, 12, 31), date(2029, 1, 1))]
        )
