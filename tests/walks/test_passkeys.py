"""A passkey is added, opens the account without password or code, counts as the second step, and is removed."""

from urllib.parse import urlsplit, urlunsplit

import pytest
from django.urls import reverse
from django.utils.translation import gettext as _
from playwright.sync_api import expect

from config.demo_accounts import PASSWORD
from directory.models import User
from tests.walks.demo import NOTHING_YET, SCHOLAR
from tests.walks.steps import follow, press, told

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args, base_url):
    """Passkeys belong to a name, never to a number."""
    parts = urlsplit(base_url)
    return browser_context_args | {"base_url": urlunsplit(parts._replace(netloc=f"localhost:{parts.port}"))}


@pytest.fixture
def phone(new_context):
    """A page in a browser with a device that holds passkeys, and what says yes for its owner: (page, session, id)."""
    context = new_context()
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return page, session, made["authenticatorId"]


@pytest.fixture
def outside_of_the_demo(settings):
    """The demo asks for no second step."""
    settings.DEMO = False


def sign_in_by_password(page, email):
    page.goto(reverse("account_login"))
    page.get_by_label(_("Email")).fill(email)
    page.get_by_label(_("Password"), exact=True).fill(PASSWORD)
    press(page, _("Sign in"))


def add_passkey(page, name):
    page.goto(reverse("mfa_add_webauthn"))
    page.get_by_label(_("Password"), exact=True).fill(PASSWORD)
    press(page, _("Go on"))
    page.get_by_label(_("Name of the passkey")).fill(name)
    press(page, _("Add a passkey"))
    page.wait_for_url(f"**{reverse('mfa_view_recovery_codes')}")


def sign_out(page):
    page.locator("header details.menu summary").first.click()
    press(page, _("Sign out"), within="header")
    page.wait_for_url(f"**{reverse('home')}")


def test_a_passkey_is_added_and_opens_the_account(phone, language):
    page, _session, _id = phone
    sign_in_by_password(page, SCHOLAR)
    page.wait_for_url(f"**{reverse('home')}")
    add_passkey(page, "Laptop")
    sign_out(page)

    page.goto(reverse("account_login"))
    press(page, _("Sign in with a passkey"))
    page.wait_for_url(f"**{reverse('home')}")

    name = str(User.objects.get(email=SCHOLAR))
    expect(page.get_by_role("banner").get_by_text(name).first).to_be_visible()


def test_it_is_the_second_step_of_staff_and_asks_for_no_code(phone, outside_of_the_demo, language):
    page, _session, _id = phone
    sign_in_by_password(page, NOTHING_YET)
    page.goto(reverse("guidance"))
    assert reverse("account_reauthenticate") in page.url or reverse("mfa_activate_totp") in page.url
    add_passkey(page, "Laptop")

    page.goto(reverse("guidance"))
    assert urlsplit(page.url).path == reverse("guidance")
    sign_out(page)

    sign_in_by_password(page, NOTHING_YET)
    page.wait_for_url(f"**{reverse('mfa_authenticate')}*")
    press(page, _("Use a passkey"))
    page.wait_for_url(f"**{reverse('home')}")


def test_it_is_named_anew_and_removed(phone, language):
    page, _session, _id = phone
    sign_in_by_password(page, SCHOLAR)
    page.wait_for_url(f"**{reverse('home')}")
    add_passkey(page, "Laptop")

    page.goto(reverse("mfa_list_webauthn"))
    page.get_by_role("link", name=_("Give it another name")).click()
    page.get_by_label(_("Name of the passkey")).fill("Phone")
    press(page, _("Save"))
    told(page, "Phone")
    page.get_by_role("link", name=_("Remove it")).click()
    press(page, _("Remove it"))

    told(page, _("You have no passkey"))


def test_a_device_that_says_no_is_told_and_nothing_is_lost(phone, language):
    page, session, device_id = phone
    session.send("WebAuthn.setUserVerified", {"authenticatorId": device_id, "isUserVerified": False})
    page.goto(reverse("account_login"))

    press(page, _("Sign in with a passkey"))

    told(page, _("The device did not answer with a passkey. Try again, or use another way."))
    expect(page.get_by_label(_("Password"), exact=True)).to_be_visible()


def test_without_javascript_the_page_says_what_to_do(page_of, language):
    page = page_of(java_script_enabled=False)
    page.goto(reverse("account_login"))

    expect(page.locator("[data-passkey-unable]")).to_be_visible()
    expect(page.get_by_role("button", name=_("Sign in with a passkey"))).to_have_count(0)
    follow(page, _("Send me a code by email instead"))
