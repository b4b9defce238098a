"""What was read from a file, row by row."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from records import clock


class ImportStatus(models.TextChoices):
    PLANNED = "planned", _("preview")
    APPLIED = "applied", _("imported")
    DISCARDED = "discarded", _("discarded")


class ImportRun(models.Model):
    """One file read: what it would change, and whether somebody said yes."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=60)
    name = models.CharField(_("file name"), max_length=150)
    sha256 = models.CharField(max_length=64)
    options = models.JSONField(default=dict)
    status = models.CharField(_("status"), max_length=10, choices=ImportStatus, default=ImportStatus.PLANNED)
    started_by = models.CharField(_("started by"), max_length=200)
    started_at = models.DateTimeField(_("started"), default=clock.now)
    applied_at = models.DateTimeField(_("imported at"), null=True)
    counts = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-started_at"]

    def __str__(self):
        return self.name


class Outcome(models.TextChoices):
    CREATE = "create", _("new")
    UPDATE = "update", _("changed")
    UNCHANGED = "unchanged", _("unchanged")
    ERROR = "error", _("error")


class ImportRow(models.Model):
    """One row of an imported file: what it says, what it means, what will be done."""

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(_("row"))
    key = models.CharField(max_length=64, blank=True)
    given = models.JSONField(default=dict)
    planned = models.JSONField(default=dict)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    messages = models.JSONField(default=list)

    class Meta:
        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of an import")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["run", "number"], name="import_row_once")]

    def __str__(self):
        return f"{self.run} {self.number}"
