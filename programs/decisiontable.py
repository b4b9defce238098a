"""What does the decision table of a joint committee show? Each application with both sides beside each other."""

from dataclasses import dataclass

from django.db.models import Count, Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.actions.committee import budgets_of
from programs.models import CommitteeAmount, Outcome, Side, SideEvaluation
from records.languages import listed, reader
from records.money import Money
from records.text import number

BELOW = {
    "threshold": gettext_lazy("below the least score"),
    "criteria": gettext_lazy("a criterion is below its least score"),
    "grade": gettext_lazy("graded C"),
    "score": gettext_lazy("no score"),
}


@dataclass(frozen=True)
class Mark:
    """What one side says of an application."""

    side: str
    raw: str
    adjusted: str
    grade: str
    notes: list


@dataclass(frozen=True)
class Row:
    item: object
    marks: list
    joint: str
    gap: str
    amounts: list  # (side, granted, left after it or "") of each side and currency
    flags: list
    is_equal: bool
    is_moved: bool
    form: object = None


def rows_of(items, call, *, form_of=None):
    """A row for each of these items; `form_of` gives the form to decide about one. No query where all is prefetched."""
    ranks = [one.rank for one in items if one.rank]
    return [_row(one, call, ranks.count(one.rank) > 1, form_of) for one in items]


def _row(item, call, is_equal, form_of):
    return Row(
        item,
        [_mark(side, said, call) for side, said in item.basis.get("sides", {}).items()],
        points(item.joint, item.error),
        points(item.gap),
        [(Side(one.side).label, in_money(one.money), _left(item, one)) for one in item.amounts.all()],
        list(_flags(item)),
        is_equal,
        item.moved_to is not None or bool(item.chosen),
        form_of(item) if form_of else None,
    )


def points(value, error=None):
    """A score to one decimal, with its standard error where there is one; "" for none."""
    if value is None:
        return ""
    said = number(round(value, 1), reader())
    return (
        said
        if error is None
        else _("%(score)s ± %(error)s") % {"score": said, "error": number(round(error, 1), reader())}
    )


def in_money(money):
    return money.format(reader())


def account_label(account):
    """“home side, EUR”."""
    side, currency = account.split()
    return listed([str(Side(side).label), currency])


def _mark(side, said, call):
    notes = []
    if said.get("spread") is not None and said["spread"] > call.spread_limit:
        notes.append(_("%(points)s points apart") % {"points": number(round(said["spread"], 1), reader())})
    if said.get("opposite"):
        notes.append(_("recommendations opposed"))
    if said.get("is_given"):
        notes.append(_("evaluated elsewhere"))
    if said.get("rank"):
        notes.append(_("rank %(rank)s of its own") % {"rank": number(said["rank"], reader())})
    adjusted = points(said["adjusted"], said["error"]) if said["adjusted"] is not None else ""
    return Mark(Side(side).label, points(said["raw"]) or "–", adjusted, said["grade"], notes)


def _left(item, amount):
    left = item.left.get(amount.account)
    return "" if left is None else in_money(Money(left, amount.currency))


def _flags(item):
    """(label, kind) of what is to be looked at."""
    for side, what in item.below:
        yield f"{Side(side).label}: {BELOW[what]}", "quiet"
    if item.is_discussed:
        yield _("discuss"), "waiting"
    if item.lacks:
        yield _("money: %(whose)s") % {"whose": listed([account_label(one) for one in item.lacks])}, "problem"


def unscored(committee):
    """The sides that have no score of any application: the rules then rank nothing."""
    rows = SideEvaluation.objects.filter(call_side__call=committee.call_id).order_by()
    scored = rows.values_list("call_side__side").annotate(n=Count("raw"))
    return [Side(side).label for side, n in scored if not n] if committee.opened_at else []


def granted_in(committee):
    """{account: Money} of what is funded, summed by the database, each account for itself."""
    funded = CommitteeAmount.objects.filter(item__committee=committee, item__outcome=Outcome.FUNDED)
    sums = funded.order_by().values_list("side", "currency").annotate(sum=Sum("granted"))
    return {f"{side} {currency}": Money(total, currency) for side, currency, total in sums}


def accounts_of(committee, granted):
    """[(account, budget or "", granted, left or "")], each for itself, never added."""
    found = []
    for account, money in budgets_of(committee.call).items():
        used = granted.get(account, Money(0, account.split()[1]))
        left = "" if money is None else in_money(money - used)
        found.append((account_label(account), "" if money is None else in_money(money), in_money(used), left))
    return found
