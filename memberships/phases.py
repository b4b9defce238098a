"""Where does a membership stand on a given day? Computed from its dates, never stored."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Phase(models.TextChoices):
    PENDING = "pending", _("not yet begun")
    UNDATED = "undated", _("dates not known")  # a member since some day, and no term was ever written down
    CURRENT = "current", _("current")
    GRACE = "grace", _("in grace")
    LAPSED = "lapsed", _("lapsed")
    SUSPENDED = "suspended", _("suspended")
    ENDED = "ended", _("ended")

    @property
    def kind(self):
        """How a tag shows it."""
        return {
            "pending": "plain",
            "current": "good",
            "grace": "waiting",
            "suspended": "waiting",
            "undated": "waiting",
        }.get(self.value, "quiet")
