"""What do we keep of an appeal: against which value or rule, on which grounds, and what was decided?"""

from decimal import Decimal

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from evaluation.models.participation import Participation
from evaluation.models.point import ValueKind
from evaluation.models.run import Run
from evaluation.models.variable import Variable
from evaluation.querysets import AppealQuerySet
from evaluation.workflow import AppealStatus, appeal_workflow
from records import clock
from records.history import track
from records.models import Document, Record


class AppealAbout(models.TextChoices):
    VALUE = "value", _("a value")
    RULE = "rule", _("a rule")


@track("examine")
class Appeal(Record):
    """An institution says that a value or a rule did it wrong. What would follow for everybody is computed first."""

    participation = models.ForeignKey(
        Participation, models.PROTECT, related_name="appeals", verbose_name=_("institution")
    )
    number = models.CharField(_("number"), max_length=30, unique=True, editable=False)
    about = models.CharField(_("about"), max_length=10, choices=AppealAbout)
    variable = models.ForeignKey(
        Variable, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("data item")
    )
    value = models.DecimalField(_("right value"), max_digits=24, decimal_places=6, null=True, blank=True)
    kind = models.CharField(_("kind of value"), max_length=14, choices=ValueKind, blank=True)
    grounds = models.TextField(_("grounds"))
    filed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+")
    filed_at = models.DateTimeField(_("filed"), default=clock.now, editable=False)
    due_on = models.DateField(_("to be decided by"), null=True, blank=True, editable=False)
    status = models.CharField(
        _("status"), max_length=10, choices=AppealStatus, default=AppealStatus.FILED, editable=False
    )
    status_since = models.DateTimeField(_("since"), default=clock.now, editable=False)
    run = models.ForeignKey(
        Run,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="appeals",
        verbose_name=_("run that shows the effect"),
    )
    decision = models.TextField(_("decision"), blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    documents = GenericRelation(Document)

    objects = AppealQuerySet.as_manager()
    workflow = appeal_workflow
    verbs = {"file_appeal": _("Filed"), "examine": _("Effect computed"), "file_evidence": _("Evidence filed")}

    class Meta(Record.Meta):
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="appeal_says_what",
                condition=Q(about="value", variable__isnull=False) & ~Q(kind="")
                | Q(about="rule", variable__isnull=True, value__isnull=True, kind=""),
                violation_error_message=_("Say which value is wrong, and what is right."),
            ),
            models.CheckConstraint(
                name="appeal_has_grounds", condition=~Q(grounds=""), violation_error_message=_("Give your reasons.")
            ),
            models.CheckConstraint(
                name="appeal_decided_whole",
                condition=Q(status__in=["filed", "withdrawn"], decided_by__isnull=True)
                | Q(status__in=["upheld", "partly", "denied"], decided_by__isnull=False) & ~Q(decision=""),
                violation_error_message=_("A decision has its reasons and who made it."),
            ),
            models.CheckConstraint(
                name="appeal_upheld_shows_effect",
                condition=~Q(status__in=["upheld", "partly"]) | Q(run__isnull=False),
                violation_error_message=_("What it does to everybody is computed before it is decided."),
            ),
        ]
        triggers = [*Record.Meta.triggers]

    def __str__(self):
        return self.number

    def get_absolute_url(self):
        return reverse("evaluation:appeal", args=[self.uuid])

    @property
    def becomes(self):
        """(value, kind) with which its effect was computed last; None before that, and where it is about a rule."""
        rows = self.run.changes.get("values") if self.run_id else None
        if not rows:
            return None
        _unit, _variable, value, kind = rows[0]
        return (Decimal(value) if value else None), kind

    @property
    def effect_is_of_all(self):
        """Was the effect computed of what it asks for, so that it can be upheld?"""
        return self.run_id is not None and self.becomes in (None, (self.value, self.kind))

    @property
    def effect_is_of_part(self):
        """Was the effect computed of something else than what it asks for? Of a rule only the office can say."""
        return self.run_id is not None and (self.becomes is None or not self.effect_is_of_all)

    @property
    def tag(self):
        """(label, kind) of where it stands."""
        return self.get_status_display(), AppealStatus(self.status).kind
