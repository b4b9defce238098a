"""What of awards, their visits and their reports waits for somebody?"""

from datetime import timedelta

from django.db.models import (
    DateField,
    ExpressionWrapper,
    IntegerField,
    Q,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy, ngettext

from notices.models import ReminderStep, Unit
from programs.models import (
    Application,
    Award,
    AwardReport,
    AwardStatus,
    BudgetLine,
    ReportDue,
    ReportStatus,
    Visit,
    VisitStatus,
)
from programs.reminders import AwardAnswer, MoneyLapses
from records import clock
from records.desk import Waiting, desk

REPORTS_SOON = 30  # days before which leaders read that a report is due


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
