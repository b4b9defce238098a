"""What an invited leader sees and answers, without an account. Nothing happens by opening a page."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs.actions import invitations, links
from programs.callphases import closing_of
from programs.codes import send_code_for
from programs.forms import ReasonsForm
from programs.models import Invitation, InvitationStatus
from programs.moments import in_zones
from records import clock
from records.forms import refusals_shown
from records.refusals import Refusal

READ_AND_SEND = ["GET", "HEAD", "POST"]


def _invitation(token):
    """By its link; whoever knows it reads who invites to what, and no more."""
    found = Invitation.objects.filter(token_hash=links.hashed(token))
    invitation = found.select_related("application__call__programme", "application__area", "invited_by").first()
    if invitation is None:
        raise Http404
    return invitation


@login_not_required
@require_safe
def invitation(request, token):
    """Who invites to what; and the three answers."""
    found = _invitation(token)
    return render(request, "programs/invitations/invitation.html", _context(request, found, token))


def _context(request, found, token):
    application, user = found.application, request.user
    leaders = application.members.filter(role="leader").select_related("institution")
    return {
        "invitation": found,
        "application": application,
        "inviter": leaders.filter(user=found.invited_by).first(),
        "invited": leaders.filter(side=found.side).first(),
        "closes": in_zones(closing_of(application), application.call),
        "token": token,
        "is_waiting": found.status == InvitationStatus.WAITING,
        "is_open": found.is_open(clock.now()) and application.is_draft,
        "is_mine": links.is_for(found.email, user),
        "is_leader": user.is_authenticated and application.is_led_by(user),
    }


@login_not_required
@require_POST
def accept(request, token):
    """With the account of the invited address: accepted. Without: a code is sent there, and one comes back with it."""
    found = _invitation(token)
    page = reverse("invitations:invitation", args=[token])
    if request.user.is_authenticated:
        try:
            invitations.accept(found, by=request.user)
        except Refusal as refusal:
            messages.warning(request, refusal.message)
            return redirect(page)
        messages.success(request, _("You lead this application together from now on."))
        return redirect(found.application)
    if not found.is_open(clock.now()) or not found.application.is_draft:
        return redirect(page)
    invited = found.application.members.filter(role="leader", side=found.side).first()
    account = invitations.prepare_account(found, name=invited.name, language=get_language())
    return send_code_for(request, account, page)


@login_not_required
@require_http_methods(READ_AND_SEND)
def refuse(request, token):
    """Refused, with reasons, which the inviter reads."""
    found = _invitation(token)
    form = ReasonsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            invitations.refuse(found, **form.cleaned_data)
            return redirect("invitations:invitation", token)
    return render(request, "programs/invitations/refuse.html", _context(request, found, token) | {"form": form})


@login_not_required
@require_http_methods(READ_AND_SEND)
def not_me(request, token):
    """It reached somebody else: asked once more, because it cannot be undone."""
    found = _invitation(token)
    if request.method == "POST":
        try:
            invitations.not_me(found)
        except Refusal as refusal:
            messages.warning(request, refusal.message)
        return redirect("invitations:invitation", token)
    return render(request, "programs/invitations/not_me.html", _context(request, found, token))


@login_not_required
@require_POST
def new_link(request, token):
    """A link that has run out: its inviter is asked for another."""
    found = _invitation(token)
    if found.status == InvitationStatus.WAITING and not found.is_open(clock.now()):
        invitations.ask_for_new_link(found)
        messages.success(
            request, _("We have asked for a new link. It comes by letter, or from the person who invites.")
        )
    return redirect("invitations:invitation", token)
