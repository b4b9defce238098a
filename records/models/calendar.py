"""The office's own calendar: days on which nobody works, and periods by which it counts."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from records.columns import LineField
from records.history import track
from records.models.record import Record
from records.querysets import CalendarQuerySet


@track()
class Holiday(Record):
    """Days on which the office is closed, the last one included. Over some of them reminders wait."""

    name_en = LineField(_("name (English)"), max_length=120)
    name_fa = LineField(_("name (Persian)"), max_length=120, blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until, this day included"))
    pauses_reminders = models.BooleanField(
        _("reminders wait"),
        default=False,
        help_text=_("No reminder is written on these days; what is due goes out on the first day after them."),
    )

    objects = CalendarQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("holiday")
        verbose_name_plural = _("holidays")
        ordering = ["-starts_on"]
        indexes = [models.Index(fields=["ends_on", "starts_on"], name="holiday_days")]
        constraints = [
            models.CheckConstraint(
                name="holiday_dates_ordered",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The holiday ends before it begins."),
            )
        ]

    def __str__(self):
        return self.localised("name")


class PeriodKind(models.TextChoices):
    FISCAL = "fiscal", _("fiscal year (Solar Hijri)")
    ACADEMIC = "academic", _("academic year (1 Mehr to 31 Shahrivar)")
    GREGORIAN = "gregorian", _("Gregorian year")
    OWN = "own", _("of a programme")


@track()
class Period(Record):
    """A year or other span by which the office counts. Years of two calendars are never converted into each other."""

    kind = models.CharField(_("kind"), max_length=10, choices=PeriodKind)
    label_en = LineField(_("label (English)"), max_length=80)
    label_fa = LineField(_("label (Persian)"), max_length=80, blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until, this day included"))

    objects = CalendarQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("period")
        verbose_name_plural = _("periods")
        ordering = ["-starts_on", "kind"]
        constraints = [
            models.CheckConstraint(
                name="period_dates_ordered",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The period ends before it begins."),
            ),
            *(
                ExclusionConstraint(
                    name=f"{kind}_periods_do_not_overlap",
                    condition=Q(kind=kind, closed_on__isnull=True),
                    expressions=[
                        (
                            Func(
                                "starts_on", "ends_on", Value("[]"), function="daterange", output_field=DateRangeField()
                            ),
                            RangeOperators.OVERLAPS,
                        )
                    ],
                    violation_error_message=_("Another period of this kind has some of these days."),
                )
                for kind in ("fiscal", "academic", "gregorian")
            ),
        ]

    def __str__(self):
        return self.localised("label")

    def validate_constraints(self, exclude=None):
        """Whether it was withdrawn counts, although no form shows it; without a kind nothing can be compared."""
        left_out = {*(exclude or ())} - {"closed_on"}
        if "kind" not in left_out:
            super().validate_constraints(exclude=left_out)
