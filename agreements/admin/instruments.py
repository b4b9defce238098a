"""The papers of agreements: what a draft will change is entered here, its steps are the same as on its own page."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.actions.effects import BRING_A_TERM
from agreements.forms import InstrumentForm, JoiningForm, ProposedTermForm
from agreements.models import Instrument, PartyChange, ProposedTerm, Signatory
from agreements.paperpages import may_file_text, may_sign
from agreements.papers import KINDS
from records.admin import RecordAdmin, StackedInline
from records.templatetags.records import dual_date


class ProposedTermInline(StackedInline):
    """The term that a renewal or an amendment brings."""

    model = ProposedTerm
    form = ProposedTermForm
    max_num = 1
    fields = [
        ("starts", "end_kind", "ends_on"),
        ("notice_days", "renewal_mode"),
        ("auto_months", "max_auto_renewals", "max_total_months"),
    ]


class JoiningInline(StackedInline):
    """Who becomes a party by it, and which party leaves; who signs besides is known when it is sent for signature."""

    model = Signatory
    form = JoiningForm
    verbose_name = gettext_lazy("party that joins or leaves")
    verbose_name_plural = gettext_lazy("parties that join or leave")
    fields = [("change", "party"), ("institution", "unit"), ("name_as_given", "country", "role")]
    autocomplete_fields = ["institution", "unit"]

    def get_queryset(self, request):
        found = super().get_queryset(request).exclude(change=PartyChange.STAYS)
        return found.select_related("party__institution", "institution", "unit")

    def get_formset(self, request, obj=None, **kwargs):
        self.instrument = obj
        return super().get_formset(request, obj, **kwargs)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "party":
            parties = self.instrument.agreement.parties if self.instrument else db_field.related_model.objects.none()
            kwargs["queryset"] = parties.select_related("institution", "unit")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(Instrument)
class InstrumentAdmin(RecordAdmin):
    form = InstrumentForm
    list_display = ["named", "agreement", "status", "effective", "concluded"]
    list_display_links = ["named"]
    list_filter = ["kind", "status"]
    search_fields = ["title", "agreement__reference", "agreement__title_en", "agreement__title_fa"]
    fields = ["agreement_link", "kind", "title", "effective_from", "summary"]
    readonly_fields = ["agreement_link", "kind"]
    ordering = ["-pk"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("agreement")

    def has_add_permission(self, request):
        """A paper is drafted on its agreement's page."""
        return False

    def get_inlines(self, request, obj):
        if obj is None or obj.kind == "original":
            return []
        return [ProposedTermInline, JoiningInline] if obj.kind in BRING_A_TERM else [JoiningInline]

    def record_tag(self, record):
        return record.get_status_display(), KINDS[record.status]

    def record_tools(self, request, record):
        tools = [*super().record_tools(request, record), (_("Page of this paper"), record.get_absolute_url())]
        if may_file_text(request.user, record):
            tools.append((_("File a text"), reverse("agreements:text", args=[record.uuid])))
        if may_sign(request.user, record):
            tools.append((_("Record a signature"), reverse("agreements:sign", args=[record.uuid])))
        return tools

    @admin.display(description=gettext_lazy("paper"), ordering="kind")
    def named(self, instrument):
        return str(instrument)

    @admin.display(description=gettext_lazy("agreement"))
    def agreement_link(self, instrument):
        address = instrument.agreement.get_absolute_url()
        return format_html('<a href="{}"><bdi>{}</bdi></a>', address, instrument.agreement)

    @admin.display(description=gettext_lazy("effective from"), ordering="effective_from")
    def effective(self, instrument):
        return dual_date(instrument.effective_from) or "–"

    @admin.display(description=gettext_lazy("concluded on"), ordering="concluded_on")
    def concluded(self, instrument):
        return dual_date(instrument.concluded_on) or "–"
