"""What may be typed about a commitment, and what is asked when it was kept."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from agreements import actions
from agreements.models import Commitment
from agreements.workflow import occurrence_workflow
from directory.models import User
from records import clock
from records.fields import AmountField, DualDateField
from records.forms import KeepsNoFileMixin, TransitionForm


class CommitmentForm(forms.ModelForm):
    """Who sees to it is one of the staff."""

    class Meta:
        model = Commitment
        fields = [
            "agreement",
            "party",
            "owner",
            "text_en",
            "text_fa",
            "target",
            "unit",
            "recurrence",
            "first_due_on",
            "last_due_on",
            "needs_evidence",
        ]
        field_classes = {"target": AmountField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "owner" in self.fields:
            staff = User.objects.staff(clock.today())
            chosen = User.objects.filter(pk=self.instance.owner_id).distinct()
            self.fields["owner"].queryset = (staff | chosen).order_by("name", "email")
        if "party" in self.fields:
            self.fields["party"].queryset = (
                self.fields["party"]
                .queryset.filter(agreement=self.instance.agreement_id)
                .select_related("institution", "unit")
            )

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk and "agreement" in cleaned and cleaned["agreement"].pk != self.instance.agreement_id:
            raise ValidationError({"agreement": _("It belongs to its agreement. Close it, and enter another there.")})
        return cleaned


class KeepForm(KeepsNoFileMixin, TransitionForm):
    """When, how many, and the paper that shows it."""

    done_on = DualDateField(label=_("Done on"), initial=clock.today)
    value = AmountField(label=_("How many"), required=False, max_digits=12, decimal_places=2)
    file = forms.FileField(
        label=_("Evidence"),
        required=False,
        help_text=_("PDF, JPEG, PNG, XLSX or CSV, at most 10 MB."),
        error_messages={"required": _("This needs a paper as evidence: choose it.")},
    )
    field_order = ["done_on", "value", "file", "comment"]

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        self.fields["file"].required = record.commitment.needs_evidence


occurrence_workflow.register("keep", form=KeepForm, action=actions.keep)
occurrence_workflow.register("waive", form=TransitionForm, action=actions.waive)
