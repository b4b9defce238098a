"""How is a report of an award written, submitted, returned and accepted? The final one ends the award."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from agreements.actions import note_activity
from agreements.models import ActivityKind
from programs.actions import awards, projects
from programs.actions.awardletters import tell_leaders
from programs.awardworkflow import AwardStatus
from programs.models import (
    AwardReport,
    ProjectOutput,
    ReportAnswer,
    ReportKind,
    ReportOutput,
    ReportQuestion,
    ReportStatus,
)
from programs.workflow import ProjectStatus
from records import clock, documents
from records.history import acting
from records.refusals import Refusal, require_reasons
from records.workflow import lock

OUTPUT = ("kind", "title", "published_on", "doi", "url")


def questions_of(due):
    """What the call asks in such a report, in its order."""
    asked = ReportQuestion.objects.filter(call=due.award.application.call_id, kind__in=["", due.kind])
    return list(asked)


# --- writing -----------------------------------------------------------------------------------------------------


def begin_report(due, *, by):
    """The version that is being written; begun where there is none."""
    with acting(by=by, verb="begin_report"):
        lock(due)
        if due.waived_at:
            raise Refusal(_("This report is not asked for any more."))
        last = due.reports.order_by("-number").first()
        if last is None:
            return AwardReport.objects.create(due=due)
        if last.status != ReportStatus.DRAFT:
            raise Refusal(_("This report is submitted: the office reads it."))
        return last


def save_report(report, *, texts, answers, version, by):
    """What is written so far: texts by column, and {question: text}.

    Raises Refusal where another window, or the other leader, has saved since.
    """
    with acting(by=by, verb="write_report"):
        _hold_draft(report)
        if report.version != version:
            raise Refusal(_("This report was saved in another window meanwhile: open it again."))
        for question, text in answers.items():
            ReportAnswer.objects.update_or_create(report=report, question=question, defaults={"text": text})
        for name, value in texts.items():
            setattr(report, name, value)
        report.saved_at = clock.now()
        report.save(update_fields=[*texts, "saved_at"])
        report.refresh_from_db()
    return report


def add_output(report, *, by, **values):
    """Something that came of it. Of a publication its DOI or web address is given."""
    with acting(by=by, verb="write_report"):
        _hold_draft(report)
        return ReportOutput.objects.create(report=report, **values)


def remove_output(output, *, by):
    with acting(by=by, verb="write_report"):
        _hold_draft(output.report)
        output.delete()


def add_file(report, *, title, file, by):
    with acting(by=by, verb="write_report"):
        _hold_draft(report)
        return documents.attach(report, file, title=title, by=by)


def remove_file(report, document, *, by):
    with acting(by=by, verb="write_report"):
        _hold_draft(report)
        documents.withdraw(document, reason=_("Taken out of the draft."), by=by)


def submit_report(report, *, by):
    """The office reads it; it is not changed any more."""
    with acting(by=by, verb="submit_report"):
        _hold_draft(report)
        if not report.done.strip():
            raise Refusal(_("Say what was done."), "done")
        answered = {one.question_id for one in report.answers.all() if one.text.strip()}
        if any(one.pk not in answered for one in questions_of(report.due)):
            raise Refusal(_("Answer every question first."))
        _move(report, ReportStatus.SUBMITTED, submitted_at=clock.now(), submitted_by=by)


# --- the office ------------------------------------------------------------------------------------------------


def return_report(report, *, reason, by):
    """With what is to be mended. The next version begins with all that this one says; both leaders are told."""
    require_reasons(reason, "reason")
    with acting(by=by, verb="return_report", comment=reason):
        _hold_submitted(report)
        _move(report, ReportStatus.RETURNED, judged_at=clock.now(), judged_by=by, reason=reason.strip())
        texts = {name: getattr(report, name) for name in ("done", "coming", "difficulties")}
        following = AwardReport.objects.create(due=report.due, number=report.number + 1, **texts)
        for answer in report.answers.all():
            ReportAnswer.objects.create(report=following, question_id=answer.question_id, text=answer.text)
        for output in report.outputs.all():
            ReportOutput.objects.create(report=following, **{name: getattr(output, name) for name in OUTPUT})
        for paper in report.documents.current():
            if not (paper.is_waiting or paper.is_refused):
                copy = documents.file_again(paper, about=following, by=by)
                type(copy).objects.filter(pk=copy.pk).update(title=paper.title)
        _tell(report, "programs/emails/award_report_returned", reason=reason.strip())
    return following


def accept_report(report, *, by):
    """What it names is an output of the project. The final one ends the award, and its agreement is told.

    Gives the sentence why the award goes on though its final report is accepted; "" else.
    """
    with acting(by=by, verb="accept_report"):
        _hold_submitted(report)
        _move(report, ReportStatus.ACCEPTED, judged_at=clock.now(), judged_by=by)
        award, due = report.due.award, report.due
        _publish_outputs(report, award.project)
        _tell(report, "programs/emails/award_report_accepted")
        if due.kind != ReportKind.FINAL:
            return ""
        _note(due, award.project, by=by)
        return _end(award, by=by)


def _publish_outputs(report, project):
    """Each once, however many reports name it: by its DOI, or by kind and title."""
    for output in report.outputs.all():
        values = {name: getattr(output, name) for name in OUTPUT}
        same = {"doi": output.doi} if output.doi else {"kind": output.kind, "title": output.title}
        ProjectOutput.objects.get_or_create(project=project, **same, defaults=values)


def _note(due, project, *, by):
    """The agreement on which the programme rests is told, once however often."""
    if project.agreement is None:
        return
    note_activity(
        project.agreement,
        on=clock.today(),
        kind=ActivityKind.PROJECT,
        title=(_("%(title)s: final report accepted") % {"title": project.title[:250]})[:300],
        source=due,
        is_public=project.is_public,
        by=by,
    )


def _end(award, *, by):
    """The award is over and so is its project; the sentence why not, where it cannot be."""
    if award.status != AwardStatus.ACCEPTED:
        return ""
    try:
        awards.complete(award, by=by)
    except Refusal as refusal:
        award.refresh_from_db()
        return str(refusal)
    _complete_project(award.project, award, by=by)
    return ""


def _complete_project(project, award, *, by):
    """As far as it has begun, and whoever accepts may do so."""
    last = min(award.ends_on, clock.today())
    try:
        if project.status == ProjectStatus.PLANNED and project.starts_on <= last:
            projects.start(project, starts_on=project.starts_on, by=by)
        if project.status == ProjectStatus.RUNNING:
            projects.end(project, ends_on=last, by=by)
        if project.status == ProjectStatus.ENDED:
            project.workflow.apply(project, "complete", by=by)
    except PermissionDenied:
        pass  # managers of a programme: the office completes its file


def _tell(report, template, **values):
    due, key = report.due, f"{template}:{report.uuid}"
    tell_leaders(template, due.award, page=due, key=key, report=report, **values)


def _hold_draft(report):
    lock(report.due)
    lock(report)
    if report.status != ReportStatus.DRAFT:
        raise Refusal(_("This report is submitted: it is not changed any more."))


def _hold_submitted(report):
    lock(report.due)
    lock(report)
    if report.status != ReportStatus.SUBMITTED:
        raise Refusal(_("This report waits for no answer: look at it again."))


def _move(report, status, **values):
    values |= {"status": status, "status_since": clock.now()}
    for name, value in values.items():
        setattr(report, name, value)
    report.save(update_fields=list(values))
