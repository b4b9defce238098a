"""How is a visit of an award planned, approved against its budget lines, claimed with proofs, and paid?"""

from collections import defaultdict
from decimal import Decimal

from django.db.models import F
from django.utils.translation import gettext as _

from programs import mobility
from programs.actions.awardletters import tell_leaders
from programs.awardworkflow import AwardStatus
from programs.models import LineCategory, Side, Visit, VisitCharge, VisitStatus
from records import calendars, clock, documents
from records.checkcode import new_code
from records.history import acting
from records.languages import reader
from records.models import DocumentKind
from records.money import CurrencyMismatch
from records.references import next_reference
from records.refusals import Refusal, require_reasons
from records.workflow import lock

SERIES = "INV"  # of all invitation letters of the office


def plan_visit(award, *, by, **values):
    """Somebody of the team will travel; nothing is paid before the office approves."""
    with acting(by=by, verb="plan_visit"):
        lock(award)
        _refuse_not_running(award, values["starts_on"], values["ends_on"])
        return Visit.objects.create(award=award, planned_by=by, **values)


def change_visit(visit, *, by, **values):
    """Another plan, as long as nobody has approved it."""
    with acting(by=by, verb="change_visit"):
        _hold(visit, VisitStatus.PLANNED)
        _refuse_not_running(visit.award, values["starts_on"], values["ends_on"])
        for name, value in values.items():
            setattr(visit, name, value)
        visit.save(update_fields=list(values))


def approve_visit(visit, *, by):
    """It takes its money from the lines that pay it, each day from the window in which it falls.

    Raises Refusal where the call has no rate for the visitor, a window lacks, or a line has not enough left: then
    nothing of it is approved.
    """
    with acting(by=by, verb="approve_visit"):
        _hold(visit, VisitStatus.PLANNED)
        _refuse_not_running(visit.award, visit.starts_on, visit.ends_on)
        lines = {line.pk: line for line in visit.award.lines.open().select_for_update().order_by("pk")}
        for charge in charges_of(visit, lines.values()):
            line = lines[charge.window]
            if line.left < charge.amount:
                words = _("%(line)s: %(left)s are left, and this visit costs %(cost)s.")
                raise Refusal(
                    words % {"line": line, "left": line.left.format(reader()), "cost": charge.amount.format(reader())}
                )
            VisitCharge.objects.create(visit=visit, line=line, days=charge.days, amount=charge.amount.amount)
        _move(visit, VisitStatus.APPROVED, approved_by=by)
        tell_leaders("programs/emails/visit_approved", visit.award, visit=visit)


def cancel_visit(visit, *, reason, by):
    """It does not take place; its money is free again."""
    require_reasons(reason, "reason")
    with acting(by=by, verb="cancel_visit", comment=reason):
        _hold(visit, VisitStatus.PLANNED, VisitStatus.APPROVED)
        _release(visit, reason)


def add_proof(visit, *, title, file, by):
    """A paper that shows that it took place: a boarding pass, a ticket, the invitation."""
    with acting(by=by, verb="add_proof"):
        _hold(visit, VisitStatus.APPROVED)
        documents.attach(visit, file, kind=DocumentKind.LETTER, title=title, by=by)


def claim_visit(visit, *, by):
    """It took place: the team claims its costs with proofs. Raises Refusal before its last day or without a proof."""
    with acting(by=by, verb="claim_visit"):
        _hold(visit, VisitStatus.APPROVED)
        if visit.ends_on > clock.today():
            raise Refusal(_("The visit is not over: it ends on %(day)s.") % {"day": calendars.in_words(visit.ends_on)})
        if not visit.documents.open().exists():
            raise Refusal(_("Add a proof first: a boarding pass, a ticket or an invitation."))
        _move(visit, VisitStatus.CLAIMED)


def return_claim(visit, *, reason, by):
    """Something lacks: the team may add to it and claim again."""
    require_reasons(reason, "reason")
    with acting(by=by, verb="return_claim", comment=reason):
        _hold(visit, VisitStatus.CLAIMED)
        _move(visit, VisitStatus.APPROVED, reason=reason)
        tell_leaders("programs/emails/claim_returned", visit.award, visit=visit, reason=reason)


def pay_visit(visit, *, by):
    """The money has been sent."""
    with acting(by=by, verb="pay_visit"):
        _hold(visit, VisitStatus.CLAIMED)
        _move(visit, VisitStatus.PAID)


def invite_visitor(visit, *, name, valid_until, signer, by):
    """A letter with its number and a code by which everybody can check it; the one before it is revoked."""
    with acting(by=by, verb="invite_visitor", audience="parties"):
        _hold(visit, VisitStatus.APPROVED)
        if valid_until < visit.ends_on:
            raise Refusal(_("The letter is valid until the visit ends, at least."), "valid_until")
        revoke_letters(visit)
        return visit.letters.create(
            number=next_reference(SERIES, on=clock.today()),
            name=name,
            valid_until=valid_until,
            signer=signer,
            starts_on=visit.starts_on,
            ends_on=visit.ends_on,
            verify_code=new_code(),
            issued_by=by,
        )


def revoke_invitation(visit, *, reason, by):
    """From today on everybody who checks its letter reads that it is revoked."""
    require_reasons(reason, "reason")
    with acting(by=by, verb="revoke_invitation", comment=reason, audience="parties"):
        lock(visit)
        revoke_letters(visit)


def revoke_letters(visit):
    for letter in visit.letters.filter(revoked_on=None):
        letter.revoked_on = clock.today()
        letter.save(update_fields=["revoked_on"])


def cancel_planned(award, *, reason):
    """Inside an act: what was planned or approved of it and not claimed does not take place."""
    for visit in award.visits.filter(status__in=[VisitStatus.PLANNED, VisitStatus.APPROVED]).select_for_update():
        _release(visit, reason)


def charges_of(visit, lines):
    """What each line would pay of a visit, as `mobility.Charge`s whose window is the key of a line.

    Raises Refusal where the rules of the call or the lines do not say who pays.
    """
    call = visit.award.application.call
    rules = getattr(call, "visit_rules", None)
    if rules is None:
        raise Refusal(_("The call does not say who pays visits: enter its rules of visits first."))
    tariffs, fares = _tariffs(call), _fares(call)
    asked = mobility.Visit(
        visit.traveller.side,
        visit.seniority,
        visit.starts_on,
        visit.ends_on,
        fare=visit.cost_of_travel,
        paid_days=visit.paid_days,
    )
    nobody = mobility.Payer.NOBODY
    travel = mobility.Rules(mobility.Payer(rules.travel), nobody, tariffs, fares)
    stay = mobility.Rules(nobody, mobility.Payer(rules.stay), tariffs, fares)
    try:
        found = [
            *mobility.charges(asked, travel, _windows(lines, LineCategory.TRAVEL)),
            *mobility.charges(asked, stay, _windows(lines, LineCategory.STAY)),
        ]
    except CurrencyMismatch as mismatch:
        raise Refusal(_("The cost of travel and the refund of the call are in two currencies.")) from mismatch
    except mobility.NoTariff as unknown:
        raise Refusal(_("The call has no daily rate for this visitor.")) from unknown
    unpaid = next((one for one in found if one.window is None), None)
    if unpaid:
        what = LineCategory(unpaid.category).label
        words = _("%(side)s has no budget line for %(what)s on all days of this visit.")
        raise Refusal(words % {"side": Side(unpaid.side).label, "what": what})
    by_key = {line.pk: line for line in lines}
    odd = next((one for one in found if one.amount.currency != by_key[one.window].currency), None)
    if odd:
        words = _("%(line)s: the line is in %(its)s, and what the call pays in %(other)s.")
        line = by_key[odd.window]
        raise Refusal(words % {"line": line, "its": line.currency, "other": odd.amount.currency})
    return found


def _tariffs(call):
    tiers = defaultdict(list)
    for rate in call.daily_rates.order_by(F("to_day").asc(nulls_last=True)):
        tiers[rate.side, rate.seniority].append(mobility.Tier(rate.to_day, rate.money))
    return {key: mobility.Tariff(tuple(found)) for key, found in tiers.items()}


def _fares(call):
    return {one.side: mobility.Fares(one.limit, Decimal(one.percent) / 100) for one in call.fare_limits.all()}


def _windows(lines, category):
    return [
        mobility.Window(line.pk, line.side, line.starts_on, line.ends_on) for line in lines if line.category == category
    ]


def _refuse_not_running(award, starts_on, ends_on):
    if award.status != AwardStatus.ACCEPTED:
        raise Refusal(_("Visits belong to an award that is accepted and not over."))
    if starts_on < award.starts_on or ends_on > award.ends_on:
        days = {"first": calendars.in_words(award.starts_on), "last": calendars.in_words(award.ends_on)}
        raise Refusal(_("The award runs from %(first)s to %(last)s: a visit lies within.") % days, "starts_on")


def _hold(visit, *statuses):
    lock(visit.award)
    lock(visit)
    if visit.status not in statuses:
        words = _("This visit is “%(status)s” by now: look at it again.")
        raise Refusal(words % {"status": visit.get_status_display()})


def _move(visit, status, **values):
    values |= {"status": status, "status_since": clock.now()}
    for name, value in values.items():
        setattr(visit, name, value)
    visit.save(update_fields=list(values))


def _release(visit, reason):
    for charge in visit.charges.filter(released_at=None):
        charge.released_at = clock.now()
        charge.save(update_fields=["released_at"])
    revoke_letters(visit)
    _move(visit, VisitStatus.CANCELLED, reason=reason)
