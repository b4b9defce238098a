"""The directory in the admin: institutions, names to be resolved, people, accounts and appointments."""

from directory.admin.absences import AbsenceAdmin
from directory.admin.accounts import AppointmentAdmin, UserAdmin
from directory.admin.institutions import CountryAliasAdmin, InstitutionAdmin, UnitAdmin
from directory.admin.mentions import MentionAdmin
from directory.admin.people import PersonAdmin

__all__ = [
    "AbsenceAdmin",
    "AppointmentAdmin",
    "CountryAliasAdmin",
    "InstitutionAdmin",
    "MentionAdmin",
    "PersonAdmin",
    "UnitAdmin",
    "UserAdmin",
]
