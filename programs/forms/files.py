"""The file that answers a question: what is taken is said before."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.answers import files_taken
from records.content import KINDS
from records.languages import listed, reader
from records.text import number


class FileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("File"),
        allow_empty_file=True,  # the checker by content says it in its own words
        error_messages={"required": gettext_lazy("Choose a file.")},
    )

    def __init__(self, *args, question, **kwargs):
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        kinds, most = files_taken(question)
        self.fields["file"].label = question.label
        self.fields["file"].widget.attrs["accept"] = ",".join(
            f".{ending}" for name in KINDS if name in kinds for ending in KINDS[name].extensions
        )
        said = _("%(kinds)s; at most %(size)s MB.") % {
            "kinds": listed(KINDS[name].label for name in KINDS if name in kinds),
            "size": number(round(most / 1_000_000), reader()),
        }
        if "pdf" in kinds:
            said += " " + _("A PDF without a password.")
        self.fields["file"].help_text = said
