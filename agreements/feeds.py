"""The days of agreements that people want in their own calendars."""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.models import Agreement, AgreementTerm, Confidentiality, RenewalMode
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
            yield Happening(term.agreement, getattr(term, self.column), self.summary(named(term)), self.words(term))

    def _agreements(self, user, is_own_only):
        found = Agreement.objects.visible_to(user).filter(status=Status.CONCLUDED, terminated_on=None)
        if not is_own_only:
            return found
        own = Agreement.objects.looked_after_by(user, clock.today()) | Agreement.objects.of_units_of(user)
        return found.filter(pk__in=own.order_by().values("pk"))

    def summary(self, name):
        raise NotImplementedError

    def words(self, term):
        return ""


def named(term):
    """Calendars are kept by strangers: of a restricted agreement they learn its reference, not its title."""
    agreement = term.agreement
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
