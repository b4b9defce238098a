"""What the office calls a country."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from directory.models.institution import country_field
from records.columns import LineField
from records.history import track
from records.models import Record
from records.models.remembered import Remembered


@track()
class CountryName(Remembered, Record):
    """A country's name as the office writes it, where that is not the one in CLDR. An empty name stays CLDR's."""

    country = country_field()
    name_en = LineField(_("name (English)"), max_length=120, blank=True)
    name_fa = LineField(_("name (Persian)"), max_length=120, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("name of a country")
        verbose_name_plural = _("names of countries")
        ordering = ["country"]
        constraints = [
            models.UniqueConstraint(
                fields=["country"],
                condition=models.Q(closed_on=None),
                name="country_is_named_once",
                violation_error_message=_("This country has a name of the office's already."),
            ),
            models.CheckConstraint(
                name="country_name_is_a_name",
                condition=~models.Q(country="") & ~models.Q(name_en="", name_fa=""),
                violation_error_message=_("Choose the country, and write its name in one language at least."),
            ),
        ]

    def __str__(self):
        return self.localised("name")

    @classmethod
    def read(cls):
        """{(code, language): name} of those that count."""
        rows = list(cls.objects.open().values_list("country", "name_en", "name_fa"))
        return {(code, "en"): en for code, en, _fa in rows if en} | {(code, "fa"): fa for code, _en, fa in rows if fa}
