"""What do we keep of programmes: their calls, the applications to them, and joint projects?"""

from programs.applicationworkflow import ApplicationStatus
from programs.awardworkflow import AwardStatus
from programs.callworkflow import CallStatus
from programs.models.alert import CallAlert
from programs.models.application import Application, ApplicationVersion, Origin
from programs.models.award import Award, AwardAmount, BudgetLine, LineCategory
from programs.models.award_report import (
    AwardReport,
    CallReport,
    ReportAnchor,
    ReportAnswer,
    ReportDue,
    ReportKind,
    ReportOutput,
    ReportQuestion,
    ReportStatus,
)
from programs.models.budget import CostCategory, SideBudget
from programs.models.call import Call, CallArea, CallDate, CallPattern, CallText, CutPolicy, ScoreUsed
from programs.models.callside import AssignmentRun, CallSide, Grade, SideEvaluation
from programs.models.committee import Committee, CommitteeAmount, CommitteeItem, CommitteeMember, Outcome
from programs.models.content import Attachment, PlannedCost, PlannedVisit, SectionAnswers
from programs.models.counterpart import AgencyEntry, Counterpart
from programs.models.decision import Clarification, Exclusion, Overruling
from programs.models.earlier_award import AwardLeader, AwardOrigin, EarlierAward
from programs.models.endorsement import Endorsement, EndorsementStatus
from programs.models.extension import CallExtension
from programs.models.form import Audience, FileGroup, FormSection, Question, QuestionKind, SectionKind
from programs.models.joint_decision import Decision, DecisionAmount, SignedMinutes
from programs.models.member import Consent, Invitation, InvitationStatus, Member, MemberRole
from programs.models.mobility import DailyRate, FareLimit, Seniority, VisitRules
from programs.models.programme import Programme
from programs.models.project import (
    NOT_PUBLISHED,
    OutputKind,
    Project,
    ProjectFunding,
    ProjectKind,
    ProjectLeader,
    ProjectOutput,
)
from programs.models.reviewer import Conflict, ConflictKind, ReviewerArea, ReviewerPanel, ReviewerProfile
from programs.models.reviewing import (
    LIVE,
    TAKEN_ON,
    AssignmentStatus,
    DeclineReason,
    Recommendation,
    Review,
    ReviewAssignment,
    ReviewScore,
)
from programs.models.rule import Criterion, EligibilityRule
from programs.models.side import Side
from programs.models.visit import Visit, VisitCharge, VisitStatus
from programs.models.visit_letter import VisitLetter

__all__ = [
    "LIVE",
    "NOT_PUBLISHED",
    "TAKEN_ON",
    "AgencyEntry",
    "Application",
    "ApplicationStatus",
    "ApplicationVersion",
    "AssignmentRun",
    "AssignmentStatus",
    "Attachment",
    "Audience",
    "Award",
    "AwardAmount",
    "AwardLeader",
    "AwardOrigin",
    "AwardReport",
    "AwardStatus",
    "BudgetLine",
    "Call",
    "CallAlert",
    "CallArea",
    "CallDate",
    "CallExtension",
    "CallPattern",
    "CallReport",
    "CallSide",
    "CallStatus",
    "CallText",
    "Clarification",
    "Committee",
    "CommitteeAmount",
    "CommitteeItem",
    "CommitteeMember",
    "Conflict",
    "ConflictKind",
    "Consent",
    "CostCategory",
    "Counterpart",
    "Criterion",
    "CutPolicy",
    "DailyRate",
    "Decision",
    "DecisionAmount",
    "DeclineReason",
    "EarlierAward",
    "EligibilityRule",
    "Endorsement",
    "EndorsementStatus",
    "Exclusion",
    "FareLimit",
    "FileGroup",
    "FormSection",
    "Grade",
    "Invitation",
    "InvitationStatus",
    "LineCategory",
    "Member",
    "MemberRole",
    "Origin",
    "Outcome",
    "OutputKind",
    "Overruling",
    "PlannedCost",
    "PlannedVisit",
    "Programme",
    "Project",
    "ProjectFunding",
    "ProjectKind",
    "ProjectLeader",
    "ProjectOutput",
    "Question",
    "QuestionKind",
    "Recommendation",
    "ReportAnchor",
    "ReportAnswer",
    "ReportDue",
    "ReportKind",
    "ReportOutput",
    "ReportQuestion",
    "ReportStatus",
    "Review",
    "ReviewAssignment",
    "ReviewScore",
    "ReviewerArea",
    "ReviewerPanel",
    "ReviewerProfile",
    "ScoreUsed",
    "SectionAnswers",
    "SectionKind",
    "Seniority",
    "Side",
    "SideBudget",
    "SideEvaluation",
    "SignedMinutes",
    "Visit",
    "VisitCharge",
    "VisitLetter",
    "VisitRules",
    "VisitStatus",
]
