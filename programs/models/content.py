"""What stands in an application besides its title and team: answers, visits, costs, files. Fixed once handed in."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs.models.application import Application
from programs.models.budget import CostCategory
from programs.models.form import FormSection, Question
from programs.models.locks import content_row
from programs.models.member import Member
from programs.models.side import Side
from records import clock
from records.columns import LineField
from records.history import track
from records.models import Document, Record
from records.money import Money, amount_field

OF_SHARED_SECTION = """(
    SELECT audience FROM programs_formsection
    WHERE id = CASE TG_OP WHEN 'DELETE' THEN OLD.section_id ELSE NEW.section_id END
) = 'shared'"""
TO_SHARED_QUESTION = """(
    SELECT section.audience FROM programs_formsection AS section
    JOIN programs_question AS question ON question.section_id = section.id
    WHERE question.id = CASE TG_OP WHEN 'DELETE' THEN OLD.question_id ELSE NEW.question_id END
) = 'shared'"""


@track(exclude=["values"])
class SectionAnswers(models.Model):
    """What was answered in one section, by key of the question. `version` is compared at every save."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="answers")
    section = models.ForeignKey(FormSection, models.PROTECT, related_name="answers")
    values = models.JSONField(_("answers"), default=dict)
    version = models.PositiveIntegerField(default=1, editable=False)
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+")
    edited_at = models.DateTimeField(_("edited"), default=clock.now, editable=False)

    class Meta:
        verbose_name = _("answers of a section")
        verbose_name_plural = _("answers")
        ordering = ["section__position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "section"],
                name="section_answered_once",
                violation_error_message=_("Somebody else has begun this section meanwhile."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            content_row("content", shared=OF_SHARED_SECTION, columns=["application_id", "section_id", "values"]),
        ]

    def __str__(self):
        return str(self.section)


@track()
class PlannedVisit(models.Model):
    """A journey that the application plans."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="visits")
    traveller = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="visits", verbose_name=_("who travels")
    )
    to_side = models.CharField(_("to the"), max_length=8, choices=Side, default=Side.PARTNER)
    year = models.PositiveSmallIntegerField(_("year of the project"), default=1, validators=[MinValueValidator(1)])
    days = models.PositiveSmallIntegerField(_("days"), validators=[MinValueValidator(1)])
    purpose = LineField(_("purpose"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("planned visit")
        verbose_name_plural = _("planned visits")
        ordering = ["year", "pk"]
        constraints = [
            models.CheckConstraint(
                name="planned_visit_has_days",
                condition=Q(days__gte=1, year__gte=1),
                violation_error_message=_("A visit has at least one day, in the first year or later."),
            ),
        ]
        triggers = [
            content_row(
                "content",
                columns=["application_id", "traveller_id", "to_side", "year", "days", "purpose"],
            )
        ]

    def __str__(self):
        return self.purpose or str(self.traveller or "")


@track()
class PlannedCost(models.Model):
    """One line of the budget: a kind of cost, how many units, at what price each; in the category's currency."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="costs")
    category = models.ForeignKey(CostCategory, models.PROTECT, related_name="costs", verbose_name=_("kind of cost"))
    year = models.PositiveSmallIntegerField(_("year of the project"), default=1, validators=[MinValueValidator(1)])
    units = models.PositiveSmallIntegerField(_("how many"), default=1, validators=[MinValueValidator(1)])
    unit_price = amount_field(_("for each"), null=False, blank=False)
    note = LineField(_("note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("line of the budget")
        verbose_name_plural = _("budget")
        ordering = ["category__side", "year", "pk"]
        constraints = [
            models.CheckConstraint(
                name="planned_cost_is_positive",
                condition=Q(units__gte=1, unit_price__gte=0, year__gte=1),
                violation_error_message=_("How many is at least 1, and a price is not below zero."),
            ),
        ]
        triggers = [
            content_row(
                "content",
                columns=["application_id", "category_id", "year", "units", "unit_price", "note"],
            )
        ]

    def __str__(self):
        return str(self.category)

    @property
    def money(self):
        """Units times price."""
        return Money(self.unit_price, self.category.currency) * self.units


@track()
class Attachment(models.Model):
    """The file that answers a question."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="attachments")
    question = models.ForeignKey(Question, models.PROTECT, related_name="attachments")
    document = models.OneToOneField(Document, models.PROTECT, related_name="attachment", verbose_name=_("file"))

    class Meta:
        verbose_name = _("attached file")
        verbose_name_plural = _("attached files")
        ordering = ["question__position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "question"],
                name="question_has_one_file",
                violation_error_message=_("Somebody else has uploaded this file meanwhile."),
            ),
        ]
        triggers = [
            content_row(
                "content",
                shared=TO_SHARED_QUESTION,
                columns=["application_id", "question_id", "document_id"],
            )
        ]

    def __str__(self):
        return str(self.document)
