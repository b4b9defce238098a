"""What is no longer used is closed with a reason, and stays."""

from records import clock
from records.history import acting
from records.workflow import lock


def close(record, *, reason="", by):
    """From today on it counts no more. Inside another act it is part of that one."""
    with acting(by=by, verb="close", comment=reason):
        lock(record)
        record.closed_on, record.closed_reason = clock.today(), reason
        record.save(update_fields=["closed_on", "closed_reason"])
