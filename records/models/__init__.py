"""What do we keep of any record: its papers, letters, jobs and imports, and the office itself."""

from records.models.action_item import ActionItem, ActionStatus
from records.models.approval import ApprovalKind, ApprovalStatus, OutsideApproval
from records.models.calendar import Holiday, Period, PeriodKind
from records.models.document import Document, DocumentKind, ScanStatus, Visibility
from records.models.feed import Feed, FeedEntry
from records.models.imported import ImportRow, ImportRun, ImportStatus, Outcome
from records.models.job import Job, JobStatus
from records.models.letter import Direction, Letter
from records.models.office import Counter, Office, validate_time_zone
from records.models.record import About, Record, private_path
from records.models.saved_view import SavedView
from records.models.sign import Sign
from records.models.sorting import Goal, Tag

__all__ = [
    "About",
    "ActionItem",
    "ActionStatus",
    "ApprovalKind",
    "ApprovalStatus",
    "Counter",
    "Direction",
    "Document",
    "DocumentKind",
    "Feed",
    "FeedEntry",
    "Goal",
    "Holiday",
    "ImportRow",
    "ImportRun",
    "ImportStatus",
    "Job",
    "JobStatus",
    "Letter",
    "Office",
    "Outcome",
    "OutsideApproval",
    "Period",
    "PeriodKind",
    "Record",
    "SavedView",
    "ScanStatus",
    "Sign",
    "Tag",
    "Visibility",
    "private_path",
    "validate_time_zone",
]
