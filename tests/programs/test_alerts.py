"""To be told of new calls: asked for, confirmed by the owner of the address, written once, ended by one click."""

import datetime as dt
import re

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from directory.roles import Role
from notices.delivery import as_message
from notices.models import Email
from programs import alerts as telling
from programs.actions import alerts
from programs.models import Call, CallAlert
from records import clock
from tests.factories.directory import UserFactory
from tests.factories.programs import CallAlertFactory, CallAreaFactory, CallFactory, ProgrammeFactory
from tests.pages import links, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
NOW = dt.datetime(2026, 11, 20, 8, 30, tzinfo=dt.UTC)
FORM = "/en/calls/alerts/"


def published(*, since=NOW, opens_at=None, **values):
    opens_at = opens_at or NOW - dt.timedelta(days=1)
    return CallFactory(status="published", status_since=since, opens_at=opens_at, **values)


def letters():
    return [(email.to, email.subject) for email in Email.objects.order_by("pk")]


def path(url):
    return re.sub(r"^https?://[^/]+", "", url)


def link_in(email, page):
    """The address in a letter that leads to one of these pages."""
    return path(re.search(rf"https?://\S*/alerts/{page}/\S+", email.text)[0])


# --- the wish ----------------------------------------------------------------------------------------------------


def test_a_stranger_is_written_to_after_the_link_in_a_first_letter_was_confirmed(client):
    ProgrammeFactory(code="JDS", name_en="Jondishapoor")

    asked = client.post(FORM, {"email": "Reader@example.org", "programme": "JDS"})
    [letter] = Email.objects.all()
    address = link_in(letter, "confirm")
    looked = client.get(address)

    assert "Look into your mailbox" in text(asked)
    assert (letter.to, letter.unsubscribe_url) == ("Reader@example.org", "")
    assert "Jondishapoor" in letter.text
    assert "Yes, write to me" in text(looked)
    assert CallAlert.objects.get().confirmed_at is None  # a scanner of mail opens links
    assert "We write to you" in text(client.post(address))
    assert CallAlert.objects.get().confirmed_at == NOW
    assert "We write to you" in text(client.get(address))


def test_whoever_asks_twice_learns_nothing_of_the_first_time(client):
    CallAlertFactory(email="reader@example.org")

    known = client.post(FORM, {"email": "READER@example.org"})
    unknown = client.post(FORM, {"email": "nobody@example.org"})

    assert text(known).replace("READER@", "x@") == text(unknown).replace("nobody@", "x@")
    assert CallAlert.objects.count() == 2
    assert [email.to for email in Email.objects.all()] == ["nobody@example.org"]


def test_an_account_s_own_address_needs_no_confirmation_and_another_one_does(client, as_user):
    user = as_user(Role.SCHOLAR)

    client.post(FORM, {"email": user.email})
    client.post(FORM, {"email": "colleague@example.org"})

    own, other = CallAlert.objects.order_by("pk")
    assert (own.user, own.confirmed_at) == (user, NOW)
    assert (other.user, other.confirmed_at) == (None, None)
    assert [email.to for email in Email.objects.all()] == ["colleague@example.org"]
    page = client.get(FORM)
    assert "You are told of all calls" in text(page)
    assert path(links(page)["End : all calls"]).startswith("/en/calls/alerts/stop/")


def test_the_form_begins_with_what_the_call_s_page_asks(client):
    ProgrammeFactory(code="JDS")

    page = client.get(f"{FORM}?programme=JDS&area=nothing").content.decode()

    assert '<option value="JDS" selected>' in page


@pytest.mark.parametrize(
    "data", [{"email": ""}, {"email": "nobody"}, {"email": "a@example.org", "programme": "XX"}], ids=str
)
def test_a_wish_that_makes_no_sense_is_told_beside_its_field(client, data):
    assert client.post(FORM, data).context["form"].errors
    assert not CallAlert.objects.exists()


@pytest.mark.parametrize("page", ["confirm", "stop"])
@pytest.mark.parametrize("token", ["x", "00000000-0000-0000-0000-000000000000:x"])
def test_an_address_that_we_did_not_write_leads_nowhere(client, page, token):
    assert client.get(f"/en/calls/alerts/{page}/{token}/").status_code == 404


def test_the_link_that_confirms_does_not_end_and_the_other_way_round(client):
    alert = CallAlertFactory()
    address = path(alerts.address(alert, "calls:alert_confirm", alerts.CONFIRM))

    assert client.post(address.replace("/confirm/", "/stop/")).status_code == 404


# --- the letter --------------------------------------------------------------------------------------------------


def test_those_who_want_a_call_are_told_of_it_once(language):
    call = published(programme__partner_country="IT", title_en="Heritage", title_fa="میراث")
    CallAreaFactory(call=call, name_en="Museums", name_fa="موزه‌ها")
    wanting = [
        CallAlertFactory(),
        CallAlertFactory(country="IT"),
        CallAlertFactory(programme=call.programme),
        CallAlertFactory(area="Museums"),
        CallAlertFactory(area="موزه‌ها", country="IT"),
    ]
    CallAlertFactory(country="FR")
    CallAlertFactory(programme=ProgrammeFactory())
    CallAlertFactory(area="Physics")
    CallAlertFactory(confirmed_at=None)
    CallAlertFactory(email=wanting[0].email.upper(), country="IT")  # the same person again

    assert telling.tell_of_calls() == 5
    assert telling.tell_of_calls() == 0
    assert sorted(letters()) == sorted((alert.email, "New call: Heritage") for alert in wanting)


def test_an_account_is_written_to_in_its_own_language_at_its_own_address():
    user = UserFactory(language="fa", email="new@example.org")
    CallAlertFactory(user=user, email="old@example.org")
    CallAlertFactory(user=UserFactory(is_active=False))
    published(title_fa="میراث فرهنگی")

    telling.tell_of_calls()

    [letter] = Email.objects.all()
    assert (letter.to, letter.person, letter.language) == ("new@example.org", user, "fa")
    assert "میراث فرهنگی" in letter.text


def test_a_letter_says_when_it_closes_in_both_countries():
    CallAlertFactory()
    published(closes_at=dt.datetime(2027, 3, 1, 9, 30, tzinfo=dt.UTC))

    telling.tell_of_calls()

    assert "Closes: 1 March 2027 (10 Esfand 1405), 13:00 Tehran = 10:30 Paris" in Email.objects.get().text


def test_nobody_is_told_of_calls_that_are_old_over_withdrawn_or_secret():
    CallAlertFactory()
    long_ago = NOW - dt.timedelta(days=30)
    published(since=long_ago, opens_at=long_ago)
    published(closes_at=NOW)
    published(programme__is_public=False)
    CallFactory(status="cancelled", opens_at=NOW)
    CallFactory(opens_at=NOW)

    assert telling.tell_of_calls() == 0


def test_whoever_asks_between_publication_and_opening_is_told_at_the_opening():
    opens_at = NOW + dt.timedelta(days=3)
    published(since=NOW - dt.timedelta(days=2), opens_at=opens_at)
    CallAlertFactory(email="before@example.org", confirmed_at=NOW - dt.timedelta(days=3))
    CallAlertFactory(email="between@example.org", confirmed_at=NOW - dt.timedelta(days=1))

    telling.tell_of_calls()
    assert [to for to, _subject in letters()] == ["before@example.org"]

    with clock.held_at(opens_at + dt.timedelta(minutes=5)):
        telling.tell_of_calls()
    assert [to for to, _subject in letters()] == ["before@example.org", "between@example.org"]


def test_whoever_asks_later_hears_of_the_next_call_only():
    published(since=NOW - dt.timedelta(days=2))
    CallAlertFactory(confirmed_at=NOW - dt.timedelta(hours=1))

    assert telling.tell_of_calls() == 0


def test_one_click_of_the_mail_program_ends_it_and_forgets_the_address():
    alert = CallAlertFactory(email="reader@example.org")
    published()
    telling.tell_of_calls()
    message = as_message(Email.objects.get())
    stop = message.extra_headers["List-Unsubscribe"]

    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert link_in(Email.objects.get(), "stop") == path(stop.strip("<>"))
    stranger = Client(enforce_csrf_checks=True)
    assert "You are told of" in text(stranger.get(path(stop.strip("<>"))))
    assert stranger.post(path(stop.strip("<>")), {"List-Unsubscribe": "One-Click"}).status_code == 200
    alert.refresh_from_db()
    assert (alert.email, alert.closed_on) == ("", clock.today())
    published()
    assert telling.tell_of_calls() == 0
    assert stranger.post(path(stop.strip("<>"))).status_code == 200


def test_other_letters_have_no_such_header():
    alerts.ask(email="reader@example.org", language="en")

    assert "List-Unsubscribe" not in as_message(Email.objects.get()).extra_headers
    assert mail.outbox == []


def test_after_it_ended_the_same_wish_may_begin_anew():
    alert = CallAlertFactory(email="reader@example.org")
    alerts.end(alert)

    assert alerts.ask(email="reader@example.org", language="en").pk != alert.pk


def test_what_nobody_confirms_and_what_closed_accounts_wanted_is_forgotten():
    week_ago = NOW - dt.timedelta(days=7, minutes=1)
    forgotten = CallAlertFactory(confirmed_at=None)
    CallAlert.objects.filter(pk=forgotten.pk).update(created_at=week_ago)
    CallAlertFactory(confirmed_at=None, email="young@example.org")
    CallAlertFactory(email="stays@example.org")
    CallAlertFactory(user=UserFactory(is_active=False, closed_at=NOW))

    assert telling.forget_alerts() == 2
    assert set(CallAlert.objects.exclude(email="").values_list("email", flat=True)) == {
        "young@example.org",
        "stays@example.org",
    }


def test_the_history_keeps_no_address():
    alert = CallAlertFactory(email="reader@example.org")
    alerts.end(alert)

    events = CallAlert.events.rel.related_model.objects.all()
    assert not any("reader@example.org" in str(list(vars(event).values())) for event in events)


def test_the_administrator_ends_what_shall_not_be_written_to(client, as_user):
    alert = CallAlertFactory()
    as_user(Role.ADMINISTRATOR)

    client.post(
        reverse("admin:programs_callalert_changelist"), {"action": "end", "_selected_action": [alert.pk]}, follow=True
    )

    alert.refresh_from_db()
    assert alert.is_closed


def test_a_call_that_was_cancelled_between_is_not_told():
    CallAlertFactory()
    call = published()
    Call.objects.filter(pk=call.pk).update(status="cancelled")

    assert telling.tell_of_calls() == 0


def test_the_programmes_of_the_wishes_are_read_with_them():
    call = published()
    for _n in range(3):
        CallAlertFactory(programme=call.programme)

    with CaptureQueriesContext(connection) as queries:
        assert telling.tell_of_calls() == 3

    assert [one["sql"] for one in queries if one["sql"].startswith('SELECT "programs_programme"')] == []
