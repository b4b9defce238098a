"""How long a session lasts, why one must sign in again, and what becomes of the text that was being sent."""

import datetime as dt

import pytest
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.totp.internal.auth import yield_hotp_counters_from_time as counters
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from directory.models import Person
from directory.roles import STAFF, Role
from directory.sessions import MOST_TYPED, TYPED
from directory.tasks import forget_sessions
from tests.directory.doors import is_signed_in, sign_in
from tests.factories.directory import AppointmentFactory, PersonFactory, UserFactory
from tests.pages import fields, soup, text

pytestmark = pytest.mark.django_db

START = dt.datetime(2026, 11, 21, 8, 0, tzinfo=dt.UTC)
MINUTE, HOUR = dt.timedelta(minutes=1), dt.timedelta(hours=1)
IDLE = {
    "en": "You were signed out, because nothing was done here for 30 minutes. Sign in to go on.",
    "fa": "چون ۳۰ دقیقه در اینجا کاری انجام نشد، از سامانه خارج شدید. برای ادامه وارد شوید.",
}


@pytest.fixture(autouse=True)
def _the_clock_stands(time_machine):
    time_machine.move_to(START, tick=False)


@pytest.fixture
def later(time_machine):
    return lambda after: time_machine.move_to(START + after, tick=False)


@pytest.fixture
def secret():
    return generate_totp_secret()


@pytest.fixture
def officer(user_with, secret):
    user = user_with(Role.OFFICER, verified=True)
    TOTP.activate(user, secret)
    return user


def come_back(client, user, secret, address):
    """Sign in on the page one was led to, with both factors; return where that leads."""
    page = client.get(address)
    data = {"login": user.email, "password": "correct-horse-battery", "next": fields(page)["next"]}
    client.post(reverse("account_login"), data)
    code = format_hotp_value(hotp_value(secret, list(counters())[1]))
    return client.post(reverse("mfa_authenticate"), {"code": code}).headers["Location"]


@pytest.mark.parametrize("role", sorted(STAFF))
def test_staff_are_out_after_half_an_hour_without_a_page_and_not_before(client, as_user, later, role):
    as_user(role)

    later(30 * MINUTE)
    assert client.get(reverse("admin:index")).status_code == 200
    later(61 * MINUTE)
    asked = client.get(reverse("admin:index"), follow=True)

    address, _, query = asked.redirect_chain[-1][0].partition("?")
    assert (address, QueryDict(query)["next"]) == (reverse("account_login"), reverse("admin:index"))
    assert not is_signed_in(client)


def test_staff_who_work_on_are_out_after_twelve_hours(client, as_user, later):
    as_user(Role.OFFICER)
    answers = []

    for quarters in range(1, 50):
        later(quarters * 15 * MINUTE)
        answers.append(client.get(reverse("admin:index")).status_code)

    assert answers == [200] * 48 + [302]
    page = client.get(reverse("account_login"))
    assert "You were signed out, because you signed in 12 hours ago." in text(page)


def test_the_page_that_asks_to_sign_in_says_why_once(client, as_user, later, language):
    as_user(Role.OFFICER)
    later(31 * MINUTE)

    page = client.get(reverse("admin:index"), follow=True)

    with translation.override(language):
        assert text(page).count(translation.gettext("Sign in")) > 0
    notice = " ".join(tag.get_text(" ", strip=True) for tag in soup(page).select("main .notice"))
    assert ("30" in notice, "۳۰" in notice) == ((True, False) if language == "en" else (False, True))
    assert not soup(client.get(reverse("account_login"))).select("main .notice")


def test_after_signing_in_again_one_is_where_one_wanted_to_be(client, client_for, officer, secret, later):
    client_for(officer, client)
    wanted = reverse("admin:directory_person_changelist") + "?q=ahmadi"
    later(31 * MINUTE)

    asked = client.get(wanted)
    later(32 * MINUTE)

    assert come_back(client, officer, secret, asked.headers["Location"]) == wanted
    assert client.get(wanted).status_code == 200


def test_a_public_page_is_shown_all_the_same(client, as_user, later):
    as_user(Role.OFFICER)
    later(31 * MINUTE)

    page = client.get(reverse("home"))

    assert page.status_code == 200
    assert IDLE["en"] in text(page)
    assert not is_signed_in(client)


def test_others_stay_signed_in(client, as_user, later):
    as_user(Role.SCHOLAR)

    later(13 * 24 * HOUR)

    assert client.get(reverse("account_email")).status_code == 200


def test_whoever_asks_for_it_stays_signed_in_two_weeks_and_others_until_the_browser_closes(client):
    user = UserFactory(verified=True)

    sign_in(client, user.email)
    short = client.cookies["sessionid"]["max-age"]
    other = Client()
    other.post(reverse("account_login"), {"login": user.email, "password": "correct-horse-battery", "remember": "on"})

    assert (short, other.cookies["sessionid"]["max-age"]) == ("", 14 * 24 * 3600)


def test_a_role_given_meanwhile_counts_from_then(client, client_for, user_with, secret, later):
    user = user_with(Role.SCHOLAR)
    TOTP.activate(user, secret)
    client_for(user, client)
    later(13 * HOUR)
    AppointmentFactory(user=user, role=Role.OFFICER)

    assert client.get(reverse("admin:index")).status_code == 200


def test_a_page_a_minute_is_written_down_and_no_more(client, as_user, later):
    as_user(Role.OFFICER)
    client.get(reverse("guidance"))

    def written(after):
        later(after)
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse("guidance"))
        return sum('UPDATE "django_session"' in query["sql"] for query in captured)

    assert [written(MINUTE), written(2 * MINUTE), written(2.5 * MINUTE)] == [0, 1, 0]


# --- what was being sent -----------------------------------------------------------------------------


@pytest.fixture
def person():
    return PersonFactory(given_en="Maryam", family_en="Ahmadi")


def edit_of(person):
    return reverse("admin:directory_person_change", args=[person.pk])


def typed(page, **values):
    return {name: sent[-1] for name, sent in fields(page, "#content-main form").items()} | values


@pytest.fixture
def sent_too_late(client, client_for, officer, person, later):
    """Half an hour after the form was opened it is sent; return where that led."""
    client_for(officer, client)
    page = client.get(edit_of(person))
    data = typed(page, given_en="Maryam Sadat", _continue="Save and continue editing")
    later(31 * MINUTE)
    return client.post(edit_of(person), data).headers["Location"]


def test_what_was_typed_is_kept_and_sent_after_signing_in_again(client, officer, secret, person, sent_too_late):
    assert Person.objects.get().given_en == "Maryam"

    page = client.get(come_back(client, officer, secret, sent_too_late))
    form = soup(page).select_one("main form[method=post]")
    sent = client.post(form["action"], fields(page, "main form[method=post]"))

    assert "What you typed was kept" in text(page)
    assert [item.text for item in soup(page).select("main details li")] == ["Maryam Sadat", "Save and continue editing"]
    assert sent.headers["Location"] == edit_of(person)
    assert Person.objects.get().given_en == "Maryam Sadat"


def test_it_is_offered_once(client, officer, secret, sent_too_late):
    address = come_back(client, officer, secret, sent_too_late)
    client.get(address)

    assert client.get(address).context["title"] == "Maryam Ahmadi"
    assert Person.objects.get().given_en == "Maryam"


def test_nobody_else_who_signs_in_there_is_shown_it(client, user_with, sent_too_late):
    other, secret = user_with(Role.OFFICER, verified=True), generate_totp_secret()
    TOTP.activate(other, secret)

    page = client.get(come_back(client, other, secret, sent_too_late))

    assert "Maryam Sadat" not in page.text
    assert TYPED not in client.session


def test_a_form_of_another_site_is_not_kept(officer, client_for, person, later):
    browser = client_for(officer, Client(enforce_csrf_checks=True))
    later(31 * MINUTE)

    response = browser.post(edit_of(person), {"given_en": "Forged"})

    assert response.status_code == 403
    assert TYPED not in browser.session


@pytest.mark.parametrize("page", ["account_change_password", "account_reauthenticate"])
def test_a_password_is_never_kept(client, as_user, later, page):
    as_user(Role.OFFICER)
    later(31 * MINUTE)

    client.post(reverse(page), {"oldpassword": "one two", "password": "one two", "password1": "three four"})

    assert not is_signed_in(client)
    assert TYPED not in client.session


def test_a_text_without_end_is_not_kept(client, as_user, person, later):
    as_user(Role.OFFICER)
    later(31 * MINUTE)

    client.post(edit_of(person), {"given_en": "x" * MOST_TYPED})

    assert TYPED not in client.session


def test_of_files_it_is_said_that_they_were_not_kept(client, client_for, officer, secret, later):
    client_for(officer, client)
    later(31 * MINUTE)
    scan = SimpleUploadedFile("scan.pdf", b"%PDF-1.4")

    asked = client.post(reverse("admin:agreements_agreement_scans"), {"files": scan})
    page = client.get(come_back(client, officer, secret, asked.headers["Location"]))

    assert "Files were not kept: choose them again afterwards." in text(page)


# --- the night ---------------------------------------------------------------------------------------


def test_in_the_night_sessions_that_are_over_are_forgotten_with_where_they_were(client, later):
    user, young = UserFactory(verified=True), Client()
    sign_in(client, user.email)
    later(10 * 24 * HOUR)
    sign_in(young, user.email)
    later(15 * 24 * HOUR)

    for _ in range(2):
        forget_sessions.apply(throw=True)

    key = young.session.session_key
    assert list(Session.objects.values_list("session_key", flat=True)) == [key]
    assert list(UserSession.objects.values_list("session_key", flat=True)) == [key]
