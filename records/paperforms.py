"""What is asked before a paper is filed on a record, or withdrawn from it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from records.documents import attach, withdraw
from records.fields import LineField
from records.forms import add_refusal
from records.models import DocumentKind, Visibility
from records.refusals import Refusal


class AttachForm(forms.Form):
    """One file, what it is, and who may read it."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("A signed copy: PDF, JPEG or PNG, at most 20 MB. Other papers at most 10 MB."),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=DocumentKind)
    title = LineField(label=_("Title"), required=False, max_length=200, help_text=_("Left empty, the file's name."))
    visibility = forms.ChoiceField(label=_("Visible to"), choices=Visibility, initial=Visibility.OFFICE)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False

    def perform(self, record, *, by):
        """File it; a refusal becomes an error of the form."""
        try:
            attach(record, self.cleaned_data.pop("file"), by=by, **self.cleaned_data)
        except Refusal as refusal:
            add_refusal(self, refusal)
            return False
        return True


class WithdrawForm(forms.Form):
    """Why it is shown no more."""

    reason = LineField(label=_("Reasons"), max_length=300, help_text=_("It stays in the files, with these words."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False

    def perform(self, document, *, by):
        withdraw(document, reason=self.cleaned_data["reason"], by=by)
        return True
