"""What may be typed about agreements, and which form each transition asks with."""

from agreements.forms.corrections import CorrectionForm, RefuseCorrectionForm
from agreements.forms.entries import RegisterForm, ScanUploadForm
from agreements.forms.parts import AgreementForm, PartyForm, PartyFormSet, TermForm, TermFormSet
from agreements.forms.transitions import AssignForm, ConcludeForm, GiveUpForm, TerminateForm, UndoForm, VerifyForm

__all__ = [
    "AgreementForm",
    "AssignForm",
    "ConcludeForm",
    "CorrectionForm",
    "GiveUpForm",
    "PartyForm",
    "PartyFormSet",
    "RefuseCorrectionForm",
    "RegisterForm",
    "ScanUploadForm",
    "TermForm",
    "TermFormSet",
    "TerminateForm",
    "UndoForm",
    "VerifyForm",
]
