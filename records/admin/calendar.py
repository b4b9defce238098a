"""The office's calendar: holidays and periods. A row is never deleted: one entered by mistake is withdrawn."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from records import clock
from records.admin.record import RecordAdmin
from records.fields import LineField
from records.history import acting
from records.models import Holiday, Period
from records.templatetags.records import dual_date
from records.workflow import lock


class WithdrawForm(forms.Form):
    reason = LineField(label=gettext_lazy("Reasons"), max_length=300)


class DaysAdmin(RecordAdmin):
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

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not (obj and obj.is_closed)

    def record_notice(self, record):
        if not record.is_closed:
            return ""
        return _("This entry was withdrawn: %(reason)s") % {"reason": record.closed_reason}

    def record_tools(self, request, record):
        if not self.has_change_permission(request, record):
            return []
        return [(_("Withdraw"), self.url("withdraw", record.pk))]

    def own_urls(self, wrap):
        return [path("<path:object_id>/withdraw/", wrap(self.withdraw_view), name=self.url_name("withdraw"))]

    def withdraw_view(self, request, object_id):
        record = self._seen(request, object_id)
        if not self.has_change_permission(request, record):
            raise PermissionDenied
        form = WithdrawForm(request.POST or None)
        form.use_required_attribute = False
        if request.method == "POST" and form.is_valid():
            reason = form.cleaned_data["reason"]
            with acting(by=request.user, verb="close", comment=reason):
                lock(record)
                record.closed_on, record.closed_reason = clock.today(), reason
                record.save(update_fields=["closed_on", "closed_reason"])
            messages.success(request, _("Withdrawn: %(record)s.") % {"record": record})
            return redirect(self.url("changelist"))
        return self.ask(request, _("Withdraw"), form, record=record)


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
