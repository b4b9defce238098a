"""The form of one domain, explanations and answers, and the workbook: entered whole or not at all."""

import logging
from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from evaluation.actions import entries
from evaluation.actions.deadlines import is_in_time, refuse_late
from evaluation.entry import workbook
from evaluation.entry.lines import findings_of, lines_of
from evaluation.entry.tasks import is_declared, tasks_of
from evaluation.forms.entry import DomainForm, TextForm, WorkbookForm
from evaluation.models import Finding, FindingState, Origin, Query
from evaluation.pages.returns import may_enter, participation_of
from records.languages import reader
from records.refusals import Refusal
from records.text import number

READ_AND_SEND = ["GET", "HEAD", "POST"]
MOST_BYTES = 5 * 1024 * 1024
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
audit = logging.getLogger("audit")


def _allowed(request, uuid):
    participation = participation_of(request, uuid)
    if request.method == "POST" and not request.user.has_perm("evaluation.enter_participation", participation):
        raise PermissionDenied
    return participation


@require_http_methods(READ_AND_SEND)
def domain(request, uuid, code):
    """The data items of one domain: a form for whoever may enter them now, else what was given."""
    participation = _allowed(request, uuid)
    tasks = tasks_of(participation.round.framework)
    place = next((number for number, one in enumerate(tasks) if one.code == code), None)
    if place is None:
        raise Http404
    task, user = tasks[place], request.user
    following = tasks[place + 1] if place + 1 < len(tasks) else None
    can = may_enter(participation, user)
    if request.method == "POST" and not is_in_time(participation):
        return _late(request, participation, task)

    def may_edit(variable, point):
        return can and is_declared(variable) and entries.is_editable(participation, point)

    for_office = user.has_perm("evaluation.read_papers_participation")
    lines = lines_of(participation, task.variables, may_edit=may_edit, for_office=for_office)
    form = DomainForm(request.POST if request.method == "POST" else None, lines=lines)
    refusal = ""
    if request.method == "POST" and form.is_valid():
        try:
            changed = entries.save_values(participation, form.changes, seen=form.seen, by=user)
        except entries.Overtaken as error:
            form.overtaken(error.variables, error.message)
        except Refusal as error:
            refusal = error.message
        else:
            _tell(request, changed, form.said_back)
            if "next" in request.POST and following:
                return redirect("evaluation:domain", participation.uuid, following.code)
            return redirect("evaluation:domain", participation.uuid, task.code)
    context = {
        "participation": participation,
        "task": task,
        "form": form,
        "errors": form.errors if request.method == "POST" else [],
        "refusal": refusal,
        "following": following,
        "may_enter": can and bool(form.each),
    }
    return render(request, "evaluation/entry/domain.html", context)


def _tell(request, changed, said_back):
    said = ngettext("%(n)s value was saved.", "%(n)s values were saved.", changed)
    messages.success(request, said % {"n": number(changed, reader())})
    for title, words in said_back:
        messages.warning(request, f"{title}: {words}")


def _late(request, participation, task):
    """403, kept in the history; what was typed stands on the page, for copying."""
    try:
        refuse_late(participation, by=request.user)
    except PermissionDenied as error:
        typed = [
            (one.title, value)
            for one in task.variables
            if (value := request.POST.get(f"v{one.pk}-value", "").strip()[:200])
        ]
        context = {"participation": participation, "task": task, "refusal": str(error), "typed": typed}
        return render(request, "evaluation/entry/late.html", context, status=HTTPStatus.FORBIDDEN)
    return redirect("evaluation:domain", participation.uuid, task.code)


@require_safe
def check(request, uuid):
    """All that stands in the way of submitting, each linked to where it is mended or explained."""
    participation = participation_of(request, uuid)
    for_office = request.user.has_perm("evaluation.read_papers_participation")
    found = findings_of(participation, for_office=for_office)
    domains = {one.pk: task.code for task in tasks_of(participation.round.framework) for one in task.variables}
    open_ones = [one for one in found if one.state == FindingState.OPEN]
    context = {
        "participation": participation,
        "hard": [(one, domains.get(one.variable_id)) for one in open_ones if one.is_hard],
        "soft": [(one, domains.get(one.variable_id)) for one in open_ones if not one.is_hard],
        "settled": [one for one in found if one.state != FindingState.OPEN],
        "queries": entries.unanswered(participation).select_related("point__variable"),
        "may_enter": may_enter(participation, request.user),
    }
    return render(request, "evaluation/entry/check.html", context)


@require_http_methods(READ_AND_SEND)
def explain(request, uuid, pk):
    """Why a doubtful value is right."""
    participation = _allowed(request, uuid)
    finding = get_object_or_404(Finding.objects.filter(participation=participation, is_hard=False), pk=pk)
    shown = next((one for one in findings_of(participation) if one.pk == finding.pk), None)
    if shown is None:
        raise Http404
    form = TextForm(request.POST or None, initial={"text": finding.text})
    if request.method == "POST" and form.is_valid() and form.perform(entries.explain, finding, by=request.user):
        messages.success(request, _("Explained: %(variable)s.") % {"variable": finding.variable})
        return redirect("evaluation:check", participation.uuid)
    context = {
        "participation": participation,
        "form": form,
        "title": str(finding.variable),
        "said": shown.sentence,
        "due_on": None,
    }
    return render(request, "evaluation/entry/text.html", context)


@require_http_methods(READ_AND_SEND)
def answer(request, uuid, pk):
    """An answer to a question about one value."""
    participation = _allowed(request, uuid)
    query = get_object_or_404(Query.objects.filter(point__participation=participation), pk=pk)
    if not participation.is_writable and not request.user.has_perm("evaluation.read_papers_participation"):
        raise Http404
    form = TextForm(request.POST or None, label=_("Answer"), initial={"text": query.answer})
    if request.method == "POST" and form.is_valid() and form.perform(entries.answer, query, by=request.user):
        messages.success(request, _("Answered: %(variable)s.") % {"variable": query.point.variable})
        return redirect(participation)
    context = {
        "participation": participation,
        "form": form,
        "title": str(query.point.variable),
        "said": query.text,
        "due_on": query.due_on,
    }
    return render(request, "evaluation/entry/text.html", context)


# --- by workbook


@require_safe
def workbook_out(request, uuid):
    """All data items with what was given, to be filled in elsewhere."""
    participation = participation_of(request, uuid)
    audit.info("export", extra={"by": request.user.pk, "file": workbook.file_name(participation), "query": {}})
    return _as_file(workbook.write(participation), workbook.file_name(participation))


@require_http_methods(READ_AND_SEND)
def workbook_in(request, uuid):
    """A workbook that was filled in: all its values, or none and the same workbook with the reasons in its cells."""
    participation = _allowed(request, uuid)
    form = WorkbookForm(request.POST or None, request.FILES or None)
    wrong = []
    if request.method == "POST":
        refuse_late(participation, by=request.user)
        if form.is_valid():
            data = form.cleaned_data["file"].read(MOST_BYTES + 1)
            try:
                if len(data) > MOST_BYTES:
                    raise workbook.Wrong([_("This file is too large for a workbook of values.")])
                changes = workbook.read(participation, data)
                changed = entries.save_values(participation, changes, origin=Origin.WORKBOOK, by=request.user)
            except workbook.Wrong as error:
                if error.workbook and "return" in request.POST:
                    return _as_file(error.workbook, workbook.file_name(participation))
                wrong = error.sentences
            except Refusal as error:
                wrong = [error.message]
            else:
                _tell(request, changed, [(one.title, new.said_back) for one, new in changes if new.said_back])
                return redirect(participation)
    context = {
        "participation": participation,
        "form": form,
        "wrong": wrong,
        "may_enter": may_enter(participation, request.user),
    }
    return render(request, "evaluation/entry/workbook.html", context)


def _as_file(data, name):
    response = HttpResponse(data, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
