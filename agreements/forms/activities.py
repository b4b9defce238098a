"""What may be typed about an activity, and what shows that it took place."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from agreements.models import Activity
from records.forms import KeepsNoFileMixin, refusals_shown
from records.refusals import refuse_day_to_come


class ActivityForm(KeepsNoFileMixin, forms.ModelForm):
    """By hand: with a web address or a paper as evidence."""

    file = forms.FileField(
        label=_("Evidence"),
        required=False,
        help_text=_("A report, programme or list: PDF, JPEG, PNG, XLSX or CSV, at most 10 MB. Or give a web address."),
    )

    class Meta:
        model = Activity
        fields = ["agreement", "happened_on", "kind", "title", "persons", "url", "is_public"]

    def clean_happened_on(self):
        day = self.cleaned_data["happened_on"]
        with refusals_shown(self):
            refuse_day_to_come(day, "happened_on")
        return day

    def clean(self):
        cleaned = super().clean()
        has_paper = cleaned.get("file") or (self.instance.pk and self.instance.documents.open().exists())
        if not has_paper and not cleaned.get("url") and not self.errors:
            raise ValidationError({"file": _("Give a web address or a paper that shows it.")})
        return cleaned
