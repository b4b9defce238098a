"""What an invited reviewer reads and answers by a link: title and institutions, no more. Opening it changes nothing."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs.actions import assigning, links, reviewing
from programs.codes import send_code_for
from programs.forms.reviewing import DeclineForm, NoConflictForm
from programs.models import AssignmentStatus, DeclineReason, ReviewAssignment
from records.refusals import Refusal

READ_AND_SEND = ["GET", "HEAD", "POST"]
PAGE = assigning.PAGE


def _assignment(token):
    """By its link."""
    found = ReviewAssignment.objects.filter(token_hash=links.hashed(token))
    related = ("application__area", "reviewer__person__user", "call_side__call__programme")
    assignment = found.select_related(*related).first()
    if assignment is None:
        raise Http404
    return assignment


def _why_not(assignment):
    """Why nobody can answer any more; "" while it can be answered."""
    try:
        reviewing.refuse_not_now(assignment)
    except Refusal as refusal:
        return refusal.message
    return ""


def _context(request, assignment, token):
    call = assignment.call_side.call
    others = ReviewAssignment.objects.filter(reviewer=assignment.reviewer_id, call_side=assignment.call_side_id)
    waiting = others.filter(status=AssignmentStatus.INVITED, email=assignment.email).exclude(pk=assignment.pk)
    return {
        "assignment": assignment,
        "application": assignment.application,
        "call": call,
        "institutions": [] if call.hides_applicants else _institutions(assignment.application),
        "token": token,
        "why_not": _why_not(assignment),
        "is_mine": links.is_for(assignment.email, request.user),
        "others": [(one, assigning.link_of(one)) for one in waiting.select_related("application").order_by("pk")],
    }


def _institutions(application):
    named = [one.institution_name for one in application.members.select_related("institution")]
    return list(dict.fromkeys(name for name in named if name))


@login_not_required
@require_safe
def invitation(request, token):
    """What is asked of whom until when; with the code the word about conflicts, and the two answers."""
    context = _context(request, _assignment(token), token)
    return render(request, "programs/reviews/invitation.html", context | {"form": NoConflictForm()})


@login_not_required
@require_POST
def accept(request, token):
    """With the account of the invited address: taken on. Without: a code is sent there, and one comes back with it."""
    assignment, page = _assignment(token), reverse(PAGE, args=[token])
    if not request.user.is_authenticated:
        if _why_not(assignment):
            return redirect(page)
        return send_code_for(request, reviewing.prepare_account(assignment, language=get_language()), page)
    form = NoConflictForm(request.POST)
    if form.is_valid() and form.perform(reviewing.accept, assignment, by=request.user):
        messages.success(request, _("You have taken the review on."))
        return redirect(assignment)
    context = _context(request, _assignment(token), token)
    return render(request, "programs/reviews/invitation.html", context | {"form": form})


@login_not_required
@require_http_methods(READ_AND_SEND)
def decline(request, token):
    """Declined, with why: asked once more, because the next reviewer is proposed at once."""
    assignment = _assignment(token)
    given = {"declined_for": DeclineReason.CONFLICT} if "conflict" in request.GET else None
    form = DeclineForm(request.POST if request.method == "POST" else None, initial=given)
    if request.method == "POST" and form.is_valid() and form.perform(reviewing.decline, assignment, by=request.user):
        return redirect(PAGE, token)
    context = _context(request, _assignment(token), token)
    return render(request, "programs/reviews/decline.html", context | {"form": form})
