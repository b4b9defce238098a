"""What is asked before a paper is filed on a record, followed by a newer version, or withdrawn."""

from django import forms
from django.utils.translation import gettext_lazy as _

from records.documents import attach, replace, withdraw
from records.fields import LineField
from records.forms import ReasonForm, refusals_shown
from records.languages import paper_languages
from records.models import DocumentKind, Visibility


class AttachForm(forms.Form):
    """One file, what it is, and who may read it."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("A signed copy: PDF, JPEG or PNG, at most 20 MB. Other papers at most 10 MB."),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=DocumentKind)
    title = LineField(label=_("Title"), required=False, max_length=200, help_text=_("Left empty, the file's name."))
    language = forms.ChoiceField(label=_("Language of the paper"), required=False, choices=paper_languages)
    visibility = forms.ChoiceField(label=_("Visible to"), choices=Visibility, initial=Visibility.OFFICE)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False

    def perform(self, record, *, by):
        """File it; a refusal becomes an error of the form."""
        with refusals_shown(self):
            attach(record, self.cleaned_data.pop("file"), by=by, **self.cleaned_data)
        return not self.errors


class ReplaceForm(forms.Form):
    """The newer version, and what is new in it."""

    file = forms.FileField(
        label=_("File"), help_text=_("The version before it stays, and stays readable to the office.")
    )
    language = forms.ChoiceField(label=_("Language of the paper"), required=False, choices=paper_languages)
    comment = LineField(label=_("What is new"), required=False, max_length=300)

    def __init__(self, *args, document, **kwargs):
        super().__init__(*args, **kwargs)
        self.document = document
        self.fields["language"].initial = document.language
        self.use_required_attribute = False

    def perform(self, *, by):
        """File it; a refusal becomes an error of the form."""
        with refusals_shown(self):
            replace(self.document, self.cleaned_data.pop("file"), by=by, **self.cleaned_data)
        return not self.errors


class WithdrawForm(ReasonForm):
    """Why it is shown no more; `withdraw` is the act, of a paper unless something else is given."""

    reason = LineField(label=_("Reasons"), max_length=300, help_text=_("It stays in the files, with these words."))

    def __init__(self, *args, withdraw=withdraw, **kwargs):
        super().__init__(*args, **kwargs)
        self.withdraw = withdraw

    def perform(self, record, *, by):
        """Withdraw it; a refusal becomes an error of the form."""
        with refusals_shown(self):
            self.withdraw(record, reason=self.cleaned_data["reason"], by=by)
        return not self.errors
