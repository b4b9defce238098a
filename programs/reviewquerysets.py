"""How do we ask for reviewers, conflicts and reviews?"""

from django.db.models import Exists, OuterRef, Q

from programs.querysets import run_by
from records.querysets import RecordQuerySet


class ReviewerProfileQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """Managers of programmes: those who are asked for them. Office and auditors: all."""
        if not user.is_authenticated:
            return self.none()
        if user.has_perm("programs.read_papers_application"):
            return self
        panels = self.model.panels.rel.related_model.objects
        return self.filter(pk__in=panels.filter(programme__managing_institution__in=run_by(user)).values("reviewer"))

    def of_side(self, call, side):
        """Those who may be asked for this side of a call."""
        panels = self.model.panels.rel.related_model.objects.filter(programme=call.programme_id, side=side)
        return self.open().filter(pk__in=panels.values("reviewer"))

    def for_assignment(self):
        """With what an assignment asks of each."""
        return self.select_related("person__user").prefetch_related("areas", "person__affiliations__institution")


class ConflictQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """Managers of the programme: those of its applications. Office and auditors: all."""
        if user.is_authenticated and user.has_perm("programs.read_papers_application"):
            return self
        return self.filter(application__call__programme__managing_institution__in=run_by(user))

    def hard(self):
        return self.filter(is_hard=True)

    def to_settle(self):
        """Soft ones that nobody has settled."""
        return self.open().filter(is_hard=False, settled_at=None)


class CallSideQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """Managers of the programme: those of its calls. Office and auditors: all. Who chairs one has a page of it."""
        if user.is_authenticated and user.has_perm("programs.read_papers_call"):
            return self
        return self.filter(call__programme__managing_institution__in=run_by(user))

    def run_by(self, user):
        """Those of the calls that this user runs."""
        calls = self.model._meta.get_field("call").related_model.objects
        return self.filter(call__in=calls.run_by(user))

    def chaired_by(self, user):
        """Those that this account chairs, and that are reviewed here."""
        return self.filter(chair_user=user, paper=None) if user.is_authenticated else self.none()


class ReviewAssignmentQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """Reviewers: what they have taken on. Managers of the programme: those of its calls. Office, auditors: all.

        But nobody of the joint committee what a hard conflict recuses them from.
        """
        if not user.is_authenticated:
            return self.none()
        recused = self.model._meta.get_field("application").related_model.objects.recused(user)
        theirs = Q(call_side__call__programme__managing_institution__in=run_by(user))
        kept = Q() if user.has_perm("programs.read_papers_application") else theirs
        return self.filter(Q(pk__in=self.taken_on_by(user).values("pk")) | kept & ~Q(application__in=recused))

    def taken_on_by(self, user):
        """What this account has accepted or submitted of what is evaluated, and is in no hard conflict with."""
        return self.kept_by(user).filter(application__status="eligible")

    def kept_by(self, user):
        """What this account has taken on or once submitted, and is in no hard conflict with.

        Of what is not evaluated any more only the own words are read: `taken_on_by` leads to the application.
        """
        if not user.is_authenticated:
            return self.none()
        conflicts = self.model._meta.get_field("application").related_model.conflicts.rel.related_model.objects.hard()
        in_hand = Q(status="accepted", application__status="eligible") | Q(status="submitted")
        return self.filter(in_hand, user=user).exclude(
            Exists(conflicts.filter(application=OuterRef("application"), person=OuterRef("reviewer__person")))
        )

    def live(self):
        """Neither declined nor taken out."""
        return self.exclude(status__in=["declined", "cancelled"])

    def for_lists(self):
        return self.select_related("application", "reviewer__person", "call_side__call")
