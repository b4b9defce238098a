"""The page of a report of an award: its leaders write it, the office reads, returns and accepts it."""

from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from programs import autosave
from programs.actions import award_reports, report_dues
from programs.asking import READ_AND_SEND, asked, done, sent
from programs.forms import OfficeForm, ReasonsForm
from programs.forms.awardreports import (
    AskReportForm,
    MoveDueForm,
    OutputForm,
    ReportFileForm,
    ReportForm,
)
from programs.models import Award, AwardReport, ReportDue, ReportKind, ReportStatus
from records import documents
from records.history import timeline
from records.refusals import Refusal


def _due(request, uuid, right=None):
    """One that this user sees; 403 without the right."""
    found = ReportDue.objects.visible_to(request.user).for_lists().select_related("award__project")
    due = get_object_or_404(found, uuid=uuid)
    if right and not request.user.has_perm(f"programs.{right}_reportdue", due):
        raise PermissionDenied
    return due


def _versions(due, user):
    """What this user reads of it, the newest first."""
    seen = AwardReport.objects.visible_to(user).filter(due=due)
    found = list(seen.prefetch_related("answers__question", "outputs").order_by("-number"))
    for one in found:
        one.due = due
    return found


def _draft(due):
    """The version that is being written; 404 where there is none."""
    draft = get_object_or_404(AwardReport, due=due, status=ReportStatus.DRAFT)
    draft.due = due
    return draft


@require_http_methods(READ_AND_SEND)
def due_page(request, uuid):
    """Written by the leaders while it is a draft; read by whoever sees it."""
    if request.method == "POST":
        return _sent(request, _due(request, uuid, "write"))
    due = _due(request, uuid)
    versions = _versions(due, request.user)
    form = None
    if versions and versions[0].is_draft and request.user.has_perm("programs.write_reportdue", due):
        form = _form(versions[0])
    return _shown(request, due, versions, form)


def _form(draft, data=None):
    return ReportForm(data, report=draft, questions=award_reports.questions_of(draft.due))


def _shown(request, due, versions, form):
    user, report = request.user, versions[0] if versions else None
    judges = user.has_perm("programs.judge_reportdue", due)
    context = {
        "due": due,
        "award": due.award,
        "application": due.award.application,
        "report": report,
        "earlier": [(one, texts_of(one)) for one in versions[1:]],
        "texts": texts_of(report) if report and form is None else [],
        "form": form,
        "documents": documents.shown(report, user) if report else [],
        "visits": due.award.visits.filter(status__in=["claimed", "paid"]).select_related("traveller"),
        "returned_for": versions[1].reason if form and len(versions) > 1 else "",
        "may_begin": report is None and not due.waived_at and user.has_perm("programs.write_reportdue", due),
        "may_judge": bool(report) and report.status == ReportStatus.SUBMITTED and judges,
        "may_change": due.standing != ReportStatus.ACCEPTED and not due.waived_at and judges,
        "history": timeline(due) if judges or user.has_perm("programs.read_papers_reportdue") else [],
    }
    return render(request, "programs/award_reports/due.html", context)


def texts_of(report):
    """[(question, answer)] as it is read."""
    said = [(_("What was done"), report.done), (_("What comes next"), report.coming)]
    said.append((_("Difficulties"), report.difficulties))
    return [*said, *((str(one.question), one.text) for one in report.answers.all())]


def _sent(request, due):
    """Saved as far as it goes; submitted where that was asked and nothing is missing."""
    draft = _draft(due)
    form = _form(draft, request.POST)
    form.is_valid()
    is_autosave, version = autosave.is_autosave(request), autosave.sent_version(request)
    try:
        draft = award_reports.save_report(
            draft, texts=form.texts, answers=form.answers, version=version, by=request.user
        )
        if is_autosave:
            return JsonResponse({"said": autosave.saved_now(), "version": draft.version, "isPartly": bool(form.errors)})
        if "submit" in request.POST and form.require_all():
            award_reports.submit_report(draft, by=request.user)
            messages.success(request, _("Submitted: the office reads it."))
            return redirect(due)
    except Refusal as refusal:
        if is_autosave:
            return JsonResponse({"said": str(refusal)}, status=HTTPStatus.CONFLICT)
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
    if form.errors:
        return _shown(request, due, _versions(due, request.user), form)
    messages.success(request, _("Saved."))
    return redirect(due)


@require_POST
def begin(request, uuid):
    """From now on it is written."""
    due = _due(request, uuid, "write")
    try:
        award_reports.begin_report(due, by=request.user)
    except Refusal as refusal:
        messages.warning(request, refusal.message)
    return redirect(due)


@require_http_methods(READ_AND_SEND)
def add_output(request, uuid):
    due = _due(request, uuid, "write")
    form, draft = OutputForm(sent(request)), _draft(due)
    return asked(request, due, form, award_reports.add_output, draft, title=_("Add an output"), done=_("Added."))


@require_POST
def remove_output(request, uuid, pk):
    due = _due(request, uuid, "write")
    output = get_object_or_404(_draft(due).outputs.select_related("report__due"), pk=pk)
    return done(request, due, award_reports.remove_output, output, said=_("Removed."))


@require_http_methods(READ_AND_SEND)
def add_file(request, uuid):
    due = _due(request, uuid, "write")
    form, draft = ReportFileForm(sent(request), request.FILES or None), _draft(due)
    return asked(request, due, form, award_reports.add_file, draft, title=_("Add a file"), done=_("Added."))


@require_POST
def remove_file(request, uuid, pk):
    due = _due(request, uuid, "write")
    draft = _draft(due)
    paper = get_object_or_404(draft.documents.current(), pk=pk)
    return done(request, due, award_reports.remove_file, draft, paper, said=_("Removed."))


# --- the office ------------------------------------------------------------------------------------------------


def _submitted(due):
    report = get_object_or_404(AwardReport, due=due, status=ReportStatus.SUBMITTED)
    report.due = due
    return report


@require_http_methods(READ_AND_SEND)
def return_report(request, uuid):
    due = _due(request, uuid, "judge")
    words = [_("Both leaders are told your reasons. They go on from what they have written.")]
    title = _("Return the report")
    form, act = ReasonsForm(sent(request)), award_reports.return_report
    return asked(request, due, form, act, _submitted(due), title=title, done=_("Returned."), consequences=words)


@require_http_methods(READ_AND_SEND)
def accept_report(request, uuid):
    due = _due(request, uuid, "judge")
    report, form = _submitted(due), OfficeForm(sent(request))
    words = [_("What it names becomes outputs of the project. Both leaders are told. It cannot be undone.")]
    if due.kind == ReportKind.FINAL:
        words.append(_("The award is completed, where all its visits are settled."))

    def act(found, *, by):
        left = award_reports.accept_report(found, by=by)
        if left:
            messages.warning(request, _("The award is not completed yet. %(why)s") % {"why": left})

    title = _("Accept the report")
    return asked(request, due, form, act, report, title=title, done=_("Accepted."), consequences=words)


@require_http_methods(READ_AND_SEND)
def move_due(request, uuid):
    due = _due(request, uuid, "judge")
    form = MoveDueForm(sent(request), initial={"due_on": due.due_on})
    return asked(request, due, form, report_dues.move_due, due, title=_("Move the day"), done=_("Moved."))


@require_http_methods(READ_AND_SEND)
def waive_report(request, uuid):
    due = _due(request, uuid, "judge")
    words, form = [_("It is not asked for any more. It cannot be undone.")], ReasonsForm(sent(request))
    act, title = report_dues.waive_report, _("Waive the report")
    return asked(request, due, form, act, due, title=title, done=_("Waived."), consequences=words, is_grave=True)


@require_http_methods(READ_AND_SEND)
def ask_report(request, uuid):
    """One more report of an award."""
    award = get_object_or_404(Award.objects.visible_to(request.user).select_related("application__call"), uuid=uuid)
    if not request.user.has_perm("programs.ask_report_award", award):
        raise PermissionDenied
    form, act = AskReportForm(sent(request)), report_dues.ask_report
    return asked(request, award, form, act, award, title=_("Ask for a report"), done=_("Asked for."))
