"""What may be typed about joint projects, what each transition asks, and what readers may ask of the list."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_filters import Filter, FilterSet

from programs import actions
from programs.models import Project, ProjectFunding, ProjectKind
from programs.workflow import BEGUN, ProjectStatus, project_workflow
from records import clock
from records.fields import AmountField, DualDateField, LineField
from records.forms import TransitionForm
from records.widgets import Select

ANY = ("", "–")


class ProjectForm(forms.ModelForm):
    class Meta:
        model = Project
        fields = [
            "kind",
            "title_en",
            "title_fa",
            "agreement",
            "starts_on",
            "ends_on",
            "summary_en",
            "summary_fa",
            "url",
            "is_public",
        ]


class FundingForm(forms.ModelForm):
    """Amounts in any digits; the currency in capital letters."""

    class Meta:
        model = ProjectFunding
        fields = ["side", "source", "amount", "currency", "in_kind"]
        field_classes = {"amount": AmountField}

    def clean_currency(self):
        return self.cleaned_data["currency"].upper()


class StartForm(TransitionForm):
    starts_on = DualDateField(label=_("First day"))
    field_order = ["starts_on", "comment"]

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        self.initial.setdefault("starts_on", record.starts_on or clock.today())


class EndForm(TransitionForm):
    ends_on = DualDateField(label=_("Last day"))
    field_order = ["ends_on", "comment"]

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        planned = record.ends_on
        self.initial.setdefault("ends_on", planned if planned and planned <= clock.today() else clock.today())


class ProjectFilter(FilterSet):
    """By words, kind and status; what was not understood narrows nothing."""

    q = Filter(label=_("Search"))
    kind = Filter(label=_("Kind"))
    status = Filter(label=_("Status"))
    q.field_class = LineField
    kind.field_class = status.field_class = forms.ChoiceField

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        user = self.request.user
        seen = ProjectStatus.choices if user.is_authenticated else [(one.value, one.label) for one in BEGUN]
        self.filters["kind"].extra |= {"choices": [ANY, *ProjectKind.choices], "widget": Select}
        self.filters["status"].extra |= {"choices": [ANY, *seen], "widget": Select}

    @cached_property
    def asked(self):
        self.form.is_valid()
        return self.form.cleaned_data

    @cached_property
    def qs(self):
        found = self.queryset
        if self.asked.get("q"):
            found = found.search(self.asked["q"])
        for name in ("kind", "status"):
            if self.asked.get(name):
                found = found.filter(**{name: self.asked[name]})
        return found


project_workflow.register("start", form=StartForm, action=actions.start)
project_workflow.register("end", form=EndForm, action=actions.end)
project_workflow.register("cancel", form=TransitionForm, action=actions.cancel)
