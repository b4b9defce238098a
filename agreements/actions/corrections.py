"""A clerical error in a locked entry: one person proposes with a reason, a second one decides, both values stay."""

import copy
import datetime as dt

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from agreements.actions.entries import dated
from agreements.actions.life import refuse_future
from agreements.models import Agreement, AgreementType, Correction, CorrectionStatus, EndKind
from records import calendars, clock
from records.calendars import Calendar, ImpreciseDate, Precision, long_date, parse
from records.history import acting
from records.languages import reader
from records.refusals import Refusal, require_reasons
from records.text import clean_line, digits
from records.workflow import lock

OF_AGREEMENT = ("title_en", "title_fa", "type", "signed_on")
OF_TERM = ("starts_on", "end_kind", "ends_on", "notice_days")
MAY_BE_EMPTY = {"title_fa", "notice_days"}


def propose_correction(agreement, *, term=None, field, new, reason, by):
    """Write down what stands wrong in a locked entry; nothing changes until a second person agrees.

    `field` is one of OF_AGREEMENT, or, with the `term`, one of OF_TERM. `new` is a text, date, ImpreciseDate,
    AgreementType, EndKind or number. A day as `ends_on` says that the end is fixed.
    """
    if not agreement.is_locked:
        raise Refusal(_("This entry is not locked: put it right by an ordinary edit."))
    if field not in (OF_AGREEMENT if term is None else OF_TERM):
        raise Refusal(_("This is not put right by a correction: record an amendment."))
    row = term or agreement
    old, new = current_text(row, field), _as_text(new)
    require_reasons(reason, "reason")
    if new == old:
        raise Refusal(_("That is what stands there already."), "new")
    _refuse_senseless(row, field, new)
    with acting(by=by, verb="propose_correction", comment=reason):
        return Correction.objects.create(
            agreement=agreement, term=term, field=field, old=old, new=new, reason=reason.strip(), proposed_by=by
        )


def confirm_correction(correction, *, by):
    """Put it right. Raises Refusal for the one who proposed it, and where the entry has changed since."""
    with acting(by=by, verb="confirm_correction", comment=correction.reason):
        _decide(correction, CorrectionStatus.CONFIRMED, by=by)
        agreement = correction.agreement
        lock(agreement)
        row = correction.term or agreement
        if current_text(row, correction.field) != correction.old:
            raise Refusal(_("The entry has changed since this was proposed. Refuse it, and propose it anew."))
        values = _columns(correction.field, correction.new)
        for name, value in values.items():
            setattr(row, name, value)
        row.save(update_fields=list(values))  # open to a correction that was confirmed in this transaction,
        Correction.objects.filter(pk=correction.pk).update(applied_in=None)  # and shut again


def refuse_correction(correction, *, comment="", by):
    """Leave it as it stands; the proposal stays readable."""
    with acting(by=by, verb="refuse_correction", comment=comment):
        _decide(correction, CorrectionStatus.REFUSED, by=by)


def current_text(row, field):
    """What stands in an agreement or term now, as a correction keeps it."""
    return _as_text(_current(row, field))


def in_words(field, value):
    """An `old` or `new` of a correction as the reader reads it."""
    if value == "":
        return "–"
    if field in {"end_kind", "ends_on"}:
        return (
            str(EndKind(value).label) if value in EndKind.values else calendars.in_words(dt.date.fromisoformat(value))
        )
    if field in {"signed_on", "starts_on"}:
        return str(parse(value))
    if field == "type":
        kind = AgreementType.objects.filter(code=value).first()
        return kind.name if kind else value
    return digits(value, reader()) if field == "notice_days" else value


def _decide(correction, status, *, by):
    lock(correction)
    if correction.status != CorrectionStatus.PROPOSED:
        raise Refusal(
            _("This has been decided already: %(status)s, by %(name)s.")
            % {"status": correction.get_status_display(), "name": correction.decided_by}
        )
    if correction.proposed_by_id == by.pk:
        raise Refusal(_("A second person decides about a correction; you proposed it."))
    correction.status, correction.decided_by, correction.decided_at = status, by, clock.now()
    correction.save(update_fields=["status", "decided_by", "decided_at"])


def _current(row, field):
    """What stands there now. How a term ends is one thing: its day where it is fixed, else what is said instead."""
    if field == "signed_on":
        return row.signed
    if field == "starts_on":
        return row.starts
    if field in {"end_kind", "ends_on"}:
        return row.ends_on or row.end_kind
    return getattr(row, field)


def _as_text(value):
    """A value as the correction keeps it: short, in one language for all, and read again by `_columns`."""
    if value is None:
        return ""
    if isinstance(value, AgreementType):
        return value.code
    if isinstance(value, dt.date):
        return value.isoformat()
    if not isinstance(value, ImpreciseDate):
        return clean_line(str(value))
    if value.precision == Precision.DAY and value.calendar == Calendar.GREGORIAN:
        return value.date.isoformat()
    return long_date(value.date, calendar=value.calendar, language="en", precision=value.precision)


def _columns(field, text):
    """The columns that a correction of a field sets."""
    if field in {"signed_on", "starts_on"}:
        return dated(field.removesuffix("_on"), parse(text))
    if field in {"end_kind", "ends_on"}:
        if text in EndKind.values:
            return {"end_kind": text, "ends_on": None}
        return {"end_kind": EndKind.FIXED, "ends_on": dt.date.fromisoformat(text)}
    if field == "type":
        return {"type": AgreementType.objects.get(code=text)}
    if field == "notice_days":
        return {"notice_days": int(text) if text else None}
    return {field: text}


def _refuse_senseless(row, field, new):
    """What no second person could confirm is not proposed."""
    if new == "" and field not in MAY_BE_EMPTY:
        raise Refusal(_("Say how it should read."), "new")
    if new == EndKind.FIXED and field in {"end_kind", "ends_on"}:
        raise Refusal(_("Give the last day: that says that the end is fixed."), "new")
    limit = Agreement._meta.get_field("title_en").max_length
    if len(new) > limit:
        raise Refusal(_("At most %(n)s letters.") % {"n": digits(limit, reader())}, "new")
    corrected = copy.copy(row)
    for name, value in _columns(field, new).items():
        setattr(corrected, name, value)
    if field == "signed_on":
        refuse_future(corrected.signed, "new")
    if field in OF_TERM and corrected.ends_on and corrected.ends_on < corrected.starts_on:
        raise Refusal(_("The term ends before it begins."), "new")  # PostgreSQL makes no range of it
    try:
        corrected.validate_constraints()
    except ValidationError as error:
        raise Refusal(" ".join(error.messages), "new") from error
