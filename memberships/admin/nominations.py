"""The admin pages of nominations, with the conditions of the scheme and what is found of them today."""

from django.contrib import admin
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from memberships.admin.filters import ByScheme
from memberships.eligibility import kept, verdict
from memberships.forms import NominationForm
from memberships.models import Nomination, Nominator
from memberships.workflow import OVER
from records.admin import (
    ActionInline,
    ActionsMixin,
    ApprovalInline,
    DocumentInline,
    LetterInline,
    LettersMixin,
    PapersMixin,
    RecordAdmin,
    RecordInline,
)
from records.templatetags.records import digits, tag


class NominatorInline(RecordInline):
    model = Nominator
    fields = ["person", "name", "is_member", "signed_on"]
    autocomplete_fields = ["person"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("person")

    def has_add_permission(self, request, obj=None):
        """Who has signed what was handed in stands."""
        return super().has_add_permission(request, obj) and (obj is None or obj.is_draft)


@admin.register(Nomination)
class NominationAdmin(ActionsMixin, LettersMixin, PapersMixin, RecordAdmin):
    form = NominationForm
    list_display = ["candidate_name", "scheme", "of_year", "stands"]
    list_display_links = ["candidate_name"]
    list_filter = [ByScheme, "status", "year"]
    list_select_related = ["scheme__body", "person", "institution"]
    search_fields = ["person__family_en"]
    search_help_text = gettext_lazy("The candidate's or the institution's name, in either script.")
    ordering = ["-year", "-pk"]
    autocomplete_fields = ["scheme", "person", "institution", "home"]
    inlines = [NominatorInline, ActionInline, ApprovalInline, LetterInline, DocumentInline]
    readonly_fields = ["conditions"]
    fieldsets = [
        (None, {"fields": ["scheme", "year", "person", "institution", "home"]}),
        (gettext_lazy("Conditions"), {"fields": ["born_on", "consented_on", "conditions"]}),
        (gettext_lazy("Statement"), {"fields": ["statement_en", "statement_fa"]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("scheme__body", "person__profile", "institution", "home")

    def get_inlines(self, request, obj):
        return self.inlines if obj else [NominatorInline]

    def has_change_permission(self, request, obj=None):
        """What is decided stands."""
        is_over = obj is not None and obj.status in OVER
        return super().has_change_permission(request, obj) and not is_over

    def get_readonly_fields(self, request, obj=None):
        """What was handed in is read; papers and letters are still filed."""
        typed = [] if obj is None or obj.is_draft else self.form.Meta.fields
        return [*typed, *super().get_readonly_fields(request, obj)]

    def record_notice(self, record):
        if record.is_draft or record.status in OVER:
            return ""
        return _("It was handed in and stays as it was. To change it, return it for correction first.")

    def record_tag(self, record):
        return record.tag

    @admin.display(description=gettext_lazy("candidate"))
    def candidate_name(self, nomination):
        return format_html("<bdi>{}</bdi>", nomination.candidate)

    @admin.display(description=gettext_lazy("year"), ordering="year")
    def of_year(self, nomination):
        return digits(nomination.year)

    @admin.display(description=gettext_lazy("status"), ordering="status")
    def stands(self, nomination):
        return tag(*nomination.tag)

    @admin.display(description=gettext_lazy("conditions of the scheme"))
    def conditions(self, nomination):
        """As they are found today; once it is handed in, as they were found then."""
        if nomination.pk is None:
            return _("They are asked once it is saved.")
        findings = verdict(nomination) if nomination.is_draft else kept(nomination)
        lines = ((tag(*finding.tag), finding.words) for finding in findings)
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{} <bdi>{}</bdi></li>", lines))
