"""When does a reserve come up? In its turn, when the money of both sides suffices; both sign once more."""

from django.utils.translation import gettext as _

from programs.actions.committee import budgets_of
from programs.awardworkflow import AwardStatus
from programs.models import Award, BudgetLine, CommitteeItem, Decision, DecisionAmount, Outcome, Side
from programs.models.decision import SHORTEST_REASONS
from records.closing import close
from records.history import acting
from records.money import Money
from records.refusals import Refusal, require_reasons
from records.workflow import lock


def propose(decision, *, reason="", by):
    """A decision to fund this reserve, to be signed by both sides. Return it.

    Raises Refusal where another reserve comes before it and no reasons are given, and where the places of the call are
    taken or the money of a side does not suffice.
    """
    with acting(by=by, verb="propose_promotion", comment=reason):
        lock(decision.committee.call)
        lock(decision.committee)
        lock(decision)
        if not decision.is_current or decision.outcome != Outcome.RESERVE:
            raise Refusal(_("Only a reserve is promoted."))
        reason = reason.strip()
        if len(reason) < SHORTEST_REASONS and (before := _next_of(decision.committee)) != decision:
            words = _("%(application)s comes before it: say in at least 20 characters why it is passed over.")
            raise Refusal(words % {"application": before.application.shown_reference}, "reason")
        granted = _granted(decision)
        _refuse_without_place(decision.committee.call)
        _refuse_without_money(decision.committee.call, granted)
        promoted = Decision.objects.create(
            committee=decision.committee,
            application=decision.application,
            replaces=decision,
            outcome=Outcome.FUNDED,
            reason=reason,
        )
        DecisionAmount.objects.bulk_create(
            DecisionAmount(decision=promoted, side=one.side, currency=one.currency, amount=one.granted)
            for one in granted
        )
    return promoted


def drop(decision, *, reason, by):
    """A promotion that is not signed by both is not carried out: it stays a reserve."""
    with acting(by=by, verb="drop_promotion", comment=reason):
        lock(decision)
        require_reasons(reason, "reason")
        if decision.published_at or decision.is_closed or decision.replaces_id is None:
            raise Refusal(_("There is no promotion to drop."))
        close(decision, reason=reason[:300], by=by)
        decision.replaces = None
        decision.home_signed_by = decision.home_signed_at = None
        decision.partner_signed_by = decision.partner_signed_at = decision.partner_paper = None
        decision.save()


def _next_of(committee):
    """The first of the reserves for which no promotion waits; of equals the first to have been drawn up."""
    reserves = committee.decisions.current().filter(outcome=Outcome.RESERVE, replaced_by=None)
    return reserves.select_related("application").order_by("reserve", "pk").first()


def _granted(decision):
    item = CommitteeItem.objects.get(committee=decision.committee_id, application=decision.application_id)
    return list(item.amounts.all())


def _refuse_without_place(call):
    if call.most_projects is None:
        return
    taken = Award.objects.filter(application__call=call).exclude(status__in=GIVEN_UP).count()
    if taken + _promised(call).count() >= call.most_projects:
        raise Refusal(_("All places of this call are taken."))


def _refuse_without_money(call, granted):
    left = money_left(call)
    for one in granted:
        money = left.get(one.account)
        if money is not None and not Money(one.granted, one.currency) <= money:
            words = _("The money of a side does not suffice: %(side)s, %(currency)s.")
            raise Refusal(words % {"side": Side(one.side).label, "currency": one.currency})


GIVEN_UP = (AwardStatus.DECLINED, AwardStatus.TERMINATED)


def _promised(call):
    """Promotions that wait to be signed or published: their place and money are not given twice."""
    return Decision.objects.waiting().filter(committee__call=call, replaces__isnull=False)


def money_left(call):
    """{account: Money, or None without a limit}: of what the call has, less what is offered, accepted or promised.

    A declined award takes nothing; a terminated one what was approved for its visits.
    """
    left = budgets_of(call)
    held = DecisionAmount.objects.filter(decision__committee__call=call, decision__outcome=Outcome.FUNDED)
    offered = held.filter(decision__is_current=True).exclude(decision__application__award__status__in=GIVEN_UP)
    for one in [*offered, *held.filter(decision__in=_promised(call))]:
        _take(left, one.account, one.money)
    spent = BudgetLine.objects.open().filter(award__application__call=call, award__status=AwardStatus.TERMINATED)
    for line in spent:
        _take(left, f"{line.side} {line.currency}", Money(line.reserved, line.currency))
    return left


def _take(left, account, money):
    if left.get(account) is not None:
        left[account] = left[account] - money
