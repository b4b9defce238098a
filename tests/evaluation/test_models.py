"""What the database keeps true of frameworks, whoever writes."""

import threading

import pytest
from django.db import connection, connections

from evaluation.models import Allocation, Framework, Indicator, Matrix, Node, PeerGroup, Term, Variable
from records.history import acting
from records.refusals import Refusal
from tests.factories.evaluation import (
    AllocationFactory,
    ExerciseFactory,
    FrameworkFactory,
    IndicatorFactory,
    MatrixFactory,
    NodeFactory,
    PeerGroupFactory,
    TermFactory,
    VariableFactory,
    total_of,
)

pytestmark = pytest.mark.django_db
LOCKED = "This framework is locked: it and its parts stand as they are. Begin a new version to change something."


def refused(write):
    with pytest.raises(Refusal) as found, acting(by="Somebody", verb="edit"):
        write()
    return str(found.value)


def locked(framework):
    Framework.objects.filter(pk=framework.pk).update(status="locked")
    framework.refresh_from_db()
    return framework


@pytest.fixture
def parts():
    """One of each part, in one framework."""
    framework = FrameworkFactory()
    term = TermFactory(indicator=IndicatorFactory(framework=framework))
    node = term.indicator.node
    return {
        "node": node,
        "indicator": term.indicator,
        "variable": term.variable,
        "term": term,
        "allocation": AllocationFactory(node=node),
        "matrix": MatrixFactory(node=node),
        "group": PeerGroupFactory(framework=framework),
    }


EDITS = {
    "node": (Node, {"weight": 7.0}),
    "indicator": (Indicator, {"direction": -1}),
    "variable": (Variable, {"maximum": 7.0}),
    "term": (Term, {"is_below": True}),
    "allocation": (Allocation, {"points": {"a": 100}}),
    "matrix": (Matrix, {"rows": [[1]]}),
    "group": (PeerGroup, {"units": ["A"]}),
}


@pytest.mark.parametrize("name", EDITS)
def test_a_part_of_a_locked_framework_is_not_changed(parts, name):
    model, values = EDITS[name]
    locked(parts["node"].framework)

    assert refused(lambda: model.objects.filter(pk=parts[name].pk).update(**values)) == LOCKED


@pytest.mark.parametrize("name", EDITS)
def test_a_part_of_a_locked_framework_is_not_deleted(parts, name):
    model, _ = EDITS[name]
    locked(parts["node"].framework)

    assert refused(lambda: model.objects.filter(pk=parts[name].pk)._raw_delete("default")) == LOCKED


@pytest.mark.parametrize(
    "add",
    [
        lambda parts: NodeFactory(framework=parts["node"].framework),
        lambda parts: IndicatorFactory(framework=parts["node"].framework, node=parts["node"]),
        lambda parts: VariableFactory(framework=parts["node"].framework),
        lambda parts: TermFactory(indicator=parts["indicator"], variable=parts["variable"], position=5),
        lambda parts: AllocationFactory(node=parts["node"], member=2),
        lambda parts: MatrixFactory(node=parts["node"], member=2),
        lambda parts: PeerGroupFactory(framework=parts["node"].framework),
    ],
)
def test_nothing_is_added_to_a_locked_framework(parts, add):
    locked(parts["node"].framework)

    assert refused(lambda: add(parts)) == LOCKED


def test_a_part_does_not_leave_a_locked_framework_for_a_draft(parts):
    locked(parts["node"].framework)
    draft = FrameworkFactory()

    assert refused(lambda: Variable.objects.filter(pk=parts["variable"].pk).update(framework=draft)) == LOCKED


@pytest.mark.parametrize("values", [{"title_en": "Another"}, {"decimals": 3}, {"draws": 10}, {"status": "draft"}])
def test_a_locked_framework_is_not_changed(values):
    framework = locked(FrameworkFactory())

    assert refused(lambda: Framework.objects.filter(pk=framework.pk).update(**values)) == LOCKED


def test_a_locked_framework_is_retired_and_not_taken_back():
    framework = locked(FrameworkFactory())
    Framework.objects.filter(pk=framework.pk).update(status="retired")

    assert refused(lambda: Framework.objects.filter(pk=framework.pk).update(status="locked")) == LOCKED
    assert refused(lambda: Framework.objects.filter(pk=framework.pk)._raw_delete("default")) == LOCKED


def test_a_draft_is_deleted_with_its_parts(parts):
    framework = parts["node"].framework

    framework.delete()

    assert [model.objects.count() for model, _ in EDITS.values()] == [0] * len(EDITS)


def test_nodes_do_not_go_round_in_a_circle():
    top = NodeFactory()
    middle = NodeFactory(framework=top.framework, parent=top)
    bottom = NodeFactory(framework=top.framework, parent=middle)

    said = refused(lambda: Node.objects.filter(pk=top.pk).update(parent=bottom))

    assert said == "A node cannot stand below itself."


def test_a_framework_has_one_total():
    total = total_of(FrameworkFactory())

    said = refused(lambda: Node.objects.create(framework=total.framework, code="total"))

    assert said.startswith(("This framework has this code", "A framework has one total"))


TOTAL = "“total” is the code of what stands above all others, and of nothing else."


def test_the_total_is_called_total_and_nothing_else_is():
    node = NodeFactory()

    assert refused(lambda: Node.objects.filter(pk=node.pk).update(code="total", framework=FrameworkFactory())) == TOTAL
    assert refused(lambda: Node.objects.filter(pk=node.parent_id).update(code="whole")) == TOTAL


@pytest.mark.parametrize("weight", [-1.0, float("nan"), float("inf")])
@pytest.mark.parametrize("factory", [NodeFactory, IndicatorFactory])
def test_a_weight_is_a_number_from_zero_up(factory, weight):
    row = factory()

    assert refused(lambda: type(row).objects.filter(pk=row.pk).update(weight=weight)) == "A weight is zero or more."


def test_a_code_stands_once_among_nodes_and_indicators():
    indicator = IndicatorFactory(code="R1")
    said = "A node or an indicator of this framework has this code already."

    assert refused(lambda: NodeFactory(framework=indicator.framework, code="R1")) == said
    assert refused(lambda: IndicatorFactory(framework=indicator.framework, code=indicator.node.code)) == said
    assert refused(lambda: IndicatorFactory(framework=indicator.framework, code="R1")) == (
        "This framework has this code already."
    )


@pytest.mark.parametrize(
    "write",
    [
        lambda one, other: Node.objects.filter(pk=one.node.pk).update(parent=other.node.parent),
        lambda one, other: Indicator.objects.filter(pk=one.pk).update(node=other.node),
        lambda one, other: TermFactory(indicator=one, variable=VariableFactory(framework=other.framework)),
    ],
)
def test_what_a_part_names_is_of_its_own_framework(write):
    one, other = IndicatorFactory(), IndicatorFactory()

    assert refused(lambda: write(one, other)) == "This belongs to another framework."


def test_an_institution_is_in_one_group_of_a_grouping():
    group = PeerGroupFactory(units=["A", "B"])
    said = "An institution is in two groups of the same kind."

    assert refused(lambda: PeerGroupFactory(framework=group.framework, units=["B"])) == said
    assert refused(lambda: PeerGroupFactory(framework=group.framework, units=["C", "C"])) == said
    assert PeerGroupFactory(framework=group.framework, grouping="size", units=["B"]).units == ["B"]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"direction": 0}, "What is shown and not counted has the weight 0."),
        (
            {"normalisation": "goalposts"},
            "Goalposts are two numbers, the lower first; on a logarithmic scale above zero.",
        ),
        (
            {"normalisation": "goalposts", "goal_low": 0.0, "goal_high": 9.0, "is_log": True},
            "Goalposts are two numbers, the lower first; on a logarithmic scale above zero.",
        ),
        ({"goal_low": 3.0}, "Give both goalposts, or none."),
        ({"normalisation": "target"}, "Give the target, or the institution that is the reference."),
        ({"normalisation": "best", "direction": -1}, "A share of the best needs “more is better”."),
        ({"low": 100.0}, "The least points are fewer than the most."),
        ({"imputation": "percentile"}, "Say which percentile is taken."),
        ({"imputation_percentile": 100.5}, "Between 0 and 100."),
        ({"imputation": "group_mean"}, "Say of which grouping the mean or median is taken."),
        ({"scale": float("inf")}, "This is no number that can be kept."),
    ],
)
def test_an_indicator_has_what_its_method_needs(values, said):
    indicator = IndicatorFactory()

    assert refused(lambda: Indicator.objects.filter(pk=indicator.pk).update(**values)) == said


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"bands": "thresholds", "bands_at": [40.0], "bands_names": ["low"]}, "Bands need their names"),
        ({"bands": "quantiles"}, "Bands need their names"),
        ({"drawn_missing": []}, "Choose at least one of each to draw from."),
        ({"spread": 1.5}, "A share is between 0 and 1."),
        ({"draws": 0}, "Between 1 and 100,000 draws."),
        ({"ranking_decimals": 11}, "At most 10 decimals."),
        ({"bands_block": 0}, "This counts from 1."),
    ],
)
def test_a_method_hangs_together(values, said):
    framework = FrameworkFactory()

    assert refused(lambda: Framework.objects.filter(pk=framework.pk).update(**values)).startswith(said)


def test_a_version_of_an_exercise_is_there_once():
    exercise = ExerciseFactory()
    FrameworkFactory(exercise=exercise, number=3)

    assert refused(lambda: FrameworkFactory(exercise=exercise, number=3)) == "This exercise has this version already."


@pytest.mark.django_db(transaction=True)
def test_a_weight_saved_while_the_framework_is_locked_is_refused():
    """The one waits for the other: it does not slip in on what it saw before."""
    node = NodeFactory()
    said, has_begun = [], threading.Event()

    def write():
        has_begun.set()
        try:
            said.append(refused(lambda: Node.objects.filter(pk=node.pk).update(weight=9.0)))
        finally:
            connections.close_all()

    with acting(by="Somebody", verb="lock"):
        Framework.objects.filter(pk=node.framework_id).update(status="locked")
        writer = threading.Thread(target=write)
        writer.start()
        has_begun.wait(5)
        assert said == []
    writer.join(10)

    assert said == [LOCKED]
    assert Node.objects.get(pk=node.pk).weight == 1.0
    connection.close()
