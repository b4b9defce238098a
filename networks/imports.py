"""Lists of the members of a network: CSV or XLSX, dates of either calendar; also what was taken away from here."""

import datetime as dt

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.matching import country_of
from directory.models import Institution
from networks.forms.members import NetworkForm
from networks.models import Category, Contact, Member, MemberOrigin, MemberStatus, Network
from records import clock
from records.calendars import UnreadableDate, parse
from records.imports import Import, Planned, imports
from records.languages import named
from records.models import Outcome
from records.templatetags.records import day
from records.text import clean_line, fold

KIND, NAME, NAME_FA, EMAIL = "Kind", "Name", "Name (Persian)", "Email"
COUNTRY, PLACE, WORKS_ON = "Country", "Institution", "Works on"
CATEGORY, VOTES, FROM, UNTIL, NAMED = "Category", "Votes", "From", "Until", "Named since"
INSTITUTION_WORDS = {"institution", "مؤسسه", "موسسه"}
PERSON_WORDS = {"", "person", "فرد", "شخص"}
NO_WORDS = {"no", "خیر", "نه", "0"}
# What a column tells of a member; a list without that column leaves it as it is.
TOLD = {
    "name_fa": NAME_FA,
    "email": EMAIL,
    "country": COUNTRY,
    "institution_given": PLACE,
    "works_on": WORKS_ON,
    "named_since": NAMED,
    "category": CATEGORY,
    "is_voting": VOTES,
    "ends_on": UNTIL,
}
OF_PERSON = ("name_fa", "email", "country", "institution_given", "works_on", "named_since")
DECIDED = ("category", "is_voting", "starts_on", "ends_on")  # of a membership
MOST = {NAME: 200, NAME_FA: 200, PLACE: 300, WORKS_ON: 300}


@imports.register
class NetworkMembers(Import):
    """One member a row, of the network that is chosen. A person is known again by address, else by name."""

    slug = "network-members"
    title = gettext_lazy("Members of a network")
    permission = "networks.import_member"
    columns = {
        KIND: gettext_lazy("“person” or “institution”; without it a person."),
        NAME: gettext_lazy("In Latin letters. This column must be there. Of an institution: as the directory has it."),
        NAME_FA: gettext_lazy("In Persian."),
        EMAIL: gettext_lazy("Nothing is sent by the import."),
        COUNTRY: gettext_lazy("Name or code."),
        PLACE: gettext_lazy("Where the person works."),
        WORKS_ON: gettext_lazy("Fields, separated by commas."),
        CATEGORY: gettext_lazy("full, associate, observer or honorary; without it full."),
        VOTES: gettext_lazy("“no” for those without a vote."),
        FROM: gettext_lazy("First day of membership, of either calendar. This column must be there."),
        UNTIL: gettext_lazy("Last day, where it has ended."),
        NAMED: gettext_lazy("The day on which they agreed to be named in public; empty where they have not."),
    }
    required = (NAME, FROM)

    def form_for(self, user):
        return NetworkForm(user=user)

    def runs_for(self, user):
        """Secretaries: those of their networks."""
        runs = super().runs_for(user)
        if user.has_perm("networks.add_network"):
            return runs
        return runs.filter(options__network__in=list(Network.objects.run_by(user).values_list("pk", flat=True)))

    def missing_columns(self, missing, found):
        return _("These columns are missing: %(missing)s. Found were: %(found)s.") % {
            "missing": named(missing),
            "found": named(found) or _("none"),
        }

    def plan(self, rows, options):
        network = Network.objects.get(pk=options["network"])
        countries = {text: country_of(text) for text in {_text(row, COUNTRY) for row in rows}}
        planned = [_read(row, countries) for row in rows]
        known, seen = _known(network), {}
        for row in planned:
            if row.outcome == Outcome.ERROR:
                continue
            days, others = _days(row.values), seen.setdefault(row.key, [])
            if any(_overlap(days, other) for other in others):
                row.outcome, row.messages = Outcome.ERROR, [_("The same member stands in an earlier row.")]
            elif row.key in known:
                _compare(row, known[row.key])
            others.append(days)
        return planned

    def apply(self, planned, options, *, by):
        values = planned.values
        network = Network.objects.get(pk=options["network"])
        known = _known(network).get(planned.key, [])
        member = _meant(known, values)
        days = {
            "starts_on": _day(values["starts_on"]),
            "ends_on": _day(values["ends_on"]),
            "category": values["category"],
            "is_voting": values["is_voting"],
        }
        if values["institution"]:
            who = {"institution_id": values["institution"]}
        else:
            who = {"contact": _contact(network, known, values)}
        if member is None:
            Member.objects.create(
                network=network, status=MemberStatus.ADMITTED, origin=MemberOrigin.IMPORTED, **who, **days
            )
            return
        for name, value in days.items():
            setattr(member, name, value)
        member.save(update_fields=list(days))

    def records_of(self, rows):
        runs = {row.run_id: row.run.options.get("network") for row in rows}
        found = {}
        for network in Network.objects.filter(pk__in=[key for key in runs.values() if key]):
            known = _known(network)
            found |= {
                row.pk: _meant(known[row.key], row.values) or known[row.key][-1]
                for row in rows
                if runs[row.run_id] == network.pk and row.key in known
            }
        return found


def _text(row, name):
    return clean_line(str(row.values.get(name, "")))


def _read(row, countries):
    texts, errors = {name: _text(row, name) for name in row.values}, []
    kind, category = fold(texts.get(KIND, "")), _category(texts.get(CATEGORY, ""))
    is_institution = kind in {fold(word) for word in INSTITUTION_WORDS}
    if not is_institution and kind not in {fold(word) for word in PERSON_WORDS}:
        errors.append(_("“%(word)s” is neither “person” nor “institution”.") % {"word": texts[KIND]})
    if category is None:
        errors.append(_("“%(word)s” is no category of members.") % {"word": texts[CATEGORY]})
    if not texts.get(NAME):
        errors.append(_("The name is missing."))
    errors += [
        _("“%(name)s” is longer than %(most)s letters.") % {"name": name, "most": most}
        for name, most in MOST.items()
        if len(texts.get(name, "")) > most
    ]
    country = countries[_text(row, COUNTRY)]
    if texts.get(COUNTRY) and not country:
        errors.append(_("“%(name)s” is no country.") % {"name": texts[COUNTRY]})
    email = texts.get(EMAIL, "")
    if email and not _is_email(email):
        errors.append(_("“%(text)s” is no address.") % {"text": email})
    starts, ends = _date(row.values.get(FROM, ""), errors), _date(row.values.get(UNTIL, ""), errors)
    if starts is None:
        errors.append(_("The first day of membership is missing."))
    agreed = _date(row.values.get(NAMED, ""), errors)
    if starts and ends and ends.latest < starts.earliest:
        errors.append(_("The membership ends before it begins."))
    institution = _institution(texts.get(NAME, ""), country, errors) if is_institution else None
    if errors:
        return Planned(row.number, texts, Outcome.ERROR, messages=errors)
    values = {
        "institution": institution,
        "name_en": "" if institution else texts[NAME],
        "name_fa": "" if institution else texts.get(NAME_FA, ""),
        "email": "" if institution else email,
        "country": "" if institution else country or "",
        "institution_given": "" if institution else texts.get(PLACE, ""),
        "works_on": "" if institution else texts.get(WORKS_ON, ""),
        "named_since": None if institution else agreed and agreed.latest.isoformat(),
        "category": category,
        "is_voting": fold(texts.get(VOTES, "")) not in {fold(word) for word in NO_WORDS},
        "starts_on": starts.earliest.isoformat(),
        "ends_on": ends and ends.latest.isoformat(),
    }
    return Planned(row.number, texts, key=_key(values), values=values)


def _is_email(text):
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def _institution(name, country, errors):
    """The key of the one entry of the directory that has exactly this name."""
    found = Institution.objects.in_use().filter(names__folded=fold(name)).distinct()
    keys = list((found.filter(country=country) if country else found).values_list("pk", flat=True)[:2])
    if len(keys) != 1:
        errors.append(_("The directory has no institution, or several, of the name “%(name)s”.") % {"name": name})
        return None
    return keys[0]


def _category(text):
    """By its code, or its name in either language; full where nothing is said, None for a word that is none."""
    words = {"": Category.FULL.value} | {one.value: one.value for one in Category}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            words |= {fold(str(one.label)): one.value for one in Category}
    return words.get(fold(text))


def _key(values):
    if values["institution"]:
        return f"institution:{values['institution']}"
    return f"person:{fold(values['email'] or values['name_en'])}"[:200]


def _known(network):
    """The memberships of each member that is here already, the newest last: by address, and by name."""
    found = {}
    rows = Member.objects.filter(network=network, status=MemberStatus.ADMITTED, closed_on=None)
    for member in rows.select_related("contact__institution", "institution").order_by("starts_on", "pk"):
        values = _as_kept(member)
        keys = {_key(values)} | ({f"person:{fold(values['name_en'])}"[:200]} if member.contact_id else set())
        for key in keys:
            found.setdefault(key, []).append(member)
    return found


def _days(values):
    return _day(values["starts_on"]), _day(values["ends_on"])


def _overlap(one, other):
    """Two spans of days, of which one without an end goes on."""
    return (one[1] is None or one[1] >= other[0]) and (other[1] is None or other[1] >= one[0])


def _meant(memberships, values):
    """The membership that a row speaks of: from the same day, else on some of its days; None where it is a new one."""
    days = _days(values)
    same = [one for one in memberships if one.starts_on == days[0]]
    return next((one for one in same or memberships if _overlap((one.starts_on, one.ends_on), days)), None)


def _compare(row, memberships):
    """What becomes of a row whose member is here already: an ended membership stays, and a new one begins."""
    if len({one.contact_id for one in memberships}) > 1:
        row.outcome, row.messages = Outcome.ERROR, [_("Several people have this name: tell them apart by address.")]
        return
    member = _meant(memberships, row.values)
    kept = _as_kept(member or memberships[-1])
    told = TOLD if member else {name: TOLD[name] for name in OF_PERSON}
    row.values |= {name: kept[name] for name, column in told.items() if column not in row.given}
    if member is None:
        last = max(
            (one.ends_on for one in memberships if one.ends_on and one.ends_on < _days(row.values)[0]), default=None
        )
        row.messages = [_("Was a member until %(day)s; a new membership begins.") % {"day": day(last)}] if last else []
    elif kept == row.values:
        row.outcome = Outcome.UNCHANGED
    elif member.ends_on and member.ends_on < clock.today() and any(kept[name] != row.values[name] for name in DECIDED):
        said = _("The membership of these days ended on %(day)s and stays as it is: a new one begins after that day.")
        row.outcome, row.messages = Outcome.ERROR, [said % {"day": day(member.ends_on)}]
    else:
        said = _("Changes the membership that began on %(day)s.") % {"day": day(member.starts_on)}
        row.outcome, row.messages = Outcome.UPDATE, [said]


def _as_kept(member):
    """A member as a row of a list would give it."""
    who = member.contact
    return {
        "institution": member.institution_id,
        "name_en": who.name_en if who else "",
        "name_fa": who.name_fa if who else "",
        "email": who.email if who else "",
        "country": who.country if who else "",
        "institution_given": who.institution_name if who else "",
        "works_on": who.works_on if who else "",
        "named_since": who.named_since and who.named_since.isoformat() if who else None,
        "category": member.category,
        "is_voting": member.is_voting,
        "starts_on": member.starts_on.isoformat(),
        "ends_on": member.ends_on and member.ends_on.isoformat(),
    }


def _contact(network, known, values):
    """The person of the network that is meant, with what the list says of them."""
    contact = known[-1].contact if known else None
    if contact is None and values["email"]:
        contact = Contact.objects.filter(network=network, email__iexact=values["email"], closed_on=None).first()
    contact = contact or Contact(network=network)
    for name in ("name_en", "name_fa", "email", "country", "works_on"):
        setattr(contact, name, values[name])
    if contact.institution_name != values["institution_given"]:
        contact.institution, contact.institution_given = None, values["institution_given"]
    contact.named_since = _day(values["named_since"])
    contact.save()
    return contact


def _date(value, errors):
    try:
        return parse(value)
    except UnreadableDate as error:
        errors.append(str(error))
        return None


def _day(text):
    return text and dt.date.fromisoformat(text)
