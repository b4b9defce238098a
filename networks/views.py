"""Networks for everybody who may see them: the list, a network with its bodies on any day, its members, a meeting."""

from django.core.paginator import Paginator
from django.db.models import Count
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from directory.countries import country_name
from networks.feeds import kind_of
from networks.forms.members import MemberFilter, NetworkFilter
from networks.models import Meeting, MeetingStatus, Member, Network, Reply
from networks.words import counted, quorum_rule, when
from records import clock
from records.languages import reader
from records.text import number
from records.views import AsOfMixin, RecordDetail, RecordList, TransitionView, public_page

MOST_PEOPLE = 100  # on one page of a meeting


@public_page
class NetworkList(RecordList):
    """Those that are shown, each with how many members it has."""

    model = Network
    filter_class = NetworkFilter
    template_name = "networks/network_list.html"
    title = gettext_lazy("Networks")
    intro = gettext_lazy("Scientific networks whose secretariat is kept here.")
    list_name = "networks:list"
    paginate_by = 25

    def get_queryset(self):
        return super().get_queryset().open().for_lists(self.day)

    def get_context_data(self, **kwargs):
        user = self.request.user
        may_edit = user.is_authenticated and user.is_staff and user.has_perm("networks.change_network")
        edit = reverse("admin:networks_network_changelist") if may_edit else ""
        context = super().get_context_data(edit_url=edit, **kwargs)
        count = context["paginator"].count
        said = ngettext("%(number)s network", "%(number)s networks", count)
        return context | {"count_text": said % {"number": number(count, reader())}}

    def header(self):
        return [_("Name"), _("Kind"), _("Founded"), _("Secretariat at"), _("Members"), _("Web address")]

    def rows(self, queryset):
        for network in queryset:
            yield [
                network.name,
                network.get_kind_display(),
                network.founded.display(reader()) if network.founded else "",
                network.secretariat.name if network.secretariat_id else "",
                network.member_count,
                network.institution.website,
            ]


@public_page
class NetworkDetail(AsOfMixin, RecordDetail):
    """A network as of a day: its mandate, who sits in its bodies, its chapters; for its secretary also what is due."""

    model = Network
    template_name = "networks/network_detail.html"

    def get_queryset(self):
        return super().get_queryset().select_related("institution", "secretariat")

    def get_context_data(self, **kwargs):
        user, network, day = self.request.user, self.object, self.day
        keeps = user.is_authenticated and user.has_perm("networks.change_network", network)
        reads = keeps or user.has_perm("networks.read_papers_network")
        bodies = network.bodies.open().with_roster(day)
        meetings = Meeting.objects.visible_to(user).filter(body__network=network).for_lists()
        members = network.members.on(day)
        return super().get_context_data(
            as_of=self.as_of,
            day=day,
            is_today=self.is_today,
            mandate=network.mandates.filter(is_adopted=True, starts_on__lte=day).first(),
            bodies=[_shown(body, reads, day) for body in (bodies if reads else bodies.filter(is_public=True))],
            calendars=_calendars(user, network, bodies, reads),
            parent=Network.objects.visible_to(user).filter(pk=network.parent_id).first() if network.parent_id else None,
            chapters=[
                _chapter(one, reads, day)
                for one in network.chapters.on(day).select_related("institution", "focal_point")
            ],
            member_count=members.count(),
            listed_count=network.members.listed(day).count(),
            coming=meetings.coming(clock.today()).order_by("held_on")[:10],
            past=meetings.filter(held_on__lte=clock.today()).exclude(status__in=["planned", "called"])[:10],
            letters=network.letters.open().order_by("-dated_on")[:10] if reads else [],
            actions=network.action_items.open().select_related("owner") if reads else [],
            keeps=keeps,
            reads=reads,
            may_edit=keeps and user.is_staff,
            may_print=user.is_authenticated and user.has_perm("networks.print_network", network),
            **kwargs,
        )


def _calendars(user, network, bodies, reads):
    """(body, the kind of its feed) of those whose meetings this user may have in the own calendar."""
    if not user.is_authenticated:
        return []
    if not reads:
        bodies = network.bodies.open().filter(pk__in=Meeting.objects.invites(user).order_by().values("body"))
    return [(body, kind_of(body)) for body in bodies]


def _shown(body, reads, day):
    """A body with who sits in it; in public without the names of those who have not agreed."""
    seats = [{"term": term, "name": _name(term.contact, reads, day)} for term in body.roster]
    taken = sum(term.role != "observer" for term in body.roster)
    free = max(0, body.seats - taken) if body.seats else 0
    return {"body": body, "seats": seats, "free": free, "quorum": quorum_rule(body)}


def _chapter(chapter, reads, day):
    """A chapter with its country, where its name does not say it, and who speaks for it."""
    country, focal = country_name(chapter.country), chapter.focal_point
    return {
        "name": chapter.name,
        "country": country if country != chapter.name else "",
        "institution": chapter.institution,
        "speaker": _name(focal, reads, day) if focal else "",
    }


def _name(contact, reads, day):
    return contact.name if reads or contact.is_named(day) else ""


@public_page
class MemberList(RecordList):
    """Who has agreed to be named, and the institutions: as a page, CSV or XLSX."""

    model = Member
    filter_class = MemberFilter
    template_name = "networks/member_list.html"
    intro = gettext_lazy("Institutions, and the people who have agreed to be named.")
    paginate_by = 50

    @cached_property
    def network(self):
        found = Network.objects.visible_to(self.request.user).select_related("institution")
        return get_object_or_404(found, uuid=self.kwargs["uuid"])

    @property
    def title(self):
        return _("Members of %(network)s") % {"network": self.network.name}

    def get_queryset(self):
        return self.network.members.listed(self.day).for_lists().by_name()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        count = context["paginator"].count
        said = ngettext("%(number)s member is named here", "%(number)s members are named here", count)
        return context | {
            "network": self.network,
            "edit_url": "",
            "count_text": said % {"number": number(count, reader())},
        }

    def header(self):
        return [_("Name"), _("Country"), _("Institution"), _("Works on"), _("Category"), _("Member since")]

    def rows(self, queryset):
        for member in queryset:
            who = member.contact
            yield [
                member.name,
                country_name(member.country) if member.country else "",
                who.institution_name if who else "",
                who.works_on if who else "",
                member.get_category_display(),
                member.starts_on,
            ]


class MeetingDetail(RecordDetail):
    """A meeting for its secretary, the office and whoever was invited: agenda, answers, decisions, minutes, actions."""

    model = Meeting
    template_name = "networks/meeting_detail.html"

    def get_queryset(self):
        return super().get_queryset().for_lists().with_quorum()

    def get_object(self, queryset=None):
        """The history of very many people is told in the staff pages only."""
        meeting = super().get_object(queryset)
        if meeting.attendances.count() > MOST_PEOPLE:
            meeting.timeline_children = [name for name in meeting.timeline_children if name != "attendances"]
        return meeting

    def get_context_data(self, **kwargs):
        user, meeting = self.request.user, self.object
        keeps = user.has_perm("networks.change_meeting", meeting)
        reads = keeps or user.has_perm("networks.read_papers_meeting")
        attendances = meeting.attendances.select_related("contact", "term", "member__institution", "member__contact")
        minutes = meeting.minutes.select_related("approved_in__body__network__institution")
        minutes = list(minutes if reads else minutes.exclude(circulated_on=None))
        decisions = meeting.decisions.select_related("meeting", "item")
        return super().get_context_data(
            when=when(meeting),
            agenda=meeting.agenda.select_related("carried_from__owner"),
            attendances=Paginator(attendances, MOST_PEOPLE).get_page(self.request.GET.get("page")),
            answers=_answers(meeting),
            counted=counted(meeting),
            quorum=quorum_rule(meeting.body),
            decisions=decisions if reads or minutes else [],
            minutes=minutes,
            actions=meeting.action_items.open().select_related("owner"),
            letters=meeting.letters.open() if reads else [],
            keeps=keeps,
            reads=reads,
            may_edit=keeps and user.is_staff,
            **kwargs,
        )


def _answers(meeting):
    """(answer, how many) of whoever is invited, while it is still to come."""
    if meeting.status != MeetingStatus.CALLED:
        return []
    counts = dict(meeting.attendances.expected().order_by().values_list("reply").annotate(n=Count("pk")))
    return [(reply.label, counts[reply]) for reply in Reply if reply in counts]


class MeetingTransition(TransitionView):
    """Where the notice is sent, the meeting recorded, its minutes circulated and approved."""

    model = Meeting

    def get_queryset(self):
        return super().get_queryset().for_lists()
