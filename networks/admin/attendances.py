"""Who was at a meeting, as a list: an assembly has more people than its page can show."""

from django.contrib import admin, messages
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from networks.actions import record_presence
from networks.forms.meetings import AttendanceForm
from networks.models import Attendance, Presence
from records.admin import RecordAdmin
from records.languages import reader
from records.refusals import Refusal
from records.text import number


class OfMeeting(admin.SimpleListFilter):
    """The meeting from whose page one comes; there are too many to choose from."""

    title, parameter_name = gettext_lazy("meeting"), "meeting"

    def lookups(self, request, model_admin):
        asked = request.GET.get(self.parameter_name, "")
        if not (asked.isascii() and asked.isdecimal() and len(asked) < 19):
            return []
        found = model_admin.get_queryset(request).filter(meeting=asked)
        row = found.select_related("meeting__body__network__institution").first()
        return [(asked, str(row.meeting))] if row else []

    def queryset(self, request, queryset):
        chosen = [key for key, _title in self.lookup_choices]
        return queryset.filter(meeting=self.value()) if self.value() in chosen else queryset


def by_right(attendance):
    """By which seat or membership somebody is there, in words."""
    if attendance.withdrawn_at:
        return _("invitation withdrawn")
    if attendance.term_id:
        return attendance.term.get_role_display()
    if attendance.member_id:
        return attendance.member.institution or attendance.member.get_category_display()
    return _("guest")


def _mark(presence):
    """An action of the list: whoever is chosen was there, or was not."""

    @admin.action(description=presence.label, permissions=["change"])
    def mark(modeladmin, request, queryset):
        try:
            done = record_presence(queryset, presence=presence, by=request.user)
        except Refusal as refusal:
            messages.error(request, refusal)
            return
        said = ngettext("%(presence)s: %(n)s person.", "%(presence)s: %(n)s people.", done)
        messages.success(request, said % {"presence": presence.label, "n": number(done, reader())})

    mark.__name__ = f"mark_{presence.value}"
    return mark


@admin.register(Attendance)
class AttendanceAdmin(RecordAdmin):
    """Rows come with the notice and on the page of the meeting; here it is said of many at once who was there."""

    form = AttendanceForm
    list_display = ["named", "of_meeting", "right", "answer", "here", "proxy_name"]
    list_display_links = ["named"]
    list_filter = [OfMeeting, "presence", "reply"]
    list_select_related = [
        "contact",
        "term",
        "member__institution",
        "member__contact",
        "meeting__body__network__institution",
    ]
    list_per_page = 100
    search_fields = ["contact__name_en"]
    ordering = ["-meeting", "pk"]
    actions = [_mark(one) for one in (Presence.PRESENT, Presence.ONLINE, Presence.EXCUSED, Presence.ABSENT)]
    autocomplete_fields = ["contact"]
    readonly_fields = ["contact", "of_meeting", "right", "reply_note"]
    fields = ["contact", "of_meeting", "right", "reply", "reply_note", "presence", "proxy_name"]

    def has_add_permission(self, request):
        return False

    def get_list_display(self, request):
        """The meeting is told in each row only where there are several."""
        of_one = request.GET.get(OfMeeting.parameter_name)
        return [name for name in self.list_display if not (of_one and name == "of_meeting")]

    @admin.display(description=gettext_lazy("person"), ordering="contact__name_en")
    def named(self, attendance):
        return attendance.contact.name

    @admin.display(description=gettext_lazy("meeting"))
    def of_meeting(self, attendance):
        return str(attendance.meeting)

    @admin.display(description=gettext_lazy("as"))
    def right(self, attendance):
        return by_right(attendance)

    @admin.display(description=gettext_lazy("answer"), ordering="reply")
    def answer(self, attendance):
        return attendance.get_reply_display()

    @admin.display(description=gettext_lazy("presence"), ordering="presence")
    def here(self, attendance):
        return attendance.get_presence_display()
