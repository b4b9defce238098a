"""How do we ask for stays and what belongs to them?"""

from django.apps import apps
from django.db.models import Case, Count, Exists, IntegerField, Max, Min, OuterRef, Q, QuerySet, Value, When

from agreements.querysets.parts import units_of
from directory.models import Institution
from exchanges.phases import StayPhase
from exchanges.statuses import COMMITTED
from records.calendars import first_day, year_of
from records.querysets import RecordQuerySet
from records.text import fold


class OfOfficeQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """Whoever reads the papers of stays: the office and auditors."""
        return self if user.is_authenticated and user.has_perm("exchanges.read_papers_stay") else self.none()


class PartQuerySet(QuerySet):
    def visible_to(self, user):
        """Whoever sees the stay."""
        stays = apps.get_model("exchanges", "Stay").objects.visible_to(user)
        return self.filter(stay__in=stays.order_by().values("pk"))


class LearningQuerySet(PartQuerySet):
    def newest(self):
        """The version of each stay that counts."""
        later = self.model.objects.filter(stay=OuterRef("stay"), number__gt=OuterRef("number"))
        return self.exclude(Exists(later))


class StayQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """The office and auditors: all. Unit officers: those of their units. Others: their own."""
        if not user.is_authenticated:
            return self.none()
        if user.has_perm("exchanges.read_papers_stay"):
            return self
        return self.filter(Q(applied_by=user) | Q(person__user=user) | Q(lead_unit__in=units_of(user)))

    def own(self, user):
        """Those that this user applied for, or travels on."""
        return self.filter(Q(applied_by=user) | Q(person__user=user))

    def committed(self):
        """Those by which the office stands, or stood."""
        return self.filter(status__in=COMMITTED, closed_on=None)

    def on(self, day):
        """Who is away or here on a day."""
        return self.between(day, day)

    def between(self, first, last):
        """Those that touch any of these days."""
        return self.committed().filter(from_on__lte=last, until_on__gte=first)

    def in_phase(self, phase, on):
        """Those of which `phase(on)` is this."""
        found = self.committed()
        if phase == StayPhase.UPCOMING:
            return found.filter(from_on__gt=on)
        return found.filter(until_on__lt=on) if phase == StayPhase.OVER else found.on(on)

    def with_institution(self, institution):
        """Sent or received by it, or by an entry that was merged into it."""
        entries = Institution.objects.standing_for(institution).order_by().values("pk")
        return self.filter(Q(home__in=entries) | Q(host__in=entries))

    def with_country(self, country):
        return self.filter(country=country)

    def search(self, typed):
        """Every word typed is in what it is for, its number, the name of the person or of an institution."""
        found, names = self, apps.get_model("directory", "InstitutionName").objects
        for word in fold(typed).split():
            places = names.filter(folded__contains=word).values("institution")
            own = Q(folded__contains=word) | Q(person__folded__contains=word)
            found = found.filter(own | Q(home__in=places) | Q(host__in=places))
        return found

    def for_lists(self):
        return self.select_related("person", "home", "host", "agreement", "lead_unit")

    def by_country(self):
        """[(country, how many come, how many go)], those with most first."""
        rows = self.order_by().values("country")
        rows = rows.annotate(
            incoming=Count("pk", filter=Q(direction="incoming")),
            outgoing=Count("pk", filter=Q(direction="outgoing")),
            all=Count("pk"),
        )
        return rows.order_by("-all", "country").values_list("country", "incoming", "outgoing")

    def counts(self, calendar):
        """[(year of its first day in a calendar, country, kind, direction, how many)], the newest year first."""
        found = self.committed().order_by()
        ends = found.aggregate(first=Min("from_on"), last=Max("from_on"))
        if ends["first"] is None:
            return found.none()
        years = range(year_of(ends["last"], calendar), year_of(ends["first"], calendar) - 1, -1)
        begun = [When(from_on__gte=first_day(year, calendar), then=Value(year)) for year in years]
        rows = found.annotate(year=Case(*begun, output_field=IntegerField()))
        rows = rows.values("year", "country", "kind", "direction").annotate(n=Count("pk"))
        return rows.order_by("-year", "country", "kind", "direction")
