"""How do we ask for bodies, schemes, nominations, memberships, visits and dues?"""

from django.db import models
from django.db.models import Exists, Func, OuterRef, Q, Subquery, Value

from directory.models import Institution, Person
from memberships.phases import Phase
from records import clock
from records.querysets import RecordQuerySet
from records.text import Fold, fold


class BodyQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """Everybody: those in use. The staff: all."""
        return self if user.is_authenticated and user.is_staff else self.open()


class SchemeQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """Everybody: those in use. The staff: all."""
        return self if user.is_authenticated and user.is_staff else self.open()

    def search(self, typed):
        """Every word typed is in a name, or in the body's."""
        names = ("name_en", "name_fa", "body__name_en", "body__name_fa", "body__code")
        return _words_in(self, typed, names)

    def for_lists(self):
        return self.select_related("body").prefetch_related("entitlement_rules")


class NominationQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """The candidate: the own ones. Office and auditors: all."""
        if not user.is_authenticated:
            return self.none()
        if user.has_perm("memberships.read_papers_nomination"):
            return self
        return self.filter(person__user=user, closed_on=None)

    def search(self, typed):
        """Every word typed is in the candidate's name, or in the institution's."""
        return _of_holders(self, typed)

    def for_lists(self):
        return self.select_related("scheme__body", "person", "institution", "home")


class _DaysBefore(Func):
    template = "(%(expressions)s)"
    arg_joiner = " - "
    output_field = models.DateField()


class MembershipQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """Everybody: who agreed to be named by today. Members, coordinators: also their own. Office, auditors: all."""
        named = Q(agreed_on__lte=clock.today(), closed_on=None)
        if not user.is_authenticated:
            return self.filter(named)
        if user.has_perm("memberships.read_papers_membership"):
            return self
        return self.filter(named | _own(user))

    def of(self, user):
        """Those of this user, as the member or as the coordinator of an institution."""
        return self.filter(_own(user)) if user.is_authenticated else self.none()

    def in_phase(self, phase, on):
        """As `Membership.phase` computes it for each: asked of the terms first."""
        found = self.exclude(ended_on__lte=on)
        if phase == Phase.ENDED:
            return self.filter(ended_on__lte=on)
        resting = Exists(_rows_of(self.model, "suspensions").filter(*_covers(on)))
        if phase == Phase.SUSPENDED:
            return found.filter(resting)
        found = found.filter(~resting)
        terms = _rows_of(self.model, "terms")
        current, begun = Exists(terms.filter(*_covers(on))), Exists(terms.filter(starts_on__lte=on))
        if phase == Phase.CURRENT:
            return found.filter(current)
        if phase == Phase.UNDATED:
            return found.filter(~Exists(terms), since_on__lte=on)
        if phase == Phase.PENDING:
            return found.filter(~begun).filter(Exists(terms) | Q(since_on__gt=on))
        # Over with its grace: the last day plus the scheme's days of grace lies before the day asked for.
        over = _DaysBefore(Value(on), OuterRef("scheme__grace_days"))
        if phase == Phase.LAPSED:
            lasting = terms.filter(Q(ends_on=None) | Q(ends_on__gte=over), starts_on__lte=on)
            return found.filter(begun, ~Exists(lasting))
        # No term that ended before the longest grace need be looked at.
        ended = terms.filter(ends_on__lt=on, ends_on__gte=_DaysBefore(Value(on), self._longest_grace()))
        return found.filter(Exists(ended.filter(ends_on__gte=over)), ~current)

    def _longest_grace(self):
        schemes = self.model.scheme.field.related_model.objects.order_by("-grace_days")
        return Subquery(schemes.values("grace_days")[:1])

    def with_institution(self, institution):
        """Of this institution, or of an entry that was merged into it."""
        return self.filter(institution__in=Institution.objects.standing_for(institution))

    def search(self, typed):
        """Every word typed is in the member's name, in the institution's, in the number or in the field."""
        return _of_holders(self, typed, "folded")

    def search_named(self, typed):
        """As everybody may ask: not by the number."""
        return _of_holders(self, typed, "folded_field")

    def for_lists(self):
        return self.select_related("scheme__body", "person", "institution").prefetch_related("terms", "suspensions")


def _own(user):
    people = Person.objects.filter(user=user).values("pk")
    return Q(person__in=people, closed_on=None) | Q(coordinator__in=people, closed_on=None)


def _covers(on):
    """Begun by that day and not over before it."""
    return Q(ends_on=None) | Q(ends_on__gte=on), Q(starts_on__lte=on)


def _rows_of(model, name):
    return model._meta.get_field(name).related_model._default_manager.filter(membership=OuterRef("pk"))


class TermQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Members and coordinators: those of their memberships. Office and auditors: all."""
        if not user.is_authenticated:
            return self.none()
        if user.has_perm("memberships.read_papers_membership"):
            return self
        memberships = self.model._meta.get_field("membership").related_model.objects.of(user)
        return self.filter(membership__in=memberships.order_by().values("pk"))

    def unfollowed(self):
        """After which no term is written, of memberships that have not ended."""
        later = self.model._default_manager.filter(
            membership=OuterRef("membership"), starts_on__gt=OuterRef("starts_on")
        )
        return self.filter(~Exists(later), membership__ended_on=None, membership__closed_on=None)

    def lasting(self, day):
        """Of memberships that have not ended by a day."""
        not_ended = Q(membership__ended_on=None) | Q(membership__ended_on__gt=day)
        return self.filter(not_ended, membership__closed_on=None)

    def on(self, day):
        return self.filter(*_covers(day))


class VisitQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """Whoever travels, and the member or coordinator. Office and auditors: all."""
        if not user.is_authenticated:
            return self.none()
        if user.has_perm("memberships.read_papers_visitrequest"):
            return self
        return self.of(user)

    def of(self, user):
        """Those of this user: who travels, and whose membership it is."""
        memberships = self.model.term.field.related_model.membership.field.related_model.objects.of(user)
        own = Q(visitor__user=user) | Q(term__membership__in=memberships.order_by().values("pk"))
        return self.filter(own, closed_on=None)

    def without_dates(self):
        """Asked for, in a scheme that wants exact dates, and not confirmed; with the last `day` for that."""
        waiting = self.filter(status__in=["requested", "authorised"], closed_on=None)
        waiting = waiting.filter(term__membership__scheme__dates_days__isnull=False)
        return waiting.annotate(dates_by=_DaysBefore("starts_on", "term__membership__scheme__dates_days"))

    def for_lists(self):
        return self.select_related("visitor", "term__membership__scheme__body", "term__membership__person")


class FeeQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """Members and coordinators: those of their memberships. Office and auditors: all."""
        if not user.is_authenticated:
            return self.none()
        if user.has_perm("memberships.read_papers_feedue"):
            return self
        memberships = self.model._meta.get_field("membership").related_model.objects.of(user)
        return self.filter(membership__in=memberships.order_by().values("pk"))

    def unpaid(self):
        """To be paid still: not those of a membership that was withdrawn."""
        return self.filter(status="open", closed_on=None, membership__closed_on=None)

    def overdue(self, on):
        return self.unpaid().filter(due_on__lt=on)

    def blocked(self, on):
        """Unpaid, and something is said to stand in the way on that day."""
        return self.unpaid().filter(self._obstacle(on))

    def free(self, on):
        """Unpaid, and nothing is said to stand in the way on that day."""
        return self.unpaid().filter(~self._obstacle(on))

    def _obstacle(self, on):
        rows = self.model._meta.get_field("obstacles").related_model._default_manager
        return Exists(rows.filter(*_covers(on), fee=OuterRef("pk")))

    def for_lists(self):
        of = ("membership__scheme__body", "membership__person", "membership__institution")
        return self.select_related(*of).prefetch_related("obstacles")


def _words_in(rows, typed, names):
    found = rows.alias(**{f"folded_{n}": Fold(name) for n, name in enumerate(names)})
    for word in fold(typed).split():
        there = Q()
        for n in range(len(names)):
            there |= Q(**{f"folded_{n}__contains": word})
        found = found.filter(there)
    return found


def _of_holders(rows, typed, *columns):
    """Every word is in a person's name, in one of the names of an institution, or in a folded column of the row."""
    institutions = Institution._meta.get_field("names").related_model.objects
    for word in fold(typed).split():
        places = institutions.filter(folded__contains=word).values("institution")
        there = Q(person__folded__contains=word) | Q(institution__in=places)
        for column in columns:
            there |= Q(**{f"{column}__contains": word})
        rows = rows.filter(there)
    return rows
