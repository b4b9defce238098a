"""The accepted values of a round are what the engine reads, and nothing else is."""

from decimal import Decimal

import pytest

from evaluation.collected import framework_of, snapshot_of, values_of
from evaluation.engine.cells import Kind, Value
from evaluation.models import ValueKind
from tests.factories.evaluation import (
    DataPointFactory,
    FrameworkFactory,
    ParticipationFactory,
    ParticipationGroupFactory,
    PeerGroupFactory,
    RoundFactory,
    VariableFactory,
    opened,
    put,
    total_of,
)

pytestmark = pytest.mark.django_db


def accepted(held, code, values, **others):
    """An institution whose values are these, by variable; accepted."""
    participation = ParticipationFactory(round=held, code=code, **others)
    for variable, given in values.items():
        DataPointFactory(participation=participation, variable=variable, **given)
    return put(participation, status="accepted")


def test_kinds_are_those_of_the_engine():
    assert set(ValueKind.values) == {kind.value for kind in Kind}


def test_only_values_of_accepted_institutions_count():
    one = RoundFactory()
    staff = VariableFactory(framework=one.framework, code="staff")
    accepted(one, "A", {staff: {"value": Decimal("200.500000")}})
    put(accepted(one, "B", {staff: {"value": 7}}), status="submitted")

    assert values_of(one) == (Value("A", 1404, "staff", Decimal("200.5"), Kind.REPORTED),)


def test_each_kind_comes_as_it_is_and_a_rejected_value_is_a_gap():
    one = RoundFactory()
    names = ["a", "b", "c", "d", "e"]
    a, b, c, d, e = (
        VariableFactory(framework=one.framework, code=name, position=place) for place, name in enumerate(names)
    )
    accepted(
        one,
        "A",
        {
            a: {"kind": "zero", "value": 0},
            b: {"kind": "not_applicable", "value": None},
            c: {"kind": "suppressed", "value": None},
            d: {"value": 5, "state": "rejected"},
            e: {"kind": "", "value": None},
        },
    )

    assert [(one.variable, one.value, one.kind) for one in values_of(one)] == [
        ("a", Decimal(0), Kind.ZERO),
        ("b", None, Kind.NOT_APPLICABLE),
        ("c", None, Kind.SUPPRESSED),
        ("d", None, Kind.NOT_AVAILABLE),
    ]


def test_values_of_the_year_before_come_under_the_code_of_now_as_well():
    old = FrameworkFactory()
    new = FrameworkFactory(exercise=old.exercise, number=2)
    before, now = RoundFactory(framework=old, year=1403), RoundFactory(framework=new, year=1404)
    first = VariableFactory(framework=old, code="pupils", continuity_key="students")
    second = VariableFactory(framework=new, code="students", continuity_key="students")
    institution = accepted(before, "old-code", {first: {"value": 10}}).institution
    accepted(now, "A", {second: {"value": 12}}, institution=institution)
    opened(before, "published")

    assert [(one.unit, one.period, one.variable, one.value) for one in values_of(now)] == [
        ("A", 1404, "students", 12),
        ("A", 1403, "pupils", 10),
        ("A", 1403, "students", 10),
    ]
    assert snapshot_of(now).period_before == 1403


def test_the_year_before_counts_only_once_it_is_done():
    one = RoundFactory(year=1403)
    staff = VariableFactory(framework=one.framework, code="staff")
    institution = accepted(one, "A", {staff: {"value": 10}}).institution
    now = RoundFactory(framework=one.framework, year=1404)
    accepted(now, "A", {staff: {"value": 12}}, institution=institution)

    assert [one.period for one in values_of(now)] == [1404]


def test_who_is_in_a_group_is_said_by_the_round():
    framework = FrameworkFactory()
    total_of(framework)
    small = PeerGroupFactory(framework=framework, grouping="size", code="small", units=["Z"])
    one = RoundFactory(framework=framework)
    member = put(ParticipationFactory(round=one, code="A"), status="accepted")
    ParticipationGroupFactory(participation=member, group=small)

    assert framework_of(one).groups == {"size": {"small": ("A",)}}
