"""What of the post room waits for whom."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from notices.models import Email, EmailStatus, ReminderDue
from records.desk import Waiting, desk


class LettersWaiting(Waiting):
    """Letters in some states; the list of letters shows these, the oldest first."""

    since = "written_at"
    statuses = ()

    def rows(self, user):
        return Email.objects.visible_to(user).filter(status__in=self.statuses)

    def url(self):
        query = urlencode({"status__in": ",".join(self.statuses)}, safe=",")
        return f"{reverse('admin:notices_email_changelist')}?{query}"

    def row_url(self, row):
        return reverse("admin:notices_email_change", args=[row.pk])


@desk.register
class DraftsToRelease(LettersWaiting):
    slug = "drafts-to-release"
    permission = "notices.release_email"
    sentence = gettext_lazy("Read it, then release it or put it aside; nothing goes out by itself.")
    kind = "current"
    statuses = (EmailStatus.DRAFT,)

    def label(self, n):
        return ngettext("letter waits to be released", "letters wait to be released", n)


@desk.register
class LettersFailed(LettersWaiting):
    slug = "letters-failed"
    permission = "notices.retry_email"
    sentence = gettext_lazy("Its reader does not have it: try again, write in another way, or put it aside.")
    kind = "problem"
    statuses = (EmailStatus.FAILED, EmailStatus.BOUNCED)

    def label(self, n):
        return ngettext("letter did not arrive", "letters did not arrive", n)

    def why(self, row):
        return row.error or self.sentence


class RemindersWaiting(Waiting):
    """Lines of the ledger, by the kind of reminder and their records."""

    since = "status_since"
    needs = ("step", "about")

    def subject(self, row):
        return str(row.about or "")


@desk.register
class RemindersToAnswer(RemindersWaiting):
    slug = "reminders-to-answer"
    permission = "notices.acknowledge_reminderdue"
    kind = "current"

    def rows(self, user):
        return ReminderDue.objects.written_to(user).visible_to(user)

    def label(self, n):
        return ngettext("reminder waits for your “seen”", "reminders wait for your “seen”", n)

    def url(self):
        return reverse("reminders:list")

    def why(self, row):
        return row.step.title

    def row_url(self, row):
        return reverse("reminders:list")


@desk.register
class RemindersToTriage(RemindersWaiting):
    slug = "reminders-to-triage"
    permission = "notices.send_reminderdue"

    def rows(self, user):
        return ReminderDue.objects.to_triage().visible_to(user)

    def label(self, n):
        return ngettext("reminder needs a look", "reminders need a look", n)

    def url(self):
        return f"{reverse('admin:notices_reminderdue_changelist')}?check=triage"

    def why(self, row):
        if row.is_before_import:
            return _("Its date was past when the record was imported: look once, and mark it as seen.")
        return _("Nobody can be reached: put somebody in charge.")

    def row_url(self, row):
        return reverse("admin:notices_reminderdue_change", args=[row.pk])
