"""How do we ask for networks, their people, bodies, meetings and announcements?"""

from allauth.account.models import EmailAddress
from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    Func,
    IntegerField,
    Manager,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.db.models.functions import Coalesce, Lower

from directory.models import Appointment, Institution
from directory.roles import Role
from records import clock
from records.querysets import RecordQuerySet
from records.text import fold


def places_of(user):
    """The institutions of the networks whose secretary this user is today."""
    if not user.is_authenticated:
        return []
    held = [one for one in user.appointments_today if one.role == Role.NETWORK_SECRETARY]
    return [one.institution_id for one in held if one.institution_id]


def on_day(day, **more):
    """Rows whose days cover this one; the last day included, none is without end."""
    return Q(starts_on__lte=day, **more) & (Q(ends_on=None) | Q(ends_on__gte=day))


class OfNetworkQuerySet(RecordQuerySet):
    """Records of one network: for the office, auditors, and its own secretary."""

    to_network = "network__"

    def visible_to(self, user):
        """Their secretary: those of the own networks. Office and auditors: all."""
        if not user.is_authenticated:
            return self.none()
        if user.has_perm("networks.read_papers_network"):
            return self
        return self.kept_by(user)

    def kept_by(self, user):
        """Those of the networks whose secretary this user is."""
        return self.filter(**{f"{self.to_network}institution__in": places_of(user)})

    def papers_read_by(self, user):
        """Those of the own networks; None for whoever keeps none."""
        return self.kept_by(user) if places_of(user) else None

    def looked_after_by(self, user):
        """Whose work they are: the secretary's; where no secretary is appointed today, the office's."""
        if not user.has_perm("networks.add_network"):
            return self.kept_by(user)
        appointed = Appointment.objects.on(clock.today()).filter(role=Role.NETWORK_SECRETARY, institution__isnull=False)
        return self.exclude(**{f"{self.to_network}institution__in": appointed.values("institution")})


class NetworkQuerySet(OfNetworkQuerySet):
    to_network = ""

    def visible_to(self, user):
        """Everybody: the public ones. Their secretaries: also theirs. Office and auditors: all."""
        if user.is_authenticated and user.has_perm("networks.read_papers_network"):
            return self
        return self.filter(Q(is_public=True, closed_on=None) | Q(institution__in=places_of(user)))

    def run_by(self, user):
        """Those in which this user may enter members and meetings. The office: all; secretaries: theirs."""
        found = self.open().select_related("institution")
        return found if user.has_perm("networks.add_network") else found.kept_by(user)

    def for_lists(self, day):
        """With the names, and how many members each had on a day."""
        members = self.model._meta.get_field("members").related_model.objects.on(day).filter(network=OuterRef("pk"))
        counts = members.order_by().values("network").annotate(n=Count("pk")).values("n")
        found = self.select_related("institution", "secretariat")
        return found.annotate(member_count=Coalesce(Subquery(counts), 0))

    def search(self, typed):
        """By any name of the institution."""
        return self.filter(institution__in=Institution.objects.search(typed))


class NetworkManager(Manager.from_queryset(NetworkQuerySet)):
    """A network is called by the name of its institution, which comes with it."""

    def get_queryset(self):
        return super().get_queryset().select_related("institution")


class ContactQuerySet(OfNetworkQuerySet):
    def search(self, typed, *, by_address=True):
        """Every word typed is in a name, the institution or what they work on; or, for who may know it, the address."""
        found, address = self, Q(email__iexact=typed.strip()) if by_address else Q()
        for word in fold(typed).split():
            found = found.filter(Q(folded__contains=word) | address)
        return found

    def named(self):
        """Who has agreed to be named in public."""
        return self.filter(named_since__isnull=False, closed_on=None)

    def of_account(self, user):
        """Those whose address this account has shown to be its own."""
        if not user.is_authenticated:
            return self.none()
        own = EmailAddress.objects.filter(user=user, verified=True).annotate(low=Lower("email"))
        return self.annotate(low=Lower("email")).filter(low__in=own.values("low"), closed_on=None)

    def to_write_to(self):
        """Who has an address and wants announcements."""
        return self.filter(unsubscribed_at=None, closed_on=None).exclude(email="")


class MemberQuerySet(OfNetworkQuerySet):
    def on(self, day):
        """Members on a day."""
        return self.filter(on_day(day, status="admitted"), closed_on=None)

    def phase(self, phase, day):
        """As `Member.phase` says of one."""
        admitted = self.filter(status="admitted", closed_on=None)
        match phase:
            case "current":
                return self.on(day)
            case "coming":
                return admitted.filter(starts_on__gt=day)
            case "ended":
                return admitted.filter(ends_on__lt=day)
        found = self.filter(status="applied" if phase == "unconfirmed" else phase, closed_on=None)
        return found.filter(is_unconfirmed=phase == "unconfirmed") if phase in ("unconfirmed", "applied") else found

    def by_name(self):
        name = Coalesce("contact__name_en", "institution__name_en")
        return self.order_by(Lower(name), "pk")

    def of_country(self, code):
        return self.filter(Q(contact__country=code) | Q(institution__country=code))

    def listed(self, day):
        """What everybody may read of a public network: its institutions, and the people who have agreed."""
        public = Q(network__is_public=True, network__closed_on=None)
        named = Q(contact__named_since__lte=min(day, clock.today()), contact__closed_on=None)
        return self.on(day).filter(public, Q(contact=None) | named)

    def for_lists(self):
        """With names: asked for apart, because rows without them are sorted faster."""
        return self.prefetch_related("contact__institution", "institution").defer("statement")

    def search(self, typed, *, by_address=True):
        """By the person, or by any name of the institution."""
        people = self.model._meta.get_field("contact").related_model.objects.search(typed, by_address=by_address)
        institutions = Institution.objects.search(typed)
        return self.filter(Q(contact__in=people.values("pk")) | Q(institution__in=institutions.values("pk")))


class ChapterQuerySet(QuerySet):
    def on(self, day):
        """On a day; of which it is not known when it began, until it ended."""
        return self.filter(Q(starts_on=None) | Q(starts_on__lte=day), Q(ends_on=None) | Q(ends_on__gte=day))


class BodyQuerySet(OfNetworkQuerySet):
    def with_roster(self, day):
        """Each with `roster`: who sits in it on a day."""
        terms = self.model._meta.get_field("terms").related_model.objects
        return self.prefetch_related(Prefetch("terms", terms.roster(day), to_attr="roster"))


class BodyManager(Manager.from_queryset(BodyQuerySet)):
    """A body is called by its network and its own name."""

    def get_queryset(self):
        return super().get_queryset().select_related("network__institution")


OFFICES = ("chair", "vice", "secretary", "treasurer", "member", "observer")
BY_OFFICE = Case(*(When(role=role, then=place) for place, role in enumerate(OFFICES)), output_field=IntegerField())


class OfficeTermQuerySet(OfNetworkQuerySet):
    to_network = "body__network__"

    def standing(self):
        """All but those that were taken back."""
        return self.filter(taken_back_on=None)

    def on(self, day):
        return self.standing().filter(on_day(day))

    def without_successor(self):
        """After whose end nobody holds the same office for the same country, as far as is entered."""
        later = self.model.objects.standing().filter(
            body=OuterRef("body"), role=OuterRef("role"), country=OuterRef("country")
        )
        return self.standing().filter(~Exists(later.filter(starts_on__gt=OuterRef("ends_on"))))

    def before(self, term):
        """Earlier terms of the same person in the same office of the same body, the last one first."""
        own = self.standing().filter(
            body=term.body_id, contact=term.contact_id, role=term.role, starts_on__lt=term.starts_on
        )
        return own.exclude(pk=term.pk).order_by("-starts_on")

    def roster(self, day):
        """Who holds an office on a day, the chair first."""
        found = self.on(day).select_related("contact__institution", "institution")
        return found.order_by(BY_OFFICE, "contact__name_en", "pk")


class AttendanceQuerySet(OfNetworkQuerySet):
    to_network = "meeting__body__network__"

    def expected(self):
        """All but those whose invitation was withdrawn; who was there all the same is one of them."""
        return self.filter(Q(withdrawn_at=None) | Q(presence__in=["present", "online", "proxy"]))

    def search(self, typed):
        """By the person."""
        people = self.model._meta.get_field("contact").related_model.objects.search(typed)
        return self.filter(contact__in=people.values("pk"))


def of_meeting(function):
    """What the database counts of a meeting on its day: the same function that its rules ask."""
    return Func(F("pk"), function=function, output_field=IntegerField())


class MeetingQuerySet(OfNetworkQuerySet):
    to_network = "body__network__"

    def visible_to(self, user):
        """Besides: whoever was invited, by an account with that address."""
        found = super().visible_to(user)
        if not user.is_authenticated or user.has_perm("networks.read_papers_network"):
            return found
        return self.filter(
            Q(pk__in=found.order_by().values("pk")) | Q(pk__in=self.invites(user).order_by().values("pk"))
        )

    def invites(self, user):
        """Those to which this account was invited, or whose minutes it got."""
        rows = self.model._meta.get_field("attendances").related_model
        contacts = rows._meta.get_field("contact").related_model.objects.of_account(user)
        told = Q(invited_at__isnull=False) | Q(meeting__status__in=["minuted", "approved"])
        invited = rows.objects.expected().filter(told, contact__in=contacts.values("pk"))
        return self.filter(pk__in=invited.values("meeting"))

    def with_quorum(self):
        """Each with `voters`, `present` and `needed` as of its own day; once its minutes are approved, as they say."""
        minutes = self.model._meta.get_field("minutes").related_model.objects
        approved = minutes.filter(meeting=OuterRef("pk"), approved_in__isnull=False)
        return self.annotate(
            **{
                name: Coalesce(Subquery(approved.values(name)), of_meeting(f"meeting_{name}"))
                for name in ("voters", "present", "needed")
            }
        )

    def for_lists(self):
        return self.select_related("body__network__institution")

    def coming(self, day):
        return self.filter(held_on__gte=day, status__in=["planned", "called"], closed_on=None)
