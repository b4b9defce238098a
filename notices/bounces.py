"""A letter that came back: what does the mail server's report (RFC 3464) say, and of which letter of ours?"""

import email
import re
import uuid
from dataclasses import dataclass

from notices.addresses import kind_of_failure, note_failure
from notices.models import Email, EmailStatus
from records.history import acting
from records.refusals import audit

MOST_BYTES = 1_000_000
OURS = re.compile(r"<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@")


@dataclass
class Report:
    """`letters` are the uuids in its Message-IDs; `action` and `status` are the reporting server's words."""

    letters: list
    action: str = ""
    status: str = ""
    reason: str = ""


def read(raw):
    """Read what a mail server sent back; anything that is no report of a failure has no action."""
    message = email.message_from_bytes(raw[:MOST_BYTES])
    report = Report(letters=list(_letters(message)))
    for block in _recipient_blocks(message):
        if _word(block, "Action").lower() == "failed" or not report.action:
            report.action = _word(block, "Action").lower()
            report.status = _word(block, "Status")
            report.reason = _word(block, "Diagnostic-Code").partition(";")[2].strip() or report.status
    return report


def record(raw):
    """Mark the letter that came back, and its address; return it, or None where the report is of no letter of ours.

    Only a letter's own Message-ID, which nobody can guess, says whose it is: an address named in a report is not
    believed, or anybody could make the office stop writing to anybody.
    """
    report = read(raw)
    if report.action != "failed":
        return None
    with acting(by="Mail server", verb="bounce"):
        letters = Email.objects.select_for_update().filter(uuid__in=report.letters)
        letter = letters.filter(status__in=[EmailStatus.SENT, EmailStatus.BOUNCED]).first()
        if letter is None:
            return None
        is_news = letter.status != EmailStatus.BOUNCED
        letter.status, letter.error = EmailStatus.BOUNCED, report.reason[:2000]
        letter.save(update_fields=["status", "error"])
        kind = kind_of_failure(report.status)
        if kind and is_news:
            note_failure(letter.to, kind=kind, reason=letter.error)
    audit.info("letter came back", extra={"letter": str(letter.uuid), "status": report.status})
    return letter


def _recipient_blocks(message):
    """The blocks of fields about recipients; the first one of a report is about the report."""
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status" and part.is_multipart():
            yield from (block for block in part.get_payload() if block.get("Action"))


def _letters(message):
    """Message-IDs of the letter that is sent back with the report, whole or only its head, or of what it answers."""
    for part in message.walk():
        names = ("Message-ID", "In-Reply-To", "References") if part is message else ("Message-ID",)
        texts = [str(part.get(name, "")) for name in names]
        if part.get_content_type() == "text/rfc822-headers":
            payload = part.get_payload(decode=True) or b""
            texts.append(str(email.message_from_bytes(payload).get("Message-ID", "")))
        for text in texts:
            yield from (uuid.UUID(found) for found in OURS.findall(text.lower()))


def _word(block, name):
    """A field in one line, without what an unknown mail server may have put into it."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in str(block.get(name, ""))).split())
