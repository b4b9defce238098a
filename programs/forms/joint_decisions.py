"""What is asked of those who sign decisions, record signed minutes, publish, or promote a reserve."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.forms.decisions import LongText, OfficeForm
from programs.models import Outcome
from programs.models.decision import SHORTEST_REASONS
from records.fields import DualDateField, LineField, WholeNumberField
from records.forms import KeepsNoFileMixin


class SignForm(forms.Form):
    """Says that one has read what one signs; `fingerprint` is of that."""

    has_read = forms.BooleanField(
        label=_("I have read these decisions, and sign them for my side."),
        error_messages={"required": _("Tick this box to sign.")},
    )
    fingerprint = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False


class MinutesForm(KeepsNoFileMixin, OfficeForm):
    """The minutes that the partner has signed on paper."""

    file = forms.FileField(label=_("Scan of the signed minutes"), help_text=_("PDF, JPEG or PNG."))
    signatory = LineField(label=_("Who has signed"), max_length=200)
    signed_on = DualDateField(label=_("Signed on"))
    letter_number = LineField(label=_("Number of the partner's letter"), max_length=60, required=False)

    @property
    def is_multipart(self):
        return True


class PublishForm(OfficeForm):
    """Until when what is funded is offered, and the days of projects that plan none."""

    accept_by = DualDateField(
        label=_("To be accepted by"), help_text=_("The leaders accept or decline until this day, this day included.")
    )
    starts_on = DualDateField(
        label=_("First day of the projects"), help_text=_("For those that plan none, or one that is over.")
    )
    months = WholeNumberField(
        label=_("Duration in months"), min_value=1, max_value=120, help_text=_("For those that plan none.")
    )

    def __init__(self, *args, committee, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["months"].initial = committee.call.max_months
        if not committee.decisions.waiting().filter(outcome=Outcome.FUNDED).exists():
            for field in self.fields.values():
                field.required = False


class PromotionForm(OfficeForm):
    reason = LongText(
        label=_("Reasons"),
        required=False,
        min_length=SHORTEST_REASONS,
        help_text=_("Only where another reserve comes before it: at least 20 characters."),
    )
