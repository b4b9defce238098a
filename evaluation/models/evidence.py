"""What do we keep of evidence: files and pages that institutions name for their values?"""

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from evaluation.models.locks import in_round, refused
from evaluation.models.participation import Participation
from evaluation.models.point import DataPoint
from evaluation.querysets import EvidenceItemQuerySet, EvidenceLinkQuerySet
from records.columns import LineField
from records.history import track
from records.models import Document, Record


@track()
class EvidenceItem(Record):
    """A file, or a page on the web as it was on a day; it may stand for many values of its institution's round."""

    participation = models.ForeignKey(Participation, models.PROTECT, related_name="evidence")
    title = LineField(_("title"), max_length=200)
    url = models.URLField(_("web address"), max_length=500, blank=True)
    seen_on = models.DateField(_("seen on"), null=True, blank=True)
    sha256 = models.CharField(_("fingerprint of the file"), max_length=64, blank=True, editable=False)
    documents = GenericRelation(Document)

    objects = EvidenceItemQuerySet.as_manager()
    verbs = {"attach_evidence": _("Evidence filed"), "withdraw_evidence": _("Evidence withdrawn")}

    class Meta(Record.Meta):
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["pk"]
        indexes = [models.Index(fields=["sha256"], name="evidence_by_sha256", condition=~Q(sha256=""))]
        constraints = [
            models.CheckConstraint(
                name="evidence_is_file_or_page",
                condition=Q(url="", seen_on__isnull=True) & ~Q(sha256="")
                | ~Q(url="") & Q(seen_on__isnull=False, sha256=""),
                violation_error_message=_("Evidence is a file, or a web address with the day it was seen."),
            ),
            models.UniqueConstraint(
                fields=["participation", "sha256"],
                condition=Q(closed_on__isnull=True) & ~Q(sha256=""),
                name="evidence_file_once",
                violation_error_message=_("This very file is there already: choose it instead of filing it again."),
            ),
        ]
        triggers = [*Record.Meta.triggers, in_round(of="participation")]

    def __str__(self):
        return self.title

    @property
    def paper(self):
        """Its file, of loaded documents; None for a page on the web."""
        return next((one for one in self.documents.all() if not one.is_closed), None)


@track()
class EvidenceLink(models.Model):
    """This evidence stands for this value."""

    item = models.ForeignKey(EvidenceItem, models.PROTECT, related_name="links", verbose_name=_("evidence"))
    point = models.ForeignKey(DataPoint, models.PROTECT, related_name="evidence_links", verbose_name=_("value"))

    objects = EvidenceLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence of a value")
        verbose_name_plural = _("evidence of values")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "point"],
                name="evidence_link_once",
                violation_error_message=_("This evidence stands for this value already."),
            ),
        ]
        triggers = [
            in_round(of="point"),
            refused(
                "of_its_institution",
                "evidence_of_one_institution",
                "(SELECT participation_id FROM evaluation_datapoint WHERE id = NEW.point_id)"
                " <> (SELECT participation_id FROM evaluation_evidenceitem WHERE id = NEW.item_id)",
            ),
        ]

    def __str__(self):
        return str(self.item)
