"""What may be typed about programmes, calls, applications and joint projects."""

from programs.forms import awards  # registers what is asked before each of their transitions
from programs.forms.calls import CallForm, CopyForm, ExtensionForm, NewCallForm, ProgrammeForm
from programs.forms.decisions import AnswerForm, ExclusionForm, OfficeForm, OverrulingForm, QuestionForm, ReasonsForm
from programs.forms.projects import FundingForm, ProjectFilter, ProjectForm
from programs.forms.twin import ConsentForm, InviteLeaderForm, NamingForm, NumberForm, SubmitForm

__all__ = [
    "AnswerForm",
    "CallForm",
    "ConsentForm",
    "CopyForm",
    "ExclusionForm",
    "ExtensionForm",
    "FundingForm",
    "InviteLeaderForm",
    "NamingForm",
    "NewCallForm",
    "NumberForm",
    "OfficeForm",
    "OverrulingForm",
    "ProgrammeForm",
    "ProjectFilter",
    "ProjectForm",
    "QuestionForm",
    "ReasonsForm",
    "SubmitForm",
    "awards",
]
