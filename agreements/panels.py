"""What is shown of agreements on the page of an institution, and of reminders on that of an agreement."""

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement, AgreementParty, CommitmentOccurrence
from agreements.register import Entry, for_register
from agreements.workflow import Status
from notices.models import DueStatus, ReminderDue
from records import clock
from records.panels import Panel, panels


@panels.register
class AgreementsOfInstitution(Panel):
    """Those to which it is a party, also under the name of an entry merged into it; the newest first."""

    slug = "agreements"
    model = "directory.institution"
    title = _("Agreements")
    template = "agreements/panel.html"
    several_template = "agreements/existing_agreements.html"

    def queryset(self, institution, user):
        found = Agreement.objects.visible_to(user).with_institution(institution)
        return found.for_lists().newest_first()

    def as_of(self, rows, on):
        return [Entry(agreement, on) for agreement in rows]

    def of_several(self, institutions, user, *, but=None):
        """As entries of the register: those on their way first, then the newest; what was given up is left out."""
        parties = AgreementParty.objects.filter(institution__in=institutions)
        found = Agreement.objects.visible_to(user).filter(pk__in=parties.values("agreement"))
        found = found.exclude(status=Status.VOID).exclude(pk=but.pk if but else None)
        rows = for_register(found).order_by(F("signed_on").desc(nulls_first=True), "-pk")
        return [Entry(agreement, clock.today()) for agreement in rows[: self.limit + 1]]


@panels.register
class OverdueCommitmentsOfInstitution(Panel):
    """What was promised in agreements with it and is late; the same rows as in the list and on the desk."""

    slug = "overdue-commitments"
    model = "directory.institution"
    title = _("Overdue commitments")
    template = "agreements/commitment_panel.html"
    limit = 8

    def queryset(self, institution, user):
        late = CommitmentOccurrence.objects.visible_to(user).overdue(clock.today()).with_institution(institution)
        return late.select_related("commitment__owner").order_by("due_on", "pk")


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
