"""How does a file become records? One path for command line, admin and workbook: read, plan, look, apply."""

from dataclasses import dataclass, field

from django.db import transaction

from records import clock, content
from records.history import acting
from records.models import ImportRow, ImportRun, ImportStatus, Outcome
from records.refusals import Refusal
from records.registry import Registry
from records.spreadsheets import UnreadableFile, read

MOST_BYTES = 10 * 1024 * 1024
imports = Registry("imports", required=["slug", "title", "permission"])


@dataclass
class Planned:
    """What one row of a file means: `values` must be JSON; `messages` are sentences for whoever looks at it."""

    number: int
    given: dict
    outcome: str = Outcome.CREATE
    key: str = ""
    values: dict = field(default_factory=dict)
    messages: list = field(default_factory=list)


class Import:
    """One kind of file. Subclass, describe, register.

    `columns` maps each column's name to its help text; `plan` turns rows into Planned, writing nothing; `apply` writes
    one planned row. A second run of the same file must plan only "unchanged". `rows_kept` says which rows a run shows,
    where that is not all of them.
    """

    slug = title = permission = None
    rows_kept = ""
    columns = {}
    required = ()
    option_form = None

    def form_for(self, user):
        """What this user is asked besides the file; None for nothing."""
        return self.option_form() if self.option_form else None

    def runs_for(self, user):
        """The files of this kind that this user may look at."""
        return ImportRun.objects.filter(kind=self.slug)

    def read(self, data, extension):
        table = read(data, extension)
        missing = [name for name in self.required if name not in table.header]
        if missing:
            raise UnreadableFile(self.missing_columns(missing, table.header))
        return table

    def missing_columns(self, missing, found):
        raise NotImplementedError

    def plan(self, rows, options):
        raise NotImplementedError

    def apply(self, planned, options, *, by):
        raise NotImplementedError

    def finish(self, options, *, by):
        """What is to be done when all rows are written, in the same act."""

    def records_of(self, rows):
        """The records that ImportRows are about, as far as they are there, by the row's key in the database."""
        return {}


def plan(definition, *, file, options, by):
    """Read a file and write down what it would change. Raises Refusal when it cannot be read."""
    try:
        checked = content.check(file, kinds={"csv", "xlsx"}, max_bytes=MOST_BYTES)
        data = file.read()
        table = definition.read(data, checked.extension)
    except (content.UnacceptableFile, UnreadableFile) as error:
        raise Refusal(str(error), "file") from error
    with transaction.atomic():
        run = ImportRun.objects.create(
            kind=definition.slug,
            name=content.display_name(file.name),
            sha256=checked.sha256,
            options=options,
            started_by=str(by),
        )
        _write_rows(run, definition.plan(table.rows, options))
    return run


def apply(run, *, by):
    """Do what the file says, all in one act; rows in error stay out. Planned anew, so that nothing is done twice."""
    definition = _definition(run)
    with acting(by=by, verb="import", comment=run.name):
        locked = ImportRun.objects.select_for_update().get(pk=run.pk)
        if locked.status != ImportStatus.PLANNED:
            return locked
        rows = [_Row(row.number, row.given) for row in run.rows.all()]
        run.rows.all().delete()
        planned = list(definition.plan(rows, run.options))
        for row in planned:
            if row.outcome in {Outcome.CREATE, Outcome.UPDATE}:
                definition.apply(row, run.options, by=by)
        definition.finish(run.options, by=by)
        _write_rows(run, planned)
        run.status, run.applied_at = ImportStatus.APPLIED, clock.now()
        run.save(update_fields=["status", "applied_at"])
    return run


def discard(run):
    ImportRun.objects.filter(pk=run.pk, status=ImportStatus.PLANNED).update(status=ImportStatus.DISCARDED)


@dataclass
class _Row:
    number: int
    values: dict


def _definition(run):
    return imports[run.kind]


def _write_rows(run, planned):
    rows = [
        ImportRow(
            run=run,
            number=row.number,
            key=row.key,
            given=row.given,
            planned=row.values,
            outcome=row.outcome,
            messages=[str(message) for message in row.messages],
        )
        for row in planned
    ]
    ImportRow.objects.bulk_create(rows)
    run.counts = {outcome.value: sum(row.outcome == outcome for row in rows) for outcome in Outcome}
    run.save(update_fields=["counts"])
