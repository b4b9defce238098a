"""Mail held back: nothing but account letters leaves the house until somebody lets it go."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from records.columns import LineField
from records.history import track
from records.models import Record
from records.models.remembered import Remembered


@track()
class MailHold(Remembered, Record):
    """Why no letter leaves, from `created_at` until the row is closed. One at a time."""

    reason = LineField(_("reason"), max_length=300)
    verbs = {"hold_mail": _("Letters held"), "release_mail": _("Letters let go")}

    class Meta(Record.Meta):
        verbose_name = _("holding of letters")
        verbose_name_plural = _("holding of letters")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                models.Value(1),
                name="mail_hold_is_one",
                condition=models.Q(closed_on=None),
                violation_error_message=_("All letters are held already."),
            )
        ]

    def __str__(self):
        return self.reason

    @classmethod
    def read(cls):
        """The open row or None: for the line that staff see. Delivery asks the table."""
        return cls.objects.open().first()
