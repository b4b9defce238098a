"""Papers that hang on a record."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from records.columns import LineField
from records.history import track
from records.languages import language_name
from records.models.record import About, Record, private_path
from records.querysets import DocumentQuerySet


class Visibility(models.TextChoices):
    PUBLIC = "public", _("everybody who sees the record")
    OFFICE = "office", _("office only")


class DocumentKind(models.TextChoices):
    SIGNED_COPY = "signed_copy", _("signed copy")
    TEXT = "text", _("text")
    LETTER = "letter", _("letter")
    OTHER = "other", _("other paper")


class ScanStatus(models.TextChoices):
    NOT_SCANNED = "not_scanned", _("not checked for viruses")
    WAITING = "waiting", _("being checked for viruses")
    CLEAN = "clean", _("no virus found")
    REFUSED = "refused", _("refused, a virus was found")


@track(exclude=["file"])
class Document(About, Record):
    """A file of the office, private, checked by its content, served by one view after asking who may see its record.

    A file is never replaced: a newer version names the one before it, which stays. While it waits for the virus scanner
    it is in nobody's hands; one that was refused has no file any more.
    """

    kind = models.CharField(_("kind"), max_length=20, choices=DocumentKind, default=DocumentKind.OTHER)
    title = LineField(_("title"), max_length=200, blank=True)
    file = models.FileField(_("file"), upload_to=private_path, editable=False)
    name = LineField(_("file name"), max_length=150, editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    size = models.PositiveBigIntegerField(_("size"), editable=False)
    pages = models.PositiveIntegerField(_("pages"), null=True, blank=True, editable=False)
    mime = models.CharField(max_length=100, editable=False)
    language = models.CharField(_("language"), max_length=5, blank=True)
    visibility = models.CharField(_("visible to"), max_length=10, choices=Visibility, default=Visibility.OFFICE)
    previous = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="newer",
        verbose_name=_("version before"),
        error_messages={"unique": _("Somebody else has filed a newer version meanwhile.")},
    )
    scan_status = models.CharField(
        _("virus scan"), max_length=12, choices=ScanStatus, default=ScanStatus.NOT_SCANNED, editable=False
    )
    scanned_at = models.DateTimeField(_("scanned"), null=True, blank=True, editable=False)
    signature = LineField(_("virus found"), max_length=200, blank=True, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = DocumentQuerySet.as_manager()
    timeline_hides = ("scanned_at",)
    verbs = {
        "attach": _("Paper filed"),
        "replace": _("New version filed"),
        "withdraw": _("Paper withdrawn"),
        "scan": _("Checked for viruses"),
    }
    earlier = ()  # the versions before it, where `documents.chains` has put them together

    class Meta(Record.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        indexes = [
            models.Index(fields=["content_type", "object_id"], name="document_about"),
            models.Index(fields=["created_at"], name="document_waiting", condition=Q(scan_status="waiting")),
        ]
        constraints = [
            models.CheckConstraint(
                name="document_is_not_its_own_version",
                condition=Q(previous__isnull=True) | ~Q(previous=F("id")),
                violation_error_message=_("A paper cannot be a newer version of itself."),
            ),
            models.CheckConstraint(
                name="document_refused_names_the_virus",
                condition=(Q(scan_status="refused", previous__isnull=True, file="") & ~Q(signature=""))
                | (~Q(scan_status="refused") & Q(signature="") & ~Q(file="")),
                violation_error_message=_("A paper that was refused has the virus's name and no file; others do not."),
            ),
            models.CheckConstraint(
                name="document_scanned_has_time",
                condition=Q(scan_status__in=["clean", "refused"], scanned_at__isnull=False)
                | Q(scan_status__in=["not_scanned", "waiting"], scanned_at__isnull=True),
                violation_error_message=_("A paper that was scanned has the time when it was; others do not."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Trigger(
                name="version_of_same_paper",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("previous_id", "content_type_id", "object_id", "kind"),
                when=pgtrigger.Before,
                func="""
                    IF NEW.previous_id IS NOT NULL AND NOT EXISTS (
                        SELECT 1 FROM records_document AS prior
                        WHERE prior.id = NEW.previous_id AND prior.content_type_id = NEW.content_type_id
                              AND prior.object_id = NEW.object_id AND prior.kind = NEW.kind) THEN
                        RAISE EXCEPTION 'another paper'
                            USING ERRCODE = '23514', CONSTRAINT = 'document_version_of_same_paper';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self):
        return self.title or self.name

    def get_absolute_url(self):
        return reverse("document", args=[self.uuid])

    # what the page's list of documents shows
    url = property(get_absolute_url)
    added_at = property(lambda self: self.created_at)

    @property
    def is_waiting(self):
        return self.scan_status == ScanStatus.WAITING

    @property
    def is_refused(self):
        return self.scan_status == ScanStatus.REFUSED

    @property
    def language_name(self):
        """The language of the paper in the reader's words; "" where nobody said."""
        return language_name(self.language) if self.language else ""
