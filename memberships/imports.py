"""Lists of members: CSV or XLSX, persons or institutions, dates of either calendar, digits of either script."""

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.models import Institution, Person
from memberships.models import Membership, MembershipTerm, Origin, Scheme
from memberships.register import since_of
from records.calendars import Calendar, Precision, UnreadableDate, parse
from records.imports import Import, Planned, imports
from records.languages import named
from records.models import Outcome
from records.text import clean_line, fold

SCHEME, MEMBER, INSTITUTION, NUMBER = "Scheme", "Member", "Institution", "Number"
SINCE, FIRST, LAST, FIELD, EMAIL = "Member since", "First day", "Last day", "Field", "Email"
TOLD = {"number": "number", "field": "field_en"}  # what a list may leave out
MOST = {MEMBER: 240, INSTITUTION: 400, NUMBER: 40, FIELD: 200}


@imports.register
class Members(Import):
    """One membership a row. A row is known again by scheme and member."""

    slug = "members"
    title = gettext_lazy("Members of a body")
    permission = "memberships.import_membership"
    columns = {
        SCHEME: gettext_lazy("The code of a scheme. This column must be there."),
        MEMBER: gettext_lazy("Of a scheme for persons: given names, then the family name."),
        INSTITUTION: gettext_lazy("Of a scheme for institutions: a name that the directory knows."),
        NUMBER: gettext_lazy("As the body numbers its members."),
        SINCE: gettext_lazy("As far as it is known: 2018-11-23, 1397, 2019. This column must be there."),
        FIRST: gettext_lazy("Of the present term; of a month or year its first day."),
        LAST: gettext_lazy(
            "Of the present term; of a month or year its last day. Empty, where terms have no end: for life."
        ),
        FIELD: gettext_lazy("What the member works on."),
        EMAIL: gettext_lazy("Tells people of the same name apart."),
    }
    required = (SCHEME, SINCE)

    def missing_columns(self, missing, found):
        return _("These columns are missing: %(missing)s. Found were: %(found)s.") % {
            "missing": named(missing),
            "found": named(found) or _("none"),
        }

    def plan(self, rows, options):
        schemes = {fold(scheme.code): scheme for scheme in Scheme.objects.open()}
        planned = [_read(row, schemes) for row in rows]
        seen, numbers = set(), set()
        for row in planned:
            if row.outcome == Outcome.ERROR:
                continue
            membership, number = _known(row), (row.values["scheme"], row.values.get("number"))
            if row.key in seen or membership in seen:
                row.outcome, row.messages = Outcome.ERROR, [_("The same member stands in an earlier row.")]
                continue
            if membership is not None:
                _compare(row, membership)
            against = _against(row.values, membership, is_taken=bool(number[1]) and number in numbers)
            if against:
                row.outcome, row.messages = Outcome.ERROR, against
            seen |= {row.key, membership} - {None}
            numbers.add(number)
        return planned

    def apply(self, planned, options, *, by):
        values, membership = planned.values, _known(planned)
        columns = {
            "since_on": dt.date.fromisoformat(values["since"][0]),
            "since_precision": values["since"][1],
            "since_calendar": values["since"][2],
        }
        columns |= {column: values[name] for name, column in TOLD.items() if name in values}
        if membership is None:
            membership = Membership.objects.create(
                scheme=Scheme.objects.get(code=values["scheme"]),
                person=_person(values) if values["member"] else None,
                institution=_institution(values["institution"]) if values["institution"] else None,
                origin=Origin.IMPORTED,
                import_key=planned.key,
                **columns,
            )
        else:
            columns |= {"import_key": membership.import_key or planned.key}
            for name, value in columns.items():
                setattr(membership, name, value)
            membership.save(update_fields=list(columns))
        if values["first"]:
            days = {"starts_on": _day(values["first"]), "ends_on": _day(values["last"])}
            MembershipTerm.objects.update_or_create(
                membership=membership, starts_on=days["starts_on"], defaults={"ends_on": days["ends_on"]}
            )

    def records_of(self, rows):
        keys = {row.key: row.pk for row in rows if row.key}
        found = Membership.objects.filter(import_key__in=keys, closed_on=None)
        return {keys[one.import_key]: one for one in found}


def _known(row):
    """The membership that a row speaks of: of this row before, else of this member; None where there is none."""
    values = row.values
    of_scheme = Membership.objects.filter(scheme__code=values["scheme"], closed_on=None)
    of_scheme = of_scheme.select_related("scheme", "person").prefetch_related("terms")
    found = of_scheme.filter(import_key=row.key).first()
    if found is not None:
        return found
    if values["institution"]:
        return of_scheme.filter(institution=_institution(values["institution"])).first()
    person = _known_person(values)
    return of_scheme.filter(person=person).first() if person else None


def _compare(row, membership):
    """What becomes of a row whose member is here already."""
    values, since = row.values, membership.since
    kept = {
        "since": [since.earliest.isoformat(), Precision(since.precision).value, Calendar(since.calendar).value],
        **{name: getattr(membership, column) for name, column in TOLD.items()},
    }
    terms = [(term.starts_on, term.ends_on) for term in membership.terms.all()]
    is_same = all(kept[name] == values[name] for name in kept if name in values)
    is_same = is_same and (not values["first"] or (_day(values["first"]), _day(values["last"])) in terms)
    row.outcome = Outcome.UNCHANGED if is_same else Outcome.UPDATE
    if membership.import_key is None and not is_same:
        row.messages = [_("Changes the membership that is kept here already.")]


def _against(values, membership, *, is_taken):
    """Why a row cannot be taken, beside what is kept here."""
    first, last, said = _day(values["first"]), _day(values["last"]), []
    terms = list(membership.terms.all()) if membership else []
    if first and membership and membership.ended_on and first not in {term.starts_on for term in terms}:
        said.append(_("The membership of this holder has ended: take back its end, or withdraw that entry, before."))
    others = [term for term in terms if term.starts_on != first]
    end = last or dt.date.max
    if first and any(term.starts_on <= end and (term.ends_on or dt.date.max) >= first for term in others):
        said.append(_("This term overlaps another term of the membership."))
    if values.get("number"):
        taken = Membership.objects.filter(scheme__code=values["scheme"], number=values["number"], closed_on=None)
        is_taken = is_taken or taken.exclude(pk=membership and membership.pk).exists()
    if is_taken:
        said.append(_("Another member has this number."))
    return said


def _read(row, schemes):
    texts = {name: clean_line(str(value)) for name, value in row.values.items()}
    errors = []
    scheme = schemes.get(fold(texts.get(SCHEME, "")))
    if scheme is None:
        errors.append(_("There is no scheme “%(name)s”.") % {"name": texts.get(SCHEME, "")})
    errors += [
        _("“%(name)s” is longer than %(most)s letters.") % {"name": name, "most": most}
        for name, most in MOST.items()
        if len(texts.get(name, "")) > most
    ]
    since, first, last = (_date(row.values.get(name, ""), errors) for name in (SINCE, FIRST, LAST))
    if since is None:
        errors.append(_("Since when is missing."))
    if first and last and last.latest < first.earliest:
        errors.append(_("The term ends before it begins."))
    if last and not first:
        errors.append(_("A last day needs the first one."))
    if scheme is not None:
        errors += _holder_errors(scheme, texts)
        if scheme.term_months and first and not last:
            errors.append(_("Terms of this scheme end: give the last day, or leave out the first one as well."))
    if errors:
        return Planned(row.number, texts, Outcome.ERROR, messages=errors)
    values = {
        "scheme": scheme.code,
        "member": texts.get(MEMBER, ""),
        "institution": texts.get(INSTITUTION, ""),
        "since": [since.earliest.isoformat(), Precision(since.precision).value, Calendar(since.calendar).value],
        "first": first and first.earliest.isoformat(),
        "last": last and last.latest.isoformat(),
        "email": texts.get(EMAIL, "").lower(),
    }
    values |= {name: texts[column] for name, column in (("number", NUMBER), ("field", FIELD)) if column in texts}
    key = ":".join([scheme.code, fold(values["member"] or values["institution"]), values["email"]])[:200]
    return Planned(row.number, texts, key=key, values=values)


def _holder_errors(scheme, texts):
    member, institution = texts.get(MEMBER, ""), texts.get(INSTITUTION, "")
    if scheme.is_for_persons:
        if institution:
            return [_("This scheme is for persons.")]
        return [] if len(member.split()) > 1 else [_("Write given names and family name of the member.")]
    if member:
        return [_("This scheme is for institutions.")]
    if not institution:
        return [_("The institution is missing.")]
    known = _institutions(institution)
    if len(known) == 1:
        return []
    said = {"name": institution}
    if known:
        return [_("The directory knows several institutions “%(name)s”.") % said]
    return [_("The directory knows no institution “%(name)s”: enter it first.") % said]


def _institutions(name):
    """Those in use one of whose names is this, folded."""
    names = Institution._meta.get_field("names").related_model.objects.filter(folded=fold(name))
    return list(Institution.objects.in_use().filter(pk__in=names.values("institution"))[:2])


def _institution(name):
    return _institutions(name)[0]


def _known_person(values):
    """By the address, or the only one of this name."""
    if values["email"]:
        return Person.objects.filter(email__iexact=values["email"], successor=None).first()
    given, _space, family = values["member"].rpartition(" ")
    known = list(Person.objects.filter(given_en=given, family_en=family, successor=None, closed_on=None)[:2])
    return known[0] if len(known) == 1 else None


def _person(values):
    """Who is known, else a new entry."""
    given, _space, family = values["member"].rpartition(" ")
    return _known_person(values) or Person.objects.create(
        given_en=given, family_en=family, email=values["email"] or None
    )


def table(memberships):
    """(header, rows) as this import reads them again, in no language."""
    return list(Members.columns), map(_row, memberships)


def _row(membership):
    person, institution = membership.person, membership.institution
    term = next(iter(reversed(membership.terms.all())), None)
    return [
        membership.scheme.code,
        f"{person.given_en} {person.family_en}".strip() or person.name if person else "",
        institution.name_en if institution else "",
        membership.number,
        since_of(membership),
        term.starts_on if term else "",
        (term.ends_on or "") if term else "",
        membership.field_en,
        (person.email or "") if person else "",
    ]


def _date(value, errors):
    try:
        return parse(value)
    except UnreadableDate as error:
        errors.append(str(error))
        return None


def _day(text):
    return text and dt.date.fromisoformat(text)
