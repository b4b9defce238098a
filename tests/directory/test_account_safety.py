import datetime as dt
import re

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.test import Client
from django.urls import reverse

from directory.models import User
from notices.models import Email
from tests.directory.doors import code_in, is_signed_in, sign_in, sign_up_data
from tests.factories.directory import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


# --- nobody learns who has an account ----------------------------------------------------------------

DOORS = {
    "account_signup": sign_up_data,
    "account_login": lambda email: {"login": email, "password": "wrong-password"},
    "account_request_login_code": lambda email: {"email": email},
    "account_reset_password": lambda email: {"email": email},
}


def answer(door, email):
    """All that the browser is told: where it is led, the status, and the page without what differs by chance."""
    response = Client().post(reverse(door), DOORS[door](email), follow=True)
    page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.text)
    return response.redirect_chain, response.status_code, page.replace(email, "ADDRESS")


@pytest.fixture
def three_addresses():
    """Of an account, of a closed account, of nobody."""
    UserFactory(email="known@example.org", verified=True)
    UserFactory(email="closed@example.org", verified=True, is_active=False)
    return ["known@example.org", "closed@example.org", "nobody@example.org"]


@pytest.mark.parametrize("door", DOORS)
def test_the_answer_does_not_tell_who_has_an_account(three_addresses, language, door):
    known, closed, nobody = [answer(door, email) for email in three_addresses]

    assert known[1] == 200
    assert "ADDRESS" in known[2]
    assert known == closed == nobody


@pytest.mark.parametrize("door", ["account_signup", "account_request_login_code", "account_reset_password"])
def test_whoever_is_asked_for_gets_one_letter_and_none_is_sent_while_the_page_waits(three_addresses, door):
    for email in three_addresses:
        answer(door, email)

    letters = Email.objects.order_by("pk").values_list("to", "status", "is_secret")
    assert list(letters) == [(email, "queued", True) for email in three_addresses]
    assert mail.outbox == []


@pytest.mark.parametrize("door", ["account_signup", "account_login"])
def test_the_time_does_not_tell_who_has_an_account(three_addresses, monkeypatch, door):
    """What takes long is hashing a password: each answer costs one."""
    hashed = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *arguments: hashed.append(arguments) or encode(*arguments))
    numbers = []

    for email in three_addresses:
        hashed.clear()
        answer(door, email)
        numbers.append(len(hashed))

    assert numbers == [1, 1, 1]


@pytest.mark.parametrize("door", ["account_request_login_code", "account_reset_password"])
def test_only_an_open_account_gets_a_code(three_addresses, door):
    for email in three_addresses:
        answer(door, email)

    with_code = [letter.to for letter in Email.objects.all() if re.search(r"\d{4}-\d{4}", letter.text)]
    assert with_code == ["known@example.org"]


# --- limits ------------------------------------------------------------------------------------------


def test_after_ten_wrong_passwords_even_the_right_one_is_refused_for_five_minutes(client, time_machine):
    user = UserFactory(verified=True)
    for number in range(10):
        sign_in(
            client, user.email, "wrong", REMOTE_ADDR=f"10.0.0.{number}", headers={"X-Forwarded-For": f"8.8.8.{number}"}
        )

    refused = sign_in(client, user.email.upper(), REMOTE_ADDR="10.0.1.1")
    assert refused.context["form"].non_field_errors() == ["Too many tries. Wait five minutes, or ask for a new code."]
    time_machine.move_to(dt.datetime.now(dt.UTC) + dt.timedelta(seconds=301))
    sign_in(client, user.email)

    assert is_signed_in(client)


def test_the_owner_still_comes_in_by_code_while_somebody_guesses_the_password(client):
    user = UserFactory(verified=True)
    for _ in range(12):
        sign_in(Client(), user.email, "wrong")

    client.post(reverse("account_request_login_code"), {"email": user.email})
    client.post(reverse("account_confirm_login_code"), {"code": code_in(Email.objects.get())})

    assert is_signed_in(client)


def test_one_network_address_has_fifty_tries_in_five_minutes_however_it_calls_itself(client, settings, time_machine):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"login": "1000/m/ip"}
    for number in range(50):
        sign_in(client, f"user{number}@example.org", "wrong", headers={"X-Forwarded-For": f"8.8.8.{number}"})
    user = UserFactory(verified=True)

    sign_in(client, user.email, headers={"X-Forwarded-For": "9.9.9.9"})
    assert not is_signed_in(client)
    sign_in(client, user.email, REMOTE_ADDR="10.0.0.2")

    assert is_signed_in(client)


def test_behind_a_proxy_the_address_that_the_proxy_saw_counts(client, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"login": "2/m/ip"}
    for number in range(2):
        sign_in(client, "user@example.org", headers={"X-Forwarded-For": f"8.8.8.{number}, 1.1.1.1"})

    assert sign_in(client, "user@example.org", headers={"X-Forwarded-For": "8.8.8.8, 1.1.1.1"}).status_code == 429
    assert sign_in(client, "user@example.org", headers={"X-Forwarded-For": "8.8.8.8, 2.2.2.2"}).status_code == 200


@pytest.mark.parametrize("door", ["account_request_login_code", "account_reset_password"])
@pytest.mark.parametrize("email", ["known@example.org", "nobody@example.org"])
def test_an_address_is_sent_at_most_three_codes_in_a_quarter_of_an_hour(three_addresses, door, email):
    for number in range(5):
        Client().post(reverse(door), {"email": email}, REMOTE_ADDR=f"10.0.0.{number}")

    assert Email.objects.filter(to=email).count() == 3


def test_one_network_address_opens_at_most_twenty_accounts_an_hour(client):
    for number in range(21):
        response = Client().post(reverse("account_signup"), sign_up_data(f"user{number}@example.org"))

    assert response.status_code == 429
    assert "<h1>Too many tries</h1>" in response.text
    assert User.objects.count() == 20


# --- addresses --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "payload",
    [
        "//evil.example.com",
        "///evil.example.com",
        r"/\evil.example.com",
        r"\\evil.example.com",
        "https:evil.example.com",
        "https://evil.example.com/",
        "http://testserver@evil.example.com/",
        "//evil.example.com%0d%0a",
        "/\t/evil.example.com",
        "javascript:alert(1)",
        "data:text/html,x",
    ],
)
def test_signing_in_leads_nowhere_else(client, payload):
    user = UserFactory(verified=True)

    response = client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD, "next": payload})

    assert response.headers["Location"] == "/en/"


def test_signing_in_leads_back_to_the_page_that_asked_for_it(client):
    user = UserFactory(verified=True)

    response = client.post(
        reverse("account_login"), {"login": user.email, "password": PASSWORD, "next": "/en/reports/?on=2026"}
    )

    assert response.headers["Location"] == "/en/reports/?on=2026"
