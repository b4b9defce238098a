"""Is there still time? Deadlines go by the database's clock; whoever comes late is refused, and it is written down."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from evaluation.models import RoundStatus
from evaluation.workflow import COLLECTING
from records import clock
from records.history import acting, note
from records.refusals import Refusal, audit


def is_in_time(participation):
    """Its round collects, and its own deadline, or else the round's, is not over."""
    if participation.round.status == RoundStatus.VALIDATION and participation.closes_at is None:
        return False
    deadline = participation.deadline
    return participation.round.status in COLLECTING and deadline is not None and clock.database_now() <= deadline


def refuse_late(participation, *, by):
    """Outside of any act. Raises PermissionDenied once it is too late, and keeps who came when."""
    if is_in_time(participation):
        return
    if participation.round.status in COLLECTING:
        with acting(by=by, verb="come_late"):
            note(participation, "come_late")
    audit.info("too late", extra={"by": by.pk, "record": str(participation.uuid)})
    raise PermissionDenied(_("The deadline is over: nothing is entered any more."))


def refuse_not_writable(participation):
    """Inside the act, with the row held: raises Refusal where its institution changes nothing now."""
    if not participation.is_writable:
        values = {"status": participation.get_status_display()}
        raise Refusal(_("Nothing is entered now: the status is “%(status)s”.") % values)
    if not is_in_time(participation):
        raise Refusal(_("The deadline is over: nothing is entered any more."))
