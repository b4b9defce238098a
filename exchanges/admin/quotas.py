"""Quotas of agreements with their years, and the balance of each exchange."""

from django.contrib import admin
from django.utils.translation import gettext_lazy

from agreements.models import AgreementParty
from exchanges.models import BalanceEntry, QuotaLine, QuotaYear
from records.admin import RecordAdmin, RecordInline
from records.admin.closing import ClosingMixin
from records.templatetags.records import dual_date, number


class QuotaYearInline(RecordInline):
    model = QuotaYear
    fields = ["period", "capacity", "places_taken", "months", "person_months_taken"]
    readonly_fields = ["places_taken", "person_months_taken"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("period")

    @admin.display(description=gettext_lazy("taken"))
    def places_taken(self, year):
        return number(year.taken)

    @admin.display(description=gettext_lazy("person-months taken"))
    def person_months_taken(self, year):
        return number(year.months_taken)


@admin.register(QuotaLine)
class QuotaLineAdmin(ClosingMixin, RecordAdmin):
    list_display = ["agreement", "kind", "level", "which_way", "first_day", "last_day", "places"]
    list_filter = ["kind", "level"]
    list_select_related = ["agreement", "sending", "receiving"]
    search_fields = ["agreement__title_en", "agreement__title_fa", "agreement__reference"]
    ordering = ["-starts_on", "-pk"]
    autocomplete_fields = ["agreement"]
    inlines = [QuotaYearInline]
    fields = [
        "agreement",
        "kind",
        "level",
        "sending",
        "receiving",
        "starts_on",
        "ends_on",
        "persons_per_year",
        "person_months_per_year",
        "language",
        "fields",
        "terms",
    ]

    def get_form(self, request, obj=None, change=False, **kwargs):
        """Only parties of its agreement are offered; of a new one, none before the agreement is chosen."""
        form_class = super().get_form(request, obj, change=change, **kwargs)
        asked = request.POST.get("agreement") or request.GET.get("agreement") or (obj and obj.agreement_id) or 0
        chosen = int(asked) if str(asked).isascii() and str(asked).isdigit() and len(str(asked)) < 19 else 0
        parties = AgreementParty.objects.filter(agreement=chosen).select_related("institution", "unit")
        for name in ("sending", "receiving"):
            if name in form_class.base_fields:
                form_class.base_fields[name].queryset = parties
        return form_class

    @admin.display(description=gettext_lazy("places a year"), ordering="persons_per_year")
    def places(self, line):
        return number(line.persons_per_year)

    @admin.display(description=gettext_lazy("which way"))
    def which_way(self, line):
        return line.way or "–"

    @admin.display(description=gettext_lazy("from"), ordering="starts_on")
    def first_day(self, line):
        return dual_date(line.starts_on, "short")

    @admin.display(description=gettext_lazy("until"), ordering="ends_on")
    def last_day(self, line):
        return dual_date(line.ends_on, "short") or "–"


@admin.register(BalanceEntry)
class BalanceEntryAdmin(ClosingMixin, RecordAdmin):
    list_display = ["agreement", "day", "side", "units", "reason"]
    list_filter = ["side"]
    list_select_related = ["agreement", "stay"]
    search_fields = ["agreement__title_en", "agreement__title_fa", "agreement__reference", "reason"]
    ordering = ["-on", "-pk"]
    autocomplete_fields = ["agreement"]
    fields = ["agreement", "on", "units", "reason"]

    @admin.display(description=gettext_lazy("on"), ordering="on")
    def day(self, entry):
        return dual_date(entry.on, "short")

    def save_model(self, request, obj, form, change):
        """Whoever enters an adjustment stands beside it."""
        if not change:
            obj.entered_by = request.user
        super().save_model(request, obj, form, change)
