"""Indicators, data items and peer groups in the admin: each on its page, from which one goes back to the tree."""

from django.contrib import admin
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluation import actions
from evaluation.forms import IndicatorForm, PeerGroupForm, ValidationRuleForm, VariableForm
from evaluation.models import Indicator, PeerGroup, ValidationRule, Variable
from records.admin import RecordAdmin
from records.admin.filters import VisibleFilter
from records.languages import reader
from records.templatetags.records import tag
from records.text import number


class PartAdmin(RecordAdmin):
    """A part changes as long as its framework is a draft. `added_to` is what a new one is given to begin with."""

    list_permission = "evaluation.read_papers_framework"
    added_to = "framework"
    list_filter = [("framework", VisibleFilter)]
    list_select_related = ["framework__exercise"]
    readonly_fields = ["of_framework"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("framework__exercise")

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or obj.framework.is_draft)

    def get_fieldsets(self, request, obj=None):
        """Its framework is chosen once."""
        first, *others = self.fieldsets
        chosen = ["of_framework"] if obj else [self.added_to] if self.added_to == "framework" else []
        return [(None, {"fields": [*chosen, *first[1]["fields"]]}), *others]

    def get_readonly_fields(self, request, obj=None):
        return self.readonly_fields if obj else []

    @admin.display(description=gettext_lazy("title"), ordering="title_en")
    def named(self, part):
        return format_html("<bdi>{}</bdi>", part.title)

    @admin.display(description=gettext_lazy("evaluation framework"), ordering="framework")
    def of_framework(self, part):
        return format_html('<a href="{}"><bdi>{}</bdi></a>', _tree(part), part.framework)

    @admin.display(description=gettext_lazy("status"), ordering="framework__status")
    def stands(self, part):
        return tag(*part.framework.tag)

    def record_notice(self, record):
        if record.framework.is_draft:
            return ""
        return _("Its framework is locked: it stands as it is.")

    def response_post_save_add(self, request, obj):
        return redirect(_tree(obj))

    def response_post_save_change(self, request, obj):
        return redirect(_tree(obj))


def _tree(part):
    return reverse("admin:evaluation_framework_weights", args=[part.framework_id])


@admin.register(Indicator)
class IndicatorAdmin(PartAdmin):
    form = IndicatorForm
    added_to = "node"
    list_display = ["named", "code", "in_domain", "direction", "weight_read", "of_framework", "stands"]
    list_display_links = ["named"]
    list_filter = [*PartAdmin.list_filter, "direction", "evidence", "is_public"]
    search_fields = ["code", "title_en", "title_fa", "definition_en", "definition_fa"]
    ordering = ["framework", "position", "pk"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("node", "code", "continuity_key"),
                    ("title_en", "title_fa"),
                    ("definition_en", "definition_fa"),
                    ("unit_en", "unit_fa"),
                ]
            },
        ),
        (gettext_lazy("What it is made of"), {"fields": [("above", "below", "scale")]}),
        (gettext_lazy("How it counts"), {"fields": [("direction", "weight", "position")]}),
        (
            gettext_lazy("How values become points"),
            {
                "fields": [
                    ("normalisation", "low", "high"),
                    ("goal_low", "goal_high", "is_log"),
                    ("target", "is_capped", "reference"),
                    ("centre", "spread", "margin"),
                ]
            },
        ),
        (
            gettext_lazy("Outliers and gaps"),
            {
                "fields": [
                    ("treatment", "treatment_most", "treatment_fallback"),
                    ("imputation", "imputation_years", "imputation_group", "imputation_percentile"),
                ]
            },
        ),
        (gettext_lazy("What is asked and shown"), {"fields": [("evidence", "is_public")]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("node")

    @admin.display(description=gettext_lazy("domain"), ordering="node")
    def in_domain(self, indicator):
        return format_html("<bdi>{}</bdi>", indicator.node)

    @admin.display(description=gettext_lazy("weight"), ordering="weight")
    def weight_read(self, indicator):
        return number(indicator.weight, reader())

    def get_changeform_initial_data(self, request):
        return known(request, "node")

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        actions.set_formula(
            obj, above=form.cleaned_data["above"], below=form.cleaned_data["below"] or [], by=request.user
        )


@admin.register(Variable)
class VariableAdmin(PartAdmin):
    form = VariableForm
    list_display = ["named", "code", "source", "of_framework", "stands"]
    list_display_links = ["named"]
    list_filter = [*PartAdmin.list_filter, "source"]
    search_fields = ["code", "title_en", "title_fa", "definition_en", "definition_fa"]
    ordering = ["framework", "position", "pk"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("code", "continuity_key", "position"),
                    ("title_en", "title_fa"),
                    ("definition_en", "definition_fa"),
                    ("unit_en", "unit_fa"),
                    ("period", "reference_en", "reference_fa"),
                ]
            },
        ),
        (gettext_lazy("What may be given"), {"fields": [("source", "measure"), ("is_whole", "minimum", "maximum")]}),
    ]

    def get_changeform_initial_data(self, request):
        return known(request, "framework")


@admin.register(ValidationRule)
class ValidationRuleAdmin(PartAdmin):
    form = ValidationRuleForm
    list_display = ["named", "looks_at", "is_hard", "of_framework", "stands"]
    list_display_links = ["named"]
    list_filter = [*PartAdmin.list_filter, "looks_at", "is_hard"]
    list_select_related = ["framework__exercise", "variable", "other"]
    search_fields = ["variable__code", "variable__title_en", "variable__title_fa"]
    ordering = ["framework", "position", "pk"]
    fieldsets = [
        (None, {"fields": [("variable", "looks_at"), ("limit", "other"), ("is_hard", "position")]}),
        (gettext_lazy("Words"), {"fields": ["message_en", "message_fa"]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("variable", "other")

    @admin.display(description=gettext_lazy("data item"), ordering="variable__position")
    def named(self, rule):
        return format_html("<bdi>{}</bdi>", rule.variable)

    def get_changeform_initial_data(self, request):
        return known(request, "framework")


@admin.register(PeerGroup)
class PeerGroupAdmin(PartAdmin):
    form = PeerGroupForm
    list_display = ["named", "code", "grouping", "of_framework", "stands"]
    list_display_links = ["named"]
    search_fields = ["code", "grouping", "title_en", "title_fa"]
    ordering = ["framework", "grouping", "pk"]
    fieldsets = [(None, {"fields": [("grouping", "code"), ("title_en", "title_fa"), "units"]})]

    def get_changeform_initial_data(self, request):
        return known(request, "framework")


def known(request, name):
    """What the page led here with; anything else is nothing."""
    given = request.GET.get(name, "")
    return {name: given} if given.isdecimal() and len(given) < 19 else {}
