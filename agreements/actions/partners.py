"""Who is meant by a partner's name: what staff decided before, a safe match, or a name on the list to be resolved."""

from dataclasses import asdict, dataclass, field

from django.utils.translation import gettext as _

from agreements.models import AgreementParty, PartyRole
from directory.actions import mention
from directory.countries import country_name
from directory.doubts import doubts, several_names
from directory.matching import candidates, country_of
from directory.models import Institution, InstitutionMention, MentionStatus, Unit
from records.history import acting
from records.text import fold

MOST_NAMED = 5


@dataclass(frozen=True)
class Side:
    """A party as it is entered: the institution where it is known, else its name and country as given."""

    role: str = PartyRole.PARTNER
    institution: Institution | None = None
    unit: Unit | None = None
    name: str = ""
    country_given: str = ""
    partner_reference: str = ""


@dataclass(frozen=True)
class Recognised:
    """What a name means: the keys of an institution and of the decision that says so, or the reasons why it is open.

    `country` is an ISO code; `said` is the answer as a sentence, "" while there is none; `reasons` are sentences.
    """

    institution: int | None = None
    mention: int | None = None
    country: str = ""
    said: str = ""
    reasons: list = field(default_factory=list)

    def as_json(self):
        return asdict(self)


def recognise(name, country_given="", *, home=None):
    """Read a partner's name; `home` is the one institution that it cannot mean. Nothing is written."""
    country = country_of(country_given)
    decided = InstitutionMention.objects.filter(folded=fold(name), country_folded=fold(country_given)).first()
    if decided and decided.status == MentionStatus.RESOLVED:
        institution = decided.institution.current
        said = _("Decided by staff: it is %(institution)s.") % {"institution": placed(institution)}
        return Recognised(institution.pk, decided.pk, country, said)
    if decided and decided.status == MentionStatus.NOT_AN_INSTITUTION:
        said = _("Decided by staff: it is not an institution. %(why)s") % {"why": decided.reason}
        return Recognised(mention=decided.pk, country=country, said=said)
    found = candidates(name, country, country_given=country_given)
    safe = next((one.institution for one in found if one.is_safe and one.institution != home), None)
    if safe:
        said = _("The partner is %(institution)s.") % {"institution": placed(safe)}
        return Recognised(safe.pk, country=country, said=said)
    reasons = doubts(name, country, country_given)
    named_there = several_names(name)  # whose acronyms were told already
    shown = [one for one in found if one.code != "acronym" or not named_there][:MOST_NAMED]
    reasons += [f"{placed(one.institution)}: {one.reason}" for one in shown]
    if not found:
        reasons.append(_("No institution of this or a similar name is known."))
    return Recognised(country=country, reasons=reasons)


def add_party(agreement, side, *, recognised=None, by):
    """Enter a party. A name is recognised first, unless that was done; one that is not goes on the list."""
    with acting(by=by, verb="add"):
        party = AgreementParty(
            agreement=agreement,
            role=side.role,
            institution=side.institution,
            unit=side.unit,
            name_as_given=side.name or side.institution.name_en,
            partner_reference=side.partner_reference,
        )
        if side.institution is None:
            recognised = recognised or recognise(side.name, side.country_given)
            party.institution_id, party.mention_id = recognised.institution, recognised.mention
            party.country = recognised.country
            if recognised.institution is None and recognised.mention is None:
                party.mention = mention(side.name, side.country_given, by=by)
        party.save()
    return party


def placed(institution):
    """An institution's name with its country, which tells namesakes apart."""
    return f"{institution.name} ({country_name(institution.country)})" if institution.country else institution.name
