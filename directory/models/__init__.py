"""Who: institutions and their names, people, users and the roles they hold."""

from directory.models.absence import Absence
from directory.models.country import CountryName
from directory.models.institution import (
    Institution,
    InstitutionKind,
    InstitutionName,
    InstitutionStatus,
    NameKind,
    Unit,
)
from directory.models.mention import CountryAlias, InstitutionMention, Mentioned, MentionStatus
from directory.models.person import Affiliation, Person
from directory.models.profile import ScholarProfile
from directory.models.standing import (
    Accreditation,
    AccreditationPhase,
    PublishedRank,
    Ranking,
    RankingKind,
    RankScope,
)
from directory.models.user import Appointment, User

__all__ = [
    "Absence",
    "Accreditation",
    "AccreditationPhase",
    "Affiliation",
    "Appointment",
    "CountryAlias",
    "CountryName",
    "Institution",
    "InstitutionKind",
    "InstitutionMention",
    "InstitutionName",
    "InstitutionStatus",
    "MentionStatus",
    "Mentioned",
    "NameKind",
    "Person",
    "PublishedRank",
    "RankScope",
    "Ranking",
    "RankingKind",
    "ScholarProfile",
    "Unit",
    "User",
]
