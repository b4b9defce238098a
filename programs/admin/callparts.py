"""The rows of a call on its page: texts, areas, timetable, form, rules, criteria, money, later closings."""

from django.contrib import admin
from django.db.models import Count
from django.forms.models import BaseInlineFormSet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy, ngettext

from programs.callworkflow import CallStatus
from programs.forms.callparts import CostCategoryForm, DailyRateForm, FareLimitForm, RuleForm, SideBudgetForm
from programs.models import (
    CallArea,
    CallDate,
    CallExtension,
    CallText,
    CostCategory,
    Criterion,
    DailyRate,
    EligibilityRule,
    FareLimit,
    FormSection,
    SideBudget,
    VisitRules,
)
from records.admin import ReadOnlyInline, RecordInline, StackedInline
from records.languages import reader
from records.templatetags.records import moment
from records.text import number


def stands(call):
    """Has somebody begun an application, or is it over? Then what was asked, paid and weighed stays."""
    return call is not None and (call.form_locked_at is not None or is_over(call))


def is_over(call):
    return call is not None and (call.status == CallStatus.CANCELLED or call.is_closed)


class WhileItLasts:
    """Rows of a call that was cancelled are only read."""

    def is_fixed(self, call):
        return is_over(call)

    def has_add_permission(self, request, obj=None):
        return super().has_add_permission(request, obj) and not self.is_fixed(obj)

    def has_change_permission(self, request, obj=None):
        return self.has_add_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return self.has_add_permission(request, obj)

    def get_formset(self, request, obj=None, **kwargs):
        if not self.has_change_permission(request, obj):
            kwargs["formset"] = BaseInlineFormSet  # nothing is sent back that could be checked
        return super().get_formset(request, obj, **kwargs)


class UntilBegun(WhileItLasts):
    """Rows that stand as soon as somebody has begun an application."""

    def is_fixed(self, call):
        return stands(call)


class TextInline(WhileItLasts, StackedInline):
    model = CallText
    classes = ["collapse"]
    fields = [("language", "title"), ("about", "who", "pays")]


class AreaInline(UntilBegun, RecordInline):
    model = CallArea
    fields = ["name_en", "name_fa", "position"]


class DateInline(WhileItLasts, RecordInline):
    model = CallDate
    classes = ["collapse"]
    fields = ["on", "what_en", "what_fa"]


class SectionInline(WhileItLasts, RecordInline):
    """Sections of the form; the questions of each stand on its own page. Of a frozen form only words are changed."""

    model = FormSection
    fields = ["title_en", "title_fa", "key", "kind", "audience", "position", "asked"]
    readonly_fields = ["asked"]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(asked_count=Count("questions"))

    def get_readonly_fields(self, request, obj=None):
        return [*self.readonly_fields, *(("key", "kind", "audience") if stands(obj) else ())]

    def has_add_permission(self, request, obj=None):
        return super().has_add_permission(request, obj) and not stands(obj)

    def has_change_permission(self, request, obj=None):
        return RecordInline.has_add_permission(self, request, obj) and not is_over(obj)

    @admin.display(description=gettext_lazy("questions"))
    def asked(self, section):
        if section.pk is None:
            return "–"
        address = reverse("admin:programs_formsection_change", args=[section.pk])
        words = ngettext("%(n)s question", "%(n)s questions", section.asked_count)
        return format_html('<a href="{}">{}</a>', address, words % {"n": number(section.asked_count, reader())})


class RuleInline(UntilBegun, StackedInline):
    model = EligibilityRule
    classes = ["collapse"]
    form = RuleForm
    fields = [("words_en", "words_fa"), ("check_name", "params"), ("is_blocking", "position")]


class CriterionInline(UntilBegun, StackedInline):
    model = Criterion
    classes = ["collapse"]
    fields = [
        ("name_en", "name_fa"),
        ("side", "weight", "most", "threshold", "position"),
        ("guidance_en", "guidance_fa"),
        ("anchors_en", "anchors_fa"),
    ]


class BudgetInline(UntilBegun, RecordInline):
    model = SideBudget
    classes = ["collapse"]
    form = SideBudgetForm
    fields = ["side", "currency", "most_per_application", "total"]


class CategoryInline(UntilBegun, RecordInline):
    model = CostCategory
    classes = ["collapse"]
    form = CostCategoryForm
    fields = ["side", "name_en", "name_fa", "unit_en", "unit_fa", "currency", "most_per_unit", "position"]


class VisitRulesInline(WhileItLasts, StackedInline):
    model = VisitRules
    max_num = 1
    classes = ["collapse"]
    fields = [("travel", "stay")]


class DailyRateInline(WhileItLasts, RecordInline):
    model = DailyRate
    form = DailyRateForm
    classes = ["collapse"]
    fields = ["side", "seniority", "to_day", "amount", "currency"]


class FareLimitInline(WhileItLasts, RecordInline):
    model = FareLimit
    max_num = 2  # a side each
    form = FareLimitForm
    classes = ["collapse"]
    fields = ["side", "percent", "most", "currency"]


class ExtensionInline(ReadOnlyInline, RecordInline):
    """Asked for by one, agreed by another; each has its own page."""

    model = CallExtension
    fields = readonly_fields = ["until", "for_whom", "reason", "agreed"]
    verbose_name_plural = gettext_lazy("later closings")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("application")

    @admin.display(description=gettext_lazy("closes"))
    def until(self, extension):
        address = reverse("admin:programs_callextension_change", args=[extension.pk])
        return format_html('<a href="{}">{}</a>', address, moment(extension.closes_at, "short"))

    @admin.display(description=gettext_lazy("for whom"))
    def for_whom(self, extension):
        return extension.application.shown_reference if extension.application_id else gettext_lazy("everybody")

    @admin.display(description=gettext_lazy("agreed"))
    def agreed(self, extension):
        return moment(extension.agreed_at, "short") or gettext_lazy("not yet")
