"""An institution's results: what it scores and why, what if a value were another, appeals, its reports."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from evaluation import actions
from evaluation.differences import rules_changed
from evaluation.forms import AppealEvidenceForm, AppealForm, EffectForm, SimulateForm
from evaluation.models import Appeal, IssuedReport, Result, Run, Variable
from evaluation.resultreports import InstitutionProfile
from evaluation.showing import Told
from evaluation.wording import Words, plain
from records import clock, documents
from records.refusals import Refusal
from records.reports import reports
from records.uploads import go_on
from records.views import RecordDetail, TransitionView

PROFILE = InstitutionProfile.slug


def _result(request, uuid):
    found = Result.objects.visible_to(request.user).select_related(
        "participation__institution", "run__round__exercise", "run__round__framework", "run__framework", "run__snapshot"
    )
    return get_object_or_404(found, uuid=uuid)


def _newer(request, uuid):
    """What stands in place of a result that counts no more, whose address an institution was told."""
    counting = Result.objects.visible_to(request.user).filter(run__in=Run.objects.counting())
    return get_object_or_404(counting, participation__results__uuid=uuid)


@require_safe
def results(request):
    """What one's own institutions have; of each round the run that counts."""
    if not request.user.has_perm("evaluation.read_entries_participation"):
        raise PermissionDenied
    counting = Run.objects.counting().values("pk")
    found = Result.objects.visible_to(request.user).filter(run__in=counting)
    found = found.select_related("participation__institution", "run__round__exercise", "run__round__framework")
    found = found.select_related("run__framework")
    rows = [(one, Words({}, one.run.measured_by.decimals)) for one in found.order_by("-run__round__year", "code")]
    shown = [
        {"result": one, "score": words.score(one.score), "rank": words.rank(one.explanation)} for one, words in rows
    ]
    return render(request, "evaluation/result_list.html", {"rows": shown})


@require_http_methods(["GET", "HEAD"])
def result(request, uuid):
    """Score, rank and range, and every reason for them; a value can be tried out in the address."""
    try:
        found = _result(request, uuid)
    except Http404:
        return redirect(_newer(request, uuid))
    variables = Variable.objects.filter(framework=found.run.round.framework_id)
    asked = request.GET if "variable" in request.GET else None
    form = SimulateForm(asked, variables=variables)
    context = Told(found, request.user).context() | {
        "form": form,
        "tried": _tried(found, form) if asked and form.is_valid() else None,
        "appeals": Appeal.objects.visible_to(request.user).filter(participation=found.participation_id),
        "may_appeal": _may_appeal(request.user, found),
        "last_day": actions.last_day_of(found.run.round),
        "reports": IssuedReport.objects.visible_to(request.user).filter(result=found).exclude(sha256=""),
        "may_issue": request.user.has_perm("evaluation.issue_result", found),
    }
    return render(request, "evaluation/result_detail.html", context)


def _tried(found, form):
    words = Words({}, found.run.measured_by.decimals)
    try:
        _code, score, rank, then, rank_then = actions.simulate(found, form.rows(found.code))
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return None
    return _(
        "With this value the score would be %(then)s instead of %(score)s, and the rank %(rank_then)s, not %(rank)s."
    ) % {
        "then": words.score(then),
        "score": words.score(score),
        "rank_then": "–" if rank_then is None else plain(rank_then),
        "rank": "–" if rank is None else plain(rank),
    }


def _may_appeal(user, found):
    last = actions.last_day_of(found.run.round)
    in_time = last is not None and clock.today() <= last
    return in_time and user.has_perm("evaluation.file_appeal_participation", found.participation)


@require_http_methods(["GET", "HEAD", "POST"])
def file_appeal(request, uuid):
    """Against a value or a rule, with grounds, in time."""
    found = _result(request, uuid)
    if not request.user.has_perm("evaluation.file_appeal_participation", found.participation):
        raise PermissionDenied
    variables = Variable.objects.filter(framework=found.run.round.framework_id)
    form = AppealForm(request.POST or None, variables=variables, instance=Appeal(participation=found.participation))
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.file_appeal(form.save(commit=False), by=request.user)
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, _("Filed as %(number)s.") % {"number": made.number})
            return redirect(made)
    last = actions.last_day_of(found.run.round)
    return render(request, "evaluation/appeal_form.html", {"form": form, "result": found, "last_day": last})


@require_POST
def issue_profile(request, uuid):
    """A profile with a number, made by the worker."""
    found = _result(request, uuid)
    if not request.user.has_perm("evaluation.issue_result", found):
        raise PermissionDenied
    return redirect(actions.ask_report(reports[PROFILE], found, by=request.user))


def _link(label, name, appeal):
    return {"label": label, "url": reverse(name, args=[appeal.uuid]), "is_grave": False}


class AppealDetail(RecordDetail):
    """What is said, what it would do to everybody (for the office), and what was decided."""

    model = Appeal
    template_name = "evaluation/appeal_detail.html"
    form = None  # as it came back with a mistake

    def get_queryset(self):
        return (
            super()
            .get_queryset()
            .select_related(
                "participation__institution",
                "participation__round__exercise",
                "variable",
                "run__base",
                "run__framework",
            )
        )

    def get_context_data(self, **kwargs):
        appeal, user = self.object, self.request.user
        this = appeal.participation.round
        context = super().get_context_data(**kwargs)
        sees_all = user.has_perm("evaluation.read_papers_appeal")
        may_examine = appeal.status == "filed" and user.has_perm("evaluation.examine_appeal", appeal)
        words = Words({}, this.framework.decimals)
        names = {one.code: one.institution for one in this.participations.select_related("institution")}
        rows = [
            {
                "name": names[code],
                "score": words.score(score),
                "rank": "–" if rank is None else plain(rank),
                "then": words.score(then),
                "rank_then": "–" if rank_then is None else plain(rank_then),
                "moves": rank != rank_then,
            }
            for code, score, rank, then, rank_then in (actions.effect_of(appeal) if sees_all else ())
        ]
        return context | {
            "appeal": appeal,
            "round": this,
            "value": words.value(appeal.value and float(appeal.value)),
            "becomes": words.said(*appeal.becomes) if appeal.becomes else "",
            "rules": rules_changed(appeal.run) if sees_all or appeal.status in ("upheld", "partly") else None,
            "effect": rows,
            "is_overtaken": sees_all and appeal.status == "filed" and _is_overtaken(appeal),
            "sees_all": sees_all,
            "effect_form": self.form or (EffectForm(appeal=appeal) if may_examine else None),
            "transitions": [
                one | {"url": reverse("evaluation:appeal_transition", args=[appeal.uuid, name])}
                for one, name in zip(
                    context["transitions"],
                    [one.name for one in appeal.workflow.available_to(user, appeal)],
                    strict=True,
                )
            ]
            + [_link(_("Evidence"), "evaluation:appeal_evidence", appeal)],
        }


def _is_overtaken(appeal):
    """Does another run count than the one with which its effect was compared?"""
    return appeal.run is not None and appeal.run.base != actions.official_of(appeal.participation.round)


@require_http_methods(["GET", "HEAD", "POST"])
def appeal_evidence(request, uuid):
    """The papers of an appeal; its institution files more as long as it is not decided."""
    appeals = Appeal.objects.visible_to(request.user).select_related("participation__institution")
    appeal = get_object_or_404(appeals, uuid=uuid)
    may_file = request.user.has_perm("evaluation.file_evidence_appeal", appeal)
    if request.method == "POST" and not may_file:
        raise PermissionDenied
    form = AppealEvidenceForm(request.POST or None, request.FILES or None)
    sent = request.method == "POST" and form.is_valid()
    if sent and form.perform(actions.file_evidence, appeal, by=request.user):
        messages.success(request, _("Filed: %(title)s.") % {"title": form.cleaned_data["title"]})
        return go_on(request, reverse("evaluation:appeal_evidence", args=[appeal.uuid]))
    context = {
        "appeal": appeal,
        "documents": documents.shown(appeal, request.user),
        "form": form if (may_file and appeal.status == "filed") or form.errors else None,
    }
    return render(request, "evaluation/appeal_evidence.html", context)


class AppealTransition(TransitionView):
    model = Appeal


@require_POST
def examine(request, uuid):
    """Have computed what upholding an appeal, whole or in part, does to everybody."""
    appeals = Appeal.objects.visible_to(request.user).select_related("participation__round", "variable", "run")
    appeal = get_object_or_404(appeals, uuid=uuid)
    if not request.user.has_perm("evaluation.examine_appeal", appeal):
        raise PermissionDenied
    form = EffectForm(request.POST, appeal=appeal)
    if form.is_valid() and form.perform(by=request.user):
        return redirect(appeal)
    page = AppealDetail(form=form)
    page.setup(request, uuid=uuid)
    return page.get(request)
