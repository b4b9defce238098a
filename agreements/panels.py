"""What is shown of agreements on the page of an institution, and of reminders on that of an agreement."""

from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement
from agreements.register import Entry
from notices.models import DueStatus, ReminderDue
from records.panels import Panel, panels


@panels.register
class AgreementsOfInstitution(Panel):
    """Those to which it is a party, also under the name of an entry merged into it; the newest first."""

    slug = "agreements"
    model = "directory.institution"
    title = _("Agreements")
    template = "agreements/panel.html"

    def queryset(self, institution, user):
        found = Agreement.objects.visible_to(user).with_institution(institution)
        return found.for_lists().newest_first()

    def as_of(self, rows, on):
        return [Entry(agreement, on) for agreement in rows]


@panels.register
class RemindersOfAgreement(Panel):
    """To those who read the ledger: what comes, and what was written, seen or put off; the newest first."""

    slug = "reminders"
    model = "agreements.agreement"
    title = _("Reminders")
    template = "notices/panel.html"
    limit = 12

    def queryset(self, agreement, user):
        if not user.has_perm("notices.read_reminderdue"):
            return ReminderDue.objects.none()
        told = ReminderDue.objects.about(agreement).exclude(status__in=[DueStatus.SUPERSEDED, DueStatus.LATE])
        return told.select_related("step", "user", "email__person").order_by("-due_at", "-pk")
