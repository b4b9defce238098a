"""The evidence of an institution in a round: files and pages, each for as many values as it stands for."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from evaluation.actions import evidence as actions
from evaluation.forms.entry import EvidenceForm, NameEvidenceForm
from evaluation.pages.returns import may_enter, participation_of
from records.forms import ReasonForm, refusals_shown
from records.uploads import go_on

READ_AND_SEND = ["GET", "HEAD", "POST"]


def _points(participation):
    return list(participation.points.exclude(kind="").select_related("variable").order_by("variable__position", "pk"))


def _allowed(request, uuid):
    participation = participation_of(request, uuid)
    if request.method == "POST" and not request.user.has_perm("evaluation.enter_participation", participation):
        raise PermissionDenied
    return participation


@require_http_methods(READ_AND_SEND)
def evidence(request, uuid):
    """What was filed, and the form for more."""
    participation = _allowed(request, uuid)
    points = _points(participation)
    initial = {"points": [one for one in [request.GET.get("for", "")] if one.isdecimal() and len(one) < 19]}
    form = EvidenceForm(request.POST or None, request.FILES or None, points=points, initial=initial)
    sent = request.method == "POST" and form.is_valid()
    if sent and form.perform(actions.attach_evidence, participation, by=request.user):
        messages.success(request, _("Filed: %(title)s.") % {"title": form.cleaned_data["title"]})
        return go_on(request, reverse("evaluation:evidence", args=[participation.uuid]))
    items = participation.evidence.prefetch_related("links__point__variable", "documents")
    context = {
        "participation": participation,
        "items": items,
        "form": form if may_enter(participation, request.user) else None,
        "may_enter": may_enter(participation, request.user),
    }
    return render(request, "evaluation/entry/evidence.html", context)


def _item(request, uuid, pk):
    participation = _allowed(request, uuid)
    return participation, get_object_or_404(participation.evidence.open(), pk=pk)


@require_http_methods(READ_AND_SEND)
def name(request, uuid, pk):
    """For which values it stands as well."""
    participation, found = _item(request, uuid, pk)
    form = NameEvidenceForm(request.POST or None, item=found, points=_points(participation))
    if request.method == "POST" and form.is_valid() and form.perform(actions.name_evidence, found, by=request.user):
        messages.success(request, _("Saved: %(title)s.") % {"title": found.title})
        return redirect("evaluation:evidence", participation.uuid)
    return _asked(request, participation, found, form, _("Values that it stands for"))


@require_http_methods(READ_AND_SEND)
def withdraw(request, uuid, pk):
    """It counts for nothing any more."""
    participation, found = _item(request, uuid, pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            actions.withdraw_evidence(found, reason=form.cleaned_data["reason"], by=request.user)
            messages.success(request, _("Withdrawn: %(title)s.") % {"title": found.title})
            return redirect("evaluation:evidence", participation.uuid)
    return _asked(request, participation, found, form, _("Withdraw this evidence"), is_grave=True)


def _asked(request, participation, item, form, title, *, is_grave=False):
    context = {"participation": participation, "item": item, "form": form, "title": title, "is_grave": is_grave}
    return render(request, "evaluation/entry/ask.html", context)
