"""What joint committees and their decisions hold about a user."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs.models import (
    Committee,
    CommitteeItem,
    CommitteeMember,
    Decision,
    SignedMinutes,
)
from records.personal_data import PersonalData, personal_data


@personal_data.register
class Seats(PersonalData):
    slug, title = "committees", _("Joint committees on which I sit")
    covers = ("programs.CommitteeMember.person", "programs.CommitteeMember.user")
    fields = ("committee__call__code", "committee__held_on", "side", "is_chair", "is_present")

    def queryset(self, user):
        return CommitteeMember.objects.filter(Q(user=user) | Q(person__user=user))


@personal_data.register
class RunCommittees(PersonalData):
    slug, title = "run-committees", _("Joint committees that I opened or closed")
    covers = ("programs.Committee.opened_by", "programs.Committee.closed_by")
    fields = ("call__code", "held_on", "opened_at", "closed_at")

    def queryset(self, user):
        return Committee.objects.filter(Q(opened_by=user) | Q(closed_by=user))


@personal_data.register
class SignedDecisions(PersonalData):
    slug, title = "signed-decisions", _("Decisions that I signed or published")
    covers = (
        "programs.Decision.home_signed_by",
        "programs.Decision.partner_signed_by",
        "programs.Decision.published_by",
    )
    fields = ("application__reference", "outcome", "number", "home_signed_at", "partner_signed_at", "published_at")

    def queryset(self, user):
        return Decision.objects.filter(Q(home_signed_by=user) | Q(partner_signed_by=user) | Q(published_by=user))


@personal_data.register
class PapersOfPartners(PersonalData):
    slug, title = "signed-minutes", _("Signed minutes that I recorded or confirmed")
    covers = ("programs.SignedMinutes.recorded_by", "programs.SignedMinutes.confirmed_by")
    fields = ("committee__call__code", "signatory", "signed_on", "recorded_at", "confirmed_at")

    def queryset(self, user):
        return SignedMinutes.objects.filter(Q(recorded_by=user) | Q(confirmed_by=user))


@personal_data.register
class CommitteeEntries(PersonalData):
    slug, title = "committee-entries", _("Decisions of joint committees that I entered")
    covers = ("programs.CommitteeItem.decided_by",)
    fields = ("application__reference", "outcome", "rank", "reason", "note")

    def queryset(self, user):
        return CommitteeItem.objects.filter(decided_by=user)
