"""What happens to the dues of a membership: planned, blocked, paid, waived?"""

import datetime as dt

from django.utils.translation import gettext as _

from memberships.models import FeeDue, FeeObstacle, FeePeriod, MembershipTerm
from memberships.times import DAY
from memberships.workflow import fee_workflow
from records import clock
from records.calendars import Calendar, months_later
from records.history import acting
from records.refusals import Refusal, refuse_day_to_come
from records.workflow import lock

AHEAD = dt.timedelta(days=60)  # a due stands in the list so long before its period begins


def plan_fee(term, on=None):
    """The due of the period of a term in which a day lies, by default its first; None where there is none.

    Planned once: whoever comes second finds it.
    """
    scheme = term.membership.scheme
    if scheme.fee is None:
        return None
    if scheme.fee_period == FeePeriod.ONCE and (known := term.membership.fees.filter(closed_on=None).last()):
        return known
    starts_on = _period(term, on or term.starts_on) if scheme.fee_period == FeePeriod.YEARLY else term.starts_on
    due, _is_new = FeeDue.objects.get_or_create(
        membership=term.membership,
        starts_on=starts_on,
        closed_on=None,
        defaults={
            "ends_on": _last_day(term, starts_on),
            "amount": scheme.fee_amount,
            "currency": scheme.fee_currency,
            "due_on": starts_on + dt.timedelta(days=scheme.fee_due_days),
        },
    )
    return due


def _period(term, on):
    """The first day of the year of a term in which a day lies."""
    years = max(0, on.year - term.starts_on.year)
    starts_on = months_later(term.starts_on, 12 * years, Calendar.GREGORIAN)
    return (
        starts_on if starts_on <= on or not years else months_later(term.starts_on, 12 * years - 12, Calendar.GREGORIAN)
    )


def _last_day(term, starts_on):
    if term.membership.scheme.fee_period == FeePeriod.ONCE:
        return term.ends_on
    year_ends = months_later(starts_on, 12, Calendar.GREGORIAN) - DAY
    return min(year_ends, term.ends_on) if term.ends_on else year_ends


def plan_fees(on=None):
    """Every night: the dues whose period begins within the next weeks; return those that are new.

    May run any number of times. What was due before a membership was entered here is not planned.
    """
    day = (on or clock.today()) + AHEAD
    terms = MembershipTerm.objects.on(day).lasting(day).filter(membership__scheme__fee_period=FeePeriod.YEARLY)
    new = []
    for term in terms.select_related("membership__scheme").order_by("pk").iterator():
        if not FeeDue.objects.filter(membership=term.membership_id, starts_on=_period(term, day)).exists():
            with acting(by="Dues", verb="plan"):
                lock(term.membership)
                new.append(plan_fee(term, day))
    return new


def pay(due, *, paid_on, receipt="", comment="", by):
    """It was paid; what stood in the way has ended. Raises Refusal for a day to come."""
    refuse_day_to_come(paid_on, "paid_on")
    with acting(by=by, verb="pay", comment=comment):
        fee_workflow.apply(due, "pay", by=by, comment=comment, paid_on=paid_on, receipt=receipt)
        _end_obstacle(due)


def waive(due, *, comment, by):
    """The body wants nothing for this period; what stood in the way has ended."""
    with acting(by=by, verb="waive", comment=comment):
        fee_workflow.apply(due, "waive", by=by, comment=comment)
        _end_obstacle(due)


def reopen(due, *, comment, by):
    """It was recorded as paid or waived by mistake: it is to be paid, or its payment recorded as it was."""
    with acting(by=by, verb="reopen", comment=comment):
        fee_workflow.apply(due, "reopen", by=by, comment=comment, paid_on=None, receipt="")


def block(due, *, kind, note="", comment="", by):
    """Say why it cannot be paid: from today on reminders rest. Raises Refusal where something else is said already."""
    with acting(by=by, verb="block", comment=comment):
        lock(due)
        if due.blocked_by:
            raise Refusal(_("Something else is said to block it at that time."), "kind")
        fee_workflow.apply(due, "block", by=by, comment=comment)
        FeeObstacle.objects.create(fee=due, kind=kind, note=note, starts_on=clock.today())


def unblock(due, *, comment="", by):
    """Nothing stands in the way any more."""
    with acting(by=by, verb="unblock", comment=comment):
        fee_workflow.apply(due, "unblock", by=by, comment=comment)
        _end_obstacle(due)


def _end_obstacle(due):
    """Its last day was yesterday. What was said today blocked no whole day: it goes, and the history keeps it."""
    row, today = due.blocked_by, clock.today()
    if row is None:
        return
    if row.starts_on == today:
        row.delete()
    else:
        row.ends_on = today - DAY
        row.save(update_fields=["ends_on"])
