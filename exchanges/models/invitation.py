"""What do we keep of an invitation letter, so that a consulate can check it and the office can take it back?"""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from exchanges.models.stay import Stay
from exchanges.querysets import PartQuerySet
from records import clock
from records.columns import LineField
from records.history import track
from records.letterstates import CheckedLetter

KEPT = """
    IF TG_OP = 'DELETE'
       OR (NEW.stay_id, NEW.number, NEW.issued_on, NEW.valid_until, NEW.name, NEW.starts_on, NEW.ends_on, NEW.costs,
           NEW.guests, NEW.verify_code, NEW.signer)
          IS DISTINCT FROM (OLD.stay_id, OLD.number, OLD.issued_on, OLD.valid_until, OLD.name, OLD.starts_on,
           OLD.ends_on, OLD.costs, OLD.guests, OLD.verify_code, OLD.signer)
       OR OLD.revoked_on IS NOT NULL AND NEW.revoked_on IS DISTINCT FROM OLD.revoked_on THEN
        RAISE EXCEPTION 'letter is kept' USING ERRCODE = '23514', CONSTRAINT = 'invitation_letter_is_kept';
    END IF;
    RETURN NEW;
"""


@track(exclude=["name", "guests", "verify_code"])
class InvitationLetter(CheckedLetter, models.Model):
    """A letter as it was issued. It is never changed: a newer one takes its place, or the office revokes it."""

    stay = models.ForeignKey(Stay, models.PROTECT, related_name="invitations")
    number = models.CharField(_("number"), max_length=30, unique=True)
    issued_on = models.DateField(_("issued on"), default=clock.today)
    valid_until = models.DateField(_("valid until"))
    name = LineField(_("name as in the passport"), max_length=200)
    guests = models.TextField(_("others who are invited"), blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    costs = models.TextField(_("which costs are covered"), blank=True)
    signer = LineField(_("signed by"), max_length=200)
    verify_code = models.CharField(_("code to check it"), max_length=16, unique=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+", verbose_name=_("issued by")
    )
    revoked_on = models.DateField(_("revoked on"), null=True, blank=True, editable=False)
    superseded_on = models.DateField(_("superseded on"), null=True, blank=True, editable=False)
    superseded_by = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="supersedes",
        verbose_name=_("superseded by"),
    )

    objects = PartQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation letter")
        verbose_name_plural = _("invitation letters")
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["valid_until"],
                name="invitation_live",
                condition=Q(revoked_on__isnull=True, superseded_on__isnull=True),
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["stay"],
                condition=Q(revoked_on__isnull=True, superseded_on__isnull=True),
                name="invitation_one_is_live",
                violation_error_message=_("There is a letter for this stay: the new one takes its place."),
            ),
            models.CheckConstraint(
                name="invitation_dates_ordered",
                condition=Q(ends_on__gte=F("starts_on"), valid_until__gte=F("issued_on")),
                violation_error_message=_("The letter ends before it begins."),
            ),
            models.CheckConstraint(
                name="invitation_not_by_itself",
                condition=Q(superseded_by__isnull=True) | ~Q(superseded_by=F("pk")),
                violation_error_message=_("A letter does not take its own place."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="kept", operation=pgtrigger.Update | pgtrigger.Delete, when=pgtrigger.Before, func=KEPT
            ),
        ]

    def __str__(self):
        return self.number
