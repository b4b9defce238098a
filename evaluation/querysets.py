"""How do we ask for exercises, frameworks and their parts?"""

from django.db import models

from directory.roles import Role
from evaluation.workflow import COLLECTING
from records import clock
from records.querysets import RecordQuerySet
from records.text import Fold, fold


class EvaluationQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """Office and auditors: all."""
        return self if user.is_authenticated and user.has_perm("evaluation.read_papers_framework") else self.none()


class FrameworkQuerySet(EvaluationQuerySet):
    def drafts(self):
        return self.filter(status="draft", closed_on=None)

    def search(self, typed):
        """Every word typed is in the title, or in the name of the exercise."""
        names = ("title_en", "title_fa", "exercise__name_en", "exercise__name_fa", "exercise__code")
        found = self.alias(**{f"folded_{n}": Fold(name) for n, name in enumerate(names)})
        for word in fold(typed).split():
            there = models.Q()
            for n in range(len(names)):
                there |= models.Q(**{f"folded_{n}__contains": word})
            found = found.filter(there)
        return found

    def whole(self):
        """With all its parts: a query for each kind."""
        return self.select_related("exercise").prefetch_related(
            "variables",
            "nodes__allocations",
            "nodes__matrices",
            "indicators__terms__variable",
            "groups",
        )


class PartQuerySet(EvaluationQuerySet):
    """What belongs to a framework: seen by whoever sees the framework."""


def institutions_of(user):
    """The institutions whose values this user enters today."""
    held = user.appointments_today if user.is_authenticated else []
    return [one.institution_id for one in held if one.role == Role.DATA_OFFICER and one.institution_id]


class RoundQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """Office and auditors: all. Data officers: those in which their institution takes part, once they are open."""
        if not user.is_authenticated:
            return self.none()
        if user.has_perm("evaluation.read_papers_round"):
            return self
        own = institutions_of(user)
        return (
            self.exclude(status="design").filter(participations__institution__in=own).distinct() if own else self.none()
        )


class RoundPartQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Whoever sees the round."""
        rounds = self.model._meta.get_field("round").related_model.objects.visible_to(user)
        return self.filter(round__in=rounds.values("pk"))


class ParticipationQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """Office and auditors: all. Data officers: those of their own institution, never another's."""
        if not user.is_authenticated:
            return self.none()
        if user.has_perm("evaluation.read_papers_participation"):
            return self
        own = institutions_of(user)
        return self.exclude(round__status="design").filter(institution__in=own) if own else self.none()

    def of_institutions_of(self, user):
        """Of the institutions whose values this user enters."""
        return self.filter(institution__in=institutions_of(user))

    def papers_read_by(self, user):
        """Whose papers are read by others than the office: those of their own institution."""
        return self.visible_to(user)


class OfParticipationQuerySet(models.QuerySet):
    """What an institution gave in a round: seen by whoever sees its participation."""

    way = "participation"

    def visible_to(self, user):
        """Whoever sees the participation: office, auditors, and the institution itself."""
        model = self.model
        for name in self.way.split("__"):
            model = model._meta.get_field(name).related_model
        return self.filter(**{f"{self.way}__in": model.objects.visible_to(user).values("pk")})


class QueryQuerySet(OfParticipationQuerySet):
    way = "point__participation"

    def open(self):
        return self.filter(settled_at=None)

    def awaited(self):
        """Those whose institution has them before it and has not answered: its values were returned with them."""
        returned = {"point__participation__status": "returned", "point__participation__closed_on": None}
        return self.open().filter(answered_at=None, point__participation__round__status__in=COLLECTING, **returned)


class RemarkQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The office: all. Neither institutions nor auditors."""
        may_read = user.is_authenticated and user.has_perm("evaluation.read_remarks_participation")
        return self if may_read else self.none()


class EvidenceLinkQuerySet(OfParticipationQuerySet):
    way = "item__participation"


class EvidenceItemQuerySet(OfParticipationQuerySet, RecordQuerySet):
    def papers_read_by(self, user):
        return self.visible_to(user)


class OfficeOnlyQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Office and auditors: all."""
        return self if user.is_authenticated and user.has_perm("evaluation.read_papers_run") else self.none()


class PublicationQuerySet(OfficeOnlyQuerySet):
    def of_today(self):
        """What is open to everybody by now."""
        return self.filter(from_at__lte=clock.now(), round__status="published")

    def for_lists(self):
        """With their rounds, and how many institutions each ranks; the newest first."""
        ranked = models.Count("round__participations", filter=models.Q(round__participations__status="accepted"))
        rows = self.select_related("round__exercise").annotate(institutions=ranked)
        return rows.order_by("-round__year", "round__exercise__code")


class RunQuerySet(OfficeOnlyQuerySet, RecordQuerySet):
    def done(self):
        return self.filter(status="done")

    def counting(self):
        """Of each round the one that counts now; a correction only once it is published."""
        ahead = models.Q(superseded_by__published_at__isnull=False)
        unpublished = models.Q(supersedes__isnull=False, published_at=None)
        return self.filter(is_official=True).exclude(ahead).exclude(unpublished)


class ResultQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Office and auditors: all. Data officers: their own institution's, of what counts, once it is released."""
        if not user.is_authenticated:
            return self.none()
        if user.has_perm("evaluation.read_papers_run"):
            return self
        own = institutions_of(user)
        shown = self.filter(run__is_official=True, run__round__status__in=["review", "approved", "published"])
        return shown.filter(participation__institution__in=own) if own else self.none()


class AppealQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """Office and auditors: all. Data officers: those of their own institution, never another's."""
        if not user.is_authenticated:
            return self.none()
        if user.has_perm("evaluation.read_papers_appeal"):
            return self
        own = institutions_of(user)
        return self.filter(participation__institution__in=own) if own else self.none()

    def undecided(self):
        return self.filter(status="filed")

    def upheld(self):
        return self.filter(status__in=["upheld", "partly"])

    def papers_read_by(self, user):
        """Whose papers are read by others than the office: those of their own institution."""
        return self.visible_to(user)


class IssuedReportQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Office and auditors: all. Data officers: those about their own institution."""
        if not user.is_authenticated:
            return self.none()
        if user.has_perm("evaluation.read_papers_run"):
            return self
        own = institutions_of(user)
        return self.filter(result__participation__institution__in=own) if own else self.none()
