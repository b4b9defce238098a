"""What in the office's data is missing or doubtful? Each app registers its questions; one page counts the answers."""

from django.db.models import Count, Value

from records.registry import Registry

quality = Registry("quality", required=["slug", "title", "permission"])


class Fault:
    """One kind of gap. Subclass, describe, register.

    `rows` are the records concerned that this user sees, as of a day; `url` is the list of exactly these, on which each
    leads to where it is mended. `title` says what is missing, `why` why that matters.
    """

    slug = title = permission = None
    why = ""

    def rows(self, user, on):
        raise NotImplementedError

    def url(self):
        raise NotImplementedError


def faults_for(user, on):
    """(fault, how many) of all that this user may mend, the most first; all are counted in one query."""
    asked = [fault for fault in quality if user.has_perm(fault.permission)]
    counted = [
        fault.rows(user, on)
        .order_by()
        .annotate(fault=Value(fault.slug))
        .values("fault")
        .annotate(n=Count("pk", distinct=True))
        .values_list("fault", "n")
        for fault in asked
    ]
    if not counted:
        return []
    first, *others = counted
    found = dict(first.union(*others, all=True) if others else first)
    return sorted(((fault, found.get(fault.slug, 0)) for fault in asked), key=lambda pair: -pair[1])
