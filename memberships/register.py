"""The columns of the list of members, as spreadsheets and the import have them."""

from django.utils.translation import gettext as _

from directory.countries import country_name
from records.calendars import Precision


def header():
    return [
        _("Scheme"),
        _("Member"),
        _("Institution"),
        _("Number"),
        _("Member since"),
        _("First day"),
        _("Last day"),
        _("Field"),
        _("Country"),
        _("Phase"),
    ]


def rows(memberships, on, *, may_read):
    """One a membership, with the term of the day, or the last one before or after it.

    Numbers belong to the papers: `may_read` says of which memberships this reader gets them.
    """
    for membership in memberships:
        term = membership.term_on(on) or next(iter(reversed(membership.terms.all())), None)
        country = membership.institution.country if membership.institution_id else ""
        yield [
            membership.scheme.code,
            membership.person.name if membership.person_id else "",
            membership.institution.name if membership.institution_id else "",
            membership.number if may_read(membership) else "",
            since_of(membership),
            term.starts_on if term else "",
            (term.ends_on or "") if term else "",
            membership.field,
            country_name(country) if country else "",
            membership.phase(on).label,
        ]


def since_of(membership):
    """A day as a day, a year as a year."""
    since = membership.since
    return since.date if since.precision == Precision.DAY else since.display("en")
