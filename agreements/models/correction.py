"""Clerical errors in locked entries, put right by two people."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agreements.models.agreement import Agreement
from agreements.models.term import AgreementTerm
from agreements.querysets import CorrectionQuerySet
from records.history import track
from records.models import Record


class CorrectionStatus(models.TextChoices):
    PROPOSED = "proposed", _("waits for a second person")
    CONFIRMED = "confirmed", _("made")
    REFUSED = "refused", _("refused")


@track()
class Correction(Record):
    """A clerical error in a locked entry, with a reason and a second person; both values stay readable."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="corrections")
    term = models.ForeignKey(AgreementTerm, models.PROTECT, null=True, blank=True, related_name="corrections")
    field = models.CharField(_("what"), max_length=20)
    old = models.CharField(_("as it stands"), max_length=300, blank=True)
    new = models.CharField(_("as it should be"), max_length=300, blank=True)
    reason = models.TextField(_("reason"))
    status = models.CharField(_("status"), max_length=10, choices=CorrectionStatus, default=CorrectionStatus.PROPOSED)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    objects = CorrectionQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="correction_has_two_people",
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("proposed_by")),
                violation_error_message=_("A second person decides about a correction."),
            )
        ]

    def __str__(self):
        return f"{self.agreement}: {self.field}"

    @property
    def what(self):
        """The name of the field that is corrected, in words."""
        model = type(self)._meta.get_field("term" if self.term_id else "agreement").related_model
        return str(model._meta.get_field(self.field).verbose_name)
