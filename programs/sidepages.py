"""The page of who chairs a side: what its reviewers say, but for their own conflicts, and the end of it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programs.actions import reviewing
from programs.actions.assigning import to_review
from programs.forms.reviewing import CloseSideForm
from programs.models import CallSide, ScoreUsed
from programs.reviewflags import flags_of, reviews_of
from programs.reviewscores import said_of
from records.languages import listed

PER_PAGE = 25


def _side(request, uuid):
    found = CallSide.objects.chaired_by(request.user).select_related("call__programme", "chair")
    return get_object_or_404(found, uuid=uuid)


@require_safe
def side(request, uuid):
    """Each application of this side with its reviews, their totals and what is to be looked at."""
    call_side = _side(request, uuid)
    evaluated = to_review(call_side)
    applications = evaluated.without_conflict(call_side.chair)
    page = Paginator(applications.order_by("reference", "pk"), PER_PAGE).get_page(request.GET.get("page"))
    shown = list(page.object_list)
    reviews = reviews_of(call_side, shown)
    is_adjusted = call_side.call.score_used == ScoreUsed.ADJUSTED
    said, why_raw = said_of(call_side, shown, reviews, is_adjusted=is_adjusted)
    flags = flags_of(call_side, reviews)
    context = {
        "call_side": call_side,
        "call": call_side.call,
        "page_obj": page,
        "rows": [(one, said[one.pk], reviews.get(one.pk, []), flags.get(one.pk, [])) for one in shown],
        "why_raw": why_raw,
        "closed_to_you": evaluated.count() - page.paginator.count,
        "may_close": _may_close(request, call_side),
    }
    return render(request, "programs/sides/side.html", context)


def _may_close(request, call_side):
    return not call_side.is_over and request.user.has_perm("programs.close_callside", call_side)


@require_http_methods(["GET", "HEAD", "POST"])
def close(request, uuid):
    """Closed for good; with reviews missing or flagged only for written reasons."""
    call_side = _side(request, uuid)
    if not _may_close(request, call_side):
        raise PermissionDenied
    form = CloseSideForm(request.POST if request.method == "POST" else None)
    act = reviewing.close_side
    if request.method == "POST" and form.is_valid() and form.perform(act, call_side, by=request.user):
        messages.success(request, _("Closed. Nothing of its reviews is changed any more."))
        return redirect("committees:side", uuid)
    read = set(to_review(call_side).without_conflict(call_side.chair).values_list("pk", flat=True))
    lacking = [f"{one.shown_reference} ({n})" for one, n in reviewing.lacking(call_side) if one.pk in read]
    context = {"call_side": call_side, "call": call_side.call, "form": form, "lacking": listed(lacking)}
    return render(request, "programs/sides/close.html", context)
