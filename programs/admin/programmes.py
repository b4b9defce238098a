"""The admin pages of programmes, and of later closings of their calls."""

from django.contrib import admin, messages
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs import calltimes
from programs.forms.calls import AgreeForm, ProgrammeForm
from programs.models import CallExtension, Programme
from records.admin import RecordAdmin
from records.admin.closing import ClosingMixin
from records.templatetags.records import moment, tag


@admin.register(Programme)
class ProgrammeAdmin(ClosingMixin, RecordAdmin):
    """Whoever runs a programme for the office keeps its texts; whose it is, is the office's to say."""

    form = ProgrammeForm
    list_display = ["code", "named", "partner_country", "managing_institution", "is_public"]
    list_display_links = ["code", "named"]
    list_filter = ["is_public", "partner_country"]
    list_select_related = ["managing_institution"]
    search_fields = ["code", "name_en", "name_fa"]
    autocomplete_fields = ["home_agency", "partner_agency", "agreement", "managing_institution"]
    ordering = ["code"]
    fieldsets = [
        (None, {"fields": ["code", "name_en", "name_fa", "is_public"]}),
        (
            gettext_lazy("With whom"),
            {"fields": ["partner_country", "partner_time_zone", "home_agency", "partner_agency", "agreement"]},
        ),
        (gettext_lazy("Who runs it"), {"fields": ["managing_institution"]}),
        (gettext_lazy("What everybody may read"), {"fields": ["purpose_en", "purpose_fa", "url"]}),
    ]
    of_the_office = ["code", "is_public", "partner_country", "agreement", "managing_institution"]

    def get_queryset(self, request):
        related = ["home_agency", "partner_agency", "agreement", "managing_institution"]
        return super().get_queryset(request).select_related(*related)

    @admin.display(description=gettext_lazy("name"), ordering="name_en")
    def named(self, programme):
        return format_html("<bdi>{}</bdi>", programme.name)

    def get_readonly_fields(self, request, obj=None):
        return [] if obj is None or request.user.has_perm("programs.hand_over_programme", obj) else self.of_the_office

    def record_tools(self, request, record):
        calls = f"{reverse('admin:programs_call_changelist')}?programme__id__exact={record.pk}"
        return [(_("Its calls"), calls), *super().record_tools(request, record)]


@admin.register(CallExtension)
class CallExtensionAdmin(ClosingMixin, RecordAdmin):
    """Later closings: asked for on the page of a call, agreed here by a second person."""

    list_display = ["to_call", "for_whom", "until", "stands"]
    list_filter = [("agreed_at", admin.EmptyFieldListFilter)]
    list_select_related = ["call", "application"]
    search_fields = ["call__code", "call__title_en", "call__title_fa"]
    ordering = ["-asked_at", "-pk"]
    fields = ["to_call", "for_whom", "until", "instead_of", "reason", "asked", "agreed"]
    readonly_fields = fields

    def get_queryset(self, request):
        related = ["call__programme", "application", "asked_by", "agreed_by"]
        return super().get_queryset(request).select_related(*related)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        """What is agreed stands."""
        return super().has_change_permission(request, obj) and not (obj and obj.agreed_at)

    @admin.display(description=gettext_lazy("call"), ordering="call__code")
    def to_call(self, extension):
        return format_html("<bdi>{}</bdi>", extension.call)

    @admin.display(description=gettext_lazy("for whom"))
    def for_whom(self, extension):
        return extension.application.shown_reference if extension.application_id else _("everybody")

    @admin.display(description=gettext_lazy("closes"), ordering="closes_at")
    def until(self, extension):
        return calltimes.html(extension.closes_at, extension.call)

    @admin.display(description=gettext_lazy("instead of"))
    def instead_of(self, extension):
        return calltimes.html(extension.previous_at, extension.call) if extension.previous_at else "–"

    @admin.display(description=gettext_lazy("status"), ordering="agreed_at")
    def stands(self, extension):
        return tag(*self.record_tag(extension))

    @admin.display(description=gettext_lazy("asked"))
    def asked(self, extension):
        return format_html("{} – <bdi>{}</bdi>", moment(extension.asked_at), extension.asked_by)

    @admin.display(description=gettext_lazy("agreed"))
    def agreed(self, extension):
        if not extension.agreed_at:
            return _("not yet")
        return format_html("{} – <bdi>{}</bdi>", moment(extension.agreed_at), extension.agreed_by)

    def record_tag(self, record):
        if record.agreed_at:
            return _("agreed"), "good"
        return (_("withdrawn"), "quiet") if record.is_closed else (_("waits for a second person"), "waiting")

    def own_urls(self, wrap):
        return [
            path("<path:object_id>/agree/", wrap(self.agree_view), name=self.url_name("agree")),
            *super().own_urls(wrap),
        ]

    def record_tools(self, request, record):
        tools = super().record_tools(request, record)
        is_open = not (record.agreed_at or record.is_closed)
        is_another = request.user.pk != record.asked_by_id
        if is_open and is_another and request.user.has_perm(self.permission("agree"), record):
            tools.insert(0, (_("Agree"), self.url("agree", record.pk)))
        return tools

    def agree_view(self, request, object_id):
        extension = self._to_do(request, object_id, "agree")
        form = AgreeForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid() and form.perform(extension, by=request.user):
            messages.success(request, _("Agreed: it closes later."))
            return redirect(self.url("change", extension.pk))
        return self.ask(request, _("Agree"), form, record=extension, notice=extension.reason)
