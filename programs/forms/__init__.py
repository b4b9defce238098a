"""What may be typed about programmes, calls, applications and joint projects."""

from programs.forms.calls import CallForm, CopyForm, ExtensionForm, NewCallForm, ProgrammeForm
from programs.forms.projects import FundingForm, ProjectFilter, ProjectForm

__all__ = [
    "CallForm",
    "CopyForm",
    "ExtensionForm",
    "FundingForm",
    "NewCallForm",
    "ProgrammeForm",
    "ProjectFilter",
    "ProjectForm",
]
