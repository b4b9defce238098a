"""Which dates of memberships are members and the office reminded of?"""

import datetime as dt
from collections import defaultdict

from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from memberships.models import EntitlementKind, FeeDue, Membership, MembershipTerm, Nomination, Scheme, VisitRequest
from memberships.times import next_closing, next_opening, nominations_close, request_by
from memberships.workflow import NominationStatus
from notices.reminders import NEVER_IMPORTED, Reminder, Step, reminders
from records import clock


class OfMember(Reminder):
    """Who holds or coordinates the membership, and the officers."""

    model = Membership
    audiences = {"member": _("member or coordinator"), "officer": _("officers")}
    dispensable = ("member",)
    for_staff = False
    to_membership = ""  # from the record, as in "term__membership__"

    def recipients(self, audience, keys, on):
        if audience != "member":
            return super().recipients(audience, keys, on)
        return _accounts(self.model, keys, [f"{self.to_membership}{one}__user" for one in ("person", "coordinator")])


def _accounts(model, keys, ways):
    """The accounts at the end of these ways, each with its address."""
    found = defaultdict(list)
    for way in ways:
        rows = model._default_manager.filter(pk__in=keys, **{f"{way}__is_active": True}).order_by("pk")
        for key, user, address in rows.values_list("pk", way, f"{way}__email"):
            found[key].append((user, address))
    return found


@reminders.register
class MembershipEnds(OfMember):
    """The end of the last term of a membership."""

    slug = "membership-end"
    title = _("Memberships that end")
    date_name = _("ends on")
    steps = tuple(Step(days, audience) for days in (365, 180, 90, 30, -1) for audience in ("member", "officer"))

    def dates(self, first, last):
        terms = MembershipTerm.objects.unfollowed().filter(ends_on__range=(first, last))
        return terms.order_by("membership").values_list("membership", "ends_on", NEVER_IMPORTED).iterator()

    def queryset(self):
        return Membership.objects.select_related("scheme__body", "person", "institution")


@reminders.register
class VisitsToRequest(OfMember):
    """The last day for requests of next year's visits, to members with days left."""

    slug = "membership-visit-request"
    title = _("Visits of next year to be requested")
    date_name = _("to be requested by")
    steps = tuple(Step(days, "member") for days in (60, 30, 7))

    def dates(self, first, last):
        for year in range(first.year, last.year + 1):
            yield from self._of_year(year + 1, first, last)

    def _of_year(self, year, first, last):
        """A membership has one such day ahead: the one of the first year that is not over."""
        begins, ends = dt.date(year, 1, 1), dt.date(year, 12, 31)
        terms = MembershipTerm.objects.filter(
            Q(ends_on=None) | Q(ends_on__gte=begins),
            starts_on__lte=ends,
            membership__scheme__request_month__isnull=False,
            membership__ended_on=None,
            membership__closed_on=None,
        )
        used_up = terms.model.accounts.rel.related_model.objects.filter(
            term=OuterRef("pk"), rule__kind=EntitlementKind.DAYS, used__gte=F("cap")
        )
        used_up = used_up.filter(Q(year=None) | Q(year=year))
        rows = terms.filter(~Exists(used_up)).select_related("membership__scheme").order_by("membership", "pk")
        told = set()
        for term in rows:
            day = request_by(term.membership.scheme, year)
            is_next = day >= clock.today() and day.year == _next_year(term.membership.scheme)
            if is_next and first <= day <= last and term.membership_id not in told:
                told.add(term.membership_id)
                yield term.membership_id, day, None

    def queryset(self):
        return Membership.objects.select_related("scheme__body", "person", "institution")


def _next_year(scheme):
    """The year in which the next last day for requests lies."""
    today = clock.today()
    return today.year if request_by(scheme, today.year + 1) >= today else today.year + 1


@reminders.register
class ExactDates(OfMember):
    """The last day for the exact dates of a visit that was asked for."""

    slug = "membership-visit-dates"
    title = _("Exact dates of a visit to be confirmed")
    date_name = _("without them it is cancelled after")
    model = VisitRequest
    steps = tuple(Step(days, "member") for days in (30, 14, 3))

    def dates(self, first, last):
        waiting = VisitRequest.objects.without_dates().filter(dates_by__range=(first, last))
        return waiting.order_by("pk").values_list("pk", "dates_by", NEVER_IMPORTED)

    def recipients(self, audience, keys, on):
        if audience != "member":
            return super().recipients(audience, keys, on)
        return _accounts(VisitRequest, keys, ["visitor__user"])

    def queryset(self):
        return VisitRequest.objects.for_lists()


@reminders.register
class FeesDue(OfMember):
    """Dues that are to be paid, and that nothing is said to block."""

    slug = "membership-fee"
    title = _("Dues of memberships")
    date_name = _("due on")
    model = FeeDue
    to_membership = "membership__"
    steps = tuple(Step(days, audience) for days in (30, 7, -7, -30) for audience in ("member", "officer"))

    def dates(self, first, last):
        waiting = FeeDue.objects.free(clock.today()).filter(due_on__range=(first, last))
        return waiting.order_by("pk").values_list("pk", "due_on", NEVER_IMPORTED)

    def queryset(self):
        return FeeDue.objects.for_lists()


@reminders.register
class NominationsClose(Reminder):
    """The last day for a nomination that is still a draft."""

    slug = "membership-nomination"
    title = _("Nominations not handed in yet")
    date_name = _("nominations close on")
    model = Nomination
    audiences = {"officer": _("officers")}
    steps = (Step(30, "officer"), Step(7, "officer"))

    def dates(self, first, last):
        drafts = Nomination.objects.open().filter(
            status=NominationStatus.DRAFT,
            scheme__deadline_month__isnull=False,
            year__range=(first.year - 1, last.year + 1),
        )
        for nomination in drafts.select_related("scheme").order_by("pk").iterator():
            day = nominations_close(nomination.scheme, nomination.year)
            if first <= day <= last:
                yield nomination.pk, day, None

    def queryset(self):
        return Nomination.objects.for_lists()


class Window(Reminder):
    """A day of every year on which a scheme begins or ceases to take nominations, whether anybody is nominated or not.

    The day of this year is kept for some weeks, so that a reminder of it which was held up is still written.
    """

    model = Scheme
    audiences = {"officer": _("officers")}
    kept = dt.timedelta(days=30)

    def next_day(self, scheme, on):
        raise NotImplementedError

    def dates(self, first, last):
        for scheme in Scheme.objects.open().order_by("pk"):
            day = self.next_day(scheme, clock.today() - self.kept)
            if day and first <= day <= last:
                yield scheme.pk, day, None

    def queryset(self):
        return Scheme.objects.select_related("body")


@reminders.register
class WindowOpens(Window):
    slug = "membership-window-opens"
    title = _("Schemes that take nominations")
    date_name = _("nominations open on")
    steps = (Step(0, "officer"),)

    def next_day(self, scheme, on):
        return next_opening(scheme, on)


@reminders.register
class WindowCloses(Window):
    slug = "membership-window-closes"
    title = _("Last days for nominations")
    date_name = _("nominations close on")
    steps = (Step(60, "officer"),)

    def next_day(self, scheme, on):
        closing = next_closing(scheme, on)
        return closing and closing[0]
