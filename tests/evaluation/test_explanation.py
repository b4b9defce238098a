"""An explanation says what the run says: score, rank, range, points, what was done with values, and why it moved."""

from dataclasses import replace

import pytest

from evaluation.engine.examination import changes, examination_tables
from evaluation.engine.results import nominal_tables
from evaluation.explanation import columns_of, explain, overview
from tests.evaluation import mini

SMALL = ("coverage = 0.5", "coverage = 0.5\npeer_minimum = 4")
BEFORE = {
    "A": (260, 200, 0.5, 5, 10),
    "B": (910, 450, 0.2, 10, 24),
    "C": (110, 100, 0.9, 20, 9),
    "D": (480, 400, 0.2, 4, 12),
}


def explained(*asked, earlier=None, **cells):
    run = mini.run(*asked, **cells)
    tables = [*nominal_tables(run), *examination_tables(run)]
    return explain(run.framework, columns_of(tables), earlier=earlier)


def two_years():
    """This year's explanations with the year before in them, and those of the year before."""
    old = mini.values(BEFORE)
    old = tuple(replace(value, period=2024) for value in old)
    before = mini.compute(mini.framework(), old, period=2024)
    earlier = explain(before.framework, columns_of(nominal_tables(before)))
    run = mini.run()
    tables = [*nominal_tables(run), changes(run, (*old, *mini.values()), before=run.framework, period_before=2024)]
    return explain(run.framework, columns_of(tables), earlier=earlier), earlier


def test_score_rank_and_range_are_those_of_the_run():
    found = explained()["A"]

    assert (found["score"], found["rank"], found["of"]) == (36.06, 3, 4)
    assert (found["range"]["q05"], found["range"]["q95"]) == (2, 3)


@pytest.mark.parametrize("unit", "ABCD")
def test_points_add_up_to_the_score_and_with_what_is_lost_to_a_hundred(unit):
    found = explained()[unit]
    points = sum(one["points"] or 0 for one in found["indicators"])
    lost = sum(one["lost"] or 0 for one in found["indicators"])

    assert points == pytest.approx(found["total"], abs=1e-8)
    assert points + lost == pytest.approx(100, abs=1e-8)
    assert sum(one["points"] for one in found["domains"]) == pytest.approx(points, abs=1e-8)


def test_points_of_each_indicator_are_those_of_the_example():
    found = explained()["A"]["indicators"]

    assert [(one["code"], round(one["points"], 4)) for one in found] == [
        ("R1", 15.0),
        ("R2", 11.4286),
        ("I1", 6.0),
        ("I2", 3.6364),
    ]


def test_strength_and_weakness_are_the_highest_and_the_lowest_score():
    found = explained()["A"]

    assert (found["strengths"], found["weaknesses"]) == (["R2"], ["I2"])


def test_a_weight_that_moved_is_marked_with_where_it_went():
    found = explained()["C"]["marks"]

    assert [(one["indicator"], one["why"], one["to"], one["there"], one["of"]) for one in found] == [
        ("I2", "weight_relocated", ["I1"], 1, 2)
    ]


def test_nobody_has_marks_where_nothing_was_done():
    assert explained()["A"]["marks"] == []


def test_the_next_rank_is_as_far_as_the_published_values_are():
    found = explained()

    assert found["A"]["to_next"] == {"points": 3.94, "rank": 2}
    assert found["B"]["to_next"] is None


def test_medians_are_told_only_of_groups_large_enough_to_hide_their_members():
    few, enough = explained()["A"], explained(SMALL)["A"]

    assert (few["to_median"], few["peer_score"], few["domains"][0]["peers"], few["indicators"][0]["peers"]) == (
        (None,) * 4
    )
    assert enough["to_median"] == round((36.06 + 40.0) / 2 - 36.06, 2)
    assert enough["peer_score"]["median"] == pytest.approx(38.03)


def test_the_change_of_a_year_adds_up_and_names_what_moved():
    now, before = two_years()
    found = now["A"]["change"]

    assert found["before"] + sum(found[part] for part in ("own", "frame", "method", "policy")) == pytest.approx(
        found["now"], abs=1e-9
    )
    assert found["now"] == now["A"]["total"]
    assert now["A"]["rank_before"] == before["A"]["rank"]
    assert now["A"]["movers"][0] == max(now["A"]["movers"], key=lambda one: abs(one["points"]))
    assert {one["code"] for one in now["A"]["movers"]} <= {"R1", "R2", "I1", "I2"}


def test_without_a_year_before_nothing_is_said_of_it():
    found = explained()["A"]

    assert (found["change"], found["movers"], found["rank_before"]) == (None, [], None)


def test_whoever_has_no_score_has_no_rank_no_points_and_no_strengths():
    found = explained(("coverage = 0.5", "coverage = 0.5\nunit_coverage = 0.9"))["C"]

    assert (found["score"], found["rank"], found["to_next"], found["strengths"]) == (None, None, None, [])
    assert found["is_screened_out"]
    assert {one["points"] for one in found["indicators"]} == {None}


def test_an_explanation_holds_no_score_of_another_institution():
    found = repr(explained(SMALL)["A"])

    for other in ("87.1428", "87.14", "25.5"):
        assert other not in found


def test_the_overview_is_in_order_of_rank():
    assert [(one["unit"], one["rank"]) for one in overview(explained())] == [("B", 1), ("C", 2), ("A", 3), ("D", 4)]
