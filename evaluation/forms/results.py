"""What is asked about runs, appeals and publication."""

from functools import cached_property

from django import forms
from django.utils.translation import gettext_lazy as _

from evaluation import actions
from evaluation.collected import plain_number, versions_after
from evaluation.entry.given import Unacceptable, given
from evaluation.models import Appeal, AppealAbout, Opened, RunKind, ValueKind
from evaluation.wording import Words
from evaluation.workflow import appeal_workflow, round_workflow
from records.fields import LineField, NumberInput
from records.forms import KeepsNoFileMixin, TransitionForm, refusals_shown
from records.languages import reader
from records.text import number

TEXT = forms.Textarea(attrs={"rows": 4, "dir": "auto"})


class ReasonForm(TransitionForm):
    """A decision has its reasons."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["comment"].required = True


class ShownRunForm(TransitionForm):
    """What is confirmed is the run that the page has named, and no other that came in its place meanwhile."""

    shown = forms.CharField(widget=forms.HiddenInput, required=False, max_length=30)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["shown"] = str(self.run or "")

    @cached_property
    def run(self):
        return actions.official_of(self.record)

    @property
    def consequence(self):
        if self.run is None:
            return self.transition.consequence
        named = _("It is run %(run)s that you confirm.") % {"run": self.run}
        return f"{self.transition.consequence} {named}"


class UpholdForm(ShownRunForm):
    """Upheld is what was shown: the effect of this run on everybody; with reasons."""

    @cached_property
    def run(self):
        return self.record.run

    @property
    def consequence(self):
        return " ".join(filter(None, [super().consequence, said_of(self.record)]))


def said_of(appeal):
    """With what the effect of an appeal was computed, in words; empty before that."""
    if appeal.becomes:
        words = Words({}, appeal.run.measured_by.decimals)
        return _("Computed with %(becomes)s as “%(name)s”.") % {
            "becomes": words.said(*appeal.becomes),
            "name": appeal.variable,
        }
    if appeal.run and appeal.run.framework:
        return _("Computed by “%(framework)s”.") % {"framework": appeal.run.framework}
    return ""


class PublishForm(TransitionForm):
    """What everybody may see."""

    opened = forms.MultipleChoiceField(
        label=_("Open to everybody"),
        choices=Opened.choices,
        widget=forms.CheckboxSelectMultiple,
        initial=[Opened.RANKS, Opened.SCORES, Opened.DOMAINS],
        help_text=_("What is not opened stays between the office and each institution."),
    )
    field_order = ["opened", "comment"]


class RunForm(forms.Form):
    """Another computation of a round, and what for."""

    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[(one.value, one.label) for one in (RunKind.DRY, RunKind.NOMINAL, RunKind.ROBUSTNESS)],
        widget=forms.RadioSelect,
        initial=RunKind.DRY,
    )
    seed = forms.IntegerField(
        label=_("Seed of the draws"), required=False, min_value=0, max_value=2**63 - 1, help_text=_("For other draws.")
    )
    reason = forms.CharField(label=_("What for"), required=False, max_length=2000, widget=TEXT)
    use_required_attribute = False


class WhatIfForm(forms.Form):
    """Other weights of domains, and another rule about gaps."""

    missing = forms.ChoiceField(label=_("Where values are missing"), required=False)
    reason = forms.CharField(label=_("What for"), required=False, max_length=2000, widget=TEXT)
    use_required_attribute = False

    def __init__(self, *args, framework, **kwargs):
        super().__init__(*args, **kwargs)
        self.nodes = [node for node in framework.nodes.all() if node.parent_id]
        choices = framework.nodes.model._meta.get_field("missing").choices
        self.fields["missing"].choices = [("", _("as it is")), *choices]
        for node in self.nodes:
            now = _("now %(weight)s") % {"weight": number(node.weight, reader())}
            self.fields[f"weight_{node.pk}"] = forms.FloatField(
                label=node.title,
                required=False,
                min_value=0,
                max_value=1e6,
                help_text=now,
            )
        self.order_fields(["missing", *(f"weight_{node.pk}" for node in self.nodes), "reason"])

    def changes(self):
        given = self.cleaned_data
        weights = {
            node.code: given[f"weight_{node.pk}"] for node in self.nodes if given[f"weight_{node.pk}"] is not None
        }
        missing = {node.code: given["missing"] for node in self.nodes} if given["missing"] else {}
        return {name: one for name, one in (("weights", weights), ("missing", missing)) if one}

    def clean(self):
        values = super().clean()
        if not self.errors and not self.changes():
            raise forms.ValidationError(_("Change a weight or the rule about gaps."))
        return values


class SimulateForm(forms.Form):
    """What if one of one's own values were another?"""

    variable = forms.ModelChoiceField(label=_("Data item"), queryset=None)
    value = forms.CharField(label=_("Value"), max_length=80, widget=NumberInput)
    use_required_attribute = False

    def __init__(self, *args, variables, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["variable"].queryset = variables

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            try:
                self.tried = given(cleaned["variable"], cleaned["value"], "")
            except Unacceptable as error:
                self.add_error("value", str(error))
        return cleaned

    def rows(self, code):
        return [[code, self.cleaned_data["variable"].code, f"{self.tried.value:f}", str(self.tried.kind)]]


class AppealForm(forms.ModelForm):
    """Against a value or a rule, with grounds."""

    value = forms.CharField(label=_("Right value"), required=False, max_length=80, widget=NumberInput)

    class Meta:
        model = Appeal
        fields = ["about", "variable", "value", "kind", "grounds"]
        widgets = {"about": forms.RadioSelect, "grounds": forms.Textarea(attrs={"rows": 5, "dir": "auto"})}

    use_required_attribute = False

    def __init__(self, *args, variables, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["about"].choices = AppealAbout.choices  # one of them is always chosen
        self.initial["about"] = AppealAbout.VALUE
        self.fields["variable"].queryset = variables
        self.fields["variable"].help_text = _("Data item, value and kind are said where it is about a value.")

    def clean(self):
        values = super().clean()
        if values.get("about") == "rule":
            return values | {"variable": None, "value": None, "kind": ""}
        typed = values.get("value", "")
        if values.get("variable") and "kind" in values:
            try:
                asked = given(values["variable"], typed, values["kind"])
            except Unacceptable as error:
                self.add_error("value", str(error))
            else:
                values |= {"value": asked.value, "kind": asked.kind}
        else:
            values["value"] = None
        return values


class EffectForm(forms.Form):
    """Of what the effect on everybody is computed: the value that an appeal asks for or another, or another rule.

    A rule is another in a version of the framework that was begun from the one that counts, and locked.
    """

    value = forms.CharField(label=_("Value"), required=False, max_length=80, widget=NumberInput)
    kind = forms.ChoiceField(
        label=_("Kind of value"), required=False, choices=[("", _("as typed")), *ValueKind.choices]
    )
    framework = forms.ChoiceField(
        label=_("Version of the framework in which the rule is another"),
        help_text=_(
            "Begin a new version of the framework, change the rule in it, and lock it: then it is offered here, as "
            "long as it asks for the same data items."
        ),
    )
    use_required_attribute = False

    def __init__(self, *args, appeal, **kwargs):
        super().__init__(*args, **kwargs)
        self.appeal = appeal
        if appeal.about == AppealAbout.RULE:
            del self.fields["value"], self.fields["kind"]
            self.versions = {str(one.pk): one for one in versions_after(appeal.participation.round)}
            self.fields["framework"].choices = [(key, str(one)) for key, one in self.versions.items()]
            return
        del self.fields["framework"]
        value, kind = appeal.becomes or (appeal.value, appeal.kind)
        self.fields["value"].help_text = _("As it is asked for; another value where it is upheld in part.")
        self.initial |= {"value": "" if value is None else f"{plain_number(value):f}", "kind": kind}

    def clean(self):
        cleaned = super().clean()
        if "value" in self.fields and not self.errors:
            try:
                self.becomes = given(self.appeal.variable, cleaned["value"], cleaned["kind"])
            except Unacceptable as error:
                self.add_error("value", str(error))
            else:
                if not self.becomes.kind:
                    self.add_error("value", _("Write the number, or say that there is none."))
        return cleaned

    def perform(self, *, by):
        """The run that was asked for; None where it was refused."""
        with refusals_shown(self):
            if "value" in self.fields:
                return actions.examine(self.appeal, becomes=self.becomes, by=by)
            version = self.versions[self.cleaned_data["framework"]]
            return actions.examine(self.appeal, framework=version, by=by)


class CorrectionForm(forms.Form):
    """What was wrong in published results: an erratum, and the right values."""

    ROWS = range(1, 6)

    erratum_en = forms.CharField(label=_("Erratum (English)"), max_length=4000, widget=TEXT)
    erratum_fa = forms.CharField(label=_("Erratum (Persian)"), max_length=4000, required=False, widget=TEXT)

    def __init__(self, *args, run, **kwargs):
        super().__init__(*args, use_required_attribute=False, **kwargs)
        parts = run.round.participations.select_related("institution").order_by("code")
        self.units = [("", "–"), *((one.code, str(one.institution)) for one in parts)]
        self.variables = {one.code: one for one in run.round.framework.variables.all()}
        items = [("", "–"), *((code, one.title) for code, one in self.variables.items())]
        for n in self.ROWS:
            with_n = {"n": number(n, reader())}
            self.fields[f"unit_{n}"] = forms.ChoiceField(
                label=_("Institution %(n)s") % with_n, choices=self.units, required=False
            )
            self.fields[f"variable_{n}"] = forms.ChoiceField(label=_("Data item"), choices=items, required=False)
            self.fields[f"value_{n}"] = forms.CharField(
                label=_("Right value"), max_length=80, required=False, widget=NumberInput
            )
            self.fields[f"kind_{n}"] = forms.ChoiceField(
                label=_("Kind of value"), choices=[("", _("as typed")), *ValueKind.choices], required=False
            )

    def clean(self):
        cleaned = super().clean()
        self.values = []
        for n in self.ROWS:
            unit, code, typed, kind = (cleaned.get(f"{name}_{n}", "") for name in ("unit", "variable", "value", "kind"))
            if not (unit or code or typed or kind):
                continue
            if not (unit and code):
                self.add_error(f"unit_{n}", _("Say of which institution, and which data item."))
                continue
            try:
                found = given(self.variables[code], typed, kind)
            except Unacceptable as error:
                self.add_error(f"value_{n}", str(error))
                continue
            if not found.kind:
                self.add_error(f"value_{n}", _("Write the number, or say that there is none."))
            else:
                self.values.append([unit, code, "" if found.value is None else f"{found.value:f}", str(found.kind)])
        if not self.errors and not self.values:
            raise forms.ValidationError(_("Give at least one value that was wrong."))
        return cleaned

    def perform(self, run, *, by):
        """The run that was asked for; None where it was refused."""
        with refusals_shown(self):
            return actions.ask_correction(
                run,
                changes={"values": self.values},
                erratum_en=self.cleaned_data["erratum_en"],
                erratum_fa=self.cleaned_data["erratum_fa"],
                by=by,
            )


class AppealEvidenceForm(KeepsNoFileMixin, forms.Form):
    """A paper that proves what an appeal says."""

    title = LineField(label=_("Title"), max_length=200, widget=forms.TextInput(attrs={"dir": "auto"}))
    file = forms.FileField(label=_("File"), help_text=_("PDF, JPEG, PNG, XLSX or CSV, at most 10 MB."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, use_required_attribute=False, **kwargs)

    def perform(self, act, appeal, *, by):
        with refusals_shown(self):
            act(appeal, by=by, **self.cleaned_data)
        return not self.errors


round_workflow.register("release", form=ShownRunForm, action=actions.release)
round_workflow.register("approve", form=ShownRunForm, action=actions.approve)
round_workflow.register("publish", form=PublishForm, action=actions.publish)
appeal_workflow.register("uphold", form=UpholdForm, action=actions.uphold)
appeal_workflow.register("uphold_partly", form=UpholdForm, action=actions.uphold_partly)
appeal_workflow.register("deny", form=ReasonForm, action=actions.deny)
