"""Actions that somebody is to take: records knows nothing of reminders, so they are asked for here."""

from django.utils.translation import gettext_lazy as _

from notices.reminders.kinds import NEVER_IMPORTED, Reminder, Step, reminders
from records.models import ActionItem, ActionStatus


@reminders.register
class ActionDue(Reminder):
    """Until it is done, waived or given to somebody else; its owner need not work in the office."""

    slug = "action-item"
    title = _("Actions")
    date_name = _("to be done by")
    model = ActionItem
    audiences = {"owner": _("whoever is to do it"), "director": _("director")}
    steps = (Step(7, "owner"), Step(1, "owner"), Step(-1, "owner", 7), Step(-14, "director"))
    for_staff = False

    def dates(self, first, last):
        waiting = ActionItem.objects.filter(status=ActionStatus.OPEN, closed_on=None, due_on__range=(first, last))
        return waiting.order_by("pk").values_list("pk", "due_on", NEVER_IMPORTED)

    def recipients(self, audience, keys, on):
        if audience != "owner":
            return super().recipients(audience, keys, on)
        owners = ActionItem.objects.filter(pk__in=keys).values_list("pk", "owner", "owner__email")
        return {key: [(user, address)] for key, user, address in owners}
