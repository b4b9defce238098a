"""What do we keep of stays, here and abroad?"""

from exchanges.models.balance import BalanceEntry, BalanceSide
from exchanges.models.choices import EarlyReturn, Semesters, Side, StayOrigin
from exchanges.models.costs import ExpenseCategory, Payer, StayCost
from exchanges.models.group import ItineraryItem, Participant, ParticipantRole
from exchanges.models.host import HostRequest, HostStatus
from exchanges.models.invitation import InvitationLetter
from exchanges.models.learning import Approver, LearningAgreement
from exchanges.models.quota import QuotaLine, QuotaYear, StudyLevel
from exchanges.models.stay import Stay
from exchanges.models.steps import (
    FINAL,
    Anchor,
    ChecklistItem,
    ChecklistStep,
    Council,
    CouncilWord,
    ReportSide,
    Stage,
    StayApprovalRule,
    StayReport,
)
from exchanges.models.visa import VisaCase, VisaOutcome, VisaRule

__all__ = [
    "FINAL",
    "Anchor",
    "Approver",
    "BalanceEntry",
    "BalanceSide",
    "ChecklistItem",
    "ChecklistStep",
    "Council",
    "CouncilWord",
    "EarlyReturn",
    "ExpenseCategory",
    "HostRequest",
    "HostStatus",
    "InvitationLetter",
    "ItineraryItem",
    "LearningAgreement",
    "Participant",
    "ParticipantRole",
    "Payer",
    "QuotaLine",
    "QuotaYear",
    "ReportSide",
    "Semesters",
    "Side",
    "Stage",
    "Stay",
    "StayApprovalRule",
    "StayCost",
    "StayOrigin",
    "StayReport",
    "StudyLevel",
    "VisaCase",
    "VisaOutcome",
    "VisaRule",
]
