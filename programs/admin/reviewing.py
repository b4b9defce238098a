"""Where the office looks at each review, and at exactly what its reviewer sees."""

from django.contrib import admin, messages
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.actions import assigning, reviewing
from programs.forms import ReasonsForm
from programs.models import (
    ReviewAssignment,
)
from records.admin import RecordAdmin
from records.admin.own import ReadOnly
from records.templatetags.records import tag


@admin.register(ReviewAssignment)
class ReviewAssignmentAdmin(ReadOnly, RecordAdmin):
    """What each reviewer was asked and has said. The office reads it, and changes none of it."""

    list_display = ["of_application", "reviewer", "call_side", "stands", "due_on"]
    list_display_links = ["of_application"]
    list_filter = ["status", "call_side__side"]
    list_select_related = ["application", "reviewer__person", "call_side__call"]
    search_fields = ["application__reference", "reviewer__person__folded"]
    ordering = ["-pk"]
    fields = ["of_application", "reviewer", "call_side", "stands", "due_on", "invited_at", "answered_at"]
    fields += ["declined_for", "reason", "review_text"]

    def get_queryset(self, request):
        related = ["application", "reviewer__person", "call_side__call__programme", "review"]
        return super().get_queryset(request).select_related(*related)

    @admin.display(description=gettext_lazy("application"), ordering="application__reference")
    def of_application(self, assignment):
        return assignment.application.shown_reference

    @admin.display(description=gettext_lazy("status"), ordering="status")
    def stands(self, assignment):
        return tag(*assignment.tag)

    @admin.display(description=gettext_lazy("review"))
    def review_text(self, assignment):
        """Once it is submitted; a draft is the reviewer's own."""
        review = getattr(assignment, "review", None)
        if review is None or review.submitted_at is None:
            return "–"
        scores = review.scores.select_related("criterion")
        context = {"review": review, "scores": scores}
        return render_to_string("admin/programs/reviewassignment/review.html", context)

    def record_tag(self, record):
        return record.tag

    def own_urls(self, wrap):
        return [
            path("<path:object_id>/cancel/", wrap(self.cancel_view), name=self.url_name("cancel")),
            path("<path:object_id>/reopen/", wrap(self.reopen_view), name=self.url_name("reopen")),
        ]

    def record_tools(self, request, record):
        tools = super().record_tools(request, record)
        if not request.user.has_perm("programs.change_reviewassignment", record) or record.call_side.is_over:
            return tools
        if record.status in ("invited", "accepted"):
            tools.append((_("Take the reviewer off"), self.url("cancel", record.pk)))
        if record.status == "submitted":
            tools.append((_("Open the review again"), self.url("reopen", record.pk)))
        return tools

    def cancel_view(self, request, object_id):
        done = _("Taken off. Where somebody else can take it, they are proposed.")
        return self._with_reasons(request, object_id, _("Take the reviewer off"), assigning.cancel, done)

    def reopen_view(self, request, object_id):
        done = _("Opened again: the reviewer can change it until it is submitted anew.")
        return self._with_reasons(request, object_id, _("Open the review again"), reviewing.reopen_review, done)

    def _with_reasons(self, request, object_id, title, act, done):
        assignment = self._to_do(request, object_id, "change")
        form = ReasonsForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid() and form.perform(act, assignment, by=request.user):
            messages.success(request, done)
            return redirect(self.url("change", assignment.pk))
        return self.ask(request, title, form, record=assignment, is_grave=True)
