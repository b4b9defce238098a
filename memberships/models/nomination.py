"""What do we keep of a nomination: who for what, proposed by whom, how it was decided, how many there may be?"""

import pgtrigger
from django.contrib.contenttypes.fields import GenericRelation
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from directory.models import Institution, Person
from memberships.models.scheme import Scheme
from memberships.querysets import NominationQuerySet
from memberships.workflow import COUNTED, NominationStatus, nomination_workflow
from records import clock
from records.columns import LineField
from records.history import track
from records.languages import listed, reader
from records.models import ActionItem, Document, Letter, OutsideApproval, Record
from records.text import digits

YEARS = [MinValueValidator(1950), MaxValueValidator(2200)]
COUNTED_SQL = ", ".join(f"'{status}'" for status in COUNTED)
OF_QUOTA = (
    "scheme_id = {row}.scheme_id AND year = {row}.year AND (institution_id IS NULL OR institution_id = {row}.home_id)"
)

# What was handed in; the office returns it for correction, and it is a draft again.
KEPT = (
    "scheme_id",
    "year",
    "person_id",
    "institution_id",
    "home_id",
    "born_on",
    "consented_on",
    "statement_en",
    "statement_fa",
)
KEPT_SQL = " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in KEPT)
IS_KEPT = "RAISE EXCEPTION 'handed in' USING ERRCODE = '23514', CONSTRAINT = 'nomination_is_kept';"


@track(exclude=["used"])
class NominationQuota(models.Model):
    """How many may be nominated in a year: from one institution, or from all of them together.

    `used` is kept by the database, which lets nobody past the last place, whoever else is nominating at that moment.
    """

    scheme = models.ForeignKey(Scheme, models.CASCADE, related_name="quotas")
    institution = models.ForeignKey(
        Institution,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="nomination_quotas",
        verbose_name=_("from the institution"),
        help_text=_("Left empty: from all together."),
    )
    year = models.PositiveSmallIntegerField(_("year"), validators=YEARS)
    seats = models.PositiveSmallIntegerField(_("at most"), validators=[MaxValueValidator(1000)])
    used = models.IntegerField(_("taken"), default=0, editable=False)

    class Meta:
        verbose_name = _("quota of nominations")
        verbose_name_plural = _("quotas of nominations")
        ordering = ["-year", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "institution", "year"],
                nulls_distinct=False,
                name="nomination_quota_once",
                violation_error_message=_("There is a quota for this year already."),
            ),
            models.CheckConstraint(
                name="nomination_quota_holds",
                condition=Q(used__gte=0, used__lte=F("seats")),
                violation_error_message=_("The quota of nominations for this year is used up."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="counts_what_is_there",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("scheme_id", "institution_id", "year"),
                when=pgtrigger.Before,
                func=f"""
                    SELECT count(*) INTO NEW.used FROM memberships_nomination AS given
                    WHERE given.scheme_id = NEW.scheme_id AND given.year = NEW.year
                          AND (NEW.institution_id IS NULL OR given.home_id = NEW.institution_id)
                          AND given.status IN ({COUNTED_SQL});
                    RETURN NEW;
                """,  # noqa: S608  words of ours
            )
        ]

    def __str__(self):
        return listed([self.institution or _("all together"), digits(self.year, reader())])


@track(exclude=["born_on"])
class Nomination(Record):
    """A scholar or an institution proposed to a body in a year. The office proposes; the body elects."""

    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="nominations", verbose_name=_("for"))
    year = models.PositiveSmallIntegerField(_("year"), validators=YEARS, help_text=_("Gregorian, as the bodies count."))
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="nominations",
        verbose_name=_("candidate"),
    )
    institution = models.ForeignKey(
        Institution,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="nominations",
        verbose_name=_("or the institution"),
    )
    home = models.ForeignKey(
        Institution,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="nominations_from",
        verbose_name=_("proposed by the institution"),
    )
    born_on = models.DateField(_("born on"), null=True, blank=True, help_text=_("Asked for where an age counts."))
    consented_on = models.DateField(_("candidate consented on"), null=True, blank=True)
    statement_en = models.TextField(_("statement (English)"), blank=True)
    statement_fa = models.TextField(_("statement (Persian)"), blank=True)
    status = models.CharField(
        _("status"), max_length=12, choices=NominationStatus, default=NominationStatus.DRAFT, editable=False
    )
    status_since = models.DateTimeField(_("since"), default=clock.now, editable=False)
    submitted_on = models.DateField(_("nominated on"), null=True, blank=True, editable=False)
    eligibility = models.JSONField(_("conditions as found"), default=list, blank=True, editable=False)
    decided_on = models.DateField(_("decided on"), null=True, blank=True, editable=False)
    documents = GenericRelation(Document)
    letters = GenericRelation(Letter)
    action_items = GenericRelation(ActionItem)
    approvals = GenericRelation(OutsideApproval)

    objects = NominationQuerySet.as_manager()
    workflow = nomination_workflow
    timeline_children = ("nominators", "documents", "letters", "action_items", "approvals")
    timeline_hides = ("eligibility",)

    class Meta(Record.Meta):
        verbose_name = _("nomination")
        verbose_name_plural = _("nominations")
        ordering = ["-year", "-pk"]
        indexes = [models.Index(fields=["status", "year"], name="nomination_by_status")]
        constraints = [
            models.CheckConstraint(
                name="nomination_of_one",
                condition=Q(person__isnull=True) ^ Q(institution__isnull=True),
                violation_error_message=_("Choose the candidate or the institution, one of the two."),
            ),
            models.UniqueConstraint(
                fields=["scheme", "year", "person"],
                condition=Q(person__isnull=False, closed_on__isnull=True) & ~Q(status="withdrawn"),
                name="nomination_of_person_once",
                violation_error_message=_("This candidate is nominated for this year already."),
            ),
            models.UniqueConstraint(
                fields=["scheme", "year", "institution"],
                condition=Q(institution__isnull=False, closed_on__isnull=True) & ~Q(status="withdrawn"),
                name="nomination_of_institution_once",
                violation_error_message=_("This institution is nominated for this year already."),
            ),
            models.CheckConstraint(
                name="nomination_handed_in_has_day",
                condition=Q(submitted_on__isnull=False) | Q(status__in=["draft", "withdrawn"]),
                violation_error_message=_("What was nominated has its day."),
            ),
            models.CheckConstraint(
                name="nomination_decided_has_day",
                condition=Q(decided_on__isnull=False) | ~Q(status__in=["elected", "not_elected"]),
                violation_error_message=_("What was decided has its day."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Trigger(
                name="takes_a_place",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.After,
                func=f"""
                    IF TG_OP <> 'INSERT' AND OLD.status IN ({COUNTED_SQL}) THEN
                        UPDATE memberships_nominationquota SET used = used - 1 WHERE {OF_QUOTA.format(row="OLD")};
                    END IF;
                    IF TG_OP <> 'DELETE' AND NEW.status IN ({COUNTED_SQL}) THEN
                        UPDATE memberships_nominationquota SET used = used + 1 WHERE {OF_QUOTA.format(row="NEW")};
                    END IF;
                    RETURN NULL;
                """,  # noqa: S608  words of ours
            ),
            pgtrigger.Trigger(
                name="is_kept",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                func=f"""
                    IF OLD.status <> 'draft' AND ({KEPT_SQL}) THEN
                        {IS_KEPT}
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self):
        return f"{listed([self.candidate, self.scheme])} {digits(self.year, reader())}"

    def get_absolute_url(self):
        return reverse("memberships:nomination", args=[self.uuid])

    @property
    def is_draft(self):
        """Only a draft is edited."""
        return self.status == NominationStatus.DRAFT

    @property
    def candidate(self):
        return self.person if self.person_id else self.institution

    @property
    def statement(self):
        return self.localised("statement")

    @property
    def tag(self):
        """(label, kind) of where it stands."""
        return self.get_status_display(), NominationStatus(self.status).kind


@track(exclude=["name"])
class Nominator(models.Model):
    """Who proposes the candidate to the body, and when that was signed."""

    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="nominators")
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="nominated",
        verbose_name=_("person"),
    )
    name = LineField(_("or the name"), max_length=200, blank=True)
    is_member = models.BooleanField(
        _("member of the body"),
        default=False,
        help_text=_("As the body's own list says; members kept here count anyhow."),
    )
    signed_on = models.DateField(_("signed on"), null=True, blank=True)

    class Meta:
        verbose_name = _("nominator")
        verbose_name_plural = _("nominators")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="nominator_is_named",
                condition=Q(person__isnull=False) | ~Q(name=""),
                violation_error_message=_("Choose the nominator, or write the name."),
            ),
            models.UniqueConstraint(
                fields=["nomination", "person", "name"],
                nulls_distinct=False,
                name="nominator_once",
                violation_error_message=_("This nominator is named already."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="is_another",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("person_id"),
                when=pgtrigger.Before,
                func="""
                    IF NEW.person_id IS NOT NULL AND EXISTS (
                        SELECT 1 FROM memberships_nomination
                        WHERE id = NEW.nomination_id AND person_id = NEW.person_id) THEN
                        RAISE EXCEPTION 'nominates himself'
                            USING ERRCODE = '23514', CONSTRAINT = 'nominator_is_another';
                    END IF;
                    RETURN NEW;
                """,
            ),
            pgtrigger.Trigger(
                name="is_kept",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                func=f"""
                    IF EXISTS (
                        SELECT 1 FROM memberships_nomination WHERE status <> 'draft'
                        AND (TG_OP <> 'INSERT' AND id = OLD.nomination_id
                             OR TG_OP <> 'DELETE' AND id = NEW.nomination_id)) THEN
                        {IS_KEPT}
                    END IF;
                    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                    RETURN NEW;
                """,  # noqa: S608  words of ours
            ),
        ]

    def __str__(self):
        return self.shown

    @property
    def shown(self):
        return self.person.name if self.person_id else self.name
