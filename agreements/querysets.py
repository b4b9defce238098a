"""How do we ask for agreements, and for what belongs to them?"""

from datetime import timedelta
from functools import reduce
from itertools import groupby
from operator import or_

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Count, Exists, F, FilteredRelation, Func, OuterRef, Prefetch, Q, Subquery, Value, Window
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce, JSONObject, TruncDate
from django.db.models.lookups import GreaterThanOrEqual

from agreements.liveness import LIVING, MONTHS, Liveness, MonthsLater, counts_since
from agreements.phases import IN_FORCE, OVER, Phase
from agreements.workflow import Status
from directory.countries import countries_in
from records import clock
from records.calendars import Calendar, months_later
from records.models import Document, DocumentKind
from records.querysets import RecordQuerySet
from records.text import prefix_query


class AgreementQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """Everybody: what is concluded and public. Unit officers: also the internal, or their unit's. Office: all."""
        public = Q(status=Status.CONCLUDED, confidentiality="public")
        if not user.is_authenticated:
            return self.filter(public)
        if user.has_perm("agreements.see_restricted_agreement"):
            return self
        units = _units_of(user)
        if units:
            return self.filter(public | Q(status=Status.CONCLUDED, confidentiality="internal") | Q(lead_unit__in=units))
        return self.filter(public)

    def concluded(self, on):
        """Agreements concluded by the end of that day; where the day of signature is not known, it is believed."""
        return self.filter(Q(signed_on=None) | Q(signed_on__lte=on), status=Status.CONCLUDED)

    def in_phases(self, phases, on):
        """Concluded agreements in any of these phases on a day."""
        standing = self.model.standings.rel.related_model.objects.on(on).filter(phase__in=phases)
        return self.filter(pk__in=standing.order_by().values("agreement"))

    def in_force(self, on):
        """Whose end is fixed and not passed, or open, and which do not rest."""
        return self.in_phases(IN_FORCE, on)

    def ending_within(self, days, on):
        """In force, without a later term, and over within that many days unless somebody acts."""
        soon = on + timedelta(days=days)
        terms = self.model.terms.rel.related_model.objects.filter(runs_until__gte=on, runs_until__lte=soon)
        current = terms.filter(~_overtaken(self.model.terms.rel.related_model.objects, on), starts_on__lte=on)
        going_on = (Phase.ACTIVE, Phase.EXPIRING, Phase.NOTICE_PASSED)
        return self.in_phases(going_on, on).filter(pk__in=current.values("agreement"))

    def phase_counts(self, on):
        """How many of these are in each phase on a day, and under None how many in no phase; one query."""
        now = FilteredRelation("standings", condition=Q(standings__starts_on__lte=on, standings__ends_on__gte=on))
        counted = self.order_by().annotate(now=now).values_list("now__phase").annotate(n=Count("pk"))
        return dict.fromkeys([*Phase, None], 0) | {phase and Phase(phase): n for phase, n in counted}

    def with_last_days(self, on):
        """Those of which it is asked whether anything is done under them on a day.

        `alive_until` and `quiet_until` are the last days on which each counts as alive (or new) and as quiet.
        """
        done = self.model.activities.rel.related_model.objects.filter(agreement=OuterRef("pk")).counted(on)
        last = Coalesce(Subquery(done.order_by("-happened_on").values("happened_on")[:1]), self._begun())
        return self.in_phases(LIVING, on).annotate(
            alive_until=MonthsLater(last, "type__quiet_after_months"),
            quiet_until=MonthsLater(last, "type__dormant_after_months"),
        )

    def in_liveness(self, values, on):
        """Alive, quiet, dormant, never used or new on a day: any of these.

        Type by type, by the first day on which something done still counts: nothing is reckoned for each agreement.
        """
        rows = self.model.type.field.related_model.objects.order_by().values_list(*MONTHS, "pk")
        asked = Q(pk__in=[])
        for months, of_type in groupby(sorted(rows), key=lambda row: row[:2]):
            bands = self._bands(*(counts_since(on, n) for n in months), on)
            asked |= Q(reduce(or_, (bands[value] for value in values)), type__in=[pk for *_months, pk in of_type])
        return self.in_phases(LIVING, on).filter(asked)

    def _bands(self, alive_since, quiet_since, on):
        done = self.model.activities.rel.related_model.objects.order_by().counted(on).values("agreement")
        ever, lately = Q(pk__in=done), Q(pk__in=done.filter(happened_on__gte=alive_since))
        not_long_ago = Q(pk__in=done.filter(happened_on__gte=quiet_since))
        is_young = Q(GreaterThanOrEqual(self._begun(), alive_since))
        return {
            Liveness.NEW: ~ever & is_young,
            Liveness.NEVER_USED: ~ever & ~is_young,
            Liveness.ALIVE: lately,
            Liveness.QUIET: not_long_ago & ~lately,
            Liveness.DORMANT: ever & ~lately & ~not_long_ago,
        }

    def _begun(self):
        """See `liveness.begun_on`."""
        terms = self.model.terms.rel.related_model.objects.filter(agreement=OuterRef("pk")).order_by("starts_on")
        entered = TruncDate("created_at", tzinfo=clock.zone())
        return Coalesce("signed_on", Subquery(terms.values("starts_on")[:1]), entered)

    def with_activity_days(self):
        """With what `liveness` reads, in the same query."""
        done = self.model.activities.rel.related_model.objects.filter(agreement=OuterRef("pk"), closed_on=None)
        days = done.order_by("happened_on").values_list("happened_on")
        return self.annotate(known_activity_days=ArraySubquery(days))

    def search(self, typed):
        """Every word typed is in the reference, a title, a party as given, or any name of a party's institution."""
        query = prefix_query(typed)
        if not query:
            return self
        found = RawSQL("SELECT agreement_id FROM agreements_words WHERE words @@ to_tsquery('simple', %s)", (query,))
        return self.filter(pk__in=found)

    def with_country(self, *codes, on=None):
        """With a partner in one of these countries: the institution's own, or, while it is not known, the one given.

        `on` a day, or at any time; so for the two questions below.
        """
        parties = self._parties(on).filter(role__in=PARTNER_ROLES)
        unknown = Q(institution=None) | Q(institution__country="")
        there = parties.filter(Q(institution__country__in=codes) | unknown & Q(country__in=codes))
        return self.filter(pk__in=there.values("agreement"))

    def with_institution(self, institution, on=None):
        """With this institution as a party in any role, or with an entry that was merged into it."""
        theirs = self._parties(on).filter(institution__in=type(institution).objects.standing_for(institution))
        return self.filter(pk__in=theirs.values("agreement"))

    def in_region(self, region, on=None):
        return self.with_country(*countries_in(region), on=on)

    def _parties(self, on):
        parties = self.model.parties.rel.related_model.objects.order_by()
        return parties.on(on) if on else parties

    def with_imprecise_dates(self):
        """The day of signature or of a term's begin is known to the month or year only, or not at all."""
        terms = self.model.terms.rel.related_model.objects.exclude(starts_precision="day")
        return self.filter(Q(signed_on=None) | ~Q(signed_precision="day") | Q(pk__in=terms.values("agreement")))

    def with_unknown_party(self):
        parties = self.model.parties.rel.related_model.objects.filter(institution=None)
        return self.filter(pk__in=parties.values("agreement"))

    def to_verify(self):
        """Concluded entries that nobody has compared with the paper yet."""
        return self.filter(status=Status.CONCLUDED, locked_at=None)

    def with_open_correction(self):
        """A second person has yet to decide about a correction."""
        proposed = self.model.corrections.rel.related_model.objects.filter(status="proposed")
        return self.filter(pk__in=proposed.order_by().values("agreement"))

    def not_over(self, on):
        """Still proposed, or concluded and neither ended nor terminated."""
        standing = self.model.standings.rel.related_model.objects.on(on).filter(phase__in=OVER)
        return self.exclude(status=Status.VOID).exclude(pk__in=standing.order_by().values("agreement"))

    def without_officer(self, on):
        now = self.model.officers.rel.related_model.objects.on(on).filter(role="officer")
        return self.exclude(pk__in=now.order_by().values("agreement"))

    def with_absent_officer(self, on):
        """The officer in charge cannot sign in, or has no appointment on that day."""
        now = self.model.officers.rel.related_model.objects.on(on).filter(role="officer")
        at_work = apps.get_model("directory", "Appointment").objects.on(on).filter(user__is_active=True)
        return self.filter(pk__in=now.exclude(user__in=at_work.values("user")).order_by().values("agreement"))

    def with_lookalike(self):
        """Another of the same type, signed on the same day, has the same partner."""
        partners = self.model.parties.rel.related_model.objects.filter(
            role__in=PARTNER_ROLES, institution__isnull=False, agreement__signed_on__isnull=False
        ).exclude(agreement__status=Status.VOID)
        alike = Window(Count("agreement"), partition_by=["institution", "agreement__type", "agreement__signed_on"])
        twice = partners.order_by().annotate(alike=alike).filter(alike__gt=1)
        return self.filter(pk__in=twice.values("agreement"))

    def ended_undecided(self, on):
        """Its last term is over, and nobody has written down what shall become of it."""
        last = self.model.terms.rel.related_model.objects.unfollowed().order_by().values("pk")
        decided = self.model.reviews.rel.related_model.objects.filter(status="decided", term__in=last)
        return self.in_phases([Phase.EXPIRED], on).exclude(pk__in=decided.order_by().values("agreement"))

    def without_signed_copy(self):
        return self.exclude(pk__in=signed_copies().values("object_id"))

    def with_open_renewal(self, on):
        """Whether they shall be renewed waits for an answer, or it is time to ask."""
        reviews = self.model.reviews.rel.related_model.objects.undecided().order_by()
        terms = self.model.terms.rel.related_model.objects.to_review(on).order_by()
        return self.filter(Q(pk__in=reviews.values("agreement")) | Q(pk__in=terms.values("agreement")))

    def looked_after_by(self, user, on):
        now = self.model.officers.rel.related_model.objects.on(on).filter(user=user)
        return self.filter(pk__in=now.values("agreement"))

    def of_units_of(self, user):
        """In the charge of a unit at which the user is its officer today."""
        return self.filter(lead_unit__in=_units_of(user))

    def with_turns(self):
        """With what `Agreement.phase` reads, in the same query."""
        standing = self.model.standings.rel.related_model.objects.filter(agreement=OuterRef("pk"))
        turns = standing.order_by("starts_on").values_list(JSONObject(day="starts_on", phase="phase"))
        return self.annotate(known_turns=ArraySubquery(turns))

    def newest_first(self):
        """By the day of signature; those without one last."""
        return self.order_by(F("signed_on").desc(nulls_last=True), "-pk")

    def for_lists(self):
        """What a row of any list shows, in three queries."""
        parties = self.model.parties.rel.related_model.objects.select_related("institution__successor", "unit")
        return (
            self.with_turns()
            .select_related("type", "lead_unit")
            .prefetch_related("terms", Prefetch("parties", queryset=parties))
        )


def _units_of(user):
    return [held.unit_id for held in user.appointments_today if held.role == "unit_officer"]


def signed_copies():
    """The signed papers filed with agreements."""
    filed = Document.objects.filter(kind=DocumentKind.SIGNED_COPY, closed_on=None).order_by()
    return filed.filter(content_type__app_label="agreements", content_type__model="agreement")


PARTNER_ROLES = ("partner", "coordinator", "funder")


def _overtaken(terms, on):
    """A later term of the same agreement has begun by that day."""
    return Exists(terms.filter(agreement=OuterRef("agreement"), starts_on__gt=OuterRef("starts_on"), starts_on__lte=on))


class _DaysBefore(Func):
    template = "(%(expressions)s)"
    arg_joiner = " - "
    output_field = models.DateField()


class _DaysAfter(_DaysBefore):
    arg_joiner = " + "


def review_opens():
    """On which day the renewal of a term with its `deadline` is to be looked at."""
    return _DaysBefore("deadline", "agreement__type__review_lead_days")


class TermQuerySet(models.QuerySet):
    def unfollowed(self):
        """Of concluded agreements that nobody has ended: the term after which none is written."""
        later = self.model._default_manager.filter(agreement=OuterRef("agreement"), starts_on__gt=OuterRef("starts_on"))
        found = self.filter(~Exists(later), agreement__status=Status.CONCLUDED, agreement__terminated_on=None)
        return found.annotate(deadline=Coalesce("notice_deadline", "ends_on"))

    def to_renew(self, on):
        """Renewed by themselves: the last day for notice has passed, and the limits allow another period."""
        return self.unfollowed().filter(renewal_mode="auto", runs_until__gt=F("ends_on"), deadline__lt=on)

    def to_review(self, on):
        """Whose renewal is to be looked at: the time before the notice deadline has come, and nothing is decided."""
        goes_on = Q(renewal_mode="auto", runs_until__gt=F("ends_on"))
        found = (
            self.unfollowed()
            .annotate(review_opens=review_opens())
            .filter(review=None, review_opens__lte=on, notice_given_on=None, runs_until__gte=on)
            .filter(deadline__lte=_DaysAfter(Value(on), self._longest_lead()))  # the others need not be looked at
        )
        return found.filter(goes_on & Q(deadline__gte=on) | ~goes_on & Q(ends_on__gte=on), starts_on__lte=on)

    def _longest_lead(self):
        """The days before a deadline from which any type has its renewal looked at."""
        types = apps.get_model("agreements", "AgreementType").objects.order_by("-review_lead_days")
        return Subquery(types.values("review_lead_days")[:1])


class OfAgreementQuerySet(RecordQuerySet):
    """Rows that belong to agreements; `to_agreement` is the way to theirs."""

    to_agreement = "agreement"

    def visible_to(self, user):
        """Whoever reads the papers of agreements, of those that he sees."""
        if not user.has_perm("agreements.read_papers_agreement"):
            return self.none()
        return self.of_visible(user)

    def of_visible(self, user):
        agreements = apps.get_model("agreements", "Agreement").objects.visible_to(user)
        return self.filter(**{f"{self.to_agreement}__in": agreements.order_by().values("pk")})


class ReviewQuerySet(OfAgreementQuerySet):
    def undecided(self):
        """Of terms that nothing followed, of agreements that nobody has ended."""
        terms = self.model._meta.get_field("term").related_model.objects.unfollowed()
        return self.exclude(status="decided").filter(term__in=terms.order_by().values("pk"))


class InsideApprovalQuerySet(OfAgreementQuerySet):
    def visible_to(self, user):
        """Whoever reads the papers of agreements; of the proposals of their units also its officers."""
        found = super().visible_to(user)
        units = _units_of(user) if user.is_authenticated else []
        return found | self.of_visible(user).filter(agreement__lead_unit__in=units) if units else found

    def waiting(self):
        """Asked, and of a proposal that is still in review."""
        return self.filter(status="waiting", agreement__status=Status.IN_REVIEW, closed_on=None)

    def lying_with(self, user):
        """Waiting on the user's desk, or on that of somebody whose deputy he is today."""
        absences = apps.get_model("directory", "Absence").objects.on(clock.today())
        away = absences.filter(deputy=user).order_by().values("user")
        return self.waiting().filter(Q(holder=user) | Q(holder__in=away))


class InstrumentQuerySet(OfAgreementQuerySet):
    def visible_to(self, user):
        """Whoever reads the papers of agreements, of those that he sees; unit officers: those of their units."""
        if user.has_perm("agreements.read_papers_agreement"):
            return self.of_visible(user)
        units = _units_of(user) if user.is_authenticated else []
        return self.filter(agreement__lead_unit__in=units) if units else self.none()


class ActivityQuerySet(OfAgreementQuerySet):
    def visible_to(self, user):
        """Of the agreements that he sees: all to whoever reads their papers, to everybody else what is public."""
        found = self.of_visible(user)
        return found if user.has_perm("agreements.read_papers_agreement") else found.filter(is_public=True)

    def counted(self, on):
        """What had happened by the end of that day, and was not withdrawn."""
        return self.filter(happened_on__lte=on, closed_on=None)

    def counts_by_kind(self, on):
        """[(kind, how many in the last 12 months, how many in 36)] of what happened in 36 months; one query."""
        since = {months: months_later(on, -months, Calendar.GREGORIAN) for months in (12, 36)}
        recent = self.counted(on).filter(happened_on__gt=since[36]).order_by("kind").values_list("kind")
        return list(recent.annotate(in_12=Count("pk", filter=Q(happened_on__gt=since[12])), in_36=Count("pk")))


class CommitmentQuerySet(OfAgreementQuerySet):
    def visible_to(self, user):
        """Whoever sees to it, and whoever reads the papers of its agreement."""
        return _owned_or_read(self, user, "owner")


class OccurrenceQuerySet(OfAgreementQuerySet):
    to_agreement = "commitment__agreement"

    def visible_to(self, user):
        """Whoever sees to it, and whoever reads the papers of its agreement."""
        return _owned_or_read(self, user, "commitment__owner")

    def asked_for(self):
        """Open, of commitments that still stand."""
        return self.filter(status="open", closed_on=None, commitment__closed_on=None)

    def overdue(self, on):
        """Open after their day, of commitments that still stand."""
        return self.asked_for().filter(due_on__lt=on)

    def with_institution(self, institution):
        """Of agreements to which it is a party, also under the name of an entry merged into it."""
        theirs = apps.get_model("agreements", "Agreement").objects.with_institution(institution)
        return self.filter(commitment__agreement__in=theirs.order_by().values("pk"))

    def with_institution_of(self, uuid):
        """The same for the institution with this key; of one that is not there, none."""
        found = apps.get_model("directory", "Institution").objects.filter(uuid=uuid).first()
        return self.with_institution(found) if found else self.none()


def _owned_or_read(rows, user, owner):
    if not user.is_authenticated:
        return rows.none()
    reads_papers = user.has_perm("agreements.read_papers_agreement")
    return rows.of_visible(user) if reads_papers else rows.filter(**{owner: user})


class PartyQuerySet(models.QuerySet):
    def on(self, day):
        """Those that are parties on that day; see AgreementParty.counts_on."""
        joined = Q(joined_on=None) | Q(joined_on__lte=day)
        return self.filter(joined, Q(left_on=None) | Q(left_on__gte=day))


class DatedQuerySet(models.QuerySet):
    def on(self, day):
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)
