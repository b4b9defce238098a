"""Is an organisation of the registry an institution that the office had entered itself, without its ROR iD?

Only where that is safe: a full name and the country agree, and no other institution is called so there. The entry then
gets the ROR iD and what else it lacks; what the office wrote stays. Of every other likeness the office is told.
"""

from collections import defaultdict

from django.utils.translation import gettext as _

from directory.matching import looks_like_acronym
from directory.models import Institution, InstitutionName, InstitutionStatus, NameKind
from records.models import ImportRow, Outcome
from records.text import fold


class OwnEntries:
    """The office's entries without a ROR iD, beside the organisations of a file that may be one of them."""

    def __init__(self):
        names = _full_names().filter(institution__ror_id=None)
        self.by_name = _keys_by_name(names)
        self.claims = defaultdict(set)  # by key of an entry: the ROR iDs of all organisations that may be it
        self.waiting = []  # those organisations that are not here yet
        self.remarks = []  # ImportRows, for whoever looks at the import

    def may_be(self, organisation, *, is_new):
        """May it be one of the office's entries? If it is new here, it waits until the whole file has been read."""
        keys = self._keys(organisation)
        for key in keys:
            self.claims[key].add(organisation.ror_id)
        if keys and is_new:
            self.waiting.append(organisation)
        return bool(keys)

    def decided(self):
        """Of all that waited: (organisation, the entry that it safely is, or None)."""
        keys = {key for organisation in self.waiting for key in self._keys(organisation)}
        entries = Institution.objects.in_bulk(keys)
        folded = {name for one in self.waiting for _country, name in _names_of(one)}
        namesakes = _keys_by_name(_full_names().filter(folded__in=folded))
        for organisation in self.waiting:
            mine = [entries[key] for key in sorted(self._keys(organisation))]
            safe = self._is_safe(organisation, mine, namesakes)
            self.remarks.append(_remark(organisation, mine, is_safe=safe))
            yield organisation, mine[0] if safe else None

    def _is_safe(self, organisation, mine, namesakes):
        if len(mine) != 1 or organisation.values["status"] != InstitutionStatus.ACTIVE:
            return False
        key = mine[0].pk
        agreeing = {name for name in _names_of(organisation) if key in self.by_name.get(name, ())}
        has_label = bool(agreeing & _names_of(organisation, {NameKind.NAME}))
        called = {one for name in agreeing for one in namesakes[name]}
        return has_label and called == {key} and self.claims[key] == {organisation.ror_id}

    def _keys(self, organisation):
        if not self.by_name:
            return set()
        return {key for name in _names_of(organisation) for key in self.by_name.get(name, ())}


def _names_of(organisation, kinds=frozenset({NameKind.NAME, NameKind.ALIAS})):
    """(country, folded name) of every full name it has; nothing where its country is not known."""
    country = organisation.values["country"]
    return {
        (country, fold(name))
        for name, _language, kind in organisation.names
        if country and kind in kinds and not looks_like_acronym(name)
    }


def _full_names():
    """The names of institutions in use that are no acronyms."""
    in_use = Institution.objects.in_use().exclude(country="")
    return InstitutionName.objects.filter(institution__in=in_use).exclude(kind=NameKind.ACRONYM)


def _keys_by_name(names):
    found = defaultdict(set)
    for key, country, name, folded in names.values_list("institution", "institution__country", "name", "folded"):
        if not looks_like_acronym(name):
            found[country, folded].add(key)
    return found


def _remark(organisation, mine, *, is_safe):
    if is_safe:
        said = _("The entry of the office “%(name)s” is this institution; it has its ROR iD now.")
    else:
        said = _("The office has an entry “%(name)s” that may be this institution. Look, and merge the two if it is.")
    return ImportRow(
        number=organisation.number,
        key=organisation.ror_id,
        given={"id": f"https://ror.org/{organisation.ror_id}", "name": organisation.values["name_en"]},
        outcome=Outcome.UPDATE if is_safe else Outcome.CREATE,
        messages=[said % {"name": one.placed_name} for one in mine],
    )
