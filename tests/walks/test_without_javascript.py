"""With scripts switched off everything can still be done; it only takes a button more."""

import re

import pytest
from django.urls import reverse
from django.utils.translation import gettext as _
from playwright.sync_api import expect

from agreements.models import Agreement
from agreements.workflow import agreement_workflow
from directory.models import InstitutionMention
from tests.walks.demo import DIRECTOR, OFFICER
from tests.walks.steps import follow, press, sign_in, told

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def plain_page_of(page_of):
    """As `page_of`, in a browser that runs no script."""
    return lambda email=None: page_of(email, java_script_enabled=False)


def rows(page):
    return page.locator("table.register tbody tr")


def test_register_is_searched_and_filtered(plain_page_of, language):
    page = plain_page_of()
    page.goto(reverse("agreements:list"))

    page.locator("main [name=q]").fill("aachen")
    page.locator("[name=country]").select_option("DE")
    press(page, _("Show results"))
    expect(rows(page)).to_have_count(2)
    page.get_by_text(_("More filters")).click()
    page.locator("[name=since]").fill("۱۳۹۰" if language == "fa" else "2012")
    press(page, _("Show results"))
    expect(rows(page)).to_have_count(1)
    follow(page, _("Clear all"))

    expect(rows(page)).to_have_count(Agreement.objects.filter(confidentiality="public", status="concluded").count())


def test_one_signs_in_and_out(plain_page_of, demo, language):
    page = plain_page_of()

    sign_in(page, OFFICER, demo[OFFICER])
    page.locator("header details.menu summary").first.click()
    press(page, _("Sign out"), within="header")

    expect(page.get_by_role("banner").get_by_role("link", name=_("Sign in")).first).to_be_visible()


def test_a_transition_is_made(plain_page_of, language):
    page, act = plain_page_of(OFFICER), str(agreement_workflow.transitions["submit"].label)
    page.goto(Agreement.objects.get(status="draft").get_absolute_url())

    follow(page, act)
    page.get_by_label(_("Comment")).fill("Complete.")
    press(page, act)

    told(page, _("Done: %(act)s.") % {"act": act})
    told(page, "Complete.")


def test_a_pdf_is_made_while_the_page_asks_again_by_itself(plain_page_of, language, worker):
    page = plain_page_of(DIRECTOR)
    page.goto(reverse("records:report", args=["register-of-agreements"]))

    with worker():
        press(page, _("Make the PDF"))
        told(page, _("Waiting for its turn"))
    told(page, _("It is ready."))
    with page.expect_download() as download:
        page.locator("#job .job-link a").click()

    assert re.fullmatch(r"register-of-agreements-2026-11-20-(en|fa)\.pdf", download.value.suggested_filename)


def test_a_name_is_resolved_by_searching(plain_page_of, language):
    page = plain_page_of(OFFICER)
    mention = InstitutionMention.objects.get(name="University of Sulaimani")
    page.goto(reverse("admin:directory_institutionmention_change", args=[mention.pk]))

    page.get_by_label(_("Another institution")).fill("kufa")
    press(page, _("Search"), within="#content-main")
    page.locator("[name=institution][type=radio]").check()
    press(page, _("It is this one"), within="#content-main")

    told(page, _("“%(name)s” is %(institution)s.") % {"name": mention, "institution": _kufa(language)})


def _kufa(language):
    return {"en": "University of Kufa", "fa": "دانشگاه کوفه"}[language]


def test_list_of_staff_is_searched_and_filtered(plain_page_of, language):
    page = plain_page_of(OFFICER)
    page.goto(reverse("admin:agreements_agreement_changelist"))

    page.locator("#searchbar").fill("aachen")
    page.locator("#changelist-search button, #changelist-search [type=submit]").first.click()
    expect(page.locator("#result_list tbody tr")).to_have_count(2)
    page.locator(".record-filter summary", has_text=re.compile(_("type"), re.IGNORECASE)).click()
    page.locator(".record-filter[open] a[href*='type=MOA']").click()

    expect(page.locator("#result_list tbody tr")).to_have_count(1)
