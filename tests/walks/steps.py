"""What people do on the pages, by the words that stand there in their language."""

import io

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from playwright.sync_api import expect
from pypdf import PdfWriter

from config.demo_accounts import PASSWORD
from records.text import digits


def sign_in(page, email, secret):
    """By e-mail, password and the app on the phone, whose digits are typed as the reader's keyboard has them."""
    page.goto(reverse("home"))
    page.get_by_role("banner").get_by_role("link", name=_("Sign in")).click()
    page.get_by_label(_("Email")).fill(email)
    page.get_by_label(_("Password"), exact=True).fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name=_("Sign in"), exact=True).click()
    now = list(yield_hotp_counters_from_time())[1]
    page.get_by_label(_("Code")).fill(digits(format_hotp_value(hotp_value(secret, now)), get_language()))
    page.get_by_role("main").get_by_role("button", name=_("Sign in"), exact=True).click()
    page.wait_for_url(f"**{reverse('home')}")


def follow(page, words, *, within="main"):
    page.locator(within).get_by_role("link", name=words, exact=True).first.click()


def press(page, words, *, within="main"):
    page.locator(within).get_by_role("button", name=words, exact=True).first.click()


def told(page, words):
    """The page says so."""
    expect(page.get_by_text(words).first).to_be_visible()


def scan(name, *, width=595):
    """A file as it comes from the scanner: a PDF with a page and nothing to read on it; another width, another file."""
    writer, file = PdfWriter(), io.BytesIO()
    writer.add_blank_page(width=width, height=842)
    writer.write(file)
    return {"name": name, "mimeType": "application/pdf", "buffer": file.getvalue()}
