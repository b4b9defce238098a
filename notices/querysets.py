"""How do we ask for letters and text messages, for addresses they do not reach, and for reminders?"""

from datetime import timedelta

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from records import clock
from records.querysets import AboutQuerySet, RecordQuerySet

CLAIM_LASTS = timedelta(seconds=120)


class PostedQuerySet(models.QuerySet):
    """Letters and text messages: every way out has the same promises."""

    def visible_to(self, user):
        """Staff see what the office wrote, never letters into an account; others see nothing here."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(is_secret=False) if user.has_perm("notices.see_letters") else self.none()

    def due(self, now):
        """Letters to be tried at this instant, those waiting longest first."""
        return self.filter(status="queued", next_try_at__lte=now).not_held().order_by("next_try_at", "pk")

    def not_held(self):
        """While letters are held, only those into accounts: without their codes nobody could come and let them go."""
        holds = apps.get_model("notices", "MailHold").objects.open()
        return self.filter(Q(is_secret=True) | ~Exists(holds))

    def abandoned(self, now):
        """Letters whose worker took them and was not heard of again."""
        return self.filter(status="sending", claimed_at__lt=now - CLAIM_LASTS)

    def claim(self, pk, now):
        """Take one due letter by one UPDATE: of all who try, one is told True."""
        claimed = self.filter(pk=pk, status="queued", next_try_at__lte=now).not_held()
        return claimed.update(status="sending", attempts=F("attempts") + 1, claimed_at=now) == 1


class FailedAddressQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """Those who see the office's letters."""
        return self if user.is_authenticated and user.has_perm("notices.see_letters") else self.none()

    def failing(self):
        """Addresses to which nothing more is sent."""
        most = apps.get_model("notices", "FailedAddress").MOST_SOFT
        return self.open().filter(Q(kind="hard") | Q(count__gte=most))

    def of(self, address):
        return self.filter(address=(address or "").lower())


class ReminderStepQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """Whoever reads the ledger, and whoever changes the steps."""
        if not user.is_authenticated:
            return self.none()
        may = user.has_perm("notices.read_reminderdue") or user.has_perm("notices.change_reminderstep")
        return self if may else self.none()

    def active(self):
        return self.filter(is_active=True, closed_on=None)


class ReminderDueQuerySet(AboutQuerySet):
    def visible_to(self, user):
        """The office and the auditor: of the records they see; others what was written to them, of these records."""
        return super().visible_to(user) if user.is_authenticated else self.none()

    def own_rule(self, user, model):
        if user.has_perm("notices.read_reminderdue"):
            return Q()
        return Q(user=user) | Q(email__person=user)

    def pending(self):
        return self.filter(status="pending")

    def due(self, now):
        """What is to be written at this instant, and was not put off: the records whose date is nearest first."""
        put_off = self.model.objects.filter(
            content_type=OuterRef("content_type"),
            object_id=OuterRef("object_id"),
            step__kind=OuterRef("step__kind"),
            anchor_on=OuterRef("anchor_on"),
            recipient__iexact=OuterRef("recipient"),
            snoozed_until__gt=now.astimezone(clock.zone()).date(),
        )
        return self.pending().filter(~Exists(put_off), due_at__lte=now).order_by("anchor_on", "pk")

    def written_to(self, user):
        """Letters that wait for this reader's “seen”, whoever they were meant for; the oldest date first."""
        own = Q(email__person=user) | Q(user=user)
        return self.filter(own, status="written").order_by("anchor_on", "pk")

    def to_triage(self):
        """What needs a person: dates that were past at the import, and reminders for which nobody can be reached."""
        return self.filter(Q(is_before_import=True, status="late") | Q(instead="nobody", status="pending"))
