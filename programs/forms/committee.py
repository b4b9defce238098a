"""What is typed about a joint committee: who sits on it, who is there, what it says of an application."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directory.models import Person
from programs.forms.decisions import LongText, OfficeForm
from programs.models import Committee, CommitteeMember, Outcome, Side
from records.fields import AmountField, DualDateField, WholeNumberField


class CommitteeForm(forms.ModelForm):
    held_on = DualDateField(label=gettext_lazy("Day of the meeting"), required=False)

    class Meta:
        model = Committee
        fields = ["call", "held_on", "place", "home_quorum", "partner_quorum"]


class SeatForm(OfficeForm):
    """Somebody of the directory, for a side that applies."""

    person = forms.ModelChoiceField(Person.objects.none(), label=gettext_lazy("Person"))
    side = forms.ChoiceField(label=gettext_lazy("Side"))
    is_chair = forms.BooleanField(label=gettext_lazy("Chairs the side"), required=False)

    def __init__(self, *args, committee, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = Person.objects.open().visible_to(user)
        self.fields["side"].choices = [(side, Side(side).label) for side in committee.call.sides]


class PresenceForm(OfficeForm):
    present = forms.ModelMultipleChoiceField(
        CommitteeMember.objects.none(),
        label=gettext_lazy("Who is there"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, committee, **kwargs):
        super().__init__(*args, **kwargs)
        members = committee.members.select_related("person")
        self.fields["present"].queryset = members
        self.fields["present"].initial = [one.pk for one in members if one.is_present]
        self.fields["present"].label_from_instance = lambda one: f"{one} ({one.get_side_display()})"


class DecideForm(forms.Form):
    """One row of the decision table. Empty rank and outcome: as the rules say."""

    chosen = forms.ChoiceField(label=gettext_lazy("Outcome"), required=False)
    rank = WholeNumberField(
        label=gettext_lazy("Rank"),
        required=False,
        min_value=1,
        help_text=gettext_lazy("Empty: as computed."),
    )
    reason = LongText(
        label=gettext_lazy("Reasons"),
        required=False,
        help_text=gettext_lazy("Where rank or outcome differ from the rules': at least 20 characters."),
    )
    note = LongText(label=gettext_lazy("Note"), required=False)
    edition = forms.IntegerField(widget=forms.HiddenInput)
    shown_rank = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, item, **kwargs):
        shown = item.rank if item.rank is not None else ""
        moved = item.moved_to is not None
        start = {"chosen": item.chosen, "rank": item.rank if moved else None, "reason": item.reason, "note": item.note}
        start |= {"edition": item.edition, "shown_rank": shown if moved else ""}
        super().__init__(*args, initial=start, prefix=f"i{item.pk}", **kwargs)
        self.use_required_attribute = False
        self.accounts = {f"a{one.pk}": one for one in item.amounts.all()}
        self.fields["chosen"].choices = [("", _("as the rules say")), *Outcome.choices]
        for name in ("reason", "note"):
            self.fields[name].widget.attrs["rows"] = 2
        for name, one in self.accounts.items():
            words = {"side": one.get_side_display(), "currency": one.currency}
            self.fields[name] = AmountField(
                label=_("Granted, %(side)s (%(currency)s)") % words,
                min_value=0,
                max_value=one.asked,
                initial=one.granted,
            )
        self.order_fields(["chosen", "rank", *self.accounts, "reason", "note"])

    @property
    def decided(self):
        values = {name: value for name, value in self.cleaned_data.items() if name not in self.accounts}
        return values | {"amounts": {one.account: self.cleaned_data[name] for name, one in self.accounts.items()}}
