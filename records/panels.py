"""What the apps above show on the page of a record of an app below, without the page knowing them."""

from records.registry import Registry

panels = Registry("panels", required=["slug", "model", "title", "template"])


class Panel:
    """Rows about a record of another app. Subclass, describe, register; `model` is "app.model" in lower case."""

    slug = model = title = template = None
    limit = 20

    def queryset(self, subject, user):
        raise NotImplementedError


def panels_for(record, user):
    """Each panel of this record's model with the rows this user may see, in the order of registration."""
    shown = []
    for panel in panels:
        if panel.model == record._meta.label_lower:
            rows = panel.queryset(record, user)
            shown.append({"panel": panel, "rows": list(rows[: panel.limit + 1])})
    return shown
