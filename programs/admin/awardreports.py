"""Where the office looks up which reports of awards are due; each is read and answered on its page."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.admin.callparts import WhileItLasts
from programs.models import CallReport, ReportDue, ReportQuestion
from records.admin import RecordAdmin, RecordInline
from records.admin.filters import VisibleFilter
from records.admin.own import ReadOnly
from records.templatetags.records import dual_date, tag


class ReportsAskedInline(WhileItLasts, RecordInline):
    model = CallReport
    classes = ["collapse"]
    fields = ["kind", "months", "anchor"]


class ReportQuestionInline(WhileItLasts, RecordInline):
    model = ReportQuestion
    classes = ["collapse"]
    fields = ["kind", "words_en", "words_fa", "position"]


class StandingFilter(admin.SimpleListFilter):
    """Where a report stands: what waits for whom."""

    title = gettext_lazy("status")
    parameter_name = "stands"

    def lookups(self, request, model_admin):
        return [("waited", _("waited for")), ("submitted", _("to be read")), ("accepted", _("accepted"))]

    def queryset(self, request, queryset):
        if self.value() == "waited":
            return queryset.waited_for()
        if self.value() in ("submitted", "accepted"):
            return queryset.filter(standing=self.value())
        return queryset


@admin.register(ReportDue)
class ReportDueAdmin(ReadOnly, RecordAdmin):
    list_display = ["named", "kind", "due", "stands"]
    list_display_links = None
    list_filter = [StandingFilter, "kind", ("award__application__call", VisibleFilter)]
    list_select_related = ["award__application__call"]
    search_fields = ["award__application__reference", "award__application__title"]
    ordering = ["due_on", "pk"]
    fields = ["named", "kind", "due", "stands", "waived_for"]

    def get_queryset(self, request):
        return super().get_queryset(request).for_lists()

    @admin.display(description=gettext_lazy("award"), ordering="award__application__reference")
    def named(self, due):
        return format_html(
            '<a href="{}"><bdi dir="ltr">{}</bdi></a><span class="under-line"><bdi>{}</bdi></span>',
            due.get_absolute_url(),
            due.award.application.shown_reference,
            due.award.application.title,
        )

    @admin.display(description=gettext_lazy("due on"), ordering="due_on")
    def due(self, due):
        return dual_date(due.due_on, "short")

    @admin.display(description=gettext_lazy("status"))
    def stands(self, due):
        return tag(*due.tag)

    def record_tag(self, record):
        return record.tag

    def record_tools(self, request, record):
        return [(_("Open the report"), record.get_absolute_url()), *super().record_tools(request, record)]
