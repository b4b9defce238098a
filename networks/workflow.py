"""Which states and transitions do members, meetings and announcements of a network have?"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from records import clock
from records.workflow import Transition, Workflow


class MemberStatus(models.TextChoices):
    APPLIED = "applied", _("applied")
    ADMITTED = "admitted", _("admitted")
    DECLINED = "declined", pgettext_lazy("of an application for membership", "declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("of an application for membership", "withdrawn")


member_workflow = Workflow(
    "networks.member",
    Transition(
        "admit",
        _("Admit"),
        (MemberStatus.APPLIED,),
        MemberStatus.ADMITTED,
        consequence=_("They are told by letter, and stand in the list of members from that day on."),
        applies=lambda member: not member.is_unconfirmed,
    ),
    Transition(
        "decline",
        _("Decline"),
        (MemberStatus.APPLIED,),
        MemberStatus.DECLINED,
        consequence=_("They are told by letter; the reasons stay here."),
        is_grave=True,
        applies=lambda member: not member.is_unconfirmed,
    ),
    Transition("withdraw", _("Record a withdrawal"), (MemberStatus.APPLIED,), MemberStatus.WITHDRAWN),
    Transition(
        "end",
        _("End the membership"),
        (MemberStatus.ADMITTED,),
        MemberStatus.ADMITTED,
        consequence=_("It stays readable: who was a member on which day."),
        is_grave=True,
        applies=lambda member: member.ends_on is None,
    ),
    finals=(MemberStatus.DECLINED, MemberStatus.WITHDRAWN),
)


class MeetingStatus(models.TextChoices):
    PLANNED = "planned", _("planned")
    CALLED = "called", _("called")
    HELD = "held", pgettext_lazy("of a meeting", "held")
    MINUTED = "minuted", _("minutes circulated")
    APPROVED = "approved", _("minutes approved")
    CANCELLED = "cancelled", _("cancelled")

    @property
    def kind(self):
        """How a tag shows it."""
        return {"called": "current", "approved": "good", "cancelled": "problem", "held": "waiting"}.get(
            self.value, "quiet"
        )


WAS_HELD = (MeetingStatus.HELD, MeetingStatus.MINUTED, MeetingStatus.APPROVED)

meeting_workflow = Workflow(
    "networks.meeting",
    Transition(
        "call",
        _("Send the notice"),
        (MeetingStatus.PLANNED,),
        MeetingStatus.CALLED,
        consequence=_(
            "Everybody who has a seat or a vote on that day is invited by letter, with an entry for their calendar and"
            " a link to answer. What is still to be done from earlier meetings comes onto the agenda."
        ),
        applies=lambda meeting: meeting.held_on >= clock.today(),
    ),
    Transition(
        "hold",
        _("Record that it was held"),
        (MeetingStatus.PLANNED, MeetingStatus.CALLED),
        MeetingStatus.HELD,
        consequence=_("From now on attendance counts, and decisions are written down."),
        applies=lambda meeting: meeting.held_on <= clock.today(),
    ),
    Transition(
        "take_back",
        _("Take back that it was held"),
        (MeetingStatus.HELD,),
        MeetingStatus.PLANNED,
        consequence=_(
            "It is planned again, or called where the notice was sent, and nobody was there. Only as long as nothing"
            " rests on it: no decisions, no minutes, no later meeting."
        ),
        is_grave=True,
    ),
    Transition(
        "circulate",
        _("Circulate the minutes"),
        (MeetingStatus.HELD, MeetingStatus.MINUTED),
        MeetingStatus.MINUTED,
        consequence=_("The last version goes to everybody invited, and its text stays as it is."),
    ),
    Transition(
        "approve",
        _("Record the approval of the minutes"),
        (MeetingStatus.MINUTED,),
        MeetingStatus.APPROVED,
        consequence=_("Minutes, decisions and attendance of this meeting are locked."),
        is_grave=True,
    ),
    Transition(
        "cancel",
        _("Cancel the meeting"),
        (MeetingStatus.PLANNED, MeetingStatus.CALLED),
        MeetingStatus.CANCELLED,
        consequence=_("Whoever was invited is told, and the entry in their calendars is taken back."),
        is_grave=True,
    ),
    finals=(MeetingStatus.APPROVED, MeetingStatus.CANCELLED),
)


class AnnouncementStatus(models.TextChoices):
    DRAFT = "draft", _("draft")
    RELEASED = "released", _("released")
    DISCARDED = "discarded", pgettext_lazy("of an announcement", "discarded")


announcement_workflow = Workflow(
    "networks.announcement",
    Transition(
        "release",
        _("Release"),
        (AnnouncementStatus.DRAFT,),
        AnnouncementStatus.RELEASED,
        consequence=_("It goes by letter to everybody of its audience who has not unsubscribed."),
        is_grave=True,
    ),
    Transition("discard", _("Discard"), (AnnouncementStatus.DRAFT,), AnnouncementStatus.DISCARDED),
    finals=(AnnouncementStatus.RELEASED, AnnouncementStatus.DISCARDED),
)
