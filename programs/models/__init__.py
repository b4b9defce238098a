"""What do we keep of programmes: their calls, the applications to them, and joint projects?"""

from programs.applicationworkflow import ApplicationStatus
from programs.callworkflow import CallStatus
from programs.models.alert import CallAlert
from programs.models.application import Application, ApplicationVersion, Origin
from programs.models.award import AwardLeader, AwardOrigin, EarlierAward
from programs.models.budget import CostCategory, SideBudget
from programs.models.call import Call, CallArea, CallDate, CallPattern, CallText, CutPolicy, ScoreUsed
from programs.models.committee import Committee, CommitteeAmount, CommitteeItem, CommitteeMember, Outcome
from programs.models.content import Attachment, PlannedCost, PlannedVisit, SectionAnswers
from programs.models.counterpart import AgencyEntry, Counterpart
from programs.models.decision import Clarification, Exclusion, Overruling
from programs.models.endorsement import Endorsement, EndorsementStatus
from programs.models.extension import CallExtension
from programs.models.form import Audience, FileGroup, FormSection, Question, QuestionKind, SectionKind
from programs.models.member import Consent, Invitation, InvitationStatus, Member, MemberRole
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
    AssignmentRun,
    AssignmentStatus,
    CallSide,
    DeclineReason,
    Grade,
    Recommendation,
    Review,
    ReviewAssignment,
    ReviewScore,
    SideEvaluation,
)
from programs.models.rule import Criterion, EligibilityRule
from programs.models.side import Side

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
    "AwardLeader",
    "AwardOrigin",
    "Call",
    "CallAlert",
    "CallArea",
    "CallDate",
    "CallExtension",
    "CallPattern",
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
    "DeclineReason",
    "EarlierAward",
    "EligibilityRule",
    "Endorsement",
    "EndorsementStatus",
    "Exclusion",
    "FileGroup",
    "FormSection",
    "Grade",
    "Invitation",
    "InvitationStatus",
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
    "Review",
    "ReviewAssignment",
    "ReviewScore",
    "ReviewerArea",
    "ReviewerPanel",
    "ReviewerProfile",
    "ScoreUsed",
    "SectionAnswers",
    "SectionKind",
    "Side",
    "SideBudget",
    "SideEvaluation",
]
