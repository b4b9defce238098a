"""What is asked before the approvals that an agreement needs are written down."""

from django import forms
from django.utils.translation import gettext_lazy as _

from agreements import actions
from agreements.forms.transitions import officers
from records.forms import refusals_shown


class RequestApprovalsForm(forms.Form):
    """Who looks after them."""

    owner = forms.ModelChoiceField(
        None, label=_("Officer"), required=False, empty_label="–", help_text=_("Empty: the officer in charge.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = officers()
        self.use_required_attribute = False

    def perform(self, agreement, *, by):
        """Write them down and return them; an empty list where a refusal became an error of the form."""
        with refusals_shown(self):
            return actions.request_approvals(agreement, owner=self.cleaned_data["owner"], by=by)
        return []
