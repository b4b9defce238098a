"""The transitions of a paper by itself; those of the original are made on its agreement."""

from agreements.actions.conclusion import bring_into_force, last_day, refuse_unsigned
from agreements.actions.conclusion import conclude as conclude_agreement
from agreements.actions.papers import lock_both, send_round, take_back
from agreements.actions.papers import reopen as reopen_agreement
from agreements.actions.proposals import open_signature as open_agreement
from agreements.models import InstrumentKind
from agreements.workflow import instrument_workflow
from records.history import acting
from records.refusals import require_reasons


def open_signature(instrument, *, comment="", by):
    """Send a paper round to be signed; the original goes with its agreement."""
    agreement = instrument.agreement
    if instrument.kind == InstrumentKind.ORIGINAL:
        open_agreement(agreement, comment=comment, by=by)
        return
    with acting(by=by, verb="open_signature", comment=comment):
        lock_both(agreement, instrument)
        send_round(instrument, comment=comment, by=by)


def reopen(instrument, *, comment="", by):
    """Take a paper back into work. Signatures under it are void, with these reasons."""
    agreement = instrument.agreement
    if instrument.kind == InstrumentKind.ORIGINAL:
        reopen_agreement(agreement, comment=comment, by=by)
        return
    with acting(by=by, verb="reopen", comment=comment):
        lock_both(agreement, instrument)
        take_back(instrument, comment=comment, by=by)


def conclude(instrument, *, file=None, language="", comment="", by):
    """Record that all have signed a paper: it changes the agreement from its day on. The original concludes it."""
    agreement = instrument.agreement
    if instrument.kind == InstrumentKind.ORIGINAL:
        conclude_agreement(agreement, file=file, language=language, comment=comment, by=by)
        return
    with acting(by=by, verb="conclude", comment=comment):
        lock_both(agreement, instrument)
        values = {}
        if instrument_workflow.leaves_from(instrument_workflow.transitions["conclude"], instrument):
            refuse_unsigned(instrument)
            values = {"concluded_on": last_day(instrument)}
        bring_into_force(instrument, "conclude", file, language=language, comment=comment, by=by, **values)


def void(instrument, *, comment, by):
    """Give a paper up for good, with reasons; the original is given up with its agreement."""
    require_reasons(comment, "comment")
    instrument_workflow.apply(instrument, "void", by=by, comment=comment)
