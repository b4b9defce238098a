"""Who wants to be told of new calls, and of which?"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from directory.countries import country_choices, country_name
from directory.models.institution import CountryField
from programs.models.programme import Programme
from programs.querysets import CallAlertQuerySet
from records.columns import LineField
from records.history import track
from records.languages import listed
from records.models import Record


@track(exclude=["email"])
class CallAlert(Record):
    """A wish to be written to when a call appears: of one programme, country or area, or any.

    An address counts once its owner has confirmed it. When the wish ends, the address is emptied.
    """

    email = models.EmailField(_("email"), blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="call_alerts"
    )
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES, default="en")
    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="alerts", verbose_name=_("programme")
    )
    country = CountryField(_("country"), max_length=2, blank=True, choices=country_choices)
    area = LineField(_("area"), max_length=200, blank=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True, editable=False)

    objects = CallAlertQuerySet.as_manager()
    verbs = {
        "ask_alert": _("Asked to be told of calls"),
        "confirm_alert": _("Address confirmed"),
        "end_alert": _("Ended"),
    }

    class Meta(Record.Meta):
        verbose_name = _("alert for calls")
        verbose_name_plural = _("alerts for calls")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                "programme",
                "country",
                "area",
                condition=Q(closed_on__isnull=True),
                nulls_distinct=False,
                name="call_alert_once",
                violation_error_message=_("This address is told of these calls already."),
            ),
            models.CheckConstraint(
                name="call_alert_ended_is_empty",
                condition=Q(closed_on__isnull=True) & ~Q(email="") | Q(closed_on__isnull=False, email="", user=None),
                violation_error_message=_("An alert has its address, and none once it has ended."),
            ),
        ]

    def __str__(self):
        return self.wish

    @property
    def wish(self):
        """Of which calls, in words."""
        said = [self.programme.name if self.programme_id else "", self.country and country_name(self.country)]
        return listed(part for part in [*said, self.area] if part) or str(_("all calls"))
