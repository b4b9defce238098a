"""How do we ask for agreements? Phases are asked term-first: 10,000 agreements answer in milliseconds."""

from datetime import timedelta

from django.db import connection, models
from django.db.models import Exists, F, OuterRef, Prefetch, Q, Value
from django.db.models.expressions import RawSQL

from agreements.phases import IN_FORCE, PHASE_COUNTS, Phase
from agreements.workflow import Status
from directory.countries import countries_in
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

    def in_phase(self, phase, on):
        """Concluded agreements in one phase on a day."""
        if phase == Phase.NOT_YET:
            return self.filter(status=Status.CONCLUDED, signed_on__gt=on)
        if phase == Phase.TERMINATED:
            return self.concluded(on).filter(terminated_on__lte=on)
        terms = self.model.terms.rel.related_model.objects
        living = self.concluded(on).filter(Q(terminated_on=None) | Q(terminated_on__gt=on))
        has_term = Exists(terms.filter(agreement=OuterRef("pk")))
        has_started = Exists(terms.filter(agreement=OuterRef("pk"), starts_on__lte=on))
        has_later = Exists(terms.filter(agreement=OuterRef("pk"), starts_on__gt=on))
        covering = _covering(terms, on)
        if phase == Phase.UNDATED:
            return living.filter(~has_term)
        if phase == Phase.UPCOMING:
            return living.filter(has_term, ~has_started)
        if phase == Phase.RENEWED:
            return living.filter(has_later, pk__in=covering.values("agreement"))
        if phase in IN_FORCE:
            return living.filter(~has_later, pk__in=_in_force(covering, phase, on).values("agreement"))
        uncovered = living.filter(has_started).exclude(pk__in=covering.values("agreement"))
        unknown = terms.filter(~_overtaken(terms, on), end_kind="unknown", starts_on__lte=on).values("agreement")
        if phase == Phase.END_NOT_KNOWN:
            return uncovered.filter(pk__in=unknown)
        ended = uncovered.exclude(pk__in=unknown)
        return ended.filter(has_later) if phase == Phase.GAP else ended.filter(~has_later)

    def in_phases(self, phases, on):
        """In any of these phases. One alone is asked directly: wrapped in a subquery it would be planned badly."""
        if len(phases) == 1:
            return self.in_phase(phases[0], on)
        found = Q(pk__in=[])
        for phase in phases:
            found |= Q(pk__in=self.model.objects.in_phase(phase, on).values("pk"))
        return self.filter(found)

    def in_force(self, on):
        """Whose end is fixed and not passed, or open."""
        terms = _covering(self.model.terms.rel.related_model.objects, on)
        living = self.concluded(on).filter(Q(terminated_on=None) | Q(terminated_on__gt=on))
        return living.filter(pk__in=terms.values("agreement"))

    def ending_within(self, days, on):
        """In force, without a later term, and over within that many days unless somebody acts."""
        terms = self.model.terms.rel.related_model.objects
        ending = _covering(terms, on).filter(runs_until__lte=on + timedelta(days=days))
        has_later = Exists(terms.filter(agreement=OuterRef("pk"), starts_on__gt=on))
        return self.in_force(on).filter(~has_later, pk__in=ending.values("agreement"))

    def phase_counts(self, on):
        """How many of these are in each phase on a day, in one pass; the sum of what `in_phase` gives for each."""
        columns = ("id", "type_id", "status", "signed_on", "terminated_on")
        these, values = self.order_by().values(*columns).query.sql_with_params()
        with connection.cursor() as cursor:
            days = (on,) * PHASE_COUNTS.count("%s")
            chosen = f"WITH chosen ({', '.join(columns)}) AS MATERIALIZED ({these})"
            cursor.execute(f"{chosen} {PHASE_COUNTS}", (*values, *days))
            return dict.fromkeys(Phase, 0) | {Phase(name): n for name, n in cursor.fetchall()}

    def search(self, typed):
        """Every word typed is in the reference, a title, a party as given, or any name of a party's institution."""
        query = prefix_query(typed)
        if not query:
            return self
        found = RawSQL("SELECT agreement_id FROM agreements_words WHERE words @@ to_tsquery('simple', %s)", (query,))
        return self.filter(pk__in=found)

    def with_country(self, *codes):
        """With a partner in one of these countries: the institution's own, or, while it is not known, the one given."""
        parties = self.model.parties.rel.related_model.objects.filter(role__in=PARTNER_ROLES)
        unknown = Q(institution=None) | Q(institution__country="")
        there = parties.filter(Q(institution__country__in=codes) | unknown & Q(country__in=codes))
        return self.filter(pk__in=there.values("agreement"))

    def with_institution(self, institution):
        """With this institution as a party in any role, or with an entry that was merged into it."""
        parties = self.model.parties.rel.related_model.objects
        theirs = parties.filter(institution__in=type(institution).objects.standing_for(institution))
        return self.filter(pk__in=theirs.values("agreement"))

    def in_region(self, region):
        return self.with_country(*countries_in(region))

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

    def looked_after_by(self, user, on):
        now = self.model.officers.rel.related_model.objects.on(on).filter(user=user)
        return self.filter(pk__in=now.values("agreement"))

    def of_units_of(self, user):
        """In the charge of a unit at which the user is its officer today."""
        return self.filter(lead_unit__in=_units_of(user))

    def newest_first(self):
        """By the day of signature; those without one last."""
        return self.order_by(F("signed_on").desc(nulls_last=True), "-pk")

    def for_lists(self):
        """What a row of any list shows, in three queries."""
        parties = self.model.parties.rel.related_model.objects.select_related("institution__successor", "unit")
        return self.select_related("type", "lead_unit").prefetch_related("terms", Prefetch("parties", queryset=parties))


def _units_of(user):
    return [held.unit_id for held in user.appointments_today if held.role == "unit_officer"]


PARTNER_ROLES = ("partner", "coordinator", "funder")


def _overtaken(terms, on):
    """A later term of the same agreement has begun by that day."""
    return Exists(terms.filter(agreement=OuterRef("agreement"), starts_on__gt=OuterRef("starts_on"), starts_on__lte=on))


def _covering(terms, on):
    """Terms that cover a day; one that renews itself does so only until the next one begins."""
    return terms.filter(
        Q(ends_on=None) | Q(ends_on__gte=on) | ~_overtaken(terms, on), starts_on__lte=on, runs_until__gte=on
    )


def _in_force(covering, phase, on):
    noticed = Q(end_kind="fixed", notice_deadline__lt=on) & ~Q(renewal_mode="auto")
    window = models.Func(
        Value(on, output_field=models.DateField()),
        F("agreement__type__expiring_window_days"),
        template="(%(expressions)s)",
        arg_joiner=" + ",
        output_field=models.DateField(),
    )
    ending = Q(end_kind="fixed", runs_until__lte=window)
    if phase == Phase.NOTICE_PASSED:
        return covering.filter(noticed)
    if phase == Phase.EXPIRING:
        return covering.filter(ending).exclude(noticed)
    return covering.exclude(noticed).exclude(ending)


class CorrectionQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """Whoever reads the papers of agreements, of those that he sees."""
        if not user.has_perm("agreements.read_papers_agreement"):
            return self.none()
        return self.filter(agreement__in=self.model.agreement.field.related_model.objects.visible_to(user))


class DatedQuerySet(models.QuerySet):
    def on(self, day):
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)
