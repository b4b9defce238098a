"""What may be typed about agreements, and which form each transition asks with."""

from agreements.forms.corrections import CorrectionForm, RefuseCorrectionForm
from agreements.forms.endings import NoticeForm, ResumeForm, SuspendForm, TerminateForm, UndoForm
from agreements.forms.entries import RegisterForm, ScanUploadForm
from agreements.forms.parts import AgreementForm, PartyForm, PartyFormSet, TermForm, TermFormSet
from agreements.forms.reviews import DecideForm, OpenReviewForm, RecommendForm
from agreements.forms.transitions import AssignForm, ConcludeForm, GiveUpForm, ReviewForm, VerifyForm

__all__ = [
    "AgreementForm",
    "AssignForm",
    "ConcludeForm",
    "CorrectionForm",
    "DecideForm",
    "GiveUpForm",
    "NoticeForm",
    "OpenReviewForm",
    "PartyForm",
    "PartyFormSet",
    "RecommendForm",
    "RefuseCorrectionForm",
    "RegisterForm",
    "ResumeForm",
    "ReviewForm",
    "ScanUploadForm",
    "SuspendForm",
    "TermForm",
    "TermFormSet",
    "TerminateForm",
    "UndoForm",
    "VerifyForm",
]
