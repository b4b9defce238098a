"""What is asked before an agreement is verified, given up, or put into somebody's charge."""

from django import forms
from django.utils.translation import gettext_lazy as _

from agreements import actions
from agreements.models import OfficerRole
from agreements.workflow import agreement_workflow
from directory.models import User
from directory.roles import Role
from records import clock
from records.fields import DualDateField
from records.forms import TransitionForm, refusals_shown


def officers():
    """Who can be put in charge today."""
    return User.objects.with_role(Role.OFFICER, on=clock.today()).order_by("name", "email")


class ForManyForm(TransitionForm):
    """A comment, or reasons; asked for one agreement or for many."""

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


agreement_workflow.register("submit", form=ForManyForm, action=actions.submit)
agreement_workflow.register("open_signature", form=ForManyForm, action=actions.open_signature)
agreement_workflow.register("verify", form=ForManyForm, action=actions.verify)
agreement_workflow.register("void", form=ForManyForm, action=actions.void)
