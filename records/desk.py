"""What waits for whom? Each app registers what it counts; the first page of the staff and the home page ask."""

from django.utils.translation import gettext as _

from records.registry import Registry

desk = Registry("desk", required=["slug", "permission"])


class Waiting:
    """One line of the desk. Subclass, describe, register; nothing is shown while nothing waits.

    `count` is one indexed query; `label(n)` a sentence's beginning ("3 agreements end within 180 days"); `url` leads
    to a list with that many rows.
    """

    slug = permission = None
    kind = "waiting"

    def count(self, user):
        raise NotImplementedError

    def label(self, n):
        raise NotImplementedError

    def url(self):
        raise NotImplementedError


def waiting_for(user):
    """The lines of this user's desk: (count, label, kind, url), in the order of registration."""
    if not user.is_authenticated:
        return []
    lines = [(waiting, waiting.count(user)) for waiting in desk if user.has_perm(waiting.permission)]
    return [
        {
            "count": n,
            "label": waiting.label(n),
            "kind": waiting.kind,
            "url": waiting.url(),
            "url_label": _("See the list"),
        }
        for waiting, n in lines
        if n
    ]
