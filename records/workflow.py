"""Which states does a record have, and which transitions lead from one to another?"""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from records import clock
from records.history import acting
from records.refusals import Refusal, audit

workflows = {}


@dataclass(frozen=True)
class Transition:
    """A named way from some states to another. It has no guard or effect of its own: those are the action's.

    `applies` only tells whether it makes sense to offer it, from the record's own fields (an agreement that is
    terminated already is not terminated again).
    """

    name: str
    label: str
    sources: tuple
    target: str
    consequence: str = ""
    is_grave: bool = False
    applies: callable = lambda record: True


@dataclass(frozen=True)
class Way:
    """What a transition with consequences needs: a form to ask, and an action to call with its cleaned data."""

    form: type
    action: callable


class Workflow:
    """All transitions of one model, in the order in which a page offers them."""

    def __init__(self, model, *transitions, finals=()):
        self.model = model
        self.transitions = {transition.name: transition for transition in transitions}
        self.finals = finals
        self.ways = {}
        workflows[model] = self

    def register(self, name, *, form, action):
        """Give a transition its form and action; page button, admin button and bulk action all use them."""
        self.ways[self.transitions[name].name] = Way(form, action)

    def permission(self, name):
        app_label, model_name = self.model.split(".")
        return f"{app_label}.{name}_{model_name}"

    def available_to(self, user, record):
        """The transitions this user may make on this record now, in declared order."""
        return [
            transition
            for transition in self.transitions.values()
            if self.leaves_from(transition, record) and user.has_perm(self.permission(transition.name), record)
        ]

    def perform(self, record, name, /, *, by, **cleaned):
        """Make a transition the way it is registered: by its action, or by `apply` with a comment only."""
        way = self.ways.get(name)
        if way:
            return way.action(record, by=by, **cleaned)
        return self.apply(record, name, by=by, **cleaned)

    def apply(self, record, name, *, by, comment="", **values):
        """Lock, look again, check, save, remember: one transition in one transaction.

        Raises Refusal when the record has meanwhile left the states from which this transition exists, and
        PermissionDenied when `by` may not make it.
        """
        with acting(by=by, verb=name, comment=comment):
            lock(record)
            self.move(record, name, by=by, **values)
        return record

    def move(self, record, name, *, by, **values):
        """Inside an act that holds the row as it is now: check, save. Raises what `apply` does."""
        transition = self.transitions[name]
        if not self.leaves_from(transition, record):
            audit.info("transition refused", extra={"by": by.pk, "verb": name, "record": str(record.uuid)})
            raise Refusal(self.too_late(record, transition))
        if not by.has_perm(self.permission(name), record):
            raise PermissionDenied
        values |= {"status": transition.target, "status_since": clock.now()}
        for field, value in values.items():
            setattr(record, field, value)
        record.save(update_fields=list(values))

    def leaves_from(self, transition, record):
        return record.status in transition.sources and transition.applies(record)

    def too_late(self, record, transition):
        last = type(record).events.rel.related_model.objects.filter(pgh_obj_id=record.pk).order_by("-pgh_id").first()
        return _("“%(act)s” is no longer possible: the status is now “%(status)s”, set by %(who)s.") % {
            "act": transition.label,
            "status": record.get_status_display(),
            "who": (last.pgh_context or {}).get("by_name", _("somebody else")) if last else _("somebody else"),
        }


def lock(record):
    """Hold a record's row until the transaction ends, and read it again as it is now."""
    record.refresh_from_db(from_queryset=type(record)._base_manager.select_for_update(of=("self",)))
