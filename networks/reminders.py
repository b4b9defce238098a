"""Which dates of networks are their secretary, and those who got minutes, reminded of?"""

from collections import defaultdict

from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from directory.models import Appointment
from directory.roles import Role
from networks.links import INVITATION, path_of
from networks.models import Attendance, Meeting, MeetingStatus, OfficeTerm
from notices.reminders import NEVER_IMPORTED, Reminder, Step, reminders


class OfNetwork(Reminder):
    """The secretary of the network; behind them stands the director."""

    audiences = {"secretary": _("secretary of the network"), "director": _("director")}
    to_network = "body__network__institution"

    def recipients(self, audience, keys, on):
        if audience != "secretary":
            return super().recipients(audience, keys, on)
        places = dict(self.model.objects.filter(pk__in=keys).values_list("pk", self.to_network))
        held = Appointment.objects.on(on).filter(role=Role.NETWORK_SECRETARY, institution__in=set(places.values()))
        secretaries = defaultdict(list)
        for place, user, address in held.values_list("institution", "user", "user__email"):
            secretaries[place].append((user, address))
        return {key: secretaries[place] for key, place in places.items() if secretaries[place]}

    def queryset(self):
        return self.model.objects.select_related("body__network__institution")


@reminders.register
class OfficeTermEnds(OfNetwork):
    slug = "office-term-ends"
    title = _("Term of office")
    date_name = _("ends on")
    model = OfficeTerm
    steps = (Step(180, "secretary"), Step(60, "secretary"), Step(-1, "secretary"))

    def dates(self, first, last):
        found = OfficeTerm.objects.filter(ended_on=None, planned_end_on__range=(first, last)).without_successor()
        found = found.order_by("pk")
        return found.values_list("pk", "planned_end_on", NEVER_IMPORTED).iterator()

    def queryset(self):
        return super().queryset().select_related("contact")

    def label(self, record):
        return f"{record} ({record.body})"

    def url(self, record):
        return reverse("admin:networks_body_change", args=[record.body_id])


@reminders.register
class MeetingNotCalled(OfNetwork):
    """Papers go out a month before."""

    slug = "meeting-not-called"
    title = _("The notice of the meeting is not sent yet")
    date_name = _("is on")
    model = Meeting
    steps = (Step(35, "secretary"), Step(14, "secretary"), Step(3, "secretary"))

    def dates(self, first, last):
        found = Meeting.objects.filter(status=MeetingStatus.PLANNED, closed_on=None, held_on__range=(first, last))
        return found.order_by("pk").values_list("pk", "held_on", NEVER_IMPORTED).iterator()


@reminders.register
class MinutesMissing(OfNetwork):
    slug = "minutes-missing"
    title = _("The minutes of the meeting are not circulated yet")
    date_name = _("was on")
    model = Meeting
    steps = (Step(-7, "secretary"), Step(-21, "secretary"))

    def dates(self, first, last):
        found = Meeting.objects.filter(status=MeetingStatus.HELD, closed_on=None, held_on__range=(first, last))
        return found.order_by("pk").values_list("pk", "held_on", NEVER_IMPORTED).iterator()


@reminders.register
class CommentsEnd(OfNetwork):
    """From then on the minutes can be put before the next meeting."""

    slug = "minutes-comments-end"
    title = _("Comments on the minutes of the meeting")
    date_name = _("end on")
    model = Meeting
    steps = (Step(3, "secretary"), Step(-1, "secretary"))

    def dates(self, first, last):
        found = Meeting.objects.filter(status=MeetingStatus.MINUTED, closed_on=None)
        found = found.annotate(until=Max("minutes__comments_until")).filter(until__range=(first, last))
        return found.order_by("pk").values_list("pk", "until", NEVER_IMPORTED).iterator()


@reminders.register
class MinutesToComment(Reminder):
    """Whoever got the minutes, with the own link to them, before comments end."""

    slug = "minutes-to-comment"
    title = _("Minutes of a meeting")
    date_name = _("comments are welcome until")
    model = Attendance
    audiences = {"attendee": _("whoever stands in the list of the meeting")}
    dispensable = outside = ("attendee",)
    steps = (Step(3, "attendee"),)
    for_staff = False

    def dates(self, first, last):
        found = Attendance.objects.expected().filter(meeting__status=MeetingStatus.MINUTED, meeting__closed_on=None)
        found = found.exclude(contact__email="").annotate(until=Max("meeting__minutes__comments_until"))
        found = found.filter(until__range=(first, last)).order_by("pk")
        return found.values_list("pk", "until", NEVER_IMPORTED).iterator()

    def recipients(self, audience, keys, on):
        if audience != "attendee":
            return super().recipients(audience, keys, on)
        rows = Attendance.objects.expected().filter(pk__in=keys).exclude(contact__email="")
        return {key: [(None, address)] for key, address in rows.values_list("pk", "contact__email")}

    def queryset(self):
        return Attendance.objects.select_related("contact", "meeting__body__network__institution")

    def label(self, record):
        return str(record.meeting)

    def url(self, record):
        return record.meeting.get_absolute_url()

    def way_in(self, record):
        language = record.contact.language
        return path_of(record, INVITATION, language=language), language
