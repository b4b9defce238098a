"""The columns that several rows of a call share."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from records.languages import reader
from records.money import Money


def key_field():
    return models.SlugField(
        _("key"), max_length=40, help_text=_("Small letters, digits and hyphens; exports and rules name it so.")
    )


def position_field():
    return models.PositiveSmallIntegerField(_("order"), default=0)


def account_key(label, *, null=False):
    """Who did it; nothing leads back from the account."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=null,
        blank=null,
        editable=False,
        related_name="+",
        verbose_name=label,
    )


def doi_field():
    return models.CharField(
        _("DOI"),
        max_length=200,
        blank=True,
        validators=[RegexValidator(r"^10\.\d{4,9}/\S+\Z", _("A DOI begins with 10., like 10.1000/182."))],
    )


class SideAmount:
    """Of a row that says how much of one side's money in one currency. Never added across."""

    @property
    def account(self):
        """Of which side and currency: what budgets are kept by."""
        return f"{self.side} {self.currency}"

    @property
    def money(self):
        return Money(self.amount, self.currency)

    @property
    def shown(self):
        """As the reader writes it."""
        return self.money.format(reader())
