"""Which form does a call put before its applicants? Sections and questions are rows, frozen once somebody answers."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs.models.call import Call
from programs.models.columns import key_field, position_field
from programs.querysets import OfCallQuerySet
from records.columns import LineField
from records.history import track
from records.languages import kept_language, localised
from records.models import Record
from records.money import currency_field


class SectionKind(models.TextChoices):
    PROJECT = "project", _("the project: title, area, duration")
    QUESTIONS = "questions", _("questions")
    TEAM = "team", _("team")
    VISITS = "visits", _("visits")
    BUDGET = "budget", _("budget")


class Audience(models.TextChoices):
    SHARED = "shared", _("both leaders")
    HOME = "home", _("home side")
    PARTNER = "partner", _("partner")


class QuestionKind(models.TextChoices):
    LINE = "line", _("one line")
    TEXT = "text", _("text")
    NUMBER = "number", _("number")
    MONEY = "money", _("amount of money")
    DATE = "date", _("date")
    YES_NO = "yes_no", _("yes or no")
    CHOICE = "choice", _("one of several")
    CHOICES = "choices", _("several of several")
    COUNTRY = "country", _("country")
    FILE = "file", _("file")
    CONFLICT = "conflict", _("people who should not review it")  # never read by reviewers


class FileGroup(models.TextChoices):
    """What a question may narrow its files to."""

    PDF = "pdf", "PDF"
    PICTURES = "pictures", _("pictures (JPEG, PNG)")
    TABLES = "tables", _("tables (XLSX, CSV)")


MOST_MEGABYTES = 10  # of one file, whatever a question says

FROZEN = """
    IF {asked} THEN
        RAISE EXCEPTION 'form is frozen' USING ERRCODE = '23514', CONSTRAINT = 'call_form_is_frozen';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
"""


@track()
class FormSection(models.Model):
    """One task of the application: a page with its questions, or one of the tables. Whom it is for, fills it in.

    `version` is compared when the office edits it, as of a record.
    """

    call = models.ForeignKey(Call, models.CASCADE, related_name="sections")
    key = key_field()
    kind = models.CharField(_("kind"), max_length=10, choices=SectionKind, default=SectionKind.QUESTIONS)
    audience = models.CharField(_("filled in by"), max_length=8, choices=Audience, default=Audience.SHARED)
    title_en = LineField(_("title (English)"), max_length=200)
    title_fa = LineField(_("title (Persian)"), max_length=200, blank=True)
    help_en = models.TextField(_("help (English)"), blank=True)
    help_fa = models.TextField(_("help (Persian)"), blank=True)
    position = position_field()
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = OfCallQuerySet.as_manager()
    timeline_children = ("questions",)

    class Meta:
        verbose_name = _("section of the form")
        verbose_name_plural = _("sections of the form")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["call", "key"],
                name="form_section_once",
                violation_error_message=_("A section with this key is there already."),
            ),
            models.UniqueConstraint(
                fields=["call", "kind"],
                condition=~Q(kind="questions"),
                name="form_table_once",
                violation_error_message=_("A form has one section of this kind."),
            ),
            models.CheckConstraint(
                name="form_table_is_shared",
                condition=Q(kind="questions") | Q(audience="shared"),
                violation_error_message=_("Project, team, visits and budget belong to both leaders."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Trigger(
                name="frozen",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                func=FROZEN.format(
                    asked="""
                    (TG_OP <> 'UPDATE' OR (NEW.call_id, NEW.key, NEW.kind, NEW.audience)
                     IS DISTINCT FROM (OLD.call_id, OLD.key, OLD.kind, OLD.audience))
                    AND EXISTS (SELECT 1 FROM programs_call AS call WHERE call.form_locked_at IS NOT NULL
                        AND (TG_OP <> 'DELETE' AND call.id = NEW.call_id
                             OR TG_OP <> 'INSERT' AND call.id = OLD.call_id))
                    """
                ),
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def title(self):
        return localised(self, "title")

    @property
    def help(self):
        return localised(self, "help")

    @property
    def is_optional(self):
        """Nothing of it must be answered; read with its questions."""
        return self.kind == SectionKind.QUESTIONS and not any(one.is_required for one in self.questions.all())


@track()
class Question(models.Model):
    """One question of a section. Once somebody has begun to answer, only its wording is changed."""

    section = models.ForeignKey(FormSection, models.CASCADE, related_name="questions")
    key = key_field()
    kind = models.CharField(_("kind"), max_length=8, choices=QuestionKind, default=QuestionKind.TEXT)
    label_en = LineField(_("question (English)"), max_length=300)
    label_fa = LineField(_("question (Persian)"), max_length=300, blank=True)
    help_en = models.TextField(_("help (English)"), blank=True)
    help_fa = models.TextField(_("help (Persian)"), blank=True)
    is_required = models.BooleanField(_("must be answered"), default=True)
    max_words = models.PositiveSmallIntegerField(_("most words"), null=True, blank=True)
    currency = currency_field(blank=True)
    choices = models.JSONField(
        _("choices"), default=list, blank=True, help_text=_("For each: key, English and Persian words.")
    )
    accepts = models.JSONField(
        _("takes"), default=list, blank=True, help_text=_("Of questions for a file; nothing chosen: all of these.")
    )
    most_megabytes = models.PositiveSmallIntegerField(_("most megabytes"), null=True, blank=True)
    is_identifying = models.BooleanField(_("tells who applies"), default=False)
    is_for_reviewers = models.BooleanField(_("shown to reviewers"), default=True)
    position = position_field()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["section", "key"],
                name="question_once",
                violation_error_message=_("A question with this key is there already."),
            ),
            models.CheckConstraint(
                name="question_narrows_files",
                condition=Q(kind="file") | Q(accepts=[], most_megabytes__isnull=True),
                violation_error_message=_("Only a question for a file says which files it takes."),
            ),
            models.CheckConstraint(
                name="question_accepts_groups",
                condition=Q(accepts__contained_by=FileGroup.values),
                violation_error_message=_("A question takes PDF, pictures or tables."),
            ),
            models.CheckConstraint(
                name="question_megabytes_in_range",
                condition=Q(most_megabytes__isnull=True) | Q(most_megabytes__range=(1, MOST_MEGABYTES)),
                violation_error_message=_("A file has between 1 and 10 megabytes at most."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="frozen",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                func=FROZEN.format(
                    asked="""
                    (TG_OP <> 'UPDATE' OR (NEW.section_id, NEW.key, NEW.kind, NEW.is_required, NEW.max_words,
                        NEW.currency, NEW.accepts, NEW.most_megabytes, NEW.is_identifying, NEW.is_for_reviewers)
                     IS DISTINCT FROM (OLD.section_id, OLD.key, OLD.kind, OLD.is_required, OLD.max_words,
                        OLD.currency, OLD.accepts, OLD.most_megabytes, OLD.is_identifying, OLD.is_for_reviewers))
                    AND EXISTS (SELECT 1 FROM programs_call AS call JOIN programs_formsection AS section
                        ON section.call_id = call.id WHERE call.form_locked_at IS NOT NULL
                        AND (TG_OP <> 'DELETE' AND section.id = NEW.section_id
                             OR TG_OP <> 'INSERT' AND section.id = OLD.section_id))
                    """
                ),
            ),
        ]

    def __str__(self):
        return self.label

    @property
    def label(self):
        return localised(self, "label")

    @property
    def help(self):
        return localised(self, "help")

    @property
    def is_file(self):
        return self.kind == QuestionKind.FILE

    @property
    def options(self):
        """(key, words in the reader's language) of each of its choices."""
        other = {"en": "fa", "fa": "en"}[kept_language()]
        return [(one["key"], one.get(kept_language()) or one.get(other) or one["key"]) for one in self.choices]
