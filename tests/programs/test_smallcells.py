"""No count under five is shown, and none can be worked out from those that are."""

import random
from itertools import chain, combinations

import pytest

from programs.smallcells import Count, grouped, total


def test_what_is_too_small_is_put_together_with_the_smallest_that_is_not():
    shown, rest = grouped({"a": Count(30, 40), "b": Count(8, 9), "c": Count(2, 20), "d": Count(0, 0)})

    assert shown == {"a": Count(30, 40)}
    assert rest == Count(10, 29)


@pytest.mark.parametrize("small", [Count(4, 50), Count(50, 4), Count(0, 50), Count(1, 1)])
def test_four_is_too_few_on_either_side_and_so_is_nobody(small):
    shown, _rest = grouped({"a": Count(30, 40), "b": small})

    assert "b" not in shown


def test_several_small_ones_that_are_enough_together_hide_nothing_else():
    shown, rest = grouped({"a": Count(30, 40), "b": Count(3, 4), "c": Count(2, 3)})

    assert (shown, rest) == ({"a": Count(30, 40)}, Count(5, 7))


def test_where_nothing_is_small_there_is_no_rest():
    assert grouped({"a": Count(5, 5), "b": Count(0, 0)}) == ({"a": Count(5, 5)}, None)


def test_where_all_together_are_too_few_nothing_is_shown():
    shown, rest = grouped({"a": Count(5, 5), "b": Count(0, 1)})
    assert (shown, rest.decided) == ({}, 11)

    shown, rest = grouped({"a": Count(1, 2)})
    assert (shown, rest.is_enough) == ({}, False)


@pytest.mark.parametrize("seed", range(40))
def test_no_sum_or_difference_of_what_is_shown_leads_to_fewer_than_five(seed):
    draw = random.Random(seed)
    counts = {key: Count(draw.randint(0, 12), draw.randint(0, 30)) for key in range(draw.randint(1, 7))}

    shown, rest = grouped(counts)

    parts = [*shown.values(), *([rest] if rest else [])]
    if not all(one.is_enough for one in parts):
        assert (shown, rest) == ({}, total(counts.values()))
        return
    assert total(parts) == total(counts.values())
    several = chain.from_iterable(combinations(parts, n) for n in range(1, len(parts) + 1))
    assert all(total(some).is_enough for some in several)
