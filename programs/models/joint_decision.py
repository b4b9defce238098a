"""What do we keep of a decision: what the committee found, who has signed it for each side, and how it was told?"""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length, Trim
from django.db.models.lookups import GreaterThanOrEqual
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs.decisionquerysets import DecisionQuerySet, SignedMinutesQuerySet
from programs.models import decisionlocks
from programs.models.application import Application
from programs.models.columns import SideAmount, account_key
from programs.models.committee import Committee, Outcome
from programs.models.decision import SHORTEST_REASONS
from programs.models.side import Side
from records import clock
from records.columns import LineField
from records.history import track
from records.models import Document, Record
from records.money import amount_field, currency_field


@track()
class SignedMinutes(Record):
    """Minutes that the partner has signed on paper. They count as its signature once a second officer has confirmed
    that the paper says what the decision table says.
    """

    committee = models.ForeignKey(
        Committee, models.PROTECT, related_name="signed_minutes", verbose_name=_("committee"), editable=False
    )
    signatory = LineField(_("who has signed"), max_length=200)
    signed_on = models.DateField(_("signed on"))
    letter_number = LineField(_("number of the partner's letter"), max_length=60, blank=True)
    paper = models.ForeignKey(Document, models.PROTECT, editable=False, related_name="+", verbose_name=_("scan"))
    fingerprint = models.CharField(_("fingerprint of what is signed"), max_length=64, editable=False)
    recorded_by = account_key(_("recorded by"))
    recorded_at = models.DateTimeField(_("recorded"), default=clock.now, editable=False)
    confirmed_by = account_key(_("confirmed by"), null=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True, editable=False)

    objects = SignedMinutesQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("signed minutes")
        verbose_name_plural = _("signed minutes")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="signed_minutes_need_two",
                condition=Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
                | Q(confirmed_at__isnull=False) & ~Q(confirmed_by=F("recorded_by")),
                violation_error_message=_("A second person confirms what you have recorded."),
            ),
        ]
        triggers = [*Record.Meta.triggers, *decisionlocks.PAPER]

    def __str__(self):
        return self.signatory


@track(exclude=["verify_code"])
class Decision(Record):
    """What both sides have decided about one application.

    It is drawn up when the committee closes, signed for each side by somebody who sits there for it, and published by
    the office: from then on the applicants read it, and it is never changed. A reserve that is promoted gets a decision
    of its own, which `replaces` the one before; `is_current` is the one that holds.
    """

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="decisions", verbose_name=_("application"), editable=False
    )
    committee = models.ForeignKey(
        Committee, models.PROTECT, related_name="decisions", verbose_name=_("committee"), editable=False
    )
    replaces = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="replaced_by",
        verbose_name=_("decision before"),
    )
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, editable=False)
    reserve = models.PositiveIntegerField(_("place among the reserves"), null=True, blank=True, editable=False)
    reason = models.TextField(_("reasons"), blank=True, editable=False)
    home_signed_by = account_key(_("signed for the home side by"), null=True)
    home_signed_at = models.DateTimeField(_("signed for the home side"), null=True, blank=True, editable=False)
    partner_signed_by = account_key(_("signed for the partner by"), null=True)
    partner_signed_at = models.DateTimeField(_("signed for the partner"), null=True, blank=True, editable=False)
    partner_paper = models.ForeignKey(
        SignedMinutes,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="decisions",
        verbose_name=_("minutes signed by the partner"),
    )
    number = models.CharField(_("number"), max_length=30, null=True, blank=True, unique=True, editable=False)
    verify_code = models.CharField(max_length=16, null=True, blank=True, unique=True, editable=False)
    fingerprint = models.CharField(_("fingerprint of the letter"), max_length=64, blank=True, editable=False)
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)
    published_by = account_key(_("published by"), null=True)
    is_current = models.BooleanField(_("holds"), default=False, editable=False)

    objects = DecisionQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(is_current=True),
                name="decision_that_holds_once",
                violation_error_message=_("A decision about this application holds already."),
            ),
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(published_at__isnull=True, closed_on__isnull=True),
                name="decision_waits_once",
                violation_error_message=_("A decision about this application waits to be signed already."),
            ),
            models.CheckConstraint(
                name="decision_signed_with_time",
                condition=(
                    Q(home_signed_by__isnull=True, home_signed_at__isnull=True)
                    | Q(home_signed_by__isnull=False, home_signed_at__isnull=False)
                )
                & (
                    Q(partner_signed_by__isnull=True, partner_signed_at__isnull=True)
                    | Q(partner_signed_by__isnull=False, partner_signed_at__isnull=False)
                ),
                violation_error_message=_("A signature has its time."),
            ),
            models.CheckConstraint(
                name="decision_signed_by_two",
                condition=Q(home_signed_by__isnull=True)
                | Q(partner_signed_by__isnull=True)
                | ~Q(home_signed_by=F("partner_signed_by")),
                violation_error_message=_("The two sides are signed for by two persons."),
            ),
            models.CheckConstraint(
                name="decision_published_whole",
                condition=Q(published_at__isnull=True, published_by__isnull=True, number__isnull=True, is_current=False)
                | Q(published_at__isnull=False, published_by__isnull=False, number__isnull=False)
                & Q(verify_code__isnull=False)
                & ~Q(fingerprint=""),
                violation_error_message=_("What is published has its number and says who published it."),
            ),
            models.CheckConstraint(
                name="decision_reserve_has_place",
                condition=Q(outcome="reserve", reserve__isnull=False) | ~Q(outcome="reserve") & Q(reserve__isnull=True),
                violation_error_message=_("A reserve has its place, and nothing else has one."),
            ),
            models.CheckConstraint(
                name="decision_out_of_turn_has_reasons",
                condition=Q(reason="") | Q(GreaterThanOrEqual(Length(Trim("reason")), SHORTEST_REASONS)),
                violation_error_message=_("Give reasons of at least 20 characters."),
            ),
        ]
        triggers = [*Record.Meta.triggers, *decisionlocks.DECISION]

    def __str__(self):
        return self.number or self.application.shown_reference

    @property
    def check_url(self):
        """Where everybody can check the letter, in no language."""
        return reverse("check_decision", args=[self.verify_code])

    @property
    def tag(self):
        """(label, kind) of its outcome."""
        return self.get_outcome_display(), Outcome(self.outcome).kind

    def is_signed_for(self, side):
        if side == Side.HOME:
            return self.home_signed_by_id is not None
        return self.partner_signed_by_id is not None or self.partner_paper_id is not None

    @property
    def awaits(self):
        """The sides that have not signed; its committee and call are read."""
        return [side for side in self.committee.call.sides if not self.is_signed_for(side)]


@track()
class DecisionAmount(SideAmount, models.Model):
    """What one side grants in a currency, by a decision to fund. Never added across sides or currencies."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="amounts")
    side = models.CharField(_("side"), max_length=8, choices=Side)
    currency = currency_field()
    amount = amount_field(_("amount"), null=False, blank=False)

    class Meta:
        verbose_name = _("granted amount")
        verbose_name_plural = _("granted amounts")
        ordering = ["side", "currency"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "side", "currency"],
                name="decision_amount_once",
                violation_error_message=_("This amount is there already."),
            ),
            models.CheckConstraint(
                name="decision_amount_is_not_negative",
                condition=Q(amount__gte=0),
                violation_error_message=_("No amount is below zero."),
            ),
        ]
        triggers = decisionlocks.AMOUNT

    def __str__(self):
        return f"{self.get_side_display()}: {self.money}"
