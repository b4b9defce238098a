"""What do we keep of evaluation: who may review, who may not review what, who is asked, and what they say?"""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length, Trim
from django.db.models.lookups import GreaterThanOrEqual
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from directory.models import Person
from programs.models import reviewlocks
from programs.models.application import Application
from programs.models.call import Call
from programs.models.programme import Programme
from programs.models.rule import Criterion
from programs.models.side import Side
from programs.querysets import (
    CallSideQuerySet,
    ConflictQuerySet,
    ReviewAssignmentQuerySet,
    ReviewerProfileQuerySet,
)
from records import clock
from records.columns import LineField
from records.history import track
from records.languages import language_name
from records.models import Record

SHORTEST_REASONS = 20  # characters


def _account_key(label, *, null=True):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=null,
        blank=null,
        editable=False,
        related_name="+",
        verbose_name=label,
    )


@track()
class ReviewerProfile(Record):
    """Somebody who may be asked to review: which fields and languages, how many at most, when not."""

    person = models.OneToOneField(Person, models.PROTECT, related_name="reviewer", verbose_name=_("person"))
    languages = ArrayField(
        models.CharField(max_length=5), verbose_name=_("languages that are read"), default=list, blank=True
    )
    most = models.PositiveSmallIntegerField(
        _("most reviews in one call"), default=10, validators=[MinValueValidator(1), MaxValueValidator(200)]
    )
    away_from = models.DateField(_("away from"), null=True, blank=True)
    away_until = models.DateField(_("away until"), null=True, blank=True)

    objects = ReviewerProfileQuerySet.as_manager()
    timeline_children = ("areas", "panels")

    class Meta(Record.Meta):
        verbose_name = _("reviewer")
        verbose_name_plural = _("reviewers")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="reviewer_away_ordered",
                condition=Q(away_from__isnull=True, away_until__isnull=True) | Q(away_until__gte=F("away_from")),
                violation_error_message=_("Give the first and the last day of the absence, in this order."),
            ),
            models.CheckConstraint(
                name="reviewer_takes_one",
                condition=Q(most__gte=1),
                violation_error_message=_("Whoever may be asked takes at least one review."),
            ),
        ]

    def __str__(self):
        return str(self.person)

    def get_absolute_url(self):
        return reverse("admin:programs_reviewerprofile_change", args=[self.pk])

    def is_away(self, day):
        return self.away_from is not None and self.away_from <= day <= self.away_until

    @property
    def languages_in_words(self):
        return [language_name(code) for code in self.languages]


@track()
class ReviewerArea(models.Model):
    """A field that a reviewer knows, by the name that areas of calls have."""

    reviewer = models.ForeignKey(ReviewerProfile, models.CASCADE, related_name="areas")
    name = LineField(_("field"), max_length=200, help_text=_("As areas of calls are named, in either language."))
    level = models.PositiveSmallIntegerField(
        _("how well"),
        choices=[(1, _("knows of it")), (2, _("works in it")), (3, _("is an expert"))],
        default=2,
    )

    class Meta:
        verbose_name = _("field of a reviewer")
        verbose_name_plural = _("fields")
        ordering = ["-level", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["reviewer", "name"],
                name="reviewer_area_once",
                violation_error_message=_("This field is there already."),
            ),
            models.CheckConstraint(
                name="reviewer_area_level_known",
                condition=Q(level__range=(1, 3)),
                violation_error_message=_("Choose how well the field is known."),
            ),
        ]

    def __str__(self):
        return self.name


@track()
class ReviewerPanel(models.Model):
    """For which side of a programme somebody may be asked: one only, as the sides are blind to each other."""

    reviewer = models.ForeignKey(ReviewerProfile, models.CASCADE, related_name="panels")
    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="reviewer_panels", verbose_name=_("programme")
    )
    side = models.CharField(_("side"), max_length=8, choices=Side, default=Side.HOME)

    class Meta:
        verbose_name = _("programme of a reviewer")
        verbose_name_plural = _("programmes")
        ordering = ["programme__code"]
        constraints = [
            models.UniqueConstraint(
                fields=["reviewer", "programme"],
                name="reviewer_is_of_one_side",
                violation_error_message=_("A reviewer is asked by one side of a programme only."),
            ),
        ]

    def __str__(self):
        return f"{self.programme.code}: {self.get_side_display()}"


class ConflictKind(models.TextChoices):
    SAME_PERSON = "same_person", _("is of the team")
    SAME_INSTITUTION = "same_institution", _("same institution")
    RELATED_INSTITUTION = "related_institution", _("related institution")
    CO_MEMBER = "co_member", _("in an earlier application together")
    NAMED = "named", _("named by the applicants")
    DECLARED = "declared", _("declared by the reviewer")
    OFFICE = "office", _("known to the office")


@track(exclude=["note"])
class Conflict(Record):
    """Why somebody is not to judge an application. A hard one closes it at once; a soft one the office settles."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="conflicts", verbose_name=_("person"))
    application = models.ForeignKey(
        Application, models.PROTECT, related_name="conflicts", verbose_name=_("application")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=ConflictKind)
    is_hard = models.BooleanField(_("closes the application to them"), default=True)
    note = models.TextField(_("note"), blank=True)
    entered_by = _account_key(_("entered by"))
    settled_by = _account_key(_("settled by"))
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True, editable=False)
    settlement = models.TextField(_("why it does not stand in the way"), blank=True, editable=False)

    objects = ConflictQuerySet.as_manager()
    verbs = {
        "find_conflicts": _("Conflicts looked for"),
        "declare_conflict": _("Conflict declared"),
        "enter_conflict": _("Conflict entered by the office"),
        "settle_conflict": _("Conflict found not to stand in the way"),
    }

    class Meta(Record.Meta):
        verbose_name = _("conflict of interest")
        verbose_name_plural = _("conflicts of interest")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "application", "kind"],
                name="conflict_once",
                violation_error_message=_("This conflict is known already."),
            ),
            models.CheckConstraint(
                name="conflict_settled_with_reasons",
                condition=Q(settled_at__isnull=True, settled_by__isnull=True, settlement="")
                | Q(settled_at__isnull=False, settled_by__isnull=False, is_hard=False)
                & Q(GreaterThanOrEqual(Length(Trim("settlement")), SHORTEST_REASONS)),
                violation_error_message=_(
                    "Only a soft conflict is settled, by somebody, with reasons of at least 20 characters."
                ),
            ),
        ]
        triggers = [*Record.Meta.triggers, *reviewlocks.CONFLICT]

    def __str__(self):
        return f"{self.person}: {self.get_kind_display()}"

    @property
    def tag(self):
        """(label, kind) of how firm it is."""
        if self.is_hard:
            return pgettext_lazy("of a conflict", "hard"), "problem"
        return (_("settled"), "quiet") if self.settled_at else (pgettext_lazy("of a conflict", "soft"), "waiting")


@track()
class CallSide(Record):
    """One side of a call while it evaluates: open, then closed for good, whatever the other side does."""

    call = models.ForeignKey(Call, models.PROTECT, related_name="review_sides", verbose_name=_("call"))
    side = models.CharField(_("side"), max_length=8, choices=Side)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True, editable=False)
    closed_by = _account_key(_("closed by"))
    waiver = models.TextField(_("why it was closed without"), blank=True, editable=False)

    objects = CallSideQuerySet.as_manager()
    verbs = {
        "open_side": _("Evaluation begun"),
        "solve": _("Assignment proposed"),
        "lock_assignment": _("Proposed pair kept"),
        "free_assignment": _("Proposed pair not kept any more"),
        "take_out_assignment": _("Proposed pair taken out"),
        "add_assignment": _("Pair added by hand"),
        "deploy": _("Reviewers invited"),
        "close_side": _("Side closed"),
    }
    timeline_children = ("runs", "assignments")

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
                condition=Q(closed_at__isnull=True, closed_by__isnull=True, waiver="")
                | Q(closed_at__isnull=False, closed_by__isnull=False),
                violation_error_message=_("A side that is closed says by whom and when."),
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
    def tag(self):
        """(label, kind) of where it stands."""
        return (_("closed"), "quiet") if self.is_over else (pgettext_lazy("of a side", "open"), "current")


@track()
class AssignmentRun(models.Model):
    """One proposal of who reviews what, as it was computed. It counts when it is deployed."""

    call_side = models.ForeignKey(CallSide, models.PROTECT, related_name="runs", verbose_name=_("side"))
    made_by = _account_key(_("made by"), null=False)
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
    user = _account_key(_("account"))
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
