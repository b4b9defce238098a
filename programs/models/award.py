"""What do we keep of an award: what was offered for an application, and how much money each side gives when?"""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length, Trim
from django.db.models.lookups import GreaterThanOrEqual
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programs.awardquerysets import AwardQuerySet, BudgetLineQuerySet
from programs.awardworkflow import AwardStatus, award_workflow
from programs.models import awardlocks
from programs.models.application import Application
from programs.models.columns import SideAmount, account_key
from programs.models.decision import SHORTEST_REASONS
from programs.models.project import Project
from programs.models.side import Side
from records import clock
from records.columns import LineField
from records.history import track
from records.models import Record
from records.money import Money, amount_field, currency_field
from records.spans import does_not_overlap


@track()
class Award(Record):
    """What was offered to the leaders of a funded application. Accepted in time, it is run as a joint project."""

    application = models.OneToOneField(
        Application, models.PROTECT, related_name="award", verbose_name=_("application"), editable=False
    )
    status = models.CharField(
        _("status"), max_length=10, choices=AwardStatus, default=AwardStatus.OFFERED, editable=False
    )
    status_since = models.DateTimeField(_("since"), default=clock.now, editable=False)
    accept_by = models.DateField(_("to be accepted by"), help_text=_("This day included."))
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(pgettext_lazy("stay", "last day"))
    offered_by = account_key(_("offered by"))
    answered_by = account_key(_("answered by"), null=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True, editable=False)
    reason = models.TextField(_("reasons"), blank=True, editable=False)
    project = models.OneToOneField(
        Project,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="award",
        verbose_name=_("joint project"),
    )

    objects = AwardQuerySet.as_manager()
    workflow = award_workflow
    verbs = {
        "give_time": _("Last day for an answer moved"),
        "give_money": _("Budget line entered"),
        "change_money": _("Budget line changed"),
        "close_money": _("Budget line taken off"),
    }
    timeline_children = ("amounts", "lines", "visits")

    class Meta(Record.Meta):
        verbose_name = _("award")
        verbose_name_plural = _("awards")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["status", "accept_by"], name="award_by_status")]
        constraints = [
            models.CheckConstraint(
                name="award_days_ordered",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("It ends before it begins."),
            ),
            models.CheckConstraint(
                name="award_answered_by_somebody",
                condition=Q(status="offered", answered_at__isnull=True, answered_by__isnull=True)
                | Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(status="offered"),
                violation_error_message=_("An answer names who gave it, and when."),
            ),
            models.CheckConstraint(
                name="award_runs_as_project",
                condition=Q(status__in=["offered", "declined"], project__isnull=True)
                | Q(status__in=["accepted", "closed", "terminated"], project__isnull=False),
                violation_error_message=_("An award that is accepted is run as a joint project."),
            ),
            models.CheckConstraint(
                name="award_terminated_with_reasons",
                condition=~Q(status="terminated") | Q(GreaterThanOrEqual(Length(Trim("reason")), SHORTEST_REASONS)),
                violation_error_message=_("An award is terminated with reasons of at least 20 characters."),
            ),
        ]
        triggers = [*Record.Meta.triggers, *awardlocks.AWARD]

    def __str__(self):
        return f"{self.application.shown_reference} · {self.application.title}"

    def get_absolute_url(self):
        return reverse("awards:award", args=[self.uuid])

    @property
    def tag(self):
        """(label, kind) of where it stands."""
        return self.get_status_display(), AwardStatus(self.status).kind

    @property
    def may_be_answered(self):
        """The offer stands: nobody has answered, and its last day is not over."""
        return self.status == AwardStatus.OFFERED and clock.today() <= self.accept_by


@track(exclude=["in_lines"])
class AwardAmount(SideAmount, models.Model):
    """What was granted of one side's money in one currency. Never added across.

    `in_lines` is what the budget lines take of it, kept by the database: never more than was granted.
    """

    award = models.ForeignKey(Award, models.PROTECT, related_name="amounts", verbose_name=_("award"))
    side = models.CharField(_("side"), max_length=8, choices=Side)
    currency = currency_field()
    amount = amount_field(_("granted"), null=False, blank=False)
    in_lines = amount_field(_("in budget lines"), null=False, default=0, editable=False)

    class Meta:
        verbose_name = _("granted amount")
        verbose_name_plural = _("granted amounts")
        ordering = ["side", "currency"]
        constraints = [
            models.UniqueConstraint(
                fields=["award", "side", "currency"],
                name="award_amount_once",
                violation_error_message=_("This amount is there already."),
            ),
            models.CheckConstraint(
                name="award_amount_has_currency",
                condition=Q(currency__regex=r"^[A-Z]{3}$"),
                violation_error_message=_("Three capital letters: IRR, EUR, USD."),
            ),
            models.CheckConstraint(
                name="award_amount_is_not_overspent",
                condition=Q(in_lines__gte=0, in_lines__lte=F("amount")),
                violation_error_message=_("The budget lines are more than was granted."),
            ),
        ]

    def __str__(self):
        return f"{self.get_side_display()}: {self.money}"

    @property
    def left(self):
        """What is in no budget line yet."""
        return Money(self.amount - self.in_lines, self.currency)


class LineCategory(models.TextChoices):
    TRAVEL = "travel", _("travel")
    STAY = "stay", pgettext_lazy("cost of an award", "stays")
    OTHER = "other", _("other costs")


@track(exclude=["reserved"])
class BudgetLine(Record):
    """What one side gives for one kind of cost in one fiscal window: money is not carried over into the next.

    `reserved` is what approved visits take of it, kept by the database: never more than the line has, however many
    are approved at once.
    """

    award = models.ForeignKey(Award, models.PROTECT, related_name="lines", verbose_name=_("award"))
    side = models.CharField(_("side"), max_length=8, choices=Side, default=Side.HOME)
    category = models.CharField(_("for"), max_length=8, choices=LineCategory, default=LineCategory.STAY)
    purpose = LineField(_("purpose"), max_length=200, blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), help_text=_("This day included: what is not used by then lapses."))
    amount = amount_field(_("amount"), null=False, blank=False)
    currency = currency_field()
    reserved = amount_field(_("approved for visits"), null=False, default=0, editable=False)

    objects = BudgetLineQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("budget line")
        verbose_name_plural = _("budget lines")
        ordering = ["side", "category", "starts_on"]
        constraints = [
            models.CheckConstraint(
                name="budget_line_days_ordered",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("It ends before it begins."),
            ),
            models.CheckConstraint(
                name="budget_line_has_currency",
                condition=Q(currency__regex=r"^[A-Z]{3}$"),
                violation_error_message=_("Three capital letters: IRR, EUR, USD."),
            ),
            models.CheckConstraint(
                name="budget_line_is_not_overdrawn",
                condition=Q(reserved__gte=0, reserved__lte=F("amount")),
                violation_error_message=_("More is approved than this line has."),
            ),
            models.CheckConstraint(
                name="budget_line_that_pays_stays",
                condition=Q(closed_on__isnull=True) | Q(reserved=0),
                violation_error_message=_("Visits are paid from this line: it stays."),
            ),
            *(
                does_not_overlap(
                    f"budget_line_{side}_{category}_apart",
                    "award",
                    condition=Q(side=side, category=category, closed_on__isnull=True),
                    message=_("This side has a line for this in a part of these days already."),
                )
                for side in ("home", "partner")
                for category in ("travel", "stay")
            ),
        ]
        triggers = [*Record.Meta.triggers, *awardlocks.LINE]

    def __str__(self):
        return f"{self.get_side_display()}: {self.get_category_display()}"

    @property
    def money(self):
        return Money(self.amount, self.currency)

    @property
    def left(self):
        """What is not approved for a visit yet."""
        return Money(self.amount - self.reserved, self.currency)
