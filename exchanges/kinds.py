"""Which kinds of stays are there, which way does each go, and what does each need?"""

from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext_lazy as _

from agreements.models import ActivityKind
from exchanges.statuses import BEFORE_ARRIVAL, StayStatus


class StayKind(models.TextChoices):
    VISITING_PROFESSOR = "visiting_professor", _("visiting professor")
    STUDENT_EXCHANGE = "student_exchange", _("student exchange")
    STUDY_LEAVE = "study_leave", _("study leave")
    RESEARCH_STAY = "research_stay", _("research stay of a PhD student")
    FIELD_TRIP = "field_trip", _("field trip or excursion")
    DELEGATION = "delegation", _("delegation")
    ASSEMBLY = "assembly", _("representative in an assembly")


class Direction(models.TextChoices):
    INCOMING = "incoming", _("to us")
    OUTGOING = "outgoing", _("abroad")


class Route(models.TextChoices):
    HOST = "host", _("the faculty first, then the office")
    OFFICE = "office", _("the office first, which asks the faculty")


S = StayStatus
VISITOR, HOST = "visitor", "host"
AROUND = {
    "depart": (S.ARRIVED,),
    "not_arrived": (S.ARRIVED,),
    "not_departed": (S.DEPARTED,),
    "cancel": (*BEFORE_ARRIVAL, S.ARRIVED),
}
REQUEST = AROUND | {
    "submit": (S.DRAFT,),
    "review": (S.REQUESTED,),
    "send_back": (S.REQUESTED, S.IN_REVIEW),
    "approve": (S.IN_REVIEW,),
    "refuse": (S.IN_REVIEW,),
    "arrive": (S.APPROVED,),
    "report": (S.DEPARTED,),
    "complete": (S.DEPARTED, S.REPORTED),
}
HOSTED = REQUEST | {
    "ask_again": (S.HOST_DECLINED,),
    "endorse": (S.REQUESTED,),
    "decline": (S.REQUESTED,),
    "review": (S.HOST_ENDORSED,),
    "send_back": (S.REQUESTED, S.HOST_ENDORSED, S.IN_REVIEW),
    "invite": (S.APPROVED,),
    "arrive": (S.INVITED,),
}
# Where the office is first: it reviews before the host is asked, whose word may then come on paper.
OFFICE_FIRST = {"review": (S.REQUESTED, S.HOST_ENDORSED), "endorse": (S.REQUESTED, S.IN_REVIEW)}
NOMINATION = AROUND | {
    "nominate": (S.DRAFT, S.REJECTED),
    "hand_over": (S.NOMINATED,),
    "verify": (S.PENDING,),
    "reject": (S.PENDING,),
    "accept": (S.VERIFIED,),
    "arrive": (S.ACCEPTED,),
    "recognise": (S.DEPARTED,),
    "complete": (S.RECOGNISED,),
}


@dataclass(frozen=True)
class Kind:
    """What code knows of a kind; lists, councils, rules of approval and costs are rows of the office."""

    slug: str
    ways: dict
    directions: tuple = (Direction.INCOMING, Direction.OUTGOING)
    is_group: bool = False
    needs_host: bool = False
    needs_councils: bool = False
    takes_seat: bool = False
    may_be_applied_for: bool = False  # in the browser, by whoever goes or comes
    reports: tuple = (VISITOR,)
    quarterly: bool = False
    activity: str = ActivityKind.MOBILITY
    invited_ways: dict = field(default_factory=dict)  # where somebody comes to us who needs a letter

    def leads_from(self, name, stay):
        """May this transition be made from where the stay stands?"""
        ways = self.ways
        if stay.direction == Direction.INCOMING:
            ways = ways | self.invited_ways
        if self.needs_host and stay.route == Route.OFFICE and name in OFFICE_FIRST:
            return stay.status in OFFICE_FIRST[name]
        return stay.status in ways.get(name, ())


LETTER = {"invite": (S.APPROVED,), "arrive": (S.INVITED,)}
KINDS = {
    kind.slug: kind
    for kind in (
        Kind(
            StayKind.VISITING_PROFESSOR,
            HOSTED,
            directions=(Direction.INCOMING,),
            needs_host=True,
            may_be_applied_for=True,
            reports=(VISITOR, HOST),
            activity=ActivityKind.VISIT,
        ),
        Kind(StayKind.STUDENT_EXCHANGE, NOMINATION, takes_seat=True),
        Kind(
            StayKind.STUDY_LEAVE,
            REQUEST,
            directions=(Direction.OUTGOING,),
            needs_councils=True,
            may_be_applied_for=True,
            quarterly=True,
        ),
        Kind(
            StayKind.RESEARCH_STAY,
            REQUEST,
            directions=(Direction.OUTGOING,),
            needs_councils=True,
            may_be_applied_for=True,
            quarterly=True,
        ),
        Kind(StayKind.FIELD_TRIP, REQUEST, is_group=True, invited_ways=LETTER, activity=ActivityKind.VISIT),
        Kind(StayKind.DELEGATION, REQUEST, is_group=True, invited_ways=LETTER, activity=ActivityKind.VISIT),
        Kind(
            StayKind.ASSEMBLY,
            REQUEST,
            directions=(Direction.OUTGOING,),
            may_be_applied_for=True,
            activity=ActivityKind.MEETING,
        ),
    )
}
GROUPS = tuple(kind.slug for kind in KINDS.values() if kind.is_group)
SEATED = tuple(kind.slug for kind in KINDS.values() if kind.takes_seat)
APPLIED_FOR = tuple(kind.slug for kind in KINDS.values() if kind.may_be_applied_for)


def applied_for_choices():
    return [(slug, StayKind(slug).label) for slug in APPLIED_FOR]
