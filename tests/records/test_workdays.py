import datetime as dt

import pytest

from records.history import acting
from records.models import Office
from records.refusals import Refusal
from records.workdays import Workdays, note
from tests.factories.records import HolidayFactory, OfficeFactory, PeriodFactory

pytestmark = pytest.mark.django_db

THURSDAY, FRIDAY, SATURDAY = (dt.date(2026, 11, day) for day in (19, 20, 21))


@pytest.fixture(autouse=True)
def _office():
    OfficeFactory(weekend=[3, 4])
    Office.forget()


@pytest.fixture
def nowruz():
    return HolidayFactory(
        name_en="Nowruz",
        name_fa="نوروز",
        starts_on=dt.date(2027, 3, 20),
        ends_on=dt.date(2027, 4, 2),
        pauses_reminders=True,
    )


def workdays():
    return Workdays(dt.date(2026, 1, 1), dt.date(2028, 1, 1))


def test_the_office_works_on_days_that_are_neither_weekend_nor_holiday(nowruz):
    days = workdays()

    assert [days.is_workday(day) for day in (THURSDAY, FRIDAY, SATURDAY)] == [False, False, True]
    assert [days.is_workday(dt.date(2027, 4, day)) for day in (1, 2, 3)] == [False, False, True]


def test_two_pauses_in_a_row_are_one(nowruz):
    HolidayFactory(starts_on=dt.date(2027, 4, 3), ends_on=dt.date(2027, 4, 4), pauses_reminders=True)

    assert workdays().after_pause(dt.date(2027, 3, 25)) == dt.date(2027, 4, 5)


def test_reminders_do_not_wait_over_other_holidays_or_the_weekend():
    HolidayFactory(starts_on=dt.date(2027, 2, 11), ends_on=dt.date(2027, 2, 11))
    days = workdays()

    assert (days.after_pause(dt.date(2027, 2, 11)), days.after_pause(FRIDAY)) == (dt.date(2027, 2, 11), FRIDAY)


def test_a_holiday_that_was_withdrawn_counts_for_nothing(nowruz):
    nowruz.closed_on, nowruz.closed_reason = dt.date(2026, 1, 1), "A mistake."
    nowruz.save()

    assert workdays().pause(dt.date(2027, 3, 25)) is None


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (SATURDAY, {"en": "", "fa": ""}),
        (FRIDAY, {"en": "20 November 2026 is a Friday, a day of the weekend.", "fa": "۲۹ آبان ۱۴۰۵"}),
        (dt.date(2027, 3, 27), {"en": "27 March 2027 is a holiday (Nowruz).", "fa": "نوروز"}),
    ],
)
def test_a_deadline_on_which_nobody_works_is_noted(nowruz, language, day, said):
    assert said[language] in note(day)
    assert bool(said[language]) == bool(note(day))


@pytest.mark.parametrize(
    ("factory", "values", "sentence"),
    [
        (HolidayFactory, {"ends_on": dt.date(2027, 3, 19)}, "The holiday ends before it begins."),
        (PeriodFactory, {"ends_on": dt.date(2026, 3, 20)}, "The period ends before it begins."),
    ],
)
def test_what_ends_before_it_begins_is_refused_by_the_database(factory, values, sentence):
    with pytest.raises(Refusal, match=sentence), acting(by="Test", verb="add"):
        factory(**values)


def test_two_fiscal_years_do_not_share_a_day_but_years_of_two_kinds_do():
    PeriodFactory(kind="fiscal")
    PeriodFactory(kind="gregorian")

    said = "Another period of this kind has some of these days"
    with pytest.raises(Refusal, match=said), acting(by="Test", verb="add"):
        PeriodFactory(kind="fiscal", starts_on=dt.date(2027, 3, 20), ends_on=dt.date(2028, 3, 19))
