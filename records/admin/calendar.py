"""The office's calendar: holidays and periods. A row is never deleted: one entered by mistake is withdrawn."""

from django.contrib import admin
from django.utils.translation import gettext_lazy

from records.admin.closing import ClosingMixin
from records.admin.record import RecordAdmin
from records.models import Holiday, Period
from records.templatetags.records import dual_date


class DaysAdmin(ClosingMixin, RecordAdmin):
    """Rows with a first and a last day; one that is withdrawn counts for nothing and stays readable."""

    ordering = ["-starts_on", "-pk"]

    @admin.display(description=gettext_lazy("from"), ordering="starts_on")
    def first_day(self, row):
        return dual_date(row.starts_on, "short")

    @admin.display(description=gettext_lazy("until, this day included"), ordering="ends_on")
    def last_day(self, row):
        return dual_date(row.ends_on, "short")

    @admin.display(description=gettext_lazy("counts"), boolean=True)
    def counts(self, row):
        return not row.is_closed


@admin.register(Holiday)
class HolidayAdmin(DaysAdmin):
    list_display = ["__str__", "first_day", "last_day", "pauses_reminders", "counts"]
    list_filter = ["pauses_reminders"]
    search_fields = ["name_en", "name_fa"]
    fields = ["name_en", "name_fa", "starts_on", "ends_on", "pauses_reminders"]


@admin.register(Period)
class PeriodAdmin(DaysAdmin):
    list_display = ["__str__", "kind", "first_day", "last_day", "counts"]
    list_filter = ["kind"]
    search_fields = ["label_en", "label_fa"]
    fields = ["kind", "label_en", "label_fa", "starts_on", "ends_on"]
