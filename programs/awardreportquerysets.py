"""How do we ask for reports of awards, and for what is due?"""

from django.db.models import Case, F, OuterRef, Q, Subquery, Value, When

from programs.awardquerysets import OfAwardQuerySet
from programs.querysets import run_by


class ReportDueQuerySet(OfAwardQuerySet):
    EXPECTED = ("accepted", "terminated")  # awards of which reports are waited for

    def with_standing(self):
        """Each with `standing`: the status of its newest report; None where none is begun.

        What was returned is so until it is submitted again, though its next version is a draft.
        """
        newest = self.model.reports.rel.related_model.objects.filter(due=OuterRef("pk")).order_by("-number")
        said = Case(When(status="draft", number__gt=1, then=Value("returned")), default=F("status"))
        return self.annotate(standing=Subquery(newest.annotate(said=said).values("said")[:1]))

    def waited_for(self):
        """Not waived, and neither submitted nor accepted; of awards that are not over."""
        found = self.with_standing().filter(waived_at=None, closed_on=None, award__status__in=self.EXPECTED)
        return found.filter(Q(standing=None) | Q(standing__in=["draft", "returned"]))

    def led_by(self, user):
        """Of awards whose application this account leads."""
        return self.filter(award__application__in=_led(self.model, user))

    def for_lists(self):
        return self.with_standing().select_related("award__application__call")


class AwardReportQuerySet(OfAwardQuerySet):
    path = "due__award__"

    def visible_to(self, user):
        """Leaders: all versions of their own. Whoever runs the call, office and auditors: what was submitted."""
        if not user.is_authenticated:
            return self.none()
        led = Q(due__award__application__in=_led(self.model, user))
        kept = ~Q(status="draft")
        if not user.has_perm("programs.read_papers_application"):
            kept &= Q(due__award__application__call__programme__managing_institution__in=run_by(user))
        return self.filter(led | kept)

    def papers_read_by(self, user):
        """Files: whoever sees the report."""
        return self.visible_to(user)


def _led(model, user):
    """Keys of the applications that this account leads."""
    leaders = model._meta.apps.get_model("programs.Member").objects.filter(role="leader", user=user)
    return leaders.order_by().values("application")
