"""What every record of the office has, and the few things that hang on any record."""

import time
import uuid
from zoneinfo import available_timezones

import pgtrigger
from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from records import clock
from records.calendars import Calendar
from records.columns import LineField
from records.history import track
from records.languages import localised
from records.querysets import DocumentQuerySet, JobQuerySet, LetterQuerySet, RecordQuerySet


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


def validate_time_zone(name):
    if name not in available_timezones():
        raise ValidationError(_("There is no time zone of this name. Write it like Asia/Tehran."))


@track()
class Office(Record):
    """The office that this installation serves; one row."""

    portal_title_en = LineField(
        _("title of the portal (English)"), max_length=120, default="Scientific Collaboration Portal"
    )
    portal_title_fa = LineField(
        _("title of the portal (Persian)"), max_length=120, default="سامانهٔ همکاری‌های علمی بین‌المللی"
    )
    name_en = LineField(
        _("name (English)"), max_length=200, default="Office for International Scientific Collaboration"
    )
    name_fa = LineField(_("name (Persian)"), max_length=200, default="دفتر همکاری‌های علمی بین‌المللی")
    ministry_en = LineField(_("ministry it answers to (English)"), max_length=200, blank=True)
    ministry_fa = LineField(_("ministry it answers to (Persian)"), max_length=200, blank=True)
    help_email = models.EmailField(_("mailbox"), blank=True)
    phone = LineField(_("telephone"), max_length=60, blank=True)
    address_en = models.TextField(_("address (English)"), blank=True)
    address_fa = models.TextField(_("address (Persian)"), blank=True)
    office_hours_en = LineField(_("office hours (English)"), max_length=200, blank=True)
    office_hours_fa = LineField(_("office hours (Persian)"), max_length=200, blank=True)
    signatory_en = LineField(_("signatory and post (English)"), max_length=200, blank=True)
    signatory_fa = LineField(_("signatory and post (Persian)"), max_length=200, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=60, default="Asia/Tehran", validators=[validate_time_zone])
    weekend = ArrayField(
        models.PositiveSmallIntegerField(),
        verbose_name=_("weekend"),
        default=list,
        blank=True,
        help_text=_("Days of the week, Monday is 0: 3,4 for Thursday and Friday."),
    )
    reference_calendar = models.CharField(
        _("years in references"),
        max_length=9,
        choices=Calendar,
        default=Calendar.JALALI,
        help_text=_("References count by this calendar's year: MOU-1405-0007 or MOU-2026-0007."),
    )

    remembered_seconds = 2
    _current = (None, 0.0)

    class Meta(Record.Meta):
        verbose_name = _("office")
        verbose_name_plural = _("office")
        constraints = [
            models.UniqueConstraint(
                models.Value(1),
                name="office_is_one",
                violation_error_message=_("There is one office; edit the row that exists."),
            )
        ]

    def __str__(self):
        return self.name

    @classmethod
    def current(cls):
        """The office's row, read again after two seconds; its defaults where none was entered."""
        office, read_at = cls._current
        if office is None or time.monotonic() - read_at > cls.remembered_seconds:
            office = cls.objects.first() or cls()
            Office._current = (office, time.monotonic())
        return office

    @classmethod
    def forget(cls):
        Office._current = (None, 0.0)

    name = property(lambda self: self.localised("name"))
    portal_title = property(lambda self: self.localised("portal_title"))
    ministry = property(lambda self: self.localised("ministry"))
    address = property(lambda self: self.localised("address"))
    office_hours = property(lambda self: self.localised("office_hours"))
    signatory = property(lambda self: self.localised("signatory"))


class Counter(models.Model):
    """The last number given in a series and year; its row is locked while the next one is given."""

    series = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["series", "year"], name="counter_of_a_year_is_one")]

    def __str__(self):
        return f"{self.series}-{self.year}"


def private_path(instance, filename):
    """Stored under a random name; the original name is data."""
    name = uuid.uuid4().hex
    return f"{instance._meta.model_name}/{name[:2]}/{name}"


class Visibility(models.TextChoices):
    PUBLIC = "public", _("everybody who sees the record")
    OFFICE = "office", _("office only")


class About(models.Model):
    """Something that hangs on exactly one record of any kind."""

    content_type = models.ForeignKey(ContentType, models.PROTECT, editable=False)
    object_id = models.PositiveBigIntegerField(editable=False)
    about = GenericForeignKey()

    class Meta:
        abstract = True


class DocumentKind(models.TextChoices):
    SIGNED_COPY = "signed_copy", _("signed copy")
    TEXT = "text", _("text")
    LETTER = "letter", _("letter")
    OTHER = "other", _("other paper")


@track(exclude=["file"])
class Document(About, Record):
    """A file of the office, private, checked by its content, served by one view after asking who may see its record."""

    kind = models.CharField(_("kind"), max_length=20, choices=DocumentKind, default=DocumentKind.OTHER)
    title = LineField(_("title"), max_length=200, blank=True)
    file = models.FileField(_("file"), upload_to=private_path, editable=False)
    name = LineField(_("file name"), max_length=150, editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    size = models.PositiveBigIntegerField(_("size"), editable=False)
    mime = models.CharField(max_length=100, editable=False)
    language = models.CharField(_("language"), max_length=5, blank=True)
    visibility = models.CharField(_("visible to"), max_length=10, choices=Visibility, default=Visibility.OFFICE)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = DocumentQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        indexes = [models.Index(fields=["content_type", "object_id"], name="document_about")]

    def __str__(self):
        return self.title or self.name

    def get_absolute_url(self):
        return reverse("document", args=[self.uuid])

    # what the page's list of documents shows
    url = property(get_absolute_url)
    added_at = property(lambda self: self.created_at)


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


@track()
class Goal(Record):
    """A goal of the office's strategic plan, to which agreements, programmes and projects may be tagged."""

    code = LineField(_("code"), max_length=20, unique=True)
    title_en = LineField(_("title (English)"), max_length=200)
    title_fa = LineField(_("title (Persian)"), max_length=200, blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        ordering = ["code"]

    def __str__(self):
        return f"{self.code} {self.localised('title')}"


@track()
class Tag(Record):
    """A word by which the office sorts its records."""

    name_en = LineField(_("name (English)"), max_length=80, unique=True)
    name_fa = LineField(_("name (Persian)"), max_length=80, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name_en"]

    def __str__(self):
        return self.localised("name")
