"""Lists of agreements as universities publish them, read as they are.

What a list does not say is not made up: a year stays a year, "-" stays unknown, and a partner is only taken for an
institution where that is safe. All else is written down to be resolved, with candidates and reasons.
"""

import datetime as dt

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements import actions
from agreements.actions import Recognised, Side
from agreements.imports.homes import OptionForm, announced, enter_home, home_of
from agreements.imports.lines import COUNTRY, DATE, DOCUMENT, DURATION, PARTNER, TYPE, key, keyed, named, read_line
from agreements.imports.others import Others
from agreements.models import Agreement, AgreementTerm, AgreementType, Confidentiality, EndKind, Origin, PartyRole
from agreements.workflow import Status
from directory.models import MentionStatus
from records import spreadsheets
from records.calendars import ImpreciseDate
from records.imports import Import, Planned, imports
from records.models import Outcome
from records.spreadsheets import Row, Table


@imports.register
class PublishedAgreements(Import):
    """One agreement a row: concluded, imported, not locked until somebody has compared it with the paper."""

    slug = "agreements"
    title = gettext_lazy("Published list of agreements")
    permission = "agreements.import_agreement"
    option_form = OptionForm
    columns = {
        COUNTRY: gettext_lazy("As the list gives it; what is no country is told, and the row is read all the same."),
        TYPE: gettext_lazy("A code, name or other word for a type. Without this column all rows are of one type."),
        PARTNER: gettext_lazy("Also: University, Institute/University. This column must be there."),
        DATE: gettext_lazy("Also: Year Signed. A day, month or year, or “-” where it is not known."),
        DURATION: gettext_lazy("Like “5 years”, “36 months”, “open-ended”, or “-” where it is not known."),
        DOCUMENT: gettext_lazy("Kept with the import as it is."),
    }
    required = (PARTNER,)

    def read(self, data, extension):
        table = spreadsheets.read(data, extension)
        names = named(table.header)
        rows = [Row(row.number, {names[name]: value for name, value in row.values.items()}) for row in table.rows]
        return Table(list(names.values()), rows)

    def plan(self, rows, options):
        home = home_of(options)
        kinds = actions.types_by_word(with_usual=True)
        lines = [read_line(row, kinds, default=options["type"]) for row in rows]
        keyed(lines, home)
        known = _known(lines)
        meant = _meant(lines, home, known)
        planned = []
        for line in lines:
            there = next((known[key] for key in line.keys if key in known), None)
            planned.append(_unchanged(line, there) if there else _new(line, *meant[line.number]))
        if home is None and planned:
            planned[0].messages.insert(0, announced(options))
        return planned

    def records_of(self, rows):
        keys, uuids = [row.key for row in rows if row.key], [row.planned.get("uuid") for row in rows]
        found = Agreement.objects.filter(Q(import_key__in=keys) | Q(uuid__in=filter(None, uuids)))
        there = {name: agreement for agreement in found for name in (agreement.import_key, str(agreement.uuid))}
        records = {row.pk: there.get(row.planned.get("uuid")) or (row.key and there.get(row.key)) for row in rows}
        return {key: record for key, record in records.items() if record}

    def apply(self, planned, options, *, by):
        values = planned.values
        if planned.outcome == Outcome.UPDATE:  # it is in the register; from now on this row is known by its key
            Agreement.objects.filter(uuid=values["uuid"]).update(import_key=planned.key)
            return
        home = home_of(options) or enter_home(options, by=by)
        planned.key = planned.key or key(home, values["identity"])
        kind = AgreementType.objects.filter(code=values["type"]).first() or actions.usual_types(by=by)[values["type"]]
        signed = values["signed"] and ImpreciseDate(dt.date.fromisoformat(values["signed"][0]), *values["signed"][1:])
        agreement = Agreement.objects.create(
            type=kind,
            title_en=values["title_en"],
            title_fa=values["title_fa"],
            status=Status.CONCLUDED,
            origin=Origin.IMPORTED,
            confidentiality=options.get("confidentiality") or Confidentiality.PUBLIC,
            scope=values["scope"],
            import_key=planned.key,
            **actions.dated("signed", signed),
        )
        actions.add_party(agreement, Side(role=PartyRole.HOME, institution=home), by=by)
        partner = Side(name=values["partner"], country_given=values["country_given"])
        actions.add_party(agreement, partner, recognised=Recognised(**values["recognised"]), by=by)
        if signed:
            end_kind, last_day = values["end"]
            AgreementTerm.objects.create(
                agreement=agreement,
                **actions.dated("starts", signed),
                end_kind=end_kind,
                ends_on=last_day and dt.date.fromisoformat(last_day),
            )


def _meant(lines, home, known):
    """For each row that is not known: who is meant by its partner, which agreement it is, which one is like it."""
    others = Others(home, besides=known.values())
    new = [line for line in lines if not line.errors and not any(key in known for key in line.keys)]
    recognised = {line.number: actions.recognise(line.partner, line.text(COUNTRY), home=home) for line in new}
    same = {line.number: others.take(line, recognised[line.number]) for line in new}
    return {line.number: (None, None, None) for line in lines} | {
        line.number: (recognised[line.number], same[line.number], others.similar(line, recognised[line.number]))
        for line in new
    }


def _known(lines):
    keys = [key for line in lines for key in line.keys]
    found = Agreement.objects.filter(import_key__in=keys).prefetch_related(
        "parties__institution", "parties__mention", "terms"
    )
    return {agreement.import_key: agreement for agreement in found}


def _unchanged(line, agreement):
    unknown = [party.name_as_given for party in agreement.partners if party.institution_id is None and _is_open(party)]
    messages = [_("“%(name)s” is still to be resolved.") % {"name": name} for name in unknown]
    if unknown:
        messages += actions.recognise(line.partner, line.text(COUNTRY)).reasons
    has_end = line.end != (EndKind.UNKNOWN, None)
    if has_end and [term.end_kind for term in agreement.terms.all()] == [EndKind.UNKNOWN]:
        messages.append(
            _("The list says “%(duration)s”, and the entry does not know its end: look, and enter it.")
            % {"duration": line.text(DURATION)}
        )
    values = {"uuid": str(agreement.uuid), "unresolved": unknown}
    return Planned(line.number, line.given, Outcome.UNCHANGED, agreement.import_key, values, messages)


def _is_open(party):
    return party.mention is None or party.mention.status == MentionStatus.OPEN


def _new(line, recognised, same, similar):
    if line.errors:
        return Planned(line.number, line.given, Outcome.ERROR, messages=line.errors)
    if same:
        return _adopted(line, same)
    values = {
        **line.as_json(),
        **actions.titles(line.kind, line.partner),
        "country_given": line.text(COUNTRY),
        "recognised": recognised.as_json(),
        "unresolved": [] if recognised.said else [line.partner],
    }
    said = [recognised.said] if recognised.said else [_("The partner is to be resolved."), *recognised.reasons]
    messages = [*line.notes, *said]
    if similar:
        messages.append(
            _("There is a similar agreement that is not in this list: %(agreement)s, %(signed)s. Is it the same?")
            % {"agreement": similar, "signed": similar.signed or _("date not known")}
        )
    own_key = line.keys[0] if line.keys else ""
    return Planned(line.number, line.given, Outcome.CREATE, own_key, values, messages)


def _adopted(line, agreement):
    """A row that was entered before, by hand or from another list: nothing of it changes but the key of the row."""
    planned = _unchanged(line, agreement)
    planned.outcome, planned.key = Outcome.UPDATE, line.keys[0]
    said = _("This agreement is in the register already: %(agreement)s, %(signed)s. It is not entered again.")
    signed = agreement.signed or _("date not known")
    planned.messages.insert(0, said % {"agreement": agreement, "signed": signed})
    return planned
