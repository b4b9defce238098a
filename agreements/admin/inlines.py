"""The parts of an agreement, on its own page."""

from django.contrib import admin
from django.forms.models import BaseInlineFormSet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements import actions
from agreements.forms import PartyForm, PartyFormSet, TermForm, TermFormSet
from agreements.models import AgreementParty, AgreementTerm, Correction, CorrectionStatus, OfficerAssignment
from records.admin import ReadOnlyInline, RecordInline, StackedInline
from records.languages import reader
from records.templatetags.records import dual_date
from records.text import number

SHOWN_OTHERWISE = {
    *("ends_on", "joined_on", "left_on"),
    *("notice_days", "auto_months", "max_auto_renewals", "max_total_months"),
}


class LockedWithAgreement:
    """Once the agreement is locked its rows are only shown; `AgreementAdmin.record_notice` says how they change."""

    def has_add_permission(self, request, obj=None):
        return super().has_add_permission(request, obj) and not (obj and obj.is_locked)

    def has_change_permission(self, request, obj=None):
        return self.has_add_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return self.has_add_permission(request, obj)

    def get_formset(self, request, obj=None, **kwargs):
        if not self.has_change_permission(request, obj):
            kwargs["formset"] = BaseInlineFormSet  # nothing is sent back that could be checked
        return super().get_formset(request, obj, **kwargs)

    def get_fields(self, request, obj=None):
        """Days that are only shown are shown in both calendars, numbers in the reader's digits."""
        if self.has_change_permission(request, obj):
            return self.fields
        return [tuple(f"{name}_shown" if name in SHOWN_OTHERWISE else name for name in line) for line in self.fields]


class PartyInline(LockedWithAgreement, StackedInline):
    model = AgreementParty
    form = PartyForm
    formset = PartyFormSet
    fields = [
        ("role", "institution", "unit"),
        ("name_as_given", "country", "is_signatory"),
        ("partner_reference", "contact"),
        ("joined_on", "left_on"),
    ]
    readonly_fields = ["joined_on_shown", "left_on_shown"]
    autocomplete_fields = ["institution", "unit", "contact"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("institution", "unit", "contact")

    @admin.display(description=gettext_lazy("joined on"))
    def joined_on_shown(self, party):
        return dual_date(party.joined_on) or "–"

    @admin.display(description=gettext_lazy("left on"))
    def left_on_shown(self, party):
        return dual_date(party.left_on) or "–"


def _number_shown(name):
    @admin.display(description=AgreementTerm._meta.get_field(name).verbose_name)
    def shown(inline, term):
        value = getattr(term, name)
        return "–" if value is None else number(value, reader())

    return shown


class TermInline(LockedWithAgreement, StackedInline):
    model = AgreementTerm
    form = TermForm
    formset = TermFormSet
    fields = [
        ("starts", "end_kind", "ends_on"),
        ("notice_days", "renewal_mode"),
        ("auto_months", "max_auto_renewals", "max_total_months"),
    ]
    notice_days_shown = _number_shown("notice_days")
    auto_months_shown = _number_shown("auto_months")
    max_auto_renewals_shown = _number_shown("max_auto_renewals")
    max_total_months_shown = _number_shown("max_total_months")
    readonly_fields = [
        *("ends_on_shown", "notice_days_shown", "auto_months_shown"),
        *("max_auto_renewals_shown", "max_total_months_shown"),
    ]

    @admin.display(description=gettext_lazy("last day"))
    def ends_on_shown(self, term):
        return dual_date(term.ends_on) or "–"

    @admin.display(description=gettext_lazy("begins on"))
    def starts(self, term):
        return dual_date(term.starts)


class OfficerInline(ReadOnlyInline, RecordInline):
    """Who was and is in charge; the page “Put somebody in charge” adds a line."""

    model = OfficerAssignment
    fields = readonly_fields = ["user", "role", "since", "until"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("user")

    @admin.display(description=gettext_lazy("from"))
    def since(self, held):
        return dual_date(held.starts_on)

    @admin.display(description=gettext_lazy("until"))
    def until(self, held):
        return dual_date(held.ends_on) or "–"


class CorrectionInline(ReadOnlyInline, RecordInline):
    """Clerical errors in the locked entry: both values, who proposed, who decided."""

    model = Correction
    fields = readonly_fields = ["what", "was", "shall_be", "reason", "proposed_by", "decision"]

    def get_queryset(self, request):
        self.reader = request.user
        return super().get_queryset(request).select_related("agreement", "proposed_by", "decided_by")

    @admin.display(description=gettext_lazy("what"))
    def what(self, correction):
        return correction.what

    @admin.display(description=gettext_lazy("as it stands"))
    def was(self, correction):
        return actions.in_words(correction.field, correction.old)

    @admin.display(description=gettext_lazy("as it should be"))
    def shall_be(self, correction):
        return actions.in_words(correction.field, correction.new)

    @admin.display(description=gettext_lazy("status"))
    def decision(self, correction):
        if correction.status != CorrectionStatus.PROPOSED:
            return f"{correction.get_status_display()} ({correction.decided_by})"
        is_own = correction.proposed_by_id == self.reader.pk
        if is_own or not self.reader.has_perm("agreements.confirm_correction_agreement", correction.agreement):
            return correction.get_status_display()
        address = reverse("admin:agreements_agreement_decide", args=[correction.agreement_id, correction.uuid])
        return format_html('{} <a href="{}">{}</a>', correction.get_status_display(), address, _("Decide"))
