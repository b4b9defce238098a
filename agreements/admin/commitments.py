"""Commitments, and each time they are due."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements import actions
from agreements.forms import CommitmentForm
from agreements.models import Commitment, CommitmentOccurrence, OccurrenceStatus
from records import clock
from records.admin import ReadOnly, ReadOnlyInline, RecordAdmin, RecordInline
from records.admin.closing import ClosingMixin
from records.templatetags.records import dual_date, tag

KINDS = {OccurrenceStatus.OPEN: "waiting", OccurrenceStatus.KEPT: "good", OccurrenceStatus.WAIVED: "quiet"}


def tag_of(occurrence):
    """(label, kind) of where it stands today."""
    if occurrence.is_overdue(clock.today()):
        return _("overdue"), "problem"
    return occurrence.get_status_display(), KINDS[occurrence.status]


class _Columns:
    @admin.display(description=gettext_lazy("due on"), ordering="due_on")
    def due(self, occurrence):
        return dual_date(occurrence.due_on, "short")

    @admin.display(description=gettext_lazy("status"), ordering="status")
    def stands(self, occurrence):
        return tag(*tag_of(occurrence))

    @admin.display(description=gettext_lazy("done on"), ordering="done_on")
    def done(self, occurrence):
        return dual_date(occurrence.done_on, "short") or "–"


class OccurrenceInline(ReadOnlyInline, _Columns, RecordInline):
    """Each has its own page with what can be done."""

    model = CommitmentOccurrence
    fields = readonly_fields = ["opened", "stands", "done", "note"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("commitment")

    @admin.display(description=gettext_lazy("due on"))
    def opened(self, occurrence):
        address = reverse("admin:agreements_commitmentoccurrence_change", args=[occurrence.pk])
        return format_html('<a href="{}">{}</a>', address, dual_date(occurrence.due_on, "short"))


def _agreement_of(commitment):
    address = reverse("admin:agreements_agreement_change", args=[commitment.agreement_id])
    return format_html('<a href="{}"><bdi>{}</bdi></a>', address, commitment.agreement)


@admin.register(Commitment)
class CommitmentAdmin(ClosingMixin, RecordAdmin):
    form = CommitmentForm
    list_display = ["text", "of_agreement", "seen_to_by", "recurrence", "first_due"]
    list_display_links = ["text"]
    list_filter = ["recurrence", "needs_evidence"]
    search_fields = ["text_en", "text_fa", "agreement__title_en", "agreement__title_fa", "agreement__reference"]
    ordering = ["first_due_on", "pk"]
    autocomplete_fields = ["agreement"]
    inlines = [OccurrenceInline]
    fields = CommitmentForm.Meta.fields

    def get_queryset(self, request):
        """Only of agreements that the user sees; whoever sees to another one finds it on the portal's pages."""
        found = super().get_queryset(request).of_visible(request.user)
        return found.select_related("agreement", "owner", "party__institution", "party__unit")

    @admin.display(description=gettext_lazy("what was promised"))
    def text(self, commitment):
        return commitment.text

    @admin.display(description=gettext_lazy("agreement"))
    def of_agreement(self, commitment):
        return _agreement_of(commitment)

    @admin.display(description=gettext_lazy("who sees to it"), ordering="owner__name")
    def seen_to_by(self, commitment):
        return str(commitment.owner)  # no link: accounts are the administrator's

    @admin.display(description=gettext_lazy("due on"), ordering="first_due_on")
    def first_due(self, commitment):
        return dual_date(commitment.first_due_on, "short")

    def get_fields(self, request, obj=None):
        """Who promised is chosen among the parties, once the agreement is known."""
        return self.fields if obj else [name for name in self.fields if name != "party"]

    def get_inlines(self, request, obj):
        return self.inlines if obj else []

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        actions.plan(obj, by=request.user)


class Overdue(admin.SimpleListFilter):
    title, parameter_name = gettext_lazy("by when"), "due"

    def lookups(self, request, model_admin):
        return [("overdue", _("overdue"))]

    def queryset(self, request, queryset):
        return queryset.overdue(clock.today()) if self.value() == "overdue" else queryset


@admin.register(CommitmentOccurrence)
class OccurrenceAdmin(ReadOnly, _Columns, RecordAdmin):
    """Planned by the portal; kept or waived by its transitions."""

    list_display = ["what", "of_agreement", "seen_to_by", "due", "stands"]
    list_filter = [Overdue, "status"]
    search_fields = ["commitment__text_en", "commitment__text_fa", "commitment__agreement__title_en"]
    ordering = ["due_on", "pk"]
    fields = ["what", "of_agreement", "seen_to_by", "due", "done", "value", "shown", "note"]

    def get_queryset(self, request):
        found = super().get_queryset(request).of_visible(request.user)
        return found.select_related("commitment__agreement", "commitment__owner", "evidence")

    @admin.display(description=gettext_lazy("what was promised"))
    def what(self, occurrence):
        return occurrence.commitment.text

    @admin.display(description=gettext_lazy("agreement"))
    def of_agreement(self, occurrence):
        return _agreement_of(occurrence.commitment)

    @admin.display(description=gettext_lazy("who sees to it"), ordering="commitment__owner__name")
    def seen_to_by(self, occurrence):
        return str(occurrence.commitment.owner)

    @admin.display(description=gettext_lazy("evidence"))
    def shown(self, occurrence):
        if occurrence.evidence is None:
            return "–"
        return format_html('<a href="{}"><bdi>{}</bdi></a>', occurrence.evidence.url, occurrence.evidence)

    def record_tag(self, record):
        return tag_of(record)
