"""What leaders type about their partner and their consent, and what an invited person answers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from notices.texts import letter_languages
from programs.actions import submission
from programs.actions.consent import submit
from programs.applicationworkflow import application_workflow
from programs.content import content_hash
from programs.models import Side
from records.fields import LineField
from records.forms import TransitionForm


class InviteLeaderForm(forms.Form):
    name = LineField(label=_("Name"), max_length=200, widget=forms.TextInput(attrs={"dir": "auto"}))
    email = forms.EmailField(label=_("Email"), widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"}))
    language = forms.ChoiceField(label=_("Language of the letter"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        self.fields["language"].choices = letter_languages("partner-invited")


class NumberForm(forms.Form):
    """The number that the partner's agency has given to the application there."""

    number = LineField(
        label=_("Number at the partner's agency"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
        help_text=_("As the agency writes it. Where it gives one later, come back with it."),
    )


class NamingForm(forms.Form):
    """May a funded project name its leader abroad in public?"""

    may_be_named = forms.BooleanField(
        label=_("My name may be published if the project is funded."),
        required=False,
        help_text=_("Without it everybody reads the name of your institution only; the office knows yours."),
    )


class ConsentForm(NamingForm):
    """Consent to exactly the text whose fingerprint stands on the page; whoever leads it abroad says whether named."""

    text = forms.CharField(widget=forms.HiddenInput, max_length=64)
    is_read = forms.BooleanField(
        label=_("I have read all of it, and I consent to this text."),
        error_messages={"required": _("Say that you consent by ticking the box.")},
    )

    def __init__(self, *args, leader, **kwargs):
        super().__init__(*args, initial={"may_be_named": leader.may_be_named}, **kwargs)
        self.use_required_attribute = False
        if leader.side != Side.PARTNER:
            del self.fields["may_be_named"]


class SubmitForm(TransitionForm):
    """Consent to the text as it was when the page was opened."""

    text = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        self.initial.setdefault("text", content_hash(record))


application_workflow.register("submit", form=SubmitForm, action=submit)
application_workflow.register("take_back", form=TransitionForm, action=submission.take_back)
application_workflow.register("withdraw", form=TransitionForm, action=submission.withdraw)
