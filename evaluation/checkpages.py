"""Is this report of an evaluation genuine? For everybody who has its code, in any language."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from evaluation.models import IssuedReport, Opened
from evaluation.showing import opened_of
from evaluation.wording import Words
from records.checkcode import as_typed, other_language, read_in
from records.reports import reports


@login_not_required
@require_safe
def check(request, code=""):
    """Number, what it tells of, and fingerprints; figures only as far as they are published."""
    typed = as_typed(request, code)
    issued = IssuedReport.objects.exclude(sha256="").filter(verify_code=typed) if typed else IssuedReport.objects.none()
    found = issued.select_related("run__round__exercise", "result__participation__institution").first()
    with read_in(request):
        context = {
            "typed": typed,
            "issued": found,
            "other": other_language(),
            **(_told(found) if found else {}),
        }
        return render(request, "evaluation/check.html", context, status=200 if found or not typed else 404)


def _told(issued):
    run, result = issued.run, issued.result
    score, words = "", Words({}, run.measured_by.decimals)
    opened = opened_of(run.round) if run.published_at else set()
    if result and {Opened.RANKS, Opened.SCORES} <= opened:
        score = words.headline(result.explanation)
    return {
        "report": reports.get(issued.report),
        "about": result.participation.institution.name if result else "",
        "score": score,
        "state": _state(run),
    }


def _state(run):
    if run.published_at is None:
        return _("genuine, provisional"), "waiting"
    if hasattr(run, "superseded_by") and run.superseded_by.published_at:
        return _("genuine, superseded by a correction"), "quiet"
    return _("genuine"), "good"
