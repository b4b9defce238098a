"""Where can a stay stand?"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class StayStatus(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("stay", "draft")
    REQUESTED = "requested", _("applied for")
    HOST_ENDORSED = "host_endorsed", _("endorsed by the host")
    HOST_DECLINED = "host_declined", _("declined by the host")
    IN_REVIEW = "in_review", _("in review at the office")
    NOMINATED = "nominated", pgettext_lazy("stay", "nominated")
    PENDING = "pending", _("with the host")
    VERIFIED = "verified", _("verified by the host")
    REJECTED = "rejected", _("sent back by the host")
    APPROVED = "approved", pgettext_lazy("stay", "approved")
    REFUSED = "refused", pgettext_lazy("stay", "not approved")
    INVITED = "invited", pgettext_lazy("stay", "invited")
    ACCEPTED = "accepted", pgettext_lazy("stay", "accepted")
    ARRIVED = "arrived", _("arrived")
    DEPARTED = "departed", _("departed")
    REPORTED = "reported", _("reported")
    RECOGNISED = "recognised", _("recognised")
    CLOSED = "closed", pgettext_lazy("stay", "completed")
    CANCELLED = "cancelled", pgettext_lazy("stay", "cancelled")

    @property
    def kind(self):
        """How a tag shows it."""
        if self in OVER:
            return "quiet"
        if self in GIVEN_UP or self in (StayStatus.HOST_DECLINED, StayStatus.REJECTED):
            return "problem"
        if self in GOING:
            return "good"
        return "waiting" if self in WAITING else "current"


S = StayStatus
WAITING = (S.REQUESTED, S.HOST_ENDORSED, S.IN_REVIEW, S.PENDING)
GOING = (S.APPROVED, S.INVITED, S.ACCEPTED, S.ARRIVED)
OVER = (S.DEPARTED, S.REPORTED, S.RECOGNISED, S.CLOSED)
GIVEN_UP = (S.REFUSED, S.CANCELLED)
TO_COME_OR_HERE = (S.NOMINATED, S.PENDING, S.VERIFIED, *GOING)
# The office stands by it: it takes its seat, and the person cannot be elsewhere on these days.
COMMITTED = (*TO_COME_OR_HERE, *OVER)
STUDYING = (*TO_COME_OR_HERE, S.DEPARTED)  # of a student, until the studies are recognised
UNFINISHED = tuple(status for status in COMMITTED if status != S.CLOSED)
BEFORE_ARRIVAL = (
    S.DRAFT,
    *WAITING,
    S.HOST_DECLINED,
    S.NOMINATED,
    S.VERIFIED,
    S.REJECTED,
    S.APPROVED,
    S.INVITED,
    S.ACCEPTED,
)
