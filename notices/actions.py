"""What can be done to a letter that did not go out?"""

from notices.emails import ring
from notices.models import EmailStatus
from records import clock
from records.refusals import audit


def retry(emails, *, by):
    """Try failed letters again from the first attempt; return how many. Account letters are gone for good."""
    failed = list(emails.filter(status=EmailStatus.FAILED, is_secret=False))
    for email in failed:
        email.status, email.attempts, email.error, email.next_try_at = EmailStatus.QUEUED, 0, "", clock.now()
        email.save(update_fields=["status", "attempts", "error", "next_try_at"])
        ring(email)
        audit.info("letter tried again", extra={"by": by.pk, "letter": str(email.uuid)})
    return len(failed)
