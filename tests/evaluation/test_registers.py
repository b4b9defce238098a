"""The office's own records and registers stand beside what institutions declare, and never over it."""

import datetime as dt

import pytest

from evaluation.actions.registers import OWN, fill_from_records, read_register
from evaluation.measures import measures
from records.refusals import Refusal
from tests.evaluation.rounds import NOW, SmallRound
from tests.factories.agreements import AgreementFactory
from tests.factories.directory import InstitutionFactory
from tests.factories.exchanges import StayFactory
from tests.factories.memberships import MembershipFactory
from tests.factories.programs import ProjectLeaderFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def small(user_with):
    return SmallRound(user_with)


@pytest.mark.parametrize("slug", sorted(one.slug for one in measures))
def test_a_measure_is_zero_where_there_is_nothing(slug, today):
    assert measures[slug].value(InstitutionFactory(), today.replace(year=today.year - 1), today) == 0


@pytest.mark.parametrize(
    ("slug", "make"),
    [
        ("agreements-in-force", lambda one: AgreementFactory(concluded=True, partner__institution=one)),
        ("stays", lambda one: StayFactory(status="arrived", host=one)),
        ("memberships", lambda one: MembershipFactory(institutional=True, institution=one, current=True)),
        ("joint-projects", lambda one: ProjectLeaderFactory(project__running=True, institution=one)),
    ],
)
def test_a_measure_counts_the_records_of_its_own_institution(slug, make):
    ours, theirs = InstitutionFactory(), InstitutionFactory()
    make(ours)
    days = (dt.date(2026, 1, 1), dt.date(2026, 12, 31))

    assert [measures[slug].value(one, *days) for one in (ours, theirs)] == [1, 0]


@pytest.fixture
def counted(user_with):
    """Its papers are, of all things, agreements in force."""
    return SmallRound(user_with, measure="agreements-in-force", period="fiscal")


def test_own_records_fill_in_what_nobody_has_given_with_their_origin(counted, user_with):
    small = counted

    assert fill_from_records(small.round, by=user_with("officer")) == 1

    point = small.point("papers")
    assert (point.value, point.kind, point.origin, point.register_source) == (0, "zero", "records", OWN)


def test_own_records_stand_beside_what_was_given(counted, user_with):
    small = counted
    small.save(**NOW)

    assert fill_from_records(small.round, by=user_with("officer")) == 0

    point = small.point("papers")
    assert (point.value, point.origin, point.register_value) == (300, "typed", 0)


def test_a_register_is_read_whole_or_not_at_all(small, user_with):
    officer = user_with("officer")
    small.save(**NOW)
    row = {"institution": "A", "variable": "papers", "value": "295"}

    with pytest.raises(Refusal) as found:
        read_register(small.round, [(2, row), (3, row | {"institution": "Q"})], source="Scopus", by=officer)
    before = small.point("papers").register_value
    count = read_register(small.round, [(2, row)], source="Scopus", by=officer)

    point = small.point("papers")
    assert str(found.value) == "Row 3: “Q” takes no part in this round."
    assert (before, count) == (None, 1)
    assert (point.value, point.register_value, point.register_source) == (300, 295, "Scopus")
