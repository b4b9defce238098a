from decimal import Decimal

import pytest
from django.utils import translation

from records.money import CurrencyMismatch, Money


def euros(amount):
    return Money(amount, "EUR")


def test_amounts_of_one_currency_add_subtract_and_multiply():
    assert euros("10.50") + euros(2) == euros("12.50")
    assert euros(10) - euros("12.25") == euros("-2.25") == -euros("2.25")
    assert euros("10.10") * 3 == 3 * euros("10.10") == euros("30.30")
    assert euros(100) * Decimal("0.333") == euros("33.30")
    assert Money.total([euros(1), euros("2.5")], "EUR") == euros("3.5")
    assert Money.total([], "IRR") == Money(0, "IRR")


@pytest.mark.parametrize(
    "act",
    [
        lambda a, b: a + b,
        lambda a, b: a - b,
        lambda a, b: a < b,
        lambda a, b: a <= b,
        lambda a, b: a > b,
        lambda a, b: a >= b,
        lambda a, b: Money.total([a, b], a.currency),
    ],
)
def test_two_currencies_do_not_meet(act):
    with pytest.raises(CurrencyMismatch, match=r"^(EUR and IRR|IRR and EUR) are two currencies"):
        act(euros(1), Money(1, "IRR"))


def test_equal_amounts_of_two_currencies_are_not_equal():
    assert euros(1) != Money(1, "USD")
    assert euros("1.00") == euros(1)


@pytest.mark.parametrize("act", [lambda m: m + 1, lambda m: m * 1.5, lambda m: m * m, lambda m: m < 5])
def test_money_and_bare_numbers_do_not_mix(act):
    with pytest.raises(TypeError):
        act(euros(1))


def test_amounts_compare_and_are_true_unless_zero():
    assert euros(1) < euros(2) <= euros(2) < euros(3)
    assert euros(3) > euros(2) >= euros(2)
    assert (bool(euros("0.01")), bool(euros(0))) == (True, False)


@pytest.mark.parametrize(("given", "kept"), [("1.005", "1.00"), ("1.015", "1.02"), ("1.25", "1.25"), (7, "7.00")])
def test_amounts_are_kept_to_the_cent(given, kept):
    assert str(euros(given)) == f"{kept} EUR"


def test_an_amount_fits_its_column():
    assert euros("9999999999999999.99").amount == Decimal("9999999999999999.99")
    with pytest.raises(ValueError, match="is not an amount of money"):
        euros("10000000000000000")


@pytest.mark.parametrize("amount", ["", "ten", "NaN", "Infinity", "1e400"])
def test_what_is_no_number_is_no_amount(amount):
    with pytest.raises(ValueError, match="is not an amount of money"):
        euros(amount)


def test_a_float_is_refused_because_it_is_not_exact():
    with pytest.raises(TypeError, match="a float is not exact"):
        euros(0.1)


@pytest.mark.parametrize("currency", ["", "eur", "EURO", "E1R", "€"])
def test_a_currency_is_named_by_its_code(currency):
    with pytest.raises(ValueError, match="is not the code of a currency"):
        Money(1, currency)


@pytest.mark.parametrize(
    ("money", "english", "persian"),
    [
        (euros(12000), "12,000.00 euros", "۱۲٬۰۰۰٫۰۰ یورو"),
        (Money(12000, "IRR"), "12,000 Iranian rials", "۱۲٬۰۰۰ ریال ایران"),
        (Money("1234567.5", "USD"), "1,234,567.50 US dollars", "۱٬۲۳۴٬۵۶۷٫۵۰ دلار آمریکا"),
    ],
)
def test_money_is_shown_with_the_name_of_its_currency(money, english, persian):
    assert money.format("en") == english
    assert money.format("fa") == persian


def test_rials_are_shown_as_tomans_and_nothing_else_is():
    with translation.override("en"):
        assert Money(12000, "IRR").format_toman("en") == "1,200 tomans"
    assert Money(12005, "IRR").toman() == Decimal("1200.5")
    with pytest.raises(ValueError, match="EUR is not counted in tomans"):
        euros(1).toman()
