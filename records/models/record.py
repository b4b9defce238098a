"""What every record of the office has, and how something hangs on one."""

import uuid

import pgtrigger
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from records import clock
from records.columns import LineField
from records.languages import localised
from records.querysets import RecordQuerySet


class Record(models.Model):
    """Anything the office keeps a file on. It is closed with a reason, never deleted once it counts.

    `version` is counted by the database at every change, whoever makes it; edits compare it, so that two people never
    overwrite each other unseen.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("entered"), default=clock.now, editable=False)
    closed_on = models.DateField(_("closed on"), null=True, blank=True, editable=False)
    closed_reason = LineField(_("reason for closing"), max_length=300, blank=True, editable=False)

    objects = RecordQuerySet.as_manager()
    timeline_hides = ()
    shows_actions = False  # to others than those who read its papers

    class Meta:
        abstract = True
        triggers = [
            pgtrigger.Trigger(
                name="count_version",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                func="NEW.version = OLD.version + 1; RETURN NEW;",
            )
        ]

    @property
    def is_closed(self):
        return self.closed_on is not None

    def localised(self, name):
        return localised(self, name)

    def transition_url(self, name):
        """Where a transition of this record is confirmed: `transition` below its own page."""
        return f"{self.get_absolute_url()}{name}/"


class About(models.Model):
    """Something that hangs on exactly one record of any kind."""

    content_type = models.ForeignKey(ContentType, models.PROTECT, editable=False)
    object_id = models.PositiveBigIntegerField(editable=False)
    about = GenericForeignKey()

    class Meta:
        abstract = True


def private_path(instance, filename):
    """Stored under a random name; the original name is data."""
    name = uuid.uuid4().hex
    return f"{instance._meta.model_name}/{name[:2]}/{name}"
