"""What an instrument changes from a day on: parties join and leave, a term ends, another begins."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.utils.translation import gettext as _

from agreements.actions.partners import Side, add_party
from agreements.models import (
    AgreementParty,
    AgreementTerm,
    EndKind,
    InstrumentKind,
    PartyChange,
    RenewalMode,
    Signatory,
    TermOrigin,
)
from agreements.workflow import Status
from directory.countries import country_name
from records.calendars import in_words
from records.languages import reader
from records.refusals import Refusal
from records.text import digits

BRING_A_TERM = (InstrumentKind.RENEWAL, InstrumentKind.AMENDMENT)
NEEDS_A_DAY = (InstrumentKind.AMENDMENT, InstrumentKind.NOTICE)
CLAUSES = ("notice_days", "renewal_mode", "auto_months", "max_auto_renewals", "max_total_months")
COLUMNS = ("starts_on", "starts_precision", "starts_calendar", "end_kind", "ends_on", *CLAUSES)
RENEWS_NO_MORE = {
    "renewal_mode": RenewalMode.NONE,
    "auto_months": None,
    "max_auto_renewals": None,
    "max_total_months": None,
}


@dataclass
class Effect:
    """What a paper will do, looked at before it does; `changes` tells it as data: what, old and new."""

    instrument: object
    day: object = None  # from which on it is effective
    joining: list = field(default_factory=list)
    leaving: list = field(default_factory=list)
    term: object = None  # the one it proposes
    running: object = None  # the one that runs on the first day of that, and ends the day before
    changes: list = field(default_factory=list)

    def carry_out(self, *, by):
        """Change the agreement's rows; the instrument has come into force in this transaction."""
        agreement = self.instrument.agreement
        for signatory in self.joining:
            _join(agreement, signatory, self.day, by=by)
        for signatory in self.leaving:
            AgreementParty.objects.filter(pk=signatory.party_id).update(left_on=_day_before(self.day))
        if self.running:
            closed = {"end_kind": EndKind.FIXED, "ends_on": _day_before(self.term.starts_on)} | RENEWS_NO_MORE
            AgreementTerm.objects.filter(pk=self.running.pk).update(**closed)
        if self.term:
            is_renewal = self.instrument.kind == InstrumentKind.RENEWAL
            AgreementTerm.objects.create(
                agreement=agreement,
                instrument=self.instrument,
                origin=TermOrigin.RENEWAL if is_renewal else TermOrigin.AMENDMENT,
                **{name: getattr(self.term, name) for name in COLUMNS},
            )


def effect_of(instrument):
    """What it will do. Raises Refusal where it cannot be, naming the field of the paper that is to be changed."""
    agreement = instrument.agreement
    if agreement.status != Status.CONCLUDED:
        raise Refusal(_("Only what is concluded is renewed, changed or ended by a further paper."))
    term = proposed_term(instrument)
    if term is None and instrument.kind == InstrumentKind.RENEWAL:
        raise Refusal(_("It renews nothing yet: give the term that it brings."))
    day = instrument.effective_from or (term.starts_on if term else None)
    signatories = list(instrument.signatories.select_related("party__institution", "institution", "mention"))
    effect = Effect(
        instrument=instrument,
        day=day,
        joining=[one for one in signatories if one.change == PartyChange.JOINS],
        leaving=[one for one in signatories if one.change == PartyChange.LEAVES],
        term=term,
        running=_cut_short(instrument, term) if term else None,
    )
    if day is None and (effect.joining or effect.leaving or instrument.kind in NEEDS_A_DAY):
        raise Refusal(_("Say from which day on it is effective."), "effective_from")
    if day:
        refuse_day(agreement, day)
    _refuse_parties(effect)
    effect.changes = [*_changed_parties(effect), *_changed_terms(effect)]
    return effect


def _cut_short(instrument, term):
    days = {name: getattr(term, name) for name in ("starts_on", "ends_on", "end_kind")}
    return term_cut_short(instrument.agreement, kind=instrument.kind, **days)


def proposed_term(instrument):
    return getattr(instrument, "proposed_term", None) if instrument.kind in BRING_A_TERM else None


def refuse_day(agreement, day, field="effective_from"):
    """A paper changes what is there: it is effective after the agreement has begun."""
    first = agreement.terms.order_by("starts_on").first()
    begun = first.starts_on if first else agreement.signed_on
    if begun and day <= begun:
        raise Refusal(
            _("The agreement began on %(day)s: what changes it is effective after that.") % {"day": in_words(begun)},
            field,
        )


def term_cut_short(agreement, *, kind, starts_on, ends_on, end_kind):
    """The term that runs on the first day of a proposed one and then ends; None where there is none.

    Raises Refusal where the proposed one cannot stand: a renewal follows the last day of the term before it, an
    amendment may cut that short, and none reaches into a later term.
    """
    if ends_on and ends_on < starts_on:
        raise Refusal(_("The term ends before it begins."), "ends_on")
    running = None
    for number, term in enumerate(agreement.terms.order_by("starts_on"), 1):
        last = None if term.end_kind == EndKind.OPEN else term.ends_on or term.starts_on
        reaches_later = end_kind == EndKind.OPEN or (ends_on or starts_on) >= term.starts_on
        runs = term.starts_on < starts_on and (last is None or last >= starts_on)
        if (term.starts_on >= starts_on and reaches_later) or (runs and last and kind == InstrumentKind.RENEWAL):
            raise Refusal(
                _("It overlaps term %(n)s (%(first)s – %(last)s).")
                % {
                    "n": digits(number, reader()),
                    "first": term.starts,
                    "last": in_words(term.ends_on) if term.ends_on else term.get_end_kind_display(),
                },
                "starts",
            )
        running = term if runs else running
    return running


def _refuse_parties(effect):
    parties = effect.instrument.agreement.parties
    for signatory in effect.leaving:
        if not signatory.party.counts_on(effect.day) or signatory.party.joined_on == effect.day:
            raise Refusal(_("%(name)s is no party on that day: it cannot leave.") % {"name": signatory.name})
    for signatory in effect.joining:
        same = parties.filter(institution=signatory.institution, unit=signatory.unit, role=signatory.role)
        if signatory.institution_id and same.exists():
            raise Refusal(_("%(name)s is a party in this role already.") % {"name": signatory.name})
    if effect.leaving:
        gone = [signatory.party_id for signatory in effect.leaving]
        if parties.on(effect.day).exclude(pk__in=gone).count() + len(effect.joining) < 2:
            raise Refusal(_("A concluded agreement has at least two parties."))


def _join(agreement, signatory, day, *, by):
    side = Side(
        role=signatory.role,
        institution=signatory.institution,
        unit=signatory.unit,
        name=signatory.name_as_given,
        country_given=country_name(signatory.country, "en") if signatory.country else "",
    )
    party = add_party(agreement, side, by=by)
    AgreementParty.objects.filter(pk=party.pk).update(joined_on=day)
    Signatory.objects.filter(pk=signatory.pk).update(party=party)


def name_in_paper(row):
    return row.name_as_given or row.institution.name_en


def _changed_parties(effect):
    joins = [{"what": "joins", "old": "", "new": name_in_paper(signatory)} for signatory in effect.joining]
    leaves = [{"what": "leaves", "old": name_in_paper(signatory.party), "new": ""} for signatory in effect.leaving]
    return joins + leaves


def _changed_terms(effect):
    if effect.term is None:
        return []
    last = effect.running or effect.instrument.agreement.terms.order_by("starts_on").last()
    changes = [{"what": "term", "old": _interval(last) if last else "", "new": _interval(effect.term)}]
    if effect.running:
        was = effect.running.ends_on.isoformat() if effect.running.ends_on else effect.running.end_kind
        changes.insert(0, {"what": "ends_on", "old": was, "new": _day_before(effect.term.starts_on).isoformat()})
    for name in CLAUSES:
        old, new = (_as_data(getattr(term, name, None)) for term in (last, effect.term))
        if old != new:
            changes.append({"what": name, "old": old, "new": new})
    return changes


def _interval(term):
    """ISO 8601: both days, or the first one and how it ends."""
    return f"{term.starts_on.isoformat()}/{term.ends_on.isoformat() if term.ends_on else term.end_kind}"


def _as_data(value):
    return "" if value is None else str(value)


def _day_before(day):
    return day - timedelta(days=1)
