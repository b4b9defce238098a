"""What does a data officer see: the rounds of the own institution, and the tasks in one of them?"""

from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from evaluation.actions.deadlines import is_in_time
from evaluation.actions.submissions import changes_between, changes_since, in_the_way, unanswered
from evaluation.entry.lines import findings_of
from evaluation.entry.tasks import tasks_of, with_progress
from evaluation.models import Participation, ParticipationStatus, Query, SubmissionStatus, ValueKind
from records import clock
from records.history import timeline
from records.languages import reader
from records.text import number
from records.views import TransitionView, transition_links

STATEMENT = "evaluation-statement"
OWN = ("unsubmit", "sign")  # transitions with a button on an institution's page; submitting begins with a check


def participation_of(request, uuid):
    """The one of this address, if its reader may see it."""
    found = Participation.objects.visible_to(request.user).select_related(
        "round__exercise", "round__framework", "institution"
    )
    return get_object_or_404(found, uuid=uuid)


def may_enter(participation, user):
    """Does this user enter values here, and is there time and state for it?"""
    return (
        user.has_perm("evaluation.enter_participation", participation)
        and participation.is_writable
        and is_in_time(participation)
    )


@require_safe
def returns(request):
    """All rounds of the own institution, the newest first."""
    if not request.user.has_perm("evaluation.read_entries_participation"):
        raise PermissionDenied
    found = Participation.objects.visible_to(request.user).select_related("round__exercise", "institution")
    rows = list(found.order_by("-round__year", "round__exercise__code", "pk"))
    return render(request, "evaluation/entry/returns.html", {"rows": rows})


@require_safe
def tasks(request, uuid):
    """The task list of one institution in one round."""
    participation = participation_of(request, uuid)
    user = request.user
    for_office = user.has_perm("evaluation.read_papers_participation")
    found = with_progress(
        tasks_of(participation.round.framework),
        list(participation.points.all()),
        findings_of(participation, for_office=for_office),
    )
    submissions = list(participation.submissions.all())
    standing = next((one for one in submissions if one.status != SubmissionStatus.TAKEN_BACK), None)
    earlier = next((one for one in submissions if one.status == SubmissionStatus.TAKEN_BACK), None)
    if standing and earlier:
        differences = changes_between(earlier, standing)
    else:
        differences = changes_since(earlier) if earlier else []
    queries = Query.objects.open().filter(point__participation=participation).select_related("point__variable")
    if not for_office and participation.status in (ParticipationStatus.SUBMITTED, ParticipationStatus.ACCEPTED):
        queries = queries.none()  # what is being asked is read once it is returned
    context = {
        "participation": participation,
        "tasks": found,
        "done": sum(task.done for task in found),
        "total": sum(task.count for task in found),
        "left": in_the_way(participation).count() + unanswered(participation).count(),
        "queries": queries,
        "today": clock.today(),
        "may_enter": may_enter(participation, user),
        "is_in_time": is_in_time(participation),
        "submissions": submissions,
        "standing": standing,
        "differences": _in_words(differences, {one.code: one.title for task in found for one in task.variables}),
        "evidence_count": participation.evidence.open().count(),
        "transitions": [
            one for one in transition_links(participation, user) if one["url"].rstrip("/").rpartition("/")[2] in OWN
        ],
        "history": timeline(participation)[:20] if for_office else [],
        "statement_url": f"{reverse('records:report', args=[STATEMENT])}?participation={participation.uuid}",
    }
    return render(request, "evaluation/entry/tasks.html", context)


def _in_words(differences, titles):
    return [(titles.get(code, code), _said(before), _said(now)) for code, before, now in differences]


def _said(given):
    if given is None:
        return "–"
    return number(Decimal(given["value"]), reader()) if given["value"] else ValueKind(given["kind"]).label


class ParticipationTransition(TransitionView):
    """Submit, take back, file the signed statement, withdraw: asked on a page of its own."""

    model = Participation
