"""What may be typed before a transition of a round, or of an institution in one?"""

from datetime import datetime, time

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from directory.models import Institution
from evaluation import actions
from evaluation.actions import checking
from evaluation.actions.registers import COLUMNS
from evaluation.forms.frameworks import TransitionForm
from evaluation.models import Participation, Round
from evaluation.workflow import COLLECTING, participation_workflow, round_workflow
from notices.texts import letter_languages
from records import clock, spreadsheets
from records.fields import LineField, MomentField
from records.forms import KeepsNoFileMixin, refusals_shown
from records.forms import TransitionForm as OneTransitionForm

MOST_OFFERED = 500
MOST_BYTES = 5 * 1024 * 1024


class OfficeMomentField(MomentField):
    """A moment in the office's time zone."""

    def clean(self, value):
        value = super().clean(value)
        return value and value.replace(tzinfo=clock.zone())

    def prepare_value(self, value):
        if hasattr(value, "astimezone") and value.tzinfo:
            value = value.astimezone(clock.zone()).replace(tzinfo=None)
        return super().prepare_value(value)


class SubmitForm(OneTransitionForm):
    """Who signs. Without an address the statement is printed, signed and uploaded."""

    head_name = LineField(label=_("Who signs for the institution"), max_length=200)
    head_position = LineField(label=_("Position"), max_length=150)
    head_email = forms.EmailField(
        label=_("Email"),
        required=False,
        help_text=_("A link is sent there. Without it: print the statement, have it signed, upload it."),
        widget=forms.EmailInput(attrs={"dir": "ltr"}),
    )
    head_language = forms.ChoiceField(label=_("Language of the letter"))
    field_order = ["head_name", "head_position", "head_email", "head_language", "comment"]

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        self.fields["head_language"].choices = letter_languages("evaluation-signature-asked")
        for name in ("head_name", "head_position", "head_email", "head_language"):
            self.initial.setdefault(name, getattr(record, name))


class SignForm(KeepsNoFileMixin, OneTransitionForm):
    """The printed statement with its signature."""

    file = forms.FileField(
        label=_("Signed statement"), help_text=_("PDF, JPEG or PNG, at most 20 MB; with the fingerprint to be read.")
    )
    signed_name = LineField(label=_("Who has signed"), max_length=200)
    signed_position = LineField(label=_("Position"), max_length=150)
    field_order = ["file", "signed_name", "signed_position", "comment"]

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        self.initial.setdefault("signed_name", record.head_name)
        self.initial.setdefault("signed_position", record.head_position)


class GiveBackForm(OneTransitionForm):
    answers_until = OfficeMomentField(
        label=_("Answers until"),
        help_text=_("No question is expected to be answered later than that."),
    )
    field_order = ["answers_until", "comment"]

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        days = checking.open_queries(record).filter(due_on__gte=clock.today()).values_list("due_on", flat=True)
        if days:
            last = datetime.combine(max(days), time(23, 59), tzinfo=clock.zone())
            self.initial.setdefault("answers_until", last)


class InviteForm(forms.Form):
    """Institutions that take part as well: names or codes are not guessed, they are chosen."""

    institutions = forms.ModelMultipleChoiceField(
        label=_("Institutions"),
        queryset=Institution.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Those of the kind that the exercise measures, in the office's own country, that are not in it yet."
        ),
    )

    def __init__(self, *args, this, **kwargs):
        super().__init__(*args, use_required_attribute=False, **kwargs)
        kinds = {"university": ["university"], "institute": ["institute"], "park": ["park"]}
        known = Participation.objects.filter(round__exercise=this.exercise_id).values("institution")
        wanted = Q(kind__in=kinds.get(this.exercise.kind, ["network", "other"]), country="IR")
        found = Institution.objects.in_use().filter(wanted | Q(pk__in=known)).exclude(participations__round=this)
        offered = found.order_by("sort_en").values("pk")[:MOST_OFFERED]
        self.fields["institutions"].queryset = Institution.objects.filter(pk__in=offered).order_by("sort_en")


class RegisterForm(forms.Form):
    """Values of a register, as a table with the columns institution, variable, value."""

    source = LineField(label=_("Which register"), max_length=200, widget=forms.TextInput(attrs={"dir": "auto"}))
    file = forms.FileField(
        label=_("File"), help_text=_("XLSX or CSV with the columns institution, variable, value: codes and a number.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, use_required_attribute=False, **kwargs)

    def clean_file(self):
        file = self.cleaned_data["file"]
        kind = file.name.rpartition(".")[2].lower()
        if kind not in ("xlsx", "csv"):
            raise forms.ValidationError(_("The name of the file ends in .xlsx or .csv."))
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("This file is too large."))
        try:
            table = spreadsheets.read(file.read(), kind)
        except spreadsheets.UnreadableFile as error:
            raise forms.ValidationError(str(error)) from error
        missing = [name for name in COLUMNS if name not in table.header]
        if missing:
            raise forms.ValidationError(_("Columns are missing: %(names)s.") % {"names": ", ".join(missing)})
        self.rows = [(row.number, row.values) for row in table.rows]
        return file

    def perform(self, act, this, *, by):
        with refusals_shown(self):
            return act(this, self.rows, source=self.cleaned_data["source"], by=by)


class CollectingRoundForm(forms.Form):
    """Which round values are taken into."""

    round = forms.ModelChoiceField(Round.objects.none(), label=_("Round"))

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        found = Round.objects.visible_to(user).filter(status__in=COLLECTING).select_related("exercise")
        self.fields["round"].queryset = found


class ExtendForm(forms.Form):
    closes_at = OfficeMomentField(label=_("Deadline of its own"))
    comment = forms.CharField(
        label=_("Reasons"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, use_required_attribute=False, **kwargs)

    def perform(self, act, participation, *, by):
        with refusals_shown(self):
            act(participation, by=by, **self.cleaned_data)
        return not self.errors


class RoundForm(forms.ModelForm):
    """A round while it is prepared, and its later deadline."""

    closes_at = OfficeMomentField(label=_("Deadline for values"), required=False)

    class Meta:
        model = Round
        fields = [
            "exercise",
            "framework",
            "year",
            "title_en",
            "title_fa",
            "opens_on",
            "closes_at",
            "validated_by",
            "question_days",
            "appeal_days",
            "answer_days",
        ]


for name in ("open_collection", "redesign", "validate", "compute", "cancel"):
    round_workflow.register(name, form=TransitionForm, action=getattr(actions, name))
for name in ("unsubmit", "accept", "withdraw", "exclude", "readmit"):
    participation_workflow.register(name, form=TransitionForm, action=getattr(actions, name))
participation_workflow.register("submit", form=SubmitForm, action=actions.submit)
participation_workflow.register("sign", form=SignForm, action=actions.sign)
participation_workflow.register("give_back", form=GiveBackForm, action=actions.give_back)
