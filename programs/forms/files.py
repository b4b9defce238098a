"""The file that answers a question: what is taken is said before."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from records.content import KINDS
from records.documents import ACCEPTED
from records.languages import listed, reader
from records.models import DocumentKind
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
        kinds, most = ACCEPTED[DocumentKind.OTHER]
        self.fields["file"].label = question.label
        self.fields["file"].help_text = _("%(kinds)s; at most %(size)s MB. A PDF without a password.") % {
            "kinds": listed(KINDS[name].label for name in KINDS if name in kinds),
            "size": number(most // (1024 * 1024), reader()),
        }
