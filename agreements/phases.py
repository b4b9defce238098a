"""Where does a concluded agreement stand on a given day? The database computes it from dates (see Standing)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Phase(models.TextChoices):
    NOT_YET = "not_yet", _("not yet concluded")
    UPCOMING = "upcoming", _("upcoming")
    ACTIVE = "active", _("in force")
    EXPIRING = "expiring", _("expiring")
    NOTICE_PASSED = "notice_passed", _("notice deadline passed")
    RENEWED = "renewed", _("renewed")
    SUSPENDED = "suspended", _("suspended")
    END_NOT_KNOWN = "end_not_known", _("end not known")
    UNDATED = "undated", _("dates not known")
    GAP = "gap", _("between two terms")
    EXPIRED = "expired", _("expired")
    TERMINATED = "terminated", _("terminated")

    @property
    def kind(self):
        """How a tag shows it; the words beside the colour say the same."""
        if self in {Phase.EXPIRING, Phase.NOTICE_PASSED, Phase.SUSPENDED, Phase.GAP}:
            return "waiting"
        if self in IN_FORCE:
            return "good"
        if self in IN_QUESTION:
            return "plain"
        return "problem" if self is Phase.TERMINATED else "quiet" if self is Phase.EXPIRED else "current"


# Only an end that is fixed or open counts as in force without a question.
IN_FORCE = (Phase.ACTIVE, Phase.EXPIRING, Phase.NOTICE_PASSED, Phase.RENEWED)
IN_QUESTION = (Phase.END_NOT_KNOWN, Phase.UNDATED)
OVER = (Phase.EXPIRED, Phase.TERMINATED)
