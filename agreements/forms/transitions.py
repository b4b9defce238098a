"""What is asked before an agreement is concluded, verified, given up, or put into somebody's charge."""

from django import forms
from django.utils.translation import gettext_lazy as _

from agreements import actions
from agreements.models import OfficerRole
from agreements.workflow import agreement_workflow
from directory.models import User
from directory.roles import Role
from records import clock
from records.fields import DualDateField, ImpreciseDateField
from records.forms import KeepsNoFileMixin, TransitionForm, refusals_shown
from records.languages import paper_languages


def officers():
    """Who can be put in charge today."""
    return User.objects.with_role(Role.OFFICER, on=clock.today()).order_by("name", "email")


class ConcludeForm(KeepsNoFileMixin, TransitionForm):
    """The day of signature and the signed paper."""

    signed_on = ImpreciseDateField(
        label=_("Signed on"), error_messages={"required": _("Say when it was signed, as far as it is known.")}
    )
    file = forms.FileField(
        label=_("Signed copy"),
        required=False,
        help_text=_("The scan of the signed paper: PDF, JPEG or PNG, at most 20 MB."),
        error_messages={"required": _("No signed copy is filed yet: choose the scan of the signed paper.")},
    )
    language = forms.ChoiceField(label=_("Language of the paper"), required=False, choices=paper_languages)
    field_order = ["signed_on", "file", "language", "comment"]

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        self.initial.setdefault("signed_on", record.signed)
        if actions.signed_copies(record).exists():
            self.fields["file"].help_text = _("A signed copy is filed already. Choose a file only to add another.")
        else:
            self.fields["file"].required = True


class VerifyForm(TransitionForm):
    """Nothing but a comment; asked for one entry or for many."""

    is_for_many = True


class ReviewForm(TransitionForm):
    """Nothing but a comment; asked for one proposal or for many."""

    is_for_many = True


class GiveUpForm(TransitionForm):
    """Reasons, for one proposal or for many."""

    is_for_many = True


class AssignForm(forms.Form):
    """Who is in charge from which day on."""

    user = forms.ModelChoiceField(User.objects.none(), label=_("Officer"))
    role = forms.ChoiceField(label=_("As"), choices=OfficerRole, initial=OfficerRole.OFFICER)
    starts_on = DualDateField(label=_("From"), initial=clock.today)

    def __init__(self, *args, agreement, **kwargs):
        super().__init__(*args, **kwargs)
        self.agreement = agreement
        self.fields["user"].queryset = officers()
        self.use_required_attribute = False

    def perform(self, *, by):
        """Assign; a refusal becomes an error of the form."""
        with refusals_shown(self):
            actions.assign_officer(self.agreement, by=by, **self.cleaned_data)
        return not self.errors


agreement_workflow.register("submit", form=ReviewForm, action=actions.submit)
agreement_workflow.register("open_signature", form=ReviewForm, action=actions.open_signature)
agreement_workflow.register("conclude", form=ConcludeForm, action=actions.conclude)
agreement_workflow.register("verify", form=VerifyForm, action=actions.verify)
agreement_workflow.register("void", form=GiveUpForm, action=actions.void)
