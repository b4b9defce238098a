"""Which reports are asked of an award, and by when? From the rows of its call, and what the office changes."""

from django.utils.translation import gettext as _

from programs.awardworkflow import AwardStatus
from programs.models import ReportDue
from records import clock
from records.history import acting
from records.refusals import Refusal, require_reasons
from records.workflow import lock


def make_dues(award):
    """Inside the act in which an award is accepted: what its call asks for."""
    for asked in award.application.call.reports_asked.all():
        ReportDue.objects.get_or_create(award=award, kind=asked.kind, due_on=asked.due_on(award))


def ask_report(award, *, kind, due_on, by):
    """One more report, by hand."""
    with acting(by=by, verb="ask_report"):
        lock(award)
        if award.status != AwardStatus.ACCEPTED:
            raise Refusal(_("Reports belong to an award that is accepted and not over."))
        return ReportDue.objects.create(award=award, kind=kind, due_on=due_on)


def move_due(due, *, due_on, reason, by):
    """Another day, with reasons, also when the day is over: then nothing is overdue. History keeps both."""
    require_reasons(reason, "reason")
    with acting(by=by, verb="move_due", comment=reason):
        lock(due)
        due.due_on = due_on
        due.save(update_fields=["due_on"])


def waive_report(due, *, reason, by):
    """It is not asked for any more, with reasons. Raises Refusal where one is submitted or accepted."""
    require_reasons(reason, "reason")
    with acting(by=by, verb="waive_report", comment=reason):
        lock(due)
        if due.waived_at:
            raise Refusal(_("This report is waived already."))
        due.waived_at, due.waived_by, due.waived_for = clock.now(), by, reason.strip()
        due.save(update_fields=["waived_at", "waived_by", "waived_for"])
