"""Which dates of networks stand in people's calendars?"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from networks.models import Body, Meeting, MeetingStatus, OfficeTerm
from networks.words import when_and_where
from records.feeds import FeedSource, Happening, feeds
from records.subjects import as_key, one_of


@feeds.register
class NetworkMeetings(FeedSource):
    """Those of networks that one sees, and those to which one is invited; of one's own, kept or invited."""

    slug = "network-meetings"
    title = gettext_lazy("Meetings of networks")

    def happenings(self, user, *, since, until, is_own_only):
        found = Meeting.objects.visible_to(user).filter(held_on__range=(since, until), closed_on=None)
        if is_own_only:
            kept, invited = Meeting.objects.kept_by(user), Meeting.objects.invites(user)
            found = found.filter(pk__in=[*kept.values_list("pk", flat=True), *invited.values_list("pk", flat=True)])
        return _told(found)

    def part_title(self, part, user):
        """A part is a body, by its key: for those who see its papers or are invited to it."""
        body = one_of(Body.objects.all(), part)
        sees = body and (user.has_perm("networks.view_body", body) or Meeting.objects.invites(user).filter(body=body))
        return _("Meetings of %(body)s") % {"body": body} if sees else ""

    def part_happenings(self, part, user, *, since, until, is_own_only):
        """Its meetings as far as this user sees them now: all of it is looked after by whoever asks for it alone."""
        found = Meeting.objects.visible_to(user).filter(body__uuid=as_key(part), closed_on=None)
        return _told(found.filter(held_on__range=(since, until)))


def kind_of(body):
    """How a feed names the meetings of this body alone."""
    return f"{NetworkMeetings.slug}:{body.uuid.hex}"


def _told(meetings):
    for meeting in meetings.exclude(status=MeetingStatus.CANCELLED).for_lists():
        yield Happening(meeting, meeting.held_on, str(meeting), when_and_where(meeting))


@feeds.register
class TermsEnd(FeedSource):
    slug = "office-terms"
    title = gettext_lazy("Ends of terms of office in networks")

    def happenings(self, user, *, since, until, is_own_only):
        found = OfficeTerm.objects.visible_to(user).standing().filter(ends_on__range=(since, until))
        if is_own_only:
            found = found.kept_by(user)
        for term in found.select_related("body__network__institution", "contact"):
            yield Happening(term, term.ends_on, _("Term of office ends: %(term)s") % {"term": term}, str(term.body))
