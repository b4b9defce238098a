"""What do we keep of a computation: what went in, frozen; what came out, stage by stage and for each institution?"""

import uuid

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from evaluation.models.framework import Framework
from evaluation.models.locks import refused
from evaluation.models.participation import Participation
from evaluation.models.round import Round
from evaluation.querysets import OfficeOnlyQuerySet, PublicationQuerySet, ResultQuerySet, RunQuerySet
from records import clock
from records.columns import LineField
from records.history import track
from records.models import Job, Record

KEPT = """
    RAISE EXCEPTION 'run is kept' USING ERRCODE = '23514', CONSTRAINT = 'run_is_kept';
"""


def kept(operation=pgtrigger.Update | pgtrigger.Delete):
    """A trigger: what was written stays as it is."""
    return pgtrigger.Trigger(name="kept", operation=operation, when=pgtrigger.Before, func=KEPT)


def while_waiting():
    """A trigger: what a run gives is written while it is computed, and then no more."""
    return pgtrigger.Trigger(
        name="while_waiting",
        operation=pgtrigger.Insert,
        when=pgtrigger.Before,
        func=f"""
    IF NOT EXISTS (SELECT FROM evaluation_run WHERE id = NEW.run_id AND status = 'waiting') THEN {KEPT} END IF;
    RETURN NEW;
""",
    )


class Snapshot(models.Model):
    """Framework, method, peer groups and accepted values of a moment, as one line of text: a run follows from it."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="snapshots", verbose_name=_("round"))
    content = models.TextField(_("content"))
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField(_("made"), default=clock.now)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = OfficeOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = _("snapshot")
        verbose_name_plural = _("snapshots")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "sha256"],
                name="snapshot_once",
                violation_error_message=_("This very content is kept already."),
            )
        ]
        triggers = [kept()]

    def __str__(self):
        return self.sha256[:12]


class RunKind(models.TextChoices):
    NOMINAL = "nominal", _("computation")
    DRY = "dry", _("dry run")
    WHAT_IF = "what_if", _("what if")
    ROBUSTNESS = "robustness", _("robustness, other draws")
    APPEAL = "appeal", _("effect of an appeal")
    CORRECTION = "correction", _("correction")


class RunStatus(models.TextChoices):
    WAITING = "waiting", _("being computed")
    DONE = "done", _("computed")
    FAILED = "failed", _("impossible")

    @property
    def kind(self):
        """How a tag shows it."""
        return {"waiting": "current", "done": "good"}.get(self.value, "problem")


# What goes on of a run that is computed: whether it counts, and when it was published.
GOES_ON = ("is_official", "published_at", "erratum_en", "erratum_fa", "version")
COMPUTED = """
    IF OLD.published_at IS NOT NULL
       OR OLD.status <> 'waiting' AND to_jsonb(NEW) - ARRAY[{goes_on}] IS DISTINCT FROM to_jsonb(OLD) - ARRAY[{goes_on}]
       OR NEW.is_official IS DISTINCT FROM OLD.is_official AND NEW.supersedes_id IS NULL
          AND EXISTS (SELECT FROM evaluation_round WHERE id = NEW.round_id AND status IN ('published', 'superseded'))
    THEN {kept} END IF;
    IF NEW.published_at IS NOT NULL AND (SELECT count(*) FROM evaluation_runapproval WHERE run_id = NEW.id) < 2 THEN
        RAISE EXCEPTION 'two persons' USING ERRCODE = '23514', CONSTRAINT = 'run_needs_two_persons';
    END IF;
    RETURN NEW;
"""


@track(exclude=["overview"])
class Run(Record):
    """One computation of a round. Computed, it never changes; published, nothing of it changes any more.

    A correction is a run of its own that names the one it takes the place of, with an erratum.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="runs", verbose_name=_("round"))
    number = models.CharField(_("number"), max_length=30, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=RunKind)
    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="runs", verbose_name=_("snapshot"))
    base = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="variants",
        verbose_name=_("changed from"),
    )
    framework = models.ForeignKey(
        Framework,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="runs",
        verbose_name=_("by another version of the framework"),
    )
    seed = models.PositiveBigIntegerField(_("seed of the draws"), null=True, blank=True)
    changes = models.JSONField(_("changed"), default=dict, blank=True)
    reason = models.TextField(_("what for"), blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+")
    job = models.ForeignKey(Job, models.SET_NULL, null=True, editable=False, related_name="+")
    status = models.CharField(_("status"), max_length=10, choices=RunStatus, default=RunStatus.WAITING)
    error = models.TextField(blank=True)
    versions = models.JSONField(_("versions"), default=dict, editable=False)
    result_sha256 = models.CharField(max_length=64, blank=True)
    overview = models.JSONField(default=list, editable=False)
    finished_at = models.DateTimeField(_("computed"), null=True, editable=False)
    is_official = models.BooleanField(_("the one that counts"), default=False)
    supersedes = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="superseded_by",
        verbose_name=_("takes the place of"),
    )
    erratum_en = models.TextField(_("erratum (English)"), blank=True)
    erratum_fa = models.TextField(_("erratum (Persian)"), blank=True)
    published_at = models.DateTimeField(_("published"), null=True, editable=False)

    objects = RunQuerySet.as_manager()
    timeline_children = ("approvals",)
    verbs = {
        "ask_run": _("Asked for"),
        "compute_run": _("Computed"),
        "choose_run": _("Chosen as the one that counts"),
        "approve_run": _("Approved"),
        "publish_run": _("Published"),
    }

    class Meta(Record.Meta):
        verbose_name = _("run")
        verbose_name_plural = _("runs")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round"],
                condition=Q(is_official=True, supersedes__isnull=True),
                name="run_one_is_official",
                violation_error_message=_("Another run of this round counts."),
            ),
            models.CheckConstraint(
                name="run_done_has_result",
                condition=Q(status="done", finished_at__isnull=False) & ~Q(result_sha256="")
                | ~Q(status="done") & Q(result_sha256="", is_official=False, published_at__isnull=True),
                violation_error_message=_("Only what was computed counts."),
            ),
            models.CheckConstraint(
                name="run_published_is_official",
                condition=Q(published_at__isnull=True) | Q(is_official=True),
                violation_error_message=_("Only the run that counts is published."),
            ),
            models.CheckConstraint(
                name="run_correction_has_erratum",
                condition=Q(supersedes__isnull=True)
                | (Q(kind="correction") & ~Q(erratum_en="") & ~Q(supersedes=F("id"))),
                violation_error_message=_("A correction says what was wrong."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            pgtrigger.Trigger(name="stays", operation=pgtrigger.Delete, when=pgtrigger.Before, func=KEPT),
            pgtrigger.Trigger(
                name="kept",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                func=COMPUTED.format(goes_on=", ".join(f"'{name}'" for name in GOES_ON), kept=KEPT),
            ),
            refused(
                "by_locked_framework",
                "run_framework_is_locked",
                "NEW.framework_id IS NOT NULL AND EXISTS (SELECT FROM evaluation_framework AS own"
                " JOIN evaluation_round AS of ON of.id = NEW.round_id"
                " WHERE own.id = NEW.framework_id AND (own.status = 'draft' OR own.exercise_id <> of.exercise_id))",
            ),
        ]

    def __str__(self):
        return self.number

    def get_absolute_url(self):
        return reverse("evaluation:run", args=[self.uuid])

    @property
    def measured_by(self):
        """The version of the framework it follows: its round's, or what an appeal has put in place of it."""
        return self.framework or self.round.framework

    @property
    def erratum(self):
        return self.localised("erratum")

    @property
    def tag(self):
        """(label, kind) of where it stands."""
        if self.published_at:
            return _("published"), "good"
        if self.is_official:
            return _("counts"), "accent"
        return self.get_status_display(), RunStatus(self.status).kind


class RunTable(models.Model):
    """One table of a run, as the engine has written it."""

    run = models.ForeignKey(Run, models.PROTECT, related_name="tables")
    name = models.CharField(max_length=40)
    columns = models.JSONField()
    sha256 = models.CharField(max_length=64)

    objects = OfficeOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = _("table of a run")
        verbose_name_plural = _("tables of a run")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["run", "name"],
                name="run_table_once",
                violation_error_message=_("This table of the run is there already."),
            )
        ]
        triggers = [kept(), while_waiting()]

    def __str__(self):
        return self.name


class Result(models.Model):
    """What a run says of one institution, with its explanation; an institution sees its own and no other's."""

    run = models.ForeignKey(Run, models.PROTECT, related_name="results", verbose_name=_("run"))
    participation = models.ForeignKey(
        Participation, models.PROTECT, related_name="results", verbose_name=_("participation")
    )
    code = LineField(_("code"), max_length=40)
    score = models.FloatField(_("score"), null=True)
    rank = models.FloatField(_("rank"), null=True)
    explanation = models.JSONField()
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects = ResultQuerySet.as_manager()

    class Meta:
        verbose_name = _("result")
        verbose_name_plural = _("results")
        ordering = ["rank", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["run", "participation"],
                name="result_once",
                violation_error_message=_("This institution has its result already."),
            )
        ]
        triggers = [kept(), while_waiting()]

    def __str__(self):
        return f"{self.code}, {self.run}"

    def get_absolute_url(self):
        return reverse("evaluation:result", args=[self.uuid])


@track()
class RunApproval(models.Model):
    """One of the two persons who put their name to a run, by its fingerprint."""

    run = models.ForeignKey(Run, models.PROTECT, related_name="approvals", verbose_name=_("run"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=clock.now)
    result_sha256 = models.CharField(max_length=64)

    objects = OfficeOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = _("approval of a run")
        verbose_name_plural = _("approvals of a run")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["run", "by"],
                name="run_approved_once_by_each",
                violation_error_message=_("You have approved this run already; a second person is needed."),
            ),
        ]
        triggers = [kept()]

    def __str__(self):
        return str(self.by)


class Opened(models.TextChoices):
    RANKS = "ranks", _("ranks with their ranges")
    SCORES = "scores", _("scores")
    DOMAINS = "domains", _("scores of domains")
    INDICATORS = "indicators", _("scores and points of indicators")
    VALUES = "values", _("values")


@track()
class Publication(models.Model):
    """What of a round's results everybody may see, and from when."""

    round = models.OneToOneField(Round, models.PROTECT, related_name="publication", verbose_name=_("round"))
    opened = ArrayField(models.CharField(max_length=12, choices=Opened), verbose_name=_("open to everybody"))
    from_at = models.DateTimeField(_("open from"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        constraints = [
            models.CheckConstraint(
                name="publication_opens_something",
                condition=Q(opened__len__gte=1),
                violation_error_message=_("Say what everybody may see."),
            ),
        ]
        triggers = [kept()]

    def __str__(self):
        return str(self.round)
