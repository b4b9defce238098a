"""What of the stays waits for somebody?"""

from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from exchanges.kinds import KINDS, SEATED, Direction, Route
from exchanges.models import (
    FINAL,
    Approver,
    ChecklistItem,
    HostRequest,
    HostStatus,
    LearningAgreement,
    ReportSide,
    Stay,
    StayReport,
    VisaCase,
    VisaOutcome,
)
from exchanges.statuses import COMMITTED, STUDYING, TO_COME_OR_HERE, UNFINISHED, StayStatus
from records import clock
from records.desk import Waiting, desk

VISA_ENDS_SOON = timedelta(days=30)
HOSTED = [kind.slug for kind in KINDS.values() if kind.needs_host]


class StayWaiting(Waiting):
    since = "status_since"
    statuses = ()

    def rows(self, user):
        return Stay.objects.visible_to(user).filter(status__in=self.statuses, closed_on=None)


@desk.register
class ToReview(StayWaiting):
    """Applied for: those that need a host come when it has endorsed, unless the office goes first."""

    slug = "stays-to-review"
    permission = "exchanges.review_stay"
    sentence = gettext_lazy("Read the application and take up the review.")
    statuses = (StayStatus.REQUESTED, StayStatus.HOST_ENDORSED)

    def rows(self, user):
        return super().rows(user).exclude(kind__in=HOSTED, status=StayStatus.REQUESTED, route=Route.HOST)

    def label(self, n):
        return ngettext("stay to review", "stays to review", n)


def _without_host():
    """Those that need the word of a host whom nobody has asked, or whose link has run out."""
    live = HostRequest.objects.filter(stay=OuterRef("pk"), status__in=[HostStatus.ASKED, HostStatus.GIVEN])
    live = live.exclude(status=HostStatus.ASKED, expires_at__lt=clock.now())
    return Q(kind__in=HOSTED, status=StayStatus.REQUESTED, route=Route.HOST) & ~Exists(live)


@desk.register
class HostsToAsk(StayWaiting):
    """Entered by the office: nobody else asks."""

    slug = "stay-hosts-to-ask"
    permission = "exchanges.review_stay"
    sentence = gettext_lazy("Ask the host, or write down what it said by letter.")
    statuses = (StayStatus.REQUESTED, StayStatus.HOST_DECLINED)

    def rows(self, user):
        return super().rows(user).filter(_without_host() | Q(status=StayStatus.HOST_DECLINED), applied_by=None)

    def label(self, n):
        return ngettext("host to be asked", "hosts to be asked", n)


@desk.register
class Nominations(StayWaiting):
    """Students between the nomination and the acceptance: what the office does next."""

    slug = "stay-nominations"
    permission = "exchanges.hand_over_stay"
    sentence = gettext_lazy("Send it to the host, correct it, or record that the student is accepted.")
    statuses = (StayStatus.NOMINATED, StayStatus.REJECTED, StayStatus.VERIFIED)

    def label(self, n):
        return ngettext("nomination to go on with", "nominations to go on with", n)


@desk.register
class ArrivalsToRecord(StayWaiting):
    """The first day has come: who has a letter, or needs none, is there or is not."""

    slug = "stay-arrivals"
    permission = "exchanges.arrive_stay"
    since = "starts_on"
    sentence = gettext_lazy("Record the arrival, or cancel the stay.")
    statuses = (StayStatus.APPROVED, StayStatus.INVITED, StayStatus.ACCEPTED)

    def rows(self, user):
        found = super().rows(user).filter(starts_on__lte=clock.today())
        return found.exclude(status=StayStatus.APPROVED, direction=Direction.INCOMING)

    def label(self, n):
        return ngettext("arrival to record", "arrivals to record", n)


@desk.register
class DeparturesToRecord(StayWaiting):
    slug = "stay-departures"
    permission = "exchanges.depart_stay"
    since = "ends_on"
    sentence = gettext_lazy("Record the departure, or extend the stay.")
    statuses = (StayStatus.ARRIVED,)

    def rows(self, user):
        return super().rows(user).filter(ends_on__lt=clock.today())

    def label(self, n):
        return ngettext("departure to record", "departures to record", n)


@desk.register
class ToComplete(StayWaiting):
    """All is in; of a student the studies are recognised first."""

    slug = "stays-to-complete"
    permission = "exchanges.complete_stay"
    sentence = gettext_lazy("Complete the file; of a student, record first that the studies are recognised.")
    statuses = (StayStatus.DEPARTED, StayStatus.REPORTED, StayStatus.RECOGNISED)

    def rows(self, user):
        return super().rows(user).exclude(~Q(kind__in=SEATED), status=StayStatus.DEPARTED)

    def label(self, n):
        return ngettext("file of a stay to complete", "files of stays to complete", n)


@desk.register
class ToDecide(StayWaiting):
    slug = "stays-to-decide"
    permission = "exchanges.approve_stay"
    sentence = gettext_lazy("Approve it, or say why not.")
    statuses = (StayStatus.IN_REVIEW,)

    def label(self, n):
        return ngettext("stay to decide about", "stays to decide about", n)


@desk.register
class ToInvite(StayWaiting):
    """Approved, and whoever comes has no letter yet."""

    slug = "stays-to-invite"
    permission = "exchanges.invite_stay"
    sentence = gettext_lazy("Issue the invitation letter.")
    statuses = (StayStatus.APPROVED,)

    def rows(self, user):
        return super().rows(user).filter(direction="incoming")

    def label(self, n):
        return ngettext("invitation letter to issue", "invitation letters to issue", n)


@desk.register
class ToSubmit(Waiting):
    """Somebody's own drafts, and those whose host has declined or is not asked yet."""

    slug = "own-stays-to-submit"
    permission = "exchanges.apply_for_stay"
    since = "status_since"
    sentence = gettext_lazy("Submit it, or ask the host.")

    def rows(self, user):
        unfinished = Q(status__in=[StayStatus.DRAFT, StayStatus.HOST_DECLINED]) | _without_host()
        return Stay.objects.filter(unfinished, applied_by=user, closed_on=None)

    def label(self, n):
        return ngettext("application for a stay to finish", "applications for a stay to finish", n)


class OfStay(Waiting):
    """A row of a stay, dealt with on the page of the stay."""

    needs = ("stay",)

    def subject(self, row):
        return f"{row.stay}: {row}"

    def row_url(self, row):
        return row.stay.get_absolute_url()


class LearningWaiting(OfStay):
    """The newest version of a learning agreement that one of the three has not approved yet."""

    since = "proposed_on"
    side = None

    def rows(self, user):
        found = LearningAgreement.objects.visible_to(user).newest().filter(**{f"{self.side}_on": None})
        return found.filter(stay__status__in=STUDYING, stay__closed_on=None)

    def row_url(self, version):
        return reverse("exchanges:learning_approve", args=[version.stay.uuid, version.number, self.side.value])


@desk.register
class LearningAsStudent(LearningWaiting):
    slug = "stay-learning-as-student"
    permission = "exchanges.approve_as_student_stay"
    sentence = gettext_lazy("Read what you are to study, and approve it.")
    side = Approver.STUDENT

    def rows(self, user):
        return super().rows(user).filter(stay__in=Stay.objects.own(user).order_by().values("pk"))

    def label(self, n):
        return ngettext("own learning agreement to approve", "own learning agreements to approve", n)


@desk.register
class LearningAtHome(LearningWaiting):
    slug = "stay-learning-at-home"
    permission = "exchanges.approve_as_home_stay"
    sentence = gettext_lazy("Approve it for the sending institution, or have it changed.")
    side = Approver.HOME

    def label(self, n):
        return ngettext("learning agreement to approve at home", "learning agreements to approve at home", n)


@desk.register
class LearningHostsToAsk(LearningWaiting):
    """Nobody at the host is asked, or whoever was has declined or let the link run out."""

    slug = "stay-learning-hosts-to-ask"
    permission = "exchanges.review_stay"
    sentence = gettext_lazy("Ask the host to approve it, or write down what it said on paper.")
    side = Approver.HOST

    def rows(self, user):
        asked = HostRequest.objects.filter(learning=OuterRef("pk"), status=HostStatus.ASKED)
        return super().rows(user).exclude(Exists(asked.filter(expires_at__gte=clock.now())))

    def label(self, n):
        return ngettext("host to be asked about a learning agreement", "hosts to be asked about learning agreements", n)

    def row_url(self, version):
        return reverse("exchanges:learning_host", args=[version.stay.uuid, version.number])


@desk.register
class ReportsToWrite(OfStay):
    """One's own, from the day on which they are due, and the final one from the departure."""

    slug = "stay-reports-to-write"
    permission = "exchanges.write_report_stay"
    since = "due_on"
    sentence = gettext_lazy("Write the report of your stay and hand it in.")

    def rows(self, user):
        own = Stay.objects.own(user).filter(status__in=[StayStatus.ARRIVED, StayStatus.DEPARTED])
        due = Q(due_on__lte=clock.today()) | Q(number=FINAL, stay__departed_on__isnull=False)
        waiting = StayReport.objects.filter(due, side=ReportSide.VISITOR, submitted_on=None)
        return waiting.filter(stay__in=own.order_by().values("pk"))

    def label(self, n):
        return ngettext("report of a stay to write", "reports of stays to write", n)

    def row_url(self, report):
        return reverse("exchanges:report", args=[report.stay.uuid, report.pk])


@desk.register
class ReportsOverdue(OfStay):
    slug = "stay-reports-overdue"
    permission = "exchanges.complete_stay"
    kind = "problem"
    since = "due_on"
    sentence = gettext_lazy("The report is overdue: ask for it, or write down what came on paper.")

    def rows(self, user):
        late = StayReport.objects.filter(submitted_on=None, due_on__lt=clock.today())
        return late.filter(stay__status__in=UNFINISHED, stay__closed_on=None)  # officers see every stay

    def label(self, n):
        return ngettext("overdue report of a stay", "overdue reports of stays", n)


@desk.register
class ChecklistDue(OfStay):
    slug = "stay-checklist-due"
    permission = "exchanges.review_stay"
    since = "due_on"
    sentence = gettext_lazy("Do it, and mark it as done.")

    def rows(self, user):
        due = ChecklistItem.objects.filter(done_on=None, due_on__lte=clock.today())
        return due.filter(stay__status__in=UNFINISHED, stay__closed_on=None)

    def label(self, n):
        return ngettext("line of a checklist due", "lines of checklists due", n)


@desk.register
class VisasToApplyFor(OfStay):
    """The time that the nationality needs has begun, and nobody has applied."""

    slug = "visas-to-apply-for"
    permission = "exchanges.invite_stay"
    since = "apply_by"
    kind = "problem"
    sentence = gettext_lazy("The last day to apply for the visa in time has come.")

    def rows(self, user):
        late = VisaCase.objects.filter(applied_on=None, outcome=VisaOutcome.WAITING, apply_by__lte=clock.today())
        return late.filter(stay__status__in=COMMITTED, stay__arrived_on=None, stay__closed_on=None)

    def label(self, n):
        return ngettext("visa to be applied for", "visas to be applied for", n)


@desk.register
class VisasEnding(OfStay):
    """A visa that was granted ends within thirty days, or has ended, before the stay is over."""

    slug = "visas-ending"
    permission = "exchanges.invite_stay"
    since = "valid_until"
    kind = "problem"
    sentence = gettext_lazy("The visa ends before the stay is over: have it extended, or correct the stay.")

    def rows(self, user):
        today = clock.today()
        granted = VisaCase.objects.filter(outcome=VisaOutcome.GRANTED, valid_until__lt=today + VISA_ENDS_SOON)
        too_short = Q(valid_until__lt=today) | Q(valid_until__lt=F("stay__until_on"))
        return granted.filter(too_short, stay__status__in=TO_COME_OR_HERE, stay__closed_on=None)

    def label(self, n):
        return ngettext("visa that ends before the stay", "visas that end before the stay", n)
