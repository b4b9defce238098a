"""What is asked before a meeting goes on, and of whoever is invited to it."""

import datetime as dt

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from networks.actions import meetings
from networks.models import AgendaItem, Attendance, Meeting, Reply
from networks.workflow import WAS_HELD, meeting_workflow
from records import clock
from records.fields import DualDateField, LineField, NumberInput
from records.forms import TransitionForm, refusals_shown
from records.text import fold

COMMENTS_TAKE = dt.timedelta(days=14)


class TimeOfDayField(forms.TimeField):
    """A time of day in digits of either script."""

    def to_python(self, value):
        return super().to_python(_latin(value))


def _latin(value):
    if not isinstance(value, str):
        return value
    return ":".join(fold(part) for part in value.split(":"))


class MeetingForm(forms.ModelForm):
    """A meeting is entered for a body of a network that one keeps."""

    class Meta:
        model = Meeting
        fields = [
            "body",
            "number",
            "title_en",
            "title_fa",
            "held_on",
            "begins",
            "ends",
            "time_zone",
            "place",
            "link",
        ]
        field_classes = {"begins": TimeOfDayField, "ends": TimeOfDayField}
        widgets = {
            name: forms.TimeInput(format="%H:%M", attrs={"size": 6, "dir": "ltr"}) for name in ("begins", "ends")
        }


class AgendaForm(forms.ModelForm):
    """One item in a row of the page of a meeting: narrow enough that all of it is seen."""

    class Meta:
        model = AgendaItem
        fields = ["position", "title_en", "title_fa", "presenter", "minutes_long", "note"]
        widgets = {
            "position": NumberInput({"size": 2}),
            "title_en": forms.TextInput({"size": 22}),
            "title_fa": forms.TextInput({"size": 22}),
            "presenter": forms.TextInput({"size": 12}),
            "minutes_long": NumberInput({"size": 2}),
            "note": forms.Textarea({"rows": 2, "cols": 14, "dir": "auto"}),
        }


class AttendanceForm(forms.ModelForm):
    class Meta:
        model = Attendance
        fields = ["contact", "reply", "presence", "proxy_name"]
        widgets = {"proxy_name": forms.TextInput({"size": 10})}


class CirculateForm(TransitionForm):
    comments_until = DualDateField(label=_("Comments until"))
    field_order = ["comments_until", "comment"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("comments_until", clock.today() + COMMENTS_TAKE)

    def clean_comments_until(self):
        day = self.cleaned_data["comments_until"]
        if day < clock.today():
            raise ValidationError(_("That day is past."))
        return day


class ApproveForm(TransitionForm):
    approved_in = forms.ModelChoiceField(Meeting.objects.none(), label=_("Approved at the meeting"))
    field_order = ["approved_in", "comment"]

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        later = Meeting.objects.filter(body=record.body_id, held_on__gt=record.held_on, status__in=WAS_HELD)
        self.fields["approved_in"].queryset = later.for_lists().order_by("held_on")
        self.fields["comment"].required = False
        self.fields["comment"].label = _("Comment")


class AnswerForm(forms.Form):
    """Whether one comes; a proxy is a name."""

    reply = forms.ChoiceField(
        label=_("Do you come?"),
        choices=[pair for pair in Reply.choices if pair[0] != Reply.NONE],
        widget=forms.RadioSelect,
    )
    proxy_name = LineField(label=_("Who comes for you"), max_length=200, required=False)
    note = LineField(label=_("Note to the secretary"), max_length=300, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("reply") == Reply.PROXY and not cleaned.get("proxy_name"):
            self.add_error("proxy_name", _("Name the proxy."))
        return cleaned

    def perform(self, attendance):
        with refusals_shown(self):
            meetings.answer(attendance, **self.cleaned_data)
        return not self.errors


meeting_workflow.register("call", form=TransitionForm, action=meetings.call)
meeting_workflow.register("hold", form=TransitionForm, action=meetings.hold)
meeting_workflow.register("take_back", form=TransitionForm, action=meetings.take_back)
meeting_workflow.register("circulate", form=CirculateForm, action=meetings.circulate)
meeting_workflow.register("approve", form=ApproveForm, action=meetings.approve)
meeting_workflow.register("cancel", form=TransitionForm, action=meetings.cancel)
