"""Addresses that letters do not reach."""

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from notices.querysets import FailedAddressQuerySet
from records import clock
from records.history import track
from records.models import Record


class FailureKind(models.TextChoices):
    HARD = "hard", _("there is no such mailbox")
    SOFT = "soft", _("mailbox full or away")


@track(exclude=["address", "reason"])
class FailedAddress(Record):
    """An address at which letters failed, from then until somebody says that it works again (then it is closed)."""

    MOST_SOFT = 5  # after so many failures that might have passed, an address counts as failing

    address = models.EmailField(_("address"))
    kind = models.CharField(_("kind"), max_length=4, choices=FailureKind)
    count = models.PositiveIntegerField(_("times"), default=1)
    reason = models.TextField(_("what its server said"), blank=True)
    failed_at = models.DateTimeField(_("last time"), default=clock.now)

    objects = FailedAddressQuerySet.as_manager()
    verbs = {"bounce": _("A letter failed"), "works_again": _("Works again")}

    class Meta(Record.Meta):
        verbose_name = _("address that fails")
        verbose_name_plural = _("addresses that fail")
        ordering = ["-failed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["address"],
                name="failed_address_once",
                condition=models.Q(closed_on=None),
                violation_error_message=_("This address is known to fail already."),
            ),
            models.CheckConstraint(
                name="failed_address_is_lower_case",
                condition=models.Q(address=Lower("address")),
                violation_error_message=_("Addresses that fail are kept in small letters."),
            ),
        ]

    def __str__(self):
        return self.address

    @property
    def is_failing(self):
        """Whether nothing more is sent there; a mailbox that is only full is tried some times."""
        return not self.is_closed and (self.kind == FailureKind.HARD or self.count >= self.MOST_SOFT)
