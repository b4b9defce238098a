"""Papers that hang on a record."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from records.columns import LineField
from records.history import track
from records.models.base import About, Record, private_path
from records.querysets import DocumentQuerySet


class Visibility(models.TextChoices):
    PUBLIC = "public", _("everybody who sees the record")
    OFFICE = "office", _("office only")


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
