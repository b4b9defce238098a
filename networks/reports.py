"""What is printed of networks: the minutes of a meeting, and the report of a year."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from directory.countries import country_name
from networks.models import Announcement, Meeting, Network, OfficeTerm
from networks.words import counted, quorum_rule, when
from records import clock
from records.calendars import YEARS, calendar_of, first_day, last_day, year_of
from records.fields import LineField, WholeNumberField
from records.languages import reader
from records.models import ActionItem, Letter
from records.reports import reports
from records.subjects import AboutOne, OfReader
from records.text import digits


class MeetingForm(OfReader):
    meeting = LineField(label=_("Meeting"), required=False, help_text=_("The key in its address."), max_length=60)

    def clean_meeting(self):
        seen = Meeting.objects.visible_to(self.user).for_lists().with_quorum()
        return self.find("meeting", seen, unseen=_("You see no such meeting."))


SHEETS = ("css/print-dossier.css",)


@reports.register
class MinutesOfMeeting(AboutOne):
    """The last version that its reader may see, with attendance, quorum, decisions and actions."""

    slug = "meeting-minutes"
    title = _("Minutes of a meeting")
    description = _("Who was there, the quorum, the agenda, decisions and actions, and the text of the minutes.")
    template = "networks/reports/minutes.html"
    permission = "networks.print_meeting"
    form_class = MeetingForm
    stylesheets = SHEETS
    is_listed = False

    def context(self, *, user, on, filters, is_pdf):
        meeting = filters.get("meeting")
        if meeting is None:
            return {"meeting": None, "subject": ""}
        reads = user.has_perm("networks.change_meeting", meeting) or user.has_perm("networks.read_papers_meeting")
        versions = meeting.minutes.select_related("approved_in__body__network__institution")
        version = (versions if reads else versions.exclude(circulated_on=None)).first()
        rows = meeting.attendances.expected()
        rows = rows.select_related("contact", "term", "member__institution", "member__contact")
        return {
            "meeting": meeting,
            "subject": meeting.body.network.name,
            "when": when(meeting),
            "counted": counted(meeting),
            "quorum": quorum_rule(meeting.body),
            "attendances": rows,
            "agenda": meeting.agenda.all(),
            "decisions": meeting.decisions.select_related("meeting") if reads or version else [],
            "actions": meeting.action_items.open().select_related("owner"),
            "signers": meeting.body.terms.filter(role__in=("chair", "secretary")).roster(meeting.held_on),
            "version": version,
        }


class YearForm(OfReader):
    network = forms.ModelChoiceField(
        Network.objects.none(),
        label=_("Network"),
        required=False,
        to_field_name="uuid",
        empty_label=_("Choose a network"),
    )
    year = WholeNumberField(label=_("Year"), required=False, help_text=_("1405 or 2026; without one, this year."))

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        seen = Network.objects.visible_to(user)
        self.fields["network"].queryset = seen if user.has_perm("networks.read_papers_network") else seen.kept_by(user)

    def clean_year(self):
        year = self.cleaned_data["year"]
        if year and not any(year in years for years in YEARS.values()):
            raise ValidationError(_("Write a year like 1405 or 2026."))
        return year


@reports.register
class NetworkYear(AboutOne):
    """What a network did in a year of either calendar: members, offices, meetings with what they decided, letters."""

    slug = "network-year"
    title = _("Annual report of a network")
    description = _("Members, offices, meetings and decisions, actions, letters and announcements of one year.")
    template = "networks/reports/year.html"
    permission = "networks.print_network"
    form_class = YearForm
    stylesheets = SHEETS

    def context(self, *, user, on, filters, is_pdf):
        network = filters.get("network")
        if network is None:
            return {"network": None, "subject": ""}
        first, last, year = _span(filters.get("year"))
        meetings = Meeting.objects.filter(body__network=network, held_on__range=(first, last), closed_on=None)
        return {
            "network": network,
            "subject": network.name,
            "year": digits(year, reader()),
            "first": first,
            "last": last,
            **_members(network, first, last),
            "terms": _offices(network, min(last, clock.today())),
            "meetings": [
                _told(one)
                for one in meetings.for_lists().with_quorum().order_by("held_on").prefetch_related("decisions")
            ],
            "actions": _actions(meetings),
            "letters": Letter.objects.about(network).open().filter(dated_on__range=(first, last)).order_by("dated_on"),
            "announcements": Announcement.objects.filter(
                network=network, status="released", status_since__date__range=(first, last)
            ).order_by("status_since"),
        }


def _span(year):
    """(first day, last day, year): of the calendar to which the year belongs; without one, of the reader's own."""
    calendar = next((one for one, years in YEARS.items() if year in years), None) or calendar_of(reader())
    year = year or year_of(clock.today(), calendar)
    return first_day(year, calendar), last_day(year, calendar), year


def _members(network, first, last):
    rows = network.members.filter(status="admitted", closed_on=None)
    at_end = network.members.on(last)
    by_country = at_end.exclude(contact=None).values_list("contact__country").annotate(n=Count("pk"))
    return {
        "joined": rows.filter(starts_on__range=(first, last)).count(),
        "left": rows.filter(ends_on__range=(first, last)).count(),
        "member_count": at_end.count(),
        "institution_count": at_end.filter(contact=None).count(),
        "countries": [
            (country_name(code) if code else "–", n) for code, n in by_country.order_by("-n", "contact__country")
        ],
        "applied": network.members.filter(Q(applied_on__range=(first, last))).count(),
    }


def _offices(network, day):
    bodies = {body.pk: body for body in network.bodies.open()}
    found = OfficeTerm.objects.filter(body__in=bodies).roster(day)
    return [(bodies[term.body_id].name, term) for term in sorted(found, key=lambda term: term.body_id)]


def _told(meeting):
    decisions = list(meeting.decisions.all())
    for decision in decisions:
        decision.meeting = meeting
    return {"meeting": meeting, "counted": counted(meeting), "decisions": decisions}


def _actions(meetings):
    found = ActionItem.objects.filter(
        content_type__app_label="networks",
        content_type__model="meeting",
        object_id__in=meetings.order_by().values("pk"),
    )
    return found.open().select_related("owner").order_by("due_on")
