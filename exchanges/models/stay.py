"""What do we keep of a stay: who, from where to whom, on which days, under which agreement, how far it is?"""

import pgtrigger
from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, Concat
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement
from directory.models import Institution, Person, Unit
from directory.models.institution import country_field
from exchanges.kinds import GROUPS, KINDS, SEATED, Direction, Route, StayKind
from exchanges.models.choices import EarlyReturn, Semesters, Side, StayOrigin
from exchanges.models.locks import COUNTS_SEATS, FITS_ITS_QUOTA, HOLDING, WHO_IS_FIXED
from exchanges.models.quota import OTHER_QUOTA, QuotaYear, StudyLevel, months_field
from exchanges.phases import StayPhase
from exchanges.querysets import StayQuerySet
from exchanges.statuses import COMMITTED, GIVEN_UP, OVER, StayStatus
from exchanges.workflow import stay_workflow
from records import clock
from records.columns import LineField
from records.history import track
from records.models import ActionItem, Document, Letter, OutsideApproval, Record
from records.spans import does_not_overlap
from records.text import Fold


def _place(label, name):
    return models.ForeignKey(
        Institution, models.PROTECT, null=True, blank=True, related_name=f"stays_{name}", verbose_name=label
    )


@track(exclude=["person_given", "from_on", "until_on", "folded"])
class Stay(Record):
    """One person, or one group with its leader, at a host for some days: planned first, then as it was."""

    reference = models.CharField(_("number"), max_length=30, null=True, blank=True, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=StayKind)
    direction = models.CharField(_("which way"), max_length=8, choices=Direction, default=Direction.INCOMING)
    route = models.CharField(
        _("route"),
        max_length=6,
        choices=Route,
        default=Route.HOST,
        help_text=_("For visiting professors: whose word comes first."),
    )
    title_en = LineField(_("what for (English)"), max_length=300)
    title_fa = LineField(_("what for (Persian)"), max_length=300, blank=True)
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="stays",
        verbose_name=_("person"),
        help_text=_("Whoever travels; of a group, its leader."),
    )
    person_given = LineField(_("or the name"), max_length=200, blank=True)
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="stays_applied_for",
        verbose_name=_("applied for by"),
    )
    home = _place(_("sent by"), "sent")
    home_given = LineField(_("or its name"), max_length=300, blank=True)
    host = _place(_("host"), "received")
    host_given = LineField(_("or its name"), max_length=300, blank=True)
    host_person = LineField(_("who receives"), max_length=200, blank=True)
    lead_unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="stays",
        verbose_name=_("unit in charge"),
        help_text=_("The faculty or unit of the office's side."),
    )
    country = country_field(help_text=_("Abroad: where the visitor comes from, or where one goes."))
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="stays", verbose_name=_("under the agreement")
    )
    quota = models.ForeignKey(
        QuotaYear, models.PROTECT, null=True, blank=True, related_name="stays", verbose_name=_("place of the quota")
    )
    off_quota_reason = LineField(_("why beyond the quota"), max_length=300, blank=True, editable=False)
    off_quota_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("let beyond the quota by"),
    )
    study_level = models.CharField(_("level of study"), max_length=10, choices=StudyLevel, blank=True)
    semesters = models.PositiveSmallIntegerField(_("how long"), choices=Semesters, null=True, blank=True)
    person_months = months_field(
        _("person-months"), help_text=_("As the agreement counts them; where its quota is in person-months.")
    )
    starts_on = models.DateField(_("planned from"))
    ends_on = models.DateField(_("planned until"))
    arrived_on = models.DateField(_("arrived on"), null=True, blank=True, editable=False)
    departed_on = models.DateField(_("departed on"), null=True, blank=True, editable=False)
    early_return = models.CharField(
        _("left early because of"), max_length=15, choices=EarlyReturn, blank=True, editable=False
    )
    from_on = models.GeneratedField(
        expression=Coalesce("arrived_on", "starts_on"), output_field=models.DateField(_("from")), db_persist=True
    )
    until_on = models.GeneratedField(
        expression=Coalesce("departed_on", "ends_on"), output_field=models.DateField(_("until")), db_persist=True
    )
    folded = models.GeneratedField(
        expression=Fold(
            Concat(
                "title_en",
                Value(" "),
                "title_fa",
                Value(" "),
                Coalesce("reference", Value("")),
                Value(" "),
                "person_given",
                Value(" "),
                "home_given",
                Value(" "),
                "host_given",
                output_field=models.TextField(),
            )
        ),
        output_field=models.TextField(),
        db_persist=True,
    )
    rank = LineField(
        _("level of the visit"), max_length=120, blank=True, help_text=_("Of a delegation: minister, rector, experts.")
    )
    reason = models.TextField(_("reason"), blank=True, help_text=_("Why, and what is to come of it."))
    mandate = models.TextField(
        _("mandate"), blank=True, help_text=_("Of a representative: how chosen, and what to say there.")
    )
    outside_code = LineField(
        _("tracking code"), max_length=40, blank=True, help_text=_("Of the ministry's own system.")
    )
    cancelled_by = models.CharField(_("cancelled by"), max_length=6, choices=Side, blank=True, editable=False)
    origin = models.CharField(_("origin"), max_length=8, choices=StayOrigin, default=StayOrigin.ENTERED, editable=False)
    import_key = models.CharField(max_length=200, null=True, blank=True, unique=True, editable=False)
    status = models.CharField(_("status"), max_length=15, choices=StayStatus, default=StayStatus.DRAFT, editable=False)
    status_since = models.DateTimeField(_("since"), default=clock.now, editable=False)
    documents = GenericRelation(Document)
    letters = GenericRelation(Letter)
    approvals = GenericRelation(OutsideApproval)
    action_items = GenericRelation(ActionItem)

    objects = StayQuerySet.as_manager()
    workflow = stay_workflow
    timeline_children = (
        "participants",
        "itinerary",
        "costs",
        "checklist",
        "visas",
        "learning",
        "host_requests",
        "invitations",
        "reports",
        "council_words",
        "documents",
        "letters",
        "approvals",
        "action_items",
    )
    timeline_hides = ("import_key",)
    verbs = {
        "apply_for": _("Applied for"),
        "ask_host": _("Host asked"),
        "take_back_host": _("Question to the host taken back"),
        "propose_learning": _("Learning agreement proposed"),
        "approve_learning": _("Learning agreement approved"),
        "issue_letter": _("Invitation letter issued"),
        "revoke_letter": _("Invitation letter revoked"),
        "submit_report": _("Report handed in"),
        "change_days": _("Planned days changed"),
        "extend_stay": _("Stay extended"),
        "correct_days": _("Days corrected"),
        "set_checklist": _("Checklist made"),
        "tick": _("Checklist"),
    }

    class Meta(Record.Meta):
        verbose_name = _("stay")
        verbose_name_plural = pgettext_lazy("of persons and groups", "stays")
        ordering = ["-starts_on", "-pk"]
        indexes = [
            models.Index(fields=["from_on", "until_on"], name="stay_days", condition=Q(status__in=COMMITTED)),
            models.Index(fields=["-starts_on", "-id"], name="stay_newest"),
            models.Index(fields=["status", "status_since"], name="stay_by_status"),
            models.Index(fields=["country", "kind"], name="stay_by_country"),
        ]
        constraints = [
            models.CheckConstraint(
                name="stay_dates_ordered",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("It ends before it begins."),
            ),
            models.CheckConstraint(
                name="stay_actual_dates_ordered",
                condition=Q(departed_on__isnull=True) | Q(arrived_on__isnull=False, departed_on__gte=F("arrived_on")),
                violation_error_message=_("Nobody departs before having arrived."),
            ),
            models.CheckConstraint(
                name="stay_arrived_within_plan",
                condition=Q(arrived_on__isnull=True) | Q(departed_on__isnull=False) | Q(arrived_on__lte=F("ends_on")),
                violation_error_message=_("The arrival is after the planned end: move the planned days first."),
            ),
            models.CheckConstraint(
                name="stay_arrival_has_day",
                condition=Q(arrived_on__isnull=False) | ~Q(status__in=[StayStatus.ARRIVED, *OVER]),
                violation_error_message=_("Whoever has arrived has the day of the arrival."),
            ),
            models.CheckConstraint(
                name="stay_departure_has_day",
                condition=Q(departed_on__isnull=False) | ~Q(status__in=OVER),
                violation_error_message=_("Whoever has departed has the day of the departure."),
            ),
            models.CheckConstraint(
                name="stay_is_of_somebody",
                condition=Q(person__isnull=False) | ~Q(person_given="") | Q(status__in=[StayStatus.DRAFT, *GIVEN_UP]),
                violation_error_message=_("Choose the person, or write the name; of a group, its leader."),
            ),
            models.CheckConstraint(
                name="stay_kind_has_direction",
                condition=Q(
                    *[
                        ~Q(kind=kind.slug) | Q(direction__in=kind.directions)
                        for kind in KINDS.values()
                        if len(kind.directions) < len(Direction)
                    ]
                ),
                violation_error_message=_("Stays of this kind go the other way."),
            ),
            models.CheckConstraint(
                name="stay_nominated_has_seat_or_reason",
                condition=~Q(kind__in=SEATED)
                | ~Q(status__in=COMMITTED)
                | Q(quota__isnull=False)
                | ~Q(off_quota_reason="")
                | Q(origin="imported"),
                violation_error_message=_("Choose a place of the quota, or say why it goes beyond it."),
            ),
            models.CheckConstraint(
                name="stay_off_quota_has_author",
                condition=Q(off_quota_reason="", off_quota_by__isnull=True)
                | (~Q(off_quota_reason="") & Q(off_quota_by__isnull=False, quota__isnull=True)),
                violation_error_message=_("What goes beyond the quota has a reason and an author, and takes no place."),
            ),
            models.CheckConstraint(
                name="stay_person_months_positive",
                condition=Q(person_months__isnull=True) | Q(person_months__gt=0),
                violation_error_message=_("Person-months are more than none."),
            ),
            models.CheckConstraint(
                name="stay_quota_under_agreement",
                condition=Q(quota__isnull=True) | Q(agreement__isnull=False),
                violation_error_message=_("A place of a quota belongs to an agreement."),
            ),
            does_not_overlap(
                "stay_person_is_in_one_place",
                "person",
                start="from_on",
                end="until_on",
                condition=Q(status__in=COMMITTED, person__isnull=False, closed_on__isnull=True),
                message=_("This person has another stay on some of these days."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Trigger(
                name="counts_seats",
                operation=pgtrigger.Insert
                | pgtrigger.Delete
                | pgtrigger.UpdateOf("status", "quota_id", "person_months"),
                when=pgtrigger.After,
                declare=[("was", "bigint"), ("takes", "bigint"), ("gave", "numeric"), ("uses", "numeric")],
                func=COUNTS_SEATS.format(holding=HOLDING),
            ),
            pgtrigger.Trigger(
                name="fits_its_quota",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.Before,
                func=FITS_ITS_QUOTA,
            ),
            pgtrigger.Trigger(
                name="who_is_fixed", operation=pgtrigger.Update, when=pgtrigger.Before, func=WHO_IS_FIXED
            ),
        ]

    def __str__(self):
        return gettext("%(who)s: %(what)s") % {"who": self.who, "what": self.title} if self.who else self.title

    def get_absolute_url(self):
        return reverse("exchanges:stay", args=[self.uuid])

    def clean(self):
        """What the database's triggers keep, and what its ranges cannot be asked of dates the wrong way round."""
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("It ends before it begins.")})
        if self.quota_id and self.kind and not self.quota.line.is_for(self):
            raise ValidationError({"quota": OTHER_QUOTA})

    @property
    def definition(self):
        return KINDS[self.kind]

    def has_way(self, name):
        """Does its kind know this transition from where it stands?"""
        return self.definition.leads_from(name, self)

    @property
    def is_group(self):
        return self.kind in GROUPS

    @property
    def is_incoming(self):
        return self.direction == Direction.INCOMING

    @property
    def is_committed(self):
        return self.status in COMMITTED

    @property
    def days_are_fixed(self):
        """What was approved is what happens. Stays of a list were approved elsewhere."""
        return self.is_committed and not self.is_imported

    @property
    def is_imported(self):
        return self.origin == StayOrigin.IMPORTED

    @property
    def title(self):
        return self.localised("title")

    @property
    def who(self):
        """The person, or the leader of the group; "" where nobody is named yet."""
        return self.person.name if self.person_id else self.person_given

    @property
    def home_name(self):
        return self.home.name if self.home_id else self.home_given

    @property
    def host_name(self):
        return self.host.name if self.host_id else self.host_given

    @property
    def abroad_name(self):
        """The institution that is not on the office's side."""
        return self.home_name if self.is_incoming else self.host_name

    @property
    def first_day(self):
        return self.arrived_on or self.starts_on

    @property
    def last_day(self):
        return self.departed_on or self.ends_on

    @property
    def days(self):
        """How many days, the first and the last included."""
        return (self.last_day - self.first_day).days + 1

    def phase(self, on):
        """Where it stands on a day, by its dates; None for what is not committed."""
        if not self.is_committed:
            return None
        if on < self.first_day:
            return StayPhase.UPCOMING
        return StayPhase.THERE if on <= self.last_day else StayPhase.OVER

    @property
    def phase_today(self):
        return self.phase(clock.today())

    @property
    def tag(self):
        """(label, kind) of where it stands."""
        return self.get_status_display(), StayStatus(self.status).kind
