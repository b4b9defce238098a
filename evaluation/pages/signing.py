"""What the head of an institution reads and signs. Nothing happens by opening a page."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from evaluation.actions import submissions
from evaluation.forms.entry import HeadForm
from evaluation.models import Submission, SubmissionStatus
from evaluation.reports import rows_of
from programs.actions import links
from programs.codes import send_code_for
from records import clock
from records.forms import refusals_shown

PAGE = submissions.PAGE


def _submission(token):
    """By its link; whoever knows it reads who asks for what, and no value without the code."""
    found = Submission.objects.filter(token_hash=links.hashed(token)).select_related(
        "participation__round__exercise", "participation__institution", "made_by"
    )
    found = found.first()
    if found is None:
        raise Http404
    return found


@login_not_required
@require_safe
def statement(request, token):
    return _shown(request, _submission(token), token)


def _shown(request, submission, token, form=None):
    is_mine = submissions.is_head(submission, request.user)
    is_open = submission.status == SubmissionStatus.WAITING and clock.now() <= submission.expires_at
    context = {
        "submission": submission,
        "participation": submission.participation,
        "token": token,
        "is_mine": is_mine,
        "is_open": is_open,
        "form": None,
        "rows": [],
    }
    if is_mine and submission.status != SubmissionStatus.TAKEN_BACK:
        context["rows"] = rows_of(submission)
        if is_open:
            initial = {"name": submission.head_name, "position": submission.head_position}
            context["form"] = form or HeadForm(initial=initial)
    return render(request, "evaluation/sign/statement.html", context)


@login_not_required
@require_POST
def code(request, token):
    """A code is sent to the address that was asked; whoever types it comes back and reads the values."""
    submission, page = _submission(token), reverse(PAGE, args=[token])
    if request.user.is_authenticated or submission.status == SubmissionStatus.TAKEN_BACK or not submission.head_email:
        return redirect(page)
    return send_code_for(request, submissions.prepare_account(submission, language=get_language()), page)


@login_not_required
@require_POST
def sign(request, token):
    """Signed, for exactly the values that were shown."""
    submission = _submission(token)
    if not request.user.is_authenticated:
        return redirect(PAGE, token)
    form = HeadForm(request.POST)
    if form.is_valid():
        with refusals_shown(form):
            values = {name: form.cleaned_data[name] for name in ("name", "position")}
            submissions.sign_by_link(submission, sha256=request.POST.get("sha256", ""), by=request.user, **values)
            messages.success(request, _("You have signed the values. The data officer is told."))
            return redirect(PAGE, token)
    return _shown(request, _submission(token), token, form)
