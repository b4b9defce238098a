"""What verifies or gives up an agreement, and who looks after it."""

from datetime import timedelta

from django.utils.translation import gettext as _

from agreements.actions.papers import may_leave
from agreements.models import Agreement, OfficerAssignment, OfficerRole
from agreements.workflow import agreement_workflow, instrument_workflow
from records import clock
from records.calendars import in_words
from records.documents import attach
from records.history import acting
from records.models import Document, DocumentKind
from records.references import next_reference
from records.refusals import Refusal, require_reasons
from records.workflow import lock


def verify(agreement, *, comment="", by):
    """Say that the entry agrees with the paper: from now on it is locked. It gets a reference if it has none.

    The reference counts in the year of signature, or, where that is not known, in this year.
    """
    with acting(by=by, verb="verify", comment=comment):
        lock(agreement)
        if may_leave(agreement, "verify"):
            refuse_incomplete(agreement)
        on = agreement.signed_on or clock.today()
        agreement_workflow.apply(
            agreement,
            "verify",
            by=by,
            comment=comment,
            reference=agreement.reference or next_reference(agreement.type.code, on=on),
            locked_at=clock.now(),
        )


def void(agreement, *, comment, by):
    """Give up a proposal that was never signed, with reasons; its papers are closed with it."""
    require_reasons(comment, "comment")
    with acting(by=by, verb="void", comment=comment):
        agreement_workflow.apply(agreement, "void", by=by, comment=comment)
        for instrument in agreement.instruments.exclude(status__in=instrument_workflow.finals):
            instrument_workflow.apply(instrument, "void", by=by, comment=comment)


def assign_officer(agreement, *, user, role=OfficerRole.OFFICER, starts_on=None, by):
    """Put somebody in charge from a day on (today); whoever was until now is so until the day before."""
    starts_on = starts_on or clock.today()
    with acting(by=by, verb="assign"):
        Agreement.objects.select_for_update().get(pk=agreement.pk)
        lines = agreement.officers.filter(role=role).select_related("user")
        later = lines.filter(starts_on__gt=starts_on).order_by("starts_on").first()
        if later:
            raise Refusal(
                _("%(name)s is in charge from %(day)s on: choose a later day, or change that line first.")
                % {"name": later.user, "day": in_words(later.starts_on)},
                "starts_on",
            )
        current = lines.on(starts_on).first()
        if current and current.user_id == user.pk and current.ends_on is None:
            raise Refusal(_("%(name)s is in charge already.") % {"name": user}, "user")
        if current and current.starts_on == starts_on:
            current.delete()  # in charge for no day at all; the history keeps the line
        elif current:
            current.ends_on = starts_on - timedelta(days=1)
            current.save(update_fields=["ends_on"])
        return OfficerAssignment.objects.create(agreement=agreement, user=user, role=role, starts_on=starts_on)


def file_signed_copy(agreement, file, *, language="", by):
    return attach(agreement, file, by=by, kind=DocumentKind.SIGNED_COPY, language=language)


def signed_copies(agreement):
    return Document.objects.about(agreement).filter(kind=DocumentKind.SIGNED_COPY, closed_on=None)


def refuse_future(signed, field):
    """Nothing is signed tomorrow; `field` is where the form asks for the day."""
    if signed.earliest > clock.today():
        raise Refusal(_("The day of signature lies ahead. Record it when it is signed."), field)


def refuse_incomplete(agreement):
    """An agreement that counts has two sides and a term; all that is missing is said at once."""
    missing = missing_sides(agreement)
    if not agreement.terms.exists():
        missing.append(_("It needs a term; where the end is not known, say so."))
    if missing:
        raise Refusal(" ".join(missing))


def missing_sides(agreement):
    """In sentences: which parties it lacks."""
    parties = list(agreement.parties.all())
    missing = []
    if len(parties) < 2:
        missing.append(_("It needs at least two parties."))
    if not any(party.is_home for party in parties):
        missing.append(_("It needs a party of the home side, or the body that carries it out."))
    if not any(party.is_partner for party in parties):
        missing.append(_("It needs a partner."))
    return missing
