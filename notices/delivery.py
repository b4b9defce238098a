"""How does a letter leave the house? At least once, by whoever claims its row; what went wrong stands in the row."""

from datetime import timedelta
from email.headerregistry import Address
from email.utils import parseaddr
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db.models import Case, F, TextField, Value, When
from django.utils import translation
from django.utils.translation import gettext as _

from notices.models import Email, EmailStatus
from records import clock
from records.models import Office

MAX_ATTEMPTS = 8
PAUSES = [10, 30, 60, 300, 900, 3600]  # seconds to wait after the first, second … attempt; then always the last

# Account letters keep no text once they are done with; others stay readable.
ERASED = {
    name: Case(When(is_secret=True, then=Value("")), default=F(name), output_field=TextField())
    for name in ("text", "html")
}


def deliver(pk):
    """Send one letter if it is due and nobody else sends it. May be called any number of times."""
    if not Email.objects.claim(pk, clock.now()):
        return
    email = Email.objects.get(pk=pk)
    try:
        with get_connection() as server:
            server.send_messages([as_message(email)])
    except (OSError, ValueError) as error:  # smtplib's own errors are OSErrors; a ValueError is an impossible address
        _not_sent(email, error)
    else:
        # Also where the claim lapsed meanwhile, as long as nobody has claimed the letter anew.
        mine = Email.objects.filter(pk=pk, attempts=email.attempts).exclude(status=EmailStatus.SENT)
        mine.update(status=EmailStatus.SENT, sent_at=clock.now(), error="", **ERASED)


def as_message(email):
    """The letter as mail servers want it: text and HTML, from the office, marked as not written by hand."""
    with translation.override(email.language):
        office = Office.current()
        sender = Address(office.name, addr_spec=parseaddr(settings.DEFAULT_FROM_EMAIL)[1])
    message = EmailMultiAlternatives(
        email.subject,
        email.text,
        str(sender),
        [email.to],
        headers={
            "Message-ID": email.message_id,
            "Auto-Submitted": "auto-generated",
            "Content-Language": email.language,
        },
        reply_to=[office.help_email] if office.help_email else None,
    )
    if email.html:
        message.attach_alternative(email.html, "text/html")
    return message


def take_back_abandoned():
    """Letters whose worker died while sending: once more, marked as perhaps sent twice, or given up at last."""
    now = clock.now()
    abandoned = Email.objects.abandoned(now)
    reason = _("The worker stopped at every attempt.")
    abandoned.filter(attempts__gte=MAX_ATTEMPTS).update(status=EmailStatus.FAILED, error=reason, **ERASED)
    abandoned.update(status=EmailStatus.QUEUED, next_try_at=now, is_uncertain=True)


def _not_sent(email, error):
    mine = Email.objects.filter(pk=email.pk, status=EmailStatus.SENDING, attempts=email.attempts)
    if _is_final(error) or email.attempts >= MAX_ATTEMPTS:
        mine.update(status=EmailStatus.FAILED, error=_reason(error), **ERASED)
        return
    pause = PAUSES[min(email.attempts, len(PAUSES)) - 1]
    mine.update(status=EmailStatus.QUEUED, error=_reason(error), next_try_at=clock.now() + timedelta(seconds=pause))


def _is_final(error):
    """Whether the server refused this letter for good (5xx).

    A server that refuses us, our password or the connection says nothing about the letter: that is tried again.
    """
    if isinstance(error, SMTPRecipientsRefused):
        return all(code >= 500 for code, text in error.recipients.values())
    if isinstance(error, SMTPDataError | SMTPSenderRefused):
        return error.smtp_code >= 500
    return isinstance(error, ValueError)


def _reason(error):
    answers = error.recipients.values() if isinstance(error, SMTPRecipientsRefused) else []
    if hasattr(error, "smtp_code"):
        answers = [(error.smtp_code, error.smtp_error)]
    said = [f"{code} {_decoded(text)}" for code, text in answers]
    return "; ".join(said) or str(error) or type(error).__name__


def _decoded(text):
    return text.decode(errors="replace") if isinstance(text, bytes) else text
