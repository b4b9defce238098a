"""The secretariat's numbers: what entered and what left the office."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from records.columns import LineField
from records.history import track
from records.models.base import About, Record
from records.models.document import Document
from records.querysets import LetterQuerySet


class Direction(models.TextChoices):
    INCOMING = "incoming", _("incoming")
    OUTGOING = "outgoing", _("outgoing")


@track()
class Letter(About, Record):
    """An act that entered or left the office: the secretariat's number and date, and what it is about."""

    direction = models.CharField(_("direction"), max_length=10, choices=Direction, default=Direction.OUTGOING)
    number = LineField(_("letter number"), max_length=60)
    dated_on = models.DateField(_("letter date"))
    subject = LineField(_("subject"), max_length=250, blank=True)
    scan = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("scan"))

    objects = LetterQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["-dated_on", "-pk"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="letter_about")]

    def __str__(self):
        return self.number
