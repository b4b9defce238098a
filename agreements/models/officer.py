"""Who looks after an agreement."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agreements.models.agreement import Agreement
from agreements.querysets import DatedQuerySet
from records import clock
from records.history import track
from records.spans import does_not_overlap


class OfficerRole(models.TextChoices):
    OFFICER = "officer", _("responsible officer")
    DEPUTY = "deputy", _("deputy")


@track()
class OfficerAssignment(models.Model):
    """Who looks after an agreement, from when to when; one responsible officer at a time."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="officers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("officer"))
    role = models.CharField(_("as"), max_length=10, choices=OfficerRole, default=OfficerRole.OFFICER)
    starts_on = models.DateField(_("from"), default=clock.today)
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("officer in charge")
        verbose_name_plural = _("officers in charge")
        ordering = ["-starts_on"]
        constraints = [
            does_not_overlap(
                "agreement_has_one_officer",
                "agreement",
                condition=Q(role="officer"),
                message=_("Another responsible officer is in charge at that time; end that line first."),
            ),
            models.CheckConstraint(
                name="officer_assignment_dates_ordered",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The assignment ends before it begins."),
            ),
        ]

    def __str__(self):
        return f"{self.user} ({self.get_role_display()})"
