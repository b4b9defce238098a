"""What does one row of a list say? Its columns under whatever name, its type, dates and duration."""

import datetime as dt
import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from agreements.imports.durations import read_end
from agreements.models import AgreementType, EndKind
from records import clock
from records.calendars import ImpreciseDate, UnreadableDate, parse
from records.languages import listed
from records.spreadsheets import UnreadableFile
from records.text import clean_line, fold

COUNTRY, TYPE, PARTNER, DATE, DURATION, DOCUMENT = "Country", "Type", "Partner", "Date", "Duration", "Document"
_HEADINGS = {
    COUNTRY: "country · nation · کشور",
    TYPE: "type · kind · type of agreement · agreement type · document type · نوع · نوع سند · نوع تفاهم‌نامه",
    PARTNER: """partner · partner institution · institute university · university institute · university name ·
        university institute name · university · institute · institution · institution name · organization ·
        organisation · دانشگاه · مؤسسه · دانشگاه مؤسسه · نام دانشگاه · نام مؤسسه · طرف همکار · طرف خارجی""",
    DATE: """date · year signed · date signed · signed · signed on · date of signature · signing date · year ·
        تاریخ · تاریخ امضا · تاریخ انعقاد · سال امضا · سال""",
    DURATION: "duration · term · validity · period · مدت · مدت اعتبار · اعتبار",
    DOCUMENT: "document · file · link · سند · فایل",
}
_COLUMN_OF = {fold(name): column for column, names in _HEADINGS.items() for name in names.split("·")}


def named(header):
    """The columns of a file by what they are; one that is nothing of ours keeps its name.

    Raises UnreadableFile where no column names the partner, or two say the same.
    """
    names = {heading: _COLUMN_OF.get(fold(heading), heading) for heading in header}
    for column in _HEADINGS:
        headings = [heading for heading, name in names.items() if name == column]
        if len(headings) > 1:
            raise UnreadableFile(
                _("The columns “%(one)s” and “%(other)s” seem to say the same. Leave one out.")
                % {"one": headings[0], "other": headings[1]}
            )
    if PARTNER not in names.values():
        raise UnreadableFile(
            _("No column names the partner, like “University” or “Institute/University”. The file has: %(found)s.")
            % {"found": listed(header)}
        )
    return names


@dataclass
class Line:
    """One row, read. `notes` are for whoever looks at the preview; with `errors` it stays out."""

    number: int
    given: dict
    kind: AgreementType | None = None
    signed: ImpreciseDate | None = None
    end: tuple = (EndKind.UNKNOWN, None)
    scope: str = ""
    errors: list = field(default_factory=list)
    notes: list = field(default_factory=list)
    identity: list = field(default_factory=list)
    keys: list = field(default_factory=list)

    def text(self, column):
        return clean_line(str(self.given.get(column, "")))

    @property
    def partner(self):
        return self.text(PARTNER)

    def as_json(self):
        kind, last_day = self.end
        return {
            "identity": self.identity,
            "type": self.kind.code,
            "signed": _in_brief(self.signed),
            "end": [kind.value, last_day and last_day.isoformat()],
            "scope": self.scope,
            "partner": self.partner,
        }


def read_line(row, kinds, *, default):
    """`kinds` are the types by folded word, `default` is the code of the type of rows that name none."""
    line = Line(row.number, {name: _plain(value) for name, value in row.values.items()})
    if not fold(line.partner):
        line.errors.append(_("The name of the partner is missing."))
    line.kind = kinds.get(fold(line.text(TYPE) or default))
    if line.kind is None:
        line.errors.append(
            _("The office knows no type “%(word)s”: enter it, or add the word to a type's other words.")
            % {"word": line.text(TYPE) or default}
        )
    _read_dates(line)
    line.identity = [*(fold(line.text(column)) for column in (COUNTRY, TYPE, PARTNER)), _in_brief(line.signed)]
    return line


def keyed(lines, home):
    """Give every line its keys: how it is known again in the next file. The first is its own.

    The same words twice in one file are two agreements. Where institutions were merged into the home, their keys
    still count.
    """
    seen = Counter()
    homes = [home, *home.predecessors.all()] if home else []
    for line in lines:
        if not line.errors:
            words = json.dumps(line.identity)
            seen[words] += 1
            line.identity.append(seen[words])
            line.keys = [key(institution, line.identity) for institution in homes]


def key(home, identity):
    return hashlib.sha256(json.dumps([home.pk, *identity]).encode()).hexdigest()


def _read_dates(line):
    try:
        line.signed = parse(line.text(DATE))
    except UnreadableDate as error:
        line.errors.append(str(error))
        return
    if line.signed is None:
        line.notes.append(_("The date is not known: the agreement has no term."))
    elif line.signed.earliest > clock.today():
        line.errors.append(_("The date lies ahead: “%(date)s”.") % {"date": line.text(DATE)})
    line.end, remark = read_end(line.text(DURATION), line.signed)
    if remark:
        line.notes.append(remark)
        line.scope = _("The list says about its duration: %(duration)s.") % {"duration": line.text(DURATION)}


def _in_brief(date):
    return [date.date.isoformat(), date.precision.value, date.calendar.value] if date else None


def _plain(value):
    """A cell as JSON keeps it."""
    if isinstance(value, dt.datetime):
        value = value.date()
    return value.isoformat() if isinstance(value, dt.date) else value
