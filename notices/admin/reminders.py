"""Reminders: when each kind is due, the ledger of what became of them, and the button that sends what is due."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from notices import reminders
from notices.models import DueStatus, ReminderDue, ReminderStep
from notices.reminders.shown import Entry, entries
from records.admin import GenericInline, ReadOnly, ReadOnlyInline, RecordAdmin
from records.languages import reader
from records.refusals import audit
from records.templatetags.records import dual_date, moment, tag
from records.text import number


class StepForm(forms.ModelForm):
    """A kind is chosen among those the portal knows, and one of the audiences of that kind."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "kind" in self.fields:
            kinds = [(kind.slug, kind.title) for kind in reminders.reminders]
            self.fields["kind"] = forms.ChoiceField(label=self.fields["kind"].label, choices=kinds)
            names = {name: label for kind in reminders.reminders for name, label in kind.audiences.items()}
            self.fields["audience"] = forms.ChoiceField(label=self.fields["audience"].label, choices=names.items())

    def clean(self):
        cleaned = super().clean()
        kind = reminders.reminders.get(cleaned.get("kind"))
        if kind and cleaned.get("audience") not in kind.audiences:
            self.add_error("audience", _("This kind of reminder is not for them."))
        return cleaned


@admin.register(ReminderStep)
class ReminderStepAdmin(RecordAdmin):
    """What a step is about stays; when it is due and whether it is in use the office decides."""

    form = StepForm
    list_display = ["of_kind", "when", "for_whom", "again", "is_active"]
    list_filter = ["is_active", "unit"]
    search_fields = ["kind", "audience"]
    fields = ["kind", "audience", "amount", "unit", "repeat_days", "is_active"]
    ordering = ["kind", "-unit", "-amount", "audience"]

    def has_view_permission(self, request, obj=None):
        may = ("notices.read_reminderdue", "notices.change_reminderstep")
        return super().has_view_permission(request, obj) and any(request.user.has_perm(name) for name in may)

    def get_readonly_fields(self, request, obj=None):
        return ["of_kind", "for_whom"] if obj else []

    def get_fields(self, request, obj=None):
        return ["of_kind", "for_whom", *self.fields[2:]] if obj else self.fields

    def record_notice(self, record):
        return _(
            "A change counts for what is still to come. Below zero is after the date: −1 is the day after. A step that "
            "is no longer wanted is taken out of use, not deleted: the ledger goes on to name it."
        )

    @admin.display(description=gettext_lazy("reminder"), ordering="kind")
    def of_kind(self, step):
        return step.title

    @admin.display(description=gettext_lazy("step"), ordering="amount")
    def when(self, step):
        return step.distance

    @admin.display(description=gettext_lazy("again every so many days"), ordering="repeat_days")
    def again(self, step):
        return number(step.repeat_days, get_language()) if step.repeat_days else None

    @admin.display(description=gettext_lazy("for"), ordering="audience")
    def for_whom(self, step):
        return step.for_whom


class ByKind(admin.SimpleListFilter):
    title, parameter_name = gettext_lazy("reminder"), "kind"

    def lookups(self, request, model_admin):
        return [(kind.slug, kind.title) for kind in reminders.reminders]

    def queryset(self, request, queryset):
        return queryset.filter(step__kind=self.value()) if self.value() in reminders.reminders else queryset


class ToCheck(admin.SimpleListFilter):
    """What needs a person."""

    title, parameter_name = gettext_lazy("to be checked"), "check"

    def lookups(self, request, model_admin):
        return [
            ("triage", _("everything that needs a person")),
            ("import", _("past at the import")),
            ("nobody", _("nobody can be reached")),
            ("instead", _("went to somebody else")),
        ]

    def queryset(self, request, queryset):
        return {
            "triage": queryset.to_triage(),
            "import": queryset.filter(is_before_import=True, status=DueStatus.LATE),
            "nobody": queryset.to_triage().filter(is_before_import=False),
            "instead": queryset.exclude(instead=""),
        }.get(self.value(), queryset)


class Ledger:
    """The columns of the ledger; rows of a list come as `entries`."""

    def entry(self, due) -> Entry:
        if not hasattr(due, "entry"):
            [due.entry] = entries([due])
        return due.entry

    @admin.display(description=gettext_lazy("status"), ordering="status")
    def state(self, due):
        return tag(*self.entry(due).tag)

    @admin.display(description=gettext_lazy("reminder"), ordering="step__kind")
    def of_kind(self, due):
        return self.entry(due).title

    @admin.display(description=gettext_lazy("about"))
    def on_record(self, due):
        entry = self.entry(due)
        return format_html('<a href="{}"><bdi>{}</bdi></a>', entry.url, entry.label) if entry.url else entry.label

    @admin.display(description=gettext_lazy("the date"), ordering="anchor_on")
    def date(self, due):
        return dual_date(due.anchor_on, "short")

    @admin.display(description=gettext_lazy("due"), ordering="due_at")
    def due(self, due):
        return moment(due.due_at, "short")

    @admin.display(description=gettext_lazy("step"))
    def step_in_words(self, due):
        words = due.step.distance
        return f"{words} ({number(due.turn + 1, get_language() or 'en')})" if due.turn else words

    @admin.display(description=gettext_lazy("for whom"), ordering="recipient")
    def meant(self, due):
        return format_html("<bdi>{}</bdi>", self.entry(due).meant)

    @admin.display(description=gettext_lazy("letter by email"))
    def letter(self, due):
        if due.email is None:
            return ""
        went = due.email.person or due.email.to
        why = due.get_instead_display()
        link = format_html(
            '<a href="{}"><bdi>{}</bdi></a>', reverse("admin:notices_email_change", args=[due.email_id]), went
        )
        return format_html('{}<span class="under-line">{}</span>', link, why) if why else link


@admin.register(ReminderDue)
class ReminderDueAdmin(Ledger, ReadOnly, RecordAdmin):
    """The ledger, to read. What was written is answered with “seen”, and so is what the triage lists."""

    list_permission = "notices.read_reminderdue"
    list_display = ["of_kind", "state", "on_record", "date", "step_in_words", "due", "meant", "letter"]
    list_display_links = ["of_kind"]
    list_filter = ["status", ByKind, ToCheck]
    list_select_related = ["step", "user", "email__person"]
    search_fields = ["recipient", "user__name"]
    ordering = ["-due_at", "-pk"]
    fields = [
        "of_kind",
        "state",
        "since",
        "on_record",
        "date",
        "step_in_words",
        "due",
        "meant",
        "instead",
        "letter",
        "is_before_import",
        "seen",
        "remark",
        "again",
    ]
    readonly_fields = ["of_kind", "state", "since", "on_record", "date", "step_in_words", "due", "meant", "letter"]
    readonly_fields += ["seen", "again"]
    actions = ["mark_seen"]

    def get_changelist_instance(self, request):
        changelist = super().get_changelist_instance(request)
        changelist.result_list = list(changelist.result_list)
        for entry in entries(changelist.result_list):
            entry.due.entry = entry
        return changelist

    def record_notice(self, record):
        if record.is_before_import and record.status == DueStatus.LATE:
            return _(
                "This date was past when the record was imported: nothing is written about it. Look once, mark it."
            )
        return ""

    @admin.display(description=gettext_lazy("since"))
    def since(self, due):
        return moment(due.status_since)

    @admin.display(description=gettext_lazy("seen"))
    def seen(self, due):
        if due.acknowledged_by is None:
            return ""
        return format_html("<bdi>{}</bdi>, {}", due.acknowledged_by, moment(due.acknowledged_at))

    @admin.display(description=gettext_lazy("again on"))
    def again(self, due):
        return dual_date(due.snoozed_until)

    def has_acknowledge_permission(self, request):
        return request.user.has_perm("notices.acknowledge_reminderdue")

    @admin.action(description=gettext_lazy("Mark as seen"), permissions=["acknowledge"])
    def mark_seen(self, request, queryset):
        n = reminders.acknowledge(queryset, by=request.user)
        said = ngettext("%(n)s reminder is marked as seen.", "%(n)s reminders are marked as seen.", n)
        level = messages.SUCCESS if n else messages.INFO
        self.message_user(request, said % {"n": number(n, reader())}, level)

    # --- plan and send now

    def list_tools(self, request):
        tools = [(_("To be checked"), f"{self.url('changelist')}?check=triage")]
        if request.user.has_perm("notices.send_reminderdue"):
            tools.insert(0, (_("Plan and send now"), self.url("send")))
        return tools

    def own_urls(self, wrap):
        return [path("send/", wrap(self.send_view), name=self.url_name("send"))]

    def send_view(self, request):
        """GET: the letters that would go. POST: they are written."""
        if not request.user.has_perm("notices.send_reminderdue"):
            raise PermissionDenied
        if request.method == "POST":
            sent = reminders.plan_and_send()
            audit.info("reminders sent by hand", extra={"by": request.user.pk, "letters": len(sent.letters)})
            said = ngettext("%(n)s letter was written.", "%(n)s letters were written.", len(sent.letters))
            messages.success(request, said % {"n": number(len(sent.letters), reader())})
            return redirect(self.url("changelist"))
        context = self.page_context(request, _("Plan and send now"), sent=reminders.preview())
        return TemplateResponse(request, "admin/notices/reminderdue/send.html", context)


class ReminderInline(Ledger, ReadOnlyInline, GenericInline):
    """What this record's people are and were reminded of, on the page of any record."""

    model = ReminderDue
    verbose_name_plural = gettext_lazy("reminders")
    fields = readonly_fields = ["of_kind", "state", "date", "step_in_words", "due", "meant", "letter"]
    ordering = ["due_at", "pk"]

    def entry(self, due):
        return Entry(due, reminders.reminders.get(due.step.kind), None)  # one knows on whose page one is

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("notices.read_reminderdue")

    def get_queryset(self, request):
        shown = super().get_queryset(request).exclude(status__in=[DueStatus.SUPERSEDED, DueStatus.LATE])
        return shown.select_related("step", "user", "email__person")
