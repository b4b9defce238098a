"""Passkeys: who is offered them, what they count for, and what their pages say. The device itself: tests/walks."""

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from directory.roles import Role
from tests.directory.doors import show_again_who_one_is, sign_in
from tests.factories.directory import UserFactory
from tests.pages import soup, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def passkey():
    def make(user, name="Firefox on Linux"):
        return Authenticator.objects.create(user=user, type="webauthn", data={"name": name, "credential": {}})

    return make


@pytest.fixture
def own(client):
    user = UserFactory(verified=True)
    sign_in(client, user.email)
    show_again_who_one_is(client)
    client.user = user
    return client


def test_the_page_to_sign_in_offers_a_passkey_and_says_what_to_do_without_javascript(client, language):
    page = soup(client.get(reverse("account_login")))

    form = page.select_one("form[data-passkey]")
    assert (form["action"], form.has_attr("hidden")) == (reverse("mfa_login_webauthn"), True)
    assert page.select_one("[data-passkey-unable]:not([hidden])").text.strip()


def test_no_page_of_passkeys_has_a_script_in_it(own):
    page = soup(own.get(reverse("mfa_add_webauthn")))

    inside = [tag for tag in page.select("script:not([src])") if tag.get("type") != "application/json"]
    assert inside == []
    assert page.select_one("form[data-passkey] [name=credential]")["type"] == "hidden"


def test_staff_with_a_passkey_go_where_they_will(client, user_with, passkey):
    officer = user_with(Role.OFFICER)
    client.force_login(officer)
    assert client.get(reverse("guidance")).headers["Location"] == reverse("mfa_activate_totp")

    passkey(officer)

    assert client.get(reverse("guidance")).status_code == 200


@pytest.mark.parametrize("address", ["mfa_list_webauthn", "mfa_add_webauthn"])
def test_staff_without_a_second_step_may_add_one(client, user_with, address):
    officer = user_with(Role.OFFICER, verified=True)
    sign_in(client, officer.email)
    show_again_who_one_is(client)

    assert client.get(reverse(address)).status_code == 200


def test_the_set_up_of_the_app_offers_a_passkey_instead(client, user_with):
    officer = user_with(Role.OFFICER, verified=True)
    sign_in(client, officer.email)
    show_again_who_one_is(client)

    page = soup(client.get(reverse("mfa_activate_totp")))

    assert reverse("mfa_add_webauthn") in [link["href"] for link in page.select("main a")]


def test_passkeys_are_listed_and_named(own, passkey):
    kept = passkey(own.user)
    passkey(UserFactory(), name="Somebody else's")

    own.post(reverse("mfa_edit_webauthn", args=[kept.pk]), {"name": "My phone"})

    assert [head.text for head in soup(own.get(reverse("mfa_list_webauthn"))).select("main h2")] == ["My phone"]


@pytest.mark.parametrize("address", ["mfa_edit_webauthn", "mfa_remove_webauthn"])
def test_nobody_touches_the_passkey_of_another(own, passkey, address):
    theirs = passkey(UserFactory())

    assert own.post(reverse(address, args=[theirs.pk]), {"name": "Mine"}).status_code == 404
    theirs.refresh_from_db()
    assert theirs.data["name"] == "Firefox on Linux"


def test_what_no_device_said_is_refused_with_a_sentence(own):
    own.get(reverse("mfa_add_webauthn"))

    for nonsense in ["", "x", "{}", '{"id": 1}', "[]", "null"]:
        response = own.post(reverse("mfa_add_webauthn"), {"name": "X", "credential": nonsense})
        assert response.status_code == 200
        assert response.context["form"].errors
    assert not own.user.authenticator_set.exists()


@pytest.mark.parametrize("nonsense", ["", "x", "{}", '{"id": 1}', "[]", '{"response": {"userHandle": "MQ"}}'])
def test_signing_in_with_what_no_device_said_leads_back(client, nonsense):
    client.get(reverse("mfa_login_webauthn"), headers={"Accept": "application/json"})

    response = client.post(reverse("mfa_login_webauthn"), {"credential": nonsense}, follow=True)

    assert response.redirect_chain[-1][0] == reverse("account_login")
    assert "_auth_user_id" not in client.session
    assert text(response)
