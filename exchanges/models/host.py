"""What do we keep of the host's word: who was asked by a link, and what was answered?"""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from exchanges.models.learning import LearningAgreement
from exchanges.models.stay import Stay
from exchanges.querysets import PartQuerySet
from records import clock
from records.columns import LineField
from records.history import track


class HostStatus(models.TextChoices):
    ASKED = "asked", pgettext_lazy("of a host", "asked")
    GIVEN = "given", pgettext_lazy("of a host", "endorsed")
    DECLINED = "declined", pgettext_lazy("of a host", "declined")
    NOT_ME = "not_me", _("wrong person")
    REVOKED = "revoked", _("taken back")

    @property
    def kind(self):
        """How a tag shows it."""
        return {"given": "good", "declined": "problem", "not_me": "problem", "revoked": "quiet"}.get(
            self.value, "waiting"
        )


ANSWERED_ONCE = """
    IF TG_OP = 'DELETE' OR NEW.status <> OLD.status AND OLD.status NOT IN ('asked', 'given')
       OR OLD.status = 'given' AND NEW.status NOT IN ('given', 'revoked') THEN
        RAISE EXCEPTION 'answered already' USING ERRCODE = '23514', CONSTRAINT = 'host_answers_once';
    END IF;
    RETURN NEW;
"""


@track(exclude=["name", "position", "email", "token_hash", "signed_name", "signed_position", "answer"])
class HostRequest(models.Model):
    """Somebody who may speak for the host is asked whether the visitor is welcome; the answer stands here.

    Of a student who is nominated, it is asked about a version of the learning agreement.
    """

    stay = models.ForeignKey(Stay, models.PROTECT, related_name="host_requests")
    learning = models.ForeignKey(
        LearningAgreement,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="host_requests",
        verbose_name=_("about the learning agreement"),
    )
    name = LineField(_("name"), max_length=200)
    position = LineField(_("position"), max_length=150, blank=True)
    email = models.EmailField(_("email"), blank=True)
    language = models.CharField(_("language of the letter"), max_length=5, default="fa", editable=False)
    token_hash = models.CharField(max_length=64, null=True, blank=True, unique=True, editable=False)
    status = models.CharField(_("status"), max_length=8, choices=HostStatus, default=HostStatus.ASKED, editable=False)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+", verbose_name=_("asked by")
    )
    asked_at = models.DateTimeField(_("asked"), default=clock.now, editable=False)
    expires_at = models.DateTimeField(_("good until"), null=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("answered by"),
    )
    answered_at = models.DateTimeField(_("answered"), null=True, editable=False)
    signed_name = LineField(_("name"), max_length=200, blank=True, editable=False)
    signed_position = LineField(_("position"), max_length=150, blank=True, editable=False)
    answer = models.TextField(_("answer"), blank=True, editable=False)

    objects = PartQuerySet.as_manager()

    class Meta:
        verbose_name = _("question to the host")
        verbose_name_plural = _("word of the host")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["stay", "learning"],
                nulls_distinct=False,
                condition=Q(status__in=["asked", "given"]),
                name="host_asked_once",
                violation_error_message=_("The host has been asked already."),
            ),
            models.CheckConstraint(
                name="host_answer_is_whole",
                condition=~Q(status="given") | (~Q(signed_name="") & Q(answered_at__isnull=False)),
                violation_error_message=_("Whoever endorses writes the own name."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="answered_once",
                operation=pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                func=ANSWERED_ONCE,
            ),
        ]

    def __str__(self):
        return f"{self.shown_name}: {self.get_status_display()}"

    @property
    def shown_name(self):
        return self.signed_name or self.name

    def is_open(self, now):
        """May it be answered by its link now?"""
        return self.status == HostStatus.ASKED and (self.expires_at is None or now <= self.expires_at)

    @property
    def tag(self):
        return self.get_status_display(), HostStatus(self.status).kind
