"""Where the office sets up a joint committee: its day and quorum, who sits on it, and when it opens."""

from django.contrib import admin, messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from programs.actions import committee as committees
from programs.admin.decisionpages import DecisionPagesMixin
from programs.forms import OfficeForm, ReasonsForm
from programs.forms.committee import CommitteeForm, PresenceForm, SeatForm
from programs.models import Call, CallPattern, Committee
from records.admin import PapersMixin, RecordAdmin
from records.admin.filters import VisibleFilter
from records.refusals import Refusal
from records.templatetags.records import moment, tag


@admin.register(Committee)
class CommitteeAdmin(DecisionPagesMixin, PapersMixin, RecordAdmin):
    """Its decision table is a page of the portal, where its members read it."""

    form = CommitteeForm
    list_display = ["named", "stands", "held_on", "opened"]
    list_display_links = ["named"]
    list_filter = [("call", VisibleFilter)]
    list_select_related = ["call"]
    search_fields = ["call__code", "call__title_en", "call__title_fa"]
    autocomplete_fields = ["call"]
    ordering = ["-pk"]
    fields = ["call", ("held_on", "place"), ("home_quorum", "partner_quorum")]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("call__programme")

    def get_readonly_fields(self, request, obj=None):
        return ["call"] if obj else []

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "call":
            calls = Call.objects.run_by(request.user).exclude(pattern=CallPattern.ELSEWHERE)
            kwargs["queryset"] = calls.filter(committees=None).order_by("-pk")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @admin.display(description=gettext_lazy("call"), ordering="call__code")
    def named(self, committee):
        return committee.call.code

    @admin.display(description=gettext_lazy("status"))
    def stands(self, committee):
        return tag(*committee.tag)

    @admin.display(description=gettext_lazy("opened"), ordering="opened_at")
    def opened(self, committee):
        return moment(committee.opened_at, "short") or "–"

    def record_tag(self, record):
        return record.tag

    def own_urls(self, wrap):
        return [
            path("<path:object_id>/members/", wrap(self.members_view), name=self.url_name("members")),
            path("<path:object_id>/members/<int:pk>/off/", wrap(self.unseat_view), name=self.url_name("unseat")),
            path("<path:object_id>/presence/", wrap(self.presence_view), name=self.url_name("presence")),
            path("<path:object_id>/close/", wrap(self.close_view), name=self.url_name("close")),
            path("<path:object_id>/reopen/", wrap(self.reopen_view), name=self.url_name("reopen")),
            path("<path:object_id>/open/", wrap(self.open_view), name=self.url_name("open")),
            *super().own_urls(wrap),
        ]

    def record_tools(self, request, record):
        tools = [*super().record_tools(request, record)]
        if record.opened_at:
            tools.insert(0, (_("Decision table"), record.get_absolute_url()))
        if not request.user.has_perm("programs.change_committee", record):
            return tools
        if record.closed_at:
            is_told = record.decisions.published().exists()
            return tools if is_told else [*tools, (_("Open it again"), self.url("reopen", record.pk))]
        tools.append((_("Members"), self.url("members", record.pk)))
        if record.opened_at is None:
            return [*tools, (_("Open the committee"), self.url("open", record.pk))]
        tools.append((_("Who is there"), self.url("presence", record.pk)))
        return [*tools, (_("Close the committee"), self.url("close", record.pk))]

    def members_view(self, request, object_id):
        """Who sits on it for which side; one more."""
        committee = self._to_do(request, object_id, "change")
        form = SeatForm(request.POST if request.method == "POST" else None, committee=committee, user=request.user)
        if request.method == "POST" and form.is_valid() and form.perform(committees.seat, committee, by=request.user):
            messages.success(request, _("Added. What is before the committee is read once it is open."))
            return redirect(self.url("members", committee.pk))
        context = self.page_context(
            request,
            _("Members of the committee"),
            committee=committee,
            members=committee.members.select_related("person", "user"),
            form=form,
        )
        return TemplateResponse(request, "admin/programs/committee/members.html", context)

    @method_decorator(require_POST)
    def unseat_view(self, request, object_id, pk):
        committee = self._to_do(request, object_id, "change")
        member = get_object_or_404(committee.members, pk=pk)
        try:
            committees.unseat(member, by=request.user)
            messages.success(request, _("Taken off."))
        except Refusal as refusal:
            messages.error(request, refusal.message)
        return redirect(self.url("members", committee.pk))

    def presence_view(self, request, object_id):
        committee = self._to_do(request, object_id, "change")
        form = PresenceForm(request.POST if request.method == "POST" else None, committee=committee)
        act = committees.note_presence
        if request.method == "POST" and form.is_valid() and form.perform(act, committee, by=request.user):
            messages.success(request, _("Noted."))
            return redirect(self.url("change", committee.pk))
        return self.ask(request, _("Who is there"), form, record=committee, submit_label=_("Save"))

    def close_view(self, request, object_id):
        committee = self._to_do(request, object_id, "close")
        form = OfficeForm(request.POST if request.method == "POST" else None)
        act = committees.close_committee
        if request.method == "POST" and form.is_valid() and form.perform(act, committee, by=request.user):
            messages.success(request, _("Closed: its result stands."))
            return redirect(self.url("change", committee.pk))
        notice = _("Nothing of the decision table is changed any more. Nobody outside is told yet.")
        return self.ask(request, _("Close the committee"), form, record=committee, notice=notice)

    def reopen_view(self, request, object_id):
        committee = self._to_do(request, object_id, "close")
        form = ReasonsForm(request.POST if request.method == "POST" else None)
        act = committees.reopen_committee
        if request.method == "POST" and form.is_valid() and form.perform(act, committee, by=request.user):
            messages.success(request, _("Open again."))
            return redirect(self.url("change", committee.pk))
        return self.ask(request, _("Open it again"), form, record=committee, is_grave=True)

    def open_view(self, request, object_id):
        committee = self._to_do(request, object_id, "open")
        form = OfficeForm(request.POST if request.method == "POST" else None)
        act = committees.open_committee
        if request.method == "POST" and form.is_valid() and form.perform(act, committee, by=request.user):
            messages.success(request, _("Open: the members read what is before it."))
            return redirect(committee.get_absolute_url())
        notice = _("From now on the members of both sides read all applications and reviews, but for their conflicts.")
        return self.ask(request, _("Open the committee"), form, record=committee, notice=notice)
