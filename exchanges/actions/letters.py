"""How is an invitation letter issued, replaced and revoked?"""

from django.utils.translation import gettext as _

from exchanges.workflow import stay_workflow
from records import clock
from records.checkcode import new_code
from records.history import acting
from records.references import next_reference
from records.refusals import Refusal
from records.workflow import lock

SERIES = "INV"


def live(stay):
    """The letter that counts now, or None."""
    return stay.invitations.filter(revoked_on=None, superseded_on=None).first()


def invite(stay, *, name, valid_until, costs="", signer, comment="", by):
    """The letter of a stay that was approved: it is invited by it."""
    with acting(by=by, verb="invite", comment=comment, audience="parties"):
        stay_workflow.apply(stay, "invite", by=by, comment=comment)
        return issue(stay, name=name, valid_until=valid_until, costs=costs, signer=signer, by=by)


def issue(stay, *, name, valid_until, costs="", signer, by):
    """A letter with its number and code; the one before it is superseded. Raises Refusal for a stay not arranged."""
    with acting(by=by, verb="issue_letter", audience="parties"):
        lock(stay)
        today = clock.today()
        if not stay.is_committed or not stay.is_incoming:
            raise Refusal(_("Only whoever comes to us, and is approved, gets an invitation letter."))
        if valid_until < today:
            raise Refusal(_("The letter would have ended before it is issued."), "valid_until")
        before = live(stay)
        if before:
            before.superseded_on = today
            before.save(update_fields=["superseded_on"])
        letter = stay.invitations.create(
            number=next_reference(SERIES, on=today),
            issued_on=today,
            valid_until=valid_until,
            name=name,
            guests=guests_of(stay),
            starts_on=stay.starts_on,
            ends_on=stay.ends_on,
            costs=costs,
            signer=signer,
            verify_code=new_code(),
            issued_by=by,
        )
        if before:
            before.superseded_by = letter
            before.save(update_fields=["superseded_by"])
        return letter


def guests_of(stay):
    """The others of a group, one a line."""
    rows = stay.participants.select_related("person")
    return "\n".join(f"{one} ({one.institution_given})" if one.institution_given else str(one) for one in rows)


def revoke(letter, *, by, reason=""):
    """From today on everybody who checks it reads that it is revoked."""
    with acting(by=by, verb="revoke_letter", comment=reason, audience="parties"):
        lock(letter)
        if letter.revoked_on or letter.superseded_on:
            raise Refusal(_("This letter does not count any more."))
        letter.revoked_on = clock.today()
        letter.save(update_fields=["revoked_on"])


def revoke_live(stay, *, by):
    """Of a stay that does not take place; nothing happens where there is no letter."""
    letter = live(stay)
    if letter:
        revoke(letter, by=by)
