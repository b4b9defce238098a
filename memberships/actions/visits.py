"""What happens to a member's visit: asked for, authorised, confirmed, changed, cancelled, made?"""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils.translation import gettext as _

from memberships.models import CancelReason, EntitlementKind, EntitlementUse, Phase, VisitRequest, VisitStatus
from memberships.sentences import with_unit
from memberships.times import dates_by, days_by_year, request_by
from memberships.workflow import WITHOUT_DATES, visit_workflow
from notices.emails import write
from records import clock
from records.calendars import in_words
from records.history import acting
from records.languages import reader
from records.refusals import Refusal, refuse_day_to_come, require_reasons
from records.text import digits, number
from records.workflow import lock


def draft(membership, *, visitor, purpose, starts_on, ends_on, wants_fare=False, amount=None, by):
    """A draft of a visit in the term that covers its first day. Raises Refusal where none does."""
    if not by.has_perm("memberships.ask_visit_membership", membership):
        raise PermissionDenied
    term = membership.terms.on(starts_on).first()
    if term is None:
        raise Refusal(_("The visit has to lie within the term of the membership."), "starts_on")
    if visitor is None:
        raise Refusal(_("The institution has no coordinator who could travel: enter one first."))
    _refuse_not_current(membership, starts_on)
    with acting(by=by, verb="add"):
        return VisitRequest.objects.create(
            term=term,
            visitor=visitor,
            purpose=purpose,
            starts_on=starts_on,
            ends_on=ends_on,
            wants_fare=wants_fare,
            amount=amount,
        )


def request(visit, *, comment="", by):
    """Ask for it: in time, and within what is left. Raises Refusal with the day or the figure that is against it."""
    with acting(by=by, verb="request", comment=comment):
        lock(visit)
        today = clock.today()
        _refuse_not_current(visit.membership, visit.starts_on)
        last = request_by(visit.scheme, visit.starts_on.year)
        if last and today > last:
            said = {"year": digits(visit.starts_on.year, reader()), "day": in_words(last)}
            raise Refusal(_("Visits of %(year)s had to be requested by %(day)s.") % said)
        _refuse_late_dates(visit, visit.starts_on)
        visit_workflow.apply(visit, "request", by=by, comment=comment, requested_on=today)
        charge(visit)


def _refuse_late_dates(visit, starts_on):
    """Exact dates are given so long before the first day as the scheme says."""
    last = dates_by(visit.scheme, starts_on)
    if last and clock.today() > last:
        said = {"day": in_words(last)}
        raise Refusal(
            _("The exact dates of this visit had to be given by %(day)s: ask for a later one.") % said, "starts_on"
        )


def _refuse_not_current(membership, on):
    """An ended or suspended membership gives no visits, although its term goes on."""
    phase = membership.phase(on)
    if phase in (Phase.ENDED, Phase.SUSPENDED):
        said = {"phase": phase.label, "day": in_words(on)}
        raise Refusal(_("The membership is not current on %(day)s: %(phase)s.") % said, "starts_on")


def confirm(visit, *, starts_on, ends_on, comment="", by):
    """The exact dates, which may differ from the provisional ones."""
    with acting(by=by, verb="confirm", comment=comment):
        _refuse_other_year(visit, starts_on)
        _refuse_late_dates(visit, starts_on)
        visit_workflow.apply(
            visit, "confirm", by=by, comment=comment, starts_on=starts_on, ends_on=ends_on, confirmed_on=clock.today()
        )
        charge(visit)


def change_dates(visit, *, starts_on=None, ends_on=None, is_cancelled=False, comment="", by):
    """Other dates than the confirmed ones; one change more than the scheme allows cancels the visit.

    Raises Refusal where that would be so and `is_cancelled` does not say that it is known.
    """
    with acting(by=by, verb="change_dates", comment=comment):
        lock(visit)
        if visit.changes_left == 0 and visit_workflow.leaves_from(visit_workflow.transitions["change_dates"], visit):
            if not is_cancelled:
                raise Refusal(_("The scheme allows no more changes of the dates: another one cancels the visit."))
            _cancel(visit, CancelReason.SECOND_CHANGE, comment=comment, by=by)
            return
        _refuse_other_year(visit, starts_on)
        visit_workflow.apply(
            visit,
            "change_dates",
            by=by,
            comment=comment,
            starts_on=starts_on,
            ends_on=ends_on,
            confirmed_on=clock.today(),
            date_changes=visit.date_changes + 1,
        )
        charge(visit)


def _refuse_other_year(visit, starts_on):
    """A visit of another year has to be asked for anew, where the scheme takes requests by year."""
    if visit.scheme.request_month and starts_on.year != visit.starts_on.year:
        said = {"year": digits(visit.starts_on.year, reader())}
        raise Refusal(_("It was requested for %(year)s: ask for another visit.") % said, "starts_on")


def complete(visit, *, starts_on, ends_on, comment="", by):
    """It was made on these days. Raises Refusal for days to come."""
    refuse_day_to_come(ends_on, "ends_on")
    with acting(by=by, verb="complete", comment=comment):
        visit_workflow.apply(visit, "complete", by=by, comment=comment, starts_on=starts_on, ends_on=ends_on)
        charge(visit)


def not_made(visit, *, comment, by):
    """It was recorded as made by mistake, or on other days: its dates are confirmed as they were recorded."""
    require_reasons(comment, "comment")
    visit_workflow.apply(visit, "not_made", by=by, comment=comment)


def cancel(visit, *, reason, comment="", by):
    """It will not be made; what it has taken is free again."""
    with acting(by=by, verb="cancel", comment=comment):
        _cancel(visit, reason, comment=comment, by=by)


def _cancel(visit, reason, *, comment, by):
    visit_workflow.apply(visit, "cancel", by=by, comment=comment, cancel_reason=reason)
    visit.uses.all().delete()


def cancel_late(on=None):
    """Every night: visits whose exact dates did not come in time are cancelled, and who travels is told; return them.

    May run any number of times, and makes up what it missed.
    """
    on = on or clock.today()
    late = VisitRequest.objects.without_dates().filter(dates_by__lt=on).order_by("pk")
    return [visit for visit in late.select_related("term__membership__scheme", "visitor__user") if _lapse(visit)]


def _lapse(visit):
    with acting(by="Visits of members", verb="cancel"):
        lock(visit)
        if visit.status not in WITHOUT_DATES:
            return False
        visit.status, visit.status_since = VisitStatus.CANCELLED, clock.now()
        visit.cancel_reason = CancelReason.LATE_DATES
        visit.save(update_fields=["status", "status_since", "cancel_reason"])
        visit.uses.all().delete()
        if visit.visitor.user is not None:
            write(
                "memberships/emails/visit_cancelled",
                to=visit.visitor.user,
                about=visit,
                visit=visit,
                url=visit.get_absolute_url(),
            )
    return True


# --- what a visit takes ----------------------------------------------------------------------------------------------


def charge(visit):
    """Take what a visit needs, each thing from its account and its calendar year, inside another act.

    Raises Refusal with the figure that is against it; where another visit was faster the database refuses.
    """
    visit.uses.all().delete()
    rules = {rule.kind: rule for rule in visit.scheme.entitlement_rules.order_by("pk")}
    if visit.wants_fare and EntitlementKind.FARES not in rules:
        raise Refusal(_("This membership gives no fares."), "wants_fare")
    if visit.amount and EntitlementKind.MONEY not in rules:
        raise Refusal(_("This membership gives no money."), "amount")
    for rule in rules.values():
        taken = _taken(visit, rule)
        _refuse_beyond_visit(rule, sum(taken.values()))
        for year in sorted(taken):
            _refuse_beyond_caps(visit, rule, year, taken[year])
            EntitlementUse.objects.create(
                term_id=visit.term_id, rule=rule, visit=visit, year=year, quantity=taken[year]
            )


def _taken(visit, rule):
    """{calendar year: how much} of one thing."""
    year = visit.starts_on.year
    if rule.kind == EntitlementKind.DAYS:
        return days_by_year(visit.starts_on, visit.ends_on)
    if rule.kind == EntitlementKind.VISITS:
        return {year: 1}
    if rule.kind == EntitlementKind.MONEY:
        return {year: visit.amount} if visit.amount else {}
    if not visit.wants_fare:
        return {}
    if rule.min_stay_days and visit.days < rule.min_stay_days:
        said = {"days": number(rule.min_stay_days, reader())}
        raise Refusal(_("The fare is for a stay of at least %(days)s days.") % said, "wants_fare")
    return {year: 1}


def _refuse_beyond_visit(rule, quantity):
    if not quantity:
        return
    if rule.per_visit_min is not None and quantity < rule.per_visit_min:
        said = {"least": with_unit(rule, rule.per_visit_min)}
        raise Refusal(_("A visit takes at least %(least)s.") % said, "ends_on")
    if rule.per_visit_max is not None and quantity > rule.per_visit_max:
        said = {"most": with_unit(rule, rule.per_visit_max)}
        raise Refusal(_("A visit takes at most %(most)s.") % said, "ends_on")


def _refuse_beyond_caps(visit, rule, year, quantity):
    """The sentence with the figures; the database holds the cap whoever is faster."""
    there = visit.term.accounts.filter(Q(year=None) | Q(year=year), rule=rule)
    accounts = {account.year: account for account in there}
    for key, cap in ((None, rule.cap_total), (year, rule.cap_calendar_year)):
        left = accounts[key].left if key in accounts else cap
        if left is None or quantity <= left:
            continue
        said = {
            "left": with_unit(rule, left),
            "wanted": with_unit(rule, quantity),
            "year": digits(year, reader()),
        }
        if key is None:
            raise Refusal(_("Of the term %(left)s are left; the visit takes %(wanted)s.") % said)
        raise Refusal(_("Of %(year)s %(left)s are left; the visit takes %(wanted)s.") % said)
