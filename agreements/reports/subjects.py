"""Reports about one agreement or one partner: how the reader says which."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement
from directory.countries import country_choices
from directory.models import Institution
from records.fields import LineField
from records.filters import ANY
from records.forms import AsOfForm
from records.subjects import OfReader, as_key
from records.text import fold


class AgreementForm(OfReader, AsOfForm):
    """An agreement that the reader sees, by its reference or by the key in its address; and the day."""

    agreement = LineField(
        label=_("Agreement"), required=False, help_text=_("Its reference, like MOU-1405-0007."), max_length=60
    )
    field_order = ["agreement", "on"]

    def clean_agreement(self):
        visible, unseen = Agreement.objects.visible_to(self.user), _("You see no agreement with this reference.")
        return self.find("agreement", visible, number="reference", unseen=unseen)


class PartnerForm(AsOfForm):
    """An institution, by its key or a name of its own, or a country; and the day."""

    institution = LineField(label=_("Institution"), required=False, max_length=300, help_text=_("Its full name."))
    country = forms.ChoiceField(label=_("Or a country"), required=False)
    field_order = ["institution", "country", "on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = [ANY, *country_choices()]

    def clean_institution(self):
        typed = self.cleaned_data["institution"]
        if not typed:
            return None
        if key := as_key(typed):
            found = list(Institution.objects.filter(uuid=key))
        else:
            found = list(Institution.objects.in_use().filter(names__folded=fold(typed)).distinct()[:2])
        if not found:
            raise ValidationError(_("No institution has this name."))
        if len(found) > 1:
            raise ValidationError(_("More than one institution has this name: open the one you mean, and begin there."))
        return found[0].current

    def clean(self):
        values = super().clean()
        if values.get("institution") and values.get("country"):
            self.add_error("country", _("Choose an institution or a country, not both."))
        return values
