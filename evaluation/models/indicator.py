"""What is measured? A sum of data items, or one sum by another, and how its values become points."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from evaluation import methods
from evaluation.models.columns import (
    code_field,
    code_is_plain,
    key_field,
    once_in_framework,
    position_field,
    weight_is_not_negative,
    within,
)
from evaluation.models.framework import Framework, Part
from evaluation.models.locks import OF_INDICATOR, of_same_framework, part, refused
from evaluation.models.node import OTHER_CODE, Node
from evaluation.models.variable import Variable
from evaluation.querysets import PartQuerySet
from records.columns import LineField
from records.history import track
from records.languages import localised
from records.models import Record


class Evidence(models.TextChoices):
    NONE = "none", _("none")
    OPTIONAL = "optional", _("may be given")
    REQUIRED = "required", _("must be given")
    REQUIRED_IF_POSITIVE = "required_if_positive", _("must be given where the value is above zero")


def _optional(label, **options):
    return models.FloatField(label, null=True, blank=True, **options)


@track()
class Indicator(Part, models.Model):
    """Its data items are its terms. `version` is compared when the office edits it."""

    framework = models.ForeignKey(
        Framework, models.CASCADE, related_name="indicators", verbose_name=_("evaluation framework")
    )
    node = models.ForeignKey(Node, models.RESTRICT, related_name="indicators", verbose_name=_("domain"))
    code = code_field()
    continuity_key = key_field()
    title_en = LineField(_("title (English)"), max_length=200, blank=True)
    title_fa = LineField(_("title (Persian)"), max_length=200, blank=True)
    definition_en = models.TextField(_("definition (English)"), blank=True)
    definition_fa = models.TextField(_("definition (Persian)"), blank=True)
    unit_en = LineField(_("unit (English)"), max_length=60, blank=True)
    unit_fa = LineField(_("unit (Persian)"), max_length=60, blank=True)
    scale = models.FloatField(_("multiplied by"), default=1.0, help_text=_("100 makes a share a percentage."))
    weight = models.FloatField(
        _("weight"), default=1.0, help_text=_("Against the others beside it; they need not add up to 100.")
    )
    direction = models.SmallIntegerField(
        _("what counts as better"), choices=methods.Direction, default=methods.Direction.MORE
    )
    # how its values become points
    normalisation = models.CharField(
        _("becomes points by"), max_length=20, choices=methods.Normalisation, default=methods.Normalisation.MINMAX
    )
    low = _optional(_("least points"), help_text=_("Empty: 0, or 1 below a geometric or harmonic mean."))
    high = models.FloatField(_("most points"), default=100.0)
    goal_low = _optional(_("lower goalpost"))
    goal_high = _optional(_("upper goalpost"))
    is_log = models.BooleanField(_("on a logarithmic scale"), default=False)
    target = _optional(_("target"))
    reference = LineField(_("reference institution"), max_length=80, blank=True)
    is_capped = models.BooleanField(_("no more points beyond the target"), default=False)
    centre = models.FloatField(_("points of the mean"), default=0.0)
    spread = models.FloatField(_("points of a standard deviation"), default=1.0)
    margin = models.FloatField(_("share that counts as at the mean"), default=0.2)
    # outliers and gaps
    treatment = models.CharField(
        _("outliers"), max_length=10, choices=methods.Treatment, default=methods.Treatment.WINSORISE
    )
    treatment_most = models.PositiveSmallIntegerField(
        _("values changed at most"), null=True, blank=True, help_text=_("Empty: a tenth of them, 1 to 5.")
    )
    treatment_fallback = models.CharField(
        _("where that is not enough"), max_length=10, choices=methods.Fallback, default=methods.Fallback.LOG
    )
    imputation = models.CharField(
        _("gaps are filled by"), max_length=12, choices=methods.Imputation, default=methods.Imputation.NONE
    )
    imputation_years = models.PositiveSmallIntegerField(
        _("at most so many years old"), default=1, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    imputation_group = LineField(_("grouping whose mean or median is taken"), max_length=40, blank=True)
    imputation_percentile = _optional(_("percentile that is taken"), help_text=_("0 the worst value, 100 the best."))
    # what is asked for it
    evidence = models.CharField(_("evidence"), max_length=20, choices=Evidence, default=Evidence.OPTIONAL)
    is_public = models.BooleanField(_("published"), default=True)
    position = position_field()
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = PartQuerySet.as_manager()
    timeline_children = ("terms",)

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ["position", "pk"]
        constraints = [
            code_is_plain("indicator_code_is_plain"),
            once_in_framework("indicator_code_once"),
            weight_is_not_negative("indicator_weight_not_negative"),
            models.CheckConstraint(
                name="indicator_shown_has_no_weight",
                condition=~Q(direction=0) | Q(weight=0),
                violation_error_message=_("What is shown and not counted has the weight 0."),
            ),
            models.CheckConstraint(
                name="indicator_direction_known",
                condition=Q(direction__in=[-1, 0, 1]),
                violation_error_message=_("Say whether more or less is better."),
            ),
            models.CheckConstraint(
                name="indicator_best_is_more",
                condition=~Q(normalisation="best", direction=-1),
                violation_error_message=_("A share of the best needs “more is better”."),
            ),
            models.CheckConstraint(
                name="indicator_goalposts_are_two",
                condition=~Q(normalisation="goalposts")
                | Q(goal_low__isnull=False, goal_high__isnull=False, goal_low__lt=F("goal_high"))
                & (Q(is_log=False) | Q(goal_low__gt=0)),
                violation_error_message=_(
                    "Goalposts are two numbers, the lower first; on a logarithmic scale above zero."
                ),
            ),
            models.CheckConstraint(
                name="indicator_goalposts_are_both",
                condition=Q(goal_low__isnull=True, goal_high__isnull=True)
                | Q(goal_low__isnull=False, goal_high__isnull=False),
                violation_error_message=_("Give both goalposts, or none."),
            ),
            models.CheckConstraint(
                name="indicator_target_given",
                condition=(~Q(normalisation="target") | Q(target__isnull=False))
                & (~Q(normalisation="reference") | ~Q(reference="")),
                violation_error_message=_("Give the target, or the institution that is the reference."),
            ),
            models.CheckConstraint(
                name="indicator_points_ordered",
                condition=Q(low__isnull=True) | Q(low__lt=F("high")),
                violation_error_message=_("The least points are fewer than the most."),
            ),
            models.CheckConstraint(
                name="indicator_group_given",
                condition=~Q(imputation__in=["group_mean", "group_median"]) | ~Q(imputation_group=""),
                violation_error_message=_("Say of which grouping the mean or median is taken."),
            ),
            models.CheckConstraint(
                name="indicator_percentile_given",
                condition=~Q(imputation="percentile") | Q(imputation_percentile__isnull=False),
                violation_error_message=_("Say which percentile is taken."),
            ),
            within("indicator_percentile_within", _("Between 0 and 100."), 0, 100, columns=["imputation_percentile"]),
            models.CheckConstraint(
                name="indicator_years_counted",
                condition=Q(imputation_years__gte=1, imputation_years__lte=100),
                violation_error_message=_("Between 1 and 100 years."),
            ),
            within(
                "indicator_numbers_are_numbers",
                _("This is no number that can be kept."),
                columns=["scale", "low", "high", "goal_low", "goal_high", "target", "centre", "spread"],
            ),
            within("indicator_margin_not_negative", _("This is zero or more."), 0, columns=["margin"]),
        ]
        triggers = [
            *Record.Meta.triggers,
            part(),
            of_same_framework("node", "evaluation_node"),
            refused("code_once", "framework_code_once", OTHER_CODE.format(table="evaluation_node")),
        ]

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
    def is_counted(self):
        return self.direction != methods.Direction.SHOWN

    @property
    def formula(self):
        """papers + reviews / staff, as it is typed; of its loaded terms."""
        above, below = (
            " + ".join(one.variable.code for one in self.terms.all() if one.is_below is it) for it in (False, True)
        )
        return f"{above} / {below}" if below else above


@track()
class Term(models.Model):
    """A data item in an indicator: added to what stands above the line, or to what it is divided by."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="terms")
    variable = models.ForeignKey(Variable, models.RESTRICT, related_name="terms", verbose_name=_("data item"))
    is_below = models.BooleanField(_("divides"), default=False)
    position = position_field()

    class Meta:
        verbose_name = _("part of the formula")
        verbose_name_plural = _("formula")
        ordering = ["is_below", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "is_below", "position"],
                name="term_place_once",
                deferrable=models.Deferrable.DEFERRED,
                violation_error_message=_("Two parts of the formula stand at one place."),
            ),
        ]
        triggers = [
            part(OF_INDICATOR),
            refused(
                "same_framework",
                "part_of_one_framework",
                "(SELECT framework_id FROM evaluation_variable WHERE id = NEW.variable_id)"
                " <> (SELECT framework_id FROM evaluation_indicator WHERE id = NEW.indicator_id)",
            ),
        ]

    def __str__(self):
        return f"/ {self.variable.code}" if self.is_below else self.variable.code
