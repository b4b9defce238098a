"""Leila is away: Omid opens the letter in the mailbox, says “seen”, and Nasrin reads that in the ledger."""

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from playwright.sync_api import expect

from directory.models import User
from notices.delivery import deliver
from notices.models import ReminderDue
from tests.walks.demo import DIRECTOR, OTHER_OFFICER
from tests.walks.steps import press, told

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def written_to(email):
    return ReminderDue.objects.written_to(User.objects.get(email=email))


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_reminder_is_read_answered_and_found_in_the_ledger(page_of, settings, language):
    settings.DEMO = True
    omid, nasrin = page_of(OTHER_OFFICER), page_of(DIRECTOR)
    notice = written_to(OTHER_OFFICER).get(step__kind="agreement-notice")
    before = written_to(OTHER_OFFICER).count()
    deliver(notice.email_id)
    with translation.override(language):
        omid.goto(reverse("mailbox"))
        omid.get_by_role("link", name=notice.email.subject).first.click()
        told(omid, "Leila Daneshvar")

        omid.goto(reverse("reminders:list"))
        assert written_to(OTHER_OFFICER).count() == before  # looking answers nothing
        press(omid, _("I have seen it"))
        told(omid, _("Nothing waits for your answer"))

        nasrin.goto(reverse("admin:notices_reminderdue_change", args=[notice.pk]))
        expect(nasrin.locator(".field-seen")).to_contain_text(str(User.objects.get(email=OTHER_OFFICER)))
        nasrin.goto(f"{reverse('admin:notices_reminderdue_changelist')}?status__exact=acknowledged")
        expect(nasrin.locator("#result_list").get_by_text(_("Notice deadlines")).first).to_be_visible()
    assert written_to(OTHER_OFFICER).count() == 0
