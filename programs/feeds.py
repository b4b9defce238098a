"""Which days of calls may stand in a calendar of one's own?"""

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs import calltimes
from programs.models import Call
from records import clock
from records.feeds import FeedSource, Happening, feeds


@feeds.register
class CallDeadlines(FeedSource):
    """The day on which a call closes; of one's own, to which one applies."""

    slug = "call-deadlines"
    title = gettext_lazy("Deadlines of calls")

    def happenings(self, user, *, since, until, is_own_only):
        zone = clock.zone()
        first, last = (dt.datetime.combine(day, dt.time(), zone) for day in (since, until + dt.timedelta(1)))
        calls = Call.objects.visible_to(user).published().filter(closes_at__gte=first, closes_at__lt=last)
        if is_own_only:
            calls = calls.filter(applications__members__user=user).distinct()
        for call in calls.for_lists():
            day, words = call.closes_at.astimezone(zone).date(), calltimes.plain(call.closes_at, call)
            yield Happening(call, day, _("Closes: %(call)s") % {"call": call.title}, words)
