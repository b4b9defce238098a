"""What do we keep of an agreement: its type, its parties, its terms, who looks after it."""

from agreements.models.agreement import Agreement, AgreementType, Confidentiality, Level, Origin
from agreements.models.approval import ApprovalRule
from agreements.models.correction import Correction, CorrectionStatus
from agreements.models.officer import OfficerAssignment, OfficerRole
from agreements.models.party import AgreementParty, PartyRole
from agreements.models.term import AgreementTerm, EndKind, RenewalMode, TermOrigin

__all__ = [
    "Agreement",
    "AgreementParty",
    "AgreementTerm",
    "AgreementType",
    "ApprovalRule",
    "Confidentiality",
    "Correction",
    "CorrectionStatus",
    "EndKind",
    "Level",
    "OfficerAssignment",
    "OfficerRole",
    "Origin",
    "PartyRole",
    "RenewalMode",
    "TermOrigin",
]
