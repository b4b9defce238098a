"""Is anything done under an agreement? The same answer from Python for one and from the database for all."""

import datetime as dt
import random

import pytest

from agreements.liveness import Liveness, liveness
from agreements.models import Agreement
from agreements.register import for_register
from records import clock
from tests.factories.agreements import ActivityFactory, AgreementFactory, AgreementTypeFactory

pytestmark = pytest.mark.django_db

SIGNED = dt.date(2024, 5, 31)


def agreement(**values):
    return AgreementFactory(concluded=True, signed_on=SIGNED, term__starts_on=SIGNED, term__open=True, **values)


def on(made, day):
    """What is said of it on a day, by both."""
    said = liveness(Agreement.objects.get(pk=made.pk), day)
    assert [value for value in Liveness if Agreement.objects.in_liveness([value], day)] == ([said] if said else [])
    return said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (dt.date(2024, 5, 30), None),
        (dt.date(2024, 5, 31), Liveness.NEW),
        (dt.date(2025, 5, 31), Liveness.NEW),
        (dt.date(2025, 6, 1), Liveness.NEVER_USED),
        (dt.date(2026, 11, 30), Liveness.NEVER_USED),  # thirty months old
    ],
)
def test_without_activity_an_agreement_is_new_for_as_long_as_one_counts_as_alive_then_never_used(day, said):
    assert on(agreement(), day) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (dt.date(2024, 8, 30), Liveness.NEW),
        (dt.date(2024, 8, 31), Liveness.ALIVE),
        (dt.date(2025, 2, 28), Liveness.ALIVE),  # six months after the last of August
        (dt.date(2025, 3, 1), Liveness.QUIET),
        (dt.date(2025, 8, 31), Liveness.QUIET),
        (dt.date(2025, 9, 1), Liveness.DORMANT),
    ],
)
def test_its_type_says_after_how_many_months_it_is_quiet_and_dormant(day, said):
    made = agreement(type=AgreementTypeFactory(quiet_after_months=6, dormant_after_months=12))
    ActivityFactory(agreement=made, happened_on=dt.date(2024, 8, 31))

    assert on(made, day) == said


def test_what_was_withdrawn_and_what_comes_later_does_not_count():
    made = agreement()
    ActivityFactory(agreement=made, happened_on=dt.date(2026, 1, 1), closed_on=dt.date(2026, 2, 1))
    ActivityFactory(agreement=made, happened_on=dt.date(2026, 12, 1))

    assert on(made, dt.date(2026, 11, 20)) == Liveness.NEVER_USED
    assert on(made, dt.date(2026, 12, 1)) == Liveness.ALIVE


@pytest.mark.parametrize(
    "values",
    [
        {"status": "draft"},
        {"concluded": True, "term__ends_on": dt.date(2025, 1, 1)},
        {"concluded": True, "terminated_on": dt.date(2025, 1, 1), "termination_reason": "Dissolved."},
        {"concluded": True, "term__starts_on": dt.date(2027, 1, 1)},
    ],
    ids=["draft", "expired", "terminated", "upcoming"],
)
def test_of_what_is_not_concluded_not_begun_or_over_nobody_asks(values):
    assert on(AgreementFactory(**values), dt.date(2026, 11, 20)) is None


def test_where_no_signature_is_known_it_is_new_since_its_first_term_or_its_entry(today):
    ages = {"term__starts_on": dt.date(2026, 1, 1)}, {"term": None}
    made = [AgreementFactory(concluded=True, signed_on=None, **age) for age in ages]

    assert [liveness(one, today) for one in made] == [Liveness.NEW, Liveness.NEW]
    assert Agreement.objects.in_liveness([Liveness.NEW], today).count() == 2
    assert liveness(made[0], dt.date(2027, 1, 2)) == Liveness.NEVER_USED


@pytest.mark.parametrize("seed", range(5))
def test_python_and_the_database_say_the_same_of_anything_on_any_day(seed, django_assert_num_queries, today):
    chance = random.Random(seed)
    types = [AgreementTypeFactory(quiet_after_months=q, dormant_after_months=q + chance.randint(0, 30)) for q in (0, 5)]
    days = [dt.date(2020, 1, 1) + dt.timedelta(days=chance.randint(0, 3000)) for _n in range(40)]
    for _n in range(25):
        made = AgreementFactory(
            concluded=chance.random() < 0.9,
            type=chance.choice(types),
            signed_on=chance.choice([None, *days]),
            **({"term": None} if chance.random() < 0.3 else {}),
        )
        for day in chance.sample(days, chance.randint(0, 3)):
            closed = dt.date(2026, 1, 1) if chance.random() < 0.2 else None
            ActivityFactory(agreement=made, happened_on=day, closed_on=closed)

    clock.zone()  # read once
    for day in chance.sample(days, 8):
        rows = list(for_register(Agreement.objects.all()))
        expected = {value: {row.pk for row in rows if liveness(row, day) == value} for value in Liveness}
        with django_assert_num_queries(10):  # the types and the rows
            found = {
                value: set(Agreement.objects.in_liveness([value], day).values_list("pk", flat=True))
                for value in Liveness
            }

        assert found == expected
        quiet_or_dormant = Agreement.objects.in_liveness([Liveness.QUIET, Liveness.DORMANT], day)
        assert {row.pk for row in quiet_or_dormant} == expected[Liveness.QUIET] | expected[Liveness.DORMANT]
