"""What the worker is asked for."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from records import clock
from records.models.record import private_path
from records.querysets import JobQuerySet


class JobStatus(models.TextChoices):
    QUEUED = "queued", _("waiting")
    RUNNING = "running", _("being made")
    DONE = "done", _("ready")
    FAILED = "failed", _("failed")
    CANCELLED = "cancelled", _("cancelled")


class Job(models.Model):
    """Work for the worker. The row is the work; the queue only rings for it."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=60)
    title = models.CharField(_("title"), max_length=250)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("asked by")
    )
    language = models.CharField(_("language"), max_length=5, default="en")
    parameters = models.JSONField(default=dict)
    status = models.CharField(_("status"), max_length=10, choices=JobStatus, default=JobStatus.QUEUED)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)
    file = models.FileField(upload_to=private_path, blank=True)
    file_name = models.CharField(max_length=150, blank=True)
    pages = models.PositiveIntegerField(null=True)
    created_at = models.DateTimeField(_("asked for"), default=clock.now)
    claimed_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(_("finished"), null=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        ordering = ["-created_at"]
        indexes = [
            models.Index(
                fields=["created_at"], name="job_unfinished", condition=models.Q(status__in=["queued", "running"])
            )
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("records:job", args=[self.uuid])

    @property
    def is_over(self):
        return self.status in {JobStatus.DONE, JobStatus.FAILED, JobStatus.CANCELLED}
