"""What does a call ask of its applicants, and what will its reviewers look at?"""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from programs.models import reviewlocks
from programs.models.call import Call
from programs.models.columns import position_field
from programs.models.side import Side
from records.columns import LineField
from records.history import track
from records.languages import localised


@track()
class EligibilityRule(models.Model):
    """One check of those that are registered, with its numbers, and the sentence that says what it asks."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="rules")
    check_name = models.CharField(_("check"), max_length=40)
    params = models.JSONField(_("with"), default=dict, blank=True)
    is_blocking = models.BooleanField(_("blocks"), default=True, help_text=_("Else it only warns."))
    words_en = LineField(_("what it asks (English)"), max_length=300)
    words_fa = LineField(_("what it asks (Persian)"), max_length=300, blank=True)
    position = position_field()

    class Meta:
        verbose_name = _("rule of eligibility")
        verbose_name_plural = _("rules of eligibility")
        ordering = ["position", "pk"]

    def __str__(self):
        return self.words

    @property
    def words(self):
        return localised(self, "words")

    @property
    def as_it_is(self):
        """All that it asks, to be compared later."""
        words = {"en": self.words_en, "fa": self.words_fa}
        return {"check": self.check_name, "params": self.params, "words": words}


@track()
class Criterion(models.Model):
    """What reviewers score, with its weight in percent of the whole. Once somebody reviews only its wording is changed.

    Anchors say what each value means, one line a value, from 1 to the highest.
    """

    call = models.ForeignKey(Call, models.CASCADE, related_name="criteria")
    side = models.CharField(
        _("side"), max_length=8, choices=[("", _("both sides")), *Side.choices], blank=True, default=""
    )
    name_en = LineField(_("name (English)"), max_length=200)
    name_fa = LineField(_("name (Persian)"), max_length=200, blank=True)
    guidance_en = models.TextField(_("what it looks at (English)"), blank=True)
    guidance_fa = models.TextField(_("what it looks at (Persian)"), blank=True)
    anchors_en = models.TextField(
        _("what each value means (English)"), blank=True, help_text=_("One line for each value, from 1 to the highest.")
    )
    anchors_fa = models.TextField(_("what each value means (Persian)"), blank=True)
    weight = models.PositiveSmallIntegerField(
        _("weight in percent"), validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    most = models.PositiveSmallIntegerField(_("highest score"), default=5, validators=[MinValueValidator(1)])
    threshold = models.DecimalField(_("least score"), max_digits=5, decimal_places=2, null=True, blank=True)
    position = position_field()

    class Meta:
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="criterion_weight_is_percent",
                condition=Q(weight__gte=1, weight__lte=100, most__gte=1),
                violation_error_message=_("A weight is between 1 and 100, the highest score at least 1."),
            ),
            models.CheckConstraint(
                name="criterion_threshold_can_be_met",
                condition=Q(threshold__isnull=True) | Q(threshold__gte=0, threshold__lte=F("most")),
                violation_error_message=_("The least score lies between 0 and the highest."),
            ),
        ]
        triggers = reviewlocks.RUBRIC

    def __str__(self):
        return localised(self, "name")

    @property
    def guidance(self):
        return localised(self, "guidance")

    @property
    def anchors(self):
        """[(value, what it means)] from 1 to the highest; "" where nothing is written."""
        lines = [line.strip() for line in localised(self, "anchors").splitlines() if line.strip()]
        return [(value, lines[value - 1] if value <= len(lines) else "") for value in range(1, self.most + 1)]
