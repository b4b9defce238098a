"""The secretariat's numbers: what entered and what left the office."""

import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from records.columns import LineField
from records.history import track
from records.models.document import Document
from records.models.record import About, Record
from records.querysets import LetterQuerySet
from records.text import Fold


class Direction(models.TextChoices):
    INCOMING = "incoming", _("incoming")
    OUTGOING = "outgoing", _("outgoing")


# The letters of an approval may not cross in time, whichever of the rows is written last.
ANSWERED_AFTER_SENT = """
    IF EXISTS (
        SELECT 1 FROM records_outsideapproval AS approval
        JOIN records_letter AS sent ON sent.id = approval.sent_letter_id
        JOIN records_letter AS answer ON answer.id = approval.answer_letter_id
        WHERE answer.dated_on < sent.dated_on AND {these}) THEN
        RAISE EXCEPTION 'answered before it was sent'
            USING ERRCODE = '23514', CONSTRAINT = 'approval_answered_after_sent';
    END IF;
    RETURN NULL;
"""


@track(exclude=["folded"])
class Letter(About, Record):
    """An act that entered or left the office: the secretariat's number and date, and what it is about.

    The secretariat gives the number; the portal only writes it down. One letter may concern several records, and is
    filed on each.
    """

    direction = models.CharField(_("direction"), max_length=10, choices=Direction, default=Direction.OUTGOING)
    number = LineField(_("letter number"), max_length=60)
    dated_on = models.DateField(_("letter date"))
    correspondent = LineField(
        _("correspondent"), max_length=200, blank=True, help_text=_("Who wrote it, or to whom it went.")
    )
    subject = LineField(_("subject"), max_length=250, blank=True)
    scan = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("scan"))
    folded = models.GeneratedField(
        expression=Fold(
            Concat(
                "number",
                Value(" "),
                "subject",
                Value(" "),
                "correspondent",
                output_field=models.TextField(),
            )
        ),
        output_field=models.TextField(),
        db_persist=True,
    )

    objects = LetterQuerySet.as_manager()
    verbs = {
        "file_letter": _("Letter filed"),
        "correct_letter": _("Letter corrected"),
        "withdraw_letter": _("Letter withdrawn"),
    }

    class Meta(Record.Meta):
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["-dated_on", "-pk"]
        indexes = [
            models.Index(fields=["content_type", "object_id"], name="letter_about"),
            models.Index(fields=["-dated_on", "-id"], name="letter_newest"),
            GinIndex(SearchVector("folded", config="simple"), name="letter_search"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "direction", "number", "dated_on"],
                condition=Q(closed_on__isnull=True),
                name="letter_once_on_a_record",
                violation_error_message=_("This letter is filed here already."),
            )
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Trigger(
                name="answered_after_sent",
                operation=pgtrigger.UpdateOf("dated_on"),
                when=pgtrigger.After,
                func=ANSWERED_AFTER_SENT.format(these="NEW.id IN (sent.id, answer.id)"),
            ),
        ]

    def __str__(self):
        return self.number
