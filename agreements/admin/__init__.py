"""Where the office keeps its agreements: the list, an agreement with its parts, and what is done with it."""

from agreements.admin.agreement import AgreementAdmin
from agreements.admin.approvals import ApprovalRuleAdmin
from agreements.admin.reviews import RenewalReviewAdmin
from agreements.admin.types import AgreementTypeAdmin

__all__ = ["AgreementAdmin", "AgreementTypeAdmin", "ApprovalRuleAdmin", "RenewalReviewAdmin"]
