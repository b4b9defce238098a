"""What may be typed about earlier awards."""

from django import forms
from django.utils.translation import gettext as _

from programs.models import EarlierAward
from records.calendars import YEARS
from records.fields import WholeNumberField


class AwardForm(forms.ModelForm):
    class Meta:
        model = EarlierAward
        fields = ["programme", "year", "number", "title", "starts_on", "ends_on"]
        field_classes = {"year": WholeNumberField}

    def clean_year(self):
        year = self.cleaned_data["year"]
        if year and not any(year in years for years in YEARS.values()):
            raise forms.ValidationError(_("Write the year like 1402 or 2023."))
        return year
