"""Calls outside the portal: their dates for calendars, open calls for feed readers, deadlines in one's own calendar."""

import datetime as dt
import xml.etree.ElementTree as ET

import pytest
from icalendar import Calendar

from directory.roles import Role
from programs.models import Call
from records import clock, feeds
from tests.factories.programs import CallFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
CLOSES = dt.datetime(2027, 3, 1, 9, 30, tzinfo=dt.UTC)
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def a_call(**values):
    values = {"opens_at": dt.datetime(2026, 11, 1, 5, 30, tzinfo=dt.UTC), "closes_at": CLOSES} | values
    return CallFactory(status="published", code="JDS-2027", title_en="Joint projects", title_fa="طرح‌ها", **values)


def events(client, query=""):
    response = client.get(f"/calls/JDS-2027.ics{query}")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return {str(event["uid"]): event for event in Calendar.from_ical(response.content).walk("VEVENT")}


def of_closing(found):
    return next(event for uid, event in found.items() if "-closes@" in uid)


def test_a_call_s_dates_are_events_in_utc_with_the_local_times_beside(client):
    call = a_call(consent_closes_at=CLOSES + dt.timedelta(days=3), results_on=dt.date(2027, 6, 1))

    found = events(client)

    assert {
        uid.partition("@")[0].removeprefix(f"{call.uuid}-"): event.decoded("dtstart") for uid, event in found.items()
    } == {
        "opens": call.opens_at,
        "closes": CLOSES,
        "consent": CLOSES + dt.timedelta(days=3),
        "results": dt.date(2027, 6, 1),
    }
    closing = of_closing(found)
    assert closing["summary"] == "Closes: Joint projects"
    assert "13:00 Tehran = 10:30 Paris" in closing["description"]
    assert (
        "۱۳:۰۰ تهران"
        in next(e for uid, e in events(client, "?language=fa").items() if "-closes@" in uid)["description"]
    )


def test_a_change_keeps_the_events_and_counts_them_up(client):
    call = a_call()
    before = events(client)

    Call.objects.filter(pk=call.pk).update(closes_at=CLOSES + dt.timedelta(days=7))
    after = events(client)

    assert set(before) == set(after)
    assert [event["sequence"] for event in after.values()] > [event["sequence"] for event in before.values()]


def test_the_dates_of_a_cancelled_call_are_cancelled(client):
    call = a_call()
    Call.objects.filter(pk=call.pk).update(status="cancelled")

    assert {event["status"] for event in events(client).values()} == {"CANCELLED"}


def test_a_calendar_that_asks_again_is_told_that_nothing_changed(client):
    a_call()
    tag = client.get("/calls/JDS-2027.ics")["ETag"]

    with clock.held_at(clock.now() + dt.timedelta(hours=6)):
        assert client.get("/calls/JDS-2027.ics", headers={"if-none-match": tag}).status_code == 304


def test_a_draft_has_no_calendar(client):
    CallFactory(code="JDS-2027")

    assert client.get("/calls/JDS-2027.ics").status_code == 404


def test_open_calls_are_read_by_feed_readers_in_both_languages_and_formats(client):
    call = a_call()
    CallFactory(status="published", opens_at=dt.datetime(2027, 1, 1, tzinfo=dt.UTC), title_en="To come")
    CallFactory(title_en="Draft")

    rss = ET.fromstring(client.get("/calls/en.rss").content)
    atom = ET.fromstring(client.get("/calls/fa.atom").content)

    assert [item.findtext("title") for item in rss.iter("item")] == ["Joint projects"]
    assert rss.findtext("channel/item/guid") == f"urn:uuid:{call.uuid}"
    assert rss.find("channel/item/guid").get("isPermaLink") == "false"
    assert "13:00 Tehran = 10:30 Paris" in rss.findtext("channel/item/description")
    assert rss.findtext("channel/item/link").endswith("/en/calls/JDS-2027/")
    assert [entry.findtext("a:title", namespaces=ATOM) for entry in atom.findall("a:entry", ATOM)] == ["طرح‌ها"]
    assert atom.find("a:entry/a:link", ATOM).get("href").endswith("/fa/calls/JDS-2027/")


@pytest.mark.parametrize("name", ["de.rss", "en.xml"])
def test_other_feeds_are_not_there(client, name):
    assert client.get(f"/calls/{name}").status_code == 404


def test_deadlines_stand_in_one_s_own_calendar(user_with):
    call = a_call()
    CallFactory(status="published", opens_at=call.opens_at)  # rolling
    feed, _token = feeds.make_feed(name="Mine", kinds=["call-deadlines"], by=user_with(Role.SCHOLAR))

    [event] = Calendar.from_ical(feeds.published(feed)).walk("VEVENT")

    assert (event.decoded("dtstart"), event["summary"]) == (dt.date(2027, 3, 1), "Closes: Joint projects")
