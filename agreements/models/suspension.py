"""The times during which an agreement rests."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agreements.models.agreement import Agreement
from agreements.querysets import DatedQuerySet
from records.history import track
from records.spans import does_not_overlap


@track()
class Suspension(models.Model):
    """From when to when an agreement rests, and why; the last day still rests. Its terms go on meanwhile."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="suspensions")
    starts_on = models.DateField(_("rests from"))
    ends_on = models.DateField(_("last day of rest"), null=True, blank=True)
    reason = models.TextField(_("reason"))

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("suspension")
        verbose_name_plural = _("suspensions")
        ordering = ["starts_on", "pk"]
        constraints = [
            does_not_overlap(
                "agreement_suspensions_do_not_overlap",
                "agreement",
                message=_("The agreement rests already at that time."),
            ),
            models.CheckConstraint(
                name="suspension_dates_ordered",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The suspension ends before it begins."),
            ),
            models.CheckConstraint(
                name="suspension_has_reason",
                condition=~Q(reason=""),
                violation_error_message=_("Say why it rests."),
            ),
        ]

    def __str__(self):
        return f"{self.starts_on} – {self.ends_on or ''}"
