"""The Research Organization Registry (ROR, schema 2): how its file is read, and what it changes here.

What ROR said last is kept with each institution. A field is overwritten only where it still says that, so whatever
staff corrected by hand stays. ROR's "education" is not "university": the kind stays unset unless it is certain.
"""

import gzip
import hashlib
import json
import re
import zlib
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from io import TextIOWrapper

import pgtrigger
from django.db.models import F, Func, JSONField, Value
from django.utils.translation import gettext as _

from directory.countries import is_country
from directory.models import Institution, InstitutionKind, InstitutionStatus, NameKind
from directory.models.institution import InstitutionName, NameSource
from records import clock
from records.history import acting
from records.models import ImportRow, ImportRun, ImportStatus, Outcome
from records.spreadsheets import UnreadableFile
from records.text import clean_line, fold

IMPORTER = "ROR import"
CHUNK = 1024 * 1024  # characters
LONGEST = 8 * CHUNK  # an element of the array that goes on longer is a bracket never closed
BATCH = 1000

PLACES = ("latitude", "longitude")

_ID = re.compile(r"https://ror\.org/(0[a-hj-km-np-tv-z0-9]{6}[0-9]{2})")
_WEBSITE = re.compile(r"https?://[^\s<>\"\x00-\x20\x7f\ud800-\udfff]{1,490}")
_TOKEN = re.compile(r'"(?:[^"\\]|\\.?)*(?:"|$)|[\[\]{},]', re.DOTALL)
_NOT_LATIN = re.compile(r"[^\W\d_a-z\u00c0-\u024f]")


class Misunderstood(ValueError):
    """A record that does not say what an institution needs; the message says what is missing."""


# --- reading -----------------------------------------------------------------------------------------------------


@contextmanager
def opened(path, progress):
    """The text of a file, plain or gzipped; `progress` hears which share of its bytes has been read."""
    size = max(path.stat().st_size, 1)
    with path.open("rb") as raw:
        is_zipped = raw.read(2) == b"\x1f\x8b"
        raw.seek(0)
        binary = gzip.GzipFile(fileobj=raw) if is_zipped else raw
        with TextIOWrapper(binary, encoding="utf-8-sig", errors="replace") as text:
            yield _Told(text, lambda: progress(raw.tell() / size))


class _Told:
    def __init__(self, text, tell):
        self.text, self.tell = text, tell

    def read(self, size):
        try:
            chunk = self.text.read(size)
        except (EOFError, OSError, zlib.error) as error:
            raise UnreadableFile(_("The file is damaged: %(why)s.") % {"why": error}) from error
        self.tell()
        return chunk


@dataclass
class Broken:
    """An element of the array that is no JSON."""

    text: str
    why: str


class ArrayReader:
    """The elements of a JSON array one after the other, never more of the file in memory than a piece.

    One that is no JSON comes out as Broken, and the next is read, as long as its brackets and quotes are closed.
    Raises UnreadableFile where they are not, where the file ends too early, or is no array.
    """

    decoder = json.JSONDecoder()

    def __init__(self, stream):
        self.stream, self.text, self.at = stream, "", 0

    def __iter__(self):
        if self._next() != "[":
            raise UnreadableFile(_("The file is not a JSON array, as the releases of ROR are."))
        self.at += 1
        while (letter := self._next()) != "]":
            if letter == ",":
                self.at += 1
            else:
                yield self._element()

    def _more(self):
        chunk = self.stream.read(CHUNK)
        self.text, self.at = self.text[self.at :] + chunk, 0
        return bool(chunk)

    def _next(self):
        """The next character that is not a space."""
        while True:
            found = re.compile(r"\S").search(self.text, self.at)
            if found:
                self.at = found.start()
                return found[0]
            self.at = len(self.text)
            if not self._more():
                raise UnreadableFile(_("The file ends in the middle."))

    def _element(self):
        while True:
            try:
                value, self.at = self.decoder.raw_decode(self.text, self.at)
            except (ValueError, RecursionError) as error:
                end = self._end()
                if end is not None:
                    broken, self.at = Broken(self.text[self.at : end], str(error)), end
                    return broken
                if len(self.text) - self.at > LONGEST:
                    raise UnreadableFile(_("A bracket or quotation mark is never closed.")) from error
                if not self._more():
                    raise UnreadableFile(_("The file ends in the middle.")) from error
            else:
                return value

    def _end(self):
        """Where the element ends by its brackets, or None if that has not been read yet."""
        depth = 0
        for token in _TOKEN.finditer(self.text, self.at):
            mark = token[0]
            if mark in {"{", "["}:
                depth += 1
            elif mark in {"}", "]"} and depth:
                depth -= 1
                if depth == 0:
                    return token.end()
            elif depth == 0 and mark in {",", "]"}:
                return token.start()
        return None


# --- understanding -----------------------------------------------------------------------------------------------


@dataclass
class Organisation:
    """What one record says, in our words: `values` by field, all of them text; `parents` by ROR iD."""

    ror_id: str
    values: dict
    names: list
    parents: list


def understand(record):
    """Raises Misunderstood with the reason."""
    if isinstance(record, Broken):
        raise Misunderstood(_("it is no JSON (%(why)s)") % {"why": record.why})
    try:
        return _organisation(record)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        if isinstance(error, Misunderstood):
            raise
        raise Misunderstood(
            _("it is not built like a record of ROR's schema 2 (%(why)s)") % {"why": repr(error)}
        ) from error


def identity(record):
    """The address by which a record calls itself, as far as one can be found: for messages."""
    text = record.text if isinstance(record, Broken) else str(record.get("id", "") if isinstance(record, dict) else "")
    found = _ID.search(text)
    return found[0] if found else text[:60]


def _organisation(record):
    found = _ID.fullmatch(record.get("id") or "")
    if not found:
        raise Misunderstood(_("it has no ROR iD"))
    if record.get("status") not in {"active", "inactive", "withdrawn"}:
        raise Misunderstood(_("its status is not known to ROR: %(status)s") % {"status": record.get("status")})
    names = _names(record["names"])
    labels = [(name, language) for name, language, kind in names if kind == NameKind.NAME]
    acronyms = {name for name, language, kind in names if kind == NameKind.ACRONYM}
    displayed = next((clean_line(name["value"]) for name in record["names"] if "ror_display" in name["types"]), "")
    place = record["locations"][0]["geonames_details"] if record["locations"] else {}
    country = place.get("country_code") or ""
    if country and not is_country(country):
        raise Misunderstood(_("its country is not known: %(code)s") % {"code": country})
    values = {
        "name_en": _latin_name(displayed, labels),
        "name_fa": next((name for name, language in labels if language == "fa"), ""),
        "acronym": acronyms.pop() if len(acronyms) == 1 else "",
        "kind": _kind(record["types"]),
        "country": country,
        "city": clean_line(place.get("name") or ""),
        "latitude": _degrees(place.get("lat"), 90),
        "longitude": _degrees(place.get("lng"), 180),
        "website": next(filter(_WEBSITE.fullmatch, _websites(record["links"])), ""),
        "status": record["status"],
    }
    for name in ("name_en", "name_fa", "acronym", "city"):
        _check_length(values[name], Institution._meta.get_field(name).max_length)
    parents = [_ID.fullmatch(kin["id"]) for kin in record["relationships"] if kin["type"] == "parent"]
    return Organisation(found[1], values, names, list(dict.fromkeys(parent[1] for parent in parents if parent)))


def _names(given):
    """(name, language, kind), each once."""
    names = []
    for row in given:
        name, types = clean_line(row["value"]), set(row["types"])
        if "\ufffd" in name:
            raise Misunderstood(_("its text is not UTF-8"))
        if not fold(name):
            continue
        _check_length(name, InstitutionName._meta.get_field("name").max_length)
        kind = NameKind.ALIAS
        if types & {"label", "ror_display"}:
            kind = NameKind.NAME
        elif "acronym" in types:
            kind = NameKind.ACRONYM
        names.append((name, (row.get("lang") or "")[:10], kind.value))
    if not any(kind == NameKind.NAME for name, language, kind in names):
        raise Misunderstood(_("it has no name"))
    return list(dict.fromkeys(names))


def _check_length(text, longest):
    if len(text) > longest:
        raise Misunderstood(_("“%(text)s…” is longer than %(n)d letters") % {"text": text[:40], "n": longest})


def _latin_name(displayed, labels):
    """The name the institution goes by, if it is in Latin letters; else its English name; else what there is."""
    wanted = [displayed, *(name for name, language in labels if language == "en"), *(name for name, language in labels)]
    return next((name for name in wanted if name and not _NOT_LATIN.search(fold(name))), displayed or labels[0][0])


def _kind(types):
    return InstitutionKind.COMPANY.value if set(types) - {"funder"} == {"company"} else ""


def _degrees(value, most):
    if value is None:
        return ""
    if not -most <= value <= most:
        raise Misunderstood(_("its place is not on earth"))
    return f"{Decimal(str(value)):.5f}"


def _websites(links):
    return [link["value"] for link in links if link["type"] == "website"]


# --- writing -----------------------------------------------------------------------------------------------------


def import_file(path, *, countries=(), dry_run=False, progress=lambda share, count: None):
    """Bring institutions up to what a release of ROR says; all of it or, if the file cannot be read, nothing.

    `countries` limits it to these ISO codes. Returns the ImportRun, unsaved after a dry run; its `errors` are
    ImportRows. Raises UnreadableFile.
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
        run.counts, run.errors = work.counts(), work.errors
        if not dry_run:
            run.applied_at = clock.now()
            run.save()
            for row in run.errors:
                row.run = run
            ImportRow.objects.bulk_create(run.errors)
    return run


class _Work:
    """One file on its way in."""

    def __init__(self, countries, *, is_dry):
        self.countries, self.is_dry = countries, is_dry
        self.read, self.elsewhere, self.errors = 0, 0, []
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
            if outcome == Outcome.CREATE:
                new.append(organisation)
            elif outcome == Outcome.UPDATE and not self.is_dry:
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
    row.save(update_fields=[*changed, "ror_values"])
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
