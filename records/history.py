"""Who did what, when and why: the context that every write carries, and the timeline read back from it."""

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime

import pghistory
import pgtrigger
from django.apps import apps
from django.contrib.contenttypes.fields import GenericRelation
from django.contrib.contenttypes.models import ContentType
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


def track(*acts, exclude=(), when_inserted=None, when_updated=None):
    """Class decorator: keep every insert, update and delete, with its author, in an append-only table.

    Personal data and generated columns go into `exclude`: the first could never be erased, the second say nothing new.
    `acts` are verbs that change no column of the row; `note` writes them down. Conditions of pgtrigger narrow what is
    kept of rows that machines change all the time.
    """
    return pghistory.track(
        pghistory.InsertEvent("insert", condition=when_inserted),
        pghistory.UpdateEvent("update", condition=when_updated or pgtrigger.AnyChange()),
        pghistory.DeleteEvent("delete"),
        *(pghistory.ManualEvent(act) for act in acts),
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
        "by_name": getattr(by, "name", "") or str(by),  # the same in whichever language it was done
        "verb": verb,
        "comment": comment,
        "audience": audience,
    }
    token = _inside.set(True)
    try:
        with transaction.atomic(), pghistory.context(**context):
            yield
            _check_constraints()
    except IntegrityError as error:
        refusal = from_integrity_error(error)
        if refusal is None:
            raise
        audit.info("refused", extra={"by": context["by"], "verb": verb, "why": str(refusal)})
        raise refusal from error
    finally:
        _inside.reset(token)


def _check_constraints():
    """What `connection.check_constraints` does, in one step: others wait for what this act holds."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def note(row, verb):
    """Write down an act that changes no column of the row, inside `acting`; `verb` is one of the row's tracked acts."""
    pghistory.create_event(row, label=verb)


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

    `timeline_children` names tracked reverse relations, generic ones too. One query for each tracked model, and one
    for each model that the changes name rows of.
    """
    sources = [(type(record), {"pgh_obj_id": record.pk})]
    for name in getattr(record, "timeline_children", ()):
        relation = record._meta.get_field(name)
        sources.append((relation.related_model, _hanging_on(record, relation)))
    steps = []
    for model, condition in sources:
        previous = {}
        for event in model.events.rel.related_model.objects.filter(**condition).order_by("pgh_id"):
            steps.append(_Step(model, previous.get(event.pgh_obj_id), event, is_root=model is type(record)))
            previous[event.pgh_obj_id] = event
    rows = _rows_named(record, steps)
    events = [(step.event, step.changes(rows)) for step in steps]
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


def _hanging_on(record, relation):
    """By which columns a child's history says that it is this record's."""
    if not isinstance(relation, GenericRelation):
        return {relation.field.attname: record.pk}
    kind = relation.related_model._meta.get_field(relation.content_type_field_name).attname
    return {kind: ContentType.objects.get_for_model(record).pk, relation.object_id_field_name: record.pk}


def _verb_label(record, verb):
    labels = VERBS | getattr(record, "verbs", {})
    workflow = getattr(record, "workflow", None)
    if workflow is not None and verb in workflow.transitions:
        return workflow.transitions[verb].label
    if verb in labels:
        return labels[verb]
    # Part of an act on a record of another kind, say an agreement registered with a partner nobody knew.
    for model in apps.get_models():
        transitions = model.workflow.transitions if hasattr(model, "workflow") else {}
        if verb in transitions or verb in getattr(model, "verbs", {}):
            return transitions[verb].label if verb in transitions else model.verbs[verb]
    return verb


_NEVER_TOLD = {"pgh_id", "pgh_created_at", "pgh_label", "pgh_obj", "pgh_context", "pgh_context_id"}
_NEVER_TOLD |= {"id", "uuid", "created_at", "status_since"}


@dataclass
class _Step:
    """One row of history beside the one before it of the same record; `before` is None for the first."""

    model: type
    before: object
    event: object
    is_root: bool

    def changes(self, rows):
        """What changed, in words; `rows` are those that foreign keys name, by model and key."""
        name = str(self.model._meta.verbose_name)
        if self.is_whole and self.is_root:
            return []
        if self.is_whole:
            summary = str(self._row(rows))
            return [Change(name, summary, "")] if self.event.pgh_label == "delete" else [Change(name, "", summary)]
        changes = []
        for kept in self._changed():
            old, new = (_words(kept, getattr(event, kept.attname), rows) for event in (self.before, self.event))
            changes.append(Change(str(kept.verbose_name) if self.is_root else f"{name}: {kept.verbose_name}", old, new))
        return changes

    @property
    def is_whole(self):
        """Is it told of the whole row, that it came or went?"""
        return self.before is None or (not self.is_root and self.event.pgh_label == "delete")

    def foreign_keys(self):
        """(model, key) of every row that is named in what is told."""
        if self.is_whole:
            return [] if self.is_root else [(column.related_model, key) for column, key in self._all_keys()]
        keys = [kept for kept in self._changed() if isinstance(kept, models.ForeignKey)]
        return [(key.related_model, getattr(event, key.attname)) for key in keys for event in (self.before, self.event)]

    def _changed(self):
        hidden = _NEVER_TOLD | set(getattr(self.model, "timeline_hides", ()))
        names = [column.name for column in self.event._meta.concrete_fields if column.name not in hidden]
        kept = [self.model._meta.get_field(name) for name in names]
        return [one for one in kept if getattr(self.before, one.attname) != getattr(self.event, one.attname)]

    def _all_keys(self):
        for column in self.model._meta.concrete_fields:
            if isinstance(column, models.ForeignKey) and hasattr(self.event, column.attname):
                yield column, getattr(self.event, column.attname)

    def _row(self, rows):
        """The record as it was, with the rows it names."""
        kept = [column.attname for column in self.model._meta.concrete_fields if not column.generated]
        row = self.model(**{name: getattr(self.event, name) for name in kept if hasattr(self.event, name)})
        for column, key in self._all_keys():
            if (column.related_model, key) in rows:
                setattr(row, column.name, rows[column.related_model, key])
        return row


def _rows_named(record, steps):
    """All rows that foreign keys of these steps name, by model and key: one query for each model."""
    found, wanted = {(type(record), record.pk): record}, {}
    for step in steps:
        for model, key in step.foreign_keys():
            if key is not None and (model, key) not in found:
                wanted.setdefault(model, set()).add(key)
    for model, keys in wanted.items():
        found |= {(model, key): row for key, row in model._base_manager.in_bulk(keys).items()}
    return found


def _words(kept, value, rows):
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if kept.choices:
        return str(dict(kept.flatchoices).get(value, value))
    if isinstance(kept, models.ForeignKey):
        return str(rows.get((kept.related_model, value), value))
    return value
