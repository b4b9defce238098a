"""What may be typed about programmes, calls and the rows of a call, and what each step of a call asks."""

import re

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programs.actions import calls as actions
from programs.callworkflow import call_workflow
from programs.models import Call, CostCategory, EligibilityRule, Programme, Question, SideBudget
from records.fields import AmountField, LineField, MomentField
from records.forms import TransitionForm, refusals_shown
from records.text import clean_line
from records.widgets import Select
from records.zones import in_zone, zone_choices, zone_of

KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PARAMETER = re.compile(r"[a-z][a-z0-9_]*")
NUMBER = re.compile(r"-?\d{1,9}")


class CapitalsField(LineField):
    """A code in capital letters, however it was typed."""

    def to_python(self, value):
        return super().to_python(value).upper()


class ProgrammeForm(forms.ModelForm):
    class Meta:
        model = Programme
        fields = [
            "code",
            "name_en",
            "name_fa",
            "partner_country",
            "partner_time_zone",
            "home_agency",
            "partner_agency",
            "agreement",
            "managing_institution",
            "purpose_en",
            "purpose_fa",
            "url",
            "is_public",
        ]
        field_classes = {"code": CapitalsField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "partner_time_zone" in self.fields:
            self.fields["partner_time_zone"].widget = Select(choices=[("", "–"), *zone_choices()])


def typed_moments(form, names, zone):
    """Times as the clocks of a zone showed them become instants; one that these clocks never show is refused."""
    for name in names:
        typed = form.cleaned_data.get(name)
        if typed is None:
            continue
        moment = typed.replace(tzinfo=zone)
        form.cleaned_data[name] = moment
        if moment.astimezone(timezone.get_fixed_timezone(0)).astimezone(zone).replace(tzinfo=None) != typed:
            form.add_error(name, _("Clocks there are put forward over this time: choose another."))


class CallForm(forms.ModelForm):
    """A call. Times are typed and shown as the clocks of its own time zone show them."""

    moments = ("opens_at", "closes_at", "consent_closes_at")
    opens_at = MomentField(label=_("Opens"), required=False)
    closes_at = MomentField(label=_("Closes"), required=False, help_text=_("Without it one may apply at any time."))
    consent_closes_at = MomentField(
        label=_("Partners may consent until"),
        required=False,
        help_text=_("Of a call for two leaders: whoever was asked before it closed."),
    )

    class Meta:
        model = Call
        fields = [
            "programme",
            "code",
            "pattern",
            "title_en",
            "title_fa",
            "about_en",
            "about_fa",
            "who_en",
            "who_fa",
            "pays_en",
            "pays_fa",
            "time_zone",
            "opens_at",
            "closes_at",
            "grace_minutes",
            "consent_closes_at",
            "results_on",
            "url",
            "min_months",
            "max_months",
            "max_per_leader",
            "asks_partner_number",
            "asks_endorsement",
            "partner_on_paper",
            "contact_name",
            "contact_email",
        ]
        field_classes = {"code": CapitalsField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "time_zone" in self.fields:
            self.fields["time_zone"].widget = Select(choices=zone_choices())
        for name in self.moments:
            at = getattr(self.instance, name)
            if at and name in self.fields:
                self.initial[name] = in_zone(at, self.instance.time_zone).replace(tzinfo=None)

    def clean(self):
        cleaned = super().clean()
        zone = zone_of(cleaned.get("time_zone") or self.instance.time_zone)
        if zone:
            typed_moments(self, self.moments, zone)
        return cleaned


class NewCallForm(forms.ModelForm):
    """A new call begins with its pattern, and with the sections that calls of this pattern usually have."""

    class Meta:
        model = Call
        fields = ["programme", "code", "pattern", "title_en", "title_fa", "time_zone"]
        field_classes = {"code": CapitalsField}
        widgets = {"pattern": forms.RadioSelect}

    has_usual_form = forms.BooleanField(
        label=_("With the usual form of this pattern"),
        required=False,
        initial=True,
        help_text=_("Sections and questions that you can change; no amounts, and no rules."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["time_zone"].widget = Select(choices=zone_choices())


class CopyForm(forms.Form):
    """What is another in the new call."""

    code = CapitalsField(label=_("Code"), max_length=Call._meta.get_field("code").max_length)
    title_en = LineField(label=_("Title (English)"), max_length=300)
    title_fa = LineField(label=_("Title (Persian)"), max_length=300, required=False)

    def __init__(self, *args, call, **kwargs):
        super().__init__(*args, **kwargs)
        self.call = call
        self.initial |= {"title_en": call.title_en, "title_fa": call.title_fa}
        self.use_required_attribute = False

    def clean_code(self):
        code = self.cleaned_data["code"]
        Call._meta.get_field("code").run_validators(code)
        if Call.objects.filter(code=code).exists():
            raise forms.ValidationError(_("Another call has this code."))
        return code

    def perform(self, *, by):
        """The copy; None where it was refused, and the form says why."""
        with refusals_shown(self):
            return actions.copy_call(self.call, **self.cleaned_data, by=by)
        return None


class ExtensionForm(forms.Form):
    """Until when, why, and for whom."""

    closes_at = MomentField(label=_("Closes"))
    reason = forms.CharField(
        label=_("Reasons"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    )
    application = LineField(
        label=_("For one application only"),
        required=False,
        max_length=40,
        help_text=_("Its reference or the number of the draft. Empty: for everybody."),
    )

    def __init__(self, *args, call, **kwargs):
        super().__init__(*args, **kwargs)
        self.call = call
        self.use_required_attribute = False

    def clean_application(self):
        named = self.cleaned_data["application"]
        if not named:
            return None
        found = self.call.applications.named(named).first()
        if found is None:
            raise forms.ValidationError(_("This call has no application with this reference or number."))
        return found

    def clean(self):
        typed_moments(self, ["closes_at"], zone_of(self.call.time_zone))
        return super().clean()

    def perform(self, *, by):
        """Ask; a refusal becomes an error of the form."""
        with refusals_shown(self):
            return actions.ask_extension(self.call, **self.cleaned_data, by=by)
        return None


class AgreeForm(forms.Form):
    """Nothing is asked: whoever agrees has read for whom, until when and why."""

    def perform(self, extension, *, by):
        """Agree; a refusal becomes an error of the form."""
        with refusals_shown(self):
            actions.agree_extension(extension, by=by)
        return not self.errors


class ChoicesField(forms.CharField):
    """Choices of a question, one a line: key | English | Persian. Gives the list that the question keeps."""

    widget = forms.Textarea

    def __init__(self, **kwargs):
        super().__init__(
            required=False,
            widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
            help_text=_("One a line: key | English | Persian. For questions with choices."),
            **kwargs,
        )

    def to_python(self, value):
        if isinstance(value, list):
            return value
        lines = [clean_line(line) for line in super().to_python(value).splitlines()]
        return self._without_repeats([self._choice(line) for line in lines if line])

    def prepare_value(self, value):
        if not isinstance(value, list):
            return value
        return "\n".join(" | ".join(filter(None, [one["key"], one["en"], one.get("fa", "")])) for one in value)

    def has_changed(self, initial, data):
        return self.to_python(data) != (initial or [])

    def _choice(self, line):
        key, *words = (part.strip() for part in line.split("|"))
        if not KEY.fullmatch(key) or len(key) > 40 or not 1 <= len(words) <= 2 or not words[0]:
            raise forms.ValidationError(_("“%(line)s”: write key | English | Persian.") % {"line": line})
        return {"key": key, "en": words[0], "fa": words[1] if len(words) == 2 else ""}

    def _without_repeats(self, choices):
        keys = [one["key"] for one in choices]
        for key in keys:
            if keys.count(key) > 1:
                raise forms.ValidationError(_("The key “%(key)s” is there twice.") % {"key": key})
        return choices


class ParametersField(forms.CharField):
    """What a rule is asked with, one a line: name = value. Whole numbers become numbers, lists have commas."""

    def __init__(self, **kwargs):
        super().__init__(
            required=False,
            widget=forms.Textarea(attrs={"rows": 2, "dir": "ltr"}),
            help_text=_("One a line: name = value, as years = 2."),
            **kwargs,
        )

    def to_python(self, value):
        if isinstance(value, dict):
            return value
        found = {}
        for line in filter(None, (clean_line(line) for line in super().to_python(value).splitlines())):
            name, equals, said = (part.strip() for part in line.partition("="))
            if not equals or not said or not PARAMETER.fullmatch(name) or name in found:
                raise forms.ValidationError(_("“%(line)s”: write each name once, as name = value.") % {"line": line})
            found[name] = _value(said)
        return found

    def prepare_value(self, value):
        if not isinstance(value, dict):
            return value
        return "\n".join(f"{name} = {_written(said)}" for name, said in value.items())

    def has_changed(self, initial, data):
        return self.to_python(data) != (initial or {})


def _value(said):
    if "," in said:
        return [_value(part.strip()) for part in said.split(",") if part.strip()]
    if said in {"true", "false"}:
        return said == "true"
    return int(said) if NUMBER.fullmatch(said) else said


def _written(value):
    if isinstance(value, list):
        return ", ".join(_written(one) for one in value) + ("," if len(value) == 1 else "")
    return str(value).lower() if isinstance(value, bool) else str(value)


class QuestionForm(forms.ModelForm):
    choices = ChoicesField(label=_("Choices"))

    class Meta:
        model = Question
        fields = [
            "key",
            "kind",
            "label_en",
            "label_fa",
            "help_en",
            "help_fa",
            "is_required",
            "max_words",
            "currency",
            "choices",
            "is_identifying",
            "is_for_reviewers",
            "position",
        ]
        field_classes = {"currency": CapitalsField}


class RuleForm(forms.ModelForm):
    params = ParametersField(label=_("With"))

    class Meta:
        model = EligibilityRule
        fields = [
            "check_name",
            "params",
            "is_blocking",
            "words_en",
            "words_fa",
            "position",
        ]


class SideBudgetForm(forms.ModelForm):
    class Meta:
        model = SideBudget
        fields = [
            "side",
            "currency",
            "most_per_application",
            "total",
        ]
        field_classes = {"most_per_application": AmountField, "total": AmountField, "currency": CapitalsField}


class CostCategoryForm(forms.ModelForm):
    class Meta:
        model = CostCategory
        fields = [
            "side",
            "name_en",
            "name_fa",
            "unit_en",
            "unit_fa",
            "currency",
            "most_per_unit",
            "position",
        ]
        field_classes = {"most_per_unit": AmountField, "currency": CapitalsField}


class ForManyForm(TransitionForm):
    """A comment, or reasons; asked for one call or for many."""

    is_for_many = True


call_workflow.register("publish", form=ForManyForm, action=actions.publish)
call_workflow.register("cancel", form=ForManyForm, action=actions.cancel)
