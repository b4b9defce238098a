"""What of memberships waits for somebody?"""

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from memberships.models import (
    FeeDue,
    Membership,
    MembershipTerm,
    Nomination,
    NominationStatus,
    Phase,
    VisitRequest,
    VisitStatus,
)
from records import clock
from records.desk import Waiting, desk


class Nominations(Waiting):
    """In one status; the screen and the decision are the office's."""

    status = None
    since = "status_since"
    needs = ("scheme__body", "person", "institution")

    def rows(self, user):
        return Nomination.objects.visible_to(user).open().filter(status=self.status)


@desk.register
class NominationsToScreen(Nominations):
    slug = "nominations-to-screen"
    permission = "memberships.screen_nomination"
    status = NominationStatus.SUBMITTED
    sentence = gettext_lazy("Look at its papers: recommend it, or return it for correction.")

    def label(self, n):
        return ngettext("nomination to look at", "nominations to look at", n)


@desk.register
class NominationsToRecommend(Nominations):
    slug = "nominations-to-recommend"
    permission = "memberships.recommend_nomination"
    status = NominationStatus.SCREENING
    sentence = gettext_lazy("Does the office stand behind it?")

    def label(self, n):
        return ngettext("nomination to recommend", "nominations to recommend", n)


class Visits(Waiting):
    status = None
    since = "status_since"
    needs = ("visitor", "term__membership__scheme__body")

    def rows(self, user):
        return VisitRequest.objects.visible_to(user).open().filter(status=self.status)


@desk.register
class VisitsToAuthorise(Visits):
    slug = "visits-to-authorise"
    permission = "memberships.authorise_visitrequest"
    status = VisitStatus.REQUESTED
    sentence = gettext_lazy("Send it to the body, and record its consent.")

    def label(self, n):
        return ngettext("visit for the body's consent", "visits for the body's consent", n)


@desk.register
class VisitsToInvite(Visits):
    slug = "visits-to-invite"
    permission = "memberships.invite_visitrequest"
    status = VisitStatus.CONFIRMED
    sentence = gettext_lazy("Its dates are confirmed: record the invitation.")

    def rows(self, user):
        return super().rows(user).filter(ends_on__gte=clock.today())

    def label(self, n):
        return ngettext("visit to be invited to", "visits to be invited to", n)


@desk.register
class VisitsToRecord(Visits):
    """Its last day is past, and nobody has written down whether it was made."""

    slug = "visits-to-record"
    permission = "memberships.complete_visitrequest"
    since = "ends_on"
    sentence = gettext_lazy("Record the days really spent there, or cancel it.")

    def rows(self, user):
        ahead = [VisitStatus.CONFIRMED, VisitStatus.INVITED]
        over = VisitRequest.objects.visible_to(user).open().filter(status__in=ahead)
        return over.filter(ends_on__lt=clock.today())

    def label(self, n):
        return ngettext("visit to be recorded", "visits to be recorded", n)


class OwnVisits(Visits):
    permission = "memberships.follow_visitrequest"

    def rows(self, user):
        return VisitRequest.objects.of(user).filter(status=self.status)


@desk.register
class OwnVisitsToRequest(OwnVisits):
    """Begun by whoever travels, and not requested."""

    slug = "own-visits-to-request"
    status = VisitStatus.DRAFT
    sentence = gettext_lazy("Look at it once more, and request it.")

    def label(self, n):
        return ngettext("visit that you have not requested yet", "visits that you have not requested yet", n)


@desk.register
class OwnVisitsToConfirm(OwnVisits):
    """Authorised: without exact dates in time it is cancelled."""

    slug = "own-visits-to-confirm"
    status = VisitStatus.AUTHORISED
    sentence = gettext_lazy("Confirm the exact dates; without them the visit is cancelled.")

    def label(self, n):
        return ngettext("visit that waits for your dates", "visits that wait for your dates", n)


class Dues(Waiting):
    since = "due_on"
    needs = ("membership__scheme__body", "membership__person", "membership__institution")

    def row_url(self, due):
        return reverse("admin:memberships_feedue_change", args=[due.pk])


@desk.register
class DuesOverdue(Dues):
    slug = "dues-overdue"
    permission = "memberships.pay_feedue"
    kind = "problem"
    sentence = gettext_lazy("Pay it and record the receipt, or say what blocks it.")

    def rows(self, user):
        today = clock.today()
        return FeeDue.objects.visible_to(user).free(today).filter(due_on__lt=today)

    def label(self, n):
        return ngettext("due of a membership overdue", "dues of memberships overdue", n)


@desk.register
class DuesBlocked(Dues):
    """Something stands in the way: the office decides what is done about it."""

    slug = "dues-blocked"
    permission = "memberships.unblock_feedue"
    kind = "problem"

    def rows(self, user):
        return FeeDue.objects.visible_to(user).blocked(clock.today())

    def label(self, n):
        return ngettext("due of a membership blocked", "dues of memberships blocked", n)

    needs = (*Dues.needs, "obstacles")

    def why(self, due):
        return str(due.blocked_by or "")


@desk.register
class InGrace(Waiting):
    """Over, and not lapsed yet: renewed now it has no gap that counts."""

    slug = "memberships-in-grace"
    permission = "memberships.renew_membership"
    sentence = gettext_lazy("Renew it, or let it lapse.")
    needs = ("scheme__body", "person", "institution")

    @property
    def since(self):
        """The last day of the term that is over."""
        over = MembershipTerm.objects.filter(membership=OuterRef("pk"), ends_on__lt=clock.today())
        return Subquery(over.order_by("-ends_on").values("ends_on")[:1])

    def rows(self, user):
        return Membership.objects.visible_to(user).open().in_phase(Phase.GRACE, clock.today())

    def label(self, n):
        return ngettext("membership in grace", "memberships in grace", n)
