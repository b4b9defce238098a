"""What is typed about the endorsement of the home institution: by whoever asks, whoever answers, and from paper."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from notices.texts import letter_languages
from programs.forms.decisions import OfficeForm
from programs.forms.papers import PaperForm
from records.fields import LineField


def _words(label, most):
    return LineField(label=label, max_length=most, widget=forms.TextInput(attrs={"dir": "auto"}))


class AskEndorsementForm(OfficeForm):
    name = _words(gettext_lazy("Name"), 200)
    position = _words(gettext_lazy("Position"), 150)
    email = forms.EmailField(
        label=gettext_lazy("Email at the institution"),
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language of the letter"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = letter_languages("endorsement-asked")
        self.fields["name"].help_text = _("As it is written in the language of the letter.")


class EndorseForm(OfficeForm):
    """Endorses exactly the text whose fingerprint stands on the page."""

    text = forms.CharField(widget=forms.HiddenInput, max_length=64)
    name = _words(gettext_lazy("Name"), 200)
    position = _words(gettext_lazy("Position"), 150)
    is_sure = forms.BooleanField(
        error_messages={"required": gettext_lazy("Say that you endorse it by ticking the box.")}
    )

    def __init__(self, *args, endorsement, **kwargs):
        super().__init__(*args, initial={"name": endorsement.name, "position": endorsement.position}, **kwargs)
        words = _("I may speak for %(institution)s, and it endorses this application as I have read it here.")
        self.fields["is_sure"].label = words % {"institution": endorsement.institution_name}

    def clean(self):
        values = super().clean()
        values.pop("is_sure", None)
        return values


class PaperEndorsementForm(PaperForm):
    name = _words(gettext_lazy("Name of who has signed"), 200)
    position = _words(gettext_lazy("Position"), 150)
    field_order = ["name", "position", "file"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].label = _("Scan of the signed endorsement")
