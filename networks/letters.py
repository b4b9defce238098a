"""The letters of networks: to who applies, who is invited, who is a member."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from networks.words import when_and_where
from notices.texts import LetterKind, Placeholder, texts
from notices.topics import Topic, topics
from records import clock
from records.templatetags.records import day

NETWORK = Placeholder(_("name of the network"), _("Network of Women Scientists of the Islamic World"))
LINK = Placeholder(_("link to its page"), lambda: reverse("home"), is_required=True)
SECRET_LINK = Placeholder(
    _("link for whoever gets the letter"), lambda: reverse("home"), is_required=True, is_secret=True
)


@topics.register
class Networks(Topic):
    slug = "networks"
    title = _("Networks: invitations, minutes, membership")
    words = _("Whoever has a seat or a vote must know of a meeting. Announcements end with one click.")


class NetworkLetter(LetterKind):
    topic = "networks"
    placeholders = {"network": NETWORK, "url": LINK}

    def values(self, context):
        return {"network": context["network"].name, "url": context["url"]}


@texts.register
class MembershipConfirm(NetworkLetter):
    slug = "network-membership-confirm"
    template = "networks/emails/membership_confirm"
    title = _("Do you want to become a member?")
    occasion = _("To the address with which somebody has applied for membership.")
    placeholders = {"network": NETWORK, "url": SECRET_LINK}


@texts.register
class MembershipIsThere(NetworkLetter):
    slug = "network-membership-is-there"
    template = "networks/emails/membership_is_there"
    title = _("You are a member already")
    occasion = _("To a member with whose address somebody has applied once more.")


@texts.register
class MembershipAdmitted(NetworkLetter):
    slug = "network-membership-admitted"
    template = "networks/emails/membership_admitted"
    title = _("You are admitted")
    occasion = _("To somebody whom the secretary has admitted.")
    placeholders = NetworkLetter.placeholders | {
        "from": Placeholder(_("first day of membership"), lambda: day(clock.today()))
    }

    def values(self, context):
        return super().values(context) | {"from": day(context["starts_on"])}


@texts.register
class MembershipDeclined(NetworkLetter):
    slug = "network-membership-declined"
    template = "networks/emails/membership_declined"
    title = _("You are not admitted")
    occasion = _("To somebody whose application was declined.")


class MeetingLetter(LetterKind):
    """`write` is given the meeting, and the link of whoever is invited."""

    topic = "networks"
    placeholders = {
        "meeting": Placeholder(_("title of the meeting"), _("Board of trustees, meeting 12")),
        "when": Placeholder(_("day, time and place"), lambda: day(clock.today()), has_lines=True),
        "url": SECRET_LINK,
    }

    def values(self, context):
        meeting = context["meeting"]
        return {"meeting": str(meeting), "when": when_and_where(meeting), "url": context["url"]}


@texts.register
class MeetingCalled(MeetingLetter):
    slug = "network-meeting-called"
    template = "networks/emails/meeting_called"
    title = _("Notice of a meeting")
    occasion = _("To everybody who has a seat or a vote, with an entry for their calendar.")


@texts.register
class MeetingMoved(MeetingLetter):
    slug = "network-meeting-moved"
    template = "networks/emails/meeting_moved"
    title = _("A meeting has changed")
    occasion = _("To everybody invited, when day, time or place have changed.")


@texts.register
class InvitationWithdrawn(MeetingLetter):
    slug = "network-invitation-withdrawn"
    template = "networks/emails/invitation_withdrawn"
    title = _("Your invitation is withdrawn")
    occasion = _("To somebody invited who has no seat and no vote any more on the day of the meeting.")


@texts.register
class MeetingCancelled(MeetingLetter):
    slug = "network-meeting-cancelled"
    template = "networks/emails/meeting_cancelled"
    title = _("A meeting is cancelled")
    occasion = _("To everybody invited.")
    placeholders = MeetingLetter.placeholders | {
        "reason": Placeholder(_("the reasons that were given"), _("The hall is not free."), has_lines=True)
    }

    def values(self, context):
        return super().values(context) | {"reason": context["reason"]}


@texts.register
class MinutesCirculated(MeetingLetter):
    slug = "network-minutes-circulated"
    template = "networks/emails/minutes_circulated"
    title = _("Minutes of a meeting")
    occasion = _("To everybody on the list of the meeting, with the day until which comments are welcome.")
    placeholders = MeetingLetter.placeholders | {
        "until": Placeholder(_("until when comments are welcome"), lambda: day(clock.today()))
    }

    def values(self, context):
        return super().values(context) | {"until": day(context["version"].comments_until)}


@texts.register
class AnnouncementLetter(LetterKind):
    """What the secretary wrote, with the way to stop such letters."""

    slug = "network-announcement"
    template = "networks/emails/announcement"
    topic = "networks"
    title = _("Announcement of a network")
    occasion = _("To the members who have not unsubscribed, when the secretary releases it.")
    placeholders = {
        "network": NETWORK,
        "subject": Placeholder(_("subject of the announcement"), _("A workshop in Rabat")),
        "text": Placeholder(
            _("its text"), _("Members are invited to propose papers."), is_required=True, has_lines=True
        ),
        "url": LINK,
        "stop": Placeholder(_("link to stop these letters"), lambda: reverse("home"), is_required=True, is_secret=True),
    }

    def values(self, context):
        return {
            **{name: context[name] for name in ("subject", "text", "url", "stop")},
            "network": context["network"].name,
        }
