"""What a reader wants to be told of."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from records.history import track


@track()
class LetterChoice(models.Model):
    """How one account is told of one topic (see notices/topics.py). Without a row: by email alone."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="letter_choices")
    topic = models.SlugField(max_length=40)
    by_email = models.BooleanField(_("by email"), default=True)
    by_sms = models.BooleanField(_("by text message"), default=False)

    verbs = {"choose_letters": _("Letters chosen")}

    class Meta:
        verbose_name = _("choice of letters")
        verbose_name_plural = _("choices of letters")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "topic"],
                name="letter_choice_once",
                violation_error_message=_("This choice was made already."),
            )
        ]

    def __str__(self):
        return f"{self.user}: {self.topic}"
