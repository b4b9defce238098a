"""What do we keep of reviewers: who may be asked, and who may not judge what?"""

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length, Trim
from django.db.models.lookups import GreaterThanOrEqual
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from directory.models import Person
from programs.models import reviewlocks
from programs.models.application import Application
from programs.models.columns import account_key
from programs.models.decision import SHORTEST_REASONS
from programs.models.programme import Programme
from programs.models.side import Side
from programs.reviewquerysets import ConflictQuerySet, ReviewerProfileQuerySet
from records.columns import LineField
from records.history import track
from records.models import Record


@track()
class ReviewerProfile(Record):
    """Somebody who may be asked to review: which fields and languages, how many at most, when not."""

    person = models.OneToOneField(Person, models.PROTECT, related_name="reviewer", verbose_name=_("person"))
    languages = ArrayField(
        models.CharField(max_length=5), verbose_name=_("languages that are read"), default=list, blank=True
    )
    most = models.PositiveSmallIntegerField(
        _("most reviews in one call"), default=10, validators=[MinValueValidator(1), MaxValueValidator(200)]
    )
    away_from = models.DateField(_("away from"), null=True, blank=True)
    away_until = models.DateField(_("away until"), null=True, blank=True)

    objects = ReviewerProfileQuerySet.as_manager()
    timeline_children = ("areas", "panels")

    class Meta(Record.Meta):
        verbose_name = _("reviewer")
        verbose_name_plural = _("reviewers")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="reviewer_away_ordered",
                condition=Q(away_from__isnull=True, away_until__isnull=True) | Q(away_until__gte=F("away_from")),
                violation_error_message=_("Give the first and the last day of the absence, in this order."),
            ),
            models.CheckConstraint(
                name="reviewer_takes_one",
                condition=Q(most__gte=1),
                violation_error_message=_("Whoever may be asked takes at least one review."),
            ),
        ]

    def __str__(self):
        return str(self.person)

    def get_absolute_url(self):
        return reverse("admin:programs_reviewerprofile_change", args=[self.pk])

    def is_away(self, day):
        return self.away_from is not None and self.away_from <= day <= self.away_until


@track()
class ReviewerArea(models.Model):
    """A field that a reviewer knows, by the name that areas of calls have."""

    reviewer = models.ForeignKey(ReviewerProfile, models.CASCADE, related_name="areas")
    name = LineField(_("field"), max_length=200, help_text=_("As areas of calls are named, in either language."))
    level = models.PositiveSmallIntegerField(
        _("how well"),
        choices=[(1, _("knows of it")), (2, _("works in it")), (3, _("is an expert"))],
        default=2,
    )

    class Meta:
        verbose_name = _("field of a reviewer")
        verbose_name_plural = _("fields")
        ordering = ["-level", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["reviewer", "name"],
                name="reviewer_area_once",
                violation_error_message=_("This field is there already."),
            ),
            models.CheckConstraint(
                name="reviewer_area_level_known",
                condition=Q(level__range=(1, 3)),
                violation_error_message=_("Choose how well the field is known."),
            ),
        ]

    def __str__(self):
        return self.name


@track()
class ReviewerPanel(models.Model):
    """For which side of a programme somebody may be asked: one only, as the sides are blind to each other."""

    reviewer = models.ForeignKey(ReviewerProfile, models.CASCADE, related_name="panels")
    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="reviewer_panels", verbose_name=_("programme")
    )
    side = models.CharField(_("side"), max_length=8, choices=Side, default=Side.HOME)

    class Meta:
        verbose_name = _("programme of a reviewer")
        verbose_name_plural = _("programmes")
        ordering = ["programme__code"]
        constraints = [
            models.UniqueConstraint(
                fields=["reviewer", "programme"],
                name="reviewer_is_of_one_side",
                violation_error_message=_("A reviewer is asked by one side of a programme only."),
            ),
        ]

    def __str__(self):
        return f"{self.programme.code}: {self.get_side_display()}"


class ConflictKind(models.TextChoices):
    SAME_PERSON = "same_person", _("is of the team")
    SAME_INSTITUTION = "same_institution", _("same institution")
    RELATED_INSTITUTION = "related_institution", _("related institution")
    CO_MEMBER = "co_member", _("in an earlier application together")
    NAMED = "named", _("named by the applicants")
    DECLARED = "declared", _("declared by the reviewer")
    OFFICE = "office", _("known to the office")


@track(exclude=["note"])
class Conflict(Record):
    """Why somebody is not to judge an application. A hard one closes it at once; a soft one the office settles."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="conflicts", verbose_name=_("person"))
    application = models.ForeignKey(
        Application, models.PROTECT, related_name="conflicts", verbose_name=_("application")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=ConflictKind)
    is_hard = models.BooleanField(_("closes the application to them"), default=True)
    note = models.TextField(_("note"), blank=True)
    entered_by = account_key(_("entered by"), null=True)
    settled_by = account_key(_("settled by"), null=True)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True, editable=False)
    settlement = models.TextField(_("why it does not stand in the way"), blank=True, editable=False)

    objects = ConflictQuerySet.as_manager()
    verbs = {
        "find_conflicts": _("Conflicts looked for"),
        "enter_conflict": _("Conflict entered by the office"),
        "settle_conflict": _("Conflict found not to stand in the way"),
    }

    class Meta(Record.Meta):
        verbose_name = _("conflict of interest")
        verbose_name_plural = _("conflicts of interest")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "application", "kind"],
                name="conflict_once",
                violation_error_message=_("This conflict is known already."),
            ),
            models.CheckConstraint(
                name="conflict_settled_with_reasons",
                condition=Q(settled_at__isnull=True, settled_by__isnull=True, settlement="")
                | Q(settled_at__isnull=False, settled_by__isnull=False, is_hard=False)
                & Q(GreaterThanOrEqual(Length(Trim("settlement")), SHORTEST_REASONS)),
                violation_error_message=_(
                    "Only a soft conflict is settled, by somebody, with reasons of at least 20 characters."
                ),
            ),
        ]
        triggers = [*Record.Meta.triggers, *reviewlocks.CONFLICT]

    def __str__(self):
        return f"{self.person}: {self.get_kind_display()}"

    @property
    def tag(self):
        """(label, kind) of how firm it is."""
        if self.is_hard:
            return pgettext_lazy("of a conflict", "hard"), "problem"
        return (_("settled"), "quiet") if self.settled_at else (pgettext_lazy("of a conflict", "soft"), "waiting")
