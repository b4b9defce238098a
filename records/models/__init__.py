"""What do we keep of any record: its papers, letters, jobs and imports, and the office itself."""

from records.models.base import About, Record, private_path
from records.models.document import Document, DocumentKind, Visibility
from records.models.imported import ImportRow, ImportRun, ImportStatus, Outcome
from records.models.job import Job, JobStatus
from records.models.letter import Direction, Letter
from records.models.office import Counter, Office, validate_time_zone
from records.models.sorting import Goal, Tag

__all__ = [
    "About",
    "Counter",
    "Direction",
    "Document",
    "DocumentKind",
    "Goal",
    "ImportRow",
    "ImportRun",
    "ImportStatus",
    "Job",
    "JobStatus",
    "Letter",
    "Office",
    "Outcome",
    "Record",
    "Tag",
    "Visibility",
    "private_path",
    "validate_time_zone",
]
