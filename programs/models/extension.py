"""A later closing, for everybody or for one application: asked for by one person, agreed by another."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from programs.models.application import Application
from programs.models.call import Call
from programs.querysets import CallExtensionQuerySet
from records import clock
from records.history import track
from records.models import Record


@track()
class CallExtension(Record):
    """It counts from the moment at which a second person agrees.

    One for everybody then moves the call's own closing, and what partners have for their consent with it.
    """

    call = models.ForeignKey(Call, models.PROTECT, related_name="extensions")
    application = models.ForeignKey(
        Application,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="extensions",
        verbose_name=_("for one application"),
        help_text=_("Empty: for everybody."),
    )
    closes_at = models.DateTimeField(_("closes"))
    reason = models.TextField(_("reason"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="+")
    asked_at = models.DateTimeField(_("asked"), default=clock.now, editable=False)
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    agreed_at = models.DateTimeField(_("agreed"), null=True, blank=True, editable=False)

    previous_at = models.DateTimeField(_("instead of"), null=True, blank=True, editable=False)

    objects = CallExtensionQuerySet.as_manager()
    verbs = {"ask_extension": _("Extension asked for"), "agree_extension": _("Extension agreed")}

    class Meta(Record.Meta):
        verbose_name = _("extension")
        verbose_name_plural = _("extensions")
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(
                name="extension_agreed_by_another",
                condition=Q(agreed_by__isnull=True, agreed_at__isnull=True)
                | Q(agreed_by__isnull=False, agreed_at__isnull=False) & ~Q(agreed_by=F("asked_by")),
                violation_error_message=_("A second person agrees to an extension."),
            ),
            models.CheckConstraint(
                name="extension_has_reason",
                condition=~Q(reason=""),
                violation_error_message=_("Say why it closes later."),
            ),
        ]

    def __str__(self):
        return self.reason
