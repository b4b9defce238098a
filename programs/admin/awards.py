"""The lists of awards and of their visits, for the office; what is done with one stands on its page in the portal."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy, pgettext_lazy

from programs.models import Award, AwardAmount, BudgetLine, Visit
from records.admin import ReadOnlyInline, RecordAdmin, RecordInline
from records.admin.filters import VisibleFilter
from records.languages import reader
from records.templatetags.records import dual_date, tag


class Amounts:
    """Columns of money, each in its currency."""

    @admin.display(description=gettext_lazy("amount"))
    def whole(self, row):
        return row.money.format(reader())

    @admin.display(description=gettext_lazy("left"))
    def rest(self, row):
        return row.left.format(reader())


class Days:
    """Columns of the first and the last day."""

    @admin.display(description=gettext_lazy("from"), ordering="starts_on")
    def first_day(self, row):
        return dual_date(row.starts_on, "short")

    @admin.display(description=gettext_lazy("until"), ordering="ends_on")
    def last_day(self, row):
        return dual_date(row.ends_on, "short")


class AmountInline(ReadOnlyInline, Amounts, RecordInline):
    model = AwardAmount
    fields = readonly_fields = ["side", "whole", "rest"]


class LineInline(ReadOnlyInline, Amounts, Days, RecordInline):
    model = BudgetLine
    fields = readonly_fields = ["side", "category", "purpose", "first_day", "last_day", "whole", "rest"]

    def get_queryset(self, request):
        return super().get_queryset(request).open()


class VisitInline(ReadOnlyInline, Days, RecordInline):
    model = Visit
    fields = readonly_fields = ["traveller", "purpose", "first_day", "last_day", "stands"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("traveller")

    @admin.display(description=gettext_lazy("status"))
    def stands(self, visit):
        return tag(*visit.tag)


class Read(RecordAdmin):
    """Nobody types here: a decision makes an award, its team plans visits."""

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def record_tag(self, record):
        return record.tag

    @admin.display(description=gettext_lazy("status"), ordering="status")
    def stands(self, record):
        return tag(*record.tag)


@admin.register(Award)
class AwardAdmin(Days, Read):
    list_display = ["named", "stands", "answer_by", "first_day", "last_day"]
    list_display_links = None
    list_filter = ["status", ("application__call", VisibleFilter)]
    list_select_related = ["application__call"]
    search_fields = ["application__reference", "application__title"]
    ordering = ["-pk"]
    inlines = [AmountInline, LineInline, VisitInline]
    fields = [
        "of_application",
        "answer_by",
        "first_day",
        "last_day",
        "offered_by",
        "answered_by",
        "reason",
        "as_project",
    ]
    readonly_fields = fields

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("application__call", "offered_by", "answered_by", "project")

    @admin.display(description=gettext_lazy("award"), ordering="application__title")
    def named(self, award):
        return format_html(
            '<a href="{}"><bdi>{}</bdi></a><span class="under-line"><bdi dir="ltr">{}</bdi></span>',
            self.url("change", award.pk),
            award.application.title,
            award.application.shown_reference,
        )

    @admin.display(description=gettext_lazy("to be accepted by"), ordering="accept_by")
    def answer_by(self, award):
        return dual_date(award.accept_by, "short")

    @admin.display(description=gettext_lazy("application"))
    def of_application(self, award):
        return _linked(award.application)

    @admin.display(description=gettext_lazy("joint project"))
    def as_project(self, award):
        return _linked(award.project) if award.project else "–"


@admin.register(Visit)
class VisitAdmin(Days, Read):
    list_display = ["named", "of_award", "first_day", "last_day", "stands"]
    list_display_links = None
    list_filter = ["status", ("award__application__call", VisibleFilter)]
    list_select_related = ["award__application", "traveller"]
    search_fields = ["traveller__name", "purpose", "award__application__reference"]
    ordering = ["-starts_on", "-pk"]
    fields = ["of_award", "traveller", "seniority", "purpose", "first_day", "last_day", "paid_days", "reason"]
    readonly_fields = fields

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("award__application", "traveller")

    @admin.display(description=pgettext_lazy("of an award", "visit"), ordering="starts_on")
    def named(self, visit):
        return format_html('<a href="{}"><bdi>{}</bdi></a>', self.url("change", visit.pk), visit)

    @admin.display(description=gettext_lazy("award"))
    def of_award(self, visit):
        return _linked(visit.award)


def _linked(record):
    return format_html('<a href="{}"><bdi>{}</bdi></a>', record.get_absolute_url(), record)
