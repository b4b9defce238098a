"""Lines of the ledger with their records, as pages show them; the records of a kind are read at once."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext as _

from notices.models import DueStatus
from notices.reminders.kinds import reminders
from notices.reminders.wording import far
from records import clock

KINDS = {
    DueStatus.PENDING: "current",
    DueStatus.WRITTEN: "waiting",
    DueStatus.ACKNOWLEDGED: "good",
}


@dataclass
class Entry:
    """One line, its kind and its record: either may be gone from the portal while the line stays."""

    due: object
    kind: object
    record: object

    @property
    def title(self):
        return self.due.step.title

    @property
    def date_name(self):
        return self.kind.date_name if self.kind else ""

    @property
    def label(self):
        return self.kind.label(self.record) if self.record else _("no longer there")

    @property
    def url(self):
        return self.kind.url(self.record) if self.record else ""

    @property
    def far(self):
        return far(self.due.anchor_on, clock.today())

    @property
    def meant(self):
        """Whom it is for, in words."""
        return self.due.user or self.due.recipient or _("nobody is in charge")

    @property
    def tag(self):
        return self.due.get_status_display(), KINDS.get(self.due.status, "quiet")


def entries(lines):
    """Each line as an Entry. Reads what `select_related("step", "user", "email__person")` brings."""
    lines = list(lines)
    asked = defaultdict(set)
    for due in lines:
        asked[due.step.kind].add(due.object_id)
    records = {slug: reminders[slug].queryset().in_bulk(keys) for slug, keys in asked.items() if slug in reminders}
    return [
        Entry(due, reminders.get(due.step.kind), records.get(due.step.kind, {}).get(due.object_id)) for due in lines
    ]
