"""The partner agency's list of applications, and which of ours each of its lines is."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programs.models.application import Application
from programs.models.call import Call
from programs.querysets import AgencyEntryQuerySet
from records import clock
from records.columns import LineField
from records.history import track
from records.models import Record


@track(exclude=["home_leader", "partner_leader"])
class AgencyEntry(Record):
    """One line of the list that the partner agency sent after closing.

    `reason` says why no application of ours belongs to it, once an officer has said so.
    """

    call = models.ForeignKey(Call, models.PROTECT, related_name="agency_entries", verbose_name=_("call"))
    number = LineField(_("number at the partner agency"), max_length=60)
    title = LineField(_("title"), max_length=400, blank=True)
    home_leader = LineField(_("leader of our side"), max_length=200, blank=True)
    home_institution = LineField(_("institution of our side"), max_length=400, blank=True)
    partner_leader = LineField(_("leader of the partner"), max_length=200, blank=True)
    partner_institution = LineField(_("institution of the partner"), max_length=400, blank=True)
    reason = models.TextField(_("why it has no application here"), blank=True, editable=False)

    objects = AgencyEntryQuerySet.as_manager()
    verbs = {
        "match": _("Matched with an application"),
        "leave_lonely": _("Found to have no counterpart"),
        "take_match_back": _("Opened again"),
    }

    class Meta(Record.Meta):
        verbose_name = _("line of the partner agency")
        verbose_name_plural = _("lists of partner agencies")
        ordering = ["call", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["call", "number"],
                name="agency_entry_once",
                violation_error_message=_("This number is on the list of the call already."),
            )
        ]

    @property
    def tag(self):
        """(label, kind) of where it stands; read with its counterpart."""
        if hasattr(self, "counterpart"):
            return _("matched"), "good"
        return (_("without an application here"), "quiet") if self.reason else (_("to be matched"), "waiting")

    def __str__(self):
        return f"{self.number}: {self.title}" if self.title else self.number


@track()
class Counterpart(models.Model):
    """What was settled of one application: which line of the agency's list it is, or why it goes without one."""

    application = models.OneToOneField(Application, models.PROTECT, related_name="counterpart")
    entry = models.OneToOneField(
        AgencyEntry,
        models.PROTECT,
        null=True,
        related_name="counterpart",
        error_messages={"unique": _("This line belongs to another application.")},
    )
    reason = models.TextField(_("reason"), blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(_("settled"), default=clock.now)

    class Meta:
        verbose_name = _("counterpart at the partner agency")
        verbose_name_plural = _("counterparts at the partner agency")
        constraints = [
            models.CheckConstraint(
                name="counterpart_is_there_or_reasoned",
                condition=Q(entry__isnull=False) | ~Q(reason=""),
                violation_error_message=_("Say why it goes on without a counterpart."),
            )
        ]

    def __str__(self):
        return str(self.entry or self.reason)
