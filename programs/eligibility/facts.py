"""What do the checks know of an application? Everything they ask for is read once, however many rules there are."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q
from django.utils.functional import cached_property

from directory.models import Institution, ScholarProfile
from programs.applicationworkflow import ApplicationStatus
from programs.eligibility.past import EveryWork, places, works_of
from programs.models import Member, Side
from records.calendars import Calendar, UnreadableDate, months_later, parse
from records.text import fold
from records.zones import in_zone

ONE_DAY = timedelta(days=1)
HOME = "IR"  # where nobody has said which institution is the office's own
TITLES = {"dr", "prof", "professor", "doctor", "dott", "ing", "phd", "دکتر", "پروفسور", "استاد", "مهندس"}
OUT = (ApplicationStatus.DRAFT, ApplicationStatus.WITHDRAWN, ApplicationStatus.INELIGIBLE)


def bare(name):
    """A name folded, without titles: “Prof. Dr. Anne Martin” is “anne martin”."""
    return " ".join(word for word in fold(name).split() if word not in TITLES)


def home_country(call):
    """In which country our side is: that of the programme's agency, else of the office's own institution."""
    agency = call.programme.home_agency
    if agency and agency.country:
        return agency.country
    own = Institution.objects.in_use().filter(is_home=True).values_list("country", flat=True).first()
    return own or HOME


def countries_of(call):
    """The country of each side that applies, where one is said."""
    found = {Side.HOME: home_country(call), Side.PARTNER: call.programme.partner_country}
    return {side: found[side] for side in call.sides if found[side]}


def reference_day(call, now):
    """The day on which rules about time look: the last one on which one applies; of a rolling call, today."""
    return in_zone(call.closes_at or now, call.time_zone).date()


@dataclass(frozen=True)
class Leader:
    """Who leads one side, and by what others of the same name are told apart."""

    member: Member
    persons: frozenset
    name: str
    profile: ScholarProfile | None

    @property
    def places(self):
        return places(self.member)


OF_MEMBERS = ("institution", "user__person__profile", "person__profile")


def facts_of(applications, now):
    """Facts of many: their teams, and what was supported before, are read once for all."""
    teams, every = defaultdict(list), EveryWork()
    for member in Member.objects.filter(application__in=applications).select_related(*OF_MEMBERS):
        teams[member.application_id].append(member)
    for application in applications:
        facts = Facts(application, now)
        facts.members = teams[application.pk]
        facts.past = every.works_of(facts.leaders.values())
        yield facts


class Facts:
    """An application as its checks read it."""

    def __init__(self, application, now):
        self.application, self.call, self.now = application, application.call, now

    @cached_property
    def day(self):
        return reference_day(self.call, self.now)

    @property
    def today(self):
        """The day where the call is at home."""
        return in_zone(self.now, self.call.time_zone).date()

    @cached_property
    def members(self):
        return list(self.application.members.select_related(*OF_MEMBERS))

    @cached_property
    def leaders(self):
        """By side."""
        return {member.side: self._leader(member) for member in self.members if member.is_leader}

    def _leader(self, member):
        linked = getattr(member.user, "person", None) if member.user_id else None
        persons = {member.person_id, linked.pk if linked else None} - {None}
        profile = getattr(linked or member.person, "profile", None)
        return Leader(member, frozenset(persons), bare(member.name), profile)

    @cached_property
    def countries(self):
        return countries_of(self.call)

    @cached_property
    def costs(self):
        return list(self.application.costs.select_related("category"))

    @cached_property
    def budgets(self):
        return list(self.call.budgets.all())

    @cached_property
    def areas(self):
        return {area.pk for area in self.call.areas.all()}

    @cached_property
    def _answers(self):
        return list(self.application.answers.values_list("values", flat=True))

    def answers_to(self, key):
        """What each section says to the question of this key; what is empty says nothing."""
        found = [values.get(key) for values in self._answers] if key else []
        return [value for value in found if value not in (None, "", [])]

    @cached_property
    def ends_on(self):
        """The planned last day of the project; None where it is not known."""
        starts, months = self.application.starts_on, self.application.months
        return months_later(starts, months, Calendar.GREGORIAN) - ONE_DAY if starts and months else None

    @cached_property
    def past(self):
        """Earlier awards and joint projects that a leader led, or somebody of the same name."""
        return works_of(self.leaders.values())

    @cached_property
    def handed_in_besides(self):
        """By side, how many other applications to this call its leader has handed in."""
        return {side: self._others_of(leader) for side, leader in self.leaders.items()}

    def _others_of(self, leader):
        member = leader.member
        same = Q(person__in=leader.persons)
        same |= Q(user=member.user_id) if member.user_id else Q(pk=None)
        same |= Q(email__iexact=member.email) if member.email else Q(pk=None)
        same |= Q(orcid=member.orcid) if member.orcid else Q(pk=None)
        rows = Member.objects.filter(same, role="leader", application__call=self.call)
        rows = rows.exclude(application=self.application).exclude(application__status__in=OUT)
        return rows.values("application").distinct().count()


def date_in(value):
    """The date that an answer gives, as far as it is known; None where it gives none."""
    try:
        return parse(value)
    except UnreadableDate:
        return None
