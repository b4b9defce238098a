"""What does a network tell its members?"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from networks.models.body import Body
from networks.models.locks import body_of_its_network
from networks.models.network import Network
from networks.querysets import OfNetworkQuerySet
from networks.workflow import AnnouncementStatus, announcement_workflow
from records import clock
from records.columns import LineField
from records.history import track
from records.models import Record


@track()
class Announcement(Record):
    """News to the members, in two languages; each reads it in one. Who got it stands in the ledger of letters."""

    network = models.ForeignKey(Network, models.PROTECT, related_name="announcements", verbose_name=_("network"))
    body = models.ForeignKey(
        Body,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="announcements",
        verbose_name=_("only to those who sit in"),
        help_text=_("Empty: to all members."),
    )
    subject_en = LineField(_("subject (English)"), max_length=200)
    subject_fa = LineField(_("subject (Persian)"), max_length=200, blank=True)
    text_en = models.TextField(_("text (English)"))
    text_fa = models.TextField(_("text (Persian)"), blank=True)
    status = models.CharField(
        _("status"), max_length=10, choices=AnnouncementStatus, default=AnnouncementStatus.DRAFT, editable=False
    )
    status_since = models.DateTimeField(_("since"), default=clock.now, editable=False)
    letters_written = models.PositiveIntegerField(_("letters written"), null=True, editable=False)

    objects = OfNetworkQuerySet.as_manager()
    workflow = announcement_workflow

    class Meta(Record.Meta):
        verbose_name = _("announcement")
        verbose_name_plural = _("announcements")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="announcement_in_two_languages",
                condition=Q(subject_fa="", text_fa="") | ~Q(subject_fa="") & ~Q(text_fa=""),
                violation_error_message=_("In Persian give the subject and the text, or neither."),
            ),
        ]
        triggers = [*Record.Meta.triggers, body_of_its_network("announcement_body_of_its_network", "body_id")]

    def __str__(self):
        return self.localised("subject")
