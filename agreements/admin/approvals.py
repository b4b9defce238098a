"""Approvals from outside that an agreement needs, and the office's rules about them."""

from django.contrib import admin, messages
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _

from agreements import actions
from agreements.forms.approvals import RequestApprovalsForm
from agreements.models import ApprovalRule
from agreements.workflow import UNSIGNED
from records.admin import RecordAdmin
from records.admin.closing import ClosingMixin
from records.languages import listed


class ApprovalsMixin:
    """The page on which the approvals of an agreement are written down, all at once, as the rules say."""

    def own_urls(self, wrap):
        return [
            path("<path:object_id>/approvals/", wrap(self.approvals_view), name=self.url_name("approvals")),
            *super().own_urls(wrap),
        ]

    def record_tools(self, request, record):
        tools = super().record_tools(request, record)
        may_ask = request.user.has_perm("agreements.request_approvals_agreement", record)
        if record.status in UNSIGNED and may_ask:
            tools.append((_("Ask for approvals"), self.url("approvals", record.pk)))
        return tools

    def approvals_view(self, request, object_id):
        agreement = self._to_do(request, object_id, "request_approvals")
        form = RequestApprovalsForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            made = form.perform(agreement, by=request.user)
            if made:
                names = listed(made)
                messages.success(request, _("To be asked for: %(approvals)s.") % {"approvals": names})
                return redirect(self.url("change", agreement.pk))
        kinds = listed(actions.needed_kinds(agreement)) or _("none")
        notice = _("By the office's rules this agreement needs: %(approvals)s.") % {"approvals": kinds}
        return self.ask(request, _("Ask for approvals"), form, record=agreement, notice=notice)


@admin.register(ApprovalRule)
class ApprovalRuleAdmin(ClosingMixin, RecordAdmin):
    """Which approvals agreements need; a rule that changes is withdrawn and entered anew."""

    list_display = ["kind", "type", "ministry", "closed_on"]
    list_filter = ["kind"]
    list_select_related = ["kind", "type", "ministry"]
    search_fields = ["kind__name_en", "kind__name_fa", "type__name_en", "type__name_fa"]
    autocomplete_fields = ["ministry"]
    fields = ["kind", "type", "ministry"]
    ordering = ["kind__code", "pk"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("kind", "type", "ministry")
