"""What do we keep of an agreement: its papers, parties, terms, what was promised and done, who looks after it."""

from agreements.models.activity import MANUAL, Activity, ActivityKind
from agreements.models.agreement import Agreement, AgreementType, Confidentiality, Level, Origin
from agreements.models.approval import ApprovalRule
from agreements.models.commitment import Commitment, CommitmentOccurrence, Recurrence
from agreements.models.correction import Correction, CorrectionStatus
from agreements.models.element import CrucialElement, ElementAnswer, ModelText
from agreements.models.inside import InsideApproval, InsideDesk, InsideStatus
from agreements.models.instrument import Instrument, InstrumentKind, ProposedTerm, TextVersion
from agreements.models.officer import OfficerAssignment, OfficerRole
from agreements.models.party import AgreementParty, PartyRole
from agreements.models.review import Course, RenewalReview
from agreements.models.signature import PartyChange, Signatory, Signature, SignatureMethod
from agreements.models.standing import Standing
from agreements.models.suspension import Suspension
from agreements.models.term import AgreementTerm, EndKind, NoticeBy, RenewalMode, TermClauses, TermOrigin
from agreements.workflow import OccurrenceStatus

__all__ = [
    "MANUAL",
    "Activity",
    "ActivityKind",
    "Agreement",
    "AgreementParty",
    "AgreementTerm",
    "AgreementType",
    "ApprovalRule",
    "Commitment",
    "CommitmentOccurrence",
    "Confidentiality",
    "Correction",
    "CorrectionStatus",
    "Course",
    "CrucialElement",
    "ElementAnswer",
    "EndKind",
    "InsideApproval",
    "InsideDesk",
    "InsideStatus",
    "Instrument",
    "InstrumentKind",
    "Level",
    "ModelText",
    "NoticeBy",
    "OccurrenceStatus",
    "OfficerAssignment",
    "OfficerRole",
    "Origin",
    "PartyChange",
    "PartyRole",
    "ProposedTerm",
    "Recurrence",
    "RenewalMode",
    "RenewalReview",
    "Signatory",
    "Signature",
    "SignatureMethod",
    "Standing",
    "Suspension",
    "TermClauses",
    "TermOrigin",
    "TextVersion",
]
