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

    def running_between(self, first, last):
        """Begun by the last of these days, and not over before the first."""
        return self.counted().filter(Q(ends_on=None) | Q(ends_on__gte=first), starts_on__lte=last)

    def search(self, typed):
        """Every word typed is in a title, a leader's name as given, or an institution's."""
        found = self
        leaders = self.model.leaders.rel.related_model.objects
        for word in fold(typed).split():
            named = Q(institution__name_en__icontains=word) | Q(institution__name_fa__icontains=word)
            led = leaders.alias(folded=Fold("name")).filter(Q(folded__contains=word) | named)
            titles = Q(folded_en__contains=word) | Q(folded_fa__contains=word)
            found = found.alias(folded_en=Fold("title_en"), folded_fa=Fold("title_fa"))
            found = found.filter(titles | Q(pk__in=led.values("project")))
        return found

    def for_lists(self):
        return self.select_related("agreement").prefetch_related("leaders__person", "leaders__institution")
