"""What whoever travels does in the browser: apply, ask the host, report; the office ticks its checklist."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from exchanges.actions import applying, checklists, hosts, reports
from exchanges.forms import ApplyForm, AskHostForm, PaperForm, ReportForm
from exchanges.models import ReportSide, Stay
from records.refusals import Refusal

READ_AND_SEND = ["GET", "HEAD", "POST"]


def own_stay(request, uuid, right):
    """A stay that this user sees, if he has that right."""
    stay = get_object_or_404(Stay.objects.visible_to(request.user).for_lists(), uuid=uuid)
    if not request.user.has_perm(f"exchanges.{right}_stay", stay):
        raise PermissionDenied
    return stay


@require_http_methods(READ_AND_SEND)
def apply(request):
    """A draft: it is submitted on its own page."""
    if not request.user.has_perm("exchanges.apply_for_stay"):
        raise PermissionDenied
    form = ApplyForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.perform(applying.apply_for, by=request.user):
        messages.success(request, _("Your application is kept as a draft. Read it, then submit it."))
        return redirect(form.done)
    return render(request, "exchanges/apply.html", {"form": form, "title": _("Apply for a stay"), "stay": None})


@require_http_methods(READ_AND_SEND)
def edit(request, uuid):
    """One's own draft."""
    stay = own_stay(request, uuid, "edit_own")
    form = ApplyForm(request.POST or None, initial=ApplyForm.initial_of(stay))
    if request.method == "POST" and form.is_valid() and form.perform(applying.edit, stay, by=request.user):
        messages.success(request, _("Saved: %(record)s.") % {"record": stay})
        return redirect(stay)
    if form.is_bound:  # the next try begins from what stands now
        form.data = form.data.copy()
        form.data["version"] = stay.version
    return render(request, "exchanges/apply.html", {"form": form, "title": _("Change the application"), "stay": stay})


@require_http_methods(READ_AND_SEND)
def ask_host(request, uuid):
    """Somebody at the host is asked by a link, which is shown once here too."""
    stay = own_stay(request, uuid, "ask_host")
    form = AskHostForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.perform(hosts.ask, stay, by=request.user):
        context = {"stay": stay, "asked": form.done, "link": settings.SITE_URL + form.done.link}
        return render(request, "exchanges/host_asked.html", context)
    return render(request, "exchanges/ask_host.html", {"form": form, "stay": stay})


@require_http_methods(READ_AND_SEND)
def report(request, uuid, pk):
    """The traveller's report is written and handed in; the office writes down any that came on paper."""
    stay = get_object_or_404(Stay.objects.visible_to(request.user), uuid=uuid)
    travels = Stay.objects.own(request.user).filter(pk=stay.pk).exists()
    may_enter = request.user.has_perm("exchanges.enter_report_stay", stay)
    if not travels and not may_enter:
        raise PermissionDenied
    found = get_object_or_404(stay.reports.select_related("stay"), pk=pk)
    is_own = travels and found.side == ReportSide.VISITOR
    if not is_own and not may_enter:
        raise PermissionDenied
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.perform(reports.hand_in, found, by=request.user):
        messages.success(request, _("Handed in: %(report)s.") % {"report": found})
        return redirect(stay)
    return render(request, "exchanges/report.html", {"form": form, "stay": stay, "report": found, "is_own": is_own})


@require_http_methods(READ_AND_SEND)
def paper(request, uuid):
    """A paper that belongs to the own stay: an acceptance, a curriculum vitae, a certificate."""
    stay = own_stay(request, uuid, "file_paper")
    form = PaperForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and form.perform(applying.file_paper, stay, by=request.user):
        messages.success(request, _("Filed: %(paper)s.") % {"paper": form.done})
        return redirect(stay)
    return render(request, "exchanges/paper.html", {"form": form, "stay": stay})


@require_POST
def tick(request, uuid, pk):
    """A line of the checklist is done."""
    stay = own_stay(request, uuid, "change")
    item = stay.checklist.filter(pk=pk).first()
    if item is None:
        raise Http404
    try:
        checklists.tick(item, by=request.user)
        messages.success(request, _("Done: %(act)s.") % {"act": item})
    except Refusal as refusal:
        messages.warning(request, refusal.message)
    return redirect(stay)
