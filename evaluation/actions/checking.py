"""What do validators do with values: ask, accept, correct with a reason, return, waive what was found?"""

from contextlib import contextmanager
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from evaluation.actions.submissions import end_submission, tell_data_officers
from evaluation.entry.findings import refresh
from evaluation.models import DataPoint, Finding, FindingState, Origin, ParticipationStatus, PointState, Query, Remark
from evaluation.workflow import participation_workflow
from records import clock
from records.history import acting
from records.refusals import Refusal, require_reasons
from records.workflow import lock

LOOKED_AT = (ParticipationStatus.SUBMITTED, ParticipationStatus.ACCEPTED)


def ask_about(point, *, text, due_on=None, by):
    """A question about one value. The institution reads it once its values are returned.

    It has a day of its own by which an answer is expected: the one given, else as many days from now as the round says.
    """
    with _checking(point.participation, "ask_about", by):
        require_reasons(text, "text")
        due_on = due_on or due_day(point.participation.round)
        if due_on < clock.today():
            raise Refusal(_("This day is over already."), "due_on")
        point = _held(point)
        query = Query.objects.create(point=point, text=text.strip(), due_on=due_on, asked_by=by)
        _decide(point, PointState.QUERIED)
    return query


def due_day(this):
    """By which day an answer is expected in a round, where a question is asked today."""
    return clock.today() + timedelta(days=this.question_days)


def remark(point, *, text, by):
    """A note about a value that only the office reads; it decides nothing."""
    with _checking(point.participation, "remark", by, anywhere=True):
        if not by.has_perm("evaluation.check_participation", point.participation):
            raise PermissionDenied
        require_reasons(text, "text")
        return Remark.objects.create(point=point, text=text.strip(), by=by)


def settle(query, *, by):
    """The answer is enough: the question is closed, the value still to be accepted."""
    with _checking(query.point.participation, "settle", by):
        query = Query.objects.select_for_update(of=("self",)).get(pk=query.pk)
        if not query.is_open:
            raise Refusal(_("This question was settled already."))
        query.settled_by, query.settled_at = by, clock.now()
        query.save(update_fields=["settled_by", "settled_at"])
        _decide(_held(query.point), PointState.PENDING)
    return query


def accept_value(point, *, by):
    """This value counts."""
    return _judge(point, PointState.ACCEPTED, "accept_value", "", by)


def reject_value(point, *, reason, by):
    """This value does not count: it is a gap. The reason stays in the history."""
    require_reasons(reason, "reason")
    return _judge(point, PointState.REJECTED, "reject_value", reason, by)


def _judge(point, state, verb, comment, by):
    with _checking(point.participation, verb, by, comment):
        point = _held(point)
        _refuse_questioned(point)
        _decide(point, state)
    return point


def correct(point, new, *, reason, by):
    """The office writes another value, with its reason; what was declared stays beside it."""
    require_reasons(reason, "reason")
    with _checking(point.participation, "correct", by, reason):
        point = _held(point)
        _refuse_questioned(point)
        if not new.kind or (new.value, new.kind) == (point.value, point.kind):
            raise Refusal(_("Give another value than the one that stands there."), "value")
        if not (point.declared_kind or point.kind):
            raise Refusal(_("Nothing was declared here: ask the institution."), "value")
        _write(point, new)
    return point


def correct_by_appeal(participation, variable, new, *, reason, by):
    """The value that an upheld appeal has proved stands in the round, so that later years compare with it.

    What was declared stays beside it. Where nothing was, the appeal has declared it; where the very value was rejected,
    it is accepted.
    """
    require_reasons(reason, "reason")
    with _checking(participation, "correct", by, reason):
        asked = {"participation": participation, "variable": variable}
        point = DataPoint.objects.select_for_update(of=("self",)).filter(**asked).first() or DataPoint(**asked)
        if (new.value, new.kind) == (point.value, point.kind):
            _decide(point, PointState.ACCEPTED)
        elif point.declared_kind or point.kind:
            _write(point, new)
        else:
            point.value, point.kind, point.state = new.value, new.kind, PointState.ACCEPTED
            point.origin, point.entered_by, point.entered_at = Origin.OFFICE, by, clock.now()
            point.save()
            refresh(participation)
    return point


def _write(point, new):
    """Inside an act: another value than what stands there, which stays beside it if it was declared."""
    if not point.declared_kind:
        point.declared_value, point.declared_kind = point.value, point.kind
    point.value, point.kind, point.state = new.value, new.kind, PointState.CORRECTED
    point.save()
    refresh(point.participation)


def waive(finding, *, text, by):
    """The office lets a finding stand, with its reason."""
    with _checking(finding.participation, "waive", by, text, anywhere=True):
        require_reasons(text, "text")
        finding = Finding.objects.select_for_update(of=("self",)).get(pk=finding.pk)
        if finding.state not in (FindingState.OPEN, FindingState.EXPLAINED):
            raise Refusal(_("This was mended or waived already."))
        finding.state, finding.text = FindingState.WAIVED, text.strip()
        finding.said_by, finding.said_at = by, clock.now()
        finding.save(update_fields=["state", "text", "said_by", "said_at"])
    return finding


def give_back(participation, *, answers_until, comment="", by):
    """Return it with its questions: the institution answers until then, and changes only what was asked about."""
    with acting(by=by, verb="give_back", comment=comment):
        lock(participation)
        if not open_queries(participation).exists():
            raise Refusal(_("Ask a question about a value first: only such values become editable."))
        if answers_until <= clock.now():
            raise Refusal(_("This time is over already."), "answers_until")
        participation_workflow.apply(participation, "give_back", by=by, comment=comment, closes_at=answers_until)
        _fit_days(participation, answers_until.astimezone(clock.zone()).date())
        end_submission(participation)
        tell_data_officers("values_returned", participation, comment=comment)


def _fit_days(participation, last):
    """No answer is expected before the question was read, nor after the institution's own deadline."""
    asked = open_queries(participation).filter(answered_at=None)
    asked.exclude(due_on__range=(clock.today(), last)).update(due_on=last)


def accept(participation, *, comment="", by):
    """All values count, those that nobody looked at singly as well. Raises Refusal where something is open."""
    with acting(by=by, verb="accept", comment=comment):
        lock(participation)
        if open_queries(participation).exists():
            raise Refusal(_("A question about a value is open: settle it first."))
        if participation.findings.filter(state=FindingState.OPEN, is_hard=True).exists():
            raise Refusal(_("Something that must be mended is open."))
        if participation.findings.filter(state=FindingState.OPEN).exists():
            raise Refusal(_("Something that was found is neither explained nor waived."))
        participation_workflow.apply(participation, "accept", by=by, comment=comment)
        for point in participation.points.filter(state=PointState.PENDING).exclude(kind=""):
            _decide(point, PointState.ACCEPTED)


def open_queries(participation):
    return Query.objects.open().filter(point__participation=participation)


@contextmanager
def _checking(participation, verb, by, comment="", *, anywhere=False):
    """An act on values that are submitted: the institution's row is held, and looked at again."""
    with acting(by=by, verb=verb, comment=comment):
        lock(participation)
        if not anywhere and participation.status not in LOOKED_AT:
            raise Refusal(_("Values are looked at once they are submitted and signed."))
        yield


def _held(point):
    return (
        DataPoint.objects.select_for_update(of=("self",)).select_related("participation", "variable").get(pk=point.pk)
    )


def _refuse_questioned(point):
    if point.state == PointState.QUERIED:
        raise Refusal(_("A question about this value is open: settle it first."))


def _decide(point, state):
    if point.state != state:
        point.state = state
        point.save(update_fields=["state"])
