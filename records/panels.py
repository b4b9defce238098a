"""What the apps above show on the page of a record of an app below, without the page knowing them."""

from records import clock
from records.registry import Registry

panels = Registry("panels", required=["slug", "model", "title", "template"])


class Panel:
    """Rows about a record of another app. Subclass, describe, register; `model` is "app.model" in lower case."""

    slug = model = title = template = None
    limit = 20

    several_template = None  # for what `of_several` gives, where it has an answer

    def queryset(self, subject, user):
        raise NotImplementedError

    def as_of(self, rows, on):
        """What the template gets of these rows on a page that speaks of a day."""
        return rows

    def of_several(self, subjects, user, *, but=None):
        """A list about any of several records, without the record `but`; one row more than the limit at most."""
        raise NotImplementedError


def panels_for(record, user, on=None):
    """Each panel of this record's model with the rows this user may see, in the order of registration."""
    shown = []
    for panel in panels:
        if panel.model == record._meta.label_lower:
            rows = panel.queryset(record, user)
            rows = list(rows[: panel.limit + 1])
            shown.append({"panel": panel, "rows": panel.as_of(rows, on or clock.today())})
    return shown


def panels_for_several(model, subjects, user, *, but=None):
    """The same about any of several records of one model, from the panels that can tell and have something to tell."""
    shown = []
    for panel in panels:
        if panel.model == model._meta.label_lower and panel.several_template:
            rows = panel.of_several(subjects, user, but=but)
            if rows:
                shown.append({"panel": panel, "rows": rows})
    return shown
