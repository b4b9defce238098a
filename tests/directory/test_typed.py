"""What somebody was sending when their session had ended by itself, or elsewhere: kept for them, for nobody else."""

import datetime as dt

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from directory.models import User
from directory.sessions import MOST_TYPED, TYPED, TYPED_LASTS, end_sessions
from notices.models import Email
from tests.directory.doors import code_in, is_signed_in
from tests.factories.directory import PASSWORD, UserFactory
from tests.pages import fields, soup, text

pytestmark = pytest.mark.django_db

NAMES = {"name": "Maryam Sadat Ahmadi", "name_fa": "مریم السادات احمدی", "language": "fa"}
KEPT = "Sign in within an hour: what you typed is kept."


@pytest.fixture
def maryam():
    return UserFactory(email="maryam@example.org", name="Maryam Ahmadi", verified=True)


@pytest.fixture
def browser(maryam):
    """As strict as a real one: it sends only forms it was given."""
    client = Client(enforce_csrf_checks=True)
    come_in(client, maryam)
    return client


def come_in(client, user, address=None, **more):
    page = client.get(address or reverse("account_login"))
    sent = {"login": user.email, "password": PASSWORD} | more
    return client.post(reverse("account_login"), fields(page) | sent)


def open_page(client, name="own:profile"):
    """What the browser would send of the form on this page, its token with it."""
    return fields(client.get(reverse(name)), "main form[method=post]")


def ended_elsewhere(client, user, time_machine):
    end_sessions(user)


def ended_by_the_browser(client, user, time_machine):
    del client.cookies[settings.SESSION_COOKIE_NAME]


def ended_after_two_weeks(client, user, time_machine):
    time_machine.move_to(dt.datetime.now(dt.UTC) + dt.timedelta(days=15))


ENDS = [ended_elsewhere, ended_by_the_browser, ended_after_two_weeks]


@pytest.fixture
def sent_too_late(browser, maryam):
    """She had the page open, was signed out elsewhere, and sends it; where that led."""
    form = open_page(browser)
    end_sessions(maryam)
    return browser.post(reverse("own:profile"), form | NAMES).headers["Location"]


@pytest.mark.parametrize("ends", ENDS, ids=lambda ends: ends.__name__)
def test_what_was_typed_is_asked_about_after_signing_in_and_saved_only_then(browser, maryam, time_machine, ends):
    form = open_page(browser)
    ends(browser, maryam, time_machine)

    asked = browser.post(reverse("own:profile"), form | NAMES).headers["Location"]
    assert KEPT in text(browser.get(asked))
    page = browser.get(come_in(browser, maryam, asked).headers["Location"])

    assert "What you typed was kept" in text(page)
    again = fields(page, "main form[method=post]")
    assert {name: again[name] for name in NAMES} == {name: [value] for name, value in NAMES.items()}
    assert User.objects.get().name == "Maryam Ahmadi"
    browser.post(soup(page).select_one("main form[method=post]")["action"], again)
    assert User.objects.filter(pk=maryam.pk).values(*NAMES).get() == NAMES


def test_it_is_offered_once(browser, maryam, sent_too_late):
    address = come_in(browser, maryam, sent_too_late).headers["Location"]
    browser.get(address)

    assert "What you typed was kept" not in text(browser.get(address))


def test_another_account_that_signs_in_there_never_has_it(browser, sent_too_late):
    address = come_in(browser, UserFactory(verified=True), sent_too_late).headers["Location"]

    assert TYPED not in browser.session
    assert NAMES["name"] not in browser.get(address).text


def test_without_the_note_made_at_sign_in_nothing_is_kept(browser, maryam):
    """The control: it is that note which tells whose form it is."""
    form = open_page(browser)
    end_sessions(maryam)
    cache.clear()

    asked = browser.post(reverse("own:profile"), form | NAMES).headers["Location"]

    assert TYPED not in browser.session
    assert KEPT not in text(browser.get(asked))


def test_of_a_stranger_nothing_is_kept():
    stranger = Client(enforce_csrf_checks=True)
    token = fields(stranger.get(reverse("account_login")))["csrfmiddlewaretoken"]

    response = stranger.post(reverse("own:profile"), NAMES | {"csrfmiddlewaretoken": token})

    assert response.status_code == 302
    assert TYPED not in stranger.session


def test_a_form_of_another_site_is_not_kept(browser, maryam):
    end_sessions(maryam)

    assert browser.post(reverse("own:profile"), NAMES).status_code == 403
    assert TYPED not in browser.session


@pytest.mark.parametrize("page", ["account_change_password", "account_reauthenticate", "account_email"])
def test_the_pages_of_passwords_and_addresses_keep_nothing(browser, maryam, page):
    form = open_page(browser)
    end_sessions(maryam)

    browser.post(reverse(page), form | {"oldpassword": PASSWORD, "password": PASSWORD, "password1": "three four"})

    assert TYPED not in browser.session


def test_a_text_without_end_is_not_kept(browser, maryam):
    form = open_page(browser)
    end_sessions(maryam)

    browser.post(reverse("own:profile"), form | {"name": "x" * MOST_TYPED})

    assert TYPED not in browser.session


def test_it_is_gone_after_an_hour(browser, maryam, sent_too_late, time_machine):
    time_machine.move_to(dt.datetime.now(dt.UTC) + dt.timedelta(seconds=TYPED_LASTS + 60))

    address = come_in(browser, maryam, sent_too_late).headers["Location"]

    assert NAMES["name"] not in browser.get(address).text


def test_the_hour_is_not_that_of_the_new_session(browser, maryam, sent_too_late):
    page = browser.get(reverse("account_request_login_code"))
    browser.post(reverse("account_request_login_code"), fields(page) | {"email": maryam.email})
    page = browser.get(reverse("account_confirm_login_code"))
    code = code_in(Email.objects.latest("pk"))
    browser.post(reverse("account_confirm_login_code"), fields(page) | {"code": code})

    assert is_signed_in(browser)
    assert browser.session.get_expiry_age() == settings.SESSION_COOKIE_AGE
