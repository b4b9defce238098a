"""What does one record of the registry say, in our words? What cannot be used says why."""

import re
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from directory.countries import is_country
from directory.models import Institution, InstitutionKind, InstitutionName, NameKind
from directory.ror.reading import Broken
from records.text import clean_line, fold

_ID = re.compile(r"https://ror\.org/(0[a-hj-km-np-tv-z0-9]{6}[0-9]{2})")
_WEBSITE = re.compile(r"https?://[^\s<>\"\x00-\x20\x7f\ud800-\udfff]{1,490}")
_NOT_LATIN = re.compile(r"[^\W\d_a-z\u00c0-\u024f]")


class Misunderstood(ValueError):
    """A record that does not say what an institution needs; the message says what is missing."""


@dataclass
class Organisation:
    """What one record says, in our words: `values` by field, all of them text; `parents` by ROR iD.

    `number` is its place in the file, from 1.
    """

    ror_id: str
    values: dict
    names: list
    parents: list
    number: int = 0


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
