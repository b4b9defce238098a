"""Who is written to? The one it is for, or whoever stands in: deputy, director, the office's mailbox."""

from functools import cache
from typing import NamedTuple

from django.contrib.auth import get_user_model

from notices.models import FailedAddress, Instead
from records.models import Office


class Addressee(NamedTuple):
    """An account or a bare address, and why it is not the one meant ("" where it is); nobody: neither."""

    user: object
    address: str
    instead: str

    @property
    def is_nobody(self):
        return self.user is None and not self.address

    @property
    def name(self):
        """What tells letters to several people apart."""
        return str(self.user.pk) if self.user else self.address.lower()


class People:
    """Who can be reached on a day; read once for all that is due. `asked` are the keys of the records by kind."""

    def __init__(self, on, asked):
        accounts = get_user_model().objects
        self.staff = {account.pk for account in accounts.staff(on)}
        self.directors = list(accounts.directors(on))
        absences = get_user_model()._meta.get_field("absences").related_model.objects
        self.absences = {absence.user_id: absence for absence in absences.on(on).select_related("deputy")}
        self.failing = set(FailedAddress.objects.failing().values_list("address", flat=True))
        self.mailbox = Office.current().help_email
        self.asked = asked
        self.deputies = {kind: kind.deputies(keys, on) for kind, keys in asked.items()}
        self.seen = cache(self._seen)

    def addressee(self, due, kind):
        """Who gets the letter about a line of the ledger, and why."""
        why = self._why_not(due, kind)
        if not why:
            return Addressee(due.user, "" if due.user else due.recipient, "")
        absence = self.absences.get(due.user_id)
        own = [absence.deputy] if absence and absence.deputy else []
        for account in [*own, *self.deputies[kind].get(due.object_id, []), *self.directors]:
            if account.pk != due.user_id and not self._unreachable(account, due, kind):
                return Addressee(account, "", why)
        if self.mailbox and self.mailbox.lower() not in self.failing:
            return Addressee(None, self.mailbox, why)
        return Addressee(None, "", Instead.NOBODY)

    def _why_not(self, due, kind):
        if due.user:
            return self._unreachable(due.user, due, kind)
        if not due.recipient:
            return Instead.NOBODY
        return Instead.UNDELIVERABLE if due.recipient.lower() in self.failing else ""

    def _unreachable(self, account, due, kind):
        if not account.is_active:
            return Instead.INACTIVE
        if kind.for_staff and account.pk not in self.staff:
            return Instead.NO_APPOINTMENT
        if account.pk in self.absences:
            return Instead.AWAY
        if account.email.lower() in self.failing:
            return Instead.UNDELIVERABLE
        return "" if due.object_id in self.seen(account, kind) else Instead.NOT_VISIBLE

    def _seen(self, account, kind):
        """Of the records due, those that an account may see: nobody is told of what is hidden from them."""
        visible = kind.model._default_manager.visible_to(account)
        return set(visible.filter(pk__in=self.asked[kind]).order_by().values_list("pk", flat=True))
