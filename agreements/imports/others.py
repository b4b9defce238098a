"""What has the register already that no row of a list is known by: entered by hand, or read from another list?

A row is such an agreement where home, type, day of signature and the only partner agree; anything less is only told.
"""

from collections import defaultdict

from agreements.models import Agreement
from agreements.workflow import Status
from directory.models import Institution
from records.text import fold


class Others:
    """Agreements of a home, besides those that rows of the file are known by."""

    def __init__(self, home, *, besides):
        self.by_partner = defaultdict(list)  # by code of the type and what tells the partner
        if home is None:
            return
        homes = Institution.objects.standing_for(home)
        found = Agreement.objects.filter(parties__institution__in=homes, status=Status.CONCLUDED).distinct()
        found = found.exclude(pk__in=[agreement.pk for agreement in besides]).order_by("pk").select_related("type")
        parties = ("parties__mention", "terms", "parties__institution__successor__successor__successor")
        for agreement in found.prefetch_related(*parties):
            for key in {key for party in agreement.partners for key in _told_by(party)}:
                self.by_partner[agreement.type.code, key].append(agreement)

    def take(self, line, recognised):
        """The agreement that this row is, or None; it is no other row's then."""
        for agreement in self._near(line, recognised):
            if _same_day(agreement.signed, line.signed) and _same_partner(agreement, line, recognised):
                for rows in self.by_partner.values():
                    rows[:] = [other for other in rows if other != agreement]
                return agreement
        return None

    def similar(self, line, recognised):
        """An agreement of this type with this partner that no row is: perhaps what a changed row was before."""
        return next(iter(self._near(line, recognised)), None)

    def _near(self, line, recognised):
        keys = filter(None, (recognised.institution, fold(line.partner)))
        return [agreement for key in keys for agreement in self.by_partner.get((line.kind.code, key), ())]


def _told_by(party):
    institution = party.institution.current.pk if party.institution_id else None
    return filter(None, (institution, fold(party.name_as_given)))


def _same_day(one, other):
    """Of the same day, or as little known: an undated row is an undated agreement."""
    if one is None or other is None:
        return one is other
    return (one.earliest, one.latest) == (other.earliest, other.latest)


def _same_partner(agreement, line, recognised):
    """The institution is the same; where one of the two is not known, the name and as much of the country as is."""
    if len(agreement.partners) != 1:
        return False
    party = agreement.partners[0]
    if party.institution_id and recognised.institution:
        return party.institution.current.pk == recognised.institution
    countries = {party.country_code, recognised.country} - {""}
    return fold(party.name_as_given) == fold(line.partner) and len(countries) < 2
