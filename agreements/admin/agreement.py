"""The list of agreements and the form of one, for the office."""

from django.contrib import admin
from django.forms import CheckboxSelectMultiple
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements import register
from agreements.admin.approvals import ApprovalsMixin
from agreements.admin.deadlines import DeadlinesMixin
from agreements.admin.filters import QUESTIONS
from agreements.admin.inlines import CorrectionInline, OfficerInline, PartyInline, TermInline
from agreements.admin.pages import PagesMixin
from agreements.admin.proposals import ProposalMixin
from agreements.filters import orders
from agreements.forms import AgreementForm
from agreements.models import Agreement
from agreements.register import Entry
from notices.admin.reminders import ReminderInline
from records import clock
from records.admin import (
    ActionInline,
    ActionsMixin,
    ApprovalInline,
    DocumentInline,
    LetterInline,
    LettersMixin,
    PapersMixin,
    RecordAdmin,
)
from records.languages import listed
from records.templatetags.records import dual_date, moment, tag


class AdminForm(AgreementForm):
    """The admin names the fields itself: of a locked agreement some of them are only shown."""

    class Meta(AgreementForm.Meta):
        fields = "__all__"


@admin.register(Agreement)
class AgreementAdmin(
    DeadlinesMixin,
    ProposalMixin,
    PagesMixin,
    ApprovalsMixin,
    ActionsMixin,
    LettersMixin,
    PapersMixin,
    RecordAdmin,
):
    form = AdminForm
    list_display = ["named", "phase", "partner", "signed", "ends", "officer"]
    list_display_links = None
    list_filter = QUESTIONS
    search_fields = ["reference"]
    search_help_text = gettext_lazy("Reference, title or any name of a party, in either script.")
    autocomplete_fields = ["parent", "lead_unit"]
    inlines = [
        PartyInline,
        TermInline,
        OfficerInline,
        ApprovalInline,
        ActionInline,
        LetterInline,
        DocumentInline,
        CorrectionInline,
        ReminderInline,
    ]
    import_slug = "agreements"
    export_permission = "agreements.export_agreement"
    fieldsets = [
        (None, {"fields": ["reference", "type", "title_en", "title_fa", "signed", "parent"]}),
        (
            gettext_lazy("What everybody may read"),
            {"fields": ["confidentiality", "public_summary_en", "public_summary_fa"]},
        ),
        (gettext_lazy("In the office"), {"fields": ["lead_unit", "scope", "tags", "goals", "origin", "locked"]}),
    ]
    readonly_fields = ["reference", "origin", "locked"]

    # --- the list

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("type", "parent", "lead_unit")

    def get_changelist_instance(self, request):
        """The rows of the list come with all that their columns say."""
        changelist = super().get_changelist_instance(request)
        changelist.result_list = register.for_register(changelist.result_list)
        return changelist

    def get_ordering(self, request):
        return [orders()["signed"].desc(nulls_last=True), "-pk"]

    @admin.display(description=gettext_lazy("agreement"), ordering="title_en")
    def named(self, agreement):
        return format_html(
            '<a href="{}"><bdi>{}</bdi></a><span class="under-line"><bdi dir="ltr">{}</bdi> {}</span>',
            self.url("change", agreement.pk),
            agreement.title,
            agreement.reference or "",
            agreement.type.name,
        )

    @admin.display(description=gettext_lazy("today"))
    def phase(self, agreement):
        return tag(*self._entry(agreement).tag)

    @admin.display(description=gettext_lazy("partner and country"))
    def partner(self, agreement):
        names = format_html_join(
            "", "<div><bdi>{}</bdi></div>", ([party.name] for party in self._entry(agreement).partners)
        )
        countries = listed(self._entry(agreement).country_names)
        return format_html('{}<span class="under-line">{}</span>', names, countries)

    @admin.display(description=gettext_lazy("signed"), ordering="signed_on")
    def signed(self, agreement):
        return dual_date(agreement.signed, "block") or _("not known")

    @admin.display(description=gettext_lazy("ends"), ordering=orders()["ends"])
    def ends(self, agreement):
        entry = self._entry(agreement)
        day = dual_date(entry.ends, "block") if entry.ends else entry.end_in_words
        return format_html('{}<span class="under-line">{}</span>', day, entry.decision) if entry.decision else day

    @admin.display(description=gettext_lazy("officer"))
    def officer(self, agreement):
        return self._entry(agreement).officer

    def _entry(self, agreement):
        return Entry(agreement, clock.today())

    def export_table(self, queryset):
        return register.header(for_staff=True), register.rows(queryset, clock.today(), for_staff=True)

    # --- one agreement

    def get_readonly_fields(self, request, obj=None):
        return [*self.readonly_fields, *(AgreementForm.locked if obj and obj.is_locked else ())]

    def get_inlines(self, request, obj):
        """A new agreement has parties and terms; officers, papers and the rest come once it is there."""
        if obj is None:
            return [PartyInline, TermInline]
        return [inline for inline in self.inlines if inline is not CorrectionInline or obj.is_locked]

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        return super().formfield_for_manytomany(db_field, request, widget=CheckboxSelectMultiple, **kwargs)

    def record_tag(self, record):
        return self._entry(record).tag

    @admin.display(description=gettext_lazy("verified"))
    def locked(self, agreement):
        return moment(agreement.locked_at) or _("not yet compared with the paper")

    def record_notice(self, record):
        if not record.is_locked:
            return ""
        return _(
            "This agreement is locked: its type, title, parties, terms and signature are as the paper says. What the "
            "parties change is an amendment; a slip in copying is put right by a correction and a second person."
        )
