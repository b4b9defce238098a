"""What each transition of a stay asks before it is made."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from exchanges import coverage
from exchanges.actions import learning, letters, stays
from exchanges.models import EarlyReturn, Side
from exchanges.workflow import stay_workflow
from records import clock
from records.fields import DualDateField, LineField
from records.forms import TransitionForm, refusals_shown
from records.models import Office

VALID_FOR = timedelta(days=180)
ANY = ("", "–")


class EndorseForm(TransitionForm):
    """An officer writes down what the host has said by letter."""

    name = LineField(label=_("Name of who endorses"), max_length=200)
    position = LineField(label=_("Position"), max_length=150, required=False)
    field_order = ["name", "position", "comment"]


class NominateForm(TransitionForm):
    off_quota_reason = LineField(
        label=_("Why beyond the quota"),
        required=False,
        max_length=300,
        help_text=_("Only where no place of a quota is taken; it stays with your name."),
    )
    field_order = ["off_quota_reason", "comment"]


class LetterFields(forms.Form):
    """What an invitation letter says."""

    name = LineField(label=_("Name as in the passport"), max_length=200)
    valid_until = DualDateField(label=_("Valid until"))
    costs = forms.CharField(
        label=_("Which costs are covered"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    signer = LineField(label=_("Signed by"), max_length=200)

    def start_with(self, stay):
        person = stay.person
        name = f"{person.given_en} {person.family_en}" if person else stay.person_given
        until = max(clock.today() + VALID_FOR, stay.ends_on)
        values = {"name": name, "valid_until": until, "signer": Office.current().signatory_en}
        for key, value in values.items():
            self.initial.setdefault(key, value)


class InviteForm(TransitionForm, LetterFields):
    field_order = ["name", "valid_until", "costs", "signer", "comment"]

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        self.start_with(record)


class LetterForm(LetterFields):
    """A letter that takes the place of the one before, or the first of a student."""

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        self.start_with(record)

    def perform(self, stay, *, by):
        with refusals_shown(self):
            letters.issue(stay, by=by, **self.cleaned_data)
        return not self.errors


class ExtendForm(forms.Form):
    ends_on = DualDateField(label=_("New last day"))
    comment = LineField(label=_("Reasons"), max_length=300)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False

    def perform(self, stay, *, by):
        with refusals_shown(self):
            stays.extend(stay, by=by, **self.cleaned_data)
        return not self.errors


class ChangeDaysForm(forms.Form):
    """Other planned days of a stay that is arranged, from whoever approves such stays."""

    starts_on = DualDateField(label=_("First day"))
    ends_on = DualDateField(label=pgettext_lazy("stay", "Last day"))
    comment = LineField(label=_("Reasons"), max_length=300)

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        self.initial |= {"starts_on": record.starts_on, "ends_on": record.ends_on}

    def perform(self, stay, *, by):
        with refusals_shown(self):
            stays.change_days(stay, by=by, **self.cleaned_data)
        return not self.errors


def tell_coverage(form, stay, *names):
    """Beside the fields of real days: on which days the agreement is in force. Other days are written down as well."""
    if stay.agreement is None:
        return
    days = coverage.covered(stay.agreement)
    said = gettext("The agreement is in force: %(days)s.") % {"days": days} if days else ""
    for name in names:
        if name in form.fields:
            form.fields[name].help_text = said or gettext("The agreement is in force on no day without a question.")


def warn_uncovered(request, stay):
    said = coverage.warning(stay)
    if said:
        messages.warning(request, said)


class CorrectDaysForm(forms.Form):
    """The days as they really were; of a stay that goes on, the first only."""

    arrived_on = DualDateField(label=_("Arrived on"))
    departed_on = DualDateField(label=_("Departed on"))
    comment = LineField(label=_("Reasons"), max_length=300)

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        self.initial |= {"arrived_on": record.arrived_on, "departed_on": record.departed_on}
        if record.departed_on is None:
            del self.fields["departed_on"]
        tell_coverage(self, record, "arrived_on", "departed_on")

    def perform(self, stay, *, by):
        with refusals_shown(self):
            stays.correct_days(stay, by=by, **self.cleaned_data)
        return not self.errors


class ArriveForm(TransitionForm):
    arrived_on = DualDateField(label=_("Arrived on"))
    field_order = ["arrived_on", "comment"]

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        self.initial.setdefault("arrived_on", min(record.starts_on, clock.today()))
        tell_coverage(self, record, "arrived_on")

    def tell(self, request):
        super().tell(request)
        warn_uncovered(request, self.record)


class DepartForm(TransitionForm):
    departed_on = DualDateField(label=_("Departed on"))
    early_return = forms.ChoiceField(
        label=_("Left early because of"), required=False, choices=[ANY, *EarlyReturn.choices]
    )
    field_order = ["departed_on", "early_return", "comment"]

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        self.initial.setdefault("departed_on", min(record.ends_on, clock.today()))
        tell_coverage(self, record, "departed_on")

    def tell(self, request):
        super().tell(request)
        warn_uncovered(request, self.record)


class CancelForm(TransitionForm):
    """Whoever travels speaks for nobody else."""

    cancelled_by = forms.ChoiceField(label=_("Cancelled by"), choices=Side)
    field_order = ["cancelled_by", "comment"]

    def __init__(self, *args, record, user, **kwargs):
        super().__init__(*args, record=record, user=user, **kwargs)
        if not user.has_perm("exchanges.follow_stay"):
            self.fields["cancelled_by"].choices = [(Side.PERSON.value, Side.PERSON.label)]


for name, form, action in (
    ("submit", TransitionForm, stays.submit),
    ("endorse", EndorseForm, stays.endorse),
    ("decline", TransitionForm, stays.decline),
    ("review", TransitionForm, stays.review),
    ("send_back", TransitionForm, stays.send_back),
    ("approve", TransitionForm, stays.approve),
    ("refuse", TransitionForm, stays.refuse),
    ("nominate", NominateForm, stays.nominate),
    ("reject", TransitionForm, stays.reject),
    ("invite", InviteForm, letters.invite),
    ("arrive", ArriveForm, stays.arrive),
    ("depart", DepartForm, stays.depart),
    ("not_arrived", TransitionForm, stays.not_arrived),
    ("not_departed", TransitionForm, stays.not_departed),
    ("report", TransitionForm, stays.report),
    ("recognise", TransitionForm, learning.recognise),
    ("complete", TransitionForm, stays.complete),
    ("cancel", CancelForm, stays.cancel),
):
    stay_workflow.register(name, form=form, action=action)
