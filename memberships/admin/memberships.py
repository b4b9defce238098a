"""The admin pages of memberships and of their terms, with what these give."""

from django.contrib import admin, messages
from django.contrib.admin import SimpleListFilter
from django.shortcuts import redirect
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from memberships.actions import renew
from memberships.admin.filters import ByScheme, BySchemeOfMembership
from memberships.forms import MembershipForm, RenewForm
from memberships.imports import table
from memberships.models import (
    EntitlementAccount,
    EntitlementRule,
    EntitlementUse,
    Membership,
    MembershipSuspension,
    MembershipTerm,
    Phase,
)
from records import clock
from records.admin import (
    ActionInline,
    ActionsMixin,
    DocumentInline,
    LetterInline,
    LettersMixin,
    PapersMixin,
    RecordAdmin,
    RecordInline,
)
from records.admin.closing import ClosingMixin
from records.forms import refusals_shown
from records.templatetags.records import dual_date, number, tag


class ByPhase(SimpleListFilter):
    title, parameter_name = gettext_lazy("phase"), "phase"

    def lookups(self, request, model_admin):
        return Phase.choices

    def queryset(self, request, queryset):
        return queryset.in_phase(self.value(), clock.today()) if self.value() in Phase else queryset


class TermInline(RecordInline):
    model = MembershipTerm
    fields = ["starts_on", "ends_on", "origin"]
    show_change_link = True


class SuspensionInline(RecordInline):
    model = MembershipSuspension
    fields = ["starts_on", "ends_on", "reason"]


@admin.register(Membership)
class MembershipAdmin(ClosingMixin, ActionsMixin, LettersMixin, PapersMixin, RecordAdmin):
    form = MembershipForm
    import_slug = "members"
    export_permission = "memberships.export_membership"
    list_display = ["member_name", "scheme", "since", "phase_tag", "number"]
    list_display_links = ["member_name"]
    list_filter = [ByPhase, ByScheme, "scheme__holder"]
    search_fields = ["number"]
    search_help_text = gettext_lazy("Name of the member, in either script, number or field.")
    ordering = ["scheme__body__code", "since_on", "pk"]
    autocomplete_fields = ["scheme", "person", "institution", "coordinator", "agreement"]
    inlines = [TermInline, SuspensionInline, ActionInline, LetterInline, DocumentInline]
    fieldsets = [
        (None, {"fields": ["scheme", "person", "institution", "coordinator", "agreement", "number", "since"]}),
        (gettext_lazy("What everybody may read"), {"fields": ["agreed_on", "field_en", "field_fa"]}),
        (gettext_lazy("The end"), {"fields": ["ended_on", "end_reason"]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).for_lists().select_related("coordinator", "agreement")

    def get_inlines(self, request, obj):
        if obj is None:
            return [TermInline]
        return self.inlines if self._reads_all(request, obj) else []

    def get_fieldsets(self, request, obj=None):
        """Who reads no papers of it reads what everybody may."""
        if obj is None or self._reads_all(request, obj):
            return super().get_fieldsets(request, obj)
        return [(None, {"fields": ["scheme", "person", "institution", "since", "field_en", "field_fa"]})]

    def _reads_all(self, request, membership):
        return request.user.has_perm("memberships.read_papers_membership") or membership.belongs_to(request.user)

    def record_tag(self, record):
        return record.tag

    def get_list_display(self, request):
        """The body's number is for whoever reads the papers."""
        shown = super().get_list_display(request)
        if request.user.has_perm("memberships.read_papers_membership"):
            return shown
        return [column for column in shown if column != "number"]

    @admin.display(description=gettext_lazy("member"))
    def member_name(self, membership):
        return format_html("<bdi>{}</bdi>", membership.member)

    @admin.display(description=gettext_lazy("member since"), ordering="since_on")
    def since(self, membership):
        return dual_date(membership.since, "short")

    @admin.display(description=gettext_lazy("phase"))
    def phase_tag(self, membership):
        return tag(*membership.tag)

    def export_table(self, queryset):
        """The columns of the import, so that what was taken away can be read again."""
        return table(queryset.for_lists())

    def own_urls(self, wrap):
        return [
            path("<path:object_id>/renew/", wrap(self.renew_view), name=self.url_name("renew")),
            *super().own_urls(wrap),
        ]

    def record_tools(self, request, record):
        tools = super().record_tools(request, record)
        if request.user.has_perm("memberships.renew_membership", record) and not record.is_closed:
            tools.insert(0, (_("Renew"), self.url("renew", record.pk)))
        return tools

    def renew_view(self, request, object_id):
        record = self._to_do(request, object_id, "renew")
        form = RenewForm(request.POST or None, membership=record)
        if request.method == "POST" and form.is_valid():
            with refusals_shown(form):
                renew(record, by=request.user, **form.cleaned_data)
            if not form.errors:
                messages.success(request, _("Renewed: %(record)s.") % {"record": record})
                return redirect(self.url("change", record.pk))
        return self.ask(request, _("Renew"), form, record=record)


class OfTheScheme:
    """Rows that choose among the entitlements of the scheme of the term on whose page they are."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "rule":
            kwargs["queryset"] = self.rules(request.resolver_match.kwargs.get("object_id", ""))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def rules(self, key):
        rules = EntitlementRule.objects.select_related("scheme")
        is_key = key.isdecimal() and len(key) < 19
        return rules.filter(scheme__memberships__terms=int(key)) if is_key else rules.none()


class AccountInline(OfTheScheme, RecordInline):
    model = EntitlementAccount
    fields = ["rule", "year", "cap", "taken", "left"]
    readonly_fields = ["taken", "left"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("rule__scheme")

    @admin.display(description=gettext_lazy("taken"))
    def taken(self, account):
        return number(account.used or 0)

    @admin.display(description=gettext_lazy("left"))
    def left(self, account):
        return number(account.left) if account.pk else "–"


class UseInline(OfTheScheme, RecordInline):
    """What was taken before the portal kept visits; that of visits follows from them."""

    model = EntitlementUse
    fields = ["rule", "year", "quantity", "note"]

    def get_queryset(self, request):
        return super().get_queryset(request).filter(visit=None).select_related("rule__scheme")


@admin.register(MembershipTerm)
class MembershipTermAdmin(RecordAdmin):
    """A term with its accounts: caps that differ from the scheme's, and what was taken before."""

    list_display = ["member_name", "first_day", "last_day", "origin"]
    list_display_links = ["member_name"]
    list_filter = [BySchemeOfMembership]
    list_permission = "memberships.read_papers_membership"
    search_fields = ["membership__person__family_en", "membership__institution__name_en", "membership__number"]
    ordering = ["-starts_on", "-pk"]
    autocomplete_fields = ["membership"]
    inlines = [AccountInline, UseInline]
    fields = ["membership", "starts_on", "ends_on", "origin"]

    def get_queryset(self, request):
        named = ["membership__scheme__body", "membership__person", "membership__institution"]
        return super().get_queryset(request).select_related(*named)

    def get_inlines(self, request, obj):
        return self.inlines if obj else []

    def get_readonly_fields(self, request, obj=None):
        return ["membership"] if obj else []

    @admin.display(description=gettext_lazy("membership"))
    def member_name(self, term):
        return format_html("<bdi>{}</bdi>", term.membership)

    @admin.display(description=gettext_lazy("first day"), ordering="starts_on")
    def first_day(self, term):
        return dual_date(term.starts_on, "short")

    @admin.display(description=gettext_lazy("last day"), ordering="ends_on")
    def last_day(self, term):
        return dual_date(term.ends_on, "short") or "–"
