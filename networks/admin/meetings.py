"""The admin page of a meeting, with its agenda, who was there, what was decided, the minutes."""

from django.contrib import admin, messages
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from networks.actions import meetings as actions
from networks.admin.attendances import by_right
from networks.forms.meetings import AgendaForm, AttendanceForm, MeetingForm
from networks.models import AgendaItem, Attendance, Body, Decision, Meeting, Minutes, Network
from networks.models.meeting import SHOWN
from networks.words import counted
from records.admin import (
    ActionInline,
    ActionsMixin,
    DocumentInline,
    LetterInline,
    LettersMixin,
    PapersMixin,
    RecordAdmin,
    RecordInline,
    StackedInline,
)
from records.admin.filters import VisibleFilter
from records.templatetags.records import dual_date, tag

MOST_ON_PAGE = 200  # people of a meeting


class AgendaInline(RecordInline):
    model = AgendaItem
    form = AgendaForm
    fields = ["position", "title_en", "title_fa", "presenter", "minutes_long", "note"]


class AttendanceInline(RecordInline):
    """Who has a seat or a vote comes onto the list by itself; guests are added."""

    model = Attendance
    form = AttendanceForm
    fields = ["contact", "by_right", "reply", "presence", "proxy_name"]
    readonly_fields = ["by_right"]
    autocomplete_fields = ["contact"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("contact", "term", "member__institution", "member__contact")

    @admin.display(description=gettext_lazy("as"))
    def by_right(self, attendance):
        return by_right(attendance)


class DecisionInline(StackedInline):
    model = Decision
    fields = [("number", "item"), "text_en", "text_fa", ("votes_for", "votes_against", "abstentions", "is_carried")]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("meeting", "item")

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "item":
            kwargs["queryset"] = AgendaItem.objects.filter(meeting=request.resolver_match.kwargs.get("object_id"))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class MinutesInline(StackedInline):
    model = Minutes
    fk_name = "meeting"
    fields = ["number", "text_en", "text_fa", "circulated", "approved"]
    readonly_fields = ["circulated", "approved"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("approved_in__body__network__institution")

    @admin.display(description=gettext_lazy("circulated on"))
    def circulated(self, minutes):
        return dual_date(minutes.circulated_on) or "–"

    @admin.display(description=gettext_lazy("approved at"))
    def approved(self, minutes):
        return minutes.approved_in or "–"


@admin.register(Meeting)
class MeetingAdmin(ActionsMixin, LettersMixin, PapersMixin, RecordAdmin):
    form = MeetingForm
    list_display = ["titled", "day", "stands", "place"]
    list_display_links = ["titled"]
    list_filter = ["status", ("body", VisibleFilter)]
    list_select_related = ["body__network__institution"]
    search_fields = ["title_en", "title_fa", "body__name_en", "place"]
    ordering = ["-held_on", "-pk"]
    inlines = [
        AgendaInline,
        AttendanceInline,
        DecisionInline,
        MinutesInline,
        ActionInline,
        LetterInline,
        DocumentInline,
    ]
    fields = [
        ("body", "number"),
        ("title_en", "title_fa"),
        ("held_on", "begins", "ends", "time_zone"),
        ("place", "link"),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).with_quorum()

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "body":
            kwargs["queryset"] = Body.objects.open().filter(network__in=Network.objects.run_by(request.user))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), *(["body"] if obj else [])]

    def get_inlines(self, request, obj):
        """Of an assembly with very many people these stand in a list of their own."""
        if obj is None:
            return [AgendaInline]
        many = obj.attendances.count() > MOST_ON_PAGE
        return [one for one in self.inlines if not (many and one is AttendanceInline)]

    def record_tools(self, request, record):
        people = reverse("admin:networks_attendance_changelist")
        return [(_("Who was there"), f"{people}?meeting={record.pk}"), *super().record_tools(request, record)]

    @admin.display(description=gettext_lazy("meeting"), ordering="number")
    def titled(self, meeting):
        return str(meeting)

    @admin.display(description=gettext_lazy("day"), ordering="held_on")
    def day(self, meeting):
        return dual_date(meeting.held_on, "short")

    @admin.display(description=gettext_lazy("status"), ordering="status")
    def stands(self, meeting):
        return tag(*meeting.tag)

    def record_tag(self, record):
        return record.tag

    def record_notice(self, record):
        """What its quorum is today, of one that is not over."""
        return counted(record) if hasattr(record, "voters") and record.status in ("held", "minuted") else ""

    def save_related(self, request, form, formsets, change):
        """The list and the agenda are filled; whoever is invited is told of what has changed."""
        super().save_related(request, form, formsets, change)
        meeting = form.instance
        if meeting.status in ("planned", "called"):
            actions.prepare(meeting, by=request.user)
        if change and meeting.status == "called":
            if set(form.changed_data) & set(SHOWN):
                actions.tell_changes(meeting, by=request.user)
                messages.info(request, _("Whoever was invited is told of the change; the list is that of the day."))
            else:
                actions.invite_new(meeting, by=request.user)
