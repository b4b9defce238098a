"""How do we ask for joint projects?"""

from django.db.models import Q

from directory.models import Institution
from programs.workflow import BEGUN
from records.querysets import RecordQuerySet
from records.text import Fold, fold


class ProjectQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """Everybody: what is public and has begun. Those who lead it: also theirs. Office and auditors: all."""
        public = Q(is_public=True, status__in=BEGUN, closed_on=None)
        if not user.is_authenticated:
            return self.filter(public)
        if user.has_perm("programs.read_papers_project"):
            return self
        led = self.model.leaders.rel.related_model.objects.filter(person__user=user)
        return self.filter(public | Q(pk__in=led.values("project")))

    def counted(self):
        """Begun and not withdrawn: what the yearly figures count."""
        return self.filter(status__in=BEGUN, closed_on=None)

    def with_institution(self, institution):
        """Led from this institution, or from an entry that was merged into it."""
        leaders = self.model.leaders.rel.related_model.objects
        theirs = leaders.filter(institution__in=Institution.objects.standing_for(institution))
        return self.filter(pk__in=theirs.values("project"))

    def search(self, typed):
        """Every word typed is in a title, in a leader's name, or in one of the names of a leader's institution."""
        found = self.alias(folded_en=Fold("title_en"), folded_fa=Fold("title_fa"))
        leaders = self.model.leaders.rel.related_model.objects
        leaders = leaders.alias(folded=Fold("name"), given=Fold("institution_given"))
        for word in fold(typed).split():
            titles = Q(folded_en__contains=word) | Q(folded_fa__contains=word)
            named = Q(folded__contains=word) | Q(person__folded__contains=word)
            there = Q(given__contains=word) | Q(institution__names__folded__contains=word)
            found = found.filter(titles | Q(pk__in=leaders.filter(named | there).values("project")))
        return found

    def for_lists(self):
        return self.select_related("agreement").prefetch_related("leaders__person", "leaders__institution")


class ProgrammeQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """Everybody: the public ones. Office and auditors: all."""
        if user.is_authenticated and user.has_perm("programs.read_papers_programme"):
            return self
        return self.filter(is_public=True, closed_on=None)


class CallQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """Everybody: what was published. Office and auditors: all."""
        if user.is_authenticated and user.has_perm("programs.read_papers_call"):
            return self
        return self.filter(status="published", closed_on=None)

    def open_at(self, now):
        """Published, opened and not closed at an instant, the minutes of grace not counted."""
        return self.filter(Q(closes_at=None) | Q(closes_at__gte=now), status="published", opens_at__lte=now)


class ApplicationQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """Those whose account acts for a leader. Office and auditors: all."""
        if not user.is_authenticated:
            return self.none()
        if user.has_perm("programs.read_papers_application"):
            return self
        own = self.model.members.rel.related_model.objects.filter(user=user, role="leader")
        return self.filter(pk__in=own.values("application"))
