"""A paper comes into force: signed by all who sign it, with the signed copy filed; it then changes its agreement."""

from django.db.models import Max
from django.utils.translation import gettext as _

from agreements.actions.effects import effect_of
from agreements.actions.life import file_signed_copy, refuse_future, refuse_incomplete, signed_copies
from agreements.actions.papers import lock_both, may_leave, original_of, unsigned
from agreements.models import Instrument, InstrumentKind, PartyChange
from agreements.workflow import InstrumentStatus, agreement_workflow, instrument_workflow
from records import clock
from records.calendars import Calendar, ImpreciseDate, Precision
from records.history import acting
from records.languages import listed
from records.references import next_reference
from records.refusals import Refusal
from records.workflow import lock


def conclude(agreement, *, file=None, language="", comment="", by):
    """Record that all have signed the original: the agreement gets its reference and is locked.

    It is concluded on the day of the last signature. Raises Refusal where parties, term, a signature or the signed
    copy are missing.
    """
    with acting(by=by, verb="conclude", comment=comment):
        lock(agreement)
        values = {}
        if may_leave(agreement, "conclude"):
            refuse_incomplete(agreement)
            original = _signed_original(agreement)
            signed_on = last_day(original)
            values = {
                "signed_on": signed_on,
                "signed_precision": Precision.DAY,
                "signed_calendar": Calendar.GREGORIAN,
                "reference": agreement.reference or next_reference(agreement.type.code, on=signed_on),
            }
            copy = _signed_copy(agreement, file, language=language, earlier=signed_copies(agreement), by=by)
            instrument_workflow.apply(
                original, "conclude", by=by, comment=comment, signed_copy=copy, concluded_on=signed_on
            )
            shut(original)
        agreement_workflow.apply(agreement, "conclude", by=by, comment=comment, locked_at=clock.now(), **values)


def take_signed(instrument, *, signed_on, file, language="", comment="", by):
    """The short way: a paper that came in already signed, with its signed copy, changes the agreement."""
    with acting(by=by, verb="take_signed", comment=comment):
        lock_both(instrument.agreement, instrument)
        refuse_future(ImpreciseDate(signed_on), "signed_on")
        values = {"came_signed": True, "concluded_on": signed_on}
        bring_into_force(instrument, "take_signed", file, language=language, comment=comment, by=by, **values)


def keep_signed_original(agreement, copy, *, concluded_on):
    """The original of an agreement that came in already signed, with its signed copy."""
    original = Instrument.objects.create(
        agreement=agreement,
        kind=InstrumentKind.ORIGINAL,
        status=InstrumentStatus.IN_FORCE,
        came_signed=True,
        signed_copy=copy,
        concluded_on=concluded_on,
    )
    shut(original)
    return original


def bring_into_force(instrument, name, file, *, language, comment, by, **values):
    """It comes into force, and in the same transaction changes what the lock keeps."""
    effect = None  # where it may not, `apply` says why
    if instrument_workflow.leaves_from(instrument_workflow.transitions[name], instrument):
        effect = effect_of(instrument)
        values |= {
            "signed_copy": _signed_copy(instrument.agreement, file, language=language, by=by),
            "effective_from": effect.day,
            "changes": effect.changes,
        }
    instrument_workflow.apply(instrument, name, by=by, comment=comment, **values)
    effect.carry_out(by=by)
    shut(instrument)


def shut(instrument):
    """What its coming into force had opened is closed again, before the transaction ends."""
    Instrument.objects.filter(pk=instrument.pk).update(applied_in=None)


def _signed_original(agreement):
    original = original_of(agreement)
    if original is None:
        raise Refusal(_("It has no text yet: file the text that is to be signed."))
    refuse_unsigned(original)
    signing = {party.pk for party in agreement.parties.all() if party.is_signatory}
    signed = set(original.signatories.filter(change=PartyChange.STAYS).values_list("party", flat=True))
    if signing != signed:
        raise Refusal(_("Other parties sign than when it was sent for signature: take it back into review."))
    return original


def refuse_unsigned(instrument):
    """Name who has yet to sign it."""
    missing = unsigned(instrument)
    if missing:
        raise Refusal(_("Not signed yet by: %(names)s.") % {"names": listed(one.name for one in missing)})


def last_day(instrument):
    """On which the last of them signed."""
    return instrument.signatures.filter(voided_at=None).aggregate(last=Max("signed_on"))["last"]


def _signed_copy(agreement, file, *, language, earlier=None, by):
    if file:
        return file_signed_copy(agreement, file, language=language, by=by)
    copy = earlier.order_by("-pk").first() if earlier is not None else None
    if copy is None:
        raise Refusal(_("No signed copy is filed yet: choose the scan of the signed paper."), "file")
    return copy
