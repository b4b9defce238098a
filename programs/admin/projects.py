"""The admin pages of joint projects, with their leaders, funding and outputs."""

from django.contrib import admin
from django.utils.translation import gettext_lazy

from programs.actions import projects as actions
from programs.forms.projects import FundingForm, ProjectForm
from programs.models import Project, ProjectFunding, ProjectLeader, ProjectOutput
from records.admin import (
    ActionInline,
    ActionsMixin,
    DocumentInline,
    PapersMixin,
    RecordAdmin,
    RecordInline,
    StackedInline,
)
from records.templatetags.records import dual_date, tag


class LeaderInline(StackedInline):
    model = ProjectLeader
    fields = [("side", "person", "name"), ("institution", "institution_given")]
    autocomplete_fields = ["person", "institution"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("person", "institution")


class FundingInline(RecordInline):
    model = ProjectFunding
    form = FundingForm
    fields = ["side", "source", "amount", "currency", "in_kind"]


class OutputInline(RecordInline):
    model = ProjectOutput
    fields = ["kind", "title", "published_on", "doi", "url"]


@admin.register(Project)
class ProjectAdmin(ActionsMixin, PapersMixin, RecordAdmin):
    form = ProjectForm
    list_display = ["named", "kind", "stands", "first_day", "last_day", "is_public"]
    list_display_links = ["named"]
    list_filter = ["kind", "status", "is_public"]
    list_select_related = ["agreement"]
    search_fields = ["title_en", "title_fa"]
    ordering = ["-starts_on", "-pk"]
    autocomplete_fields = ["agreement"]
    inlines = [LeaderInline, FundingInline, OutputInline, ActionInline, DocumentInline]
    fieldsets = [
        (None, {"fields": ["kind", "title_en", "title_fa", "agreement", "starts_on", "ends_on"]}),
        (gettext_lazy("What everybody may read"), {"fields": ["is_public", "summary_en", "summary_fa", "url"]}),
    ]

    @admin.display(description=gettext_lazy("title"), ordering="title_en")
    def named(self, project):
        return project.title

    @admin.display(description=gettext_lazy("status"), ordering="status")
    def stands(self, project):
        return tag(*project.tag)

    @admin.display(description=gettext_lazy("first day"), ordering="starts_on")
    def first_day(self, project):
        return dual_date(project.starts_on, "short") or "–"

    @admin.display(description=gettext_lazy("last day"), ordering="ends_on")
    def last_day(self, project):
        return dual_date(project.ends_on, "short") or "–"

    def get_inlines(self, request, obj):
        return self.inlines if obj else [LeaderInline, FundingInline]

    def record_tag(self, record):
        return record.tag

    def save_related(self, request, form, formsets, change):
        """Its agreement is told what has changed."""
        super().save_related(request, form, formsets, change)
        actions.tell(form.instance, by=request.user)
