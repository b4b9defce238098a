"""What stands for a gap: each rule by hand; what is not applicable stays empty."""

import numpy as np
import pytest

from evaluation.engine.cells import Kind, Matrix
from evaluation.engine.framework import Imputation, Indicator
from evaluation.engine.impute import impute, linear, percentile, row_median

UNITS = ("A", "B", "C", "D", "E")
GROUPS = {"size": {"large": ["A", "B", "E"], "small": ["C"]}}
nan = np.nan


def imputed(rule, *, values=(1.0, 2.0, 9.0, nan, nan), history=None, period=2025):
    kinds = np.array([[Kind.REPORTED if v == v else Kind.NOT_AVAILABLE] for v in values], dtype=object)
    kinds[3, 0] = Kind.NOT_APPLICABLE
    table = Matrix(UNITS, ("X",), np.array(values)[:, None], kinds)
    indicators = [Indicator("X", "total", ("x",), imputation=rule)]
    found, where = impute(table, indicators, frame=table, groups=GROUPS, period=period, history=history or {})
    assert np.isnan(found[3, 0])
    assert not where[3, 0]
    return None if np.isnan(found[4, 0]) else float(found[4, 0])


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (Imputation("none"), None),
        (Imputation("mean"), 4.0),
        (Imputation("median"), 2.0),
        (Imputation("group_mean", group="size"), 1.5),
        (Imputation("group_median", group="size"), 1.5),
        (Imputation("group_mean", group="other"), None),
        (Imputation("row_median"), None),
        (Imputation("percentile", percentile=25), 1.5),
        (Imputation("percentile", percentile=100), 9.0),
    ],
)
def test_a_gap_is_filled_from_the_frame(rule, expected):
    assert imputed(rule) == expected


@pytest.mark.parametrize(("direction", "expected"), [(1, 1.5), (0, 1.5), (-1, 5.5)])
def test_a_percentile_is_counted_from_the_worst_value(direction, expected):
    assert percentile(np.array([2.0, nan, 9, 1]), 25, direction) == expected
    assert np.isnan(percentile(np.array([nan]), 25, direction))


@pytest.mark.parametrize(("years", "expected"), [(1, None), (2, 7.0), (5, 7.0)])
def test_the_last_observation_is_not_older_than_asked(years, expected):
    history = {2023: np.array([[nan], [nan], [nan], [nan], [7.0]]), 2021: np.full((5, 1), 3.0)}

    assert imputed(Imputation("last", years=years), history=history) == expected


@pytest.mark.parametrize(
    ("period", "expected"), [(2021, 10), (2022, 10), (2023, 12), (2024, 14), (2025, 16), (2030, 16)]
)
def test_values_lie_on_the_line_between_years_and_are_constant_outside(period, expected):
    past = {2022: np.array([10.0]), 2025: np.array([16.0])}

    assert linear(np.array([nan]), np.array([True]), past, period).tolist() == [expected]


def test_nothing_known_in_any_year_fills_nothing():
    assert np.isnan(linear(np.array([nan]), np.array([True]), {2020: np.array([nan])}, 2021)).all()


def test_a_row_s_median_fills_its_gaps_only():
    table = np.array([[10.0, 20, 60, nan], [nan, nan, nan, nan]])

    found = row_median(table, np.isnan(table))

    assert found[0].tolist() == [10, 20, 60, 20]
    assert np.isnan(found[1]).all()
