"""What happens in a joint committee: who sits on it, it opens, judges each application, closes with its result."""

from collections import defaultdict
from statistics import fmean

from django.db.models import Avg
from django.utils.translation import gettext as _

from programs.actions import links
from programs.actions.conflicts import find_conflicts_of
from programs.actions.joint_decisions import draw_up, take_signatures_back
from programs.eligibility.definitions import State, checks
from programs.eligibility.facts import facts_of
from programs.models import (
    ApplicationStatus,
    CommitteeAmount,
    CommitteeItem,
    CommitteeMember,
    PlannedCost,
    Review,
    ReviewScore,
    Side,
    SideEvaluation,
)
from programs.models.committee import OF_RULES
from programs.reviewflags import OPPOSED
from programs.standings import BeyondTheMoney, ranking_of, standings
from records import clock
from records.history import acting
from records.money import Money
from records.refusals import Refusal, require_reasons
from records.workflow import lock

NEW_COLLABORATION = "new-collaboration"

# --- who sits on it ----------------------------------------------------------------------------------------------


def seat(committee, *, person, side, is_chair=False, by):
    """They sit on it by the account of their address, made where there is none; it shows nothing before it opens."""
    with acting(by=by, verb="seat_member"):
        lock(committee)
        _refuse_over(committee)
        if side not in committee.call.sides:
            raise Refusal(_("This call has no such side."), "side")
        user = links.account_of(person, by=by)
        member = CommitteeMember.objects.create(
            committee=committee, person=person, side=side, is_chair=is_chair, user=user
        )
        find_conflicts_of([person], committee.call, by=by)
    return member


def unseat(member, *, by):
    """Before it opens; afterwards whoever stays away is absent."""
    with acting(by=by, verb="unseat_member"):
        lock(member.committee)
        if member.committee.opened_at is not None:
            raise Refusal(_("The committee is open: who stays away is noted as absent."))
        member.delete()


def note_presence(committee, *, present, by):
    """Of the members, those who are there on the day."""
    with acting(by=by, verb="note_presence"):
        lock(committee)
        _refuse_over(committee)
        here = {one.pk for one in present}
        for member in committee.members.all():
            if member.is_present != (member.pk in here):
                member.is_present = member.pk in here
                member.save(update_fields=["is_present"])


def quorum(committee):
    """[(side, present, needed)] of each side; no query where the members are prefetched."""
    members = list(committee.members.all())
    return [
        (side, sum(one.is_present for one in members if one.side == side), committee.needs(side))
        for side in committee.call.sides
    ]


def _refuse_over(committee):
    if committee.closed_at is not None:
        raise Refusal(_("The committee is closed: open it again first."))


# --- it opens ----------------------------------------------------------------------------------------------------


def open_committee(committee, *, by):
    """Every side has closed and has its chair. All that is evaluated comes before it, as the sides have judged it."""
    with acting(by=by, verb="open_committee"):
        lock(committee)
        if committee.opened_at is not None:
            raise Refusal(_("This committee is open already."))
        if committee.held_on is None:
            raise Refusal(_("Give the day of the meeting first."), "held_on")
        members = list(committee.members.select_related("person"))
        for side in committee.call.sides:
            if not any(one.is_chair and one.side == side for one in members):
                raise Refusal(_("There is no chair yet: %(side)s.") % {"side": Side(side).label})
        find_conflicts_of([one.person for one in members], committee.call, by=by)
        committee.opened_at, committee.opened_by = clock.now(), by
        committee.save(update_fields=["opened_at", "opened_by"])
        _bring(committee)
        compute(committee)


def _bring(committee):
    """Inside an act: an item for each application that is evaluated, with what the sides say and what it asks."""
    files = list(committee.call.applications.filter(status=ApplicationStatus.ELIGIBLE).order_by("pk"))
    said = _said_by_sides(committee.call)
    first = _first_criterion(committee.call)
    items = CommitteeItem.objects.bulk_create(
        CommitteeItem(
            committee=committee,
            application=one,
            basis={
                "sides": {side.value: said[side.value].get(one.pk, NOTHING_SAID) for side in committee.call.sides},
                "first_criterion": first.get(one.pk),
            },
        )
        for one in files
    )
    _note_new_collaborations(items, committee.call)
    asked = _asked(files)
    CommitteeAmount.objects.bulk_create(
        CommitteeAmount(item=item, side=side, currency=currency, asked=money.amount, granted=money.amount)
        for item in items
        for (side, currency), money in sorted(asked.get(item.application_id, {}).items())
    )


NOTHING_SAID = {"raw": None, "adjusted": None, "error": None, "meets_criteria": True, "grade": "", "opposite": False}


def _said_by_sides(call):
    """{side: {application: what the side says of it}}, as numbers that JSON keeps."""
    rows = SideEvaluation.objects.filter(call_side__call=call).select_related("call_side")
    short, opposite = _short_of_criteria(call), _opposite(call)
    found = defaultdict(dict)
    for one in rows:
        side, key = one.call_side.side, one.application_id
        found[side][key] = {
            "raw": _number(one.raw),
            "adjusted": _number(one.adjusted),
            "error": _number(one.error),
            "meets_criteria": (key, side) not in short,
            "grade": one.grade,
            "spread": _number(one.spread),
            "opposite": (key, side) in opposite,
            "is_given": one.is_given,
            "rank": one.rank,
        }
    return found


def _number(value):
    return None if value is None else float(value)


def _means(call, **criteria):
    """(application, side, criterion's least score, mean value, its highest) of submitted reviews."""
    rows = ReviewScore.objects.filter(
        review__assignment__call_side__call=call, review__assignment__status="submitted", **criteria
    ).order_by()
    keys = ("review__assignment__application", "review__assignment__call_side__side")
    return rows.values_list(*keys, "criterion__threshold", "criterion__most").annotate(mean=Avg("value"))


def _short_of_criteria(call):
    """Those (application, side) of which a criterion does not reach its least score, on average."""
    criteria = call.criteria.exclude(threshold=None)
    found = set()
    for criterion in criteria:
        for application, side, threshold, _most, mean in _means(call, criterion=criterion):
            if mean < threshold:
                found.add((application, side))
    return found


def _first_criterion(call):
    """{application: mean of the sides on the criterion that the call lists first, 0 to 100}."""
    criterion = call.criteria.order_by("position", "pk").first()
    found = defaultdict(list)
    if criterion:
        for application, _side, _threshold, most, mean in _means(call, criterion=criterion):
            found[application].append(100 * float(mean) / most)
    return {application: round(fmean(values), 2) for application, values in found.items()}


def _opposite(call):
    """Those (application, side) of which one review says to fund and another one not to."""
    submitted = Review.objects.filter(assignment__call_side__call=call, assignment__status="submitted")
    given = defaultdict(set)
    keys = ("assignment__application", "assignment__call_side__side", "recommendation")
    for application, side, recommendation in submitted.values_list(*keys):
        given[application, side].add(recommendation)
    return {key for key, said in given.items() if said >= OPPOSED}


def _note_new_collaborations(items, call):
    """Of those that are equal but for this: whether the partners were never supported together."""
    ranks = defaultdict(list)
    for one in ranking_of(items, call=call).ranked:
        ranks[one.rank].append(one.key)
    tied = {key for keys in ranks.values() if len(keys) > 1 for key in keys}
    equal = [one for one in items if one.pk in tied]
    for one in equal:
        one.application.call = call
    check = checks[NEW_COLLABORATION]
    for item, facts in zip(equal, facts_of([one.application for one in equal], clock.now()), strict=True):
        item.basis["is_new"] = check.met(facts, {}).state == State.MET
    CommitteeItem.objects.write({one.pk: {"basis": one.basis} for one in equal}, ["basis"])


def _asked(applications):
    """{application: {(side, currency): Money}} by the lines of their budgets."""
    found = defaultdict(dict)
    for cost in PlannedCost.objects.filter(application__in=applications).select_related("category"):
        account = (cost.category.side, cost.category.currency)
        before = found[cost.application_id].get(account, Money(0, cost.category.currency))
        found[cost.application_id][account] = before + cost.money
    return found


# --- it judges ---------------------------------------------------------------------------------------------------


def budgets_of(call):
    """{account: Money, or None without a limit}."""
    return {
        f"{one.side} {one.currency}": None if one.total is None else Money(one.total, one.currency)
        for one in call.budgets.all()
    }


def compute(committee):
    """Inside an act that holds the committee: what the rules say, written to the items that it changes."""
    items = list(committee.items.select_related("application").prefetch_related("amounts"))
    live = [one for one in items if one.application.status == ApplicationStatus.ELIGIBLE]
    try:
        found = standings(live, call=committee.call, budgets=budgets_of(committee.call))
    except BeyondTheMoney as beyond:
        side, currency = beyond.account.split()
        words = _("The money does not suffice for what is chosen: %(side)s, %(currency)s.")
        raise Refusal(words % {"side": Side(side).label, "currency": currency}) from beyond
    except ValueError as error:
        raise Refusal(
            _("No application can come to this rank: it is beyond the last, or within equals."), "rank"
        ) from error
    columns = {one.pk: found.get(one.pk, GONE) for one in items}
    changed = [one.pk for one in items if any(getattr(one, name) != value for name, value in columns[one.pk].items())]
    CommitteeItem.objects.write({key: columns[key] for key in changed}, OF_RULES)


# Withdrawn meanwhile: it stays before the committee, and nothing is said of it.
GONE = dict.fromkeys(OF_RULES) | {"computed_outcome": "", "outcome": "", "is_discussed": False, "position": 10**6}
GONE |= {"below": [], "lacks": [], "left": {}}


def decide(item, *, chosen="", rank=None, shown_rank=None, reason="", note="", amounts=None, edition, by):
    """What the committee says of one application. With another rank or outcome than the rules': for written reasons.

    `rank` None is the computed one; equal to `shown_rank`, that of the page, it stays as it is. `amounts` is {account:
    amount granted}. Raises Refusal for whoever has a conflict, and where somebody has decided meanwhile.
    """
    committee = item.committee
    with acting(by=by, verb="decide_item", comment=reason):
        lock(committee)
        lock(item)
        if not committee.is_in_session:
            raise Refusal(_("The committee is not in session: nothing of its result is changed."))
        if item.edition != edition:
            raise Refusal(_("Somebody has decided about this application meanwhile: look at it again."))
        if item.application.status != ApplicationStatus.ELIGIBLE:
            raise Refusal(_("This application is not evaluated any more."))
        item.chosen, item.reason, item.note = chosen, reason.strip(), note.strip()
        _move(item, rank, shown_rank)
        item.decided_by, item.edition = by, item.edition + 1
        item.save()
        for amount in item.amounts.all():
            granted = (amounts or {}).get(amount.account, amount.granted)
            if granted != amount.granted:
                amount.granted = granted
                amount.save(update_fields=["granted"])
        compute(committee)
        item.refresh_from_db()


def _move(item, rank, shown_rank):
    if rank is None:
        item.moved_from = item.moved_to = item.moved_at = None
    elif rank != shown_rank:
        if item.rank is None:
            raise Refusal(_("Only what reaches the least score has a rank."), "rank")
        item.moved_from, item.moved_to, item.moved_at = item.rank, rank, clock.now()


# --- it closes ---------------------------------------------------------------------------------------------------


def close_committee(committee, *, by):
    """Each side has its quorum, and what is funded has the money of both: its decisions are drawn up to be signed."""
    with acting(by=by, verb="close_committee"):
        lock(committee)
        if not committee.is_in_session:
            raise Refusal(_("The committee is not in session: nothing of its result is changed."))
        for side, here, needed in quorum(committee):
            if here < needed:
                raise Refusal(_("There is no quorum: %(side)s.") % {"side": side.label})
        compute(committee)  # what was withdrawn meanwhile takes no money
        committee.closed_at, committee.closed_by = clock.now(), by
        committee.save(update_fields=["closed_at", "closed_by"])
        draw_up(committee, by=by)


def reopen_committee(committee, *, reason, by):
    """A mistake was found, or something was withdrawn: with reasons, which stay in its history.

    Whoever has signed signs anew. Raises Refusal once its decisions are published.
    """
    with acting(by=by, verb="reopen_committee", comment=reason):
        lock(committee)
        require_reasons(reason, "reason")
        if committee.closed_at is None:
            raise Refusal(_("The committee is not closed."))
        take_signatures_back(committee, by=by)
        committee.closed_at = committee.closed_by = None
        committee.save(update_fields=["closed_at", "closed_by"])
