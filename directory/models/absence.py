"""Who is away, and who stands in."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from directory.models.user import User
from directory.querysets import AbsenceQuerySet
from records import clock
from records.columns import LineField
from records.history import track
from records.models import Record


@track()
class Absence(Record):
    """Days on which somebody does not read letters; reminders go to the deputy, who is told on whose behalf."""

    user = models.ForeignKey(User, models.PROTECT, related_name="absences", verbose_name=_("who is away"))
    starts_on = models.DateField(_("from"), default=clock.today)
    ends_on = models.DateField(_("until, this day included"))
    deputy = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who stands in"),
        help_text=_("Without a deputy the director is written to."),
    )
    remark = LineField(_("remark"), max_length=200, blank=True)

    objects = AbsenceQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="absence_dates_ordered",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The absence ends before it begins."),
            ),
            models.CheckConstraint(
                name="absence_has_another_deputy",
                condition=Q(deputy__isnull=True) | ~Q(deputy=F("user")),
                violation_error_message=_("Nobody stands in for themselves."),
            ),
            ExclusionConstraint(
                name="absences_do_not_overlap",
                condition=Q(closed_on__isnull=True),
                expressions=[
                    (
                        Func("user", "user", Value("[]"), function="int8range", output_field=BigIntegerRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                    (
                        Func("starts_on", "ends_on", Value("[]"), function="daterange", output_field=DateRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message=_("Another absence of this person has some of these days."),
            ),
        ]

    def __str__(self):
        return str(self.user)

    def validate_constraints(self, exclude=None):
        """Whether it was withdrawn counts, although no form shows it."""
        super().validate_constraints(exclude={*(exclude or ())} - {"closed_on"})
