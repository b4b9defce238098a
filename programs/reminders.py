"""Which times of calls are the leaders of an application reminded of? Both sides, also abroad; never for nothing."""

from collections import defaultdict
from datetime import UTC, datetime, time

from django.db.models import Exists, Max, OuterRef, Q, Subquery
from django.db.models.functions import Greatest
from django.utils.translation import gettext_lazy as _

from notices.models import Unit
from notices.reminders import NEVER_IMPORTED, Reminder, Step, reminders
from programs.actions import assigning
from programs.actions.endorsements import link_of
from programs.callphases import closing_of, consent_closing_of, was_asked_in_time
from programs.callworkflow import CallStatus
from programs.models import (
    Application,
    ApplicationStatus,
    AssignmentStatus,
    Award,
    AwardStatus,
    BudgetLine,
    CallExtension,
    Consent,
    Endorsement,
    EndorsementStatus,
    Member,
    ReportDue,
    ReviewAssignment,
    Side,
)
from programs.moments import in_zones
from records import clock
from records.languages import named, reader

LADDER = (
    Step(7, "leader"),
    Step(48, "leader", unit=Unit.HOURS),
    Step(6, "leader", unit=Unit.HOURS),
)


def _own_closing():
    """When it closes for one application alone, where a second person has agreed to that."""
    own = CallExtension.objects.agreed().filter(application=OuterRef("pk")).order_by().values("application")
    return Subquery(own.annotate(latest=Max("closes_at")).values("latest"))


class OfDraft(Reminder):
    """A time of the call of a draft; those who lead it are written to, at their accounts."""

    model = Application
    audiences = {"leader": _("leaders of the application")}
    dispensable = ("leader",)
    for_staff = False
    has_sms = True
    steps = LADDER

    def drafts(self):
        """Drafts of calls that take applications, with the `closing` of each."""
        open_calls = Q(call__status=CallStatus.PUBLISHED, call__closes_at__isnull=False)
        found = Application.objects.filter(open_calls, status=ApplicationStatus.DRAFT, closed_on=None)
        return found.annotate(closing=Greatest("call__closes_at", _own_closing()))

    def recipients(self, audience, keys, on):
        found = defaultdict(list)
        for key, user, address in self.leaders(keys).values_list("application", "user", "user__email"):
            found[key].append((user, address))
        return found

    def leaders(self, keys):
        rows = Member.objects.filter(application__in=keys, role="leader", user__is_active=True)
        return rows.order_by("application", "side")

    def queryset(self):
        return Application.objects.select_related("call__programme").prefetch_related("extensions")

    def label(self, record):
        return f"{record} ({in_zones(closing_of(record), record.call)})"


def _between(first, last):
    """The instants of these days, wide enough for every time zone."""
    return datetime.combine(first, time.min, tzinfo=UTC), datetime.combine(last, time.max, tzinfo=UTC)


@reminders.register
class NotSubmitted(OfDraft):
    """The call closes, and nobody has consented to the text yet."""

    slug = "application-not-submitted"
    title = _("Your application is not submitted yet")
    date_name = _("the call closes on")

    def dates(self, first, last):
        found = self.drafts().filter(content_hash="", closing__range=_between(first, last))
        return found.order_by("pk").values_list("pk", "closing", NEVER_IMPORTED).iterator()


@reminders.register
class EndorsementMissing(OfDraft):
    """The call closes, and the home institution has not endorsed: the leader at home, and whoever was asked."""

    slug = "application-endorsement-missing"
    title = _("The endorsement of the home institution is missing")
    date_name = _("needs the endorsement of the home institution before the call closes on")
    audiences = {"leader": _("leader at home"), "endorser": _("who was asked to endorse")}
    dispensable = ("leader", "endorser")
    outside = ("endorser",)
    steps = (*LADDER, *(step._replace(audience="endorser") for step in LADDER))

    def dates(self, first, last):
        given = Endorsement.objects.filter(application=OuterRef("pk"), status=EndorsementStatus.GIVEN)
        found = self.drafts().filter(~Exists(given), call__asks_endorsement=True)
        found = found.filter(closing__range=_between(first, last)).order_by("pk")
        return found.values_list("pk", "closing", NEVER_IMPORTED).iterator()

    def leaders(self, keys):
        return super().leaders(keys).filter(side=Side.HOME)

    def recipients(self, audience, keys, on):
        if audience != "endorser":
            return super().recipients(audience, keys, on)
        asked = Endorsement.objects.filter(application__in=keys, status=EndorsementStatus.ASKED)
        return {key: [(None, address)] for key, address in asked.values_list("application", "email")}

    def queryset(self):
        return super().queryset().prefetch_related("members")

    def label(self, record):
        leader = record.leader_of(Side.HOME)
        return named([str(leader), super().label(record)]) if leader else super().label(record)

    def url(self, record):
        return f"{record.get_absolute_url()}endorsement/"

    def way_in(self, record):
        """Whoever was asked gets the link of the request again, in its language."""
        asked = record.endorsements.filter(status=EndorsementStatus.ASKED).select_related("application").first()
        return (link_of(asked), asked.language) if asked else super().way_in(record)


def _consented():
    given = Member.objects.filter(application=OuterRef("pk"), role="leader", consent=Consent.GIVEN)
    return Exists(given.filter(consent_hash=OuterRef("content_hash")))


class OfMissingConsent(OfDraft):
    """One leader has consented: the others are written to."""

    def drafts(self):
        return super().drafts().exclude(content_hash="").filter(_consented())

    def leaders(self, keys):
        return super().leaders(keys).exclude(consent=Consent.GIVEN)


@reminders.register
class ConsentMissing(OfMissingConsent):
    """The call closes, and the consent of this leader is all that is missing."""

    slug = "application-consent-missing"
    title = _("Your consent is missing")
    date_name = _("the call closes on")

    def dates(self, first, last):
        found = self.drafts().filter(closing__range=_between(first, last))
        return found.order_by("pk").values_list("pk", "closing", NEVER_IMPORTED).iterator()

    def url(self, record):
        return f"{record.get_absolute_url()}consent/"


@reminders.register
class ConsentStillPossible(OfMissingConsent):
    """The call has closed; who was asked in time may still consent, until the later time of the call.

    What it says is true from the closing on: what would have been due before is made up then.
    """

    slug = "application-consent-until"
    title = _("The call has closed without your consent; you can still give it")
    date_name = _("you have until")
    steps = (
        Step(72, "leader", unit=Unit.HOURS),
        Step(24, "leader", unit=Unit.HOURS),
        Step(6, "leader", unit=Unit.HOURS),
    )

    def dates(self, first, last):
        found = self.drafts().filter(call__consent_closes_at__isnull=False, consent_asked_at__isnull=False)
        found = found.filter(call__consent_closes_at__range=_between(first, last), closing__lt=clock.now())
        found = found.order_by("pk")
        for application in found.select_related("call").prefetch_related("extensions").iterator(chunk_size=500):
            if was_asked_in_time(application):
                yield application.pk, consent_closing_of(application), None

    def label(self, record):
        return f"{record} ({in_zones(consent_closing_of(record), record.call)})"

    url = ConsentMissing.url


OF_REVIEWS = (7, 2, -1, -4)


@reminders.register
class ReviewDue(Reminder):
    """Whoever has taken reviews on, all in one letter; whoever was asked and has not answered, with the link again.

    It stops by itself: what is submitted, declined or taken off is none of these.
    """

    slug = "review-due"
    title = _("A review is due")
    date_name = _("the review is due on")
    model = ReviewAssignment
    audiences = {"reviewer": _("reviewers"), "invited": _("who was asked to review")}
    dispensable = ("reviewer", "invited")
    outside = ("invited",)
    for_staff = False
    steps = tuple(Step(days, audience) for audience in ("reviewer", "invited") for days in OF_REVIEWS)

    def waiting(self, *statuses):
        open_sides = ReviewAssignment.objects.filter(call_side__closed_at=None, closed_on=None)
        return open_sides.filter(application__status=ApplicationStatus.ELIGIBLE, status__in=statuses)

    def dates(self, first, last):
        found = self.waiting(AssignmentStatus.INVITED, AssignmentStatus.ACCEPTED)
        found = found.filter(due_on__range=(first, last)).order_by("pk")
        return found.values_list("pk", "due_on", NEVER_IMPORTED).iterator()

    def recipients(self, audience, keys, on):
        if audience == "invited":
            asked = self.waiting(AssignmentStatus.INVITED).filter(pk__in=keys)
            return {key: [(None, address)] for key, address in asked.values_list("pk", "email")}
        taken = self.waiting(AssignmentStatus.ACCEPTED).filter(pk__in=keys, user__is_active=True)
        return {key: [(user, address)] for key, user, address in taken.values_list("pk", "user", "user__email")}

    def queryset(self):
        return ReviewAssignment.objects.select_related("application")

    def label(self, record):
        return str(record.application)

    def way_in(self, record):
        if record.status != AssignmentStatus.INVITED:
            return super().way_in(record)
        return assigning.link_of(record), record.language


@reminders.register
class AwardReportDue(Reminder):
    """Both leaders, before and after its day. It stops by itself: submitted or waived, it is waited for no more."""

    slug = "award-report-due"
    title = _("A report about your award is due")
    date_name = _("the report is due on")
    model = ReportDue
    audiences = {"leader": _("leaders of the award")}
    dispensable = ("leader",)
    for_staff = False
    steps = tuple(Step(days, "leader") for days in (30, 7, -1, -14))

    def dates(self, first, last):
        found = ReportDue.objects.waited_for().filter(due_on__range=(first, last)).order_by("pk")
        return found.values_list("pk", "due_on", NEVER_IMPORTED).iterator()

    def recipients(self, audience, keys, on):
        found = defaultdict(list)
        leaders = Member.objects.filter(
            application__award__report_dues__in=keys, role="leader", user__is_active=True
        ).order_by("application", "side")
        rows = leaders.values_list("application__award__report_dues", "user", "user__email")
        for key, user, address in rows:
            if key in keys:
                found[key].append((user, address))
        return found

    def queryset(self):
        return ReportDue.objects.select_related("award__application")

    def label(self, record):
        return str(record)


# --- awards


class OfAward(Reminder):
    """Its leaders, at their accounts, and the officers."""

    audiences = {"leader": _("leaders of the award"), "officer": _("officers")}
    dispensable = ("leader",)
    for_staff = False

    def awards(self, keys):
        """(key of the record, key of its award)."""
        return [(key, key) for key in keys]

    def recipients(self, audience, keys, on):
        if audience != "leader":
            return super().recipients(audience, keys, on)
        pairs, by_award = self.awards(keys), defaultdict(list)
        rows = Member.objects.filter(application__award__in=[award for _key, award in pairs], role="leader")
        for award, *who in (
            rows.filter(user__is_active=True)
            .order_by("application", "side")
            .values_list("application__award", "user", "user__email")
        ):
            by_award[award].append(tuple(who))
        return {key: by_award[award] for key, award in pairs if by_award[award]}


@reminders.register
class AwardAnswer(OfAward):
    """It stops when somebody answers."""

    slug = "award-answer"
    title = _("An award waits for an answer")
    date_name = _("to be accepted by")
    model = Award
    steps = (Step(14, "leader"), Step(3, "leader"), Step(3, "officer"))

    def dates(self, first, last):
        found = Award.objects.open().filter(status=AwardStatus.OFFERED, accept_by__range=(first, last))
        return found.order_by("pk").values_list("pk", "accept_by", NEVER_IMPORTED).iterator()

    def queryset(self):
        return Award.objects.for_lists()


@reminders.register
class MoneyLapses(OfAward):
    """A budget line whose window ends, with money that is not approved for any visit."""

    slug = "award-money-lapses"
    title = _("Money of an award is about to lapse")
    date_name = _("lapses after")
    model = BudgetLine
    steps = (Step(60, "leader"), Step(60, "officer"))

    def dates(self, first, last):
        found = BudgetLine.objects.unspent().ending(first, last).order_by("pk")
        return found.values_list("pk", "ends_on", NEVER_IMPORTED).iterator()

    def awards(self, keys):
        return list(BudgetLine.objects.filter(pk__in=keys).order_by("pk").values_list("pk", "award"))

    def queryset(self):
        return BudgetLine.objects.select_related("award__application")

    def label(self, record):
        return f"{record.award}: {record} ({record.left.format(reader())})"

    def url(self, record):
        return record.award.get_absolute_url()
