"""What may a validator decide about one value?"""

from django import forms
from django.utils.translation import gettext_lazy as _

from evaluation.actions import checking
from evaluation.entry.given import Unacceptable, given
from evaluation.entry.words import sentence_of
from evaluation.models import Finding, FindingState, PointState, ValueKind
from records.fields import DualDateField, NumberInput
from records.forms import refusals_shown

ACCEPT, ASK, CORRECT, REJECT, SETTLE, REMARK = "accept", "ask", "correct", "reject", "settle", "remark"


class DecideForm(forms.Form):
    """Accept, ask, correct with a reason, reject with a reason, settle a question; or only note a remark."""

    act = forms.ChoiceField(label=_("What is decided"), widget=forms.RadioSelect)
    value = forms.CharField(label=_("Correct value"), required=False, max_length=80, widget=NumberInput)
    kind = forms.ChoiceField(label=_("Kind of value"), required=False, choices=[("", "–"), *ValueKind.choices])
    text = forms.CharField(
        label=_("Question, reason or remark"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    due_on = DualDateField(
        label=_("Answer expected by"),
        required=False,
        help_text=_("For a question. It is read once the values are returned."),
    )

    def __init__(self, *args, point, **kwargs):
        super().__init__(*args, use_required_attribute=False, **kwargs)
        self.point = point
        asked = point.state == PointState.QUERIED
        choices = [(SETTLE, _("The answer is enough: close the question"))] if asked else [(ACCEPT, _("Accept"))]
        if not asked:
            choices += [(ASK, _("Ask a question")), (CORRECT, _("Correct")), (REJECT, _("Reject: it counts as a gap"))]
        for name in ("value", "kind", "due_on") if asked else ():
            del self.fields[name]
        self.fields["act"].choices = [*choices, (REMARK, _("Only note a remark: no institution reads it"))]
        self.initial.setdefault("due_on", checking.due_day(point.participation.round))

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("act") in (ASK, CORRECT, REJECT, REMARK) and not cleaned.get("text", "").strip():
            self.add_error("text", _("Write the question, the reason or the remark."))
        if cleaned.get("act") == CORRECT and "kind" in cleaned:
            try:
                self.new = given(self.point.variable, cleaned.get("value", ""), cleaned["kind"])
            except Unacceptable as error:
                self.add_error("value", str(error))
        return cleaned

    def perform(self, *, by):
        point, text, act = self.point, self.cleaned_data["text"], self.cleaned_data["act"]
        with refusals_shown(self):
            if act == ACCEPT:
                checking.accept_value(point, by=by)
            elif act == ASK:
                checking.ask_about(point, text=text, due_on=self.cleaned_data["due_on"], by=by)
            elif act == CORRECT:
                checking.correct(point, self.new, reason=text, by=by)
            elif act == REJECT:
                checking.reject_value(point, reason=text, by=by)
            elif act == REMARK:
                checking.remark(point, text=text, by=by)
            else:
                checking.settle(point.queries.open().get(), by=by)
        return not self.errors


class WaiveForm(forms.Form):
    """Let one finding stand, with the reason."""

    finding = forms.ModelChoiceField(label=_("Finding"), queryset=Finding.objects.none())
    text = forms.CharField(label=_("Reasons"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}))

    def __init__(self, *args, participation, **kwargs):
        super().__init__(*args, use_required_attribute=False, **kwargs)
        standing = participation.findings.filter(state__in=[FindingState.OPEN, FindingState.EXPLAINED])
        self.fields["finding"].queryset = standing.select_related("variable", "rule__other")
        self.fields["finding"].label_from_instance = _label

    def perform(self, *, by):
        with refusals_shown(self):
            checking.waive(self.cleaned_data["finding"], text=self.cleaned_data["text"], by=by)
        return not self.errors


def _label(finding):
    return f"{finding.variable}: {sentence_of(finding)}"
