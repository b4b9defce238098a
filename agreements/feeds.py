"""The days of agreements that people want in their own calendars."""

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.models import (
    Agreement,
    AgreementTerm,
    CommitmentOccurrence,
    Confidentiality,
    RenewalMode,
    RenewalReview,
)
from agreements.workflow import Status
from records import clock
from records.feeds import FeedSource, Happening, feeds


class DaysOfTerms(FeedSource):
    """A day of the last term of each concluded agreement that has not been terminated."""

    column = None

    def happenings(self, user, *, since, until, is_own_only):
        later = AgreementTerm.objects.filter(agreement=OuterRef("agreement"), starts_on__gt=OuterRef("starts_on"))
        terms = AgreementTerm.objects.filter(
            ~Exists(later),
            **{f"{self.column}__range": (since, until)},
            agreement__in=self._agreements(user, is_own_only).order_by().values("pk"),
        )
        for term in terms.select_related("agreement__type"):
            summary = self.summary(named(term.agreement))
            yield Happening(term.agreement, getattr(term, self.column), summary, self.words(term))

    def _agreements(self, user, is_own_only):
        found = Agreement.objects.visible_to(user).filter(status=Status.CONCLUDED, terminated_on=None)
        return found.filter(pk__in=_looked_after_by(user)) if is_own_only else found

    def summary(self, name):
        raise NotImplementedError

    def words(self, term):
        return ""


def _looked_after_by(user):
    """The keys of the agreements in the charge of the user, or of a unit at which the user is its officer."""
    own = Agreement.objects.looked_after_by(user, clock.today()) | Agreement.objects.of_units_of(user)
    return own.order_by().values("pk")


def named(agreement):
    """Calendars are kept by strangers: of a restricted agreement they learn its reference, not its title."""
    if agreement.confidentiality == Confidentiality.RESTRICTED:
        return agreement.reference or agreement.type.name
    return agreement.title


@feeds.register
class LastDays(DaysOfTerms):
    slug = "agreement-last-days"
    title = gettext_lazy("Last days of agreements")
    column = "runs_until"

    def summary(self, name):
        return _("Ends: %(agreement)s") % {"agreement": name}

    def words(self, term):
        if term.renewal_mode == RenewalMode.AUTO:
            return _("The last day that its renewals can cover.")
        return _("The last day of its term.")


@feeds.register
class NoticeDeadlines(DaysOfTerms):
    slug = "agreement-notice"
    title = gettext_lazy("Last days for notice")
    column = "notice_deadline"

    def summary(self, name):
        return _("Last day for notice: %(agreement)s") % {"agreement": name}

    def words(self, term):
        if term.renewal_mode == RenewalMode.AUTO:
            return _("Without notice it renews by itself.")
        return _("Whoever wants to end or renew it says so until then.")


@feeds.register
class ReviewDeadlines(FeedSource):
    """The last day for the decision about each renewal that is under review."""

    slug = "agreement-reviews"
    title = gettext_lazy("Renewals to be decided")

    def happenings(self, user, *, since, until, is_own_only):
        found = RenewalReview.objects.visible_to(user).undecided().filter(closed_on=None)
        found = found.annotate(deadline=Coalesce("term__notice_deadline", "term__ends_on"))
        if is_own_only:
            found = found.filter(agreement__in=_looked_after_by(user))
        for review in found.filter(deadline__range=(since, until)).select_related("agreement__type"):
            summary = _("Renewal to be decided: %(agreement)s") % {"agreement": named(review.agreement)}
            yield Happening(review, review.deadline, summary, _("Whether it is renewed is to be decided by then."))


@feeds.register
class CommitmentsDue(FeedSource):
    """Each time that a commitment is due and was neither kept nor waived."""

    slug = "commitments"
    title = gettext_lazy("Commitments that are due")

    def happenings(self, user, *, since, until, is_own_only):
        found = CommitmentOccurrence.objects.visible_to(user).asked_for().filter(due_on__range=(since, until))
        if is_own_only:
            looked_after = Q(commitment__agreement__in=_looked_after_by(user))
            found = found.filter(Q(commitment__owner=user) | looked_after)
        seen = Agreement.objects.visible_to(user).order_by().values("pk")
        found = found.annotate(sees=Exists(seen.filter(pk=OuterRef("commitment__agreement"))))
        for row in found.select_related("commitment__agreement__type"):
            yield Happening(row, row.due_on, self._summary(row), named(row.commitment.agreement) if row.sees else "")

    def _summary(self, row):
        """Of a restricted agreement neither what was promised nor, to who does not see it, its reference."""
        if row.commitment.agreement.confidentiality != Confidentiality.RESTRICTED:
            return _("Due: %(what)s") % {"what": row.commitment}
        return _("A commitment is due")
