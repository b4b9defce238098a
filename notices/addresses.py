"""Which addresses do letters not reach? Known from refusals of their servers and from letters that came back."""

import re
from datetime import timedelta

from django.db.models import F
from django.utils.translation import gettext as _

from notices.models import FailedAddress, FailureKind
from records import clock
from records.history import acting

SOFT_COUNTS_FOR = timedelta(days=30)  # a mailbox that was full last year may be full once more
MAIL_SERVER = "Mail server"  # as it stands in the history


def why_undeliverable(address):
    """Why nothing more is sent there but account letters, in words; "" for an address that works as far as we know."""
    failed = FailedAddress.objects.of(address).failing().first()
    if failed is None:
        return ""
    return _("Letters do not reach this address: %(reason)s") % {"reason": failed.reason}


def note_failure(address, *, kind, reason):
    """Remember that a letter did not reach an address, and what its server said."""
    with acting(by=MAIL_SERVER, verb="bounce"):
        given = {"kind": kind, "reason": reason, "failed_at": clock.now()}
        failed, is_new = FailedAddress.objects.open().get_or_create(address=address.lower(), defaults=given)
        if is_new:
            return failed
        is_old = failed.kind == FailureKind.SOFT and clock.now() - failed.failed_at > SOFT_COUNTS_FOR
        given["count"] = 1 if is_old else F("count") + 1
        if failed.kind == FailureKind.HARD:
            given["kind"] = FailureKind.HARD
        FailedAddress.objects.filter(pk=failed.pk).update(**given)
        failed.refresh_from_db()
    return failed


def kind_of_failure(status):
    """What an enhanced status code (RFC 3463) says about the mailbox; None where it speaks of something else.

    5.1.1 no such mailbox, 5.2.1 closed, 5.2.2 full, 4.4.7 not reached in time; x.7.x is policy, ours or theirs.
    """
    found = re.match(r"([45])\.(\d{1,3})\.(\d{1,3})\b", status.strip())
    if found is None:
        return None
    lasting, subject, detail = found.groups()
    if lasting == "5" and (subject == "1" or (subject, detail) == ("2", "1")):
        return FailureKind.HARD
    return None if subject == "7" else FailureKind.SOFT
