"""What of the applications waits for the office and for leaders?"""

from django.db.models import (
    F,
    Q,
)
from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from programs.applicationworkflow import UNDECIDED
from programs.models import (
    Application,
    ApplicationStatus,
    Clarification,
    Endorsement,
    EndorsementStatus,
    Exclusion,
    Member,
    Overruling,
)
from records import clock
from records.desk import Waiting, desk


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
