"""Countries: their names in the reader's language, the office's own or those of CLDR, what people call them, and the
region they lie in.
"""

from functools import cache, lru_cache

from babel import Locale
from babel.core import get_global
from django.apps import apps
from django.utils.translation import pgettext_lazy

from records.languages import kept_language
from records.text import fold, sort_key

# United Nations, Standard country or area codes for statistical use (M49), geographic regions.
_REGIONS = {
    "africa": """DZ AO BJ BW IO BF BI CV CM CF TD KM CG CD CI DJ EG GQ ER SZ ET TF GA GM GH GN GW KE LS LR LY MG MW ML
        MR MU YT MA MZ NA NE NG RE RW SH ST SN SC SL SO ZA SS SD TG TN TZ UG EH ZM ZW""",
    "americas": """AI AG AR AW BS BB BZ BM BO BQ BV BR CA KY CL CO CR CU CW DM DO EC SV FK GF GL GD GP GT GY HT HN JM MQ
        MX MS NI PA PY PE PR BL KN LC MF PM VC SX GS SR TT TC US UY VE VG VI""",
    "asia": """AF AM AZ BH BD BT BN KH CN CY GE HK IN ID IR IQ IL JP JO KZ KW KG LA LB MO MY MV MN MM NP KP OM PK PS PH
        QA KR SA SG LK SY TW TJ TH TL TR TM AE UZ VN YE""",
    "europe": """AX AL AD AT BY BE BA BG HR CZ DK EE FO FI FR DE GI GR GG HU IS IE IM IT JE LV LI LT LU MT MD MC ME NL
        MK NO PL PT RO RU SM RS SK SI ES SJ SE CH UA GB VA XK""",
    "oceania": """AS AU CX CC CK FJ PF GU HM KI MH FM NR NC NZ NU NF MP PW PG PN WS SB TK TO TV UM VU WF""",
}
REGIONS = {
    "africa": pgettext_lazy("region", "Africa"),
    "americas": pgettext_lazy("region", "Americas"),
    "asia": pgettext_lazy("region", "Asia"),
    "europe": pgettext_lazy("region", "Europe"),
    "oceania": pgettext_lazy("region", "Oceania"),
}
_REGION_OF = {code: region for region, codes in _REGIONS.items() for code in codes.split()}

# Common words for countries that CLDR does not know in any of the languages below.
_OTHER_WORDS = {
    "uk": "GB",
    "great britain": "GB",
    "britain": "GB",
    "england": "GB",
    "scotland": "GB",
    "انگلستان": "GB",
    "انگلیس": "GB",
    "u s a": "US",
    "u s": "US",
    "america": "US",
    "united states of america": "US",
    "آمریکا": "US",
    "امریکا": "US",
    "republic of korea": "KR",
    "korea": "KR",
    "کره": "KR",
    "iran islamic republic of": "IR",
    "islamic republic of iran": "IR",
    "جمهوری اسلامی ایران": "IR",
    "russian federation": "RU",
    "hong kong": "HK",
    "macau": "MO",
    "macao": "MO",
    "vatican": "VA",
    "ivory coast": "CI",
    "burma": "MM",
    "عربستان": "SA",
    "امارات": "AE",
    "turkey": "TR",
    "czech republic": "CZ",
    "syrian arab republic": "SY",
    "holland": "NL",
    "the netherlands": "NL",
    "macedonia": "MK",
    "palestine": "PS",
    "uae": "AE",
    "p r china": "CN",
    "people s republic of china": "CN",
}


def country_name(code, language=None):
    """What the office calls the country in the language, else its CLDR name, or the code itself where CLDR has none."""
    language = kept_language(language)
    return _given().get((code, language)) or _names(language).get(code, code)


def _given():
    """The names that the office has given, as the rows of CountryName say."""
    return apps.get_model("directory", "CountryName").current()


def is_country(code):
    return code in _REGION_OF


def region_of(code):
    """The slug of the M49 region, or "" where there is no country."""
    return _REGION_OF.get(code, "")


def countries_in(region):
    return sorted(code for code, place in _REGION_OF.items() if place == region)


def country_choices():
    """(code, name in CLDR) for columns: they are read where there may be no database yet."""
    return list(_sorted_choices(kept_language(), frozenset()))


def offered_countries():
    """(code, name) to choose from, in the reader's language and alphabet."""
    language = kept_language()
    given = frozenset((code, name) for (code, written), name in _given().items() if written == language)
    return list(_sorted_choices(language, given))


@lru_cache(maxsize=8)
def _sorted_choices(language, given):
    names = _names(language) | dict(given)
    return sorted(((code, names[code]) for code in _REGION_OF), key=lambda pair: sort_key(pair[1]))


@cache
def _names(language):
    territories = Locale(language).territories
    return {code: territories[code] for code in _REGION_OF if code in territories}


@cache
def _by_folded_name():
    found = {}
    for language in ("en", "fa", "fr", "it", "de", "ar"):
        for code in _REGION_OF:
            name = Locale(language).territories.get(code, "")
            for form in (name, name.replace("&", "and"), name.partition("(")[0]):
                found.setdefault(fold(form), code)
    found |= {fold(name): code for name, code in _OTHER_WORDS.items() if fold(name) not in found}
    found.pop("", None)
    found |= {alpha3.casefold(): code for alpha3, code in _alpha3().items()}
    return found


def _alpha3():
    """ISO 3166-1 alpha-3 codes, as far as CLDR lists them as aliases ("USA", "IRN")."""
    aliases = get_global("territory_aliases")
    return {
        alias: codes[0] for alias, codes in aliases.items() if len(alias) == 3 and alias.isalpha() and len(codes) == 1
    }


def country_from(text, aliases):
    """The ISO code of a country as somebody wrote it, or "" where it is none.

    `aliases` are the office's own words for countries, folded, from the rows of CountryAlias.
    """
    folded = fold(text)
    return aliases.get(folded) or _by_folded_name().get(folded, "")
