"""What the parties promised: entered, planned a time ahead, kept with evidence or waived, closed."""

from django.db.models import F, Max, Q
from django.utils.translation import gettext as _

from agreements.models import Agreement, AgreementTerm, Commitment, CommitmentOccurrence, Recurrence
from agreements.workflow import Status, occurrence_workflow
from records import clock
from records.calendars import Calendar, months_later
from records.documents import attach
from records.history import acting
from records.refusals import Refusal, refuse_day_to_come, require_reasons
from records.workflow import lock


def plan(commitment, *, by):
    """Write down every time it has been due, and the next one; times that are there already stay as they are.

    Called when it is entered, changed or kept, and every night.
    """
    with acting(by=by, verb="plan"):
        lock(commitment)
        if commitment.is_closed:
            return []
        planned = list(commitment.occurrences.order_by("due_on").values_list("due_on", "status"))
        over = [day for day, status in planned if status != "open"]
        until = max([clock.today(), *over])
        missing = [day for day in _days(commitment, until) if day not in {day for day, _status in planned}]
        return CommitmentOccurrence.objects.bulk_create(
            [CommitmentOccurrence(commitment=commitment, due_on=day) for day in missing]
        )


def plan_all():
    """The next time of each commitment that recurs, where nobody has planned it yet."""
    today = clock.today()
    recurring = Commitment.objects.open().filter(recurrence=Recurrence.YEARLY, agreement__status=Status.CONCLUDED)
    planned = recurring.annotate(last=Max("occurrences__due_on", filter=Q(occurrences__status="open")))
    waiting = planned.filter(Q(last=None) | Q(last__lte=today), Q(last_due_on=None) | Q(last_due_on__gt=F("last")))
    for commitment in waiting.select_related("agreement").order_by("pk"):
        plan(commitment, by="Commitments")


def keep(occurrence, *, done_on=None, value=None, file=None, comment="", by):
    """It was kept this time. Raises Refusal where a paper is needed and none is there, and for a day to come."""
    done_on = done_on or clock.today()
    refuse_day_to_come(done_on, "done_on")
    with acting(by=by, verb="keep", comment=comment):
        lock(occurrence)
        is_open = occurrence_workflow.leaves_from(occurrence_workflow.transitions["keep"], occurrence)
        if is_open and occurrence.commitment.needs_evidence and file is None:
            raise Refusal(_("This needs a paper as evidence: file it."), "file")
        values = {"evidence": attach(occurrence, file, by=by)} if file and is_open else {}
        values |= {"done_on": done_on, "value": value, "note": comment.strip()}
        occurrence_workflow.apply(occurrence, "keep", by=by, comment=comment, **values)
        plan(occurrence.commitment, by=by)


def waive(occurrence, *, comment, by):
    """Nobody asks for it this time, with reasons."""
    require_reasons(comment, "comment")
    with acting(by=by, verb="waive", comment=comment):
        occurrence_workflow.apply(occurrence, "waive", by=by, comment=comment, note=comment.strip())
        plan(occurrence.commitment, by=by)


def _days(commitment, until):
    """The days on which it is due, up to the first one after `until`."""
    last, day, n = _last_day(commitment), commitment.first_due_on, 0
    while last is None or day <= last or n == 0:
        yield day
        if commitment.recurrence == Recurrence.ONCE or day > until:
            return
        n += 1
        day = months_later(commitment.first_due_on, 12 * n, Calendar.GREGORIAN)


def _last_day(commitment):
    """After which nothing is due any more: the last time, or the end of the agreement; None where there is no such."""
    terms = AgreementTerm.objects.filter(agreement=commitment.agreement_id).order_by("-starts_on")
    end = terms.values_list("runs_until", flat=True).first()
    terminated = Agreement.objects.values_list("terminated_on", flat=True).get(pk=commitment.agreement_id)
    return min((day for day in (commitment.last_due_on, end, terminated) if day), default=None)
