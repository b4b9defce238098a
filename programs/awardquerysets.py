"""How do we ask for awards, their money and the visits it pays?"""

from django.db.models import Q

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

    def taken(self):
        """Those that use up a place and money of their call."""
        return self.exclude(status="declined")

    def for_lists(self):
        return self.select_related("application__call__programme")


class BudgetLineQuerySet(OfAwardQuerySet):
    def paying(self, side, category):
        """The windows from which a side pays this, in their order."""
        return self.open().filter(side=side, category=category).order_by("starts_on")


class VisitQuerySet(OfAwardQuerySet):
    def papers_read_by(self, user):
        """Proofs: whoever sees the visit."""
        return self.visible_to(user)

    def for_lists(self):
        return self.select_related("award__application", "traveller")
