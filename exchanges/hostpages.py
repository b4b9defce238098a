"""What whoever speaks for the host reads and answers. Nothing happens by opening a page."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from exchanges.actions import hosts, reports
from exchanges.forms import DeclineForm, HostEndorseForm, ReportForm
from exchanges.models import HostRequest, HostStatus, ReportSide, Stay
from exchanges.statuses import GIVEN_UP, STUDYING, StayStatus
from programs.actions import links
from programs.codes import send_code_for
from records import clock
from records.refusals import Refusal

READ_AND_SEND = ["GET", "HEAD", "POST"]
PAGE = "hosts:request"
ANSWERABLE = (StayStatus.REQUESTED, StayStatus.IN_REVIEW)


def _request(token):
    """By its link; whoever knows it reads who asks, and no more without the code."""
    found = HostRequest.objects.filter(token_hash=links.hashed(token)).select_related("learning").first()
    if found is None:
        raise Http404
    found.stay = Stay.objects.for_lists().get(pk=found.stay_id)
    return found


def _context(request, asked, token):
    stay, is_mine = asked.stay, links.is_for(asked.email, request.user)
    is_waiting = asked.status == HostStatus.ASKED
    answerable = STUDYING if asked.learning_id else ANSWERABLE
    owed = stay.reports.filter(side=ReportSide.HOST) if is_mine and asked.status == HostStatus.GIVEN else []
    return {
        "asked": asked,
        "stay": stay,
        "token": token,
        "is_mine": is_mine,
        "is_waiting": is_waiting,
        "is_late": is_waiting and stay.status not in answerable,
        "is_open": asked.is_open(clock.now()),
        "is_given_up": is_mine and stay.status in GIVEN_UP,
        "reports": [(one, one.submitted_on is None and stay.departed_on is not None) for one in owed],
    }


@login_not_required
@require_safe
def request_page(request, token):
    """Who asks; with the code the stay itself, and the answers."""
    return _shown(request, _request(token), token)


def _shown(request, asked, token, form=None):
    context = _context(request, asked, token)
    if context["is_mine"] and context["is_open"] and not context["is_late"]:
        context["form"] = form or HostEndorseForm(
            learning=asked.learning, initial={"name": asked.name, "position": asked.position}
        )
    else:
        context["form"] = None
    return render(request, "exchanges/host/request.html", context)


@login_not_required
@require_POST
def code(request, token):
    """A code is sent to the address that was asked; whoever types it comes back and answers."""
    asked, page = _request(token), reverse(PAGE, args=[token])
    is_over = asked.status not in (HostStatus.ASKED, HostStatus.GIVEN)
    if request.user.is_authenticated or is_over or not asked.email:
        return redirect(page)
    return send_code_for(request, hosts.prepare_account(asked, language=get_language()), page)


@login_not_required
@require_POST
def endorse(request, token):
    """Endorsed, by whoever was asked."""
    asked = _request(token)
    if not request.user.is_authenticated:
        return redirect(PAGE, token)
    form = HostEndorseForm(request.POST, learning=asked.learning)
    if form.is_valid() and form.perform(hosts.endorse, asked, by=request.user):
        endorsed = _("You have endorsed the stay. The office and the visitor are told.")
        messages.success(request, _("You have approved the learning agreement.") if asked.learning_id else endorsed)
        return redirect(PAGE, token)
    return _shown(request, _request(token), token, form)


@login_not_required
@require_http_methods(READ_AND_SEND)
def decline(request, token):
    """Declined, with reasons, which the applicant reads; only with the code."""
    asked = _request(token)
    context = _context(request, asked, token)
    if not context["is_mine"]:
        return redirect(PAGE, token)
    form = DeclineForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.perform(hosts.decline, asked, by=request.user):
        return redirect(PAGE, token)
    return render(request, "exchanges/host/decline.html", context | {"form": form})


@login_not_required
@require_http_methods(READ_AND_SEND)
def not_me(request, token):
    """It reached somebody else: asked once more, because it cannot be undone."""
    asked = _request(token)
    if request.method == "POST":
        try:
            hosts.not_me(asked)
        except Refusal as refusal:
            messages.warning(request, refusal.message)
        return redirect(PAGE, token)
    return render(request, "exchanges/host/not_me.html", _context(request, asked, token))


@login_not_required
@require_POST
def new_link(request, token):
    """A link that has run out: another one goes by letter to the same address."""
    try:
        hosts.new_link(_request(token))
        messages.success(request, _("A new link is on its way to the address that was asked."))
    except Refusal as refusal:
        messages.warning(request, refusal.message)
    return redirect(PAGE, token)


@login_not_required
@require_http_methods(READ_AND_SEND)
def report(request, token, pk):
    """The host's report, by the same link and code."""
    asked = _request(token)
    if not links.is_for(asked.email, request.user) or asked.status != HostStatus.GIVEN:
        return redirect(PAGE, token)
    found = asked.stay.reports.select_related("stay").filter(pk=pk, side=ReportSide.HOST).first()
    if found is None:
        raise Http404
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.perform(reports.hand_in, found, by=request.user):
        messages.success(request, _("Handed in: %(report)s.") % {"report": found})
        return redirect(PAGE, token)
    context = {"form": form, "stay": asked.stay, "report": found, "token": token}
    return render(request, "exchanges/host/report.html", context)
