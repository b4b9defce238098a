"""What speaks against taking a name for an institution? Sentences for whoever has to decide about it."""

import re
from itertools import pairwise

from django.utils.translation import gettext as _

from directory.countries import country_name
from directory.models import Institution, InstitutionName, NameKind
from records.text import fold

MOST_NAMED = 4

_BETWEEN_NAMES = re.compile(r"\s+and\s+|\s+و\s+|\s*[&/;؛+]\s*")
_ACRONYM = re.compile(r"[A-Z][A-Za-z]?[A-Z][A-Z0-9-]{0,7}")
_WORDS_FOR_ONE = frozenset(fold("university universität université universidad institute college دانشگاه").split())


def doubts(name, country="", country_given=""):
    """`country` is the ISO code that was read out of `country_given`, or "" where it is none."""
    found = []
    if country_given and not country:
        found.append(_("“%(text)s” is not a country.") % {"text": country_given})
    parts = several_names(name)
    if parts:
        found.append(_("More than one name stands here: %(names)s.") % {"names": _listed(parts)})
        found += [_about_acronym(part, country_given) for part in parts if _ACRONYM.fullmatch(part)]
    elif _ACRONYM.fullmatch(name):
        found.append(_("“%(acronym)s” is only an acronym.") % {"acronym": name})
    return found + _about_places(name, country)


def several_names(text):
    """The names in a text that seems to hold more than one: all acronyms, or each with a word like "university"."""
    parts = [part.strip() for part in _BETWEEN_NAMES.split(text)]
    is_list = all(map(_ACRONYM.fullmatch, parts)) or all(_WORDS_FOR_ONE & set(fold(part).split()) for part in parts)
    return parts if len(parts) > 1 and is_list else []


def _about_acronym(acronym, hint):
    """Who has an acronym; first those whose name or city has a word of what stood in place of the country."""
    rows = InstitutionName.objects.filter(kind=NameKind.ACRONYM, folded=fold(acronym))
    known = list(Institution.objects.in_use().filter(pk__in=rows.values("institution")).by_name("en"))
    hints = set(fold(hint).split())
    known.sort(key=lambda one: not hints & set(fold(f"{one.name_en} {one.city}").split()))
    if not known:
        return _("“%(acronym)s” is an acronym that no known institution has.") % {"acronym": acronym}
    names = _listed([_placed(one) for one in known[:MOST_NAMED]])
    return _("“%(acronym)s” is only an acronym. It is that of %(names)s.") % {"acronym": acronym, "names": names}


def _about_places(name, country):
    """Cities in the name that lie in another country than the one given."""
    words = re.findall(r"[^\W\d_]{4,}", name)
    places = {*words, *(" ".join(pair) for pair in pairwise(words))}
    lying = {}
    for city, code in Institution.objects.filter(city__in=places).values_list("city", "country").distinct():
        lying.setdefault(city, set()).add(code)
    return [
        _("“%(place)s” is in %(country)s, and %(given)s was given.")
        % {"place": city, "country": country_name(*codes), "given": country_name(country)}
        for city, codes in sorted(lying.items())
        if country and len(codes) == 1 and country not in codes
    ]


def _placed(institution):
    return f"{institution.name} ({country_name(institution.country)})" if institution.country else institution.name


def _listed(names):
    return _("; ").join(names)
