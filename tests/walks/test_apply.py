"""Maryam in Shiraz and Anne in Lyon: from the home page to a submitted application, with a wrong file, a conflict and a
consent that a change makes void on the way; with scripts, without them, and by keyboard alone.
"""

import re

import pytest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from playwright.sync_api import expect

from notices.models import Email
from programs.models import Application, Call, Consent, SectionAnswers
from tests.factories.programs import CallFactory, FormSectionFactory, QuestionFactory
from tests.walks.conftest import BOTH
from tests.walks.demo import SCHOLAR
from tests.walks.steps import follow, press, scan, told
from tests.walks.test_keyboard import tab_to

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

CODE, ANNE = "WALK-1406", "anne.martin@example.org"
WRONG = {"name": "letter.pdf", "mimeType": "application/pdf", "buffer": b"MZ\x90\x00" + b"\x00" * 400}


class Mouse:
    """What one does on a page by pointing."""

    def press(self, page, name):
        press(page, name)

    def follow(self, page, name):
        follow(page, name)

    def write(self, page, field, text):
        page.locator(f"main [name={field}]").fill(text)

    def tick(self, page, field):
        page.locator(f"main [name={field}]").check()


class Keyboard(Mouse):
    """The same by Tab, Enter, the space bar and what is typed."""

    def press(self, page, name):
        self._enter(page, page.locator("main").get_by_role("button", name=name, exact=True).first)

    def follow(self, page, name):
        self._enter(page, page.locator("main").get_by_role("link", name=name, exact=True).first)

    def write(self, page, field, text):
        self._to(page, page.locator(f"main [name={field}]"))
        page.keyboard.press("Control+A")
        page.keyboard.type(text)

    def tick(self, page, field):
        self._to(page, page.locator(f"main [name={field}]"))
        page.keyboard.press("Space")

    def _enter(self, page, locator):
        self._to(page, locator)
        with page.expect_navigation():
            page.keyboard.press("Enter")

    def _to(self, page, locator):
        expect(locator).to_be_visible()
        page.evaluate("document.activeElement.blur()")
        tab_to(page, locator, most=120)


@pytest.fixture
def call(demo):
    made = CallFactory(open=True, with_form=True, code=CODE, title_en="Walk together", title_fa="همراهی", max_months=24)
    papers = FormSectionFactory(call=made, key="papers", title_en="Papers", title_fa="مدارک", position=9)
    QuestionFactory(section=papers, key="letter", kind="file", label_en="Letter", label_fa="نامه")
    return Call.objects.get(pk=made.pk)


@pytest.fixture
def submitted(page_of, call, language):
    """Go the whole way in two browsers; gives the application as it is in the end."""

    def go(hand, **options):
        maryam, anne = page_of(SCHOLAR, **options), page_of(**options)
        begin(maryam, call, hand)
        application = Application.objects.get(call=call)
        fill_in(maryam, application, hand)
        upload(maryam, application, hand)
        link = invite(maryam, application, hand)
        join(anne, link, hand)
        name_her_university(anne, application, hand)
        conflict(maryam, anne, application, hand)
        consent(maryam, application, hand)
        change_a_visit(anne, application, hand)
        assert application.members.filter(consent=Consent.VOID).count() == 1
        maryam.goto(application.get_absolute_url())
        told(maryam, _("The text has changed: earlier consents are void"))
        consent(maryam, application, hand)
        consent(anne, application, hand)
        return anne, Application.objects.get(pk=application.pk)

    return go


def begin(page, call, hand):
    page.goto(reverse("home"))
    hand.follow(page, str(call))
    hand.follow(page, _("Apply"))
    hand.press(page, _("Begin"))
    told(page, _("Sections"))


def section(page, application, key):
    page.goto(reverse("applications:section", args=[application.uuid, key]))


def fill_in(page, application, hand):
    section(page, application, "project")
    hand.write(page, "title", "Wells of the desert")
    hand.write(page, "abstract", "How deep is the water?")
    page.locator("main [name=area]").select_option(index=1)
    hand.write(page, "months", "۲۴")
    hand.write(page, "starts_on", "1406/07/01")
    hand.press(page, _("Save and see all sections"))
    section(page, application, "questions")
    hand.write(page, "a_aims", "To measure it.")
    hand.press(page, _("Save and see all sections"))
    section(page, application, "visits")
    hand.follow(page, _("Add a visit"))
    hand.write(page, "days", "14")
    hand.press(page, _("Save"))
    section(page, application, "budget")
    hand.follow(page, _("Add a line"))
    page.locator("main [name=category]").select_option(index=1)
    hand.write(page, "units", "14")
    hand.write(page, "unit_price", "۹۰")
    hand.press(page, _("Save"))
    told(page, "1,260" if page.locator("html[lang=en]").count() else "۱٬۲۶۰")


def upload(page, application, hand):
    """A program that is called a letter is refused with a sentence; then the letter."""
    section(page, application, "papers")
    page.locator("main button[name=go][value^=file]").click()
    page.locator("main input[type=file]").set_input_files(WRONG)
    hand.press(page, _("Upload"))
    expect(page.locator("main .invalid-feedback").first).to_be_visible()
    page.locator("main input[type=file]").set_input_files(scan("letter.pdf"))
    hand.press(page, _("Upload"))
    told(page, "letter.pdf")


def invite(page, application, hand):
    """Gives the link that is shown once."""
    page.goto(application.get_absolute_url())
    hand.follow(page, _("Invite the other leader"))
    hand.write(page, "name", "Anne Martin")
    hand.write(page, "email", ANNE)
    page.locator("main [name=language]").select_option(get_language())
    hand.press(page, _("Invite"))
    return page.locator("main code").inner_text()


def join(page, link, hand):
    """She has no account: a code comes to her address, and she is in."""
    page.goto("/" + link.split("/", 3)[3])
    hand.press(page, _("Accept: send me the code"))
    code = re.search(r"[A-Z\d۰-۹]{4}-[A-Z\d۰-۹]{4}", Email.objects.filter(to=ANNE, is_secret=True).latest("pk").text)[0]
    page.get_by_label(_("Code")).fill(code)
    page.locator("main form .btn-primary").first.click()
    hand.press(page, _("Accept"))
    told(page, _("You lead this application together from now on."))


def name_her_university(page, application, hand):
    section(page, application, "team")
    page.locator("main tr, main li").filter(has_text="Anne Martin").get_by_role("link").first.click()
    hand.write(page, "institution_given", "Université de Valmont")
    hand.press(page, _("Save"))
    told(page, "Université de Valmont")


def conflict(maryam, anne, application, hand):
    """Both have the same section open; the second to save sees both texts, and keeps her own."""
    for page in (maryam, anne):
        section(page, application, "questions")
    hand.write(anne, "a_aims", "To measure it in spring.")
    hand.press(anne, _("Save and see all sections"))
    expect(anne.get_by_text(_("Sections"), exact=True)).to_be_visible()
    hand.write(maryam, "a_aims", "To measure it in autumn.")
    hand.press(maryam, _("Save and see all sections"))
    told(maryam, _("Somebody else saved first"))
    told(maryam, "To measure it in spring.")
    hand.press(maryam, _("Keep mine"))
    expect(maryam.get_by_text(_("Sections"), exact=True)).to_be_visible()
    assert SectionAnswers.objects.get(application=application, section__key="questions").values == {
        "aims": "To measure it in autumn."
    }


def consent(page, application, hand):
    page.goto(reverse("applications:consent", args=[application.uuid]))
    hand.tick(page, "is_read")
    hand.press(page, _("I consent to this text"))
    page.wait_for_url(lambda url: "/consent/" not in url)


def change_a_visit(page, application, hand):
    section(page, application, "visits")
    page.locator("main tbody tr").get_by_role("link").first.click()
    hand.write(page, "days", "21")
    hand.press(page, _("Save"))
    told(page, _("Saved: %(section)s.") % {"section": application.call.sections.get(key="visits")})


@BOTH
@pytest.mark.parametrize(
    ("hand", "options"),
    [
        (Mouse(), {}),
        pytest.param(Mouse(), {"java_script_enabled": False}, marks=pytest.mark.slow),
        pytest.param(Keyboard(), {}, marks=pytest.mark.slow),
    ],
    ids=["mouse", "without scripts", "keyboard"],
)
def test_two_leaders_apply_together(submitted, hand, options):
    page, application = submitted(hand, **options)

    assert (application.status, application.reference) == ("submitted", f"{CODE}-0001")
    told(page, _("The application is submitted"))
    told(page, application.reference)
    assert set(Email.objects.filter(subject__contains=application.reference).values_list("to", flat=True)) >= {
        SCHOLAR,
        ANNE,
    }
