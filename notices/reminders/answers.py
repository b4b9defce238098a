"""What is answered to a reminder: it was seen, or it shall come again on another day."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from notices.models import DueStatus, ReminderDue
from records import clock
from records.calendars import in_words
from records.refusals import Refusal, require_reasons

LONGEST = timedelta(days=365)
ANSWERED = {DueStatus.WRITTEN, DueStatus.LATE}


@transaction.atomic
def acknowledge(dues, *, remark="", by):
    """Say of reminders that they were seen; return how many were still open. What repeats itself stops."""
    lines = _held(dues, by)
    for due in lines:
        _close(due, by, remark=remark)
    return len(lines)


@transaction.atomic
def put_off(dues, *, until, reason, by):
    """Let reminders come again on a day. Raises Refusal where the day is past, too far, or after the date itself."""
    require_reasons(reason, "reason")
    today = clock.today()
    if not today < until <= today + LONGEST:
        raise Refusal(_("Choose a day after today, within a year."), "until")
    lines = _held(dues, by)
    for due in lines:
        if today <= due.anchor_on < until:
            raise Refusal(
                _("The date itself is %(day)s; choose a day before it.") % {"day": in_words(due.anchor_on)}, "until"
            )
        _close(due, by, remark=reason, snoozed_until=until)
    return len(lines)


def _held(dues, by):
    """The lines that can still be answered, locked; what one may not answer is refused as a whole."""
    keys = list(dues.values_list("pk", flat=True))
    lines = list(
        ReminderDue.objects.filter(pk__in=keys, status__in=ANSWERED).select_for_update(of=("self",)).order_by("pk")
    )
    for due in lines:
        if not by.has_perm("notices.acknowledge_reminderdue", due):
            raise PermissionDenied
    return lines


def _close(due, by, *, remark, **values):
    values |= {"status": DueStatus.ACKNOWLEDGED, "acknowledged_by": by, "acknowledged_at": clock.now()}
    values |= {"status_since": clock.now(), "remark": remark.strip()[:300]}
    for name, value in values.items():
        setattr(due, name, value)
    due.save(update_fields=list(values))
