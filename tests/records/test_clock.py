"""One clock for the whole portal; a test may hold it still."""

import datetime as dt

import pytest

from records import clock
from tests.factories.records import OfficeFactory

pytestmark = pytest.mark.django_db

EVENING = dt.datetime(2026, 11, 20, 20, 30, tzinfo=dt.UTC)  # midnight in Tehran


@pytest.mark.parametrize(
    ("zone", "before", "after"),
    [
        ("Asia/Tehran", dt.date(2026, 11, 20), dt.date(2026, 11, 21)),
        ("UTC", dt.date(2026, 11, 20), dt.date(2026, 11, 20)),
        ("Pacific/Auckland", dt.date(2026, 11, 21), dt.date(2026, 11, 21)),
    ],
)
def test_the_day_changes_at_midnight_at_the_office(zone, before, after):
    OfficeFactory(time_zone=zone)

    with clock.held_at(EVENING - dt.timedelta(seconds=1)):
        assert clock.today() == before
    with clock.held_at(EVENING):
        assert clock.today() == after


def test_a_held_clock_stands_still_also_for_the_database():
    with clock.held_at(EVENING):
        assert {clock.now(), clock.now(), clock.database_now()} == {EVENING}


def test_clocks_are_held_one_inside_the_other():
    with clock.held_at(EVENING):
        with clock.held_at(EVENING + dt.timedelta(days=1)):
            assert clock.now() == EVENING + dt.timedelta(days=1)
        assert clock.now() == EVENING


def test_a_clock_goes_on_after_whatever_went_wrong():
    with pytest.raises(ZeroDivisionError), clock.held_at(EVENING):
        1 / 0  # noqa: B018

    assert clock.now() != EVENING


def test_both_clocks_agree_when_nobody_holds_them():
    assert abs(clock.database_now() - clock.now()) < dt.timedelta(seconds=5)
    assert clock.database_now().tzinfo is not None
