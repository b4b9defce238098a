"""What is asked in the post room."""

from django import forms
from django.utils.translation import gettext_lazy as _

from records.fields import LineField
from records.forms import ReasonForm


class DiscardForm(ReasonForm):
    reason = LineField(
        label=_("Reasons"),
        max_length=300,
        help_text=_("Stays with each letter."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )


class AgainForm(ReasonForm):
    reason = LineField(
        label=_("How it is known"),
        max_length=300,
        required=False,
        help_text=_("For example: told us by telephone. Stays in the history."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )


class TextForm(forms.Form):
    """The words of a letter in one language."""

    subject = LineField(label=_("Subject"), max_length=200)
    body = forms.CharField(label=_("Text"), max_length=5000, widget=forms.Textarea(attrs={"rows": 14}))
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    def __init__(self, *args, language, is_rtl, has_subject, **kwargs):
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        if not has_subject:
            del self.fields["subject"]
        for name in self.fields.keys() & {"subject", "body"}:
            self.fields[name].widget.attrs |= {"lang": language, "dir": "rtl" if is_rtl else "ltr"}
