"""What stands wrong in a locked entry, how it should read, and why."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements import actions
from agreements.models import Agreement, AgreementTerm, EndKind
from records.calendars import UnreadableDate, parse
from records.fields import DualDateField, LineField, WholeNumberField
from records.filters import ANY
from records.forms import refusals_shown
from records.languages import reader
from records.text import digits, fold

OF_AGREEMENT = ("title_en", "title_fa", "type", "signed_on")
OF_TERM = ("starts_on", "ends_on", "notice_days")


class CorrectionForm(forms.Form):
    """One thing that stands wrong. The new value is typed, and read by what it is for."""

    what = forms.ChoiceField(label=gettext_lazy("What stands wrong"))
    new = LineField(
        label=gettext_lazy("As it should be"),
        required=False,
        max_length=300,
        help_text=gettext_lazy(
            "A day like 2026-11-20 or 1405/08/29; for an end also “open-ended” or “not known”; for a type its code or "
            "name."
        ),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reasons"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    )

    def __init__(self, *args, agreement, **kwargs):
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        self.agreement = agreement
        self.terms = {str(term.pk): term for term in agreement.terms.all()}
        self.fields["what"].choices = [ANY, *self._choices()]

    def _choices(self):
        """Each thing with what stands there now; terms are counted where there are several."""
        for name in OF_AGREEMENT:
            yield name, _standing(Agreement, name, self.agreement)
        for n, (pk, term) in enumerate(self.terms.items(), 1):
            for name in OF_TERM:
                label = _standing(AgreementTerm, name, term)
                if len(self.terms) > 1:
                    number = digits(n, reader())
                    label = _("Term %(n)s, %(what)s") % {"n": number, "what": label}
                yield f"{pk}:{name}", label

    def clean(self):
        cleaned = super().clean()
        if "what" in cleaned and "new" in cleaned:
            pk, _colon, name = cleaned["what"].rpartition(":")
            cleaned["term"], cleaned["field"] = self.terms.get(pk), name
            try:
                cleaned["new"] = _read(name, cleaned["new"])
            except (ValidationError, UnreadableDate) as error:
                self.add_error("new", getattr(error, "messages", str(error)))
        return cleaned

    def perform(self, *, by):
        """Propose it and return the Correction; None where a refusal became an error of the form."""
        asked = {name: self.cleaned_data[name] for name in ("term", "field", "new", "reason")}
        with refusals_shown(self):
            return actions.propose_correction(self.agreement, **asked, by=by)
        return None


class RefuseCorrectionForm(forms.Form):
    """Why it stays as it is."""

    comment = forms.CharField(
        label=gettext_lazy("Reasons"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    )


def _standing(model, name, row):
    return f"{model._meta.get_field(name).verbose_name}: {actions.in_words(name, actions.current_text(row, name))}"


def _read(name, text):
    """What was typed, as the value of a field."""
    if name in {"signed_on", "starts_on"}:
        return parse(text)
    if name == "ends_on":
        kinds = {fold(word): kind for kind in (EndKind.OPEN, EndKind.UNKNOWN) for word in (kind.value, str(kind.label))}
        return kinds.get(fold(text)) or DualDateField(required=False).clean(text)
    if name == "notice_days":
        return WholeNumberField(required=False, min_value=0, max_value=1500).clean(text)
    if name == "type" and text:
        kind = actions.types_by_word().get(fold(text))
        if kind is None:
            raise ValidationError(_("The office knows no type of this code or name."))
        return kind
    return text
