"""Where the office keeps reviewers and their conflicts of interest."""

from django.contrib import admin, messages
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.actions import conflicts
from programs.forms.reviewing import (
    ReviewerProfileForm,
    SettleForm,
)
from programs.models import (
    Conflict,
    ReviewerArea,
    ReviewerPanel,
    ReviewerProfile,
)
from records.admin import RecordAdmin, RecordInline
from records.admin.closing import ClosingMixin
from records.admin.own import ReadOnly
from records.languages import listed
from records.templatetags.records import tag


class ReviewerAreaInline(RecordInline):
    model = ReviewerArea
    fields = ["name", "level"]


class ReviewerPanelInline(RecordInline):
    model = ReviewerPanel
    fields = ["programme", "side"]


@admin.register(ReviewerProfile)
class ReviewerProfileAdmin(ClosingMixin, RecordAdmin):
    form = ReviewerProfileForm
    list_display = ["named", "fields_known", "asked_by", "most"]
    list_display_links = ["named"]
    list_select_related = ["person"]
    search_fields = ["person__folded"]
    autocomplete_fields = ["person"]
    ordering = ["-pk"]
    fields = ["person", "languages", "most", ("away_from", "away_until")]
    inlines = [ReviewerAreaInline, ReviewerPanelInline]

    def get_queryset(self, request):
        found = super().get_queryset(request).select_related("person")
        return found.prefetch_related("areas", "panels__programme")

    @admin.display(description=gettext_lazy("reviewer"), ordering="person__family_en")
    def named(self, reviewer):
        return format_html("<bdi>{}</bdi>", reviewer)

    @admin.display(description=gettext_lazy("fields"))
    def fields_known(self, reviewer):
        return listed([one.name for one in reviewer.areas.all()]) or "–"

    @admin.display(description=gettext_lazy("programmes"))
    def asked_by(self, reviewer):
        return listed([str(one) for one in reviewer.panels.all()]) or "–"


@admin.register(Conflict)
class ConflictAdmin(ReadOnly, RecordAdmin):
    """Found, declared, or entered on the page of the application; soft ones are settled here."""

    list_display = ["person", "kind", "of_application", "stands", "created_at"]
    list_display_links = ["person"]
    list_filter = ["is_hard", "kind"]
    list_select_related = ["person", "application"]
    search_fields = ["person__folded", "application__reference"]
    ordering = ["-pk"]
    fields = ["person", "of_application", "kind", "stands", "note", "entered_by", "settlement", "settled_by"]

    def get_queryset(self, request):
        related = ["person", "application__call__programme", "entered_by", "settled_by"]
        return super().get_queryset(request).select_related(*related)

    @admin.display(description=gettext_lazy("application"), ordering="application__reference")
    def of_application(self, conflict):
        address = reverse("admin:programs_application_change", args=[conflict.application_id])
        return format_html('<a href="{}"><bdi>{}</bdi></a>', address, conflict.application.shown_reference)

    @admin.display(description=gettext_lazy("status"), ordering="is_hard")
    def stands(self, conflict):
        return tag(*conflict.tag)

    def record_tag(self, record):
        return record.tag

    def own_urls(self, wrap):
        return [path("<path:object_id>/settle/", wrap(self.settle_view), name=self.url_name("settle"))]

    def record_tools(self, request, record):
        tools = super().record_tools(request, record)
        is_open = not record.is_hard and record.settled_at is None
        if is_open and request.user.has_perm("programs.settle_conflict", record):
            tools.append((_("It does not stand in the way"), self.url("settle", record.pk)))
        return tools

    def settle_view(self, request, object_id):
        conflict = self._to_do(request, object_id, "settle")
        form = SettleForm(request.POST if request.method == "POST" else None)
        act = conflicts.settle_conflict
        if request.method == "POST" and form.is_valid() and form.perform(act, conflict, by=request.user):
            messages.success(request, _("Settled. The reasons stand in its history."))
            return redirect(self.url("change", conflict.pk))
        return self.ask(request, _("It does not stand in the way"), form, record=conflict)
