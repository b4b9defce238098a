"""What may be typed about stays, here and on the pages of whoever travels or receives?"""

from exchanges.forms.filters import StayFilter, WhereForm
from exchanges.forms.own import ApplyForm, AskHostForm, DeclineForm, HostEndorseForm, PaperForm, ReportForm
from exchanges.forms.parts import CostForm, StayForm
from exchanges.forms.transitions import ChangeDaysForm, CorrectDaysForm, ExtendForm, LetterForm, warn_uncovered

__all__ = [
    "ApplyForm",
    "AskHostForm",
    "ChangeDaysForm",
    "CorrectDaysForm",
    "CostForm",
    "DeclineForm",
    "ExtendForm",
    "HostEndorseForm",
    "LetterForm",
    "PaperForm",
    "ReportForm",
    "StayFilter",
    "StayForm",
    "WhereForm",
    "warn_uncovered",
]
