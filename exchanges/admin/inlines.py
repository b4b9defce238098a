"""What hangs on a stay, on its page: rows that are typed there, and rows that come about elsewhere."""

from django.contrib import admin
from django.db.models import TimeField
from django.forms import TimeInput
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy

from exchanges.forms import CostForm
from exchanges.models import (
    ChecklistItem,
    CouncilWord,
    HostRequest,
    InvitationLetter,
    ItineraryItem,
    LearningAgreement,
    Participant,
    StayCost,
    StayReport,
    VisaCase,
)
from records.admin import ReadOnlyInline, RecordInline, StackedInline
from records.languages import named
from records.templatetags.records import dual_date, moment, tag


class ParticipantInline(StackedInline):
    model = Participant
    fields = [
        ("person", "name", "role"),
        ("institution_given", "nationality"),
        ("passport_until", "insured_until", "has_papers"),
        "biography",
    ]
    autocomplete_fields = ["person"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("person")


class ItineraryInline(RecordInline):
    model = ItineraryItem
    fields = ["on", "at", "what", "place", "host"]
    formfield_overrides = RecordInline.formfield_overrides | {
        TimeField: {"widget": TimeInput(format="%H:%M", attrs={"size": 5, "dir": "ltr"})}
    }


class CostInline(RecordInline):
    model = StayCost
    form = CostForm
    fields = ["category", "payer", "amount", "currency", "in_kind", "paid_on"]
    autocomplete_fields = ["category"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("category")


class ChecklistInline(RecordInline):
    model = ChecklistItem
    fields = ["what", "label", "due_on", "done_on"]
    readonly_fields = ["what"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("step")

    @admin.display(description=gettext_lazy("of the office's list"))
    def what(self, item):
        return str(item.step) if item.step_id else "–"


class VisaInline(StackedInline):
    model = VisaCase
    fields = [
        ("nationality", "apply_by", "consulate"),
        ("authorisation_number", "authorised_on", "applied_on"),
        ("outcome", "decided_on", "valid_until"),
    ]


class CouncilInline(RecordInline):
    model = CouncilWord
    fields = ["council", "stage", "met_on", "number", "is_granted", "remark"]
    autocomplete_fields = ["council"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("council")


class HostInline(ReadOnlyInline, RecordInline):
    model = HostRequest
    fields = readonly_fields = ["who", "stands", "asked", "answered", "answer"]

    @admin.display(description=gettext_lazy("name"))
    def who(self, asked):
        return format_html("<bdi>{}</bdi> <bdi>{}</bdi>", asked.shown_name, asked.email)

    @admin.display(description=gettext_lazy("status"))
    def stands(self, asked):
        return tag(*asked.tag)

    @admin.display(description=gettext_lazy("asked"))
    def asked(self, asked):
        return moment(asked.asked_at, "short")

    @admin.display(description=gettext_lazy("answered"))
    def answered(self, asked):
        return moment(asked.answered_at, "short") if asked.answered_at else "–"


class LearningInline(ReadOnlyInline, RecordInline):
    """Proposed and approved on the page of the stay."""

    model = LearningAgreement
    fields = readonly_fields = ["number", "courses", "reason", "approved_by"]

    @admin.display(description=gettext_lazy("approved by"))
    def approved_by(self, version):
        return named([side.label for side, on in version.approvals if on]) or "–"


class InvitationInline(ReadOnlyInline, RecordInline):
    model = InvitationLetter
    fields = readonly_fields = ["letter", "stands", "issued", "until", "code"]

    @admin.display(description=gettext_lazy("letter"))
    def letter(self, letter):
        address = f"{reverse('records:report', args=['invitation-letter'])}?letter={letter.number}"
        return format_html('<a href="{}"><bdi dir="ltr">{}</bdi></a>', address, letter.number)

    @admin.display(description=gettext_lazy("status"))
    def stands(self, letter):
        return tag(*letter.tag)

    @admin.display(description=gettext_lazy("issued on"))
    def issued(self, letter):
        return dual_date(letter.issued_on, "short")

    @admin.display(description=gettext_lazy("valid until"))
    def until(self, letter):
        return dual_date(letter.valid_until, "short")

    @admin.display(description=gettext_lazy("code to check it"))
    def code(self, letter):
        return format_html('<a href="{}"><bdi dir="ltr">{}</bdi></a>', letter.check_url, letter.verify_code)


class ReportInline(ReadOnlyInline, RecordInline):
    model = StayReport
    fields = readonly_fields = ["named", "due", "stands", "text"]

    @admin.display(description=gettext_lazy("report"))
    def named(self, report):
        return str(report)

    @admin.display(description=gettext_lazy("due on"))
    def due(self, report):
        return dual_date(report.due_on, "short")

    @admin.display(description=gettext_lazy("status"))
    def stands(self, report):
        return tag(*report.tag)
