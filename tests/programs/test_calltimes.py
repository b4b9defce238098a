"""When a call opens and closes: in both countries' time, in both calendars, and how soon."""

import datetime as dt

import pytest
from django.utils import translation

from programs import calltimes
from programs.models import Call, Programme

UTC = dt.UTC
CLOSES = dt.datetime(2027, 3, 1, 9, 30, tzinfo=UTC)


def a_call(country="FR", *, zone="Asia/Tehran", **values):
    opens = dt.datetime(2026, 11, 1, tzinfo=UTC)
    programme = Programme(partner_country=country)
    return Call(programme=programme, status="published", time_zone=zone, **({"opens_at": opens} | values))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "1 March 2027 (10 Esfand 1405), 13:00 Tehran = 10:30 Paris"),
        ("fa", "۱۰ اسفند ۱۴۰۵ (۱ مارس ۲۰۲۷)، ۱۳:۰۰ تهران = ۱۰:۳۰ پاریس"),
    ],
)
def test_a_deadline_is_told_in_two_zones_and_two_calendars(language, words):
    with translation.override(language):
        assert calltimes.plain(CLOSES, a_call()).replace(",", "،") == words.replace(",", "،")


def test_a_time_that_falls_on_another_day_abroad_says_so():
    midnight = dt.datetime(2027, 3, 1, 20, 29, tzinfo=UTC)  # 23:59 in Tehran

    assert calltimes.told(midnight, a_call("JP")).times == ["23:59 Tehran", "05:29 Tokyo on 2 March 2027"]


def test_summer_time_of_the_partner_moves_its_hour():
    summer = dt.datetime(2027, 7, 1, 9, 30, tzinfo=UTC)

    assert calltimes.told(summer, a_call()).times == ["13:00 Tehran", "11:30 Paris"]


@pytest.mark.parametrize("country", ["", "AQ", "RU", "IR"])
def test_without_a_zone_abroad_only_our_own_time_is_told(country):
    assert calltimes.told(CLOSES, a_call(country)).times == ["13:00 Tehran"]


def test_the_page_has_the_instant_for_machines():
    assert 'datetime="2027-03-01T13:00+03:30"' in calltimes.html(CLOSES, a_call())


@pytest.mark.parametrize(
    ("now", "words", "kind"),
    [
        (dt.datetime(2027, 2, 28, 20, 31, tzinfo=UTC), "12 hours left", "problem"),
        (dt.datetime(2027, 2, 28, 20, 29, tzinfo=UTC), "1 day left", "problem"),
        (dt.datetime(2027, 3, 1, 8, 0, tzinfo=UTC), "90 minutes left", "problem"),
        (dt.datetime(2027, 3, 1, 9, 30, tzinfo=UTC), "1 minute left", "problem"),
        (dt.datetime(2027, 2, 22, 8, 0, tzinfo=UTC), "7 days left", "problem"),
        (dt.datetime(2027, 2, 21, 8, 0, tzinfo=UTC), "8 days left", "waiting"),
        (dt.datetime(2027, 1, 1, 8, 0, tzinfo=UTC), "59 days left", "current"),
        (dt.datetime(2026, 10, 30, 8, 0, tzinfo=UTC), "opens in 2 days", "current"),
        (dt.datetime(2027, 3, 1, 9, 40, tzinfo=UTC), "closed, in its minutes of grace", "waiting"),
        (dt.datetime(2027, 3, 1, 9, 46, tzinfo=UTC), "closed", "quiet"),
    ],
)
def test_how_soon_it_is_in_words(now, words, kind):
    assert calltimes.countdown(a_call(closes_at=CLOSES), now) == (words, kind)


def test_a_rolling_call_has_no_countdown():
    assert calltimes.countdown(a_call(), CLOSES) == ("open without end", "good")
