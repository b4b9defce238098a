"""Numbers are read as people type them; what may mean another is said back; what is no number is a sentence."""

from decimal import Decimal

import pytest

from evaluation.entry.given import Unacceptable, given
from evaluation.entry.numbers import UnreadableNumber, read_number
from evaluation.models import Variable


@pytest.mark.parametrize(
    ("typed", "value", "said"),
    [
        ("۱۲٬۵۰۰", "12500", ""),
        ("12,500", "12500", ""),
        ("12500", "12500", ""),
        ("١٢٥٠٠", "12500", ""),
        ("12 500", "12500", ""),
        ("1,234,567.5", "1234567.5", ""),
        ("۱۲٫۵", "12.5", ""),
        ("12.5", "12.5", ""),
        ("12,5", "12.5", "read as 12.5"),
        ("۱۲،۵", "12.5", "read as 12.5"),
        ("12.500", "12.5", "read as 12.5"),
        ("1.234.567", "1234567", "read as 1,234,567"),
        ("35%", "35", ""),
        ("۳۵٪", "35", ""),
        ("-3", "-3", ""),
        ("−3", "-3", ""),
        ("0", "0", ""),
    ],
)
def test_a_number_is_read_as_it_is_typed(typed, value, said):
    found = read_number(typed)

    assert (found.value, found.said_back) == (Decimal(value), said)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("about 300", "“about 300” is not a number: digits only, and one sign for decimals."),
        ("12,34,5", "“12,34,5” is not a number: digits only, and one sign for decimals."),
        ("1e5", "“1e5” is not a number: digits only, and one sign for decimals."),
        ("=1+1", "“=1+1” is not a number: digits only, and one sign for decimals."),
        ("nan", "“nan” is not a number: digits only, and one sign for decimals."),
        ("9" * 18, "This number is larger than any figure of an institution."),
        ("0.1234567", "At most six decimals are kept."),
    ],
)
def test_what_is_no_number_is_said_to_be_none(typed, sentence):
    with pytest.raises(UnreadableNumber, match=r".") as found:
        read_number(typed)

    assert str(found.value) == sentence


PERCENT = Variable(code="share", title_en="Share", minimum=0, maximum=100)
COUNT = Variable(code="count", title_en="Count", minimum=0, is_whole=True)


@pytest.mark.parametrize(
    ("variable", "typed", "kind", "value", "kept"),
    [
        (COUNT, "12", "", 12, "reported"),
        (COUNT, "0", "", 0, "zero"),
        (COUNT, "", "zero", 0, "zero"),
        (COUNT, "12", "estimated", 12, "estimated"),
        (COUNT, "", "not_available", None, "not_available"),
        (COUNT, "", "", None, ""),
    ],
)
def test_zero_an_estimate_and_no_value_are_different(variable, typed, kind, value, kept):
    found = given(variable, typed, kind)

    assert (found.value, found.kind) == (value, kept)


@pytest.mark.parametrize(
    ("variable", "typed", "kind", "sentence"),
    [
        (PERCENT, "101", "", "101 is more than the most possible, 100."),
        (PERCENT, "-1", "", "-1 is less than the least possible, 0."),
        (COUNT, "12.5", "", "“Count” is counted in whole numbers; 12.5 is none."),
        (COUNT, "12", "not_available", "There is a number, and “not available” beside it: take one of the two away."),
        (COUNT, "12", "zero", "There is a number, and “zero” beside it: take one of the two away."),
        (COUNT, "", "estimated", "Write the number, or say that there is none."),
        (COUNT, "12", "guess", "“guess” is no kind of value."),
    ],
)
def test_what_a_data_item_cannot_have_is_refused_with_a_sentence(variable, typed, kind, sentence):
    with pytest.raises(Unacceptable) as found:
        given(variable, typed, kind)

    assert str(found.value) == sentence
