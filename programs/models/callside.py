"""What do we keep of each side of a call: how it evaluates, and what it says of each application?"""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from directory.models import Person
from programs.models import reviewlocks
from programs.models.application import Application
from programs.models.call import Call
from programs.models.columns import account_key
from programs.models.side import Side
from programs.reviewquerysets import CallSideQuerySet
from records import clock
from records.columns import LineField
from records.history import track
from records.models import Document, Record


@track()
class CallSide(Record):
    """One side of a call while it evaluates: open, then closed for good, whatever the other side does.

    One that evaluates elsewhere has the partner's letter; what its file says is taken in by one officer, and confirmed
    by a second one, who closes the side by it. Whoever chairs a side reads it in the portal, and closes it.
    """

    call = models.ForeignKey(Call, models.PROTECT, related_name="review_sides", verbose_name=_("call"))
    side = models.CharField(_("side"), max_length=8, choices=Side)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True, editable=False)
    closed_by = account_key(_("closed by"), null=True)
    waiver = models.TextField(_("why it was closed without"), blank=True, editable=False)
    raw_only = models.CharField(_("why no score was adjusted"), max_length=30, blank=True, editable=False)
    chair = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="sides_chaired",
        verbose_name=_("chair of the side"),
    )
    chair_user = account_key(_("account of the chair"), null=True)
    letter_number = LineField(_("number of the partner's letter"), max_length=60, blank=True, editable=False)
    letter_on = models.DateField(_("date of the partner's letter"), null=True, blank=True, editable=False)
    paper = models.ForeignKey(
        Document,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("letter of the partner"),
    )
    imported_by = account_key(_("taken in by"), null=True)

    objects = CallSideQuerySet.as_manager()
    verbs = {
        "open_side": _("Evaluation begun"),
        "solve": _("Assignment proposed"),
        "lock_assignment": _("Proposed pair kept"),
        "free_assignment": _("Proposed pair not kept any more"),
        "take_out_assignment": _("Proposed pair taken out"),
        "add_assignment": _("Pair added by hand"),
        "deploy": _("Reviewers invited"),
        "grade_application": _("Application graded by the panel"),
        "close_side": _("Side closed"),
        "name_chair": _("Chair of the side named"),
        "evaluate_elsewhere": _("It evaluates elsewhere, by the partner's letter"),
        "evaluate_here": _("It evaluates here after all"),
        "confirm_side": _("What the partner sent confirmed, and the side closed"),
    }
    timeline_children = ("runs", "assignments", "evaluations")

    class Meta(Record.Meta):
        verbose_name = _("evaluation of a side")
        verbose_name_plural = _("evaluations")
        ordering = ["call", "side"]
        constraints = [
            models.UniqueConstraint(
                fields=["call", "side"],
                name="call_side_once",
                violation_error_message=_("This side of the call evaluates already."),
            ),
            models.CheckConstraint(
                name="call_side_closed_by_somebody",
                condition=Q(closed_at__isnull=True, closed_by__isnull=True, waiver="", raw_only="")
                | Q(closed_at__isnull=False, closed_by__isnull=False),
                violation_error_message=_("A side that is closed says by whom and when."),
            ),
            models.CheckConstraint(
                name="call_side_chair_has_account",
                condition=Q(chair__isnull=True, chair_user__isnull=True)
                | Q(chair__isnull=False, chair_user__isnull=False),
                violation_error_message=_("Who chairs a side has an account."),
            ),
            models.UniqueConstraint(
                fields=["call", "chair_user"],
                name="call_side_chair_once",
                violation_error_message=_("This person chairs the other side of the call."),
            ),
            models.CheckConstraint(
                name="call_side_elsewhere_has_letter",
                condition=Q(paper__isnull=True, letter_number="", letter_on__isnull=True, imported_by__isnull=True)
                | Q(paper__isnull=False, letter_on__isnull=False) & ~Q(letter_number=""),
                violation_error_message=_("A side that evaluates elsewhere has the partner's letter."),
            ),
            models.CheckConstraint(
                name="call_side_confirmed_by_another",
                condition=Q(closed_at__isnull=True)
                | Q(paper__isnull=True)
                | Q(imported_by__isnull=False) & ~Q(closed_by=F("imported_by")),
                violation_error_message=_("A second person confirms what was taken in from the partner."),
            ),
        ]
        triggers = [*Record.Meta.triggers, *reviewlocks.SIDE]

    def __str__(self):
        return f"{self.call.code} · {self.get_side_display()}"

    def get_absolute_url(self):
        return reverse("admin:programs_callside_change", args=[self.pk])

    @property
    def is_over(self):
        return self.closed_at is not None

    @property
    def is_elsewhere(self):
        return self.paper_id is not None

    @cached_property
    def last_summary(self):
        """What the newest proposal said; None before the first."""
        run = self.runs.first()
        return run.summary if run else None

    @property
    def tag(self):
        """(label, kind) of where it stands."""
        return (_("closed"), "quiet") if self.is_over else (pgettext_lazy("of a side", "open"), "current")


@track()
class AssignmentRun(models.Model):
    """One proposal of who reviews what, as it was computed. It counts when it is deployed."""

    call_side = models.ForeignKey(CallSide, models.PROTECT, related_name="runs", verbose_name=_("side"))
    made_by = account_key(_("made by"))
    made_at = models.DateTimeField(_("made"), default=clock.now, editable=False)
    summary = models.JSONField(_("result"), default=dict, editable=False)
    deployed_at = models.DateTimeField(_("deployed"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("proposal of an assignment")
        verbose_name_plural = _("proposals of assignments")
        ordering = ["-pk"]

    def __str__(self):
        return str(self.call_side)


class Grade(models.TextChoices):
    A = "A", "A"
    B = "B", "B"
    C = "C", "C"


@track()
class SideEvaluation(models.Model):
    """What one side says of one application. The panel grades it; the scores are counted when the side is closed.

    From then on it stands: whoever decides reads it, and counts nothing again; but a review whose author is found to
    have a conflict is left out. Of a side that evaluates elsewhere score, grade, rank and note are as its file gives
    them: the rank is shown, and nothing is counted from it.
    """

    call_side = models.ForeignKey(CallSide, models.PROTECT, related_name="evaluations", verbose_name=_("side"))
    application = models.ForeignKey(
        Application, models.PROTECT, related_name="evaluations", verbose_name=_("application")
    )
    reviews = models.PositiveSmallIntegerField(_("reviews submitted"), default=0, editable=False)
    raw = models.DecimalField(_("score"), max_digits=7, decimal_places=4, null=True, blank=True, editable=False)
    adjusted = models.DecimalField(
        _("adjusted score"), max_digits=7, decimal_places=4, null=True, blank=True, editable=False
    )
    error = models.DecimalField(
        _("standard error"), max_digits=7, decimal_places=4, null=True, blank=True, editable=False
    )
    spread = models.DecimalField(
        _("points between the reviews"), max_digits=5, decimal_places=2, null=True, blank=True, editable=False
    )
    grade = models.CharField(_("grade of the panel"), max_length=1, choices=Grade, blank=True)
    panel_note = models.TextField(_("note of the panel"), blank=True)
    is_given = models.BooleanField(_("evaluated elsewhere"), default=False, editable=False)
    rank = models.PositiveIntegerField(_("rank given by the partner"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("evaluation of an application by a side")
        verbose_name_plural = _("evaluations of applications by a side")
        ordering = ["application__reference", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["call_side", "application"],
                name="side_evaluation_once",
                violation_error_message=_("This side has evaluated the application already."),
            ),
            models.CheckConstraint(
                name="side_evaluation_is_counted",
                condition=Q(is_given=False, reviews=0, raw__isnull=True, spread__isnull=True, adjusted__isnull=True)
                | Q(is_given=False, reviews__gte=1, raw__isnull=False, spread__isnull=False)
                | Q(is_given=True, reviews=0, spread__isnull=True, adjusted__isnull=True),
                violation_error_message=_(
                    "A score is counted from reviews, or given by a side that evaluates elsewhere."
                ),
            ),
            models.CheckConstraint(
                name="side_evaluation_adjusted_with_error",
                condition=Q(adjusted__isnull=True, error__isnull=True)
                | Q(adjusted__isnull=False, error__isnull=False, error__gte=0),
                violation_error_message=_("An adjusted score has its standard error."),
            ),
            models.CheckConstraint(
                name="side_evaluation_given_on_the_scale",
                condition=Q(is_given=False, rank__isnull=True)
                | Q(is_given=True)
                & (Q(raw__isnull=True) | Q(raw__range=(0, 100)))
                & (Q(rank__isnull=True) | Q(rank__gte=1)),
                violation_error_message=_("A score that is given is from 0 to 100, and a rank begins with 1."),
            ),
            models.CheckConstraint(
                name="side_evaluation_grade_known",
                condition=Q(grade__in=["", "A", "B", "C"]),
                violation_error_message=_("A grade is A, B or C."),
            ),
        ]
        triggers = reviewlocks.EVALUATION

    def __str__(self):
        return f"{self.application.shown_reference} · {self.call_side}"
