"""Rules that are overruled for one application: proposed on its page, confirmed or dropped here by a second person."""

from django.contrib import admin, messages
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.actions import overrulings
from programs.admin.applications import OnAnApplication
from programs.applicationworkflow import UNDECIDED
from programs.forms import OfficeForm, ReasonsForm
from programs.models import Overruling
from records.templatetags.records import tag


@admin.register(Overruling)
class OverrulingAdmin(OnAnApplication):
    list_display = ["of_application", "application", "asked", "proposed_by", "proposed_at", "stands"]
    list_filter = [("confirmed_at", admin.EmptyFieldListFilter)]
    search_fields = ["application__reference", "application__number", "application__title"]
    list_select_related = ["application", "rule", "proposed_by", "confirmed_by"]
    ordering = ["-proposed_at", "-pk"]
    fields = ["of_application", "to_application", "asked", "stands", "reason", "proposed_by", "proposed_at"]
    fields += ["confirmed_by", "confirmed_at", "closed_reason"]

    @admin.display(description=gettext_lazy("application"))
    def to_application(self, overruling):
        address = reverse("admin:programs_application_change", args=[overruling.application_id])
        return format_html('<a href="{}"><bdi>{}</bdi></a>', address, overruling.application)

    @admin.display(description=gettext_lazy("rule"))
    def asked(self, overruling):
        return format_html("<bdi>{}</bdi>", overruling.rule.words)

    @admin.display(description=gettext_lazy("status"), ordering="confirmed_at")
    def stands(self, overruling):
        return tag(*overruling.tag)

    def record_tag(self, record):
        return record.tag

    def own_urls(self, wrap):
        return [
            path("<path:object_id>/confirm/", wrap(self.confirm_view), name=self.url_name("confirm")),
            path("<path:object_id>/drop/", wrap(self.drop_view), name=self.url_name("drop")),
            *super().own_urls(wrap),
        ]

    def record_tools(self, request, record):
        tools, user = super().record_tools(request, record), request.user
        if record.is_settled:
            return tools
        is_another = user.pk != record.proposed_by_id and record.application.status in UNDECIDED
        if is_another and user.has_perm(self.permission("confirm"), record):
            tools.append((_("Confirm"), self.url("confirm", record.pk)))
        if user.has_perm(self.permission("drop"), record):
            tools.append((_("Drop"), self.url("drop", record.pk)))
        return tools

    def confirm_view(self, request, object_id):
        done = _("Confirmed: this rule does not block this application any more.")
        act = overrulings.confirm_overruling
        return self._decide(request, object_id, "confirm", _("Confirm"), OfficeForm, act, done)

    def drop_view(self, request, object_id):
        done = _("Dropped. The rule goes on to block this application.")
        return self._decide(request, object_id, "drop", _("Drop"), ReasonsForm, overrulings.drop_overruling, done)

    def _decide(self, request, object_id, verb, title, form_class, act, done):
        overruling = self._to_do(request, object_id, verb)
        form = form_class(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid() and form.perform(act, overruling, by=request.user):
            messages.success(request, done)
            return redirect(self.url("change", overruling.pk))
        summary = [
            {"label": _("Rule"), "value": overruling.rule.words},
            {"label": _("Proposed by"), "value": overruling.proposed_by},
            {"label": _("Reasons"), "value": overruling.reason, "is_text": True},
        ]
        return self.ask(request, title, form, record=overruling, summary=summary)
