"""Published formulas by hand."""

import pytest

from evaluation.engine import exercises
from evaluation.engine.framework_file import read_framework
from evaluation.engine.problems import Problem
from evaluation.engine.run import compute
from evaluation.engine.values_file import read_values


def test_the_grade_point_average_of_shares():
    assert exercises.grade_point_average([30, 40, 20, 10, 0]) == pytest.approx(2.9)
    assert exercises.grade_point_average([[100, 0, 0, 0], [0, 0, 0, 100]]).tolist() == [4, 1]


def test_an_institution_is_the_mean_by_staff_and_its_power_the_sum():
    assert exercises.of_institution([3.0, 2.0], [10, 30]) == (2.25, 90)


def test_vqr_points_and_relative_quality():
    value = exercises.vqr(10, 5, 4, 3, 2, 1, 1)

    assert value == pytest.approx(10 + 4 + 2 - 1 - 1 - 2)
    assert exercises.relative_quality(value, 24, 100, 200) == pytest.approx(1.0)


@pytest.mark.parametrize("given", [(1, 0, 1, 1), (1, 1, 1, 0), (1, 1, 0, 1)])
def test_nothing_is_divided_by_nothing(given):
    with pytest.raises(Problem):
        exercises.relative_quality(*given)


def test_inequality_is_one_less_the_geometric_by_the_arithmetic_mean():
    assert exercises.inequality([1, 4]) == pytest.approx(1 - 2 / 2.5)
    assert exercises.inequality([3, 3, 3]) == pytest.approx(0)


def test_inequality_takes_its_part_of_each_dimension():
    assert exercises.inequality_adjusted([0.8, 0.5, 0.9], [0.1, 0.2, 0.3]) == pytest.approx(
        (0.72 * 0.4 * 0.63) ** (1 / 3)
    )


@pytest.mark.parametrize("values", [[], [1, 0], [1, -1]])
def test_inequality_of_nothing_or_less_is_refused(values):
    with pytest.raises(Problem):
        exercises.inequality(values)


@pytest.mark.parametrize(
    ("previous", "current", "rules", "expected"),
    [
        (100, 104, {"threshold": 5, "recovery": 0.1}, 104),
        (100, 125, {"threshold": 5, "recovery": 0.1}, 107),
        (100, 75, {"threshold": 5, "recovery": 0.1}, 93),
        (200, 260, {"threshold": 0.1, "recovery": 0.25, "relative": True}, 230),
        (10, 60, {"threshold": 5, "recovery": 0.1, "limit": 20}, 60),
    ],
)
def test_a_change_beyond_the_threshold_is_slowed(previous, current, rules, expected):
    assert exercises.damped(previous, current, **rules) == pytest.approx(expected)


def test_a_ratio_counts_up_to_its_cap():
    assert exercises.capped_ratio(40, 100, 0.3) == 0.3
    assert exercises.capped_ratio(20, 100, 0.3) == 0.2
    assert exercises.capped_ratio(20, 0, 0.3) != exercises.capped_ratio(20, 0, 0.3)  # not a number


# Weights of domains as published rankings have them, and the score by hand of 15, 30, 45 … in them.
PUBLISHED_WEIGHTS = {
    "NIRF": ([30, 30, 20, 10, 10], 36),
    "ISC, national": ([25, 20, 15, 15, 15, 10], 45.75),
    "ISC, world": ([60, 15, 15, 10], 26.25),
    "THE": ([30, 30, 30, 2.5, 7.5], 34.125),
    "QS to 2023": ([40, 10, 20, 20, 5, 5], 38.25),
    "ARWU": ([10, 20, 20, 20, 20, 10], 52.5),
}


@pytest.mark.parametrize("name", PUBLISHED_WEIGHTS)
def test_published_weights_give_the_score_that_one_reckons_by_hand(name):
    weights, expected = PUBLISHED_WEIGHTS[name]
    text = 'code = "P"\nversion = 1\n'
    for n, weight in enumerate(weights):
        text += f'[[variable]]\ncode = "v{n}"\n[[node]]\ncode = "n{n}"\nweight = {weight}\n'
        text += f'[[indicator]]\ncode = "i{n}"\nnode = "n{n}"\nvariable = "v{n}"\ndirection = 1\n'
        text += "normalisation = { goalposts = [0, 100] }\n"
    lines = [f"A,2025,v{n},{15 * (n + 1)}," for n in range(len(weights))]
    framework = read_framework(text, "toml")
    values = read_values("\n".join(["unit,period,variable,value,kind", *lines]) + "\n", framework.variables)

    assert compute(framework, values, period=2025).total.tolist() == pytest.approx([expected])
    assert sum(weights) == 100
