"""The demo's mailbox in a browser: a visitor asks for a code, reads it there, and is in."""

import re

import pytest
from django.urls import reverse
from django.utils.translation import gettext as _
from playwright.sync_api import expect

from notices.models import Email
from tests.walks.demo import SCHOLAR
from tests.walks.steps import follow, press
from tests.walks.watch import axe

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def mailbox(settings, tmp_path):
    settings.DEMO = True
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = "config.mailbox.EmailBackend", tmp_path


def test_a_code_is_asked_for_read_in_the_mailbox_and_opens_the_account(mailbox, page_of, worker, language):
    page = page_of()
    page.goto(reverse("account_request_login_code"))
    with worker():
        page.get_by_label(_("Email")).fill(SCHOLAR)
        page.locator("main form .btn-primary").first.click()
        expect(page.get_by_label(_("Code"))).to_be_visible()
    waiting = page.url

    page.locator(".demo-ribbon a").click()
    page.locator("#to").select_option(SCHOLAR)
    press(page, _("Show"))
    follow(page, _("Your sign-in code"))
    frame = page.frame_locator(".letter-frame")
    expect(frame.locator("body")).to_contain_text(re.compile(r"[\d۰-۹]{4}-[\d۰-۹]{4}"))
    assert axe(page) == []
    code = re.search(r"[\d۰-۹]{4}-[\d۰-۹]{4}", page.locator(".letter-text").inner_text())[0]

    page.goto(waiting)
    page.get_by_label(_("Code")).fill(code)
    page.locator("main form .btn-primary").first.click()

    page.wait_for_url(f"**{reverse('home')}")
    assert Email.objects.get(to=SCHOLAR, is_secret=True).text == ""


def test_a_link_in_a_letter_is_followed_out_of_its_frame(mailbox, page_of, language):
    page = page_of()
    page.goto(reverse("mailbox"))
    follow(page, re.compile("Un compte pour vous"))

    page.frame_locator(".letter-frame").get_by_role("link").first.click()

    page.wait_for_url(f"**{reverse('account_request_login_code').replace(f'/{language}/', '/en/')}")
