"""What do we keep of a round: one year of an exercise, by one framework, with its periods and deadlines?"""

import pgtrigger
from django.contrib.contenttypes.fields import GenericRelation
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from evaluation.models.exercise import Exercise
from evaluation.models.framework import Framework
from evaluation.models.locks import refused
from evaluation.models.variable import YEAR_KINDS
from evaluation.querysets import RoundPartQuerySet, RoundQuerySet
from evaluation.workflow import RoundStatus, round_workflow
from records import clock
from records.columns import LineField
from records.history import track
from records.languages import reader
from records.models import Document, Record
from records.text import digits

# What goes on of a round that is over: where it stands, and that it is closed.
GOES_ON = ("status", "status_since", "version", "closed_on", "closed_reason")

BEGUN = """
    IF OLD.status <> 'design' AND (NEW.framework_id, NEW.exercise_id, NEW.year)
       IS DISTINCT FROM (OLD.framework_id, OLD.exercise_id, OLD.year) THEN
        RAISE EXCEPTION 'round is begun' USING ERRCODE = '23514', CONSTRAINT = 'round_is_begun';
    END IF;
    IF OLD.status IN ('published', 'superseded', 'cancelled') AND (
        NEW.status <> OLD.status AND NOT (OLD.status = 'published' AND NEW.status = 'superseded')
        OR to_jsonb(NEW) - ARRAY[{goes_on}] IS DISTINCT FROM to_jsonb(OLD) - ARRAY[{goes_on}]
    ) THEN
        RAISE EXCEPTION 'round is over' USING ERRCODE = '23514', CONSTRAINT = 'round_is_over';
    END IF;
    RETURN NEW;
"""


@track()
class Round(Record):
    """`year` is how the exercise counts its rounds; the exact days of each kind of year are its periods."""

    exercise = models.ForeignKey(Exercise, models.PROTECT, related_name="rounds", verbose_name=_("exercise"))
    framework = models.ForeignKey(
        Framework, models.PROTECT, related_name="rounds", verbose_name=_("evaluation framework")
    )
    year = models.PositiveIntegerField(
        _("year"),
        validators=[MinValueValidator(1300), MaxValueValidator(2200)],
        help_text=_("The year whose values it asks for, as the exercise counts: 1404."),
    )
    title_en = LineField(_("title (English)"), max_length=200, blank=True)
    title_fa = LineField(_("title (Persian)"), max_length=200, blank=True)
    opens_on = models.DateField(_("values are entered from"), null=True, blank=True)
    closes_at = models.DateTimeField(_("deadline for values"), null=True, blank=True)
    validated_by = models.DateField(_("validated by"), null=True, blank=True)
    appeal_days = models.PositiveSmallIntegerField(
        _("days for appeals"), default=14, validators=[MinValueValidator(1), MaxValueValidator(365)]
    )
    question_days = models.PositiveSmallIntegerField(
        _("days to answer a question"),
        default=7,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
        help_text=_("From the day a validator asks about a value; another day can be said with each question."),
    )
    answer_days = models.PositiveSmallIntegerField(
        _("days to decide an appeal"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
        help_text=_("From the day it is filed; the office is reminded. Empty where no rule says when."),
    )
    appeals_until = models.DateField(_("last day for appeals"), null=True, blank=True, editable=False)
    status = models.CharField(
        _("status"), max_length=12, choices=RoundStatus, default=RoundStatus.DESIGN, editable=False
    )
    status_since = models.DateTimeField(_("since"), default=clock.now, editable=False)
    documents = GenericRelation(Document)

    objects = RoundQuerySet.as_manager()
    workflow = round_workflow
    timeline_children = ("periods", "participations")
    verbs = {"move_deadline": _("Deadline moved"), "add_institutions": _("Institutions added")}

    class Meta(Record.Meta):
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        ordering = ["-year", "exercise__code"]
        constraints = [
            models.UniqueConstraint(
                fields=["exercise", "year"],
                condition=~Q(status="cancelled"),
                name="round_once_a_year",
                violation_error_message=_("This exercise has a round of this year already."),
            ),
            models.CheckConstraint(
                name="round_year_bounded",
                condition=Q(year__gte=1300, year__lte=2200),
                violation_error_message=_("This is no year of an exercise."),
            ),
            models.CheckConstraint(
                name="round_begun_has_deadline",
                condition=Q(status__in=["design", "cancelled"]) | Q(opens_on__isnull=False, closes_at__isnull=False),
                violation_error_message=_("Say from when values are entered, and until when."),
            ),
            models.CheckConstraint(
                name="round_status_known",
                condition=Q(status__in=RoundStatus.values),
                violation_error_message=_("A round does not stand there."),
            ),
            models.CheckConstraint(
                name="round_appeal_days_counted",
                condition=Q(appeal_days__gte=1, appeal_days__lte=365),
                violation_error_message=_("Between 1 and 365 days."),
            ),
            models.CheckConstraint(
                name="round_shown_has_last_day",
                condition=~Q(status="review") | Q(appeals_until__isnull=False),
                violation_error_message=_("Provisional results are shown with a last day for appeals."),
            ),
            models.CheckConstraint(
                name="round_question_days_counted",
                condition=Q(question_days__gte=1, question_days__lte=365),
                violation_error_message=_("Between 1 and 365 days."),
            ),
            models.CheckConstraint(
                name="round_answer_days_counted",
                condition=Q(answer_days__isnull=True) | Q(answer_days__gte=1, answer_days__lte=365),
                violation_error_message=_("Between 1 and 365 days."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Trigger(
                name="over",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                func=BEGUN.format(goes_on=", ".join(f"'{name}'" for name in GOES_ON)),
            ),
            pgtrigger.Trigger(
                name="stays",
                operation=pgtrigger.Delete,
                when=pgtrigger.Before,
                func="""
    IF OLD.status <> 'design' THEN
        RAISE EXCEPTION 'round is begun' USING ERRCODE = '23514', CONSTRAINT = 'round_is_begun';
    END IF;
    RETURN OLD;
""",
            ),
            refused(
                "by_locked_framework",
                "round_framework_is_locked",
                "NEW.status NOT IN ('design', 'cancelled') AND EXISTS (SELECT FROM evaluation_framework"
                " WHERE id = NEW.framework_id AND status = 'draft')",
            ),
            refused(
                "of_its_exercise",
                "round_framework_of_exercise",
                "EXISTS (SELECT FROM evaluation_framework"
                " WHERE id = NEW.framework_id AND exercise_id <> NEW.exercise_id)",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("evaluation:round", args=[self.uuid])

    @property
    def title(self):
        named = self.localised("title")
        return named or gettext("%(exercise)s, %(year)s") % {
            "exercise": self.exercise.name,
            "year": digits(self.year, reader()),
        }

    @property
    def is_changing(self):
        return self.status == RoundStatus.DESIGN and not self.is_closed

    @property
    def tag(self):
        """(label, kind) of where it stands."""
        return self.get_status_display(), RoundStatus(self.status).kind


@track()
class RoundPeriod(models.Model):
    """What one kind of year means in a round: from which day to which."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="periods")
    kind = models.CharField(_("kind"), max_length=10, choices=YEAR_KINDS)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until, this day included"))

    objects = RoundPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("period of a round")
        verbose_name_plural = _("periods of a round")
        ordering = ["kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "kind"],
                name="round_period_once",
                violation_error_message=_("This kind of year has its days already."),
            ),
            models.CheckConstraint(
                name="round_period_ordered",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The period ends before it begins."),
            ),
            models.CheckConstraint(
                name="round_period_kind_known",
                condition=Q(kind__in=[kind for kind, _label in YEAR_KINDS]),
                violation_error_message=_("This is no kind of year."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="before_it_begins",
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                func="""
    IF EXISTS (SELECT FROM evaluation_round WHERE status <> 'design' AND id IN (
        CASE WHEN TG_OP <> 'INSERT' THEN OLD.round_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.round_id END
    )) THEN
        RAISE EXCEPTION 'round is begun' USING ERRCODE = '23514', CONSTRAINT = 'round_is_begun';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
""",
            ),
        ]

    def __str__(self):
        return str(self.get_kind_display())
