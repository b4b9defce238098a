"""What may be typed into a section of an application: a field for each question of it, or the project itself.

A draft is saved as far as it goes: nothing is required here, what is missing is told by `programs.filled`.
"""

from django import forms
from django.utils.html import escape, format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from directory.countries import offered_countries
from programs.answers import typed
from programs.models import QuestionKind
from records.fields import AmountField, DualDateField, LineField, WholeNumberField
from records.languages import reader
from records.text import number
from records.widgets import Select

PREFIX = "a_"
MOST_LETTERS, MOST_IN_LINE = 60_000, 500
FEW_CHOICES = 7


class DraftForm(forms.Form):
    """Fields that must be answered in the end say so, and may be empty for now."""

    instance = None  # what is saved stands in `initial`; the page of conflicts asks

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False

    def full_clean(self):
        asked = {name: field.required for name, field in self.fields.items()}
        for field in self.fields.values():
            field.required = False
        super().full_clean()
        for name, required in asked.items():
            self.fields[name].required = required

    @property
    def valid_values(self):
        """What was typed and could be read, with the fields in error left out."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if name not in self.errors}


class AnswersForm(DraftForm):
    def __init__(self, *args, filled, **kwargs):
        questions = [question for question in filled.questions if not question.is_file]
        initial = {PREFIX + one.key: typed(one, filled.values.get(one.key)) for one in questions}
        super().__init__(*args, initial=initial, **kwargs)
        for question in questions:
            field = FIELDS[question.kind](question)
            field.label, field.required, field.help_text = question.label, question.is_required, _help(question, field)
            self.fields[PREFIX + question.key] = field

    @property
    def answers(self):
        """By key of the question."""
        return {name.removeprefix(PREFIX): value for name, value in self.valid_values.items()}


class ProjectSectionForm(DraftForm):
    """What every application is about."""

    title = LineField(label=gettext_lazy("Title"), max_length=300, widget=forms.TextInput({"dir": "auto"}))
    abstract = forms.CharField(
        label=gettext_lazy("Summary"), max_length=MOST_LETTERS, widget=forms.Textarea({"rows": 8, "dir": "auto"})
    )
    area = forms.ModelChoiceField(label=gettext_lazy("Area"), queryset=None)
    months = WholeNumberField(label=gettext_lazy("Duration in months"), min_value=1, max_value=600)
    starts_on = DualDateField(label=gettext_lazy("Planned first day"))

    def __init__(self, *args, filled, **kwargs):
        application, call = filled.application, filled.application.call
        names = ("title", "abstract", "area", "months", "starts_on")
        super().__init__(*args, initial={name: getattr(application, name) for name in names}, **kwargs)
        self.fields["area"].queryset = call.areas.all()
        if not call.areas.all():
            del self.fields["area"]
        self._limit(call)

    def _limit(self, call):
        least, most = call.min_months or 1, call.max_months
        field = WholeNumberField(label=self.fields["months"].label, min_value=least, max_value=most or 600)
        if most:
            limits = {"least": number(least, reader()), "most": number(most, reader())}
            field.help_text = _("From %(least)s to %(most)s months.") % limits
        self.fields["months"] = field

    @property
    def answers(self):
        empty = {"title": "", "abstract": ""}
        return {name: empty.get(name) if value is None else value for name, value in self.valid_values.items()}


def _line(question):
    return LineField(max_length=MOST_IN_LINE, widget=forms.TextInput({"dir": "auto"}))


def _text(question):
    rows = 4 if question.max_words and question.max_words <= 100 else 10
    attributes = {"rows": rows, "dir": "auto"}
    if question.max_words:
        attributes["data-max-words"] = question.max_words
    return forms.CharField(max_length=MOST_LETTERS, widget=forms.Textarea(attributes))


def _people(question):
    """Whom the applicants do not want as reviewers."""
    words = _("A line for each: the name, and the email address or the ORCID iD. Reviewers never read this.")
    return forms.CharField(max_length=MOST_LETTERS, widget=forms.Textarea({"rows": 4, "dir": "auto"}), help_text=words)


def _yes_no(question):
    choices = [("yes", _("Yes")), ("no", _("No"))]
    return YesNoField(choices=choices, widget=forms.RadioSelect, coerce="yes".__eq__, empty_value=None)


class YesNoField(forms.TypedChoiceField):
    def prepare_value(self, value):
        return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value


def _choice(question):
    options = question.options
    if question.is_required and len(options) <= FEW_CHOICES:
        return forms.ChoiceField(choices=options, widget=forms.RadioSelect)
    return forms.ChoiceField(choices=[("", "–"), *options])


def _choices(question):
    return forms.MultipleChoiceField(choices=question.options, widget=forms.CheckboxSelectMultiple)


def _country(question):
    return forms.ChoiceField(choices=lambda: [("", "–"), *offered_countries()], widget=Select)


def _help(question, field):
    """The office's words, one line each, then what the kind of the field has to say."""
    lines = [escape(line) for line in question.help.splitlines() if line.strip()]
    if question.max_words:
        words = ngettext("At most %(n)s word.", "At most %(n)s words.", question.max_words)
        lines.append(words % {"n": number(question.max_words, reader())})
    if question.kind == QuestionKind.MONEY and question.currency:
        lines.append(format_html(_("In {}."), question.currency))
    if field.help_text:
        lines.append(field.help_text)
    return format_html_join("", '<span class="d-block">{}</span>', ((line,) for line in lines))


FIELDS = {
    QuestionKind.LINE: _line,
    QuestionKind.TEXT: _text,
    QuestionKind.NUMBER: lambda question: AmountField(max_digits=15, decimal_places=4),
    QuestionKind.MONEY: lambda question: AmountField(max_digits=18, decimal_places=2, min_value=0),
    QuestionKind.DATE: lambda question: DualDateField(),
    QuestionKind.YES_NO: _yes_no,
    QuestionKind.CHOICE: _choice,
    QuestionKind.CHOICES: _choices,
    QuestionKind.COUNTRY: _country,
    QuestionKind.CONFLICT: _people,
}
