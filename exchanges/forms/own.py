"""What whoever travels applies with and reports, and what a host answers."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from directory.countries import offered_countries
from exchanges.kinds import KINDS, Route, applied_for_choices
from records import clock
from records.fields import DualDateField, LineField
from records.forms import KeepsNoFileMixin, refusals_shown

MOST_WORDS = 6000
MOST_DAYS = 1100


def _line(label, most, **options):
    return LineField(label=label, max_length=most, widget=forms.TextInput(attrs={"dir": "auto"}), **options)


def _text(label, **options):
    area = forms.Textarea(attrs={"rows": 4, "dir": "auto"})
    return forms.CharField(label=label, max_length=MOST_WORDS, widget=area, **options)


class OwnForm(forms.Form):
    """A form of the portal: what is missing is said in words, and a refusal stands beside its field."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False

    def perform(self, action, *asked, by, **values):
        """Whether it was done; what the action gave is in `done`."""
        with refusals_shown(self):
            self.done = action(*asked, **self.cleaned_data, **values, by=by)
        return not self.errors


class ApplyForm(OwnForm):
    """Applied for by whoever comes or goes: the other institution may be written as it calls itself."""

    kind = forms.ChoiceField(label=gettext_lazy("What for"), choices=applied_for_choices)
    title_en = _line(gettext_lazy("Subject (English)"), 300)
    title_fa = _line(gettext_lazy("Subject (Persian)"), 300, required=False)
    route = forms.ChoiceField(
        label=gettext_lazy("As a visiting professor"),
        required=False,
        choices=Route,
        help_text=gettext_lazy(
            "Choose “the office first” where you know nobody at the faculty. Others need no choice."
        ),
    )
    home_given = _line(gettext_lazy("Institution that sends you"), 300)
    host_given = _line(gettext_lazy("Institution that receives you"), 300)
    host_person = _line(gettext_lazy("Who receives you there"), 200, required=False)
    country = forms.ChoiceField(label=gettext_lazy("Country abroad"))
    starts_on = DualDateField(label=gettext_lazy("First day"))
    ends_on = DualDateField(label=pgettext_lazy("stay", "Last day"))
    reason = _text(gettext_lazy("Why, and what is to come of it"))
    version = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = [("", "–"), *offered_countries()]
        self.fields["country"].help_text = _("Where you come from, or where you go.")

    def clean(self):
        values = super().clean()
        first, last = values.get("starts_on"), values.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("It ends before it begins."))
        elif first and last and (last - first).days > MOST_DAYS:
            self.add_error("ends_on", _("A stay lasts three years at most."))
        if first and first < clock.today():
            self.add_error("starts_on", _("This day is over: what has begun is written down by the office."))
        if values.get("kind"):
            values["direction"] = KINDS[values["kind"]].directions[0]
        values["route"] = values.get("route") or Route.HOST
        return values

    @staticmethod
    def initial_of(stay):
        """A draft as it stands."""
        names = [
            "kind",
            "title_en",
            "title_fa",
            "route",
            "host_person",
            "country",
            "starts_on",
            "ends_on",
            "reason",
            "version",
        ]
        values = {name: getattr(stay, name) for name in names}
        return values | {"home_given": stay.home_name, "host_given": stay.host_name}


class AskHostForm(OwnForm):
    name = _line(gettext_lazy("Name of who may speak for the host"), 200)
    position = _line(gettext_lazy("Position"), 150, required=False)
    email = forms.EmailField(
        label=gettext_lazy("Email at the host"),
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the letter"), choices=[("fa", "فارسی"), ("en", "English")]
    )


class LearningForm(OwnForm):
    """The courses, one a line; of another version also why."""

    courses = _text(
        gettext_lazy("Courses"),
        help_text=gettext_lazy("One a line: code and title at the host, credits, and what it stands for at home."),
    )
    reason = _line(gettext_lazy("Why it is changed"), 300)

    def __init__(self, *args, before, **kwargs):
        super().__init__(*args, **kwargs)
        if before is None:
            del self.fields["reason"]
        else:
            self.initial["courses"] = before.courses


class ApproveLearningForm(OwnForm):
    """Of the host who has answered on paper, the name."""

    name = _line(gettext_lazy("Name of who answers for the host"), 200)

    def __init__(self, *args, is_host, **kwargs):
        super().__init__(*args, **kwargs)
        if not is_host:
            del self.fields["name"]


class HostEndorseForm(OwnForm):
    name = _line(gettext_lazy("Name"), 200)
    position = _line(gettext_lazy("Position"), 150)
    is_sure = forms.BooleanField(
        label=gettext_lazy("I may speak for the host, and the visitor is welcome on these days."),
        error_messages={"required": gettext_lazy("Say that you endorse it by ticking the box.")},
    )

    def __init__(self, *args, learning=None, **kwargs):
        super().__init__(*args, **kwargs)
        if learning:
            self.fields["is_sure"].label = _("I may speak for the host, and approve this learning agreement.")

    def clean(self):
        values = super().clean()
        values.pop("is_sure", None)
        return values


class DeclineForm(OwnForm):
    reason = _text(gettext_lazy("Reasons"))


class PaperForm(KeepsNoFileMixin, OwnForm):
    """A paper that whoever applied adds; the office and whoever else sees the stay may read it."""

    title = _line(gettext_lazy("What it is"), 200)
    file = forms.FileField(label=gettext_lazy("File"), help_text=gettext_lazy("PDF, JPEG or PNG, at most 10 MB."))


class ReportForm(OwnForm):
    text = _text(gettext_lazy("Report"))
