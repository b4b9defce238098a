"""What may be typed about an award: its offer, its money, the visits it pays and their proofs."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programs.actions import awards
from programs.awardworkflow import award_workflow
from programs.forms.decisions import LongText, OfficeForm
from programs.models import LineCategory, Seniority, Side
from records.fields import AmountField, DualDateField, LineField, WholeNumberField
from records.forms import KeepsNoFileMixin, TransitionForm

CURRENCY = _("Three capital letters: IRR, EUR, USD.")


class CurrencyField(LineField):
    """The code of a currency, in capital letters."""

    def __init__(self, **options):
        super().__init__(max_length=3, help_text=CURRENCY, **options)

    def to_python(self, value):
        return super().to_python(value).upper()


class TimeForm(OfficeForm):
    accept_by = DualDateField(label=_("To be accepted by"))
    reason = LongText(label=_("Reasons"))


class MoneyForm(OfficeForm):
    side = forms.ChoiceField(label=_("Side"), choices=Side)
    category = forms.ChoiceField(label=_("For"), choices=LineCategory)
    purpose = LineField(label=_("Purpose"), max_length=200, required=False)
    starts_on = DualDateField(label=_("From"))
    ends_on = DualDateField(label=_("Until"))
    amount = AmountField(label=_("Amount"), min_value=0, max_digits=18, decimal_places=2)
    currency = CurrencyField(label=_("Currency"))


class ChangeMoneyForm(OfficeForm):
    amount = AmountField(label=_("Amount"), min_value=0, max_digits=18, decimal_places=2)
    ends_on = DualDateField(label=_("Until"))
    reason = LongText(label=_("Reasons"))


class VisitForm(OfficeForm):
    """Who of the team travels when, and what the journey is expected to cost."""

    traveller = forms.ModelChoiceField(queryset=None, label=_("Who travels"), empty_label=None)
    seniority = forms.ChoiceField(label=_("Visitor"), choices=Seniority)
    purpose = LineField(label=_("Purpose"), max_length=300)
    starts_on = DualDateField(label=_("First day"))
    ends_on = DualDateField(label=pgettext_lazy("stay", "Last day"))
    paid_days = WholeNumberField(
        label=_("Days that are paid"), required=False, min_value=1, help_text=_("Empty: each day of the visit.")
    )
    fare = AmountField(label=_("Cost of travel"), required=False, min_value=0, max_digits=18, decimal_places=2)
    fare_currency = CurrencyField(label=_("Currency"), required=False)

    def __init__(self, *args, award, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["traveller"].queryset = award.application.members.order_by("side", "pk")

    def clean(self):
        found = super().clean()
        first, last = found.get("starts_on"), found.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("It ends before it begins."))
        elif first and last and (found.get("paid_days") or 0) > (last - first).days + 1:
            self.add_error("paid_days", _("The visit has fewer days."))
        if (found.get("fare") is None) != (not found.get("fare_currency")):
            self.add_error("fare_currency", _("Give the cost of travel and its currency, or neither."))
        return found


class ProofForm(KeepsNoFileMixin, OfficeForm):
    title = LineField(label=_("What it is"), max_length=200, help_text=_("A boarding pass, a ticket, the invitation."))
    file = forms.FileField(label=_("File"), help_text=_("PDF, JPEG or PNG."))

    @property
    def is_multipart(self):
        return True


class InvitationForm(OfficeForm):
    name = LineField(label=_("Name as in the passport"), max_length=200)
    valid_until = DualDateField(label=_("Valid until"))
    signer = LineField(label=_("Signed by"), max_length=200)


award_workflow.register("accept", form=TransitionForm, action=awards.accept)
award_workflow.register("decline", form=TransitionForm, action=awards.decline)
award_workflow.register("lapse", form=TransitionForm, action=awards.lapse)
award_workflow.register("complete", form=TransitionForm, action=awards.complete)
award_workflow.register("terminate", form=TransitionForm, action=awards.terminate)
