"""What a scholar may type of the own work."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.models import Institution, Person, ScholarProfile
from directory.models.profile import Employment
from directory.scholars import ORCID_TAKEN
from records import clock
from records.calendars import YEARS, Calendar, first_day, year_of
from records.fields import DualDateField, LineField, PhoneField, WholeNumberField
from records.languages import OF_PAPERS, language_name

NAMES = ("given_en", "family_en", "given_fa", "family_fa")


class ScholarForm(forms.ModelForm):
    """Names in two scripts, ORCID iD, and the profile. An iD that was proven by signing in is not typed here."""

    academic_rank = ScholarProfile._meta.get_field("academic_rank").formfield()
    employment = ScholarProfile._meta.get_field("employment").formfield()
    employment_ends_on = DualDateField(label=gettext_lazy("Employed until"), required=False)
    doctorate_year = WholeNumberField(
        label=gettext_lazy("Year of the doctorate"), required=False, help_text=gettext_lazy("2012 or 1391")
    )
    mobile = PhoneField(
        label=gettext_lazy("Mobile number"),
        required=False,
        max_length=24,
        help_text=gettext_lazy("With the code of the country. Only the office sees it."),
    )
    gender = ScholarProfile._meta.get_field("gender").formfield(
        help_text=gettext_lazy("It is only counted, for statistics that show no number under five.")
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages"), required=False, widget=forms.CheckboxSelectMultiple
    )
    fields_of_work = LineField(label=gettext_lazy("Fields of work"), required=False, max_length=500)

    class Meta:
        model = Person
        fields = [*NAMES, "orcid"]
        error_messages = {"orcid": {"unique": ORCID_TAKEN}}
        widgets = {
            "given_en": forms.TextInput(attrs={"dir": "ltr", "autocomplete": "given-name"}),
            "family_en": forms.TextInput(attrs={"dir": "ltr", "autocomplete": "family-name"}),
            "given_fa": forms.TextInput(attrs={"dir": "rtl", "lang": "fa"}),
            "family_fa": forms.TextInput(attrs={"dir": "rtl", "lang": "fa"}),
            "orcid": forms.TextInput(attrs={"dir": "ltr", "placeholder": "0000-0002-1825-0097"}),
        }

    def __init__(self, *args, proven_orcid, **kwargs):
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        profile = getattr(self.instance, "profile", None) or ScholarProfile()
        for name in self.of_profile:
            self.initial.setdefault(name, getattr(profile, name))
        self.fields["languages"].choices = [(code, language_name(code)) for code in OF_PAPERS]
        if proven_orcid:
            del self.fields["orcid"]

    of_profile = (
        "academic_rank",
        "employment",
        "employment_ends_on",
        "doctorate_year",
        "mobile",
        "gender",
        "languages",
        "fields_of_work",
    )

    def clean_doctorate_year(self):
        """A Solar Hijri year is kept as the Gregorian one in which it began."""
        year = self.cleaned_data["doctorate_year"]
        if year is None:
            return None
        year = first_day(year, Calendar.JALALI).year if year in YEARS[Calendar.JALALI] else year
        if not 1900 <= year <= year_of(clock.today(), Calendar.GREGORIAN):
            raise ValidationError(_("Give a year that has begun, like 2012 or 1391."))
        return year

    def clean(self):
        values = super().clean()
        if values.get("employment") == Employment.FIXED_TERM and not values.get("employment_ends_on"):
            self.add_error("employment_ends_on", _("A post for a fixed term has its last day."))
        return values

    @property
    def names(self):
        return {name: self.cleaned_data[name] for name in NAMES}

    @property
    def profile(self):
        return {name: self.cleaned_data[name] for name in self.of_profile}


class AffiliationForm(forms.Form):
    """A post: at an institution that is known, or at one that is only named."""

    institution = forms.ModelChoiceField(
        Institution.objects.in_use(), to_field_name="uuid", required=False, widget=forms.HiddenInput
    )
    q = LineField(
        label=gettext_lazy("Institution"),
        required=False,
        max_length=400,
        widget=forms.TextInput(attrs={"id": "id_institution_q"}),
    )
    position = LineField(label=gettext_lazy("Position"), required=False, max_length=150)
    starts_on = DualDateField(label=gettext_lazy("From"), required=False)

    def clean(self):
        values = super().clean()
        if not values.get("institution") and not values.get("q") and "institution" not in self.errors:
            self.add_error("q", _("Choose the institution, or write its name."))
        return values

    @property
    def values(self):
        known = self.cleaned_data["institution"]
        return {
            "institution": known,
            "name": "" if known else self.cleaned_data["q"],
            "position": self.cleaned_data["position"],
            "starts_on": self.cleaned_data["starts_on"],
        }


class CvForm(forms.Form):
    file = forms.FileField(label=gettext_lazy("Curriculum vitae"), help_text=gettext_lazy("PDF, at most 10 MB."))
