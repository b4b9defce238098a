"""What do we keep of the invitation letter of a visit, so that a consulate can check it and the office take it back?"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programs.models import awardlocks
from programs.models.columns import account_key
from programs.models.visit import Visit
from records import clock
from records.columns import LineField
from records.history import track
from records.letterstates import CheckedLetter


@track(exclude=["name", "verify_code"])
class VisitLetter(CheckedLetter, models.Model):
    """A letter as it was issued. It is never changed: a newer one takes its place, and the one before is revoked."""

    visit = models.ForeignKey(
        Visit, models.PROTECT, related_name="letters", verbose_name=pgettext_lazy("of an award", "visit")
    )
    number = models.CharField(_("number"), max_length=30, unique=True)
    issued_on = models.DateField(_("issued on"), default=clock.today)
    valid_until = models.DateField(_("valid until"))
    name = LineField(_("name as in the passport"), max_length=200)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    signer = LineField(_("signed by"), max_length=200)
    verify_code = models.CharField(_("code to check it"), max_length=16, unique=True)
    issued_by = account_key(_("issued by"))
    revoked_on = models.DateField(_("revoked on"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("invitation letter of a visit")
        verbose_name_plural = _("invitation letters of visits")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["visit"],
                condition=Q(revoked_on__isnull=True),
                name="visit_letter_one_is_live",
                violation_error_message=_("There is a letter for this visit: the new one takes its place."),
            ),
            models.CheckConstraint(
                name="visit_letter_ends_after_it_is_issued",
                condition=Q(valid_until__gte=models.F("issued_on")),
                violation_error_message=_("The letter ends before it begins."),
            ),
        ]
        triggers = awardlocks.LETTER

    def __str__(self):
        return self.number
