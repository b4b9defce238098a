"""What do we keep of a framework: by which method does one version of an exercise measure?"""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from evaluation import methods
from evaluation.models.columns import within
from evaluation.models.exercise import Exercise
from evaluation.querysets import FrameworkQuerySet
from evaluation.workflow import FrameworkStatus, framework_workflow
from records import clock
from records.columns import LineField
from records.history import track
from records.languages import reader
from records.models import Record
from records.text import digits

# What goes on after it is locked: where it stands, and that it is closed.
GOES_ON = ("status", "status_since", "version", "closed_on", "closed_reason")
MOST_DRAWS = 100_000


def _count(label, *, default, low=0, high=32000, **options):
    return models.PositiveSmallIntegerField(
        label, default=default, validators=[MinValueValidator(low), MaxValueValidator(high)], **options
    )


def _share(label, *, default, **options):
    return models.FloatField(label, default=default, validators=[MinValueValidator(0), MaxValueValidator(1)], **options)


def _several(label, choices, default):
    return ArrayField(models.CharField(max_length=20, choices=choices), verbose_name=label, default=default)


def drawn_normalisations():
    return ["own", "zscore", "percentile"]


def drawn_aggregations():
    return ["arithmetic", "geometric"]


def drawn_missing():
    return ["own", "impute_median"]


def told_places():
    return [1, 3, 10]


@track()
class Framework(Record):
    """One version of how an exercise measures: its method, its tree of nodes and indicators, what it asks for.

    As soon as it is locked nothing of it changes any more; `previous` is the version it was begun from.
    """

    exercise = models.ForeignKey(Exercise, models.PROTECT, related_name="frameworks", verbose_name=_("exercise"))
    code = LineField(_("code in files"), max_length=40, blank=True, editable=False)
    number = models.PositiveIntegerField(_("version"), default=1, editable=False)
    previous = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="followers",
        verbose_name=_("begun from"),
    )
    title_en = LineField(_("title (English)"), max_length=300, blank=True)
    title_fa = LineField(_("title (Persian)"), max_length=300, blank=True)
    note_en = models.TextField(_("where it is known from (English)"), blank=True)
    note_fa = models.TextField(_("where it is known from (Persian)"), blank=True)
    status = models.CharField(
        _("status"), max_length=10, choices=FrameworkStatus, default=FrameworkStatus.DRAFT, editable=False
    )
    status_since = models.DateTimeField(_("since"), default=clock.now, editable=False)
    # whose values make the scales
    frame_units = ArrayField(
        LineField(max_length=80),
        verbose_name=_("institutions that make the scales"),
        default=list,
        blank=True,
        help_text=_("Their codes, with commas. Empty: all that are measured."),
    )
    frame_period = models.IntegerField(
        _("year that makes the scales"), null=True, blank=True, help_text=_("Empty: the year that is measured.")
    )
    unit_coverage = _share(
        _("least share of values of an institution"), default=0.0, help_text=_("0 to 1. Below it there is no score.")
    )
    winsorise_from = _count(_("outliers are treated from so many institutions on"), default=10, low=1)
    # how scores are shown and ranked
    scale_to_best = models.BooleanField(_("the best has 100, the others relative to it"), default=False)
    decimals = _count(_("decimals shown"), default=2, high=10)
    ranking_decimals = _count(_("decimals that decide ranks"), default=2, high=10)
    ties = models.CharField(_("ranks of equals"), max_length=10, choices=methods.Ties, default=methods.Ties.MIN)
    peer_minimum = _count(_("least institutions of a peer group that is ranked"), default=5, low=1)
    bands = models.CharField(_("bands"), max_length=10, choices=methods.Bands, default=methods.Bands.NONE)
    bands_exact = _count(_("exact ranks before the blocks"), default=0)
    bands_block = _count(_("ranks in a block"), default=1, low=1)
    bands_at = ArrayField(models.FloatField(), verbose_name=_("limits of the score"), default=list, blank=True)
    bands_names = ArrayField(LineField(max_length=60), verbose_name=_("names of the bands"), default=list, blank=True)
    # how firm ranks are
    draws = models.PositiveIntegerField(
        _("draws"), default=2000, validators=[MinValueValidator(1), MaxValueValidator(MOST_DRAWS)]
    )
    spread = _share(_("weights drawn up to so much beside their own"), default=0.25, help_text=_("0.25: by a quarter."))
    seed = models.PositiveBigIntegerField(_("seed of the draws"), default=0)
    drawn_normalisations = _several(_("normalisations drawn from"), methods.DrawnNormalisation, drawn_normalisations)
    drawn_aggregations = _several(_("aggregations drawn from"), methods.DrawnAggregation, drawn_aggregations)
    drawn_missing = _several(_("rules about gaps drawn from"), methods.DrawnMissing, drawn_missing)
    drawn_winsorise = ArrayField(
        models.PositiveSmallIntegerField(), verbose_name=_("numbers of outliers drawn from"), default=list, blank=True
    )
    leaves_out = models.BooleanField(_("each draw leaves one indicator out"), default=False)
    places_told = ArrayField(
        models.PositiveSmallIntegerField(),
        verbose_name=_("chance of being among the first"),
        default=told_places,
        blank=True,
    )

    objects = FrameworkQuerySet.as_manager()
    workflow = framework_workflow
    timeline_children = ("nodes", "indicators", "variables", "groups", "rules")
    verbs = {
        "begin_version": _("Begun from an earlier version"),
        "read_file": _("Read from a file"),
        "weigh": _("Weights changed"),
        "judge": _("Judgements changed"),
    }

    class Meta(Record.Meta):
        verbose_name = _("evaluation framework")
        verbose_name_plural = _("evaluation frameworks")
        ordering = ["exercise__code", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["exercise", "number"],
                name="framework_number_once",
                violation_error_message=_("This exercise has this version already."),
            ),
            within(
                "framework_shares_are_shares",
                _("A share is between 0 and 1."),
                0,
                1,
                columns=["unit_coverage", "spread"],
            ),
            within(
                "framework_decimals_few", _("At most 10 decimals."), 0, 10, columns=["decimals", "ranking_decimals"]
            ),
            within(
                "framework_counts_begin_at_one",
                _("This counts from 1."),
                1,
                32000,
                columns=["winsorise_from", "peer_minimum", "bands_block"],
            ),
            within("framework_draws_bounded", _("Between 1 and 100,000 draws."), 1, MOST_DRAWS, columns=["draws"]),
            models.CheckConstraint(
                name="framework_draws_from_something",
                condition=Q(
                    drawn_normalisations__len__gte=1, drawn_aggregations__len__gte=1, drawn_missing__len__gte=1
                ),
                violation_error_message=_("Choose at least one of each to draw from."),
            ),
            models.CheckConstraint(
                name="framework_bands_have_names",
                condition=~Q(bands__in=["quantiles", "thresholds"])
                | Q(bands="quantiles", bands_names__len__gte=1)
                | Q(bands="thresholds", bands_names__len=F("bands_at__len") + 1),
                violation_error_message=_("Bands need their names: one for each, one more than the limits."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Trigger(
                name="locked",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                func="""
    IF OLD.status <> 'draft' AND (
        NEW.status = 'draft' OR OLD.status = 'retired' AND NEW.status <> 'retired'
        OR to_jsonb(NEW) - ARRAY[{goes_on}] IS DISTINCT FROM to_jsonb(OLD) - ARRAY[{goes_on}]
    ) THEN
        RAISE EXCEPTION 'framework is locked' USING ERRCODE = '23514', CONSTRAINT = 'framework_is_locked';
    END IF;
    RETURN NEW;
""".format(goes_on=", ".join(f"'{name}'" for name in GOES_ON)),
            ),
            pgtrigger.Trigger(
                name="locked_stays",
                operation=pgtrigger.Delete,
                when=pgtrigger.Before,
                func="""
    IF OLD.status <> 'draft' THEN
        RAISE EXCEPTION 'framework is locked' USING ERRCODE = '23514', CONSTRAINT = 'framework_is_locked';
    END IF;
    RETURN OLD;
""",
            ),
        ]

    def __str__(self):
        return gettext("%(title)s, version %(number)s") % {"title": self.title, "number": digits(self.number, reader())}

    def get_absolute_url(self):
        return reverse("evaluation:framework", args=[self.uuid])

    @property
    def title(self):
        return self.localised("title") or self.exercise.name

    @property
    def note(self):
        return self.localised("note")

    @property
    def is_draft(self):
        return self.status == FrameworkStatus.DRAFT and not self.is_closed

    @property
    def tag(self):
        """(label, kind) of where it stands."""
        return self.get_status_display(), FrameworkStatus(self.status).kind


class Part:
    """A row of a framework: it stands where the framework stands."""

    @property
    def status(self):
        return self.framework.status
