"""Who asked to be told of new calls; to end what should not be written to any more."""

from django.contrib import admin, messages
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.actions import alerts
from programs.models import CallAlert
from records.admin import RecordAdmin
from records.admin.own import ReadOnly
from records.languages import reader
from records.templatetags.records import moment
from records.text import number


@admin.register(CallAlert)
class CallAlertAdmin(ReadOnly, RecordAdmin):
    list_display = ["wanted", "email", "language", "since", "closed_on"]
    list_filter = ["programme", "language"]
    list_select_related = ["programme"]
    search_fields = ["email"]
    fields = ["email", "user", "language", "programme", "country", "area", "since", "closed_on"]
    ordering = ["-pk"]
    list_permission = "programs.end_callalert"
    actions = ["end"]

    @admin.display(description=gettext_lazy("calls"))
    def wanted(self, alert):
        return alert.wish

    @admin.display(description=gettext_lazy("confirmed"), ordering="confirmed_at")
    def since(self, alert):
        return moment(alert.confirmed_at, "short") or "–"

    @admin.action(description=gettext_lazy("End them"))
    def end(self, request, queryset):
        ended = [alerts.end(alert, by=request.user) for alert in queryset.open()]
        messages.success(request, _("Ended: %(n)s.") % {"n": number(len(ended), reader())})
