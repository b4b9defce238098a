"""What do people do in the post room? Release drafts, try again, hold everything, change the words of a letter."""

from django.utils.translation import gettext as _

from notices.addresses import why_undeliverable
from notices.emails import ring
from notices.letterhead import as_it_stands
from notices.models import Email, EmailStatus, LetterText, MailHold
from notices.texts import built_in, changed_text, faults, tidy
from records import clock
from records.closing import close
from records.history import acting
from records.refusals import Refusal, audit
from records.text import clean_line
from records.workflow import lock

# --- letters -----------------------------------------------------------------------------------------------------


def retry(emails, *, by):
    """Try failed letters again from the first attempt; return how many.

    Account letters are gone for good; an address that fails must first be said to work again.
    """
    with acting(by=by, verb="retry"):
        failed = _locked(emails, EmailStatus.FAILED)
        tried = [email for email in failed if not email.is_secret and not why_undeliverable(email.to)]
        for email in tried:
            _post(email)
            audit.info("letter tried again", extra={"by": by.pk, "letter": str(email.uuid)})
    return len(tried)


def release(emails, *, by):
    """Let drafts go out; return how many. One whose address fails becomes a letter that failed, with the reason."""
    gone = 0
    with acting(by=by, verb="release"):
        for email in _locked(emails, EmailStatus.DRAFT):
            if reason := why_undeliverable(email.to):
                email.status, email.error = EmailStatus.FAILED, reason
                email.save(update_fields=["status", "error"])
            else:
                _post(email)
                gone += 1
            audit.info("letter released", extra={"by": by.pk, "letter": str(email.uuid)})
    return gone


def discard(emails, *, reason, by):
    """Put drafts, and letters that did not arrive, aside for good; return how many."""
    with acting(by=by, verb="discard", comment=reason):
        chosen = _locked(emails, EmailStatus.DRAFT, EmailStatus.FAILED, EmailStatus.BOUNCED)
        for email in chosen:
            email.status = EmailStatus.DISCARDED
            email.error = "\n".join(part for part in (email.error, reason) if part)
            email.save(update_fields=["status", "error"])
    return len(chosen)


def edit_draft(email, *, subject, text, by):
    """Change the words of a letter before it is released; its HTML follows its text."""
    with acting(by=by, verb="edit"):
        lock(email)
        if not email.is_draft:
            raise Refusal(_("This letter is no longer a draft."))
        email.subject, email.text = clean_line(subject, keep_arabic=True), tidy(text)
        if not email.text:
            raise Refusal(_("A letter without a text is not sent; discard it instead."), "text")
        email.html, email.version = as_it_stands(email).html, email.version + 1
        email.save(update_fields=["subject", "text", "html", "version"])
    return email


def _locked(emails, *statuses):
    """Those of the letters that are in one of these states, held until the transaction ends; in order, so that two
    people who do the same never wait for each other.
    """
    keys = list(emails.order_by().values_list("pk", flat=True))
    return list(Email.objects.select_for_update().filter(pk__in=keys, status__in=statuses).order_by("pk"))


def _post(email):
    email.status, email.attempts, email.error, email.next_try_at = EmailStatus.QUEUED, 0, "", clock.now()
    email.save(update_fields=["status", "attempts", "error", "next_try_at"])
    ring(email)


# --- all letters at once -----------------------------------------------------------------------------------------


def hold_mail(*, reason, by):
    """Let nothing but account letters leave until `release_mail`; return the hold, perhaps one that was there."""
    with acting(by=by, verb="hold_mail", comment=reason):
        hold = MailHold.objects.open().first() or MailHold.objects.create(reason=reason)
    MailHold.forget()
    audit.info("letters held", extra={"by": getattr(by, "pk", str(by)), "why": reason})
    return hold


def release_mail(*, reason="", by):
    """Let the letters that were held go out; the next sweep takes them. Tells whether any were held."""
    with acting(by=by, verb="release_mail", comment=reason):
        holds = list(MailHold.objects.open().select_for_update())
        for hold in holds:
            close(hold, reason=reason, by=by)
    MailHold.forget()
    audit.info("letters let go", extra={"by": getattr(by, "pk", str(by))})
    return bool(holds)


# --- addresses ---------------------------------------------------------------------------------------------------


def works_again(failed, *, reason="", by):
    """Write to an address again."""
    with acting(by=by, verb="works_again", comment=reason):
        lock(failed)
        if failed.is_closed:
            raise Refusal(_("Letters go to this address again already."))
        close(failed, reason=reason, by=by)
    return failed


# --- words -------------------------------------------------------------------------------------------------------


def change_text(kind, language, *, body, subject="", version=0, by):
    """Give one of the portal's letters other words in one language; return the row.

    `version` is that of the row which was on the page, 0 for the built-in text.
    """
    subject, body = clean_line(subject), tidy(body)
    for field, said in faults(kind, subject, body).items():
        if said:
            raise Refusal(" ".join(said), field)
    with acting(by=by, verb="change_text"):
        row = _text_as_seen(kind, language, version)
        if row is None:
            return LetterText.objects.create(slug=kind.slug, language=language, subject=subject, body=body)
        row.subject, row.body = subject, body
        row.save(update_fields=["subject", "body"])
        row.refresh_from_db()
    return row


def restore_text(kind, language, *, version, by):
    """Go back to the built-in words; those that staff wrote stay in the history."""
    with acting(by=by, verb="restore_text"):
        row = _text_as_seen(kind, language, version)
        if row:
            close(row, by=by)
    return built_in(kind, language)


def _text_as_seen(kind, language, version):
    """The row, locked, if it is still the one that was on the page."""
    row = changed_text(kind, language)
    if row:
        lock(row)
    if (row.version if row and not row.is_closed else 0) != version:
        raise Refusal(_("Somebody else has changed this text meanwhile. Open it again."))
    return row if version else None
