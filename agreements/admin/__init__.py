"""Where the office keeps its agreements: the list, an agreement with its parts, and what is done with it."""

from agreements.admin.activities import ActivityAdmin
from agreements.admin.agreement import AgreementAdmin
from agreements.admin.approvals import ApprovalRuleAdmin
from agreements.admin.commitments import CommitmentAdmin, OccurrenceAdmin
from agreements.admin.instruments import InstrumentAdmin
from agreements.admin.proposals import CrucialElementAdmin, InsideApprovalAdmin, InsideDeskAdmin, ModelTextAdmin
from agreements.admin.reviews import RenewalReviewAdmin
from agreements.admin.types import AgreementTypeAdmin

__all__ = [
    "ActivityAdmin",
    "AgreementAdmin",
    "AgreementTypeAdmin",
    "ApprovalRuleAdmin",
    "CommitmentAdmin",
    "CrucialElementAdmin",
    "InsideApprovalAdmin",
    "InsideDeskAdmin",
    "InstrumentAdmin",
    "ModelTextAdmin",
    "OccurrenceAdmin",
    "RenewalReviewAdmin",
]
