"""The types of agreement that the office knows."""

from django.contrib import admin

from agreements.models import AgreementType
from records.admin import RecordAdmin
from records.templatetags.records import number

# Shown in the reader's digits, which Django's own columns are not.
COLUMNS = {
    "months": AgreementType._meta.get_field("default_months"),
    "window": AgreementType._meta.get_field("expiring_window_days"),
}


@admin.register(AgreementType)
class AgreementTypeAdmin(RecordAdmin):
    list_display = ["code", "name_en", "name_fa", "level", "months", "window"]
    list_display_links = ["code", "name_en"]
    search_fields = ["code", "name_en", "name_fa"]
    ordering = ["code"]
    fields = [
        "code",
        "name_en",
        "name_fa",
        "aliases",
        "level",
        "default_months",
        "default_notice_days",
        "requires_parent",
        "expiring_window_days",
        "review_lead_days",
        "quiet_after_months",
        "dormant_after_months",
    ]

    @admin.display(description=COLUMNS["months"].verbose_name, ordering="default_months")
    def months(self, kind):
        return number(kind.default_months) or None

    @admin.display(description=COLUMNS["window"].verbose_name, ordering="expiring_window_days")
    def window(self, kind):
        return number(kind.expiring_window_days) or None

    def get_readonly_fields(self, request, obj=None):
        """The code stands in references that have been given."""
        return ["code"] if obj else []
