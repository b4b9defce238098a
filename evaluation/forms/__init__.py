"""What may be typed about frameworks and their parts, rounds and results."""

from evaluation.forms.filters import FrameworkFilter
from evaluation.forms.frameworks import FrameworkForm, NewFrameworkForm, ReadFileForm, TransitionForm
from evaluation.forms.judging import PairsForm, PanelForm
from evaluation.forms.parts import IndicatorForm, NodeForm, PeerGroupForm, ValidationRuleForm, VariableForm
from evaluation.forms.results import (
    AppealEvidenceForm,
    AppealForm,
    CorrectionForm,
    EffectForm,
    PublishForm,
    ReasonForm,
    RunForm,
    SimulateForm,
    WhatIfForm,
)
from evaluation.forms.rounds import GiveBackForm, OfficeMomentField, SignForm, SubmitForm
from evaluation.forms.weights import WeightsForm

__all__ = [
    "AppealEvidenceForm",
    "AppealForm",
    "CorrectionForm",
    "EffectForm",
    "FrameworkFilter",
    "FrameworkForm",
    "GiveBackForm",
    "IndicatorForm",
    "NewFrameworkForm",
    "NodeForm",
    "OfficeMomentField",
    "PairsForm",
    "PanelForm",
    "PeerGroupForm",
    "PublishForm",
    "ReadFileForm",
    "ReasonForm",
    "RunForm",
    "SignForm",
    "SimulateForm",
    "SubmitForm",
    "TransitionForm",
    "ValidationRuleForm",
    "VariableForm",
    "WeightsForm",
    "WhatIfForm",
]
