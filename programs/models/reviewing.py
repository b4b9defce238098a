"""What do we keep of a review: who is asked for it, and what they say?"""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programs.applicationworkflow import ApplicationStatus
from programs.models import reviewlocks
from programs.models.application import Application
from programs.models.callside import AssignmentRun, CallSide
from programs.models.columns import account_key
from programs.models.reviewer import ReviewerProfile
from programs.models.rule import Criterion
from programs.reviewquerysets import ReviewAssignmentQuerySet
from records import clock
from records.history import track
from records.models import Record


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
