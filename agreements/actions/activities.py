"""What was done under an agreement: told by the record of another app, or entered by hand with evidence."""

from contextlib import contextmanager

from django.db import connection
from django.utils.translation import gettext as _

from agreements.models import Activity
from records.closing import close
from records.documents import attach
from records.history import acting
from records.refusals import Refusal, refuse_day_to_come


def note_activity(agreement, *, on, kind, title, source, part="", persons="", is_public=False, by):
    """Write down what a record tells was done under an agreement; told again, it is brought up to date.

    However often the same record tells it, it is one activity; a record that tells several gives each a `part`. One
    that was withdrawn counts again.
    """
    values = {"agreement": agreement, "happened_on": on, "kind": kind, "title": title, "persons": persons}
    values |= {"is_public": is_public, "closed_on": None, "closed_reason": ""}
    with acting(by=by, verb="note_activity"), _told_by(source):
        return Activity.objects.update_or_create(**_named(source, part), defaults=values)[0]


def withdraw_activity(source, *, reason="", by):
    """All that this record told does not count any more; nothing happens where it has told nothing."""
    with acting(by=by, verb="withdraw_activity", comment=reason), _told_by(source):
        for activity in Activity.objects.open().filter(source_key=source.uuid):
            close(activity, reason=reason, by=by)


def add_activity(agreement, *, happened_on, kind, title, persons="", url="", file=None, is_public=False, by):
    """Enter by hand what was done. Raises Refusal without anything that shows it, and for a day to come."""
    if file is None and not url:
        raise Refusal(_("Give a web address or a paper that shows it."), "file")
    refuse_day_to_come(happened_on, "happened_on")
    with acting(by=by, verb="add"):
        activity = Activity.objects.create(
            agreement=agreement,
            happened_on=happened_on,
            kind=kind,
            title=title,
            persons=persons,
            url=url,
            is_public=is_public,
        )
        if file:
            attach(activity, file, by=by)
        return activity


def _named(source, part):
    label = source._meta.label_lower
    return {"source": f"{label}:{part}" if part else label, "source_key": source.uuid}


@contextmanager
def _told_by(source):
    """Until the end of the block the database lets what this record told be changed, and nothing else that was told."""
    _tell(str(source.uuid))
    yield
    _tell("")


def _tell(key):
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('peyvand.told_by', %s, true)", [key])
