"""Runs of a round, for the office: asked for, compared, chosen; and what everybody may see of a published one."""

import io
import zipfile

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from evaluation import actions, reckoning
from evaluation.corrections import Correction, corrections_of
from evaluation.differences import rules_changed
from evaluation.forms import CorrectionForm, RunForm, WhatIfForm
from evaluation.models import Appeal, Framework, Publication, Round, RoundStatus, Run, RunKind
from evaluation.opendata import package
from evaluation.resultreports import MethodReport, MinisterSummary, Sector, SectorReport
from evaluation.wording import Words, plain
from records.downloads import FORMATS, audit, spreadsheet
from records.refusals import Refusal
from records.reports import reports
from records.text import fold
from records.views import TransitionView

REPORTS = (SectorReport, MethodReport, MinisterSummary)
MOST_RUNS = 100
RESULTS = ("release", "approve", "publish")


def _need(user, right, record=None):
    if not user.has_perm(right, record):
        raise PermissionDenied


def _run(request, uuid):
    found = Run.objects.visible_to(request.user)
    found = found.select_related(
        "round__exercise", "round__framework__exercise", "framework__exercise", "snapshot", "base", "supersedes", "job"
    )
    return get_object_or_404(found, uuid=uuid)


@require_http_methods(["GET", "HEAD", "POST"])
def runs(request, uuid):
    """All runs of a round, and another one."""
    this = get_object_or_404(Round.objects.visible_to(request.user), uuid=uuid)
    _need(request.user, "evaluation.read_papers_run" if request.method in ("GET", "HEAD") else "evaluation.ask_run")
    what_if = "what_if" in request.POST
    framework = Framework.objects.whole().get(pk=this.framework_id)
    form = RunForm(request.POST if request.method == "POST" and not what_if else None)
    other = WhatIfForm(request.POST if what_if else None, framework=framework)
    chosen = other if what_if else form
    if request.method == "POST" and chosen.is_valid():
        try:
            return redirect(_asked(this, chosen, what_if, by=request.user))
        except Refusal as refusal:
            chosen.add_error(None, str(refusal))
    found = Run.objects.visible_to(request.user).filter(round=this).select_related("base", "asked_by")[:MOST_RUNS]
    context = {
        "round": this,
        "runs": found,
        "form": form,
        "what_if": other,
        "may_ask": request.user.has_perm("evaluation.ask_run"),
        "transitions": [
            {
                "label": one.label,
                "url": reverse("evaluation:round_results", args=[this.uuid, one.name]),
                "is_grave": one.is_grave,
            }
            for one in this.workflow.available_to(request.user, this)
            if one.name in RESULTS
        ]
        + _way_to_correct(this, request.user),
        "appeals": Appeal.objects.visible_to(request.user)
        .filter(participation__round=this)
        .select_related("participation__institution"),
    }
    return render(request, "evaluation/run_list.html", context)


def _way_to_correct(this, user):
    """The button that leads to a correction of what is published."""
    official = actions.official_of(this) if this.status == RoundStatus.PUBLISHED else None
    if official is None or not user.has_perm("evaluation.ask_run", official):
        return []
    url = reverse("evaluation:correct", args=[official.uuid])
    return [{"label": _("Correct what is published"), "url": url, "is_grave": True}]


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request, uuid):
    """A run in place of one that is published: which values were wrong, and an erratum."""
    found = _run(request, uuid)
    _need(request.user, "evaluation.ask_run", found)
    form = CorrectionForm(request.POST or None, run=found)
    if request.method == "POST" and form.is_valid() and (made := form.perform(found, by=request.user)):
        return redirect(made)
    there = [
        Correction(one) for one in corrections_of(found.round).select_related("base__snapshot", "round__framework")
    ]
    return render(request, "evaluation/correction_form.html", {"form": form, "run": found, "corrections": there})


class RoundTransition(TransitionView):
    """Release, approve and publish: what is done to a round by its results."""

    model = Round

    def dispatch(self, request, *args, **kwargs):
        if kwargs["name"] not in RESULTS:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_success_url(self):
        return reverse("evaluation:runs", args=[self.record.uuid])


def _asked(this, form, what_if, *, by):
    reason = form.cleaned_data["reason"]
    if what_if:
        base = actions.official_of(this)
        return actions.ask_run(this, kind=RunKind.WHAT_IF, changes=form.changes(), reason=reason, base=base, by=by)
    return actions.ask_run(this, kind=form.cleaned_data["kind"], seed=form.cleaned_data["seed"], reason=reason, by=by)


@require_safe
def run(request, uuid):
    """Ranks and ranges of a run, beside the one it was changed from, and its tables."""
    found = _run(request, uuid)
    sector = Sector(found) if found.status == "done" else None
    if sector and request.GET.get("format") in FORMATS:
        header, rows = sector.table()
        return spreadsheet(request, rows, header, name=f"{found.number}.{request.GET['format']}", title=found.number)
    user = request.user
    context = {
        "run": found,
        "rules": rules_changed(found),
        "moved": _moved(found) if found.base and sector else [],
        "tables": found.tables.only("name", "sha256") if sector else [],
        "approvals": found.approvals.select_related("by"),
        "may_choose": sector
        and not found.is_official
        and found.round.status in ("computation", "review")
        and found.kind not in (RunKind.DRY, RunKind.WHAT_IF, RunKind.APPEAL, RunKind.CORRECTION)
        and user.has_perm("evaluation.choose_run", found),
        "may_approve": found.kind == RunKind.CORRECTION
        and sector
        and not found.published_at
        and user.has_perm("evaluation.approve_run", found),
        "may_issue": sector and user.has_perm("evaluation.issue_run", found),
        "reports": [reports[one.slug] for one in REPORTS],
        "results": found.results.select_related("participation__institution") if sector else [],
        **(sector.context() if sector else {}),
    }
    return render(request, "evaluation/run_detail.html", context)


def _moved(found):
    """Whose rank is another than in the run it was changed from."""
    words = Words({one.code: one.institution.name for one in found.round.participations.select_related("institution")})
    before = {one["unit"]: one for one in found.base.overview}
    return [
        [words.title(one["unit"]), _place(before[one["unit"]]), _place(one), words.score(one["score"])]
        for one in found.overview
        if one["unit"] in before and before[one["unit"]]["rank"] != one["rank"]
    ]


def _place(one):
    return "–" if one["rank"] is None else plain(one["rank"])


@require_safe
def run_table(request, uuid, name):
    """One table of a run, as CSV."""
    found = _run(request, uuid)
    _need(request.user, "evaluation.export_run", found)
    table = get_object_or_404(found.tables.all(), name=name)
    rows = zip(*table.columns.values(), strict=True)
    return spreadsheet(request, rows, list(table.columns), name=f"{found.number}-{name}.csv", title=name)


@require_safe
def run_files(request, uuid):
    """The framework and the values of a run as the command line reads them: who has them gets the same fingerprint."""
    found = _run(request, uuid)
    _need(request.user, "evaluation.export_run", found)
    audit.info("export", extra={"by": request.user.pk, "file": f"{found.number}.zip"})
    return _packet(reckoning.files_of(found.snapshot.content), f"{found.number}.zip")


def _packet(files, name):
    """These texts as one ZIP."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packet:
        for file, text in files.items():
            packet.writestr(file, text)
    answer = HttpResponse(kept.getvalue(), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@require_POST
def act(request, uuid, name):
    """Choose a run, approve a correction, ask for a report or for all profiles."""
    found = _run(request, uuid)
    user = request.user
    try:
        if name == "choose":
            _need(user, "evaluation.choose_run", found)
            actions.choose_run(found, by=user)
        elif name == "approve":
            actions.approve_correction(found, by=user)
        elif name == "profiles":
            _need(user, "evaluation.issue_run", found)
            return redirect(actions.ask_profiles(found, by=user))
        elif name in {one.slug for one in REPORTS}:
            _need(user, "evaluation.issue_run", found)
            return redirect(actions.ask_report(reports[name], found, by=user))
        else:
            raise Http404
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect(found)


def _open_round(year, code):
    """A published round and what is open of it; 404 before its day, and for what does not exist."""
    if not (year.isdecimal() and len(year) == 4):
        raise Http404
    found = Publication.objects.of_today().filter(round__exercise__code=code, round__year=int(year))
    found = found.select_related("round__exercise", "round__framework").first()
    run = actions.official_of(found.round) if found else None
    if run is None:
        raise Http404
    return found, run


@login_not_required
@require_safe
def published(request, code, year):
    """Everybody's view of a round: as far as its publication opens it."""
    found, run = _open_round(year, code)
    sector = Sector(run)
    opened = set(found.opened)
    header, rows = sector.opened_table(opened)
    asked = fold(request.GET.get("q", "")[:100])
    context = sector.context() | {
        "run": run,
        "rules": rules_changed(run),
        "publication": found,
        "opened": found.opened,
        "shows_ranks": "ranks" in opened,
        "shows_domains": {"ranks", "scores", "domains"} <= opened,
        "asked": request.GET.get("q", "")[:100],
        "header": header,
        "rows": [row for row in rows if asked in fold(row[1])],
        "errata": corrections_of(run.round),
    }
    return render(request, "evaluation/published.html", context)


@login_not_required
@require_safe
def corrections(request, code, year):
    """What was corrected since a round was published: erratum, values as far as they are open, and whose rank moved."""
    found, run = _open_round(year, code)
    there = corrections_of(run.round).select_related("base__snapshot", "round__framework").order_by("-published_at")
    context = {"round": run.round, "corrections": [Correction(one, set(found.opened)) for one in there]}
    return render(request, "evaluation/corrections.html", context)


@login_not_required
@require_safe
def open_data(request, code, year, format_):
    """What is open of a round as CSV, JSON, or a data package of both with its description."""
    found, run = _open_round(year, code)
    files = package(run, set(found.opened))
    name = f"{run.round.exercise.code}-{run.round.year}"
    if format_ not in ("csv", "json", "zip"):
        raise Http404
    if format_ in ("csv", "json"):
        kind = {"csv": "text/csv", "json": "application/json"}[format_]
        answer = HttpResponse(files[f"ranking.{format_}"], content_type=f"{kind}; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="{name}.{format_}"'
        return answer
    return _packet(files, f"{name}.zip")
