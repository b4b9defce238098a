"""What do we keep of evaluations: exercises, frameworks by which they measure, rounds and what institutions gave?"""

from evaluation.models.appeal import Appeal, AppealAbout
from evaluation.models.evidence import EvidenceItem, EvidenceLink
from evaluation.models.exercise import Exercise, InstitutionKind
from evaluation.models.framework import Framework
from evaluation.models.indicator import Evidence, Indicator, Term
from evaluation.models.issued import IssuedReport
from evaluation.models.judging import Allocation, Matrix
from evaluation.models.node import TOTAL, Node
from evaluation.models.participation import Participation, ParticipationGroup
from evaluation.models.peers import PeerGroup
from evaluation.models.point import WITH_VALUE, DataPoint, Origin, PointState, Query, Remark, ValueKind
from evaluation.models.round import Round, RoundPeriod
from evaluation.models.rule import Check, Finding, FindingState, ValidationRule
from evaluation.models.run import Opened, Publication, Result, Run, RunApproval, RunKind, RunStatus, RunTable, Snapshot
from evaluation.models.submission import Submission, SubmissionStatus
from evaluation.models.variable import Source, Variable
from evaluation.workflow import AppealStatus, FrameworkStatus, ParticipationStatus, RoundStatus

__all__ = [
    "TOTAL",
    "WITH_VALUE",
    "Allocation",
    "Appeal",
    "AppealAbout",
    "AppealStatus",
    "Check",
    "DataPoint",
    "Evidence",
    "EvidenceItem",
    "EvidenceLink",
    "Exercise",
    "Finding",
    "FindingState",
    "Framework",
    "FrameworkStatus",
    "Indicator",
    "InstitutionKind",
    "IssuedReport",
    "Matrix",
    "Node",
    "Opened",
    "Origin",
    "Participation",
    "ParticipationGroup",
    "ParticipationStatus",
    "PeerGroup",
    "PointState",
    "Publication",
    "Query",
    "Remark",
    "Result",
    "Round",
    "RoundPeriod",
    "RoundStatus",
    "Run",
    "RunApproval",
    "RunKind",
    "RunStatus",
    "RunTable",
    "Snapshot",
    "Source",
    "Submission",
    "SubmissionStatus",
    "Term",
    "ValidationRule",
    "ValueKind",
    "Variable",
]
