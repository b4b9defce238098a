"""What does a call say of visits: who pays what, and how much a day for whom? Data of the office, never ours."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs.mobility import Payer
from programs.models.call import Call
from programs.models.side import Side
from records.history import track
from records.money import Money, amount_field, currency_field

PAYERS = [
    (Payer.SENDING, _("the side that sends the visitor")),
    (Payer.HOSTING, _("the side that receives the visitor")),
    (Payer.HOME, _("the home side")),
    (Payer.PARTNER, _("the partner side")),
    (Payer.NOBODY, _("nobody: not part of the award")),
]


class Seniority(models.TextChoices):
    SENIOR = "senior", _("senior")
    JUNIOR = "junior", _("junior")


@track()
class VisitRules(models.Model):
    """Which side pays travel, and which the stay."""

    call = models.OneToOneField(Call, models.CASCADE, related_name="visit_rules", verbose_name=_("call"))
    travel = models.CharField(_("travel is paid by"), max_length=8, choices=PAYERS, default=Payer.SENDING)
    stay = models.CharField(_("stays are paid by"), max_length=8, choices=PAYERS, default=Payer.HOSTING)

    class Meta:
        verbose_name = _("rules of visits")
        verbose_name_plural = _("rules of visits")

    def __str__(self):
        return self.call.code


@track()
class DailyRate(models.Model):
    """So much a day for a visitor of this seniority up to a day of the visit; days beyond the last are not paid."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="daily_rates", verbose_name=_("call"))
    side = models.CharField(_("paid by"), max_length=8, choices=Side, default=Side.HOME)
    seniority = models.CharField(_("visitor"), max_length=6, choices=Seniority, default=Seniority.SENIOR)
    to_day = models.PositiveSmallIntegerField(
        _("up to day"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Of the visit, the first being 1. Empty: to its end."),
    )
    amount = amount_field(_("a day"), null=False, blank=False)
    currency = currency_field()

    class Meta:
        verbose_name = _("daily rate")
        verbose_name_plural = _("daily rates")
        ordering = ["side", "seniority", models.F("to_day").asc(nulls_last=True)]
        constraints = [
            models.UniqueConstraint(
                fields=["call", "side", "seniority", "to_day"],
                name="daily_rate_once",
                nulls_distinct=False,
                violation_error_message=_("There is a rate up to this day already."),
            ),
            models.CheckConstraint(
                name="daily_rate_has_currency",
                condition=Q(currency__regex=r"^[A-Z]{3}$"),
                violation_error_message=_("Three capital letters: IRR, EUR, USD."),
            ),
        ]

    def __str__(self):
        return f"{self.get_side_display()}, {self.get_seniority_display()}"

    @property
    def money(self):
        return Money(self.amount, self.currency)


@track()
class FareLimit(models.Model):
    """How a side refunds travel: this share of the real cost, at most so much for one visit."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="fare_limits", verbose_name=_("call"))
    side = models.CharField(_("paid by"), max_length=8, choices=Side, default=Side.HOME)
    percent = models.PositiveSmallIntegerField(
        _("per cent of the cost"), default=100, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    most = amount_field(_("at most"))
    currency = currency_field()

    class Meta:
        verbose_name = _("refund of travel")
        verbose_name_plural = _("refunds of travel")
        ordering = ["side"]
        constraints = [
            models.UniqueConstraint(
                fields=["call", "side"],
                name="fare_limit_once",
                violation_error_message=_("This side says already how it refunds travel."),
            ),
            models.CheckConstraint(
                name="fare_limit_has_currency",
                condition=Q(currency__regex=r"^[A-Z]{3}$", percent__range=(1, 100)),
                violation_error_message=_("Three capital letters: IRR, EUR, USD."),
            ),
        ]

    def __str__(self):
        return self.get_side_display()

    @property
    def limit(self):
        """The most as Money; None without limit."""
        return None if self.most is None else Money(self.most, self.currency)
