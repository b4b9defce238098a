"""The admin in which staff work: the same permissions, actions and refusals as every page."""

from records.admin import calendar, own, shelf  # noqa: F401  they register what records itself keeps
from records.admin.actionitems import ActionInline, ActionsMixin
from records.admin.approvals import ApprovalInline
from records.admin.inlines import GenericInline, ReadOnlyInline, RecordInline, StackedInline
from records.admin.letters import LetterInline, LettersMixin
from records.admin.own import ReadOnly
from records.admin.papers import DocumentInline, PapersMixin
from records.admin.record import RecordAdmin
from records.admin.rules import AskingRules

__all__ = [
    "ActionInline",
    "ActionsMixin",
    "ApprovalInline",
    "AskingRules",
    "DocumentInline",
    "GenericInline",
    "LetterInline",
    "LettersMixin",
    "PapersMixin",
    "ReadOnly",
    "ReadOnlyInline",
    "RecordAdmin",
    "RecordInline",
    "StackedInline",
]
