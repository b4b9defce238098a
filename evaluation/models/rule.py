"""What do we keep of validation: the rules of a framework, and what they have found at an institution?"""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from evaluation.models.columns import position_field, within
from evaluation.models.framework import Framework, Part
from evaluation.models.locks import in_round, of_same_framework, part
from evaluation.models.participation import Participation
from evaluation.models.variable import Variable
from evaluation.querysets import OfParticipationQuerySet, PartQuerySet
from records import clock
from records.columns import LineField
from records.history import track
from records.languages import localised
from records.models import Record


class Check(models.TextChoices):
    """What a rule looks at. `limit` means: times the whole, percent, times the usual distance, times last year."""

    PART = "part", _("a part is not more than its whole")
    CHANGE = "change", _("it changes by no more than so many percent in a year")
    PEERS = "peers", _("it is not further from the others than so many times their usual distance")
    ZERO = "zero", _("it is not zero where last year it was more")
    UNIT = "unit", _("it is not about so many times last year's value, or one such part: a slip of the unit")


WITH_OTHER = (Check.PART,)


@track()
class ValidationRule(Part, models.Model):
    """A hard rule must be kept to submit; a soft one asks for an explanation."""

    framework = models.ForeignKey(
        Framework, models.CASCADE, related_name="rules", verbose_name=_("evaluation framework")
    )
    variable = models.ForeignKey(Variable, models.CASCADE, related_name="rules", verbose_name=_("data item"))
    looks_at = models.CharField(_("what is looked at"), max_length=10, choices=Check)
    other = models.ForeignKey(
        Variable, models.RESTRICT, null=True, blank=True, related_name="+", verbose_name=_("the whole")
    )
    limit = models.FloatField(
        _("limit"),
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(1e6)],
        help_text=_("Times the whole (1), percent (30), times the usual distance (3), times last year's value (1000)."),
    )
    is_hard = models.BooleanField(_("must be kept"), default=False, help_text=_("Otherwise an explanation is enough."))
    message_en = LineField(_("sentence of its own (English)"), max_length=300, blank=True)
    message_fa = LineField(_("sentence of its own (Persian)"), max_length=300, blank=True)
    position = position_field()
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = PartQuerySet.as_manager()

    class Meta:
        verbose_name = _("validation rule")
        verbose_name_plural = _("validation rules")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="rule_has_what_it_needs",
                condition=Q(looks_at="part", other__isnull=False, limit__isnull=False)
                | Q(looks_at="zero", other__isnull=True, limit__isnull=True)
                | Q(looks_at__in=["change", "peers", "unit"], other__isnull=True, limit__isnull=False),
                violation_error_message=_("A part has its whole and a limit; a zero neither; the others a limit only."),
            ),
            models.CheckConstraint(
                name="rule_compares_two",
                condition=Q(other__isnull=True) | ~Q(other=F("variable")),
                violation_error_message=_("A data item is not a part of itself."),
            ),
            within("rule_limit_is_a_number", _("Between 0 and a million."), 0, 1e6, columns=["limit"]),
        ]
        triggers = [
            *Record.Meta.triggers,
            part(),
            of_same_framework("variable", "evaluation_variable"),
            of_same_framework("other", "evaluation_variable"),
        ]

    def __str__(self):
        return f"{self.variable}: {self.get_looks_at_display()}"

    @property
    def message(self):
        return localised(self, "message")

    @property
    def code(self):
        """How a file or a list names it."""
        return f"{self.variable.code}-{self.looks_at}"


class FindingState(models.TextChoices):
    OPEN = "open", _("open")
    EXPLAINED = "explained", _("explained")
    WAIVED = "waived", _("waived by the office")
    FIXED = "fixed", _("mended")

    @property
    def kind(self):
        """How a tag shows it."""
        return {"open": "problem", "explained": "waiting"}.get(self.value, "good")


@track()
class Finding(models.Model):
    """What a rule, or one that always holds, has found. `facts` are the figures of its sentence.

    It is explained by the institution, or waived by the office; it is mended when it is found no more.
    """

    participation = models.ForeignKey(Participation, models.PROTECT, related_name="findings")
    variable = models.ForeignKey(Variable, models.PROTECT, null=True, related_name="+", verbose_name=_("data item"))
    rule = models.ForeignKey(ValidationRule, models.PROTECT, null=True, related_name="findings")
    code = models.CharField(_("what was looked at"), max_length=20)
    facts = models.JSONField(_("figures"), default=dict)
    is_hard = models.BooleanField(_("must be mended"), default=False)
    state = models.CharField(_("state"), max_length=10, choices=FindingState, default=FindingState.OPEN)
    text = models.TextField(_("explanation"), blank=True)
    found_at = models.DateTimeField(_("found"), default=clock.now)
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    said_at = models.DateTimeField(_("explained or waived"), null=True)

    objects = OfParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        ordering = ["-is_hard", "variable__position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["participation", "code", "variable", "rule"],
                nulls_distinct=False,
                name="finding_once",
                violation_error_message=_("This was found already."),
            ),
            models.CheckConstraint(
                name="finding_state_has_words",
                condition=Q(state__in=["open", "fixed"])
                | Q(state__in=["explained", "waived"], said_by__isnull=False, said_at__isnull=False) & ~Q(text=""),
                violation_error_message=_("Give your reasons."),
            ),
            models.CheckConstraint(
                name="finding_hard_is_not_explained",
                condition=~Q(is_hard=True, state="explained"),
                violation_error_message=_("This must be mended; an explanation is not enough."),
            ),
        ]
        triggers = [in_round(of="participation")]

    def __str__(self):
        return self.code

    @property
    def tag(self):
        """(label, kind) of where it stands."""
        return self.get_state_display(), FindingState(self.state).kind
