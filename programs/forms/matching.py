"""What an officer says of a line of the partner agency's list."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.models import Application
from records.forms import ReasonForm
from records.widgets import Select


class MatchForm(forms.Form):
    """Which application it is, of those that nobody has settled, and why where it is not plain."""

    application = forms.ModelChoiceField(
        Application.objects.none(), label=_("Application"), to_field_name="uuid", widget=Select
    )
    comment = forms.CharField(label=_("Why"), required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args, lonely, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["application"].queryset = Application.objects.filter(pk__in=[one.pk for one in lonely])
        self.fields["application"].label_from_instance = lambda one: f"{one.reference}: {one.title}"


class LonelyForm(ReasonForm):
    """Of which application it is said that it goes on without a line, or is to be compared again, and why."""

    application = forms.ModelChoiceField(
        Application.objects.none(), to_field_name="uuid", widget=forms.HiddenInput, label=_("Application")
    )

    def __init__(self, *args, call, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["application"].queryset = Application.objects.filter(call=call)
