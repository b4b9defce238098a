"""What do we keep of evaluation: each side of a call, who is asked for what, and what they say?"""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from directory.models import Person
from programs.applicationworkflow import ApplicationStatus
from programs.models import reviewlocks
from programs.models.application import Application
from programs.models.call import Call
from programs.models.columns import account_key
from programs.models.reviewer import ReviewerProfile
from programs.models.rule import Criterion
from programs.models.side import Side
from programs.reviewquerysets import CallSideQuerySet, ReviewAssignmentQuerySet
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


class AssignmentStatus(models.TextChoices):
    PROPOSED = "proposed", _("proposed")
    INVITED = "invited", pgettext_lazy("of a reviewer", "invited")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")
    SUBMITTED = "submitted", _("review submitted")
    CANCELLED = "cancelled", _("taken out")

    @property
    def kind(self):
        """How a tag shows it."""
        return {"accepted": "current", "submitted": "good", "declined": "problem", "cancelled": "quiet"}.get(
            self.value, "waiting"
        )


LIVE = (
    AssignmentStatus.PROPOSED,
    AssignmentStatus.INVITED,
    AssignmentStatus.ACCEPTED,
    AssignmentStatus.SUBMITTED,
)
TAKEN_ON = (AssignmentStatus.ACCEPTED, AssignmentStatus.SUBMITTED)


class DeclineReason(models.TextChoices):
    CONFLICT = "conflict", _("I have a conflict of interest")
    LOAD = "load", _("I have no time")
    FIELD = "field", _("It is not my field")
    OTHER = "other", _("Another reason")


@track(exclude=["email", "token_hash", "reason"])
class ReviewAssignment(Record):
    """One reviewer for one application on one side. `why` is what the proposal said of the pair."""

    call_side = models.ForeignKey(CallSide, models.PROTECT, related_name="assignments", verbose_name=_("side"))
    application = models.ForeignKey(
        Application, models.PROTECT, related_name="assignments", verbose_name=_("application")
    )
    reviewer = models.ForeignKey(
        ReviewerProfile, models.PROTECT, related_name="assignments", verbose_name=_("reviewer")
    )
    run = models.ForeignKey(
        AssignmentRun, models.PROTECT, null=True, blank=True, editable=False, related_name="assignments"
    )
    status = models.CharField(
        _("status"), max_length=10, choices=AssignmentStatus, default=AssignmentStatus.PROPOSED, editable=False
    )
    status_since = models.DateTimeField(_("since"), default=clock.now, editable=False)
    is_locked = models.BooleanField(_("kept by the next proposal"), default=False, editable=False)
    why = models.JSONField(_("why"), default=dict, editable=False)
    due_on = models.DateField(_("review due on"), null=True, blank=True)
    user = account_key(_("account"), null=True)
    email = models.EmailField(_("invited at"), blank=True, editable=False)
    language = models.CharField(_("language of the letter"), max_length=5, default="en", editable=False)
    token_hash = models.CharField(max_length=64, null=True, blank=True, unique=True, editable=False)
    invited_at = models.DateTimeField(_("invited"), null=True, blank=True, editable=False)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True, editable=False)
    declined_for = models.CharField(
        _("declined because"), max_length=10, choices=DeclineReason, blank=True, editable=False
    )
    reason = models.TextField(_("reasons"), blank=True, editable=False)

    objects = ReviewAssignmentQuerySet.as_manager()
    verbs = {
        "accept_review": _("Review accepted"),
        "decline_review": _("Review declined"),
        "open_review": _("Review opened"),
        "submit_review": _("Review submitted"),
        "reopen_review": _("Review opened again"),
        "cancel_review": _("Reviewer taken off"),
    }

    class Meta(Record.Meta):
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["application", "pk"]
        indexes = [models.Index(fields=["user", "status"], name="assignment_of_account")]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "reviewer"],
                name="assignment_once",
                violation_error_message=_("This reviewer has this application already."),
            ),
            models.CheckConstraint(
                name="assignment_invited_has_link",
                condition=Q(status__in=["proposed", "cancelled"])
                | Q(token_hash__isnull=False, invited_at__isnull=False) & ~Q(email=""),
                violation_error_message=_("Who is invited has an address and a link."),
            ),
            models.CheckConstraint(
                name="assignment_taken_on_by_account",
                condition=~Q(status__in=["accepted", "submitted"]) | Q(user__isnull=False, answered_at__isnull=False),
                violation_error_message=_("A review is taken on by an account, at a time."),
            ),
            models.CheckConstraint(
                name="assignment_declined_says_why",
                condition=~Q(status="declined") | ~Q(declined_for="") & Q(answered_at__isnull=False),
                violation_error_message=_("Whoever declines says why."),
            ),
        ]
        triggers = [*Record.Meta.triggers, *reviewlocks.ASSIGNMENT]

    def __str__(self):
        return f"{self.application.shown_reference} · {self.reviewer}"

    def get_absolute_url(self):
        return reverse("reviews:review", args=[self.uuid])

    @property
    def tag(self):
        """(label, kind) of where it stands."""
        return self.get_status_display(), AssignmentStatus(self.status).kind

    @property
    def is_taken_on(self):
        return self.status in TAKEN_ON

    @property
    def is_past(self):
        """The application is not evaluated any more: nobody opens it by this."""
        return self.application.status != ApplicationStatus.ELIGIBLE


class Recommendation(models.TextChoices):
    FUND = "fund", _("fund it")
    RESERVATIONS = "reservations", _("fund it if money is left")
    REJECT = "reject", _("do not fund it")


@track(exclude=["text_to_applicant", "text_to_committee"])
class Review(models.Model):
    """What one reviewer says of one application. Complete when it is submitted, and frozen with its side."""

    assignment = models.OneToOneField(
        ReviewAssignment, models.PROTECT, related_name="review", verbose_name=_("assignment")
    )
    text_to_applicant = models.TextField(_("to the applicants"), blank=True)
    text_to_committee = models.TextField(_("to the committee"), blank=True)
    recommendation = models.CharField(_("recommendation"), max_length=12, choices=Recommendation, blank=True)
    opened_at = models.DateTimeField(_("opened"), default=clock.now, editable=False)
    saved_at = models.DateTimeField(_("saved"), default=clock.now, editable=False)
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True, editable=False)
    total = models.DecimalField(_("total"), max_digits=5, decimal_places=2, null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("text of a review")
        verbose_name_plural = _("texts of reviews")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="review_submitted_has_total",
                condition=Q(submitted_at__isnull=True, total__isnull=True)
                | Q(submitted_at__isnull=False, total__range=(0, 100)) & ~Q(recommendation=""),
                violation_error_message=_("A submitted review has its total and its recommendation."),
            ),
        ]
        triggers = [*Record.Meta.triggers, *reviewlocks.REVIEW]

    def __str__(self):
        return str(self.assignment)


@track()
class ReviewScore(models.Model):
    """The value of one criterion in one review."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="scores")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="scores", verbose_name=_("criterion"))
    value = models.PositiveSmallIntegerField(_("value"), validators=[MinValueValidator(1)])

    class Meta:
        verbose_name = _("score")
        verbose_name_plural = _("scores")
        ordering = ["criterion__position", "criterion"]
        constraints = [
            models.UniqueConstraint(
                fields=["review", "criterion"],
                name="review_score_once",
                violation_error_message=_("This criterion is scored already."),
            ),
        ]
        triggers = reviewlocks.SCORE

    def __str__(self):
        return f"{self.criterion}: {self.value}"


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
