"""Lists of what a programme supported before: CSV or XLSX, dates of either calendar, digits of either script."""

import datetime as dt

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.matching import country_of
from programs.models import AwardLeader, AwardOrigin, EarlierAward, Programme, Side
from records.calendars import YEARS, UnreadableDate, parse
from records.imports import Import, Planned, imports
from records.languages import named
from records.models import Outcome
from records.text import clean_line, fold

PROGRAMME, YEAR, NUMBER, TITLE = "Programme", "Year", "Number", "Title"
FIRST, LAST = "First day", "Last day"
HOME, HOME_PLACE = "Home leader", "Home institution"
PARTNER, PARTNER_PLACE, COUNTRY = "Partner leader", "Partner institution", "Partner country"
LEADERS = ((Side.HOME, HOME, HOME_PLACE), (Side.PARTNER, PARTNER, PARTNER_PLACE))
LATIN_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "0123456789" * 2)
MOST = {NUMBER: 60, TITLE: 300, HOME: 200, PARTNER: 200, HOME_PLACE: 300, PARTNER_PLACE: 300}


class ProgrammeForm(forms.Form):
    """Which programme the list is of, for whoever manages some and not all."""

    programme = forms.ModelChoiceField(Programme.objects.none(), label=gettext_lazy("Programme"))

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["programme"].queryset = Programme.objects.run_by(user)


@imports.register
class EarlierAwards(Import):
    """One award a row. A row is known again by programme and number, or by year, title and leaders."""

    slug = "earlier-awards"
    title = gettext_lazy("Earlier awards of a programme")
    permission = "programs.import_earlieraward"
    columns = {
        PROGRAMME: gettext_lazy("The code of a programme, or its name. This column must be there."),
        YEAR: gettext_lazy("Of the call, in either calendar: 1402 or 2023."),
        NUMBER: gettext_lazy("As the programme numbered it."),
        TITLE: gettext_lazy("This column must be there."),
        HOME: gettext_lazy("The name of the leader on our side."),
        HOME_PLACE: gettext_lazy("Where that leader was."),
        PARTNER: gettext_lazy("The name of the partner's leader."),
        PARTNER_PLACE: gettext_lazy("Where that leader was."),
        COUNTRY: gettext_lazy("Of the partner; without it, the programme's."),
        FIRST: gettext_lazy("A day, month or year of either calendar; of a month or year its first day."),
        LAST: gettext_lazy("Likewise; of a month or year its last day. Rules about waiting count from it."),
    }
    required = (PROGRAMME, TITLE)

    def form_for(self, user):
        return None if user.has_perm("programs.add_programme") else ProgrammeForm(user=user)

    def runs_for(self, user):
        """Managers of programmes: those of one programme of theirs."""
        runs = super().runs_for(user)
        if user.has_perm("programs.add_programme"):
            return runs
        return runs.filter(options__programme__in=list(Programme.objects.run_by(user).values_list("pk", flat=True)))

    def missing_columns(self, missing, found):
        return _("These columns are missing: %(missing)s. Found were: %(found)s.") % {
            "missing": named(missing),
            "found": named(found) or _("none"),
        }

    def plan(self, rows, options):
        programmes = _programmes(options.get("programme"))
        countries = {text: country_of(text) for text in {_text(row, COUNTRY) for row in rows}}
        planned = [_read(row, programmes, countries) for row in rows]
        known, seen = _known_awards(planned), set()
        for row in planned:
            if row.outcome == Outcome.ERROR:
                continue
            if row.key in seen:
                row.outcome, row.messages = Outcome.ERROR, [_("The same award stands in an earlier row.")]
            elif row.key in known:
                row.outcome = Outcome.UNCHANGED if _as_kept(known[row.key]) == row.values else Outcome.UPDATE
            seen.add(row.key)
        return planned

    def apply(self, planned, options, *, by):
        values = planned.values
        columns = {
            "programme": Programme.objects.get(code=values["programme"]),
            "year": values["year"],
            "number": values["number"],
            "title": values["title"],
            "starts_on": _day(values["starts_on"]),
            "ends_on": _day(values["ends_on"]),
        }
        award = _known_awards([planned]).get(planned.key)
        if award is None:
            award = EarlierAward.objects.create(origin=AwardOrigin.IMPORTED, import_key=planned.key, **columns)
        else:
            for name, value in (columns | {"import_key": planned.key}).items():
                setattr(award, name, value)
            award.save(update_fields=[*columns, "import_key"])
        for side, leader in values["leaders"].items():
            AwardLeader.objects.update_or_create(award=award, side=side, defaults=leader)
        award.leaders.exclude(side__in=values["leaders"]).delete()

    def records_of(self, rows):
        keys = {row.key: row.pk for row in rows if row.key}
        return {keys[award.import_key]: award for award in EarlierAward.objects.filter(import_key__in=keys)}


def _programmes(only):
    """By code and by either name, folded; of a list of one programme that one alone."""
    found = {}
    for programme in Programme.objects.filter(pk=only) if only else Programme.objects.all():
        for word in (programme.code, programme.name_en, programme.name_fa):
            found.setdefault(fold(word), programme)
    found.pop("", None)
    return found


def _known_awards(planned):
    """Those that are here already, by key: also what was entered by hand with the same number."""
    keys = [row.key for row in planned if row.key]
    numbers = [row.values["number"] for row in planned if row.values.get("number")]
    found = EarlierAward.objects.filter(Q(import_key__in=keys) | Q(import_key=None, number__in=numbers), closed_on=None)
    found = found.select_related("programme").prefetch_related("leaders")
    return {award.import_key or _key_of(award.programme.code, award.number): award for award in found}


def _text(row, name):
    return clean_line(str(row.values.get(name, "")))


def _read(row, programmes, countries):
    texts = {name: _text(row, name) for name in row.values}
    errors = []
    programme = programmes.get(fold(texts.get(PROGRAMME, "")))
    if programme is None:
        errors.append(_("There is no programme “%(name)s”.") % {"name": texts.get(PROGRAMME, "")})
    if not texts.get(TITLE):
        errors.append(_("The title is missing."))
    errors += [
        _("“%(name)s” is longer than %(most)s letters.") % {"name": name, "most": most}
        for name, most in MOST.items()
        if len(texts.get(name, "")) > most
    ]
    year = _year(texts.get(YEAR, ""), errors)
    starts = _known(row.values.get(FIRST, ""), errors)
    ends = _known(row.values.get(LAST, ""), errors)
    if starts and ends and ends.latest < starts.earliest:
        errors.append(_("It ends before it begins."))
    country = countries[_text(row, COUNTRY)]
    if texts.get(COUNTRY) and not country:
        errors.append(_("“%(name)s” is no country.") % {"name": texts[COUNTRY]})
    if errors:
        return Planned(row.number, texts, Outcome.ERROR, messages=errors)
    values = {
        "programme": programme.code,
        "year": year,
        "number": texts.get(NUMBER, "").translate(LATIN_DIGITS),
        "title": texts[TITLE],
        "starts_on": starts and starts.earliest.isoformat(),
        "ends_on": ends and ends.latest.isoformat(),
        "leaders": _leaders(texts, country or programme.partner_country),
    }
    return Planned(row.number, texts, key=_key(values), values=values, messages=_notes(values))


def _leaders(texts, country):
    return {
        side.value: {
            "name": texts[name],
            "institution_given": texts.get(place, ""),
            "country": country if side == Side.PARTNER else "",
        }
        for side, name, place in LEADERS
        if texts.get(name)
    }


def _notes(values):
    """What rules cannot read of this row."""
    said = []
    if values["ends_on"] is None:
        said.append(_("Without its last day nobody can say how long one has to wait after it."))
    if not values["leaders"]:
        said.append(_("Without a leader it counts for nobody."))
    return said


def _key(values):
    names = [leader["name"] for leader in values["leaders"].values()]
    told = [values["number"]] if values["number"] else [values["year"] or "", values["title"], *names]
    return _key_of(values["programme"], *told)


def _key_of(programme, *told):
    return ":".join([programme, *(fold(str(part)) for part in told)])[:200]


def _as_kept(award):
    """An award as a row of a list would give it."""
    return {
        "programme": award.programme.code,
        "year": award.year,
        "number": award.number,
        "title": award.title,
        "starts_on": award.starts_on and award.starts_on.isoformat(),
        "ends_on": award.ends_on and award.ends_on.isoformat(),
        "leaders": {
            leader.side: {
                "name": leader.name,
                "institution_given": leader.institution_given,
                "country": leader.country,
            }
            for leader in award.leaders.all()
        },
    }


def _known(value, errors):
    try:
        return parse(value)
    except UnreadableDate as error:
        errors.append(str(error))
        return None


def _year(text, errors):
    figures = fold(text)
    if not figures:
        return None
    if figures.isdecimal() and any(int(figures) in years for years in YEARS.values()):
        return int(figures)
    errors.append(_("“%(text)s” is no year: write 1402 or 2023.") % {"text": text})
    return None


def _day(text):
    return text and dt.date.fromisoformat(text)
