"""What may be typed in the directory, and what readers may ask of it."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from directory.countries import REGIONS, countries_in, offered_countries
from directory.matching import likely_duplicates
from directory.models import Appointment, Institution, InstitutionKind, User
from directory.roles import Role
from records import clock
from records.fields import DualDateField, ImpreciseDateField, LineField
from records.filters import ANY, ListFilter, asking
from records.forms import ImpreciseDatesForm, ReasonForm
from records.widgets import SearchBox

# --- institutions ------------------------------------------------------------------------------------------------


class InstitutionForm(ImpreciseDatesForm):
    """An institution by hand. Before a new one is entered, those that it may be already are shown once."""

    imprecise = ("separated",)
    separated = ImpreciseDateField(label=gettext_lazy("Separated on"), required=False)
    is_new = forms.BooleanField(
        label=gettext_lazy("It is none of these: enter it"), required=False, widget=forms.HiddenInput
    )

    class Meta:
        model = Institution
        fields = [
            "name_en",
            "name_fa",
            "acronym",
            "kind",
            "country",
            "city",
            "website",
            "latitude",
            "longitude",
            "parent",
            "predecessor",
            "ror_id",
            "is_home",
        ]

    def clean_predecessor(self):
        predecessor = self.cleaned_data["predecessor"]
        if predecessor and self.instance.pk and predecessor.predecessor_id == self.instance.pk:
            raise ValidationError(_("“%(name)s” came out of this one.") % {"name": predecessor})
        return predecessor

    def clean(self):
        values = super().clean()
        if self.instance.pk is None and not values.get("is_new"):
            found = likely_duplicates(values.get("name_en", ""), values.get("name_fa", ""), values.get("country", ""))
            if found:
                self.fields["is_new"].widget = forms.CheckboxInput()
                self.add_error("is_new", _duplicates_in_words(found))
        return values


def _duplicates_in_words(found):
    links = format_html_join(
        _("; "),
        '<a href="{}"><bdi>{}</bdi></a>',
        ((one.institution.get_absolute_url(), one.institution.placed_name) for one in found),
    )
    return format_html("{} {}", _("It may be here already:"), links)


class InstitutionFilter(ListFilter):
    """What everybody may ask of the list of institutions."""

    q = asking(LineField, gettext_lazy("Name, in any language"), method="by_name")
    country = asking(forms.ChoiceField, gettext_lazy("Country"))
    region = asking(forms.ChoiceField, gettext_lazy("Region"), method="in_region")
    kind = asking(forms.ChoiceField, gettext_lazy("Kind"))
    agreements = asking(forms.BooleanField, gettext_lazy("Only partners in agreements"), method="with_agreements")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.offer(country=offered_countries(), region=REGIONS.items(), kind=InstitutionKind.choices)

    def by_name(self, queryset, name, value):
        return queryset.search(value).best_first(value)

    def in_region(self, queryset, name, value):
        return queryset.filter(country__in=countries_in(value))

    def with_agreements(self, queryset, name, value):
        return queryset.with_agreements(self.request.user)

    def chips(self):
        """One for each filter in use: what it says, and the address without it."""
        return [
            {"label": self._words(name, value), "url": self._without(name)}
            for name, value in self.asked.items()
            if value
        ]

    def _words(self, name, value):
        field = self.form.fields[name]
        if value is True:
            return field.label
        return f"{field.label}: {dict(getattr(field, 'choices', ())).get(value, value)}"

    def _without(self, name):
        query = self.data.copy()
        for other in (name, "page"):
            query.pop(other, None)
        return f"?{query.urlencode()}"


class MergeForm(forms.Form):
    """Which of two entries stays, and why they are one."""

    keep = forms.ModelChoiceField(
        queryset=Institution.objects.none(),
        label=gettext_lazy("Which entry stays?"),
        widget=forms.RadioSelect,
        empty_label=None,
    )
    reason = LineField(label=gettext_lazy("Reasons"), max_length=300)

    def __init__(self, *args, both, **kwargs):
        super().__init__(*args, **kwargs)
        self.both = both
        self.use_required_attribute = False
        self.fields["keep"].queryset = Institution.objects.filter(pk__in=[one.pk for one in both])
        self.fields["keep"].label_from_instance = lambda institution: institution.placed_name

    @property
    def goes(self):
        """The entry that is merged into the one that stays."""
        return next(one for one in self.both if one != self.cleaned_data["keep"])


class ChooseForm(forms.Form):
    """One institution, chosen from those that a search or the candidates gave."""

    institution = forms.ModelChoiceField(
        queryset=Institution.objects.in_use(),
        to_field_name="uuid",
        error_messages={
            "required": gettext_lazy("Choose an institution."),
            "invalid_choice": gettext_lazy("Choose an institution."),
        },
    )


class EnterForm(forms.ModelForm):
    """A new institution for a name that nobody knew; the rest is filled in on its own page."""

    class Meta:
        model = Institution
        fields = ["name_en", "name_fa", "acronym", "kind", "country", "city", "website"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False


# --- accounts ----------------------------------------------------------------------------------------------------


class InviteForm(forms.ModelForm):
    """A new account and its first role."""

    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=[ANY, *Role.choices])
    institution = forms.ModelChoiceField(
        label=gettext_lazy("At the institution"),
        queryset=Institution.objects.in_use(),
        required=False,
        widget=SearchBox(Appointment._meta.get_field("institution"), admin.site),
        help_text=gettext_lazy("A programme manager needs one."),
    )
    unit = forms.ModelChoiceField(
        label=gettext_lazy("At the unit"),
        queryset=Appointment._meta.get_field("unit").related_model.objects.open(),
        required=False,
        widget=SearchBox(Appointment._meta.get_field("unit"), admin.site),
        help_text=gettext_lazy("A unit officer needs one."),
    )
    starts_on = DualDateField(label=gettext_lazy("From"), initial=clock.today)
    ends_on = DualDateField(label=gettext_lazy("Until, this day included"), required=False)

    class Meta:
        model = User
        fields = ["email", "name", "name_fa", "language"]


class ProfileForm(forms.ModelForm):
    """What its owner says of an account: how to be named, and in which language to be written to."""

    class Meta:
        model = User
        fields = ["name", "name_fa", "language"]
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name", "dir": "ltr"}),
            "name_fa": forms.TextInput(attrs={"dir": "rtl", "lang": "fa"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        self.fields["name"].required = True


class EndAppointmentForm(ReasonForm):
    """When a role ends, and why."""

    last_day = DualDateField(
        label=pgettext_lazy("of an appointment", "Last day"),
        required=False,
        help_text=gettext_lazy("Leave it empty to end it at once: the next page its holder opens is without it."),
    )
    field_order = ["last_day", "reason"]
