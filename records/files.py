"""Has every private file its row, and every row its file? What nobody's row names any more is removed after a day."""

from datetime import timedelta

from django.apps import apps
from django.core.files.storage import default_storage
from django.db.models import FileField

from records import clock
from records.refusals import audit

YOUNG = timedelta(hours=24)  # a file may be there before the transaction that will name it
FEW = 20  # so many orphans are removed at once; more only while most files have their rows


class TooManyOrphans(Exception):
    """Most files have no row: that is no litter but the wrong database, or one from before these files."""


def missing():
    """The names that rows give to files which are not there."""
    return sorted(named().difference(stored()))


def sweep(*, dry_run=False, force=False):
    """Remove files older than a day that no row names; return their names. Raises TooManyOrphans unless forced."""
    known, there = named(), list(stored())
    orphans = [name for name in there if name not in known and not _is_young(name)]
    if dry_run:
        return orphans
    if len(orphans) > FEW and 2 * len(orphans) > len(there) and not force:
        audit.error("files without rows left alone", extra={"orphans": len(orphans), "files": len(there)})
        raise TooManyOrphans(f"{len(orphans)} of {len(there)} files have no row")
    for name in orphans:
        default_storage.delete(name)
        audit.info("file without a row removed", extra={"file": name})
    return orphans


def named():
    """The names in every file column of every model."""
    columns = [
        (model, column)
        for model in apps.get_models()
        for column in model._meta.concrete_fields
        if isinstance(column, FileField)
    ]
    return {
        name for model, column in columns for name in model._base_manager.values_list(column.name, flat=True) if name
    }


def stored(folder=""):
    """Every file below the private root, by its name as rows write it."""
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in sorted(files):
        yield f"{folder}/{name}" if folder else name
    for name in sorted(folders):
        yield from stored(f"{folder}/{name}" if folder else name)


def _is_young(name):
    try:
        return default_storage.get_modified_time(name) > clock.now() - YOUNG
    except FileNotFoundError:
        return True  # somebody removed it meanwhile
