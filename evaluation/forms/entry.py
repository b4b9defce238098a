"""What may be typed about values: the form of one domain, explanations, answers, evidence."""

from django import forms
from django.utils.translation import gettext_lazy as _

from evaluation.entry.given import Given, Unacceptable, given
from evaluation.models import ValueKind
from records.fields import DualDateField, LineField, NumberInput
from records.forms import KeepsNoFileMixin, refusals_shown

NOTHING = ("", _("as typed"))


class ValueForm(forms.Form):
    """One data item: number, kind, note, and which version of it was shown."""

    value = forms.CharField(label=_("Value"), required=False, max_length=80, widget=NumberInput)
    kind = forms.ChoiceField(label=_("Kind of value"), required=False, choices=[NOTHING, *ValueKind.choices])
    note = forms.CharField(
        label=_("Note"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 1, "dir": "auto"})
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2_000_000_000)

    def __init__(self, *args, line, **kwargs):
        point = line.point
        initial = {
            "value": line.value_shown if point and point.value is not None else "",
            "kind": "" if line.kind in (ValueKind.REPORTED, ValueKind.ZERO) else line.kind,
            "note": point.note if point else "",
            "seen": point.version if point else 0,
        }
        super().__init__(*args, initial=initial, prefix=f"v{line.variable.pk}", use_required_attribute=False, **kwargs)
        self.line = line
        self.fields["value"].label = line.variable.title

    def clean(self):
        cleaned = super().clean()
        if "value" in cleaned and "kind" in cleaned:
            try:
                self.given = given(self.line.variable, cleaned["value"], cleaned["kind"], cleaned.get("note", ""))
            except Unacceptable as error:
                self.add_error("value", str(error))
        return cleaned


class DomainForm:
    """All data items of a domain that may be entered now, saved together or not at all."""

    def __init__(self, data=None, *, lines):
        self.lines = lines
        self.forms = [ValueForm(data, line=line) if line.is_editable else None for line in lines]

    @property
    def rows(self):
        return list(zip(self.lines, self.forms, strict=True))

    @property
    def each(self):
        return [form for form in self.forms if form is not None]

    def is_valid(self):
        return not sum(not form.is_valid() for form in self.each)  # each is asked, not only up to the first

    @property
    def errors(self):
        """(address of the field, what it is, sentence)"""
        return [
            (f"id_{form.prefix}-value", form.line.variable.title, message)
            for form in self.each
            for messages in form.errors.values()
            for message in messages
        ]

    @property
    def changes(self):
        return [(form.line.variable, form.given) for form in self.each if isinstance(form.given, Given)]

    @property
    def seen(self):
        return {form.line.variable.pk: form.cleaned_data.get("seen") or 0 for form in self.each}

    @property
    def said_back(self):
        """(what it is, "read as 12.5") where it may have been meant otherwise, and is another than before."""
        return [
            (form.line.variable.title, form.given.said_back)
            for form in self.each
            if form.given.said_back and "value" in form.changed_data
        ]

    def overtaken(self, variables, sentence):
        """These were changed by somebody else: said beside the field, and nothing typed is lost."""
        for form in self.each:
            if form.line.variable.pk in variables:
                form.add_error("value", sentence)


class TextForm(forms.Form):
    """An explanation, or an answer."""

    text = forms.CharField(
        label=_("Explanation"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    )

    def __init__(self, *args, label=None, **kwargs):
        super().__init__(*args, use_required_attribute=False, **kwargs)
        if label:
            self.fields["text"].label = label

    def perform(self, act, *asked, by):
        with refusals_shown(self):
            act(*asked, text=self.cleaned_data["text"], by=by)
        return not self.errors


class EvidenceForm(KeepsNoFileMixin, forms.Form):
    """A file, or a page on the web; and the values that it stands for."""

    title = LineField(label=_("Title"), max_length=200, widget=forms.TextInput(attrs={"dir": "auto"}))
    file = forms.FileField(label=_("File"), required=False, help_text=_("PDF, JPEG, PNG, XLSX or CSV, at most 10 MB."))
    url = forms.URLField(
        label=_("Or a web address"),
        required=False,
        max_length=500,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"dir": "ltr"}),
    )
    seen_on = DualDateField(label=_("Seen on"), required=False)
    points = forms.MultipleChoiceField(
        label=_("Values that it stands for"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, points, **kwargs):
        super().__init__(*args, use_required_attribute=False, **kwargs)
        self.known = {str(point.pk): point for point in points}
        self.fields["points"].choices = [(key, str(point)) for key, point in self.known.items()]

    def clean_points(self):
        return [self.known[key] for key in self.cleaned_data["points"]]

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        if bool(cleaned.get("file")) == bool(cleaned.get("url")):
            self.add_error("file", _("Give a file, or a web address: one of the two."))
        elif cleaned.get("url") and not cleaned.get("seen_on"):
            self.add_error("seen_on", _("On which day did you see this page?"))
        elif cleaned.get("file"):
            cleaned["seen_on"] = None
        return cleaned

    def perform(self, act, participation, *, by):
        with refusals_shown(self):
            act(participation, by=by, **self.cleaned_data)
        return not self.errors


class NameEvidenceForm(forms.Form):
    """The values that evidence filed before stands for as well."""

    points = forms.MultipleChoiceField(
        label=_("Values that it stands for"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, item, points, **kwargs):
        named = set(item.links.values_list("point", flat=True))
        super().__init__(*args, initial={"points": [str(key) for key in named]}, use_required_attribute=False, **kwargs)
        self.known = {str(point.pk): point for point in points}
        self.fields["points"].choices = [(key, str(point)) for key, point in self.known.items()]

    def clean_points(self):
        return [self.known[key] for key in self.cleaned_data["points"]]

    def perform(self, act, item, *, by):
        with refusals_shown(self):
            act(item, points=self.cleaned_data["points"], by=by)
        return not self.errors


class HeadForm(forms.Form):
    """The head's word for the values that were shown."""

    name = LineField(label=_("Your name"), max_length=200)
    position = LineField(label=_("Your position"), max_length=150)
    is_sure = forms.BooleanField(label=_("I have read these values, and they are right."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, use_required_attribute=False, **kwargs)


class WorkbookForm(forms.Form):
    """A workbook that was filled in."""

    file = forms.FileField(label=_("Workbook (.xlsx)"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, use_required_attribute=False, **kwargs)
