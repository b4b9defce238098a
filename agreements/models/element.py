"""What the text of an agreement has to say: the crucial elements of its type, and where this one says them."""

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.models.agreement import Agreement, AgreementType
from records.columns import LineField
from records.history import track
from records.languages import paper_languages
from records.models import Document, Record


@track()
class CrucialElement(Record):
    """Something that every text of a type has to settle: areas, money or none, duration, disputes."""

    type = models.ForeignKey(
        AgreementType,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="elements",
        verbose_name=_("for agreements of the type"),
        help_text=_("Empty: for all types."),
    )
    order = models.PositiveSmallIntegerField(_("place"), default=0)
    name_en = LineField(_("name (English)"), max_length=120)
    name_fa = LineField(_("name (Persian)"), max_length=120, blank=True)
    guidance_en = models.TextField(_("what to look for (English)"), blank=True)
    guidance_fa = models.TextField(_("what to look for (Persian)"), blank=True)

    class Meta(Record.Meta):
        verbose_name = _("crucial element")
        verbose_name_plural = _("crucial elements")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["type", "name_en"],
                nulls_distinct=False,
                condition=Q(closed_on__isnull=True),
                name="crucial_element_once",
                violation_error_message=_("This element is there already."),
            )
        ]

    def __str__(self):
        return self.localised("name")

    @property
    def guidance(self):
        return self.localised("guidance")


@track()
class ElementAnswer(models.Model):
    """Where the text settles an element, or why it need not."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="element_answers")
    element = models.ForeignKey(CrucialElement, models.PROTECT, related_name="answers", verbose_name=_("element"))
    clause = LineField(_("clause"), max_length=60, blank=True)
    not_applicable_because = LineField(_("not applicable, because"), max_length=400, blank=True)

    class Meta:
        verbose_name = _("answer to an element")
        verbose_name_plural = _("answers to elements")
        ordering = ["element__order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "element"],
                name="element_answered_once",
                violation_error_message=_("This element is answered already."),
            ),
            models.CheckConstraint(
                name="element_answer_is_one_of_two",
                condition=(~Q(clause="") & Q(not_applicable_because=""))
                | (Q(clause="") & ~Q(not_applicable_because="")),
                violation_error_message=_("Give the clause, or why it is not applicable: one of both."),
            ),
        ]

    def __str__(self):
        return f"{self.element}: {self.clause or self.not_applicable_because}"


@track()
class ModelText(Record):
    """A text of the office to begin with, for agreements of a type; the file hangs on it as its document."""

    type = models.ForeignKey(
        AgreementType, models.PROTECT, related_name="model_texts", verbose_name=_("for agreements of the type")
    )
    title = LineField(_("title"), max_length=200)
    language = models.CharField(_("language"), max_length=5, choices=paper_languages)
    note = models.TextField(_("note"), blank=True)
    documents = GenericRelation(Document)

    class Meta(Record.Meta):
        verbose_name = _("model text")
        verbose_name_plural = _("model texts")
        ordering = ["type", "title", "pk"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        """It has no page but the office's own."""
        return reverse("admin:agreements_modeltext_change", args=[self.pk])
