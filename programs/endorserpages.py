"""What whoever speaks for the home institution reads and answers. Nothing happens by opening a page."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs.actions import endorsements, links
from programs.applicationpages import answer_handed_out
from programs.callphases import closing_of
from programs.codes import send_code_for
from programs.content import fingerprint, section_fingerprints
from programs.endorsements import READ, changed_words, fields_of_endorser
from programs.filled import filled_sections
from programs.forms import ReasonsForm
from programs.forms.endorsements import EndorseForm
from programs.models import Application, Endorsement, EndorsementStatus, Side
from programs.moments import in_zones
from records import clock
from records.forms import refusals_shown
from records.refusals import Refusal

READ_AND_SEND = ["GET", "HEAD", "POST"]
PAGE = "endorsements:request"


def _request(token):
    """By its link; whoever knows it reads who asks for what, and no more without the code."""
    found = Endorsement.objects.filter(token_hash=links.hashed(token)).select_related("institution").first()
    if found is None:
        raise Http404
    found.application = Application.objects.for_pages().get(pk=found.application_id)
    return found


def _why_not(found):
    """Why nobody can answer any more; "" while it can be answered."""
    try:
        endorsements.refuse_not_now(found.application)
    except Refusal as refusal:
        return refusal.message
    return ""


def _is_asked(found, user):
    """Was this account asked: another one than those of the leaders, at an address that is shown to be its own?"""
    return links.is_for(found.email, user) and not found.application.is_led_by(user)


def _is_readable(found, why_not):
    """Was it endorsed, or can it still be answered? The text is shown and its files are handed out only then."""
    return found.status == EndorsementStatus.GIVEN or (found.is_open(clock.now()) and not why_not)


@login_not_required
@require_safe
def request_page(request, token):
    """Who asks for what; with the code the application itself, and the answers."""
    return _shown(request, _request(token), token)


def _shown(request, found, token, form=None):
    context = _context(request, found, token)
    if context["is_mine"] and _is_readable(found, context["why_not"]):
        application = found.application
        context["sections"] = filled_sections(application, fields_of_endorser(application))
        context["text"] = fingerprint(section_fingerprints(application, READ))
        context["form"] = form or EndorseForm(endorsement=found)
    return render(request, "programs/endorsements/request.html", context)


def _context(request, found, token):
    application, user = found.application, request.user
    is_waiting = found.status == EndorsementStatus.ASKED
    return {
        "endorsement": found,
        "application": application,
        "home": application.leader_of(Side.HOME),
        "leaders": [one for one in application.members.all() if one.is_leader],
        "closes": in_zones(closing_of(application), application.call),
        "token": token,
        "is_waiting": is_waiting,
        "why_not": _why_not(found) if is_waiting else "",
        "is_open": found.is_open(clock.now()),
        "is_leader": user.is_authenticated and application.is_led_by(user),
        "is_mine": _is_asked(found, user),
        "changed": changed_words(application, found),
    }


@login_not_required
@require_POST
def code(request, token):
    """A code is sent to the address that was asked; whoever types it comes back and reads the application."""
    found, page = _request(token), reverse(PAGE, args=[token])
    if request.user.is_authenticated or not found.is_open(clock.now()) or _why_not(found):
        return redirect(page)
    return send_code_for(request, endorsements.prepare_account(found, language=get_language()), page)


@login_not_required
@require_POST
def endorse(request, token):
    """Endorsed, for exactly the text that was shown."""
    found = _request(token)
    if not request.user.is_authenticated:
        return redirect(PAGE, token)
    form = EndorseForm(request.POST, endorsement=found)
    if form.is_valid() and form.perform(endorsements.endorse, found, by=request.user):
        messages.success(request, _("You have endorsed the application. Both leaders are told."))
        return redirect(PAGE, token)
    return _shown(request, _request(token), token, form)


@login_not_required
@require_http_methods(READ_AND_SEND)
def refuse(request, token):
    """Refused, with reasons, which the leaders read; only with the code."""
    found = _request(token)
    context = _context(request, found, token)
    if not context["is_mine"]:
        return redirect(PAGE, token)
    form = ReasonsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            endorsements.refuse(found, by=request.user, **form.cleaned_data)
            return redirect(PAGE, token)
    return render(request, "programs/endorsements/refuse.html", context | {"form": form})


@login_not_required
@require_http_methods(READ_AND_SEND)
def not_me(request, token):
    """It reached somebody else: asked once more, because it cannot be undone."""
    found = _request(token)
    if request.method == "POST":
        try:
            endorsements.not_me(found)
        except Refusal as refusal:
            messages.warning(request, refusal.message)
        return redirect(PAGE, token)
    return render(request, "programs/endorsements/not_me.html", _context(request, found, token))


@login_not_required
@require_POST
def new_link(request, token):
    """A link that has run out: another one goes by letter to the same address."""
    try:
        endorsements.new_link(_request(token))
        messages.success(request, _("A new link is on its way to the address that was asked."))
    except Refusal as refusal:
        messages.warning(request, refusal.message)
    return redirect(PAGE, token)


@login_not_required
@require_safe
def attached_file(request, token, pk):
    """A file of a section that the endorser reads, for the account of the address that was asked."""
    found = _request(token)
    if not _is_asked(found, request.user) or not _is_readable(found, _why_not(found)):
        raise Http404
    return answer_handed_out(request, found.application, pk, fields_of_endorser(found.application))
