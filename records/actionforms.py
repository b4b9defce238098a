"""What is asked before somebody is asked to do something, and before it is done, waived or given to somebody else."""

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from records import actions, clock
from records.fields import DualDateField, LineField
from records.forms import KeepsNoFileMixin, TransitionForm, refusals_shown
from records.models import ActionItem


class OwnerMixin(forms.Form):
    """Who shall do it: one of the staff from a menu, or anybody by the address of the account."""

    owner = forms.ModelChoiceField(None, label=_("By whom"), required=False, empty_label="–")
    address = forms.EmailField(
        label=_("Or somebody else"), required=False, help_text=_("The email address of an account of the portal.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        staff = get_user_model().objects.staff(clock.today())
        self.fields["owner"].queryset = staff.order_by("name", "email")
        self.fields["address"].widget.attrs["dir"] = "ltr"
        self.use_required_attribute = False

    def clean(self):
        """One of the two; `owner` is whom they name."""
        cleaned = super().clean()
        owner, address = cleaned.get("owner"), cleaned.pop("address", "")
        if "owner" in self.errors or "address" in self.errors:
            return cleaned
        if owner and address:
            raise ValidationError({"address": _("Choose somebody from the menu or give an address, not both.")})
        if address:
            owner = get_user_model().objects.filter(email__iexact=address, is_active=True).first()
            if owner is None:
                raise ValidationError({"address": _("There is no account with this address.")})
        if owner is None:
            raise ValidationError({"owner": _("Say who shall do it.")})
        return cleaned | {"owner": owner}


class GiveForm(OwnerMixin):
    """What, who, by when."""

    title = LineField(label=_("What is to be done"), max_length=ActionItem._meta.get_field("title").max_length)
    due_on = DualDateField(label=_("By when"))
    needs_evidence = forms.BooleanField(
        label=_("Needs a paper as evidence"),
        required=False,
        help_text=_("It is done only when a paper is filed with it."),
    )
    field_order = ["title", "owner", "address", "due_on", "needs_evidence"]

    def perform(self, record, *, by):
        """Ask; a refusal becomes an error of the form."""
        with refusals_shown(self):
            actions.give(record, **self.cleaned_data, by=by)
        return not self.errors


class ReassignForm(OwnerMixin):
    """Who shall do it instead, and why."""

    comment = LineField(label=_("Comment"), required=False, max_length=300)
    field_order = ["owner", "address", "comment"]

    def perform(self, item, *, by):
        """Ask somebody else; a refusal becomes an error of the form."""
        with refusals_shown(self):
            actions.reassign(item, **self.cleaned_data, by=by)
        return not self.errors


class FinishForm(KeepsNoFileMixin, TransitionForm):
    """What was done, and the paper that shows it."""

    file = forms.FileField(
        label=_("Evidence"),
        required=False,
        help_text=_("PDF, JPEG, PNG, XLSX or CSV, at most 10 MB."),
        error_messages={"required": _("This needs a paper as evidence: choose it.")},
    )
    field_order = ["file", "comment"]

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        self.fields["comment"].label = _("What was done")
        self.fields["file"].required = record.needs_evidence


ActionItem.workflow.register("finish", form=FinishForm, action=actions.finish)
ActionItem.workflow.register("waive", form=TransitionForm, action=actions.waive)
ActionItem.workflow.register("resume", form=TransitionForm, action=actions.resume)
