"""The pages of a reviewer: what was taken on, the application beside the rubric, and others once one has said."""

from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.generic import ListView

from programs import autosave
from programs.actions import reviewing
from programs.applicationpages import answer_handed_out
from programs.audiences import fields_of_reviewer
from programs.filled import filled_sections
from programs.forms.reviewing import DeclineForm, ReviewForm
from programs.models import Application, AssignmentStatus, Review, ReviewAssignment
from records.refusals import Refusal
from records.views import PagedMixin

READ_AND_SEND = ["GET", "HEAD", "POST"]
PER_PAGE = 20


class MyReviews(PagedMixin, ListView):
    """What this account has to write, the nearest day first; then what it has written, to be read."""

    template_name = "programs/reviews/list.html"
    paginate_by = PER_PAGE

    def get_queryset(self):
        kept = ReviewAssignment.objects.kept_by(self.request.user).for_lists().select_related("review")
        return kept.order_by("status", F("due_on").asc(nulls_last=True), "-pk")


def _assignment(request, uuid):
    found = ReviewAssignment.objects.visible_to(request.user)
    return get_object_or_404(found.select_related("call_side__call", "reviewer__person"), uuid=uuid)


def _own(request, uuid):
    """One that this account writes; 403 for whoever only looks."""
    assignment = _assignment(request, uuid)
    if not request.user.has_perm("programs.write_reviewassignment", assignment):
        raise PermissionDenied
    return assignment


def _read(assignment):
    """The application as a reviewer of this side reads it, and what of it that is."""
    application = Application.objects.for_pages().get(pk=assignment.application_id)
    return application, fields_of_reviewer(application, assignment.call_side.side)


@require_http_methods(READ_AND_SEND)
def review(request, uuid):
    """The application and the rubric. The office sees exactly what the reviewer sees of the application."""
    if request.method == "POST":
        return _sent(request, _own(request, uuid))
    assignment = _assignment(request, uuid)
    kept = _review_of(assignment)
    form = _form(kept) if kept and not kept.submitted_at else None
    return _shown(request, assignment, kept, form)


def _review_of(assignment):
    found = Review.objects.filter(assignment=assignment).prefetch_related("scores__criterion").first()
    if found:
        found.assignment = assignment
    return found


def _form(kept, data=None):
    return ReviewForm(data, review=kept, rubric=reviewing.rubric(kept))


def _shown(request, assignment, kept, form):
    application, fields = _read(assignment)
    writes = request.user.has_perm("programs.write_reviewassignment", assignment)
    is_in = bool(kept and kept.submitted_at)
    context = {
        "assignment": assignment,
        "application": application,
        "call": assignment.call_side.call,
        "sections": filled_sections(application, fields),
        "hides_names": fields.hides_names,
        "resubmission": application.call.tells_resubmission and application.resubmission_of_id is not None,
        "review": kept if writes or is_in else None,
        "form": form if writes else None,
        "writes": writes,
        "others": _others(assignment) if is_in and writes else [],
    }
    return render(request, "programs/reviews/review.html", context)


def _others(assignment):
    """What the others of the same side have said, once one's own review is in; without their names."""
    submitted = Review.objects.filter(
        assignment__application=assignment.application_id,
        assignment__call_side=assignment.call_side_id,
        assignment__status=AssignmentStatus.SUBMITTED,
    )
    return list(submitted.exclude(assignment=assignment).order_by("pk"))


def _sent(request, assignment):
    """Saved as far as it goes; submitted where that was asked and nothing is missing."""
    kept = _review_of(assignment)
    if kept is None:
        raise PermissionDenied
    form = _form(kept, request.POST)
    form.is_valid()
    is_autosave, version = autosave.is_autosave(request), autosave.sent_version(request)
    try:
        kept = reviewing.save_review(kept, scores=form.scores, texts=form.texts, version=version, by=request.user)
        if is_autosave:
            return JsonResponse({"said": autosave.saved_now(), "version": kept.version, "isPartly": bool(form.errors)})
        if "submit" in request.POST:
            kept.assignment = assignment
            if not form.require_all():
                return _shown(request, assignment, kept, form)
            reviewing.submit_review(kept, by=request.user)
            messages.success(request, _("Submitted. Thank you."))
            return redirect(assignment)
    except Refusal as refusal:
        if is_autosave:
            return JsonResponse({"said": str(refusal)}, status=HTTPStatus.CONFLICT)
        form.add_error(None, refusal.message)
        return _shown(request, assignment, _review_of(assignment), form)
    if form.errors:
        return _shown(request, assignment, kept, form)
    messages.success(request, _("Saved."))
    return redirect(assignment)


@require_POST
def begin(request, uuid):
    """From now on the review is written."""
    assignment = _own(request, uuid)
    try:
        reviewing.open_review(assignment, by=request.user)
    except Refusal as refusal:
        messages.warning(request, refusal.message)
    return redirect(assignment)


@require_http_methods(READ_AND_SEND)
def give_up(request, uuid):
    """A conflict is seen only now, or it cannot be done: given back, with why."""
    assignment = _own(request, uuid)
    form = DeclineForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and form.perform(reviewing.give_up, assignment, by=request.user):
        messages.success(request, _("Given back. The application is closed to you."))
        return redirect("reviews:list")
    return render(request, "programs/reviews/give_up.html", {"assignment": assignment, "form": form})


@require_safe
def attached_file(request, uuid, pk):
    """A file that a reviewer of this side reads; where the call hides who applies, under a name that tells nothing."""
    application, fields = _read(_assignment(request, uuid))
    return answer_handed_out(request, application, pk, fields)
