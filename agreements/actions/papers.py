"""An instrument until it is signed: it is drafted, its texts are filed, it is sent round, and each party signs."""

from django.db.models import Max
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from agreements.models import (
    Instrument,
    InstrumentKind,
    PartyChange,
    Signatory,
    Signature,
    SignatureMethod,
    TextVersion,
)
from agreements.models.signature import NEW_TEXT
from agreements.workflow import InstrumentStatus, Status, agreement_workflow, instrument_workflow
from records import clock, documents
from records.history import acting
from records.models import Document, DocumentKind
from records.refusals import Refusal, require_reasons
from records.workflow import lock

LONGEST_REASON = Signature._meta.get_field("voided_reason").max_length


def draft_instrument(agreement, *, kind, title="", effective_from=None, summary="", by):
    """Begin a paper of an agreement: the original before it is concluded, any other one afterwards."""
    with acting(by=by, verb="draft_instrument"):
        lock(agreement)
        _refuse_at_wrong_time(agreement, kind)
        return Instrument.objects.create(
            agreement=agreement,
            kind=kind,
            number=next_number(agreement, kind),
            title=title,
            effective_from=effective_from,
            summary=summary,
        )


def next_number(agreement, kind):
    """The papers of each kind are counted from one."""
    return agreement.instruments.filter(kind=kind).aggregate(last=Max("number", default=0))["last"] + 1


def original_of(agreement):
    """The paper by which it is concluded; None where no text was filed yet."""
    return agreement.instruments.filter(kind=InstrumentKind.ORIGINAL).exclude(status=InstrumentStatus.VOID).first()


def file_text(instrument, file, *, language, note="", by):
    """File a version of the text in one language. While it is signed, all signatures so far are void.

    Returns how many that were. Raises Refusal where the file is no text, or the paper is in force or given up.
    """
    agreement = instrument.agreement
    with acting(by=by, verb="file_text", comment=note):
        lock_both(agreement, instrument)
        if instrument.status in instrument_workflow.finals:
            raise Refusal(_("This paper is in force or given up: it cannot be changed. Draft an amendment."))
        if not language:
            raise Refusal(_("Say in which language it is written."), "language")
        before = instrument.texts.filter(language=language).select_related("document").first()
        TextVersion.objects.create(
            instrument=instrument,
            language=language,
            number=before.number + 1 if before else 1,
            document=_filed(agreement, before, file, language=language, by=by),
            note=note,
        )
        voided = _void(instrument.signatures, reason=NEW_TEXT)
    instrument.refresh_from_db()
    return voided


def file_first_text(agreement, file, *, language, note="", by):
    """File a text of the proposal: with the first one its original begins. Returns how many signatures it voids."""
    with acting(by=by, verb="file_text", comment=note):
        lock(agreement)
        original = original_of(agreement) or draft_instrument(agreement, kind=InstrumentKind.ORIGINAL, by=by)
        return file_text(original, file, language=language, note=note, by=by)


def send_original_round(agreement, *, comment, by):
    """Inside an act: from now on it stands who has to sign the text of its original."""
    original = original_of(agreement)
    if original is None:
        raise Refusal(_("It has no text yet: file the text that is to be signed."))
    send_round(original, comment=comment, by=by)


def reopen(agreement, *, comment="", by):
    """Take an agreement back into review. Signatures under its text are void, with these reasons."""
    with acting(by=by, verb="reopen", comment=comment):
        lock(agreement)
        original = original_of(agreement)
        if may_leave(agreement, "reopen") and original and original.status == InstrumentStatus.IN_SIGNATURE:
            take_back(original, comment=comment, by=by)
        agreement_workflow.apply(agreement, "reopen", by=by, comment=comment)


def sign(
    instrument,
    *,
    signatory,
    text_sha256,
    signer_name,
    signed_on,
    signer_title="",
    method=SignatureMethod.WET,
    place="",
    file=None,
    by,
):
    """Record that somebody signed for a party. `text_sha256` is the fingerprint of the text that was looked at."""
    agreement = instrument.agreement
    with acting(by=by, verb="sign"):
        lock_both(agreement, instrument)
        _refuse_signature(instrument, signatory, text_sha256, signed_on)
        proof = None
        if file:
            title = _("Proof: signature for %s") % signatory.name
            proof = documents.attach(agreement, file, by=by, kind=DocumentKind.LETTER, title=title)
        return Signature.objects.create(
            instrument=instrument,
            signatory=signatory,
            signer_name=signer_name,
            signer_title=signer_title,
            method=method,
            signed_on=signed_on,
            place=place,
            proof=proof,
            text_sha256=text_sha256,
        )


def void_signature(signature, *, reason, by):
    """Let one that was recorded wrongly count no longer, before the conclusion; it stays readable, and its party has
    yet to sign.
    """
    require_reasons(reason, "reason")
    instrument = signature.instrument
    with acting(by=by, verb="void_signature", comment=reason):
        lock_both(instrument.agreement, instrument)
        if instrument.status != InstrumentStatus.IN_SIGNATURE:
            raise Refusal(_("A signature is voided only as long as the paper waits for signatures."))
        if not _void(instrument.signatures.filter(pk=signature.pk), reason=reason.strip()):
            raise Refusal(_("This signature is void already."))
    signature.refresh_from_db()


def unsigned(instrument):
    """Who has yet to sign its text."""
    signed = instrument.signatures.filter(voided_at=None, text_sha256=instrument.text_sha256).values("signatory")
    return list(instrument.signatories.exclude(pk__in=signed).select_related("party__institution", "institution"))


def may_leave(agreement, name):
    """Where it may not, `apply` says why, and what else is missing does not matter."""
    return agreement_workflow.leaves_from(agreement_workflow.transitions[name], agreement)


def lock_both(agreement, instrument):
    """Always the agreement first: whoever waits for one does not hold the other."""
    lock(agreement)
    lock(instrument)
    instrument.agreement = agreement


def _void(signatures, *, reason):
    """Those of them that count do so no longer; they stay readable. Returns how many they were."""
    return signatures.filter(voided_at=None).update(
        voided_at=clock.now(), voided_reason=Truncator(reason).chars(LONGEST_REASON)
    )


def _refuse_at_wrong_time(agreement, kind):
    if kind == InstrumentKind.ORIGINAL:
        if agreement.status not in {Status.DRAFT, Status.IN_REVIEW}:
            raise Refusal(_("The text of an agreement is drafted before it is signed."), "kind")
        if original_of(agreement):
            raise Refusal(_("An agreement has one original."), "kind")
    elif agreement.status != Status.CONCLUDED:
        raise Refusal(_("Only what is concluded is renewed, changed or ended by a further paper."), "kind")
    elif agreement.terminated_on and agreement.terminated_on <= clock.today():
        raise Refusal(_("This agreement has been terminated: nothing changes it any more."), "kind")


def _filed(agreement, before, file, *, language, by):
    """The file as a paper of the agreement: a newer version of the text before it, where that still stands."""
    if before and not before.document.is_closed and not Document.objects.filter(previous=before.document).exists():
        return documents.replace(before.document, file, language=language, by=by)
    return documents.attach(agreement, file, by=by, kind=DocumentKind.TEXT, language=language)


def send_round(instrument, *, comment, by):
    """Inside an act: who has to sign it is written down, and it waits for them."""
    if not instrument.text_sha256:
        raise Refusal(_("It has no text yet: file the text that is to be signed."))
    _freeze_signatories(instrument)
    instrument_workflow.apply(instrument, "open_signature", by=by, comment=comment)


def take_back(instrument, *, comment, by):
    """Inside an act: signatures under it are void, with these reasons."""
    if instrument.signatures.filter(voided_at=None).exists() and not comment.strip():
        raise Refusal(_("Give your reasons: they stand beside the signatures that are void from now on."), "comment")
    _void(instrument.signatures, reason=comment.strip())
    instrument.signatories.filter(change=PartyChange.STAYS, signatures=None).delete()
    instrument_workflow.apply(instrument, "reopen", by=by, comment=comment)


def _freeze_signatories(instrument):
    """Beside who joins or leaves by it: every party that signs, as of its day."""
    there = set(instrument.signatories.exclude(party=None).values_list("party", flat=True))
    signing = [party for party in signing_parties(instrument) if party.pk not in there]
    taken = instrument.signatories.aggregate(last=Max("order", default=0))["last"]
    Signatory.objects.bulk_create(
        Signatory(
            instrument=instrument,
            party=party,
            order=order,
            **{name: getattr(party, name) for name in ("role", "institution", "unit", "name_as_given", "country")},
        )
        for order, party in enumerate(signing, taken + 1)
    )
    if not instrument.signatories.exists():
        raise Refusal(_("It has no party that signs."))


def signing_parties(instrument):
    """The parties of the agreement that sign its papers on the day from which this one is effective."""
    parties = instrument.agreement.parties.filter(is_signatory=True).select_related("institution", "unit")
    if instrument.kind == InstrumentKind.ORIGINAL:
        return list(parties)
    return list(parties.on(instrument.effective_from or clock.today()))


def _refuse_signature(instrument, signatory, text_sha256, signed_on):
    if instrument.status != InstrumentStatus.IN_SIGNATURE:
        raise Refusal(_("Signatures are recorded when the paper has been sent for signature."))
    if signatory.instrument_id != instrument.pk:
        raise Refusal(_("Only who has to sign this paper signs it."), "signatory")
    if text_sha256 != instrument.text_sha256:
        raise Refusal(_("The text has changed meanwhile: look at it again before you record who signed."))
    if instrument.signatures.filter(signatory=signatory, voided_at=None).exists():
        raise Refusal(_("This party has signed already."), "signatory")
    if signed_on > clock.today():
        raise Refusal(_("The day of signature lies ahead. Record it when it is signed."), "signed_on")
