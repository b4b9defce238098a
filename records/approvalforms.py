"""What is asked when an approval from outside is asked for, answered, dropped or handed over."""

from django import forms
from django.utils.translation import gettext_lazy as _

from records import actions, clock
from records.fields import DualDateField, LineField
from records.forms import KeepsNoFileMixin, TransitionForm, refusals_shown
from records.models import Letter, OutsideApproval

_LONGEST = {name: Letter._meta.get_field(name).max_length for name in ("number", "subject")}


class LetterTransitionForm(KeepsNoFileMixin, TransitionForm):
    """The letter by which it was done: it goes into the register of letters, on the record."""

    number = LineField(
        label=_("Letter number"), max_length=_LONGEST["number"], help_text=_("As the secretariat gave it.")
    )
    dated_on = DualDateField(label=_("Letter date"))
    subject = LineField(label=_("Subject"), required=False, max_length=_LONGEST["subject"])
    file = forms.FileField(label=_("Scan"), required=False, help_text=_("PDF, JPEG or PNG, at most 10 MB."))
    field_order = ["number", "dated_on", "subject", "file", "comment"]


class AskForm(LetterTransitionForm):
    """The letter that asks."""


class AnswerForm(LetterTransitionForm):
    """The letter that answers, yes or no."""

    is_granted = forms.TypedChoiceField(
        label=_("Answer"),
        choices=[("yes", _("granted")), ("no", _("not granted"))],
        coerce=lambda word: word == "yes",
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason given"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Read only by the director and by whoever looks after this approval."),
    )
    field_order = ["is_granted", "number", "dated_on", "subject", "file", "reason", "comment"]


class HandOverForm(forms.Form):
    """Who looks after it from now on."""

    owner = forms.ModelChoiceField(None, label=_("Officer"))
    comment = LineField(label=_("Comment"), required=False, max_length=300)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        users = OutsideApproval._meta.get_field("owner").related_model.objects
        self.fields["owner"].queryset = users.staff(clock.today()).order_by("name", "email")
        self.use_required_attribute = False

    def perform(self, approval, *, by):
        """Hand it over; a refusal becomes an error of the form."""
        with refusals_shown(self):
            actions.hand_over(approval, **self.cleaned_data, by=by)
        return not self.errors


OutsideApproval.workflow.register("ask", form=AskForm, action=actions.ask)
OutsideApproval.workflow.register("answer", form=AnswerForm, action=actions.answer)
OutsideApproval.workflow.register("drop", form=TransitionForm, action=actions.drop)
