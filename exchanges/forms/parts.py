"""What the office types about a stay and its costs."""

from django import forms
from django.utils.translation import gettext_lazy as _

from exchanges.actions.stays import refuse_other_year
from exchanges.coverage import refuse_gaps
from exchanges.kinds import KINDS
from exchanges.models import Stay, StayCost
from records.fields import AmountField
from records.forms import refusals_shown

ARRANGED = {"starts_on", "ends_on", "agreement", "quota"}


class StayForm(forms.ModelForm):
    class Meta:
        model = Stay
        fields = [
            "kind",
            "direction",
            "route",
            "title_en",
            "title_fa",
            "person",
            "person_given",
            "home",
            "home_given",
            "host",
            "host_given",
            "host_person",
            "lead_unit",
            "country",
            "agreement",
            "quota",
            "study_level",
            "semesters",
            "person_months",
            "starts_on",
            "ends_on",
            "rank",
            "reason",
            "mandate",
            "outside_code",
        ]

    def clean(self):
        values = super().clean()
        kind, direction = values.get("kind"), values.get("direction")
        if kind and direction and direction not in KINDS[kind].directions:
            self.add_error("direction", _("Stays of this kind go the other way."))
        if not self.errors and self.instance.is_committed and ARRANGED & set(self.changed_data):
            self._refuse_uncovered(values)
            with refusals_shown(self):
                begins = values.get("starts_on", self.instance.starts_on)
                refuse_other_year(values.get("quota", self.instance.quota), begins, "quota")
        return values

    def _refuse_uncovered(self, values):
        """What is arranged already stays under an agreement that is in force on every day."""
        now = self.instance
        agreement = values.get("agreement", now.agreement)
        first = now.arrived_on or values.get("starts_on", now.starts_on)
        last = now.departed_on or values.get("ends_on", now.ends_on)
        if agreement and first <= last:
            with refusals_shown(self):
                refuse_gaps(agreement, first, last)


class CostForm(forms.ModelForm):
    """Amounts in any digits; the currency in capital letters."""

    class Meta:
        model = StayCost
        fields = ["category", "payer", "amount", "currency", "in_kind", "paid_on"]
        field_classes = {"amount": AmountField}

    def clean_currency(self):
        return self.cleaned_data["currency"].upper()
