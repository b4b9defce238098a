"""Reminders: when one is due (steps, which the office may change), and the ledger of what became of each."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from notices.definitions import reminders
from notices.models.email import Email
from notices.querysets import ReminderDueQuerySet, ReminderStepQuerySet
from records import clock
from records.calendars import ImpreciseDate
from records.history import track
from records.languages import reader
from records.models import About, Record
from records.text import number


class Unit(models.TextChoices):
    DAYS = "days", _("days, at 07:00 office time")
    HOURS = "hours", _("hours")


@track()
class ReminderStep(Record):
    """How long before (negative: after) its date a kind of reminder is due, and for whom.

    Made from the kind's own steps when it first appears; from then on they are the office's. One that is no longer
    wanted is made inactive: the ledger goes on to name it.
    """

    kind = models.CharField(_("reminder"), max_length=60)
    amount = models.SmallIntegerField(_("before the date"), help_text=_("Below zero: so long after it."))
    unit = models.CharField(_("counted in"), max_length=5, choices=Unit, default=Unit.DAYS)
    audience = models.CharField(_("for"), max_length=30)
    repeat_days = models.PositiveSmallIntegerField(
        _("again every so many days"), null=True, blank=True, help_text=_("Until somebody says that it was seen.")
    )
    is_active = models.BooleanField(_("in use"), default=True)

    objects = ReminderStepQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("step of a reminder")
        verbose_name_plural = _("steps of reminders")
        ordering = ["kind", "-unit", "-amount", "audience"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "unit", "amount", "audience"],
                name="reminder_step_once",
                violation_error_message=_("This step exists already; it may be out of use."),
            ),
            models.CheckConstraint(
                name="reminder_repeats_after_the_date",
                condition=Q(repeat_days__isnull=True) | Q(repeat_days__gte=1, amount__lte=0),
                violation_error_message=_("Only a reminder on or after the date is repeated, at most once a day."),
            ),
        ]

    def __str__(self):
        return gettext("%(reminder)s: %(when)s (%(whom)s)") % {
            "reminder": self.title,
            "when": self.distance,
            "whom": self.for_whom,
        }

    @property
    def title(self):
        """What its kind is called; a kind that was taken out of the portal keeps its short name."""
        kind = reminders.get(self.kind)
        return str(kind.title) if kind else self.kind

    @property
    def for_whom(self):
        kind = reminders.get(self.kind)
        return str(kind.audiences.get(self.audience, self.audience)) if kind else self.audience

    @property
    def distance(self):
        """How long before or after its date, in words."""
        if self.unit == Unit.HOURS:
            ahead = ngettext("%(n)s hour before", "%(n)s hours before", self.amount)
            after = ngettext("%(n)s hour after", "%(n)s hours after", -self.amount)
        else:
            ahead = ngettext("%(n)s day before", "%(n)s days before", self.amount)
            after = ngettext("%(n)s day after", "%(n)s days after", -self.amount)
        return (ahead if self.amount > 0 else after) % {"n": number(abs(self.amount), reader())}

    @property
    def is_before(self):
        """Does it come before its date? Then it is of no use after it."""
        return self.amount > 0


class DueStatus(models.TextChoices):
    PENDING = "pending", _("to come")
    WRITTEN = "written", pgettext_lazy("of a reminder", "written")
    COLLAPSED = "collapsed", _("in a nearer one")
    LATE = "late", _("too late")
    SUPERSEDED = "superseded", _("no longer needed")
    ACKNOWLEDGED = "acknowledged", _("seen")


class Instead(models.TextChoices):
    """Why a letter went to somebody else than the one it is for."""

    AWAY = "away", _("away")
    INACTIVE = "inactive", _("may not sign in")
    NO_APPOINTMENT = "no_appointment", _("without an appointment")
    UNDELIVERABLE = "undeliverable", _("the address fails")
    NOT_VISIBLE = "not_visible", _("does not see the record")
    NOBODY = "nobody", _("nobody is in charge")


class ReminderDue(About):
    """One line of the ledger: this person is reminded of this record by this step, once for each date.

    It decides that a letter is written; how the letter fares, `Email` alone knows. `recipient` is the address of the
    one it is for, in lower case or not; empty where nobody is in charge. `turn` counts the repetitions.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    step = models.ForeignKey(ReminderStep, models.PROTECT, related_name="dues", verbose_name=_("step"))
    anchor_on = models.DateField(_("the date"))
    turn = models.PositiveSmallIntegerField(_("repetition"), default=0)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("account")
    )
    recipient = models.EmailField(_("for whom"), blank=True)
    due_at = models.DateTimeField(_("due"))
    status = models.CharField(_("status"), max_length=12, choices=DueStatus, default=DueStatus.PENDING)
    status_since = models.DateTimeField(_("since"), default=clock.now)
    is_before_import = models.BooleanField(_("the date was past when the record was imported"), default=False)
    instead = models.CharField(_("why to somebody else"), max_length=15, choices=Instead, blank=True)
    email = models.ForeignKey(
        Email, models.PROTECT, null=True, related_name="reminders", verbose_name=_("letter by email")
    )
    acknowledged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("seen by")
    )
    acknowledged_at = models.DateTimeField(_("seen at"), null=True)
    remark = models.CharField(_("remark"), max_length=300, blank=True)
    snoozed_until = models.DateField(_("again on"), null=True)

    objects = ReminderDueQuerySet.as_manager()

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ["due_at", "pk"]
        indexes = [
            models.Index(fields=["due_at"], name="reminder_pending", condition=Q(status="pending")),
            models.Index(fields=["content_type", "object_id"], name="reminder_about"),
            models.Index(fields=["due_at", "id"], name="reminder_by_day"),
            models.Index(fields=["snoozed_until"], name="reminder_snoozed", condition=Q(snoozed_until__isnull=False)),
            models.Index(
                fields=["content_type"],
                name="reminder_triage",
                condition=Q(is_before_import=True, status="late") | Q(instead="nobody", status="pending"),
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                "content_type",
                "object_id",
                "step",
                "anchor_on",
                Lower("recipient"),
                "turn",
                name="reminder_due_once",
                violation_error_message=_("This reminder is in the ledger already."),
            ),
            models.CheckConstraint(
                name="reminder_written_has_letter",
                condition=~Q(status="written") | Q(email__isnull=False),
                violation_error_message=_("A reminder that was written has its letter."),
            ),
            models.CheckConstraint(
                name="reminder_seen_has_somebody",
                condition=Q(status="acknowledged", acknowledged_by__isnull=False, acknowledged_at__isnull=False)
                | (~Q(status="acknowledged") & Q(acknowledged_by__isnull=True, acknowledged_at__isnull=True)),
                violation_error_message=_("A reminder that was seen says by whom and when."),
            ),
            models.CheckConstraint(
                name="reminder_put_off_has_reason",
                condition=Q(snoozed_until__isnull=True) | (Q(status="acknowledged") & ~Q(remark="")),
                violation_error_message=_("A reminder that is put off has a reason."),
            ),
        ]

    def __str__(self):
        """Asks for nothing but the step, which every list brings along."""
        return gettext("%(reminder)s: %(when)s (%(whom)s)") % {
            "reminder": self.step.title,
            "when": ImpreciseDate(self.anchor_on),
            "whom": self.recipient or gettext("nobody is in charge"),
        }
