"""Addresses that letters do not reach, until somebody says that they work again."""

from django.contrib import admin, messages
from django.shortcuts import redirect
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from notices import actions
from notices.forms import AgainForm
from notices.models import FailedAddress
from records.admin import ReadOnly, RecordAdmin
from records.forms import refusals_shown
from records.languages import reader
from records.templatetags.records import dual_date, moment
from records.text import number


class ByEnd(admin.SimpleListFilter):
    title, parameter_name = gettext_lazy("state"), "state"

    def lookups(self, request, model_admin):
        return [("open", _("fails")), ("closed", _("works again"))]

    def queryset(self, request, queryset):
        return {"open": queryset.open(), "closed": queryset.exclude(closed_on=None)}.get(self.value(), queryset)


@admin.register(FailedAddress)
class FailedAddressAdmin(ReadOnly, RecordAdmin):
    list_permission = "notices.see_letters"
    list_display = ["address", "kind", "times", "since", "last", "is_failing", "until"]
    list_filter = [ByEnd, "kind"]
    search_fields = ["address", "reason"]
    fields = ["address", "kind", "times", "said", "since", "last", "is_failing", "until", "closed_reason"]
    readonly_fields = fields

    @admin.display(description=gettext_lazy("times"), ordering="count")
    def times(self, failed):
        return number(failed.count, reader())

    @admin.display(description=gettext_lazy("what its server said"))
    def said(self, failed):
        return format_html("<bdi>{}</bdi>", failed.reason)

    @admin.display(description=gettext_lazy("since"), ordering="created_at")
    def since(self, failed):
        return moment(failed.created_at, "short")

    @admin.display(description=gettext_lazy("last time"), ordering="failed_at")
    def last(self, failed):
        return moment(failed.failed_at, "short")

    @admin.display(description=gettext_lazy("nothing is sent there"), boolean=True)
    def is_failing(self, failed):
        return failed.is_failing

    @admin.display(description=gettext_lazy("works again since"), ordering="closed_on")
    def until(self, failed):
        return dual_date(failed.closed_on, "short")

    def record_tools(self, request, record):
        may = not record.is_closed and request.user.has_perm("notices.clear_failedaddress", record)
        return [(_("This address works again"), self.url("clear", record.pk))] if may else []

    def own_urls(self, wrap):
        return [path("<path:object_id>/clear/", wrap(self.clear_view), name=self.url_name("clear"))]

    def clear_view(self, request, object_id):
        record = self._to_do(request, object_id, "clear")
        form = AgainForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            with refusals_shown(form):
                actions.works_again(record, by=request.user, **form.cleaned_data)
                messages.success(request, _("Letters go to %(address)s again.") % {"address": record})
                return redirect(self.url("changelist"))
        notice = _("Letters that failed meanwhile are not sent by this: choose them in the list and try them again.")
        return self.ask(request, _("This address works again"), form, record=record, notice=notice)
