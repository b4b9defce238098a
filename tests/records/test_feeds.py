"""A calendar is told of every change, sees what its owner sees now, and is read by whoever has its address only."""

import datetime as dt

import icalendar
import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from directory.roles import Role
from records import clock, feeds
from records.feeds import FeedSource, Happening
from records.models import Feed, FeedEntry, Goal
from tests.conftest import NOON
from tests.factories.directory import UserFactory
from tests.factories.records import ActionItemFactory, FeedFactory, GoalFactory
from tests.pages import fields, links, soup, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

DAY = dt.date(2027, 2, 3)


class GoalsBegin(FeedSource):
    slug, title = "goals-begin", "Goals begin"

    def happenings(self, user, *, since, until, is_own_only):
        goals = Goal.objects.filter(starts_on__range=(since, until), closed_on=None)
        for goal in goals.filter(code="OWN") if is_own_only else goals:
            yield Happening(goal, goal.starts_on, f"Begins: {goal.title_en}", "It begins.")


@pytest.fixture(autouse=True)
def own_source(monkeypatch):
    """In these tests calendars show the days on which goals begin."""
    monkeypatch.setattr(feeds.feeds, "_by_slug", {"goals-begin": GoalsBegin()})
    monkeypatch.setattr(Goal, "get_absolute_url", lambda goal: f"/goals/{goal.code}/", raising=False)


@pytest.fixture
def feed():
    return FeedFactory(kinds=["goals-begin"])


def events(feed):
    """What a calendar reads now, by what stands in it."""
    return list(icalendar.Calendar.from_ical(feeds.published(Feed.objects.get(pk=feed.pk))).walk("VEVENT"))


def told(feed):
    """(summary, day, sequence, status) of each event."""
    return [(str(e["summary"]), e["dtstart"].dt, int(e["sequence"]), str(e["status"])) for e in events(feed)]


def later(**span):
    return clock.held_at(NOON + dt.timedelta(**span))


# --- the calendar ----------------------------------------------------------------------------------------------------


def test_an_event_says_all_that_a_calendar_needs(feed):
    goal = GoalFactory(code="G7", title_en="Joint research", starts_on=DAY)

    (event,) = events(feed)

    entry = FeedEntry.objects.get()
    assert {
        name: str(event[name].to_ical().decode() if hasattr(event[name], "to_ical") else event[name]) for name in event
    } == {
        "UID": f"{entry.uuid}@127.0.0.1",
        "DTSTAMP": "20261120T083000Z",
        "LAST-MODIFIED": "20261120T083000Z",
        "SEQUENCE": "0",
        "DTSTART": "20270203",
        "DTEND": "20270204",
        "TRANSP": "TRANSPARENT",
        "CLASS": "PRIVATE",
        "STATUS": "CONFIRMED",
        "CATEGORIES": "Goals begin",
        "SUMMARY": "Begins: Joint research",
        "DESCRIPTION": "It begins.\\n3 February 2027 – 14 Bahman 1405",
        "URL": f"{settings.SITE_URL}/goals/G7/",
    }
    assert event["dtstart"].params["VALUE"] == "DATE"
    assert (entry.about, entry.kind) == (goal, "goals-begin")


def test_the_calendar_has_a_name_and_says_when_to_ask_again(feed):
    calendar = icalendar.Calendar.from_ical(feeds.published(feed))

    assert (calendar["version"], calendar["calscale"], calendar["x-wr-calname"]) == ("2.0", "GREGORIAN", feed.name)
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n" in feeds.published(feed)


def test_lines_are_folded_and_signs_escaped(feed):
    title = "پژوهش مشترک؛ with commas, semicolons; and a backslash \\ " * 2
    GoalFactory(title_en=title, starts_on=DAY)

    lines = feeds.published(feed).split(b"\r\n")

    assert max(len(line) for line in lines) <= 75
    assert str(events(feed)[0]["summary"]) == f"Begins: {Goal.objects.get().title_en}"


def test_words_with_line_breaks_make_no_line_of_their_own(feed, monkeypatch):
    GoalFactory(starts_on=DAY)
    monkeypatch.setattr(
        GoalsBegin,
        "happenings",
        lambda self, user, **span: [Happening(Goal.objects.get(), DAY, "x\r\nBEGIN:VALARM", "y\nATTACH:file:///etc")],
    )

    assert b"\r\nBEGIN:VALARM" not in feeds.published(feed)
    assert b"\r\nATTACH" not in feeds.published(feed)


def test_the_owner_s_language_decides(feed):
    GoalFactory(starts_on=DAY)
    feed.owner.language = "fa"
    feed.owner.save()

    assert str(events(feed)[0]["description"]).splitlines()[-1] == "۱۴ بهمن ۱۴۰۵ – ۳ فوریهٔ ۲۰۲۷"


def test_asked_again_the_calendar_is_the_same_to_the_byte(feed):
    GoalFactory.create_batch(3, starts_on=DAY)
    first = feeds.published(feed)

    with later(days=1):
        assert feeds.published(feed) == first
    assert FeedEntry.objects.count() == 3


# --- what changes ----------------------------------------------------------------------------------------------------


def test_a_day_that_moves_keeps_its_event_and_counts_up(feed):
    goal = GoalFactory(title_en="A", starts_on=DAY)
    uid = events(feed)[0]["uid"]
    goal.starts_on = dt.date(2027, 3, 1)
    goal.save()

    with later(hours=1):
        (event,) = events(feed)

    assert (event["uid"], event["dtstart"].dt, event["sequence"]) == (uid, dt.date(2027, 3, 1), 1)
    assert event["dtstamp"].dt == NOON + dt.timedelta(hours=1)


def test_other_words_are_told_without_counting_up(feed):
    goal = GoalFactory(title_en="A", starts_on=DAY)
    events(feed)
    goal.title_en = "B"
    goal.save()

    with later(hours=1):
        (event,) = events(feed)

    assert (str(event["summary"]), event["sequence"]) == ("Begins: B", 0)
    assert event["last-modified"].dt == NOON + dt.timedelta(hours=1)


def test_what_falls_away_is_cancelled_once_with_nothing_more_said_of_it(feed, canary):
    goal = GoalFactory(title_en=canary, starts_on=DAY)
    before = events(feed)[0]
    goal.closed_on = dt.date(2026, 11, 20)
    goal.save()

    with later(days=1):
        (event,) = events(feed)
    with later(days=2):
        again = events(feed)

    assert (event["uid"], event["status"], event["sequence"], event["dtstart"].dt) == (
        before["uid"],
        "CANCELLED",
        1,
        DAY,
    )
    assert canary.encode() not in feeds.published(feed)
    assert [one.to_ical() for one in again] == [event.to_ical()]


def test_what_comes_back_counts_up_again(feed):
    goal = GoalFactory(title_en="A", starts_on=DAY)
    events(feed)
    for closed_on in (dt.date(2026, 11, 20), None):
        goal.closed_on = closed_on
        goal.save()
        events(feed)

    assert told(feed) == [("Begins: A", DAY, 2, "CONFIRMED")]


def test_what_was_cancelled_is_forgotten_after_two_months(feed):
    goal = GoalFactory(starts_on=DAY)
    events(feed)
    goal.closed_on = dt.date(2026, 11, 20)
    goal.save()
    assert len(events(feed)) == 1

    with later(days=61):
        assert events(feed) == []


def test_what_is_long_past_leaves_without_a_word(feed):
    GoalFactory(starts_on=dt.date(2026, 11, 25))
    assert len(events(feed)) == 1

    with later(days=100):
        assert events(feed) == []
    assert FeedEntry.objects.get().cancelled_at is None


def test_a_kind_no_longer_chosen_falls_away(feed, user_with):
    GoalFactory(starts_on=DAY)
    events(feed)
    feeds.edit_feed(feed, name="X", kinds=["other"], by=feed.owner)

    assert [status for *_rest, status in told(feed)] == ["CANCELLED"]


def test_each_feed_counts_for_itself():
    GoalFactory(code="OWN", title_en="Own", starts_on=DAY)
    GoalFactory(title_en="Other", starts_on=DAY)
    owner = UserFactory()
    all_of_it, own = (FeedFactory(owner=owner, kinds=["goals-begin"], is_own_only=only) for only in (False, True))

    assert [summary for summary, *_rest in told(own)] == ["Begins: Own"]
    assert {summary for summary, *_rest in told(all_of_it)} == {"Begins: Own", "Begins: Other"}
    assert not {e["uid"] for e in events(own)} & {e["uid"] for e in events(all_of_it)}


@pytest.mark.parametrize("count", [1, 3, 50])
def test_a_calendar_costs_the_same_however_much_is_in_it(feed, django_assert_num_queries, count):
    GoalFactory.create_batch(count, starts_on=DAY)
    feeds.published(feed)

    with django_assert_num_queries(5):  # goals, savepoint, the feed's lock, its entries, end of the savepoint
        feeds.published(feed)


def test_the_database_refuses_an_event_told_twice(feed):
    goal = GoalFactory()
    for n in (1, 2):
        entry = FeedEntry(feed=feed, about=goal, kind="goals-begin", on=DAY, digest="x")
        if n == 1:
            entry.save()
    with pytest.raises(IntegrityError, match="feed_entry_once"), transaction.atomic():
        entry.save()


def test_what_somebody_was_asked_to_do_is_in_their_calendar_until_it_is_done(monkeypatch):
    monkeypatch.setitem(feeds.feeds._by_slug, "actions", feeds.Actions())
    owner = UserFactory()
    item = ActionItemFactory(owner=owner, title="Ask the partner", due_on=DAY)
    ActionItemFactory(title="Of somebody else", due_on=DAY)
    feed = FeedFactory(owner=owner, kinds=["actions"])

    assert told(feed) == [("To be done: Ask the partner", DAY, 0, "CONFIRMED")]

    type(item).objects.filter(pk=item.pk).update(status="done", done_on=DAY)

    assert told(feed) == [("No longer so", DAY, 1, "CANCELLED")]


# --- its address -----------------------------------------------------------------------------------------------------


def address(token):
    return reverse("calendar", args=[token])


def test_the_address_has_no_language_and_is_read_without_signing_in(client, user_with):
    _feed, token = feeds.make_feed(name="Mine", kinds=["goals-begin"], by=user_with())
    GoalFactory(title_en="A", starts_on=DAY)

    response = client.get(f"/feeds/{token}.ics")

    assert (response.status_code, response["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert response["Cache-Control"] == "private, no-cache"
    assert "Set-Cookie" not in response.headers
    assert [str(e["summary"]) for e in icalendar.Calendar.from_ical(response.content).walk("VEVENT")] == ["Begins: A"]


def test_only_a_hash_of_the_address_is_kept(user_with, as_owner):
    feed, token = feeds.make_feed(name="Mine", kinds=["goals-begin"], by=user_with())

    assert len(token) >= 43
    assert feed.token_hash == feeds.hashed(token)
    event = feed.events.get()
    assert token not in str(event.__dict__)
    assert feed.token_hash not in str(event.__dict__)


def test_an_unchanged_calendar_is_not_sent_again(client):
    feed = FeedFactory(token="t", kinds=["goals-begin"])
    goal = GoalFactory(starts_on=DAY)
    etag = client.get(address("t"))["ETag"]

    same = client.get(address("t"), headers={"If-None-Match": etag})
    goal.starts_on = dt.date(2027, 3, 1)
    goal.save()
    other = client.get(address("t"), headers={"If-None-Match": etag})

    assert (same.status_code, same.content, other.status_code) == (304, b"", 200)
    assert feed.entries.get().sequence == 1


@pytest.mark.parametrize("token", ["nothing", "t", "%27", "t.ics", "۱"])
def test_an_address_nobody_made_is_not_there(client, token):
    assert client.get(f"/feeds/{token}.ics").status_code == 404


def test_a_feed_that_has_ended_says_so(client):
    feed = FeedFactory(token="t")
    feeds.end_feed(feed, by=feed.owner)

    assert client.get(address("t")).status_code == 410


def test_an_account_that_is_closed_has_no_calendar(client):
    FeedFactory(token="t", owner__is_active=False, kinds=["goals-begin"])
    GoalFactory(starts_on=DAY)

    response = client.get(address("t"))

    assert (response.status_code, b"BEGIN" in response.content) == (410, False)


def test_renewing_closes_the_old_address_and_keeps_the_events(client):
    feed = FeedFactory(token="old", kinds=["goals-begin"])
    GoalFactory(starts_on=DAY)
    uid = events(feed)[0]["uid"]
    token = feeds.renew_feed(feed, by=feed.owner)

    assert client.get(address("old")).status_code == 404
    assert icalendar.Calendar.from_ical(client.get(address(token)).content).walk("VEVENT")[0]["uid"] == uid


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_a_calendar_is_only_read(client, method):
    FeedFactory(token="t")

    assert getattr(client, method)(address("t")).status_code == 405


# --- the pages -------------------------------------------------------------------------------------------------------


def test_a_feed_is_made_and_its_address_shown_once(client, as_user):
    user = as_user(Role.SCHOLAR)
    page = client.get(reverse("feeds:make"))
    sent = fields(page, "main form") | {"name": "My phone", "kinds": ["goals-begin"], "is_own_only": "on"}

    made = client.post(page.request["PATH_INFO"], sent)

    shown = soup(made).select_one("#id_address")["value"]
    assert shown.startswith(f"{settings.SITE_URL}/feeds/")
    assert "no-store" in made["Cache-Control"]
    assert client.get(shown.removeprefix(settings.SITE_URL)).status_code == 200
    feed = Feed.objects.get()
    assert (feed.owner, feed.name, feed.kinds, feed.is_own_only) == (user, "My phone", ["goals-begin"], True)
    token = shown.rpartition("/")[2].removesuffix(".ics")
    assert token not in client.get(reverse("feeds:list")).content.decode()


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"name": "", "kinds": ["goals-begin"]}, "This field is required."),
        ({"name": "X"}, "This field is required."),
        ({"name": "X", "kinds": ["nothing"]}, "nothing is not one of the available choices."),
        ({"name": "x" * 81, "kinds": ["goals-begin"]}, "at most 80 characters"),
    ],
)
def test_what_was_typed_wrong_is_told_and_nothing_is_made(client, as_user, sent, words):
    as_user()
    response = client.post(reverse("feeds:make"), sent)

    assert words in text(response)
    assert not Feed.objects.exists()


def test_a_feed_is_edited_renewed_and_ended_on_its_page(client, as_user):
    user = as_user()
    feed = FeedFactory(owner=user, token="old", kinds=["goals-begin"], name="Old")
    page = client.get(reverse("feeds:edit", args=[feed.uuid]))
    client.post(page.request["PATH_INFO"], fields(page, "main form") | {"name": "New"})
    feed.refresh_from_db()
    assert (feed.name, feed.kinds) == ("New", ["goals-begin"])

    renewed = client.post(reverse("feeds:renew", args=[feed.uuid]))
    assert client.get(address("old")).status_code == 404
    token = soup(renewed).select_one("#id_address")["value"].rpartition("/")[2].removesuffix(".ics")

    client.post(reverse("feeds:end", args=[feed.uuid]))
    assert client.get(address(token)).status_code == 410
    assert "You have no calendar feed" in text(client.get(reverse("feeds:list")))


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_of_feeds_costs_the_same_however_many(client, as_user, django_assert_num_queries, count):
    FeedFactory.create_batch(count, owner=as_user())
    client.get(reverse("feeds:list"))

    with django_assert_num_queries(4):
        client.get(reverse("feeds:list"))


@pytest.mark.parametrize("name", ["edit", "renew", "end"])
def test_another_s_feed_does_not_exist_for_you(client, as_user, name):
    as_user(Role.OFFICER)
    feed = FeedFactory()

    assert client.post(reverse(f"feeds:{name}", args=[feed.uuid])).status_code == 404
    feed.refresh_from_db()
    assert not feed.is_closed


def test_only_owner_and_administrator_end_a_feed(user_with):
    feed, administrator = FeedFactory(), user_with(Role.ADMINISTRATOR)
    for act in (
        lambda: feeds.end_feed(feed, by=user_with(Role.OFFICER)),
        lambda: feeds.renew_feed(feed, by=administrator),
        lambda: feeds.edit_feed(feed, name="X", kinds=["goals-begin"], by=administrator),
    ):
        with pytest.raises(PermissionDenied):
            act()

    feeds.end_feed(feed, by=administrator)

    assert Feed.objects.get().is_closed


def test_administrators_see_whose_feeds_there_are_and_end_them(client, as_user, client_for, user_with):
    feed = FeedFactory(owner__name="Leila Daneshvar")
    as_user(Role.ADMINISTRATOR)
    changelist = reverse("admin:records_feed_changelist")

    assert "Leila Daneshvar" in text(client.get(changelist))
    client.post(changelist, {"action": "end", "_selected_action": [str(feed.pk)]})

    assert Feed.objects.get().is_closed
    assert client_for(user_with(Role.OFFICER), Client()).get(changelist).status_code == 403


def test_the_account_pages_lead_there(client, as_user):
    as_user()

    assert links(client.get(reverse("account_email")), "main nav")["Calendar feeds"] == reverse("feeds:list")
