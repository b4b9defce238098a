"""What is asked of somebody who begins an application."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.models import Side


class BeginForm(forms.Form):
    """On which side of a call of two; who begins again leads the same one."""

    side = forms.ChoiceField(
        label=_("On which side do you apply?"), choices=Side, initial=Side.HOME, widget=forms.RadioSelect
    )

    def __init__(self, *args, call, is_again=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        if is_again or not call.is_twin:
            del self.fields["side"]
