"""How do we ask for awards, their money and the visits it pays?"""

from django.db.models import F, Q

from programs.awardworkflow import AwardStatus
from programs.querysets import run_by
from records.querysets import RecordQuerySet


class OfAwardQuerySet(RecordQuerySet):
    """What hangs on an award is seen by whoever sees it."""

    path = "award__"

    def visible_to(self, user):
        """Leaders: their own. Managers of the programme: those of its calls. Office and auditors: all."""
        if not user.is_authenticated:
            return self.none()
        if user.has_perm("programs.read_papers_application"):
            return self
        application = f"{self.path}application"
        managed = Q(**{f"{application}__call__programme__managing_institution__in": run_by(user)})
        leaders = self.model._meta.apps.get_model("programs.Member").objects.filter(role="leader", user=user)
        return self.filter(managed | Q(**{f"{application}__in": leaders.values("application")}))


class AwardQuerySet(OfAwardQuerySet):
    path = ""

    def led_by(self, user):
        """Those of applications that this account leads."""
        leaders = self.model._meta.apps.get_model("programs.Member").objects.filter(role="leader", user=user)
        return self.filter(application__in=leaders.values("application"))

    def for_lists(self):
        return self.select_related("application__call__programme")


class BudgetLineQuerySet(OfAwardQuerySet):
    def unspent(self):
        """Of awards that run, with money that is not approved for a visit."""
        return self.open().filter(award__status=AwardStatus.ACCEPTED, reserved__lt=F("amount"))

    def ending(self, first, last):
        return self.filter(ends_on__range=(first, last))


class VisitQuerySet(OfAwardQuerySet):
    def papers_read_by(self, user):
        """Proofs: whoever sees the visit."""
        return self.visible_to(user)

    def for_lists(self):
        return self.select_related("award__application", "traveller")
