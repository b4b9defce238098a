"""What of the applications waits for somebody?"""

from datetime import timedelta

from django.db.models import (
    DateField,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from notices.models import ReminderStep, Unit
from programs.applicationworkflow import UNDECIDED
from programs.models import (
    Application,
    ApplicationStatus,
    AssignmentStatus,
    Award,
    AwardReport,
    AwardStatus,
    BudgetLine,
    Clarification,
    Conflict,
    Endorsement,
    EndorsementStatus,
    Exclusion,
    Member,
    Overruling,
    ReportDue,
    ReportStatus,
    ReviewAssignment,
    Visit,
    VisitStatus,
)
from programs.reminders import AwardAnswer, MoneyLapses
from records import clock
from records.desk import Waiting, desk

REPORTS_SOON = 30  # days before which leaders read that a report is due
LATE = 4  # days after which the office is told


@desk.register
class ToCheck(Waiting):
    """Submitted, and their call has closed: do they meet its conditions?"""

    slug = "applications-to-check"
    permission = "programs.find_eligible_application"
    since = "status_since"
    sentence = gettext_lazy("Find it eligible, or propose to exclude it with reasons.")

    def rows(self, user):
        closed = Q(call__closes_at=None) | Q(call__closes_at__lt=clock.now())
        found = Application.objects.read_whole_by(user).filter(closed, status=ApplicationStatus.SUBMITTED)
        return found.exclude(exclusions__in=Exclusion.objects.open())

    def label(self, n):
        return ngettext("application to check", "applications to check", n)

    def row_url(self, application):
        return reverse("admin:programs_application_change", args=[application.pk])


@desk.register
class ExclusionsToConfirm(Waiting):
    """Proposed by somebody else."""

    slug = "exclusions-to-confirm"
    permission = "programs.confirm_exclusion"
    since = "proposed_at"
    sentence = gettext_lazy("Read the reasons; confirm the exclusion, or drop it.")
    needs = ("application",)

    def rows(self, user):
        return Exclusion.objects.visible_to(user).open().filter(confirmed_at=None).exclude(proposed_by=user)

    def label(self, n):
        return ngettext("exclusion to confirm", "exclusions to confirm", n)

    def row_url(self, exclusion):
        return reverse("admin:programs_application_change", args=[exclusion.application_id])


@desk.register
class OverrulingsToConfirm(Waiting):
    """Proposed by somebody else, about an application that nobody has decided about."""

    slug = "overrulings-to-confirm"
    permission = "programs.confirm_overruling"
    since = "proposed_at"
    sentence = gettext_lazy("Read the reasons; confirm that the rule is overruled, or drop it.")
    needs = ("application", "rule")

    def rows(self, user):
        found = Overruling.objects.visible_to(user).waiting().exclude(proposed_by=user)
        return found.filter(application__status__in=UNDECIDED)

    def label(self, n):
        return ngettext("rule to overrule", "rules to overrule", n)

    def row_url(self, overruling):
        return reverse("admin:programs_overruling_change", args=[overruling.pk])


@desk.register
class PaperConsentsToConfirm(Waiting):
    """Recorded by somebody else: does the signed paper say so?"""

    slug = "paper-consents-to-confirm"
    permission = "programs.confirm_paper_application"
    since = F("paper__created_at")
    sentence = gettext_lazy("Compare the signed paper with the text, then confirm it.")
    needs = ("application",)

    def rows(self, user):
        seen = Application.objects.read_whole_by(user).filter(status=ApplicationStatus.DRAFT)
        waiting = Member.objects.filter(paper__isnull=False, confirmed_by=None, application__in=seen.order_by())
        return waiting.exclude(recorded_by=user)

    def label(self, n):
        return ngettext("consent on paper to confirm", "consents on paper to confirm", n)

    def subject(self, member):
        return f"{member.application}: {member}"

    def row_url(self, member):
        return reverse("admin:programs_application_change", args=[member.application_id])


@desk.register
class PaperEndorsementsToConfirm(Waiting):
    """Recorded by somebody else: does the signed paper say so?"""

    slug = "paper-endorsements-to-confirm"
    permission = "programs.confirm_paper_application"
    since = F("paper__created_at")
    sentence = gettext_lazy("Compare the signed paper with the application, then confirm it.")
    needs = ("application", "institution")

    def rows(self, user):
        drafts = Endorsement.objects.visible_to(user).filter(application__status=ApplicationStatus.DRAFT)
        return drafts.filter(status=EndorsementStatus.RECORDED).exclude(recorded_by=user)

    def label(self, n):
        return ngettext("endorsement on paper to confirm", "endorsements on paper to confirm", n)

    def subject(self, endorsement):
        return f"{endorsement.application}: {endorsement.institution_name}"

    def row_url(self, endorsement):
        return reverse("admin:programs_application_change", args=[endorsement.application_id])


@desk.register
class QuestionsToAnswer(Waiting):
    """The office has asked the leaders something."""

    slug = "clarifications-to-answer"
    permission = "programs.answer_clarification"
    since = "asked_at"
    sentence = gettext_lazy("The office asks about your application: answer it.")
    needs = ("application",)

    def rows(self, user):
        return Clarification.objects.filter(answered_at=None, application__in=Application.objects.led_by(user))

    def label(self, n):
        return ngettext("question of the office to answer", "questions of the office to answer", n)

    def subject(self, asked):
        return str(asked.application)


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


@desk.register
class ReportsToRead(Waiting):
    """Submitted by the leaders of an award."""

    slug = "award-reports-to-read"
    permission = "programs.judge_reportdue"
    since = "submitted_at"
    sentence = gettext_lazy("Read the report; accept it, or return it with reasons.")
    needs = ("due__award__application",)

    def rows(self, user):
        found = AwardReport.objects.visible_to(user).filter(status=ReportStatus.SUBMITTED)
        return found.exclude(due__award__application__in=Application.objects.led_by(user))

    def label(self, n):
        return ngettext("report of an award to read", "reports of awards to read", n)

    def subject(self, report):
        return str(report.due)


@desk.register
class ReportsToWrite(Waiting):
    """Of the own awards: due soon, overdue, or returned."""

    slug = "award-reports-to-write"
    permission = "programs.read_own_reportdue"
    since = "created_at"
    sentence = gettext_lazy("A report about your award is due: write it.")
    needs = ("award__application",)

    def rows(self, user):
        soon = clock.today() + timedelta(days=REPORTS_SOON)
        mine = ReportDue.objects.led_by(user).waited_for()
        return mine.filter(Q(due_on__lte=soon) | Q(standing=ReportStatus.RETURNED))

    def label(self, n):
        return ngettext("report to write", "reports to write", n)

    def subject(self, due):
        return str(due)


# --- awards


def soon(kind):
    """The day until which dates of this kind are near: the longest of the office's steps in use, else its own."""
    steps = ReminderStep.objects.filter(kind=kind.slug, audience="officer", unit=Unit.DAYS, is_active=True)
    own = max(step.amount for step in kind.steps if step.audience == "officer")
    days = Coalesce(Subquery(steps.order_by("-amount").values("amount")[:1]), Value(own), output_field=IntegerField())
    return ExpressionWrapper(Value(clock.today(), output_field=DateField()) + days, output_field=DateField())


@desk.register
class AwardsToAnswer(Waiting):
    """Offered to whoever leads the application."""

    slug = "awards-to-answer"
    permission = "programs.read_own_award"
    since = "status_since"
    sentence = gettext_lazy("Your application is funded: accept the award, or decline it.")
    needs = ("application",)

    def rows(self, user):
        return Award.objects.led_by(user).filter(status=AwardStatus.OFFERED, accept_by__gte=clock.today())

    def label(self, n):
        return ngettext("award to answer", "awards to answer", n)


@desk.register
class OffersUnanswered(Waiting):
    """Near their last day, or past it."""

    slug = "offers-unanswered"
    permission = "programs.give_time_award"
    since = "status_since"
    sentence = gettext_lazy(
        "Nobody has answered, and the last day is near or over: ask the leaders, or give more time."
    )
    needs = ("application",)

    def rows(self, user):
        found = Award.objects.visible_to(user).exclude(pk__in=Award.objects.led_by(user).order_by().values("pk"))
        return found.filter(status=AwardStatus.OFFERED, accept_by__lte=soon(AwardAnswer))

    def label(self, n):
        return ngettext("offer without an answer", "offers without an answer", n)


class OfVisit(Waiting):
    """Of awards of others."""

    since = "status_since"
    needs = ("award__application", "traveller")
    status = None

    def rows(self, user):
        own = Award.objects.led_by(user).order_by().values("pk")
        return Visit.objects.visible_to(user).open().filter(status=self.status).exclude(award__in=own)


@desk.register
class VisitsToApprove(OfVisit):
    slug = "visits-to-approve"
    permission = "programs.approve_visit"
    sentence = gettext_lazy("The team has planned it: look at what it costs, and approve or cancel it.")
    status = VisitStatus.PLANNED

    def label(self, n):
        return ngettext("visit to approve", "visits to approve", n)


@desk.register
class ClaimsToPay(OfVisit):
    slug = "claims-to-pay"
    permission = "programs.pay_visit"
    sentence = gettext_lazy("Read the proofs; record the payment, or return the claim with reasons.")
    status = VisitStatus.CLAIMED

    def label(self, n):
        return ngettext("claim to pay", "claims to pay", n)


@desk.register
class MoneyLapsing(Waiting):
    """Not approved for anything, and its window ends."""

    slug = "money-lapsing"
    permission = "programs.give_money_award"
    since = "ends_on"
    sentence = gettext_lazy("What is not used by the last day of this line lapses: ask the leaders for their plans.")
    needs = ("award__application",)

    def rows(self, user):
        return BudgetLine.objects.visible_to(user).unspent().ending(clock.today(), soon(MoneyLapses))

    def label(self, n):
        return ngettext("budget line about to lapse", "budget lines about to lapse", n)

    def subject(self, line):
        return f"{line.award}: {line}"

    def row_url(self, line):
        return line.award.get_absolute_url()
