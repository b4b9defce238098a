"""What stays hold about a user."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from exchanges.models import (
    BalanceEntry,
    ChecklistItem,
    HostRequest,
    InvitationLetter,
    LearningAgreement,
    Participant,
    Stay,
    StayReport,
)
from records.personal_data import PersonalData, personal_data


@personal_data.register
class OwnStays(PersonalData):
    slug, title = "stays", _("Stays that I applied for, or on which I travelled")
    covers = ("exchanges.Stay.person", "exchanges.Stay.applied_by", "exchanges.Stay.off_quota_by")
    fields = (
        "reference",
        "kind",
        "direction",
        "title_en",
        "status",
        "person_given",
        "home__name_en",
        "home_given",
        "host__name_en",
        "host_given",
        "country",
        "starts_on",
        "ends_on",
        "arrived_on",
        "departed_on",
        "reason",
        "mandate",
        "off_quota_reason",
    )

    def queryset(self, user):
        return Stay.objects.filter(Q(applied_by=user) | Q(person__user=user) | Q(off_quota_by=user))


@personal_data.register
class Groups(PersonalData):
    slug, title = "group-stays", _("Groups in which I travelled")
    covers = ("exchanges.Participant.person",)
    fields = ("stay__title_en", "stay__starts_on", "stay__ends_on", "name", "role", "institution_given", "biography")

    def queryset(self, user):
        return Participant.objects.filter(person__user=user)


@personal_data.register
class HostWords(PersonalData):
    """Those that the user asked for or answered, and those asked of an address of the account."""

    slug, title = "hosts", _("Words of hosts that I asked for or gave")
    covers = ("exchanges.HostRequest.asked_by", "exchanges.HostRequest.answered_by")
    fields = (
        "stay__reference",
        "name",
        "position",
        "email",
        "status",
        "asked_at",
        "answered_at",
        "signed_name",
        "signed_position",
        "answer",
    )

    def queryset(self, user):
        return HostRequest.objects.filter(Q(asked_by=user) | Q(answered_by=user) | Q(email__iexact=user.email))


@personal_data.register
class Letters(PersonalData):
    slug, title = "invitation-letters", _("Invitation letters to me, or issued by me")
    covers = ("exchanges.InvitationLetter.issued_by",)
    fields = ("number", "issued_on", "valid_until", "name", "guests", "starts_on", "ends_on", "costs", "revoked_on")

    def queryset(self, user):
        return InvitationLetter.objects.filter(Q(issued_by=user) | Q(stay__person__user=user))


@personal_data.register
class Reports(PersonalData):
    slug, title = "stay-reports", _("Reports of stays that I handed in")
    covers = ("exchanges.StayReport.submitted_by",)
    fields = ("stay__reference", "side", "number", "due_on", "submitted_on", "text")

    def queryset(self, user):
        return StayReport.objects.filter(submitted_by=user)


@personal_data.register
class Ticked(PersonalData):
    slug, title = "stay-checklists", _("Lines of checklists that I marked as done")
    covers = ("exchanges.ChecklistItem.done_by",)
    fields = ("stay__reference", "label", "due_on", "done_on")

    def queryset(self, user):
        return ChecklistItem.objects.filter(done_by=user)


@personal_data.register
class Balances(PersonalData):
    slug, title = "balances", _("Lines of balances that I entered")
    covers = ("exchanges.BalanceEntry.entered_by",)
    fields = ("agreement__title_en", "on", "side", "units", "reason")

    def queryset(self, user):
        return BalanceEntry.objects.filter(entered_by=user)


@personal_data.register
class Learning(PersonalData):
    slug, title = "learning-agreements", _("Learning agreements of mine, or that I proposed or approved")
    covers = tuple(
        f"exchanges.LearningAgreement.{name}" for name in ("proposed_by", "student_by", "home_by", "host_by")
    )
    fields = ("stay__reference", "number", "courses", "reason", "proposed_on", "student_on", "home_on", "host_on")

    def queryset(self, user):
        acted = Q(proposed_by=user) | Q(student_by=user) | Q(home_by=user) | Q(host_by=user)
        return LearningAgreement.objects.filter(acted | Q(stay__person__user=user))
