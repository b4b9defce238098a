"""How do we ask for institutions, people, users and appointments?"""

from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import Case, Exists, ExpressionWrapper, F, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce, Concat

from directory.roles import STAFF, Role
from records.languages import kept_language
from records.querysets import CalendarQuerySet, RecordQuerySet
from records.text import Fold, fold, search_query

MERGERS = 3  # an entry is merged into another at most so many times over; `merge` refuses more


def current_key(path=""):
    """The key of the entry that stands for the institution at `path`: itself, or what it was merged into."""
    steps = [f"{path}__{chain}" if path else chain for chain in _chains()]
    return Coalesce(*steps, path or "pk")


def _chains():
    """successor__successor__successor, successor__successor, successor"""
    return ["__".join(["successor"] * steps) for steps in range(MERGERS, 0, -1)]


class InstitutionQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """The names of institutions are no secret."""
        return self

    def in_use(self):
        """Entries to choose from: neither merged, closed down nor withdrawn."""
        return self.filter(status="active", closed_on=None)

    def listed(self):
        """What the public list shows: neither what was merged into another entry nor what was withdrawn."""
        return self.filter(status__in=["active", "inactive"], closed_on=None)

    def standing_for(self, institution):
        """The entry itself and all that were merged into it: what hangs on any of them belongs to it."""
        return self.filter(Q(pk=institution.pk) | _merged_into([institution.pk]))

    def heirs_of(self, institution):
        """What came out of it, or out of an entry that was merged into it."""
        standing = self.standing_for(institution)
        return self.open().filter(predecessor__in=standing).exclude(pk__in=standing)

    def kin_of(self, *institutions):
        """These, what they are part of and their parts, two steps each way, and what was merged into any of them.

        And what they came out of, what came out of them, and what else came out of the same.
        """
        own = Q(pk__in=[institution.pk for institution in institutions])
        own = list(self.filter(own | _merged_into([one.pk for one in institutions])).values_list("pk", flat=True))
        above = Q(parts__in=own) | Q(parts__parts__in=own)
        below = Q(parent__in=own) | Q(parent__parent__in=own)
        origins = self.filter(heirs__in=own).values("pk")
        divided = Q(pk__in=origins) | Q(predecessor__in=own) | Q(predecessor__in=origins)
        near = list(self.filter(Q(pk__in=own) | above | below | divided).values_list("pk", flat=True))
        return self.filter(Q(pk__in=near) | _merged_into(near))

    def search(self, typed):
        """Institutions of which one name has all the words typed, the last ones perhaps unfinished.

        The names of a merged entry find the one it was merged into as well.
        """
        query = search_query(typed)
        if query is None:
            return self
        names = self.model.names.rel.related_model.objects.alias(words=SearchVector("folded", config="simple"))
        return self.filter(pk__in=_entries_of(names.filter(words=query)))

    def best_first(self, typed):
        """Before the order there is: those one of whose names begins with what was typed."""
        names = self.model.names.rel.related_model.objects.filter(folded__startswith=fold(typed))
        begins = Case(When(pk__in=_entries_of(names), then=0), default=1)
        return self.order_by(begins, *self.query.order_by)

    def with_agreements(self, user):
        """Partners in an agreement this user may see, be it under the name of an entry merged into them."""
        parties = self.model._meta.get_field("agreementparty_set").related_model
        agreements = parties._meta.get_field("agreement").related_model.objects.visible_to(user)
        rows = parties.objects.filter(agreement__in=agreements.order_by(), institution__isnull=False)
        return self.filter(pk__in=_entries_of(rows), successor=None, is_home=False)

    def with_standing(self, user):
        """Those of which this user may see an accreditation or a rank, be it under an entry merged into them."""
        found = models.Q(pk=None)
        for name in ("accreditations", "ranks"):
            rows = self.model._meta.get_field(name).related_model.objects.visible_to(user).open()
            found |= models.Q(pk__in=_entries_of(rows))
        return self.filter(found, successor=None)

    def by_name(self, language):
        return self.order_by(f"sort_{kept_language(language)}", "pk")


def _merged_into(keys):
    merged = Q(pk=None)
    for chain in _chains():
        merged |= Q(**{f"{chain}__in": keys})
    return merged


def _entries_of(rows):
    """The institutions that these rows point to, and those that merged ones were merged into."""
    rows = rows.order_by()
    merged = rows.filter(institution__successor__isnull=False)
    return rows.values_list("institution").union(merged.values_list(current_key("institution")), all=True)


def _with_words(queryset, typed, folded):
    """Rows whose folded text has all the words typed, anywhere; for lists too short to need an index."""
    for word in fold(typed).split():
        queryset = queryset.filter(**{f"{folded}__contains": word})
    return queryset


def _joined(*columns):
    """Several columns as one text."""
    spaced = [part for column in columns for part in (Value(" "), column)]
    return Concat(*spaced[1:], output_field=models.TextField())


class UnitQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """The names of units are no secret."""
        return self

    def search(self, typed):
        """Units with all the words typed in their own names or their institution's."""
        own = _joined("name_en", "name_fa", "institution__name_en", "institution__name_fa")
        return _with_words(self.alias(folded=Fold(own)), typed, "folded")


class MentionQuerySet(RecordQuerySet):
    def search(self, typed):
        return _with_words(self.alias(both=_joined("folded", "country_folded")), typed, "both")

    def to_resolve(self):
        return self.filter(status="open", closed_on=None)


class PersonQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """The office, administrators and auditors see everybody, others themselves."""
        if not user.is_authenticated:
            return self.none()
        return self if user.has_perm("directory.see_every_person") else self.filter(user=user)

    def search(self, typed):
        """People with all the words typed in their names, or with this ORCID iD or address."""
        by_name = _with_words(self, typed, "folded").values("pk") if fold(typed) else self.values("pk")
        return self.filter(Q(pk__in=by_name) | Q(orcid=typed.strip()) | Q(email__iexact=typed.strip()))


class PublishedOrStaffQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """What is shown to everybody and was not withdrawn; the staff see all."""
        if user.is_authenticated and user.is_staff:
            return self
        return self.filter(is_public=True, closed_on=None)

    def of(self, institution):
        """Those of an institution, also under the entries merged into it."""
        entries = institution._meta.default_manager.standing_for(institution)
        return self.filter(institution__in=entries.order_by().values("pk"))


class AccreditationQuerySet(PublishedOrStaffQuerySet):
    def search(self, typed):
        """Those with all the words typed in body, programme, level or number."""
        columns = ("body_name", "body__name_en", "body__name_fa", "programme_en", "programme_fa", "reference")
        return _with_words(self.alias(folded=Fold(_joined(*columns))), typed, "folded")

    def newest(self):
        """The last of each: not those followed by one that holds longer."""
        return self.exclude(Exists(self._followers()))

    def _followers(self):
        same = {name: OuterRef(name) for name in ("institution", "body_name", "programme_en", "programme_fa")}
        rows = self.model._default_manager.filter(**same, closed_on=None)
        rows = rows.alias(by=Coalesce("body", 0)).filter(by=Coalesce(OuterRef("body"), 0))
        return rows.filter(Q(valid_until=None) | Q(valid_until__gt=OuterRef("valid_until"))).exclude(pk=OuterRef("pk"))

    def in_phase(self, phase, on):
        """As `phase` of the row says."""
        nears = ExpressionWrapper(F("valid_until") - F("expiring_window_days"), output_field=models.DateField())
        return {
            "valid": lambda: self.alias(nears=nears).filter(Q(valid_until=None) | Q(nears__gt=on)),
            "expiring": lambda: self.alias(nears=nears).filter(nears__lte=on, valid_until__gte=on),
            "expired": lambda: self.filter(valid_until__lt=on),
        }[phase]()

    def for_lists(self):
        return self.select_related("institution", "body")


class RankingQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """Which rankings there are is no secret."""
        return self

    def search(self, typed):
        """Rankings with all the words typed in their names or their publisher's."""
        return _with_words(self.alias(folded=Fold(_joined("name_en", "name_fa", "publisher"))), typed, "folded")


class PublishedRankQuerySet(PublishedOrStaffQuerySet):
    def search(self, typed):
        """Ranks with all the words typed in ranking, institution, region or subject."""
        columns = ("ranking__name_en", "ranking__name_fa", "institution__name_en", "institution__name_fa")
        columns += ("within_en", "within_fa")
        return _with_words(self.alias(folded=Fold(_joined(*columns))), typed, "folded")

    def newest(self):
        """The last edition of each ranking among the world, a region, a country or a subject."""
        same = ("institution_id", "ranking_id", "scope", "within_en")
        return self.order_by(*same, "-year", "pk").distinct(*same)

    def for_lists(self):
        return self.select_related("institution", "ranking")


class UserQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Whoever makes accounts sees all, others their own."""
        if not user.is_authenticated:
            return self.none()
        return self if user.has_perm("directory.add_user") else self.filter(pk=user.pk)

    def search(self, typed):
        """Accounts with all the words typed in the name or address."""
        return _with_words(self.alias(folded=Fold(_joined("name", "name_fa", "email"))), typed, "folded")

    def with_role(self, *roles, on):
        return self.filter(
            Q(appointments__ends_on=None) | Q(appointments__ends_on__gte=on),
            appointments__role__in=roles,
            appointments__starts_on__lte=on,
            appointments__closed_on=None,
            is_active=True,
        ).distinct()

    def staff(self, on):
        """Who works in the office on a day, by appointment."""
        return self.with_role(*sorted(STAFF), on=on)

    def directors(self, on):
        """Heads of the office on a day, who has been it longest first."""
        return self.with_role(Role.DIRECTOR, on=on).order_by("pk")

    def officers(self, on):
        """All officers of the office on a day."""
        return self.with_role(Role.OFFICER, on=on).order_by("pk")


class AbsenceQuerySet(CalendarQuerySet):
    def visible_to(self, user):
        """The staff: whoever waits for somebody may know that they are away."""
        return self if user.is_authenticated and user.is_staff else self.none()


class AppointmentQuerySet(RecordQuerySet):
    def on(self, day):
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day, closed_on=None)

    def visible_to(self, user):
        """Whoever appoints sees all, others their own."""
        if not user.is_authenticated:
            return self.none()
        return self if user.has_perm("directory.add_appointment") else self.filter(user=user)
