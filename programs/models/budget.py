"""What does a call pay: how much on each side, for which kinds of cost?"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs.models.call import Call
from programs.models.columns import position_field
from programs.models.side import Side
from records.columns import LineField
from records.history import track
from records.languages import listed, localised
from records.money import Money, amount_field, currency_field


@track()
class SideBudget(models.Model):
    """What one side gives in a call: its currency, the most for one application, and how much there is in all."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="budgets")
    side = models.CharField(_("side"), max_length=8, choices=Side, default=Side.HOME)
    currency = currency_field()
    most_per_application = amount_field(_("most for one application"))
    total = amount_field(_("in all"))

    class Meta:
        verbose_name = _("budget of a side")
        verbose_name_plural = _("budgets")
        ordering = ["side", "currency"]
        constraints = [
            models.UniqueConstraint(
                fields=["call", "side", "currency"],
                name="side_budget_once",
                violation_error_message=_("This side has a budget in this currency already."),
            ),
            models.CheckConstraint(
                name="side_budget_has_currency",
                condition=Q(currency__regex=r"^[A-Z]{3}$"),
                violation_error_message=_("Three capital letters: IRR, EUR, USD."),
            ),
        ]

    def __str__(self):
        return listed([self.get_side_display(), self.currency])

    @property
    def most(self):
        """The most for one application as Money; None without limit."""
        return None if self.most_per_application is None else Money(self.most_per_application, self.currency)


@track()
class CostCategory(models.Model):
    """A kind of cost that one side pays, by the unit (a day, a journey), perhaps up to so much for each."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="categories")
    side = models.CharField(_("side"), max_length=8, choices=Side, default=Side.HOME)
    name_en = LineField(_("name (English)"), max_length=200)
    name_fa = LineField(_("name (Persian)"), max_length=200, blank=True)
    unit_en = LineField(_("unit (English)"), max_length=60, blank=True, help_text=_("day, journey, month"))
    unit_fa = LineField(_("unit (Persian)"), max_length=60, blank=True)
    currency = currency_field()
    most_per_unit = amount_field(_("most for one unit"))
    position = position_field()

    class Meta:
        verbose_name = _("kind of cost")
        verbose_name_plural = _("kinds of cost")
        ordering = ["side", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="cost_category_has_currency",
                condition=Q(currency__regex=r"^[A-Z]{3}$"),
                violation_error_message=_("Three capital letters: IRR, EUR, USD."),
            ),
        ]

    def __str__(self):
        return localised(self, "name")

    @property
    def unit(self):
        return localised(self, "unit")
