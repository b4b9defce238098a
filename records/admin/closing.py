"""Rows of the office's own lists that are no longer used."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _

from records.closing import close
from records.paperforms import WithdrawForm


class ClosingMixin:
    """Whoever may change such a row may close it, on a page of its own, with a reason; then it is only read."""

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not (obj and obj.is_closed)

    def record_notice(self, record):
        if not record.is_closed:
            return super().record_notice(record)
        return _("This entry was withdrawn: %(reason)s") % {"reason": record.closed_reason}

    def record_tools(self, request, record):
        tools = super().record_tools(request, record)
        if self.has_change_permission(request, record):
            tools.append((_("Withdraw"), self.url("withdraw", record.pk)))
        return tools

    def own_urls(self, wrap):
        return [
            path("<path:object_id>/withdraw/", wrap(self.withdraw_view), name=self.url_name("withdraw")),
            *super().own_urls(wrap),
        ]

    def withdraw_view(self, request, object_id):
        record = self._to_change(request, object_id)
        form = WithdrawForm(request.POST or None, withdraw=close)
        if request.method == "POST" and form.is_valid() and form.perform(record, by=request.user):
            messages.success(request, _("Withdrawn: %(paper)s.") % {"paper": record})
            return redirect(self.url("changelist"))
        title = _("Withdraw “%(paper)s”") % {"paper": record}
        return self.ask(request, title, form, record=record, submit_label=_("Withdraw"))
