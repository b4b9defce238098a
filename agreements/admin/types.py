"""The types of agreement that the office knows."""

from django.contrib import admin

from agreements.models import AgreementType
from records.admin import RecordAdmin


@admin.register(AgreementType)
class AgreementTypeAdmin(RecordAdmin):
    list_display = ["code", "name_en", "name_fa", "level", "default_months", "expiring_window_days"]
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
        "expiring_window_days",
    ]

    def get_readonly_fields(self, request, obj=None):
        """The code stands in references that have been given."""
        return ["code"] if obj else []
