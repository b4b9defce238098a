"""What may be typed about agreements, and which form each transition asks with."""

from agreements.forms.activities import ActivityForm
from agreements.forms.commitments import CommitmentForm, KeepForm
from agreements.forms.corrections import CorrectionForm, RefuseCorrectionForm
from agreements.forms.effects import InstrumentForm, JoiningForm, ProposedTermForm
from agreements.forms.endings import NoticeForm, ResumeForm, SuspendForm, TerminateForm, WithReasons
from agreements.forms.entries import RegisterForm, ScanUploadForm
from agreements.forms.papers import (
    ConcludeForm,
    ConcludeInstrumentForm,
    DraftInstrumentForm,
    SignForm,
    TakeSignedForm,
    TextForm,
    VoidSignatureForm,
)
from agreements.forms.parts import AgreementForm, PartyForm, PartyFormSet, TermForm, TermFormSet
from agreements.forms.reviews import DecideForm, RecommendForm
from agreements.forms.transitions import AssignForm, ForManyForm

__all__ = [
    "ActivityForm",
    "AgreementForm",
    "AssignForm",
    "CommitmentForm",
    "ConcludeForm",
    "ConcludeInstrumentForm",
    "CorrectionForm",
    "DecideForm",
    "DraftInstrumentForm",
    "ForManyForm",
    "InstrumentForm",
    "JoiningForm",
    "KeepForm",
    "NoticeForm",
    "PartyForm",
    "PartyFormSet",
    "ProposedTermForm",
    "RecommendForm",
    "RefuseCorrectionForm",
    "RegisterForm",
    "ResumeForm",
    "ScanUploadForm",
    "SignForm",
    "SuspendForm",
    "TakeSignedForm",
    "TermForm",
    "TermFormSet",
    "TerminateForm",
    "TextForm",
    "VoidSignatureForm",
    "WithReasons",
]
