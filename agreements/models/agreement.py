"""Agreements and their types."""

import pgtrigger
from django.contrib.contenttypes.fields import GenericRelation
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from agreements.phases import Phase
from agreements.querysets import AgreementQuerySet
from agreements.workflow import Status, agreement_workflow
from directory.models import Unit
from records import clock
from records.columns import LineField, calendar_field, imprecise, precision_field
from records.history import track
from records.models import ActionItem, Document, Goal, Letter, OutsideApproval, Record, Tag
from records.text import Fold, SortKey


class Level(models.TextChoices):
    FRAMEWORK = "framework", _("framework")
    SPECIFIC = "specific", _("specific")
    EXCHANGE = "exchange", _("exchange of people")
    OTHER = "other", _("other")


@track()
class AgreementType(Record):
    """A kind of agreement that the office knows, with what is usual for it."""

    code = LineField(_("code"), max_length=10, unique=True, help_text=_("Begins its references: MOU-1405-0007."))
    name_en = LineField(_("name (English)"), max_length=120)
    name_fa = LineField(_("name (Persian)"), max_length=120, blank=True)
    aliases = ArrayField(
        models.CharField(max_length=120),
        verbose_name=_("other words for it"),
        default=list,
        blank=True,
        help_text=_("As lists write it, separated by commas. Imports read them."),
    )
    level = models.CharField(_("level"), max_length=10, choices=Level, default=Level.FRAMEWORK)
    default_months = models.PositiveSmallIntegerField(_("usual length in months"), null=True, blank=True)
    default_notice_days = models.PositiveSmallIntegerField(_("usual notice in days"), null=True, blank=True)
    expiring_window_days = models.PositiveSmallIntegerField(
        _("counts as expiring, days before its end"), default=180, validators=[MaxValueValidator(1500)]
    )
    review_lead_days = models.PositiveSmallIntegerField(
        _("renewal is reviewed, days before the notice deadline"), default=90, validators=[MaxValueValidator(1500)]
    )
    quiet_after_months = models.PositiveSmallIntegerField(
        _("counts as quiet, months after the last activity"), default=12, validators=[MaxValueValidator(600)]
    )
    dormant_after_months = models.PositiveSmallIntegerField(
        _("counts as dormant, months after the last activity"), default=24, validators=[MaxValueValidator(600)]
    )
    requires_parent = models.BooleanField(_("stands under a framework"), default=False)

    class Meta(Record.Meta):
        verbose_name = _("type of agreement")
        verbose_name_plural = _("types of agreement")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                name="agreement_type_dormant_after_quiet",
                condition=Q(dormant_after_months__gte=F("quiet_after_months")),
                violation_error_message=_("It is quiet before it is dormant."),
            )
        ]

    def __str__(self):
        return self.name

    @property
    def name(self):
        return self.localised("name")


class Confidentiality(models.TextChoices):
    PUBLIC = "public", _("public")
    INTERNAL = "internal", _("internal")
    RESTRICTED = "restricted", _("restricted")


class Origin(models.TextChoices):
    PORTAL = "portal", _("proposed in the portal")
    REGISTERED = "registered", _("registered when already signed")
    IMPORTED = "imported", _("imported")


# The title that a Persian reader sees: `localised("title")` in SQL.
PERSIAN_TITLE = Case(When(title_fa="", then=F("title_en")), default=F("title_fa"), output_field=models.TextField())


@track(exclude=["folded"])
class Agreement(Record):
    """A memorandum, agreement, contract or minutes between institutions.

    `status` changes only by a human act; where it stands on a day is `phase(on)`. Once concluded and compared with the
    paper it is locked: the database refuses to change its terms, parties and title.
    """

    reference = LineField(_("reference"), max_length=40, null=True, blank=True, unique=True, editable=False)
    type = models.ForeignKey(AgreementType, models.PROTECT, related_name="agreements", verbose_name=_("type"))
    title_en = LineField(_("title (English)"), max_length=300)
    title_fa = LineField(_("title (Persian)"), max_length=300, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("under the framework of")
    )
    status = models.CharField(_("status"), max_length=15, choices=Status, default=Status.DRAFT, editable=False)
    status_since = models.DateTimeField(_("since"), default=clock.now, editable=False)
    origin = models.CharField(_("origin"), max_length=10, choices=Origin, default=Origin.PORTAL, editable=False)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    signed_precision = precision_field()
    signed_calendar = calendar_field()
    locked_at = models.DateTimeField(_("locked"), null=True, blank=True, editable=False)
    terminated_on = models.DateField(_("terminated on"), null=True, blank=True, editable=False)
    termination_reason = models.TextField(_("reason for termination"), blank=True, editable=False)
    terminated_with = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="ended_with_it"
    )
    confidentiality = models.CharField(
        _("confidentiality"), max_length=10, choices=Confidentiality, default=Confidentiality.INTERNAL
    )
    public_summary_en = models.TextField(_("public summary (English)"), blank=True)
    public_summary_fa = models.TextField(_("public summary (Persian)"), blank=True)
    scope = models.TextField(_("scope"), blank=True, help_text=_("For the office: fields, activities, limits."))
    lead_unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="agreements", verbose_name=_("unit in charge")
    )
    tags = models.ManyToManyField(Tag, blank=True, verbose_name=_("tags"))
    goals = models.ManyToManyField(Goal, blank=True, verbose_name=_("goals of the strategic plan"))
    import_key = models.CharField(max_length=64, null=True, blank=True, unique=True, editable=False)
    folded = models.GeneratedField(
        expression=Fold(
            Concat(
                models.functions.Coalesce("reference", Value("")),
                Value(" "),
                "title_en",
                Value(" "),
                "title_fa",
                output_field=models.TextField(),
            )
        ),
        output_field=models.TextField(),
        db_persist=True,
    )
    documents = GenericRelation(Document)
    letters = GenericRelation(Letter)
    action_items = GenericRelation(ActionItem)
    approvals = GenericRelation(OutsideApproval)

    objects = AgreementQuerySet.as_manager()
    workflow = agreement_workflow
    timeline_children = (
        "parties",
        "terms",
        "suspensions",
        "instruments",
        "element_answers",
        "inside_approvals",
        "reviews",
        "activities",
        "commitments",
        "officers",
        "corrections",
        "documents",
        "letters",
        "action_items",
        "approvals",
    )
    timeline_hides = ("import_key",)
    verbs = {
        "register": _("Registered as already signed"),
        "propose_correction": _("Correction proposed"),
        "confirm_correction": _("Correction confirmed"),
        "refuse_correction": _("Correction refused"),
        "assign": _("Officer assigned"),
        "renew_tacitly": _("Renewed automatically"),
        "propose": _("Proposed"),
        "answer_elements": _("Crucial elements answered"),
        "approve_inside": _("Approved inside"),
        "draft_instrument": _("Instrument drafted"),
        "file_text": _("Text filed"),
        "sign": _("Signature recorded"),
        "void_signature": _("Signature voided"),
    }

    class Meta(Record.Meta):
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = ["-signed_on", "-pk"]
        indexes = [
            models.Index(F("signed_on").desc(nulls_last=True), F("id").desc(), name="agreement_newest"),
            models.Index(fields=["status", "confidentiality"], name="agreement_status"),
            models.Index(
                fields=["created_at"],
                name="agreement_to_verify",
                condition=Q(status="concluded", locked_at__isnull=True),
            ),
            models.Index(SortKey("title_en"), "id", name="agreement_by_title_en"),
            models.Index(SortKey(PERSIAN_TITLE), "id", name="agreement_by_title_fa"),
        ]
        constraints = [
            models.CheckConstraint(
                name="agreement_termination_has_reason",
                condition=Q(terminated_on__isnull=True, termination_reason="")
                | (Q(terminated_on__isnull=False, status="concluded") & ~Q(termination_reason="")),
                violation_error_message=_("Only a concluded agreement is terminated, and with a reason."),
            ),
            models.CheckConstraint(
                name="agreement_terminated_with_is_terminated",
                condition=Q(terminated_with__isnull=True) | Q(terminated_on__isnull=False),
                violation_error_message=_("Only what is terminated was terminated together with another."),
            ),
            models.CheckConstraint(
                name="agreement_locked_is_concluded",
                condition=Q(locked_at__isnull=True) | Q(status="concluded"),
                violation_error_message=_("Only a concluded agreement is locked."),
            ),
            models.CheckConstraint(
                name="agreement_is_not_its_own_framework",
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                violation_error_message=_("An agreement cannot stand under itself."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Trigger(
                name="locked",
                operation=pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                func="""
                    IF OLD.locked_at IS NOT NULL AND agreement_is_shut(OLD.id) THEN
                        IF TG_OP = 'DELETE' OR NEW.locked_at IS DISTINCT FROM OLD.locked_at
                           OR NEW.type_id <> OLD.type_id OR NEW.title_en <> OLD.title_en OR NEW.title_fa <> OLD.title_fa
                           OR NEW.signed_on IS DISTINCT FROM OLD.signed_on
                           OR NEW.signed_precision <> OLD.signed_precision
                           OR NEW.parent_id IS DISTINCT FROM OLD.parent_id
                           OR NEW.reference IS DISTINCT FROM OLD.reference THEN
                            RAISE EXCEPTION 'agreement is locked'
                                USING ERRCODE = '23514', CONSTRAINT = 'agreement_is_locked';
                        END IF;
                    END IF;
                    IF TG_OP = 'DELETE' THEN
                        IF OLD.status <> 'draft' THEN
                            RAISE EXCEPTION 'only drafts are deleted'
                                USING ERRCODE = '23514', CONSTRAINT = 'agreement_only_draft_is_deleted';
                        END IF;
                        RETURN OLD;
                    END IF;
                    RETURN NEW;
                """,
            ),
            pgtrigger.Trigger(
                name="concluded_has_parties",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("status"),
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
                func="""
                    IF NEW.status = 'concluded' AND
                       (SELECT count(*) FROM agreements_agreementparty WHERE agreement_id = NEW.id) < 2 THEN
                        RAISE EXCEPTION 'too few parties'
                            USING ERRCODE = '23514', CONSTRAINT = 'agreement_has_two_parties';
                    END IF;
                    RETURN NULL;
                """,
            ),
        ]

    def __str__(self):
        return f"{self.reference} {self.title}" if self.reference else self.title

    def get_absolute_url(self):
        return reverse("agreements:agreement", args=[self.uuid])

    @property
    def title(self):
        return self.localised("title")

    @property
    def public_summary(self):
        return self.localised("public_summary")

    @property
    def signed(self):
        """The day, month or year of signature as an ImpreciseDate, or None where it is not known."""
        return imprecise(self.signed_on, self.signed_precision, self.signed_calendar)

    @property
    def is_locked(self):
        return self.locked_at is not None

    def phase(self, on):
        """Where a concluded agreement stands on a day; None for any other."""
        begun = [turn["phase"] for turn in self.turns if turn["day"] <= on.isoformat()]
        return Phase(begun[-1]) if begun else None

    @property
    def turns(self):
        """The days on which its phase changes, and the phase from then on; `with_turns` brings them along."""
        if "known_turns" in self.__dict__:
            return self.known_turns
        return [{"day": row.starts_on.isoformat(), "phase": row.phase} for row in self.standings.all()]

    @property
    def activity_days(self):
        """The days on which something was done under it; `with_activity_days` brings them along."""
        if "known_activity_days" in self.__dict__:
            return self.known_activity_days
        return list(self.activities.open().order_by("happened_on").values_list("happened_on", flat=True))

    @cached_property
    def phase_today(self):
        return self.phase(clock.today())

    @property
    def home_parties(self):
        return [party for party in self.parties.all() if party.is_home]

    @property
    def partners(self):
        return [party for party in self.parties.all() if party.is_partner]

    @property
    def last_term(self):
        terms = list(self.terms.all())
        return terms[-1] if terms else None
