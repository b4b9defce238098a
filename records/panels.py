"""What the apps above show on the page of a record of an app below, without the page knowing them."""

from records import clock
from records.registry import Registry

panels = Registry("panels", required=["slug", "model", "title", "template"])


class Panel:
    """Rows about a record of another app. Subclass, describe, register; `model` is "app.model" in lower case."""

    slug = model = title = template = None
    limit = 20

    def queryset(self, subject, user):
        raise NotImplementedError

    def as_of(self, rows, on):
        """What the template gets of these rows on a page that speaks of a day."""
        return rows


def panels_for(record, user, on=None):
    """Each panel of this record's model with the rows this user may see, in the order of registration."""
    shown = []
    for panel in panels:
        if panel.model == record._meta.label_lower:
            rows = panel.queryset(record, user)
            rows = list(rows[: panel.limit + 1])
            shown.append({"panel": panel, "rows": panel.as_of(rows, on or clock.today())})
    return shown
