"""What may be typed about stays, here and on the pages of whoever travels or receives?"""

from exchanges.forms.filters import StayFilter, WhereForm
from exchanges.forms.own import (
    ApplyForm,
    ApproveLearningForm,
    AskHostForm,
    DeclineForm,
    HostEndorseForm,
    LearningForm,
    PaperForm,
    ReportForm,
)
from exchanges.forms.parts import CostForm, StayForm
from exchanges.forms.transitions import ChangeDaysForm, CorrectDaysForm, ExtendForm, LetterForm, warn_uncovered

__all__ = [
    "ApplyForm",
    "ApproveLearningForm",
    "AskHostForm",
    "ChangeDaysForm",
    "CorrectDaysForm",
    "CostForm",
    "DeclineForm",
    "ExtendForm",
    "HostEndorseForm",
    "LearningForm",
    "LetterForm",
    "PaperForm",
    "ReportForm",
    "StayFilter",
    "StayForm",
    "WhereForm",
    "warn_uncovered",
]
