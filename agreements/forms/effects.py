"""What a drafted paper will change: its day, the term it brings, who joins and who leaves."""

from django import forms
from django.utils.translation import gettext as _

from agreements import actions
from agreements.forms.papers import check_day
from agreements.forms.parts import TermForm
from agreements.models import Instrument, PartyChange, ProposedTerm, Signatory
from records.fields import DualDateField
from records.forms import add_refusal
from records.refusals import Refusal


class InstrumentForm(forms.ModelForm):
    class Meta:
        model = Instrument
        fields = ["title", "effective_from", "summary"]
        field_classes = {"effective_from": DualDateField}

    def clean(self):
        cleaned = super().clean()
        check_day(self, self.instance.agreement, cleaned.get("effective_from"))
        return cleaned


class ProposedTermForm(TermForm):
    """A term that follows the ones there are, or cuts short the one that runs on its first day."""

    class Meta(TermForm.Meta):
        model = ProposedTerm
        fields = [*TermForm.Meta.fields]  # a list of its own: formsets add their foreign key to it

    def clean(self):
        cleaned = super().clean()
        if not self.errors and cleaned.get("starts"):
            instrument = self.instance.instrument
            try:
                actions.refuse_day(instrument.agreement, cleaned["starts"].date, field="starts")
                actions.term_cut_short(
                    instrument.agreement,
                    kind=instrument.kind,
                    starts_on=cleaned["starts"].date,
                    ends_on=cleaned["ends_on"],
                    end_kind=cleaned["end_kind"],
                )
            except Refusal as refusal:
                add_refusal(self, refusal)
        return cleaned


class JoiningForm(forms.ModelForm):
    """An institution that becomes a party, or a party that is none any more."""

    class Meta:
        model = Signatory
        fields = ["change", "party", "institution", "name_as_given", "country", "role", "unit"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["change"].choices = [(one, one.label) for one in (PartyChange.JOINS, PartyChange.LEAVES)]
        self.fields["change"].initial = PartyChange.JOINS

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("change") == PartyChange.JOINS:
            self._check_joining(cleaned)
        elif "party" in cleaned:
            if cleaned["party"] is None:
                self.add_error("party", _("Say which party leaves."))
            elif cleaned["party"].agreement_id != self.instance.instrument.agreement_id:
                self.add_error("party", _("Only a party of this agreement signs here."))
        return cleaned

    def _check_joining(self, cleaned):
        institution, unit = cleaned.get("institution"), cleaned.get("unit")
        if cleaned.get("party"):
            self.add_error("party", _("Who joins is no party yet: leave it empty."))
        if "institution" in cleaned and not institution and not cleaned.get("name_as_given"):
            self.add_error("institution", _("Choose the institution, or write its name as given."))
        if unit and unit.institution_id != getattr(institution, "pk", None):
            self.add_error("unit", _("This unit does not belong to the institution."))
