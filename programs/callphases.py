"""Where does a published call stand at an instant?"""

from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CallPhase(TextChoices):
    UPCOMING = "upcoming", _("opens later")
    OPEN = "open", _("open")
    GRACE = "grace", _("closed, in its minutes of grace")
    CONSENT = "consent", _("closed, partners may still consent")
    CLOSED = "closed", _("closed")

    @property
    def kind(self):
        """How a tag shows it."""
        return {CallPhase.UPCOMING: "current", CallPhase.OPEN: "good", CallPhase.CLOSED: "quiet"}.get(self, "waiting")


def last_instant(call):
    """Until when an application is taken; None for a rolling call."""
    return call.closes_at and call.closes_at + timedelta(minutes=call.grace_minutes)


def call_phase(call, now):
    if call.opens_at is None or now < call.opens_at:
        return CallPhase.UPCOMING
    if call.closes_at is None or now <= call.closes_at:
        return CallPhase.OPEN
    if now <= last_instant(call):
        return CallPhase.GRACE
    if call.consent_closes_at and now <= call.consent_closes_at:
        return CallPhase.CONSENT
    return CallPhase.CLOSED
