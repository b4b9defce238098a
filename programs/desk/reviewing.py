"""What of the reviews waits for reviewers and for whoever runs the call?"""

from datetime import timedelta

from django.db.models import (
    Exists,
    OuterRef,
)
from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from programs.models import (
    ApplicationStatus,
    AssignmentStatus,
    Conflict,
    ReviewAssignment,
)
from records import clock
from records.desk import Waiting, desk

LATE = 4  # days after which the office is told


@desk.register
class ReviewsToWrite(Waiting):
    """Taken on, and not submitted."""

    slug = "reviews-to-write"
    permission = "programs.read_own_reviewassignment"
    since = "answered_at"
    sentence = gettext_lazy("You have taken this review on: write it.")
    needs = ("application",)

    def rows(self, user):
        return ReviewAssignment.objects.taken_on_by(user).filter(status=AssignmentStatus.ACCEPTED)

    def label(self, n):
        return ngettext("review to write", "reviews to write", n)

    def subject(self, assignment):
        return str(assignment.application)


class OfSide(Waiting):
    """About the reviews of a side that is open, for whoever runs the call."""

    permission = "programs.assign_callside"
    since = "status_since"
    needs = ("application", "reviewer__person", "call_side__call")

    def rows(self, user):
        return ReviewAssignment.objects.visible_to(user).filter(call_side__closed_at=None)

    def row_url(self, assignment):
        return assignment.call_side.get_absolute_url()


@desk.register
class ReviewersToInvite(OfSide):
    """Proposed in the place of somebody who has declined."""

    slug = "reviewers-to-invite"
    sentence = gettext_lazy("Somebody has declined, and the next best is proposed: invite them, or choose another.")

    def rows(self, user):
        found = super().rows(user).filter(status=AssignmentStatus.PROPOSED)
        declined = ReviewAssignment.objects.filter(
            application=OuterRef("application"), call_side=OuterRef("call_side"), status=AssignmentStatus.DECLINED
        )
        return found.filter(Exists(declined))

    def label(self, n):
        return ngettext("reviewer to invite", "reviewers to invite", n)


@desk.register
class ReviewsOverdue(OfSide):
    """Four days after their day: the reviewer was reminded, and the office asks."""

    slug = "reviews-overdue"
    since = "due_on"
    sentence = gettext_lazy("The reviewer was reminded twice since: ask, or take the reviewer off.")

    def rows(self, user):
        waiting = (AssignmentStatus.INVITED, AssignmentStatus.ACCEPTED)
        late = clock.today() - timedelta(days=LATE)
        return super().rows(user).filter(status__in=waiting, due_on__lte=late)

    def label(self, n):
        return ngettext("review overdue", "reviews overdue", n)


@desk.register
class ConflictsToSettle(Waiting):
    """Soft ones of those who are asked to review, in an application that is evaluated."""

    slug = "conflicts-to-settle"
    permission = "programs.settle_conflict"
    sentence = gettext_lazy("Does it stand in the way? Settle it with reasons, or take the reviewer off.")
    needs = ("person", "application")

    def rows(self, user):
        found = Conflict.objects.visible_to(user).to_settle().filter(application__status=ApplicationStatus.ELIGIBLE)
        asked = ReviewAssignment.objects.live().filter(
            application=OuterRef("application"), reviewer__person=OuterRef("person"), call_side__closed_at=None
        )
        return found.filter(Exists(asked))

    def label(self, n):
        return ngettext("conflict of interest to settle", "conflicts of interest to settle", n)

    def row_url(self, conflict):
        return reverse("admin:programs_conflict_change", args=[conflict.pk])
