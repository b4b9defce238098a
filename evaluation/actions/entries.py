"""What happens when an institution enters values, explains what was found and answers questions?"""

from django.db.models import Q
from django.utils.translation import gettext as _

from evaluation.actions.deadlines import refuse_late, refuse_not_writable
from evaluation.entry.findings import refresh
from evaluation.entry.tasks import is_declared
from evaluation.models import DataPoint, Finding, FindingState, Origin, PointState, Query
from evaluation.workflow import ParticipationStatus
from records import clock
from records.history import acting
from records.refusals import Refusal, require_reasons
from records.workflow import lock


class Overtaken(Refusal):
    """Somebody else has changed some of these values meanwhile: `variables`, by key."""

    def __init__(self, variables):
        super().__init__(_("Somebody else has changed this value meanwhile. Look at it, then save again."))
        self.variables = variables


def save_values(participation, changes, *, origin=Origin.TYPED, seen=None, by):
    """Keep what was given, all or nothing. `changes` are (variable, Given); returns how many values are others now.

    `seen` are the versions that were shown, by variable's key: whoever has not seen the last one is refused. Raises
    PermissionDenied once the deadline is over.
    """
    refuse_late(participation, by=by)
    with acting(by=by, verb="read_workbook" if origin == Origin.WORKBOOK else "save_values"):
        lock(participation)
        refuse_not_writable(participation)
        points = {point.variable_id: point for point in participation.points.select_for_update(of=("self",))}
        changed = [(one, new) for one, new in changes if not new.is_as(points.get(one.pk))]
        _refuse_what_is_not_theirs(participation, changed, points)
        _refuse_unseen(changed, points, seen)
        for variable, new in changed:
            point = points.get(variable.pk) or DataPoint(participation=participation, variable=variable)
            keep(point, new, origin=origin, by=by)
        refresh(participation)
    return len(changed)


def keep(point, new, *, origin, by):
    """Inside an act: the value as it was given. It is to be looked at again, but a question stays open."""
    point.value, point.kind, point.note = new.value, new.kind, new.note
    point.origin, point.entered_by, point.entered_at = origin, by, clock.now()
    point.declared_value, point.declared_kind = None, ""
    point.state = PointState.QUERIED if point.state == PointState.QUERIED else PointState.PENDING
    point.save()
    return point


def _refuse_what_is_not_theirs(participation, changed, points):
    """Only what institutions declare; where it was returned with questions, only what was asked about."""
    for variable, _new in changed:
        if variable.framework_id != participation.round.framework_id or not is_declared(variable):
            raise Refusal(_("“%(variable)s” is not entered by institutions.") % {"variable": variable.title})
        if not is_editable(participation, points.get(variable.pk)):
            raise Refusal(
                _("“%(variable)s” is not asked about: only values with a question are changed now.")
                % {"variable": variable.title}
            )


def is_editable(participation, point):
    """May its institution change this value now, as far as the state of both goes?"""
    if participation.status == ParticipationStatus.RETURNED:
        return point is not None and point.state == PointState.QUERIED
    return participation.is_writable


def _refuse_unseen(changed, points, seen):
    if seen is None:
        return
    unseen = [
        one.pk for one, _new in changed if seen.get(one.pk, 0) != (points[one.pk].version if one.pk in points else 0)
    ]
    if unseen:
        raise Overtaken(unseen)


def explain(finding, *, text, by):
    """The institution says why a doubtful value is right."""
    participation = finding.participation
    refuse_late(participation, by=by)
    with acting(by=by, verb="explain"):
        lock(participation)
        refuse_not_writable(participation)
        require_reasons(text, "text")
        finding = Finding.objects.select_for_update(of=("self",)).get(pk=finding.pk)
        if finding.is_hard:
            raise Refusal(_("This must be mended; an explanation is not enough."), "text")
        if finding.state not in (FindingState.OPEN, FindingState.EXPLAINED):
            raise Refusal(_("This was mended or waived: it needs no explanation."), "text")
        finding.state, finding.text = FindingState.EXPLAINED, text.strip()
        finding.said_by, finding.said_at = by, clock.now()
        finding.save(update_fields=["state", "text", "said_by", "said_at"])
    return finding


def answer(query, *, text, by):
    """The institution answers a question about one value, whether it has changed the value or not."""
    participation = query.point.participation
    refuse_late(participation, by=by)
    with acting(by=by, verb="answer_question"):
        lock(participation)
        refuse_not_writable(participation)
        require_reasons(text, "text")
        query = Query.objects.select_for_update(of=("self",)).get(pk=query.pk)
        if not query.is_open:
            raise Refusal(_("This question was settled already."), "text")
        query.answer, query.answered_by, query.answered_at = text.strip(), by, clock.now()
        query.save(update_fields=["answer", "answered_by", "answered_at"])
    return query


def unanswered(participation):
    """Open questions that the institution has not answered."""
    return Query.objects.filter(Q(answered_at=None), point__participation=participation, settled_at=None)
