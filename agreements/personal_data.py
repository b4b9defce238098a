"""What the register of agreements holds about a user."""

from django.db.models import Q
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from agreements.models import (
    AgreementParty,
    Commitment,
    Correction,
    InsideApproval,
    InsideDesk,
    OfficerAssignment,
    RenewalReview,
    Signature,
)
from records import clock
from records.personal_data import PersonalData, personal_data
from records.text import number


@personal_data.register
class InMyCharge(PersonalData):
    slug, title = "agreements-in-my-charge", _("Agreements I look or looked after")
    covers = ("agreements.OfficerAssignment.user",)
    fields = ("agreement__reference", "role", "starts_on", "ends_on")

    def queryset(self, user):
        return OfficerAssignment.objects.filter(user=user)

    def duties(self, user):
        count = OfficerAssignment.objects.on(clock.today()).filter(user=user, role="officer").count()
        words = ngettext(
            "%(n)s agreement needs another officer in charge.",
            "%(n)s agreements need another officer in charge.",
            count,
        )
        return [words % {"n": number(count, get_language())}] if count else []


@personal_data.register
class Corrections(PersonalData):
    slug, title = "corrections", _("Corrections I have proposed or decided")
    covers = ("agreements.Correction.proposed_by", "agreements.Correction.decided_by")
    fields = ("agreement__reference", "status", "proposed_by__name", "decided_by__name")

    def queryset(self, user):
        return Correction.objects.filter(Q(proposed_by=user) | Q(decided_by=user))


@personal_data.register
class DesksOfApproval(PersonalData):
    slug, title = "desks-of-approval", _("Desks of approval at which I sit")
    covers = ("agreements.InsideDesk.holder",)
    fields = ("name_en", "name_fa", "type__code", "closed_on")

    def queryset(self, user):
        return InsideDesk.objects.filter(holder=user)

    def duties(self, user):
        count = InsideDesk.objects.open().filter(holder=user).count()
        words = ngettext(
            "%(n)s desk of approval needs somebody else.", "%(n)s desks of approval need somebody else.", count
        )
        return [words % {"n": number(count, get_language())}] if count else []


@personal_data.register
class ApprovalsInside(PersonalData):
    slug, title = "approvals-inside", _("Proposals that lay on my desk")
    covers = ("agreements.InsideApproval.holder", "agreements.InsideApproval.decided_by")
    fields = ("agreement__title_en", "desk__name_en", "asked_at", "status", "decided_at", "decided_by__name", "comment")

    def queryset(self, user):
        return InsideApproval.objects.filter(Q(holder=user) | Q(decided_by=user))


@personal_data.register
class Contacts(PersonalData):
    slug, title = "contact-for", _("Agreements of which I am a contact person")
    covers = ("agreements.AgreementParty.contact",)
    fields = ("agreement__reference", "name_as_given")

    def queryset(self, user):
        return AgreementParty.objects.filter(contact__user=user)


@personal_data.register
class Signatures(PersonalData):
    slug, title = "signatures", _("Papers of agreements that I have signed")
    covers = ("agreements.Signature.person",)
    fields = ("instrument__agreement__reference", "signer_name", "signer_title", "signed_on", "place")

    def queryset(self, user):
        return Signature.objects.filter(person__user=user)


@personal_data.register
class Commitments(PersonalData):
    slug, title = "commitments", _("Commitments that I see to")
    covers = ("agreements.Commitment.owner",)
    fields = ("text_en", "recurrence", "first_due_on", "last_due_on", "closed_on")

    def queryset(self, user):
        return Commitment.objects.filter(owner=user)

    def duties(self, user):
        count = Commitment.objects.filter(owner=user).open().count()
        words = ngettext(
            "%(n)s commitment needs somebody else who sees to it.",
            "%(n)s commitments need somebody else who sees to them.",
            count,
        )
        return [words % {"n": number(count, get_language())}] if count else []


@personal_data.register
class Reviews(PersonalData):
    slug, title = "renewal-reviews", _("Renewal reviews in which I recommended or decided")
    covers = ("agreements.RenewalReview.recommended_by", "agreements.RenewalReview.decided_by")
    fields = ("agreement__reference", "recommendation", "recommended_by__name", "decision", "decided_by__name")

    def queryset(self, user):
        return RenewalReview.objects.filter(Q(recommended_by=user) | Q(decided_by=user))
