"""What is an institution asked for? One number each, with its definition, unit and the period it is of."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from evaluation.models.columns import (
    code_field,
    code_is_plain,
    key_field,
    once_in_framework,
    position_field,
    within,
)
from evaluation.models.framework import Framework, Part
from evaluation.models.locks import part
from evaluation.querysets import PartQuerySet
from records.columns import LineField
from records.history import track
from records.languages import localised
from records.models import Record
from records.models.calendar import PeriodKind

YEAR_KINDS = [(kind.value, kind.label) for kind in PeriodKind if kind != PeriodKind.OWN]


class Source(models.TextChoices):
    DECLARED = "declared", _("the institution declares it")
    OFFICE = "office", _("the office enters it")
    REGISTER = "register", _("a register gives it")


@track()
class Variable(Part, models.Model):
    """A data item. `version` is compared when the office edits it."""

    framework = models.ForeignKey(
        Framework, models.CASCADE, related_name="variables", verbose_name=_("evaluation framework")
    )
    code = code_field()
    continuity_key = key_field()
    title_en = LineField(_("title (English)"), max_length=200, blank=True)
    title_fa = LineField(_("title (Persian)"), max_length=200, blank=True)
    definition_en = models.TextField(_("definition (English)"), blank=True)
    definition_fa = models.TextField(_("definition (Persian)"), blank=True)
    unit_en = LineField(_("unit (English)"), max_length=60, blank=True)
    unit_fa = LineField(_("unit (Persian)"), max_length=60, blank=True)
    is_whole = models.BooleanField(_("whole numbers only"), default=False)
    minimum = models.FloatField(_("never less than"), null=True, blank=True)
    maximum = models.FloatField(_("never more than"), null=True, blank=True)
    reference_en = LineField(
        _("period it is of (English)"),
        max_length=200,
        blank=True,
        help_text=_("Like: on the last day of the solar year."),
    )
    reference_fa = LineField(_("period it is of (Persian)"), max_length=200, blank=True)
    period = models.CharField(
        _("kind of year"),
        max_length=10,
        choices=YEAR_KINDS,
        blank=True,
        help_text=_("A round gives its exact days: staff by the fiscal year, students by the academic one."),
    )
    source = models.CharField(_("where it comes from"), max_length=10, choices=Source, default=Source.DECLARED)
    measure = models.CharField(
        _("counted from the office's own records"),
        max_length=40,
        blank=True,
        help_text=_("Filled in for the institution, which may correct it; where it comes from is marked."),
    )
    position = position_field()
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = PartQuerySet.as_manager()

    class Meta:
        verbose_name = _("data item")
        verbose_name_plural = _("data items")
        ordering = ["position", "pk"]
        constraints = [
            code_is_plain("variable_code_is_plain"),
            once_in_framework("variable_code_once"),
            within(
                "variable_limits_are_numbers", _("This is no number that can be kept."), columns=["minimum", "maximum"]
            ),
            models.CheckConstraint(
                name="variable_limits_ordered",
                condition=Q(minimum__isnull=True) | Q(maximum__isnull=True) | Q(minimum__lte=F("maximum")),
                violation_error_message=_("The least is more than the greatest."),
            ),
        ]
        triggers = [*Record.Meta.triggers, part()]

    def __str__(self):
        return self.title

    @property
    def title(self):
        return localised(self, "title") or self.code

    @property
    def definition(self):
        return localised(self, "definition")

    @property
    def unit(self):
        return localised(self, "unit")

    @property
    def reference(self):
        """The period it is of, in words."""
        return localised(self, "reference")
