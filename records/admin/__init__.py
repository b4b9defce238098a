"""The admin in which staff work: the same permissions, actions and refusals as every page."""

from records.admin import own  # noqa: F401  registers what records itself keeps
from records.admin.inlines import GenericInline, ReadOnlyInline, RecordInline, StackedInline
from records.admin.own import ReadOnly
from records.admin.papers import DocumentInline, LetterInline, PapersMixin
from records.admin.record import RecordAdmin
from records.admin.rules import AskingRules

__all__ = [
    "AskingRules",
    "DocumentInline",
    "GenericInline",
    "LetterInline",
    "PapersMixin",
    "ReadOnly",
    "ReadOnlyInline",
    "RecordAdmin",
    "RecordInline",
    "StackedInline",
]
