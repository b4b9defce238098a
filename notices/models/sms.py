"""Text messages to mobile telephones, and the numbers that their owners have proven."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from notices.models.posted import Posted
from records.columns import E164


class SmsStatus(models.TextChoices):
    QUEUED = "queued", _("waiting")
    SENDING = "sending", _("being sent")
    SENT = "sent", _("sent")
    FAILED = "failed", _("failed")


class Sms(Posted):
    """One text message to one number. Unlike a letter it is never sent twice: in doubt it counts as failed."""

    to = models.CharField(_("to"), max_length=16, validators=[E164])
    status = models.CharField(_("status"), max_length=10, choices=SmsStatus, default=SmsStatus.QUEUED)

    class Meta:
        verbose_name = _("text message")
        verbose_name_plural = _("text messages")
        ordering = ["-written_at", "-pk"]
        indexes = [
            models.Index(
                fields=["next_try_at"], name="sms_unsent", condition=models.Q(status__in=["queued", "sending"])
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="sms_sent_has_time",
                condition=~models.Q(status="sent") | models.Q(sent_at__isnull=False),
                violation_error_message=_("A text message that was sent has the time when it was."),
            ),
            models.CheckConstraint(
                name="sms_secret_is_erased",
                condition=models.Q(is_secret=False) | ~models.Q(status__in=["sent", "failed"]) | models.Q(text=""),
                violation_error_message=_("A code that is done with is kept nowhere."),
            ),
        ]

    def __str__(self):
        return self.to


class MobileNumber(models.Model):
    """The number to which an account gets text messages, as soon as its owner has typed the code sent there."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="mobile_number")
    number = models.CharField(_("mobile number"), max_length=16, validators=[E164])
    code_hash = models.CharField(max_length=64, blank=True)
    code_until = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    verified_at = models.DateTimeField(_("verified"), null=True)

    class Meta:
        verbose_name = _("number for text messages")
        verbose_name_plural = _("numbers for text messages")
        constraints = [
            models.CheckConstraint(
                name="mobile_number_is_verified_or_asked",
                condition=models.Q(verified_at__isnull=True) | models.Q(code_hash="", code_until__isnull=True),
                violation_error_message=_("A number that is verified waits for no code."),
            )
        ]

    def __str__(self):
        return self.number
