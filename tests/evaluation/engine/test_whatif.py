"""A change shows what it does to everybody, before anybody decides on it."""

import pytest

from evaluation.engine.problems import Problem
from evaluation.engine.snapshot import Snapshot
from evaluation.engine.whatif import changed, effect
from tests.evaluation import mini


def snapshot():
    return Snapshot.of(mini.framework(), mini.values())


def test_a_value_given_late_may_cost_its_institution_the_flattery_of_its_gap():
    found = effect(snapshot(), {"values": [["C", "joint", "20", "reported"]]})

    assert {unit: (rank, then) for unit, _score, rank, _after, then in found} == {
        "A": (3, 2),
        "B": (1, 1),
        "C": (2, 3),
        "D": (4, 4),
    }
    assert next(row[3] for row in found if row[0] == "C") == 30.91


def test_scores_of_a_changed_value_are_those_of_the_example():
    late = changed(snapshot(), {"values": [["C", "joint", 20, "reported"]]})
    run = mini.compute(late.framework, late.values, period=2025)

    assert mini.rounded(run.scores[:, 3]) == [18.1818, 100.0, 54.5455, 0.0]
    assert mini.rounded(run.total)[2] == 30.9091


def test_another_rule_about_gaps_tells_who_moves():
    found = effect(snapshot(), {"missing": {"international": "zero"}})

    assert {unit: then for unit, *_rest, then in found} == {"A": 2, "B": 1, "C": 4, "D": 3}
    assert next(row[3] for row in found if row[0] == "C") == 20.0


def test_a_weight_that_is_said_counts():
    found = changed(snapshot(), {"weights": {"research": 10, "R2": 5}})

    assert (found.framework.node("research").weight, found.framework.indicators[1].weight) == (10.0, 5.0)
    assert found.sha256 != snapshot().sha256


def test_without_changes_nothing_changes():
    assert changed(snapshot(), {}).sha256 == snapshot().sha256


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"values": [["Z", "joint", 1, "reported"]]}, "unknown_unit"),
        ({"values": [["A", "nothing", 1, "reported"]]}, "unknown_variable"),
        ({"weights": {"nothing": 1}}, "unknown_node"),
    ],
)
def test_what_is_not_known_is_told(changes, code):
    with pytest.raises(Problem) as told:
        changed(snapshot(), changes)

    assert told.value.code == code


def test_what_is_written_is_read_as_it_was():
    before = mini.framework(("weight = 60", "weight = 50"))
    for given in (snapshot(), Snapshot.of(mini.framework(), mini.values(), before=before, seed=7)):
        assert Snapshot.read(given.canonical()).canonical() == given.canonical()
