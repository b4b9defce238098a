"""The directory in the admin: institutions, names to be resolved, people, accounts and appointments."""

from directory.admin.absences import AbsenceAdmin
from directory.admin.accounts import AppointmentAdmin, UserAdmin
from directory.admin.institutions import CountryAliasAdmin, CountryNameAdmin, InstitutionAdmin, UnitAdmin
from directory.admin.mentions import MentionAdmin
from directory.admin.people import PersonAdmin
from directory.admin.standing import AccreditationAdmin, PublishedRankAdmin, RankingAdmin

__all__ = [
    "AbsenceAdmin",
    "AccreditationAdmin",
    "AppointmentAdmin",
    "CountryAliasAdmin",
    "CountryNameAdmin",
    "InstitutionAdmin",
    "MentionAdmin",
    "PersonAdmin",
    "PublishedRankAdmin",
    "RankingAdmin",
    "UnitAdmin",
    "UserAdmin",
]
