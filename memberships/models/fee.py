"""What do we keep of the dues of a membership, and of what stands in the way of paying them?"""

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from memberships.models.membership import Dated, Membership
from memberships.querysets import FeeQuerySet
from memberships.workflow import FeeStatus, fee_workflow
from records import clock
from records.calendars import in_words
from records.columns import LineField
from records.history import track
from records.languages import listed
from records.models import Document, Letter, Record
from records.money import Money, amount_field, currency_field
from records.spans import does_not_overlap


@track()
class FeeDue(Record):
    """What a membership costs for one period, and when it was paid."""

    membership = models.ForeignKey(Membership, models.PROTECT, related_name="fees", verbose_name=_("membership"))
    starts_on = models.DateField(_("for the time from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    amount = amount_field(_("amount"), null=False, blank=False)
    currency = currency_field()
    due_on = models.DateField(_("due on"))
    status = models.CharField(_("status"), max_length=6, choices=FeeStatus, default=FeeStatus.OPEN, editable=False)
    status_since = models.DateTimeField(_("since"), default=clock.now, editable=False)
    paid_on = models.DateField(_("paid on"), null=True, blank=True, editable=False)
    receipt = LineField(_("number of the receipt"), max_length=80, blank=True, editable=False)
    documents = GenericRelation(Document)
    letters = GenericRelation(Letter)

    objects = FeeQuerySet.as_manager()
    workflow = fee_workflow
    timeline_children = ("obstacles", "documents", "letters")
    verbs = {"plan": _("Due planned")}

    class Meta(Record.Meta):
        verbose_name = _("due of a membership")
        verbose_name_plural = _("dues of memberships")
        ordering = ["-due_on", "-pk"]
        indexes = [models.Index(fields=["due_on"], name="feedue_open", condition=Q(status="open"))]
        constraints = [
            models.UniqueConstraint(
                fields=["membership", "starts_on"],
                condition=Q(closed_on__isnull=True),
                name="fee_of_a_period_once",
                violation_error_message=_("The due of this period is entered already."),
            ),
            models.CheckConstraint(
                name="fee_period_ordered",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The period ends before it begins."),
            ),
            models.CheckConstraint(
                name="fee_paid_has_day",
                condition=Q(status="paid", paid_on__isnull=False) | ~Q(status="paid") & Q(paid_on__isnull=True),
                violation_error_message=_("What was paid has its day; what was not has none."),
            ),
        ]

    def __str__(self):
        return _("%(member)s, due on %(day)s") % {"member": self.membership, "day": in_words(self.due_on)}

    def get_absolute_url(self):
        return f"{self.membership.get_absolute_url()}#dues"

    def transition_url(self, name):
        return reverse("memberships:fee_transition", args=[self.uuid, name])

    @property
    def money(self):
        return Money(self.amount, self.currency)

    @property
    def blocked_by(self):
        """What stands in the way today, from the rows loaded; None where nothing does."""
        today = clock.today()
        return next((row for row in self.obstacles.all() if row.covers(today)), None)

    def is_overdue(self, on):
        return self.status == FeeStatus.OPEN and self.due_on < on and not self.is_closed

    @property
    def tag(self):
        """(label, kind) of where it stands."""
        if self.status == FeeStatus.OPEN and self.blocked_by:
            return _("blocked"), "problem"
        if self.is_overdue(clock.today()):
            return _("overdue"), "problem"
        return self.get_status_display(), FeeStatus(self.status).kind


class ObstacleKind(models.TextChoices):
    SANCTIONS = "sanctions", _("banks do not carry it")
    CURRENCY = "currency", _("no foreign currency allotted")
    APPROVAL = "approval", _("an approval is missing")
    BUDGET = "budget", _("no budget")
    BODY = "body", _("the body does not answer")
    OTHER = "other", _("other reason")


@track()
class FeeObstacle(Dated, models.Model):
    """Why a due cannot be paid, from when until when; counted by year."""

    fee = models.ForeignKey(FeeDue, models.CASCADE, related_name="obstacles")
    kind = models.CharField(_("because"), max_length=9, choices=ObstacleKind)
    starts_on = models.DateField(_("from"), default=clock.today)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    note = LineField(_("note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("obstacle to a payment")
        verbose_name_plural = _("obstacles to payments")
        ordering = ["starts_on", "pk"]
        constraints = [
            does_not_overlap(
                "fee_obstacles_do_not_overlap", "fee", message=_("Something else is said to block it at that time.")
            ),
            models.CheckConstraint(
                name="fee_obstacle_dates_ordered",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("It ends before it begins."),
            ),
            models.CheckConstraint(
                name="fee_obstacle_other_is_told",
                condition=~Q(kind="other") | ~Q(note=""),
                violation_error_message=_("Say what the other reason is."),
            ),
        ]

    def __str__(self):
        return listed([self.get_kind_display(), super().__str__()])
