"""What do we keep of a value that an institution gave, and of the questions about it?"""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from evaluation.models.locks import in_round, refused
from evaluation.models.participation import Participation
from evaluation.models.variable import Variable
from evaluation.querysets import OfParticipationQuerySet, QueryQuerySet, RemarkQuerySet
from records import clock
from records.columns import LineField
from records.history import track
from records.languages import named
from records.models import Record


class ValueKind(models.TextChoices):
    """The six kinds of the engine; an empty one is a value that nobody has spoken of yet."""

    REPORTED = "reported", _("value")
    ZERO = "zero", _("zero")
    ESTIMATED = "estimated", _("estimate")
    NOT_AVAILABLE = "not_available", _("not available")
    NOT_APPLICABLE = "not_applicable", _("not applicable")
    SUPPRESSED = "suppressed", _("not shown")


WITH_VALUE = (ValueKind.REPORTED, ValueKind.ZERO, ValueKind.ESTIMATED)


class PointState(models.TextChoices):
    PENDING = "pending", _("not looked at yet")
    QUERIED = "queried", _("questioned")
    CORRECTED = "corrected", _("corrected by the office")
    ACCEPTED = "accepted", _("accepted")
    REJECTED = "rejected", _("rejected")

    @property
    def kind(self):
        """How a tag shows it."""
        return {"queried": "problem", "rejected": "problem", "accepted": "good", "corrected": "good"}.get(
            self.value, "quiet"
        )


class Origin(models.TextChoices):
    TYPED = "typed", _("entered by hand")
    WORKBOOK = "workbook", _("read from a workbook")
    RECORDS = "records", _("counted from the office's own records")
    REGISTER = "register", _("taken from a register")
    OFFICE = "office", _("entered by the office")


def decimal_field(label, **options):
    return models.DecimalField(label, max_digits=24, decimal_places=6, null=True, blank=True, **options)


def _kind_has_value(kind, value):
    """A value stands beside the kinds that have one, and beside no other; what is zero is said to be."""
    return (
        Q(**{f"{kind}__in": ["", "not_available", "not_applicable", "suppressed"], f"{value}__isnull": True})
        | Q(**{kind: "zero", f"{value}__isnull": False, value: 0})
        | Q(**{kind: "reported", f"{value}__isnull": False}) & ~Q(**{value: 0})
        | Q(**{kind: "estimated", f"{value}__isnull": False})
    )


@track()
class DataPoint(models.Model):
    """What an institution says of one data item, beside what a register says of it.

    Where the office has corrected it, what was declared stays beside it.
    """

    participation = models.ForeignKey(Participation, models.PROTECT, related_name="points")
    variable = models.ForeignKey(Variable, models.PROTECT, related_name="points", verbose_name=_("data item"))
    value = decimal_field(_("value"))
    kind = models.CharField(_("kind of value"), max_length=14, choices=ValueKind, blank=True)
    note = models.TextField(_("note"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=PointState, default=PointState.PENDING, editable=False)
    origin = models.CharField(_("origin"), max_length=10, choices=Origin, default=Origin.TYPED, editable=False)
    register_value = decimal_field(_("value of the register"), editable=False)
    register_source = LineField(_("register"), max_length=200, blank=True, editable=False)
    declared_value = decimal_field(_("declared value"), editable=False)
    declared_kind = models.CharField(_("declared kind"), max_length=14, choices=ValueKind, blank=True, editable=False)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    entered_at = models.DateTimeField(_("entered"), default=clock.now, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = OfParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = _("value")
        verbose_name_plural = _("values")
        ordering = ["variable__position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["participation", "variable"],
                name="data_point_once",
                violation_error_message=_("This data item has its value already."),
            ),
            models.CheckConstraint(
                name="data_point_kind_has_value",
                condition=_kind_has_value("kind", "value"),
                violation_error_message=_("A value stands beside “value”, “zero” and “estimate”, and nowhere else."),
            ),
            models.CheckConstraint(
                name="data_point_declared_kind_has_value",
                condition=_kind_has_value("declared_kind", "declared_value"),
                violation_error_message=_("A value stands beside “value”, “zero” and “estimate”, and nowhere else."),
            ),
            models.CheckConstraint(
                name="data_point_state_known",
                condition=Q(state__in=PointState.values) & (Q(state="pending") | Q(state="queried") | ~Q(kind="")),
                violation_error_message=_("Nothing was given here: there is nothing to decide."),
            ),
            models.CheckConstraint(
                name="data_point_corrected_keeps_both",
                condition=~Q(state="corrected") | ~Q(declared_kind=""),
                violation_error_message=_("What was declared stays beside what was corrected."),
            ),
            models.CheckConstraint(
                name="data_point_register_named",
                condition=Q(register_value__isnull=True) | ~Q(register_source=""),
                violation_error_message=_("Say which register this value is from."),
            ),
            models.CheckConstraint(
                name="data_point_origin_known",
                condition=Q(origin__in=Origin.values),
                violation_error_message=_("Say where this value comes from."),
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            in_round(of="participation"),
            refused(
                "of_its_framework",
                "part_of_one_framework",
                "(SELECT framework_id FROM evaluation_variable WHERE id = NEW.variable_id) <> (SELECT framework_id"
                " FROM evaluation_round AS one JOIN evaluation_participation AS p ON p.round_id = one.id"
                " WHERE p.id = NEW.participation_id)",
            ),
        ]

    def __str__(self):
        return str(self.variable)

    @property
    def tag(self):
        """(label, kind) of what was decided about it."""
        return self.get_state_display(), PointState(self.state).kind


@track()
class Query(models.Model):
    """A validator asks about one value; the institution answers, and only that value is editable until then.

    `due_on` is the day by which the office expects an answer; what is entered at all has the institution's deadline.
    """

    point = models.ForeignKey(DataPoint, models.PROTECT, related_name="queries", verbose_name=_("value"))
    text = models.TextField(_("question"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+")
    asked_at = models.DateTimeField(_("asked"), default=clock.now, editable=False)
    due_on = models.DateField(_("answer expected by"), null=True, editable=False)
    answer = models.TextField(_("answer"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    answered_at = models.DateTimeField(_("answered"), null=True, editable=False)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    settled_at = models.DateTimeField(_("settled"), null=True, editable=False)

    objects = QueryQuerySet.as_manager()

    class Meta:
        verbose_name = _("question about a value")
        verbose_name_plural = _("questions about values")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["point"],
                condition=Q(settled_at__isnull=True),
                name="query_open_once",
                violation_error_message=_("A question about this value is open already."),
            ),
            models.CheckConstraint(
                name="query_says_something",
                condition=~Q(text=""),
                violation_error_message=_("Write the question."),
            ),
            models.CheckConstraint(
                name="query_answered_whole",
                condition=Q(answered_at__isnull=True, answered_by__isnull=True, answer="")
                | Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer=""),
                violation_error_message=_("An answer has its words, its author and its time."),
            ),
            models.CheckConstraint(
                name="query_settled_by_somebody",
                condition=Q(settled_at__isnull=True, settled_by__isnull=True)
                | Q(settled_at__isnull=False, settled_by__isnull=False, settled_at__gte=F("asked_at")),
                violation_error_message=_("Somebody settles a question, after it was asked."),
            ),
        ]
        triggers = [in_round(of="point")]

    def __str__(self):
        return self.text

    def get_absolute_url(self):
        """Where its institution answers it."""
        return reverse("evaluation:answer", args=[self.point.participation.uuid, self.pk])

    @property
    def subject(self):
        """Which value of whom in which round."""
        return named([str(self.point.variable), str(self.point.participation)])

    @property
    def is_open(self):
        return self.settled_at is None


class Remark(models.Model):
    """What a validator notes about a value for the other validators. No institution ever reads it."""

    point = models.ForeignKey(DataPoint, models.PROTECT, related_name="remarks", verbose_name=_("value"))
    text = models.TextField(_("remark"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+")
    at = models.DateTimeField(_("at"), default=clock.now, editable=False)

    objects = RemarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("remark among validators")
        verbose_name_plural = _("remarks among validators")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="remark_says_something", condition=~Q(text=""), violation_error_message=_("Write the remark.")
            ),
        ]
        triggers = [
            in_round(of="point"),
            pgtrigger.Trigger(
                name="stays",
                operation=pgtrigger.Update | pgtrigger.Delete,
                when=pgtrigger.Before,
                func="RAISE EXCEPTION 'remark stays' USING ERRCODE = '23514', CONSTRAINT = 'remark_stays';",
            ),
        ]

    def __str__(self):
        return self.text
