"""What do we keep of the visits of an award: who went where and when, which budget line pays how much, with proofs?"""

from django.contrib.contenttypes.fields import GenericRelation
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programs.awardquerysets import VisitQuerySet
from programs.models import awardlocks
from programs.models.award import Award, BudgetLine
from programs.models.columns import account_key
from programs.models.member import Member
from programs.models.mobility import Seniority
from records import clock
from records.columns import LineField
from records.history import track
from records.models import Document, Record
from records.money import Money, amount_field, currency_field


class VisitStatus(models.TextChoices):
    PLANNED = "planned", _("planned")
    APPROVED = "approved", _("approved")
    CLAIMED = "claimed", pgettext_lazy("of a visit", "claimed")
    PAID = "paid", pgettext_lazy("of a visit", "paid")
    CANCELLED = "cancelled", _("cancelled")

    @property
    def kind(self):
        """How a tag shows it."""
        kinds = {"planned": "waiting", "approved": "current", "claimed": "waiting", "paid": "good"}
        return kinds.get(self.value, "quiet")


@track()
class Visit(Record):
    """One journey of somebody of the team. Approved, it holds money on the lines that pay it until it is paid."""

    award = models.ForeignKey(Award, models.PROTECT, related_name="visits", verbose_name=_("award"))
    traveller = models.ForeignKey(Member, models.PROTECT, related_name="travels", verbose_name=_("who travels"))
    seniority = models.CharField(_("visitor"), max_length=6, choices=Seniority, default=Seniority.SENIOR)
    purpose = LineField(_("purpose"), max_length=300)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(pgettext_lazy("stay", "last day"))
    paid_days = models.PositiveSmallIntegerField(
        _("days that are paid"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Empty: each day of the visit."),
    )
    fare = amount_field(_("cost of travel"))
    fare_currency = currency_field(blank=True)
    status = models.CharField(
        _("status"), max_length=10, choices=VisitStatus, default=VisitStatus.PLANNED, editable=False
    )
    status_since = models.DateTimeField(_("since"), default=clock.now, editable=False)
    planned_by = account_key(_("planned by"))
    approved_by = account_key(_("approved by"), null=True)
    reason = models.TextField(_("reasons"), blank=True, editable=False)

    documents = GenericRelation(Document)

    objects = VisitQuerySet.as_manager()
    timeline_children = ("charges", "letters", "documents")
    verbs = {
        "plan_visit": _("Visit planned"),
        "change_visit": _("Plan of the visit changed"),
        "approve_visit": _("Visit approved"),
        "cancel_visit": _("Visit cancelled"),
        "add_proof": _("Proof of the visit added"),
        "claim_visit": _("Costs of the visit claimed"),
        "return_claim": _("Claim returned"),
        "pay_visit": _("Visit paid"),
        "invite_visitor": _("Invitation letter issued"),
        "revoke_invitation": _("Invitation letter revoked"),
    }

    class Meta(Record.Meta):
        verbose_name = pgettext_lazy("of an award", "visit")
        verbose_name_plural = pgettext_lazy("of an award", "visits")
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="visit_days_ordered",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("It ends before it begins."),
            ),
            models.CheckConstraint(
                name="visit_fare_has_currency",
                condition=Q(fare__isnull=True, fare_currency="")
                | Q(fare__isnull=False, fare_currency__regex=r"^[A-Z]{3}$"),
                violation_error_message=_("Give the cost of travel and its currency, or neither."),
            ),
            models.CheckConstraint(
                name="visit_approved_by_somebody",
                condition=Q(status="planned", approved_by__isnull=True)
                | Q(status__in=["approved", "claimed", "paid"], approved_by__isnull=False)
                | Q(status="cancelled"),
                violation_error_message=_("What is approved names by whom."),
            ),
        ]
        triggers = [*Record.Meta.triggers, *awardlocks.VISIT]

    def __str__(self):
        return f"{self.traveller}: {self.purpose}"

    def get_absolute_url(self):
        return self.award.get_absolute_url()

    @property
    def tag(self):
        """(label, kind) of where it stands."""
        return self.get_status_display(), VisitStatus(self.status).kind

    @property
    def length(self):
        """In days, the first and the last included."""
        return (self.ends_on - self.starts_on).days + 1

    @property
    def cost_of_travel(self):
        """As Money; None where nobody gave it."""
        return None if self.fare is None else Money(self.fare, self.fare_currency)


@track()
class VisitCharge(models.Model):
    """What one budget line pays of a visit. Released where the visit is cancelled: it stays, and holds nothing."""

    visit = models.ForeignKey(
        Visit, models.PROTECT, related_name="charges", verbose_name=pgettext_lazy("of an award", "visit")
    )
    line = models.ForeignKey(BudgetLine, models.PROTECT, related_name="charges", verbose_name=_("budget line"))
    days = models.PositiveSmallIntegerField(_("days"), default=0)
    amount = amount_field(_("amount"), null=False, blank=False)
    released_at = models.DateTimeField(_("released"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("charge of a visit")
        verbose_name_plural = _("charges")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["visit", "line"],
                condition=Q(released_at__isnull=True),
                name="visit_charged_once_a_line",
                violation_error_message=_("This line pays this visit already."),
            ),
        ]
        triggers = awardlocks.CHARGE

    def __str__(self):
        return f"{self.line}: {self.money}"

    @property
    def money(self):
        return Money(self.amount, self.line.currency)
