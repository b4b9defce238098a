"""Where a learning agreement is proposed, approved, and the host is asked by a link."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from exchanges.actions import hosts, learning
from exchanges.forms import ApproveLearningForm, AskHostForm, LearningForm
from exchanges.models import Approver
from exchanges.ownpages import READ_AND_SEND, own_stay


@require_http_methods(READ_AND_SEND)
def propose(request, uuid):
    """The first version, or the next one, which begins from the courses of the newest."""
    stay = own_stay(request, uuid, "propose_learning")
    before = learning.newest(stay)
    form = LearningForm(request.POST or None, before=before)
    if request.method == "POST" and form.is_valid() and form.perform(learning.propose, stay, by=request.user):
        messages.success(request, _("Proposed: %(version)s.") % {"version": form.done})
        return redirect(stay)
    context = {
        "stay": stay,
        "form": form,
        "title": _("Change the learning agreement") if before else _("Propose a learning agreement"),
        "consequence": _("Student, sending institution and host approve this version; versions before stay readable."),
        "submit_label": _("Propose"),
    }
    return render(request, "exchanges/learning.html", context)


@require_http_methods(READ_AND_SEND)
def approve(request, uuid, number, side):
    """One of the three reads a version and approves it; the office writes down what the host has said on paper."""
    if side not in Approver:
        raise Http404
    stay, version = _version(request, uuid, number, f"approve_as_{side}")
    form = ApproveLearningForm(request.POST if request.method == "POST" else None, is_host=side == Approver.HOST)
    if request.method == "POST" and form.is_valid() and form.perform(learning.approve, version, side, by=request.user):
        messages.success(request, _("Approved: %(version)s.") % {"version": version})
        return redirect(stay)
    context = {
        "stay": stay,
        "version": version,
        "form": form,
        "title": _("Approve as %(side)s") % {"side": Approver(side).label},
        "consequence": _(
            "An approval stands with your name and cannot be taken back; another version needs a new one."
        ),
        "submit_label": _("Approve"),
    }
    return render(request, "exchanges/learning.html", context)


@require_http_methods(READ_AND_SEND)
def ask_host(request, uuid, number):
    """Somebody at the host is asked by a link to approve this version."""
    stay, version = _version(request, uuid, number, "ask_host")
    form = AskHostForm(request.POST or None)
    given = {"learning": version, "by": request.user}
    if request.method == "POST" and form.is_valid() and form.perform(hosts.ask, stay, **given):
        context = {"stay": stay, "asked": form.done, "link": settings.SITE_URL + form.done.link}
        return render(request, "exchanges/host_asked.html", context)
    context = {
        "stay": stay,
        "version": version,
        "form": form,
        "title": _("Ask the host to approve it"),
        "consequence": _("Whoever may speak for the host gets a letter with a link, and needs no account."),
        "submit_label": _("Ask the host"),
    }
    return render(request, "exchanges/learning.html", context)


def _version(request, uuid, number, right):
    stay = own_stay(request, uuid, right)
    version = stay.learning.filter(number=number).select_related("stay").first()
    if version is None:
        raise Http404
    return stay, version
