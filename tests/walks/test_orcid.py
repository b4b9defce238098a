"""An iD is connected and opens the account; what was typed outlives the session. ORCID is a stand-in of ours."""

import copy

import pytest
from allauth.socialaccount.models import SocialAccount
from django.urls import reverse
from django.utils.translation import gettext as _
from playwright.sync_api import expect

from config.demo_accounts import PASSWORD
from directory.models import User
from directory.sessions import end_sessions
from tests.directory.fake_orcid import CARBERRY, CLIENT_ID, SECRET, fake_orcid
from tests.walks.demo import SCHOLAR
from tests.walks.steps import press, told
from tests.walks.watch import axe, misfits

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture
def orcid(settings):
    with fake_orcid() as server:
        settings.ORCID_CLIENT_ID, settings.ORCID_SECRET, settings.ORCID_BASE = CLIENT_ID, SECRET, server.base
        yield server


@pytest.fixture
def allowed(orcid, settings):
    """As the settings say where ORCID is set up."""
    policy = copy.deepcopy(settings.CONTENT_SECURITY_POLICY)
    policy["DIRECTIVES"]["form-action"].append(orcid.base)
    settings.CONTENT_SECURITY_POLICY = policy
    return orcid


def sign_in_by_password(page):
    page.goto(reverse("account_login"))
    page.get_by_label(_("Email")).fill(SCHOLAR)
    page.get_by_label(_("Password"), exact=True).fill(PASSWORD)
    press(page, _("Sign in"))
    page.wait_for_url(f"**{reverse('home')}")


def is_well(page):
    for size in (NARROW, WIDE):
        page.set_viewport_size(size)
        assert (axe(page), misfits(page)) == ([], [])


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no script"])
def test_an_id_is_connected_and_opens_the_account(page_of, allowed, language, has_script):
    page = page_of(java_script_enabled=has_script)
    sign_in_by_password(page)
    page.goto(reverse("own:orcid"))
    page.get_by_label(_("Password"), exact=True).fill(PASSWORD)
    press(page, _("Go on"))
    if has_script:
        is_well(page)
    press(page, _("Connect my ORCID iD"))
    told(page, f"{allowed.base}/{CARBERRY}")
    if has_script:
        is_well(page)
    page.context.clear_cookies()

    page.goto(reverse("account_login"))
    press(page, _("Sign in with ORCID"))
    page.wait_for_url(f"**{reverse('home')}")

    expect(page.get_by_role("banner").get_by_text(str(User.objects.get(email=SCHOLAR))).first).to_be_attached()


def test_the_pages_of_an_unknown_id_and_of_a_refusal_are_well(page_of, allowed, language):
    page = page_of()
    page.goto(reverse("account_login"))
    is_well(page)
    press(page, _("Sign in with ORCID"))
    told(page, f"{allowed.base}/{CARBERRY}")
    is_well(page)

    allowed.agrees = False
    page.goto(reverse("account_login"))
    press(page, _("Sign in with ORCID"))

    told(page, _("At ORCID you chose not to tell us your iD. Nothing was changed here."))
    is_well(page)


def test_where_the_policy_does_not_allow_it_no_form_leads_to_orcid(page_of, orcid, complaints):
    """The control: it is the setting that opens the way."""
    SocialAccount.objects.create(user=User.objects.get(email=SCHOLAR), provider="orcid", uid=CARBERRY)
    page = page_of()
    page.goto(reverse("account_login"))

    with page.expect_event("console"):
        press(page, _("Sign in with ORCID"))

    assert any("form-action" in complaint for complaint in complaints)
    assert orcid.visits == []
    complaints.clear()


@pytest.mark.parametrize("has_script", [True, False], ids=["script", "no script"])
def test_what_was_typed_outlives_the_session(page_of, language, has_script):
    page = page_of(java_script_enabled=has_script)
    sign_in_by_password(page)
    user = User.objects.get(email=SCHOLAR)
    page.goto(reverse("own:profile"))
    page.locator("[name=name]").fill("Maryam S. Ahmadi")
    end_sessions(user)
    press(page, _("Save"))

    told(
        page, _("You were signed out meanwhile, so nothing was saved. Sign in within an hour: what you typed is kept.")
    )
    page.get_by_label(_("Email")).fill(SCHOLAR)
    page.get_by_label(_("Password"), exact=True).fill(PASSWORD)
    press(page, _("Sign in"))
    told(page, _("What you typed was kept"))
    assert User.objects.get(pk=user.pk).name != "Maryam S. Ahmadi"
    press(page, _("Send it now"))

    told(page, _("Saved."))
    assert User.objects.get(pk=user.pk).name == "Maryam S. Ahmadi"
