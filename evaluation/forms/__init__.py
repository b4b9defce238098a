"""What may be typed about frameworks and their parts."""

from evaluation.forms.filters import FrameworkFilter
from evaluation.forms.frameworks import FrameworkForm, NewFrameworkForm, ReadFileForm, TransitionForm
from evaluation.forms.judging import PairsForm, PanelForm
from evaluation.forms.parts import IndicatorForm, NodeForm, PeerGroupForm, VariableForm
from evaluation.forms.results import AppealForm, PublishForm, ReasonForm, RunForm, SimulateForm, WhatIfForm
from evaluation.forms.weights import WeightsForm

__all__ = [
    "AppealForm",
    "FrameworkFilter",
    "FrameworkForm",
    "IndicatorForm",
    "NewFrameworkForm",
    "NodeForm",
    "PairsForm",
    "PanelForm",
    "PeerGroupForm",
    "PublishForm",
    "ReadFileForm",
    "ReasonForm",
    "RunForm",
    "SimulateForm",
    "TransitionForm",
    "VariableForm",
    "WeightsForm",
    "WhatIfForm",
]
