"""What is asked about a paper of an agreement: what it is, its text, who signed it, and that it is in force."""

from django import forms
from django.utils.translation import gettext_lazy as _

from agreements import actions
from agreements.models import InstrumentKind, Signatory, SignatureMethod
from agreements.workflow import agreement_workflow, instrument_workflow
from records.fields import DualDateField, LineField
from records.forms import KeepsNoFileMixin, ReasonForm, TransitionForm, add_refusal, refusals_shown
from records.languages import paper_languages
from records.refusals import Refusal

LATER_KINDS = (InstrumentKind.RENEWAL, InstrumentKind.AMENDMENT, InstrumentKind.ANNEX, InstrumentKind.SIDE_LETTER)
SIGNED_COPY = _("The scan of the signed paper: PDF, JPEG or PNG, at most 20 MB.")


class DraftInstrumentForm(forms.Form):
    """What changes a concluded agreement; its text is filed on the next page."""

    kind = forms.ChoiceField(label=_("Kind"), choices=[(kind, kind.label) for kind in LATER_KINDS], initial="amendment")
    title = LineField(label=_("Title"), required=False, max_length=200, help_text=_("Left empty, its kind and number."))
    effective_from = DualDateField(label=_("Effective from"), required=False)
    summary = forms.CharField(
        label=_("What it changes"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )

    def __init__(self, *args, agreement, **kwargs):
        super().__init__(*args, **kwargs)
        self.agreement = agreement
        self.use_required_attribute = False

    def clean(self):
        cleaned = super().clean()
        check_day(self, self.agreement, cleaned.get("effective_from"))
        return cleaned

    def perform(self, *, by):
        """Draft it and return it; None where a refusal became an error of the form."""
        with refusals_shown(self):
            return actions.draft_instrument(self.agreement, **self.cleaned_data, by=by)
        return None


def check_day(form, agreement, day):
    """Beside its field, that a paper is effective after the begin of its agreement."""
    if day:
        try:
            actions.refuse_day(agreement, day)
        except Refusal as refusal:
            add_refusal(form, refusal)


class TextForm(KeepsNoFileMixin, forms.Form):
    """One version of the text; `file_it` is the act that takes it."""

    file = forms.FileField(label=_("File"), help_text=_("PDF, at most 10 MB."))
    language = forms.ChoiceField(
        label=_("Language of the paper"),
        choices=paper_languages,
        error_messages={"required": _("Say in which language it is written.")},
    )
    note = LineField(label=_("What is new"), required=False, max_length=300)

    def __init__(self, *args, file_it, **kwargs):
        super().__init__(*args, **kwargs)
        self.file_it = file_it
        self.use_required_attribute = False

    def perform(self, *, by):
        """How many signatures it voids; None where a refusal became an error of the form."""
        cleaned = self.cleaned_data
        with refusals_shown(self):
            return self.file_it(cleaned["file"], language=cleaned["language"], note=cleaned["note"], by=by)
        self.ask_for_file_again()
        return None


class SignForm(KeepsNoFileMixin, forms.Form):
    """Who signed for which party, under the text of the page: its fingerprint comes along."""

    text_sha256 = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    signatory = forms.ModelChoiceField(
        Signatory.objects.none(),
        label=_("For the party"),
        error_messages={"invalid_choice": _("Only a party that has yet to sign this paper can be chosen.")},
    )
    signer_name = LineField(label=_("Who signed"), max_length=200)
    signer_title = LineField(label=_("Position"), required=False, max_length=200)
    method = forms.ChoiceField(label=_("How"), choices=SignatureMethod, initial=SignatureMethod.WET)
    signed_on = DualDateField(
        label=_("Signed on"), error_messages={"required": _("Say when it was signed, as far as it is known.")}
    )
    place = LineField(label=_("Place"), required=False, max_length=120)
    file = forms.FileField(
        label=_("Proof"),
        required=False,
        help_text=_("The page with the signature, or the letter: PDF, JPEG or PNG, at most 10 MB."),
    )

    def __init__(self, *args, instrument, **kwargs):
        super().__init__(*args, **kwargs)
        self.instrument = instrument
        self.initial.setdefault("text_sha256", instrument.text_sha256)
        waiting = [signatory.pk for signatory in actions.unsigned(instrument)]
        choices = instrument.signatories.filter(pk__in=waiting).select_related(
            "party__institution", "party__unit", "institution", "unit"
        )
        self.fields["signatory"].queryset = choices
        self.use_required_attribute = False

    def perform(self, *, by):
        """Record it and return the Signature; None where a refusal became an error of the form."""
        with refusals_shown(self):
            return actions.sign(self.instrument, **self.cleaned_data, by=by)
        self.ask_for_file_again()
        self.data = self.data.copy()  # the page shows the newest text again, and this is its fingerprint
        self.data[self.add_prefix("text_sha256")] = self.instrument.text_sha256
        return None


class VoidSignatureForm(ReasonForm):
    """Why one signature counts no longer."""

    def __init__(self, *args, signature, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = _("The signature stays visible, with these words.")
        self.signature = signature

    def perform(self, *, by):
        """Void it and return it; None where a refusal became an error of the form."""
        with refusals_shown(self):
            actions.void_signature(self.signature, **self.cleaned_data, by=by)
            return self.signature
        return None


class _SignedCopyForm(KeepsNoFileMixin, TransitionForm):
    file = forms.FileField(
        label=_("Signed copy"),
        help_text=SIGNED_COPY,
        error_messages={"required": _("No signed copy is filed yet: choose the scan of the signed paper.")},
    )
    language = forms.ChoiceField(label=_("Language of the paper"), required=False, choices=paper_languages)


class ConcludeInstrumentForm(_SignedCopyForm):
    """The signed paper; the day is that of the last signature."""

    field_order = ["file", "language", "comment"]


class ConcludeForm(ConcludeInstrumentForm):
    """The same for an agreement, whose signed copy may have come before."""

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        if actions.signed_copies(record).exists():
            self.fields["file"].required = False
            self.fields["file"].help_text = _("A signed copy is filed already. Choose a file only to add another.")


class TakeSignedForm(_SignedCopyForm):
    """The short way, for a paper that came in signed by all."""

    signed_on = DualDateField(
        label=_("Signed on"), error_messages={"required": _("Say when it was signed, as far as it is known.")}
    )
    field_order = ["signed_on", "file", "language", "comment"]


agreement_workflow.register("reopen", form=TransitionForm, action=actions.reopen)
agreement_workflow.register("conclude", form=ConcludeForm, action=actions.conclude)
instrument_workflow.register("open_signature", form=TransitionForm, action=actions.open_instrument)
instrument_workflow.register("reopen", form=TransitionForm, action=actions.reopen_instrument)
instrument_workflow.register("conclude", form=ConcludeInstrumentForm, action=actions.conclude_instrument)
instrument_workflow.register("take_signed", form=TakeSignedForm, action=actions.take_signed)
instrument_workflow.register("void", form=TransitionForm, action=actions.void_instrument)
