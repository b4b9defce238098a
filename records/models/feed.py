"""Calendars that somebody subscribes to, and what each was told last."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from records import clock
from records.columns import LineField
from records.history import track
from records.models.record import About, Record
from records.querysets import FeedQuerySet


@track(exclude=["token_hash"])
class Feed(Record):
    """Dates for the owner's own calendar, at an address that nobody can guess. Only its hash is kept."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False, verbose_name=_("belongs to")
    )
    name = LineField(_("name"), max_length=80)
    kinds = ArrayField(models.CharField(max_length=60), verbose_name=_("dates"), help_text=_("At least one kind."))
    is_own_only = models.BooleanField(
        _("only what I look after"), default=False, help_text=_("Else everything that you may see.")
    )
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    renewed_at = models.DateTimeField(_("address made"), default=clock.now, editable=False)

    objects = FeedQuerySet.as_manager()
    verbs = {
        "make_feed": _("Calendar feed made"),
        "edit_feed": _("Calendar feed edited"),
        "renew_feed": _("Address renewed"),
        "end_feed": _("Calendar feed ended"),
    }

    class Meta(Record.Meta):
        verbose_name = _("calendar feed")
        verbose_name_plural = _("calendar feeds")
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["owner"], name="feed_of_owner")]
        constraints = [
            models.CheckConstraint(
                name="feed_has_kinds",
                condition=models.Q(kinds__len__gt=0),
                violation_error_message=_("Choose at least one kind of date."),
            )
        ]

    def __str__(self):
        return self.name


class FeedEntry(About):
    """What a feed said last about one date of a record, so that calendars learn of every change.

    `sequence` grows when the day moved or the event fell away (RFC 5545, 3.8.7.4); `digest` is of all its words.
    """

    feed = models.ForeignKey(Feed, models.CASCADE, related_name="entries")
    kind = models.CharField(max_length=60)
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    on = models.DateField()
    sequence = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64)
    changed_at = models.DateTimeField(default=clock.now)
    cancelled_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("entry of a feed")
        verbose_name_plural = _("entries of a feed")
        constraints = [
            models.UniqueConstraint(fields=["feed", "kind", "content_type", "object_id"], name="feed_entry_once")
        ]

    def __str__(self):
        return f"{self.kind} {self.on}"
