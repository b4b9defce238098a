"""Where the office keeps joint projects, programmes and their calls."""

from programs.admin.alerts import CallAlertAdmin
from programs.admin.applications import ApplicationAdmin, ClarificationAdmin, ExclusionAdmin
from programs.admin.awardreports import ReportDueAdmin
from programs.admin.awards import AwardAdmin, VisitAdmin
from programs.admin.calls import CallAdmin
from programs.admin.callsides import CallSideAdmin
from programs.admin.committees import CommitteeAdmin
from programs.admin.earlier_awards import EarlierAwardAdmin
from programs.admin.matching import AgencyEntryAdmin
from programs.admin.overrulings import OverrulingAdmin
from programs.admin.programmes import CallExtensionAdmin, ProgrammeAdmin
from programs.admin.projects import ProjectAdmin
from programs.admin.reviewers import ConflictAdmin, ReviewerProfileAdmin
from programs.admin.reviewing import ReviewAssignmentAdmin
from programs.admin.sections import FormSectionAdmin

__all__ = [
    "AgencyEntryAdmin",
    "ApplicationAdmin",
    "AwardAdmin",
    "CallAdmin",
    "CallAlertAdmin",
    "CallExtensionAdmin",
    "CallSideAdmin",
    "ClarificationAdmin",
    "CommitteeAdmin",
    "ConflictAdmin",
    "EarlierAwardAdmin",
    "ExclusionAdmin",
    "FormSectionAdmin",
    "OverrulingAdmin",
    "ProgrammeAdmin",
    "ProjectAdmin",
    "ReportDueAdmin",
    "ReviewAssignmentAdmin",
    "ReviewerProfileAdmin",
    "VisitAdmin",
]
