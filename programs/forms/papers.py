"""What is handed in as a scan."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.forms.decisions import OfficeForm
from records.forms import KeepsNoFileMixin


class PaperForm(KeepsNoFileMixin, OfficeForm):
    file = forms.FileField(label=_("Scan of the signed consent"), help_text=_("PDF, JPEG or PNG."))

    @property
    def is_multipart(self):
        return True
