"""Who did what, when and why: the context that every write carries, and the timeline read back from it."""

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime

import pghistory
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from records.refusals import audit, from_integrity_error

_inside = ContextVar("inside an act", default=False)

VERBS = {
    "insert": gettext_lazy("Added"),  # the database's own words, where a write had no author
    "update": gettext_lazy("Edited"),
    "add": gettext_lazy("Added"),
    "edit": gettext_lazy("Edited"),
    "import": gettext_lazy("Imported"),
    "close": gettext_lazy("Closed"),
    "delete": gettext_lazy("Draft deleted"),
}


def track(*, exclude=()):
    """Class decorator: keep every insert, update and delete, with its author, in an append-only table.

    Personal data and generated columns go into `exclude`: the first could never be erased, the second say nothing new.
    """
    return pghistory.track(
        pghistory.InsertEvent("insert"),
        pghistory.UpdateEvent("update"),
        pghistory.DeleteEvent("delete"),
        exclude=["version", *exclude],
        append_only=True,
        obj_field=pghistory.ObjForeignKey(related_name="events", related_query_name="events_query"),
        context_field=pghistory.ContextJSONField(),
        context_id_field=pghistory.ContextUUIDField(),
    )


@contextmanager
def acting(*, by, verb, comment="", audience="office"):
    """One act: a transaction whose every change carries its author, verb and comment.

    `by` is a user, or a plain name where a program acts (an import, the demo). Inside another act this is part of
    that act. At the end deferred rules are checked. Raises Refusal where a named rule of the database is broken.
    """
    if _inside.get():
        with transaction.atomic():
            yield
        return
    context = {
        "by": getattr(by, "pk", None),
        "by_name": str(by),
        "verb": verb,
        "comment": comment,
        "audience": audience,
    }
    token = _inside.set(True)
    try:
        with transaction.atomic(), pghistory.context(**context):
            yield
            connection.check_constraints()
    except IntegrityError as error:
        refusal = from_integrity_error(error)
        if refusal is None:
            raise
        audit.info("refused", extra={"by": context["by"], "verb": verb, "why": str(refusal)})
        raise refusal from error
    finally:
        _inside.reset(token)


@dataclass
class Change:
    """One field of one row, before and after, in words."""

    label: str
    before: str
    after: str


@dataclass
class Entry:
    """One act on a record, as its timeline tells it."""

    at: datetime
    by_name: str
    label: str
    comment: str
    audience: str
    changes: list = field(default_factory=list)


def timeline(record, *, audiences=("office", "parties", "public")):
    """The acts on a record and on the children it declares in `timeline_children`, newest first.

    `timeline_children` names tracked reverse relations. One query for each tracked model.
    """
    sources = [(type(record), {"pgh_obj_id": record.pk})]
    for name in getattr(record, "timeline_children", ()):
        relation = record._meta.get_field(name)
        sources.append((relation.related_model, {relation.field.attname: record.pk}))
    events = []
    for model, condition in sources:
        previous = {}
        for event in model.events.rel.related_model.objects.filter(**condition).order_by("pgh_id"):
            changes = _changes(model, previous.get(event.pgh_obj_id), event, is_root=model is type(record))
            previous[event.pgh_obj_id] = event
            events.append((event, changes))
    entries = {}
    for event, changes in sorted(events, key=lambda pair: (pair[0].pgh_created_at, pair[0].pgh_id)):
        context = event.pgh_context or {}
        key = event.pgh_context_id or (event.pgh_created_at, event.pgh_obj_id)
        if key not in entries:
            verb = context.get("verb", event.pgh_label)
            entries[key] = Entry(
                at=event.pgh_created_at,
                by_name=context.get("by_name", _("unknown")),
                label=str(_verb_label(record, verb)),
                comment=context.get("comment", ""),
                audience=context.get("audience", "office"),
            )
        entries[key].changes.extend(changes)
    return [entry for entry in reversed(entries.values()) if entry.audience in audiences]


def _verb_label(record, verb):
    labels = VERBS | getattr(record, "verbs", {})
    workflow = getattr(record, "workflow", None)
    if workflow is not None and verb in workflow.transitions:
        return workflow.transitions[verb].label
    if verb in labels:
        return labels[verb]
    # Part of an act on a record of another kind, say an agreement registered with a partner nobody knew.
    return next((model.verbs[verb] for model in apps.get_models() if verb in getattr(model, "verbs", {})), verb)


def _changes(model, before, after, *, is_root):
    hidden = {"pgh_id", "pgh_created_at", "pgh_label", "pgh_obj", "pgh_context", "pgh_context_id"}
    hidden |= {"id", "uuid", "created_at", "status_since"} | set(getattr(model, "timeline_hides", ()))
    if is_root and before is None:
        return []
    if not is_root and after.pgh_label == "delete":
        return [Change(str(model._meta.verbose_name), _summary(model, after), "")]
    if before is None:
        return [Change(str(model._meta.verbose_name), "", _summary(model, after))]
    changes = []
    for name in (f.name for f in after._meta.concrete_fields if f.name not in hidden):
        kept = model._meta.get_field(name)
        old, new = getattr(before, kept.attname), getattr(after, kept.attname)
        if old != new:
            label = str(kept.verbose_name)
            if not is_root:
                label = f"{model._meta.verbose_name}: {label}"
            changes.append(Change(label, _words(kept, old), _words(kept, new)))
    return changes


def _summary(model, event):
    values = {f.attname: getattr(event, f.attname) for f in model._meta.concrete_fields if hasattr(event, f.attname)}
    row = model(**{name: value for name, value in values.items() if not model._meta.get_field(name).generated})
    return str(row)


def _words(kept, value):
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if kept.choices:
        return str(dict(kept.flatchoices).get(value, value))
    if isinstance(kept, models.ForeignKey):
        row = kept.related_model._base_manager.filter(pk=value).first()
        return str(row or value)
    return value
