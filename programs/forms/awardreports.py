"""What is typed in reports of awards, and about when they are due."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs.forms.decisions import LongText, OfficeForm
from programs.models import ReportKind, ReportOutput
from records.fields import DualDateField, LineField
from records.forms import KeepsNoFileMixin

MOST = 20_000  # letters of one text


class ReportText(LongText):
    def __init__(self, **options):
        super().__init__(**options)
        self.max_length = MOST


class ReportForm(forms.Form):
    """What every report tells, then what the call asks. Anything may be missing until it is submitted."""

    done = ReportText(label=_("What was done"))
    coming = ReportText(label=_("What comes next"), required=False)
    difficulties = ReportText(label=_("Difficulties"), required=False)

    def __init__(self, *args, report, questions, **kwargs):
        kwargs["initial"] = {name: getattr(report, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        self.questions = {f"q{one.pk}": one for one in questions}
        said = {one.question_id: one.text for one in report.answers.all()}
        for name, question in self.questions.items():
            self.fields[name] = ReportText(label=str(question), initial=said.get(question.pk, ""))

    def full_clean(self):
        """What is wanted is said on the page, and not asked for before it is submitted."""
        wanted = [self.fields[name] for name in ("done", *self.questions)]
        for field in wanted:
            field.required = False
        super().full_clean()
        for field in wanted:
            field.required = True

    @property
    def texts(self):
        return {name: self.cleaned_data[name] for name in self.base_fields if name in self.cleaned_data}

    @property
    def answers(self):
        """{question: text} of what can be read."""
        return {one: self.cleaned_data[name] for name, one in self.questions.items() if name in self.cleaned_data}

    def require_all(self):
        """To submit: say beside each field what is missing."""
        for name in ("done", *self.questions):
            if name not in self.errors and not self.cleaned_data.get(name, "").strip():
                self.add_error(name, _("This is missing."))
        return self.is_valid()


class OutputForm(forms.ModelForm, OfficeForm):
    """An output is found by its DOI or its address; a thesis or an event may have neither."""

    title = LineField(label=_("Title"), max_length=300)
    published_on = DualDateField(label=_("Published on"), required=False)
    doi = LineField(label=_("DOI"), max_length=220, required=False, help_text=_("Like 10.1000/182."))

    class Meta:
        model = ReportOutput
        fields = ["kind", "title", "doi", "url", "published_on"]

    def clean_doi(self):
        """However it was copied: with the address before it, or the word."""
        doi = self.cleaned_data["doi"]
        for before in ("https://", "http://", "dx.doi.org/", "doi.org/", "doi:"):
            if doi.lower().startswith(before):
                doi = doi[len(before) :].strip()
        ReportOutput._meta.get_field("doi").run_validators(doi)
        return doi

    def clean(self):
        found = super().clean()
        if found.get("kind") == "publication" and not found.get("doi") and not found.get("url") and not self.errors:
            self.add_error("doi", _("Give the DOI of a publication, or its web address."))
        return found


class ReportFileForm(KeepsNoFileMixin, OfficeForm):
    title = LineField(label=_("What it is"), max_length=200)
    file = forms.FileField(label=_("File"), help_text=_("PDF, JPEG, PNG, XLSX or CSV."))

    @property
    def is_multipart(self):
        return True


class AskReportForm(OfficeForm):
    kind = forms.ChoiceField(label=_("Report"), choices=ReportKind)
    due_on = DualDateField(label=_("Due on"))


class MoveDueForm(OfficeForm):
    due_on = DualDateField(label=_("Due on"))
    reason = LongText(label=_("Reasons"))
