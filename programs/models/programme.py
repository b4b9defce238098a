"""What do we keep of a programme: with which country, run by whom, on which agreement?"""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement
from directory.countries import country_choices
from directory.models import Institution
from directory.models.institution import CountryField
from programs.querysets import ProgrammeQuerySet
from records.columns import LineField
from records.history import track
from records.models import Record
from records.models.office import validate_time_zone


def _institution(label, name):
    return models.ForeignKey(Institution, models.PROTECT, null=True, blank=True, related_name=name, verbose_name=label)


@track()
class Programme(Record):
    """A programme under which the office calls for applications, year after year."""

    code = LineField(_("code"), max_length=12, unique=True, help_text=_("Begins its references: JDS-1406-0042."))
    name_en = LineField(_("name (English)"), max_length=200)
    name_fa = LineField(_("name (Persian)"), max_length=200, blank=True)
    partner_country = CountryField(_("partner country"), max_length=2, blank=True, choices=country_choices)
    partner_time_zone = LineField(
        _("time zone of the partner"),
        max_length=40,
        blank=True,
        validators=[validate_time_zone],
        help_text=_("Only where the partner country has several: else it follows from the country."),
    )
    home_agency = _institution(_("agency on our side"), "programmes_as_home_agency")
    partner_agency = _institution(_("partner agency"), "programmes_as_partner_agency")
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="programmes", verbose_name=_("rests on")
    )
    managing_institution = _institution(_("managed by"), "programmes_managed")
    purpose_en = models.TextField(_("what it is for (English)"), blank=True)
    purpose_fa = models.TextField(_("what it is for (Persian)"), blank=True)
    url = models.URLField(_("web address"), max_length=500, blank=True)
    is_public = models.BooleanField(_("public"), default=False)

    objects = ProgrammeQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                name="programme_code_is_plain",
                condition=Q(code__regex=r"^[A-Z][A-Z0-9]{1,11}$"),
                violation_error_message=_("Two to twelve capital letters and digits, like JDS."),
            ),
            models.CheckConstraint(
                name="programme_has_two_agencies",
                condition=Q(home_agency__isnull=True)
                | Q(partner_agency__isnull=True)
                | ~Q(home_agency=models.F("partner_agency")),
                violation_error_message=_("The two agencies are two institutions."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("programmes:programme", args=[self.code])

    @property
    def name(self):
        return self.localised("name")

    @property
    def purpose(self):
        return self.localised("purpose")
