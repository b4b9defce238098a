"""Lists of stays that are over, go on or are arranged: CSV or XLSX, dates of either calendar, any digits."""

import datetime as dt
import hashlib

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.models import Agreement
from directory.matching import country_of
from directory.models import Institution
from exchanges.actions.stays import tell_agreement
from exchanges.kinds import KINDS, StayKind
from exchanges.models import Stay, StayOrigin
from exchanges.statuses import StayStatus
from records import clock
from records.calendars import UnreadableDate, in_words, parse
from records.imports import Import, Planned, imports
from records.languages import named
from records.models import Outcome
from records.text import clean_line, fold

KIND, DIRECTION, GIVEN, FAMILY, SUBJECT = "Kind", "Which way", "Given name", "Family name", "Subject"
HOME, HOST, COUNTRY, FIRST, LAST, AGREEMENT = "Sent by", "Host", "Country", "First day", "Last day", "Agreement"
SEMESTERS = "Semesters"
MOST_KEY = 200
MOST = {GIVEN: 90, FAMILY: 100, SUBJECT: 300, HOME: 300, HOST: 300}


@imports.register
class Stays(Import):
    """One stay a row; its days say whether it is over. A row is known again by kind, name, host and first day.

    A stay that was entered here is known by kind, name and first day.
    """

    slug = "stays"
    title = gettext_lazy("Stays, as the office has listed them")
    permission = "exchanges.import_stay"
    columns = {
        KIND: gettext_lazy("The word of the portal for it: visiting_professor, student_exchange, study_leave …"),
        DIRECTION: gettext_lazy("incoming or outgoing; without it, the one that the kind has."),
        GIVEN: gettext_lazy("Of the person, or of the leader of the group."),
        FAMILY: gettext_lazy("This column must be there."),
        SUBJECT: gettext_lazy("What it was for."),
        HOME: gettext_lazy("The institution that sends."),
        HOST: gettext_lazy("The institution that receives."),
        COUNTRY: gettext_lazy("The country abroad, by its name."),
        FIRST: gettext_lazy("A day of either calendar. This column must be there."),
        LAST: gettext_lazy("A day of either calendar. This column must be there."),
        AGREEMENT: gettext_lazy("The reference of the agreement, where it stood under one."),
        SEMESTERS: gettext_lazy("Of an exchange student, 1 or 2: so much counts in the balance; without it, 1."),
    }
    required = (KIND, FAMILY, FIRST, LAST)

    def missing_columns(self, missing, found):
        return _("These columns are missing: %(missing)s. Found were: %(found)s.") % {
            "missing": named(missing),
            "found": named(found) or _("none"),
        }

    def plan(self, rows, options):
        countries = {text: country_of(text) for text in {_text(row, COUNTRY) for row in rows}}
        agreements = dict(Agreement.objects.exclude(reference=None).values_list("reference", "pk"))
        planned = [_read(row, countries, agreements) for row in rows]
        keys = [row.key for row in planned if row.key]
        known, seen = {one.import_key: one for one in Stay.objects.filter(import_key__in=keys)}, set()
        entered = _entered({row.values["first"] for row in planned if row.key})
        for row in planned:
            if row.outcome == Outcome.ERROR:
                continue
            values = row.values
            stay = known.get(row.key) or entered.get(_who(values["kind"], values["person_given"], values["first"]))
            if row.key in seen:
                row.outcome, row.messages = Outcome.ERROR, [_("The same stay stands in an earlier row.")]
            elif stay and values["last"] != stay.last_day.isoformat():
                said = _("This stay is kept here until %(day)s: correct its days on its page.")
                row.outcome, row.messages = Outcome.ERROR, [said % {"day": in_words(stay.last_day)}]
            elif stay:
                row.outcome = Outcome.UNCHANGED
            seen.add(row.key)
        return planned

    def apply(self, planned, options, *, by):
        values = dict(planned.values)
        first, last = (dt.date.fromisoformat(values.pop(name)) for name in ("first", "last"))
        places = {}
        for side in ("home", "host"):
            found = _known(values[f"{side}_given"])
            places |= {side: found, f"{side}_given": "" if found else values.pop(f"{side}_given")}
        stay = Stay.objects.create(
            **values | places | _standing(values["kind"], first, last),
            starts_on=first,
            ends_on=last,
            origin=StayOrigin.IMPORTED,
            import_key=planned.key,
        )
        tell_agreement(stay, by=by)

    def records_of(self, rows):
        keys = {row.key: row.pk for row in rows if row.key}
        return {keys[stay.import_key]: stay for stay in Stay.objects.filter(import_key__in=keys)}


def _entered(days):
    """Stays that no list brought, by kind, name and first day."""
    found = {}
    stays = Stay.objects.committed().filter(import_key=None, from_on__in=days)
    for stay in stays.select_related("person"):
        person = stay.person
        names = [f"{person.given_en} {person.family_en}", person.name] if person else [stay.person_given]
        found |= {_who(stay.kind, name, stay.first_day.isoformat()): stay for name in names}
    return found


def _who(kind, name, first):
    return kind, fold(name), first


def _standing(kind, first, last):
    """Where a stay of these days stands today: what is listed was decided before."""
    today = clock.today()
    if last < today:
        return {"status": StayStatus.CLOSED, "arrived_on": first, "departed_on": last}
    if first <= today:
        return {"status": StayStatus.ARRIVED, "arrived_on": first}
    return {"status": StayStatus.ACCEPTED if KINDS[kind].takes_seat else StayStatus.APPROVED}


def _known(name):
    """The one entry of the directory with exactly this name, or None."""
    found = list(Institution.objects.in_use().filter(names__folded=fold(name)).distinct()[:2]) if name else []
    return found[0] if len(found) == 1 else None


def _text(row, name):
    return clean_line(str(row.values.get(name, "")))


def _read(row, countries, agreements):
    texts = {name: _text(row, name) for name in row.values}
    errors = []
    kind = _kind(texts.get(KIND, ""), errors)
    direction = _direction(texts.get(DIRECTION, ""), kind, errors)
    if not texts.get(FAMILY):
        errors.append(_("The name is missing."))
    errors += [
        _("“%(name)s” is longer than %(most)s letters.") % {"name": name, "most": most}
        for name, most in MOST.items()
        if len(texts.get(name, "")) > most
    ]
    first, last = (_day(row.values.get(name, ""), name, errors) for name in (FIRST, LAST))
    if first and last and last < first:
        errors.append(_("It ends before it begins."))
    country = countries[_text(row, COUNTRY)]
    if texts.get(COUNTRY) and not country:
        errors.append(_("“%(name)s” is no country.") % {"name": texts[COUNTRY]})
    agreement = agreements.get(texts.get(AGREEMENT, ""))
    if texts.get(AGREEMENT) and agreement is None:
        errors.append(_("No agreement has the reference “%(name)s”.") % {"name": texts[AGREEMENT]})
    semesters = fold(texts.get(SEMESTERS, ""))
    if semesters and semesters not in ("1", "2"):
        errors.append(_("“%(name)s” is neither 1 nor 2 semesters.") % {"name": texts[SEMESTERS]})
    if errors:
        return Planned(row.number, texts, Outcome.ERROR, messages=errors)
    name = f"{texts.get(GIVEN, '')} {texts[FAMILY]}".strip()
    values = {
        "kind": kind,
        "direction": direction,
        "person_given": name,
        "title_en": texts.get(SUBJECT) or str(StayKind(kind).label).capitalize(),
        "home_given": texts.get(HOME, ""),
        "host_given": texts.get(HOST, ""),
        "country": country or "",
        "agreement_id": agreement,
        "semesters": int(semesters) if semesters else None,
        "first": first.isoformat(),
        "last": last.isoformat(),
    }
    known = ":".join([kind, fold(name), fold(values["host_given"]), values["first"]])
    key = known if len(known) <= MOST_KEY else hashlib.sha256(known.encode()).hexdigest()
    return Planned(row.number, texts, key=key, values=values)


def _kind(typed, errors):
    """By the portal's own word, or by its label in the reader's language."""
    for kind in StayKind:
        if fold(typed) in (fold(kind.value), fold(str(kind.label))):
            return kind.value
    errors.append(_("“%(name)s” is no kind of stay.") % {"name": typed})
    return None


def _direction(typed, kind, errors):
    if kind is None:
        return None
    if not typed:
        return KINDS[kind].directions[0].value
    for direction in KINDS[kind].directions:
        if fold(typed) in (fold(direction.value), fold(str(direction.label))):
            return direction.value
    errors.append(_("“%(name)s” is no direction of this kind.") % {"name": typed})
    return None


def _day(value, column, errors):
    try:
        found = parse(value) if value else None
    except UnreadableDate as error:
        errors.append(str(error))
        return None
    if found is None:
        errors.append(_("“%(name)s” is missing.") % {"name": column})
        return None
    return found.earliest if column == FIRST else found.latest
