"""What a release of the registry changes here, and what it leaves as the office corrected it."""

import hashlib
from collections import Counter
from decimal import Decimal

import pgtrigger
from django.db.models import F, Func, JSONField, Value
from django.utils.translation import gettext as _

from directory.actions import look_again
from directory.models import Institution, InstitutionMention, InstitutionName, InstitutionStatus
from directory.models.institution import NameSource
from directory.ror.adopting import OwnEntries
from directory.ror.reading import ArrayReader, opened
from directory.ror.understanding import Misunderstood, identity, understand
from records import clock
from records.history import acting
from records.models import ImportRow, ImportRun, ImportStatus, Outcome
from records.text import clean_line

IMPORTER = "ROR import"
BATCH = 1000
PLACES = ("latitude", "longitude")


def import_file(path, *, countries=(), dry_run=False, progress=lambda share, count: None):
    """Bring institutions up to what a release of ROR says; all of it or, if the file cannot be read, nothing.

    `countries` limits it to these ISO codes. Returns the ImportRun, unsaved after a dry run; its `errors`, and its
    `remarks` on entries that the office had made itself, are ImportRows. Raises UnreadableFile.
    """
    run = ImportRun(
        kind="institutions",
        name=path.name[:150],
        options={"countries": sorted(countries)},
        started_by=IMPORTER,
        status=ImportStatus.PLANNED if dry_run else ImportStatus.APPLIED,
    )
    with path.open("rb") as file:
        run.sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    work = _Work(set(countries), is_dry=dry_run)
    with (
        acting(by=IMPORTER, verb="import", comment=run.name),
        opened(path, lambda share: progress(share, work.read)) as text,
    ):
        work.take(ArrayReader(text))
        progress(1, work.read)
        run.counts, run.errors, run.remarks = work.counts(), work.errors, work.own.remarks
        if not dry_run:
            look_again(InstitutionMention.objects.all(), by=IMPORTER)
            run.applied_at = clock.now()
            run.save()
            told = run.errors + run.remarks
            for row in told:
                row.run = run
            ImportRow.objects.bulk_create(told)
    return run


class _Work:
    """One file on its way in."""

    def __init__(self, countries, *, is_dry):
        self.countries, self.is_dry = countries, is_dry
        self.read, self.elsewhere, self.errors = 0, 0, []
        self.own = OwnEntries()
        self.outcomes = {}  # of every record taken, by ROR iD
        self.parents = {}  # of every record of the file
        self.parent_before = {}  # of every record taken: which one ROR's last word was

    def take(self, records):
        batch, seen = [], set()
        for number, record in enumerate(records, start=1):
            self.read = number
            try:
                organisation = understand(record)
                if organisation.ror_id in seen:
                    raise Misunderstood(_("it is in the file twice"))
            except Misunderstood as reason:
                self._refuse(number, record, reason)
                continue
            organisation.number = number
            seen.add(organisation.ror_id)
            self.parents[organisation.ror_id] = organisation.parents
            if self.countries and organisation.values["country"] not in self.countries:
                self.elsewhere += 1
                continue
            batch.append(organisation)
            if len(batch) == BATCH:
                self._write(batch)
                batch = []
        self._write(batch)
        self._write_own()
        self._write_parents()

    def _refuse(self, number, record, reason):
        key = identity(record)
        self.errors.append(
            ImportRow(
                number=number,
                key=key.removeprefix("https://ror.org/")[:64],
                given={"id": clean_line(key)},
                outcome=Outcome.ERROR,
                messages=[clean_line(str(reason))],
            )
        )

    def _write(self, batch):
        known = {row.ror_id: row for row in Institution.objects.filter(ror_id__in=[one.ror_id for one in batch])}
        new = []
        for organisation in batch:
            row = known.get(organisation.ror_id)
            self.parent_before[organisation.ror_id] = row.ror_values.get("parent", "") if row else ""
            outcome = _outcome(row, organisation)
            self.outcomes[organisation.ror_id] = outcome
            may_be_ours = self.own.may_be(organisation, is_new=row is None)
            if outcome == Outcome.CREATE and not may_be_ours:
                new.append(organisation)
            elif outcome == Outcome.UPDATE and not self.is_dry:
                _update(row, organisation)
        if new and not self.is_dry:
            _create(new)

    def _write_own(self):
        """What may be an entry of the office: one that it safely is gets its ROR iD, the others are new."""
        new = []
        for organisation, row in self.own.decided():
            if row is None:
                new.append(organisation)
                continue
            self.outcomes[organisation.ror_id] = Outcome.UPDATE
            if not self.is_dry:
                row.ror_id = organisation.ror_id
                _update(row, organisation)
        if new and not self.is_dry:
            _create(new)

    def _write_parents(self):
        """In a second step, for a part may stand in the file before the whole."""
        rows = Institution.objects.exclude(ror_id=None).values_list("ror_id", "pk", "parent_id")
        known = {ror_id: (pk, parent_id) for ror_id, pk, parent_id in rows}
        changed = []
        for ror_id, before in self.parent_before.items():
            parent = nearest_parent(ror_id, self.parents)
            parent = parent if parent in known or parent in self.outcomes else ""
            if parent == before:
                continue
            if self.outcomes[ror_id] == Outcome.UNCHANGED:
                self.outcomes[ror_id] = Outcome.UPDATE
            if not self.is_dry:
                pk, ours = known[ror_id]
                is_untouched = ours == (known[before][0] if before in known else None)
                wanted = (known[parent][0] if parent else None) if is_untouched else ours
                changed.append(Institution(pk=pk, parent_id=wanted, ror_values=_with_parent(parent)))
        Institution.objects.bulk_update(changed, ["parent", "ror_values"], batch_size=500)

    def counts(self):
        outcomes = Counter(self.outcomes.values())
        counts = {outcome.value: outcomes[outcome] for outcome in Outcome}
        return counts | {Outcome.ERROR.value: len(self.errors), "elsewhere": self.elsewhere}


def nearest_parent(ror_id, parents):
    """The one institution of which this is a part, or "": of several parents, only if the others contain it."""
    given = [parent for parent in parents.get(ror_id, ()) if parent != ror_id]
    nearest = [one for one in given if not any(one in _above(other, parents) for other in given if other != one)]
    if len(nearest) != 1 or ror_id in _above(nearest[0], parents):
        return ""
    return nearest[0]


def _above(ror_id, parents):
    """All that contain an institution."""
    found, waiting = set(), list(parents.get(ror_id, ()))
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting.extend(parents.get(one, ()))
    return found


def _with_parent(ror_id):
    said = Value({"parent": ror_id}, JSONField())
    return Func(F("ror_values"), said, template="(%(expressions)s)", arg_joiner=" || ", output_field=JSONField())


def _outcome(row, organisation):
    if row is None:
        return Outcome.CREATE
    before = {key: value for key, value in row.ror_values.items() if key != "parent"}
    return Outcome.UNCHANGED if before == _said(organisation) else Outcome.UPDATE


def _said(organisation):
    return organisation.values | {"names": [list(name) for name in organisation.names]}


def _create(organisations):
    rows = [Institution(ror_id=one.ror_id, ror_values=_said(one), **_columns(one.values)) for one in organisations]
    with pgtrigger.ignore("directory.Institution:names_are_kept"):  # ROR gives all names, and their languages
        Institution.objects.bulk_create(rows)
    InstitutionName.objects.bulk_create(
        _name(row, name) for row, one in zip(rows, organisations, strict=True) for name in one.names
    )


def _update(row, organisation):
    """What ROR changed since last time, except where the office had changed it already."""
    before, said = {"status": InstitutionStatus.ACTIVE, **row.ror_values}, _said(organisation)
    news = {name: value for name, value in organisation.values.items() if value != before.get(name, "")}
    changed = {name: value for name, value in news.items() if before.get(name, "") == _text(row, name)}
    for name, value in _columns(changed).items():
        setattr(row, name, value)
    row.ror_values = said | {"parent": before.get("parent", "")}
    row.save(update_fields=[*changed, "ror_id", "ror_values"])
    names = {tuple(name) for name in said["names"]}
    names_before = {tuple(name) for name in before.get("names", [])}
    for name, language, kind in names_before - names:
        row.names.filter(name=name, language=language, kind=kind, source=NameSource.ROR).delete()
    new = [name for name in organisation.names if name not in names_before]
    InstitutionName.objects.bulk_create([_name(row, name) for name in new], ignore_conflicts=True)


def _columns(values):
    return {name: (Decimal(value) if value else None) if name in PLACES else value for name, value in values.items()}


def _text(row, name):
    """A field of ours as ROR's values are kept."""
    value = getattr(row, name)
    if name in PLACES:
        return "" if value is None else f"{value:.5f}"
    return value


def _name(row, name):
    text, language, kind = name
    return InstitutionName(institution=row, name=text, language=language, kind=kind, source=NameSource.ROR)
