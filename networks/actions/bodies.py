"""How is a term of office taken back that was entered by mistake?"""

from django.core.exceptions import PermissionDenied

from networks.actions.meetings import invite_new, prepare
from networks.models import Meeting, MeetingStatus
from records import clock
from records.history import acting
from records.refusals import require_reasons
from records.workflow import lock

AHEAD = (MeetingStatus.PLANNED, MeetingStatus.CALLED)


def take_back_term(term, *, reason, by):
    """It counts on no day; whoever was invited by it is told. Raises Refusal where a meeting was held with it."""
    require_reasons(reason, "reason")
    with acting(by=by, verb="take_back_term", comment=reason):
        if not by.has_perm("networks.take_back_officeterm", term):
            raise PermissionDenied
        lock(term)
        term.taken_back_on = clock.today()
        term.save(update_fields=["taken_back_on"])
        for meeting in Meeting.objects.filter(status__in=AHEAD, attendances__term=term).select_related("body__network"):
            prepare(meeting, by=by)
            invite_new(meeting, by=by)
