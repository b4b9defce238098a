"""What reviewing holds about a user."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs.models import (
    AssignmentRun,
    CallSide,
    Conflict,
    ReviewAssignment,
    ReviewerProfile,
)
from records.personal_data import PersonalData, personal_data


@personal_data.register
class Reviewing(PersonalData):
    slug, title = "reviewer", _("What the office keeps of me as a reviewer")
    covers = ("programs.ReviewerProfile.person",)
    fields = ("areas__name", "areas__level", "languages", "most", "away_from", "away_until")

    def queryset(self, user):
        return ReviewerProfile.objects.filter(person__user=user)


@personal_data.register
class Reviews(PersonalData):
    slug, title = "reviews", _("Reviews that I was asked for or wrote")
    covers = ("programs.ReviewAssignment.user",)
    fields = (
        "application__reference",
        "status",
        "email",
        "invited_at",
        "answered_at",
        "declined_for",
        "reason",
        "review__recommendation",
        "review__total",
        "review__text_to_applicant",
        "review__text_to_committee",
        "review__submitted_at",
    )

    def queryset(self, user):
        return ReviewAssignment.objects.filter(Q(user=user) | Q(email__iexact=user.email))


@personal_data.register
class Conflicts(PersonalData):
    slug, title = "conflicts-of-interest", _("Conflicts of interest of mine, or entered or settled by me")
    covers = ("programs.Conflict.person", "programs.Conflict.entered_by", "programs.Conflict.settled_by")
    fields = ("application__reference", "kind", "is_hard", "note", "settlement", "settled_at")

    def queryset(self, user):
        return Conflict.objects.filter(Q(person__user=user) | Q(entered_by=user) | Q(settled_by=user))


@personal_data.register
class Assignments(PersonalData):
    slug, title = "assignments", _("Assignments of reviewers that I had proposed")
    covers = ("programs.AssignmentRun.made_by",)
    fields = ("call_side__call__code", "call_side__side", "made_at", "deployed_at")

    def queryset(self, user):
        return AssignmentRun.objects.filter(made_by=user)


@personal_data.register
class ClosedSides(PersonalData):
    slug, title = "closed-sides", _("Sides of calls that I closed, or for which I took in what a partner sent")
    covers = ("programs.CallSide.closed_by", "programs.CallSide.imported_by")
    fields = ("call__code", "side", "letter_number", "closed_at", "waiver")

    def queryset(self, user):
        return CallSide.objects.filter(Q(closed_by=user) | Q(imported_by=user))


@personal_data.register
class ChairedSides(PersonalData):
    slug, title = "chaired-sides", _("Sides of calls that I chair")
    covers = ("programs.CallSide.chair", "programs.CallSide.chair_user")
    fields = ("call__code", "side", "closed_at")

    def queryset(self, user):
        return CallSide.objects.filter(Q(chair_user=user) | Q(chair__user=user))
