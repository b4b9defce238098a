"""What waits for whom? Each app registers what it counts; the first page of the staff and the home page ask."""

from django.db.models import Count, Value
from django.utils.translation import gettext as _

from records.registry import Registry

desk = Registry("desk", required=["slug", "permission"])


class Waiting:
    """One line of the desk. Subclass, describe, register; nothing is shown while nothing waits.

    `rows` is an indexed queryset, `label(n)` says in words what the number beside it counts, and `url` leads to a list
    with that many rows.
    """

    slug = permission = None
    kind = "waiting"

    def rows(self, user):
        raise NotImplementedError

    def label(self, n):
        raise NotImplementedError

    def url(self):
        raise NotImplementedError


def waiting_for(user):
    """The lines of this user's desk, in the order of registration; all are counted in one query."""
    if not user.is_authenticated:
        return []
    asked = [waiting for waiting in desk if user.has_perm(waiting.permission)]
    if not asked:
        return []
    first, *others = (_counted(waiting, user) for waiting in asked)
    counts = dict(first.union(*others, all=True))
    return [
        {
            "count": counts[waiting.slug],
            "label": waiting.label(counts[waiting.slug]),
            "kind": waiting.kind,
            "url": waiting.url(),
            "url_label": _("See the list"),
        }
        for waiting in asked
        if counts.get(waiting.slug)
    ]


def _counted(waiting, user):
    rows = waiting.rows(user).order_by().annotate(desk_slug=Value(waiting.slug)).values("desk_slug")
    return rows.annotate(n=Count("pk")).values_list("desk_slug", "n")
