"""Which institution may a name mean, and why? Only one answer is safe enough to be taken without asking.

Safe is: the full name and the country agree, and exactly one entry in use has them. An acronym is never safe.
"""

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.countries import country_from, country_name
from directory.models import CountryAlias, CountryName, Institution, InstitutionMention, InstitutionName, NameKind
from directory.querysets import current_key
from records.text import fold, search_query

MOST = 8
MOST_BY_ACRONYM = 3
ALIKE = 0.5  # likeness from which a name is worth showing, in the country that was given
ALIKE_ELSEWHERE = 0.65  # and in another
MOST_LOOKED_AT = 100  # names with a word in common, those with most words first
LAGGING = 0.6  # of the best candidate's likeness; what lags behind more is not shown
SHORTEST = 4  # letters that two words share at the least where one of them may be misspelt
SAME = 0.8  # likeness from which two entries may be one institution

# How likely each kind of agreement is, for the order in which candidates are shown.
WEIGHTS = {
    "same": 1.0,
    "several": 0.99,
    "closed": 0.97,
    "no_country": 0.96,
    "elsewhere": 0.95,
    "inside": 0.9,
    "similar": 0.9,  # times the likeness of the two names
    "similar_elsewhere": 0.7,  # the same
    "acronym": 0.5,
}

REASONS = {
    "same": gettext_lazy("Name and country agree."),
    "several": gettext_lazy("Name and country agree, but with more than one entry."),
    "closed": gettext_lazy("Name and country agree, but the institution is no longer active."),
    "no_country": gettext_lazy("The name agrees; no known country was given. This one is in %(country)s."),
    "elsewhere": gettext_lazy("The name agrees, but this one is in %(country)s, and %(given)s was given."),
    "inside": gettext_lazy("Its name stands inside the name given: “%(name)s”."),
    "similar": gettext_lazy("A similar name: “%(name)s”."),
    "similar_elsewhere": gettext_lazy("A similar name, “%(name)s”, but in %(country)s, and %(given)s was given."),
    "acronym": gettext_lazy("Only the acronym agrees: %(name)s. An acronym alone is never matched by itself."),
}
WHY_OPEN = {
    "same": gettext_lazy("Name and country agree with one institution."),
    "several": gettext_lazy("Several institutions have this name in this country."),
    "closed": gettext_lazy("The institution of this name is no longer active."),
    "no_country": gettext_lazy("An institution has this name, but no known country was given."),
    "elsewhere": gettext_lazy("The institution of this name is in another country."),
    "inside": gettext_lazy("The name of an institution stands inside this one."),
    "similar": gettext_lazy("Only similar names are known."),
    "similar_elsewhere": gettext_lazy("Only similar names in other countries are known."),
    "acronym": gettext_lazy("Only an acronym agrees, and an acronym alone is never matched."),
    "nothing": gettext_lazy("No institution of this or a similar name is known."),
}

# Words that say what kind of thing it is, not which one: little weight, and never searched for.
_KINDS = frozenset(
    fold(
        """university univ universität université università universidad universidade universitas universiti universitet
        universiteit uniwersytet universitatea univerzita univerzitet yliopisto egyetem üniversitesi institute institut
        instituto istituto institution college school faculty fakultät faculté department hospital klinikum hôpital
        ospedale clinic centre center zentrum centro company ministry academy
        of the and for at in on de la le les du des d di da do del della der die das und für an et e i y en van al
        دانشگاه مؤسسه موسسه پژوهشگاه پژوهشکده دانشکده مرکز بیمارستان وزارت شرکت و در جامعة"""
    ).split()
)
# Words that half of all institutions have: some weight, and not searched for where there are better ones.
_COMMON = frozenset(
    fold(
        """international national research science sciences medical medicine health technical technology applied
        education engineering advanced state recherche santé medizin forschung ricerca scienze
        علوم پزشکی تحقیقات فناوری ملی صنعتی"""
    ).split()
)
_BRACKETS = re.compile(r"[(\[（]([^()\[\]（）]+)[)\]）]")
_BETWEEN_WORDS = re.compile(r"[\s()\[\],;/&]+")


@dataclass(frozen=True)
class Candidate:
    """An institution that may be meant. `code` is a key of REASONS; `name` is the one of its names that agrees."""

    institution: object
    code: str
    name: str
    likeness: float
    given: str = ""

    @property
    def is_safe(self):
        return self.code == "same"

    @property
    def reason(self):
        """Why, in a sentence."""
        country = country_name(self.institution.country) or _("a country not known")
        return REASONS[self.code] % {"name": self.name, "country": country, "given": self.given}


def country_of(text):
    """The ISO code of a country as somebody wrote it, the office's own words for countries included; "" for none."""
    given = {fold(name): code for (code, _language), name in CountryName.current().items()}
    return country_from(text, given | dict(CountryAlias.objects.open().values_list("folded", "country")))


def candidates(name, country="", *, country_given=""):
    """Institutions that a name may mean, the likeliest first; at most one of them is safe.

    `country` is an ISO code or ""; `country_given` what stood in its place where that is no country: some lists
    have an acronym there.
    """
    full = fold(name)
    if not full:
        return []
    words = full.split()[:40]
    acronyms = _acronyms(name) | (_acronyms(country_given) if not country else set())
    found = _agreeing(full, words, name, country, acronyms) + _similar(words, country)
    found.sort(key=lambda one: (-one.likeness, one.institution.name_en))
    shown, by_acronym = {}, Counter()
    for one in found:
        is_acronym = one.code == "acronym"
        if one.institution.pk in shown or (one.likeness < LAGGING * found[0].likeness and not is_acronym):
            continue
        by_acronym[fold(one.name)] += is_acronym
        if by_acronym[fold(one.name)] <= MOST_BY_ACRONYM:
            shown[one.institution.pk] = one
    return list(shown.values())[:MOST]


def why_open(found):
    """The key of WHY_OPEN for a name with these candidates."""
    return found[0].code if found else "nothing"


def names_near(*institutions):
    """Open names that may mean one of these: they have a word's beginning in common with one of its names."""
    rows = InstitutionName.objects.filter(institution__in=institutions).values_list("folded", flat=True)
    words = {word for folded in rows for word in folded.split()}
    words = words - _KINDS or words
    if not words:
        return InstitutionMention.objects.none()
    query = " | ".join(sorted({f"{word[:SHORTEST]}:*" for word in words}))
    written = SearchVector("folded", "country_folded", config="simple")
    found = InstitutionMention.objects.alias(written=written)
    return found.filter(written=SearchQuery(query, search_type="raw", config="simple"))


def likely_duplicates(name_en, name_fa="", country="", *, besides=None):
    """Entries that may be this very institution, for whoever is about to enter it once more."""
    best = {}
    for name in filter(None, (name_en, name_fa)):
        for one in candidates(name, country):
            is_likely = one.code in {"same", "several", "closed", "no_country", "elsewhere"} or one.likeness >= SAME
            if is_likely and one.code != "acronym" and one.institution.pk != besides:
                best.setdefault(one.institution.pk, one)
    return list(best.values())[:5]


@dataclass(frozen=True)
class Suggestion:
    """An institution, and the one of its names that was typed where that is not the one it is shown by."""

    institution: Institution
    found_as: str


def suggestions(typed, *, limit=10, among=None):
    """Institutions for what has been typed so far: first those so called, then those whose name begins so.

    Those in use, or `among` others.
    """
    full = fold(typed)
    if not full:
        return []
    names = InstitutionName.objects.filter(institution__closed_on=None)
    groups = [names.filter(folded=full)[:50], names.filter(folded__startswith=full).order_by("folded")[:50]]
    if len(full) > 2:
        groups.append(
            names.alias(words=SearchVector("folded", config="simple")).filter(words=search_query(typed))[:200]
        )
    places = {}
    for group in groups:
        for key, folded, name in group.values_list(current_key("institution"), "folded", "name"):
            place = folded != full, not folded.startswith(full), len(folded), key, name
            places[key] = min(place, places.get(key, place))
    best = sorted(places, key=places.get)[: 3 * limit]
    known = (Institution.objects.in_use() if among is None else among).in_bulk(best)
    found = [Suggestion(known[key], places[key][-1]) for key in best if key in known][:limit]
    return [Suggestion(one.institution, "" if one.found_as == one.institution.name else one.found_as) for one in found]


def _agreeing(full, words, name, country, acronyms):
    """Candidates one of whose names is the name given, or stands inside it, or is the acronym."""
    inside = _stretches(words) | {fold(part) for part in _BRACKETS.findall(name)} | {fold(_BRACKETS.sub(" ", name))}
    inside -= {full, ""}
    rows = _names().filter(folded__in={full} | inside | acronyms)[:300]
    found, in_place = [], set()
    for row in rows:
        institution = row.institution.current
        is_acronym = row.kind == NameKind.ACRONYM or looks_like_acronym(row.name)
        is_here = bool(country) and institution.country == country
        if is_acronym:
            code = "acronym" if row.folded in acronyms | {full} else None
        elif row.folded != full:
            code = "inside" if (is_here or not country) and row.folded in inside else None
        elif not country:
            code = "no_country"
        elif not is_here:
            code = "elsewhere"
        elif not institution.is_in_use:
            code = "closed"
        else:
            code = "same"
            in_place.add(institution.pk)
        if code:
            weight = WEIGHTS[code] + (0.04 if is_here and is_acronym else 0)
            found.append(Candidate(institution, code, row.name, weight, country_name(country)))
    if len(in_place) > 1:
        found = [
            Candidate(one.institution, "several", one.name, WEIGHTS["several"]) if one.code == "same" else one
            for one in found
        ]
    return found


def _similar(words, country):
    """Candidates with most of the words, spelt as given or nearly so: of the country, or else of anywhere."""
    telling = [word for word in words if word not in _KINDS]
    wanted = [word for word in telling if word not in _COMMON] or telling or words
    beginnings = {_beginning(word) for word in wanted}
    names = _names().exclude(kind=NameKind.ACRONYM)
    if not country:
        return _alike(names, words, beginnings, country)
    here = _alike(names.filter(institution__country=country), words, beginnings, country)
    if any(one.likeness >= SAME * WEIGHTS["similar"] for one in here):
        return here
    return here + _alike(names.exclude(institution__country=country), words, beginnings, country)


def _alike(names, words, beginnings, country):
    any_word = SearchQuery(
        " | ".join(f"{part}:*" for part in sorted(beginnings)[:12]), search_type="raw", config="simple"
    )
    vector = SearchVector("folded", config="simple")
    rows = (
        names.annotate(vector=vector)
        .filter(vector=any_word)
        .order_by(SearchRank(vector, any_word).desc(), "pk")[:MOST_LOOKED_AT]
    )
    found = []
    for row in rows:
        alike, institution = likeness(words, row.folded.split()), row.institution.current
        is_here = not country or institution.country == country
        enough = ALIKE if is_here else ALIKE_ELSEWHERE
        if alike >= enough and institution.is_in_use and not looks_like_acronym(row.name):
            code = "similar" if is_here else "similar_elsewhere"
            found.append(Candidate(institution, code, row.name, WEIGHTS[code] * alike, country_name(country)))
    return found


def _beginning(word):
    """Enough of a word to find it misspelt, but never so little that every university begins with it."""
    begun = word[:5]
    return word if len(word) <= 5 or any(kind.startswith(begun) for kind in _KINDS) else begun


def likeness(some, others):
    """How much two names share, from 0 to 1. A word may be misspelt; words like "university" count a quarter."""
    left, shared = list(others), 0.0
    for word in some:
        best = max(left, key=lambda other: _same_word(word, other), default="")
        alike = _same_word(word, best)
        if alike:
            left.remove(best)
            shared += alike * (_weight(word) + _weight(best))
    total = sum(map(_weight, some)) + sum(map(_weight, others))
    return shared / total if total else 0.0


def _weight(word):
    if word in _KINDS:
        return 0.25
    return 0.7 if word in _COMMON else 1.0


def _same_word(one, other):
    if one == other:
        return 1.0
    if not one or not other or one[0] != other[0] or min(len(one), len(other)) < 4 or abs(len(one) - len(other)) > 3:
        return 0.0
    ratio = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return ratio if ratio >= 0.8 else 0.0


def _stretches(words):
    """Beginnings and ends of a name, of two words or more: "school of dentistry of seoul national university"."""
    ends = [words[start:] for start in range(1, len(words) - 1)]
    beginnings = [words[:end] for end in range(2, len(words))]
    return {" ".join(part) for part in ends + beginnings if not set(part) <= _KINDS}


def _acronyms(text):
    """Words in capitals, if the text has little else, or if they stand in brackets; folded."""
    words = [word for word in _BETWEEN_WORDS.split(text) if word and fold(word) not in _KINDS]
    found = {fold(word) for part in _BRACKETS.findall(text) for word in part.split() if looks_like_acronym(word)}
    if len(words) <= 3 and all(map(looks_like_acronym, words)):
        found |= set(map(fold, words))
    return found - {""}


def looks_like_acronym(text):
    return len(text) <= 8 and text.isupper() and text.isascii() and len(fold(text).split()) == 1


def _names():
    successors = "institution__successor__successor__successor"
    return InstitutionName.objects.filter(institution__closed_on=None).select_related(successors)
