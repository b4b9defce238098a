"""What may be typed into the rows of a call: choices and parameters as plain lines, currencies in capitals."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.eligibility import checks, clean_params
from programs.models import CostCategory, DailyRate, EligibilityRule, FareLimit, FileGroup, Question, SideBudget
from records.fields import AmountField, LineField, WholeNumberField
from records.forms import refusals_shown
from records.languages import paper_languages
from records.text import clean_line

KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PARAMETER = re.compile(r"[a-z][a-z0-9_]*")
NUMBER = re.compile(r"-?\d{1,9}")
LISTED = {"words", "choices"}


class CapitalsField(LineField):
    """A code in capital letters, however it was typed."""

    def to_python(self, value):
        return super().to_python(value).upper()


class LanguagesField(forms.MultipleChoiceField):
    """Languages in which papers are written; none need be chosen."""

    def __init__(self, **options):
        super().__init__(choices=paper_languages, widget=forms.CheckboxSelectMultiple, required=False, **options)


class LinesField(forms.CharField):
    """Something that is typed line by line; what cannot be read is a change."""

    def has_changed(self, initial, data):
        try:
            return self.to_python(data) != (initial or self.to_python(""))
        except forms.ValidationError:
            return True


class ChoicesField(LinesField):
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


class ParametersField(LinesField):
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
    accepts = forms.MultipleChoiceField(
        label=_("Takes"),
        choices=FileGroup.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Of questions for a file; nothing chosen: all of these."),
    )

    def clean_choices(self):
        """Of a form that somebody has begun to answer only the words are changed."""
        choices, before = self.cleaned_data["choices"], self.instance.choices
        is_frozen = self.instance.pk and self.instance.section.call.form_locked_at
        if is_frozen and [one["key"] for one in choices] != [one["key"] for one in before]:
            raise forms.ValidationError(_("Somebody has begun to answer: keep the keys, change the words only."))
        return choices

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
            "accepts",
            "most_megabytes",
            "is_identifying",
            "is_for_reviewers",
            "position",
        ]
        field_classes = {"currency": CapitalsField}


class RuleForm(forms.ModelForm):
    """One of the checks that there are, with the values that this check takes."""

    check_name = forms.ChoiceField(label=_("Check"), choices=lambda: [("", "–"), *_offered_checks()])
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

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("check_name") in checks and "params" in cleaned:
            with refusals_shown(self):
                cleaned["params"] = clean_params(cleaned["check_name"], _listed_words(cleaned))
        return cleaned


def _offered_checks():
    """Each check with the names of its values."""
    for check in checks:
        names = ", ".join(check.params)
        yield check.slug, f"{check.title} ({names})" if names else check.title


def _listed_words(cleaned):
    """One word alone is a list too, where the check takes words."""
    known = checks[cleaned["check_name"]].params
    return {
        name: [value] if isinstance(value, str) and name in known and known[name].kind in LISTED else value
        for name, value in cleaned["params"].items()
    }


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


class DailyRateForm(forms.ModelForm):
    class Meta:
        model = DailyRate
        fields = ["side", "seniority", "to_day", "amount", "currency"]
        field_classes = {"to_day": WholeNumberField, "amount": AmountField, "currency": CapitalsField}


class FareLimitForm(forms.ModelForm):
    class Meta:
        model = FareLimit
        fields = ["side", "percent", "most", "currency"]
        field_classes = {"percent": WholeNumberField, "most": AmountField, "currency": CapitalsField}
