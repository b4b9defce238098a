"""What is asked before a file is imported: the file, and what its kind needs to know."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ImportForm(forms.Form):
    """The file, then the options of its kind; options are kept as JSON with the run."""

    file = forms.FileField(
        label=_("File"), help_text=_("CSV or XLSX. Nothing changes before you have seen the preview.")
    )

    def __init__(self, definition, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        asked = definition.form_for(user)
        if asked:
            self.fields |= asked.fields
        self.definition = definition

    def options(self):
        return {
            name: getattr(value, "pk", value)
            for name, value in self.cleaned_data.items()
            if name != "file" and value != ""
        }
