"""What an officer types who enters an application on paper."""

from django import forms
from django.utils.translation import gettext_lazy as _

from directory.models import Person
from programs.actions.on_paper import TAKEN, NamedLeader, enter
from programs.forms.decisions import LongText, OfficeForm
from programs.models import Call
from records import clock
from records.fields import DualDateField, LineField
from records.forms import KeepsNoFileMixin, refusals_shown


def _named(label):
    return LineField(label=label, required=False, max_length=200, widget=forms.TextInput(attrs={"dir": "auto"}))


def _address(label):
    widget = forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"})
    return forms.EmailField(label=label, required=False, widget=widget, help_text=_("Letters go there."))


def _somebody(label):
    return forms.ModelChoiceField(Person.objects.none(), label=label, required=False, empty_label="–")


class OnPaperForm(KeepsNoFileMixin, OfficeForm):
    """The call, whom the paper names as leaders, and the paper itself."""

    is_multipart = True

    call = forms.ModelChoiceField(Call.objects.none(), label=_("Call"))
    home_person = _somebody(_("Leader at home, from the directory"))
    home_name = _named(_("Or the name of the leader at home"))
    home_email = _address(_("Email of the leader at home"))
    home_institution = _named(_("Institution of the leader at home"))
    partner_person = _somebody(_("Leader of the partner, from the directory"))
    partner_name = _named(_("Or the name of the partner's leader"))
    partner_email = _address(_("Email of the partner's leader"))
    partner_institution = _named(_("Institution of the partner's leader"))
    letter_on = DualDateField(label=_("Date of the letter"))
    file = forms.FileField(label=_("Scan of the letter"), help_text=_("PDF, JPEG or PNG. Only the office reads it."))
    reason = LongText(label=_("Why is it entered on paper?"), help_text=_("The leaders read it in the history."))

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["call"].queryset = _calls_of(user)
        for name in ("home_person", "partner_person"):
            if user.has_perm("directory.see_every_person"):
                self.fields[name].queryset = Person.objects.open().visible_to(user)
            else:
                del self.fields[name]

    def clean(self):
        """A leader of each side that applies, by the directory or by name; nobody twice."""
        values = super().clean()
        call = values.get("call")
        leaders = {side: self._leader(side, values) for side in call.sides} if call else {}
        for side, leader in leaders.items():
            if not leader.person and not leader.name:
                self.add_error(f"{side}_name", _("Say who leads it on this side."))
        addresses = [row["email"].lower() for row in (one.row for one in leaders.values()) if row.get("email")]
        if len(set(addresses)) < len(addresses):
            self.add_error("partner_email", _("Somebody else of the team has this address."))
        return values

    def _leader(self, side, values):
        said = {name: values.get(f"{side}_{name}") for name in ("person", "name", "email", "institution")}
        given = said.pop("institution") or ""
        return NamedLeader(
            person=said["person"], name=said["name"] or "", email=said["email"] or "", institution_given=given
        )

    def perform(self, *, by):
        """Enter it; None where it is refused, which stands beside its field."""
        values, entered = self.cleaned_data, None
        leaders = {side: self._leader(side, values) for side in values["call"].sides}
        kept = {name: values[name] for name in ("letter_on", "file", "reason")}
        with refusals_shown(self):
            entered = enter(values["call"], leaders=leaders, by=by, **kept)
        self.ask_for_file_again()
        return entered


def _calls_of(user):
    """Those that this user runs, and that are open or in their minutes of grace."""
    now = clock.now()
    begun = Call.objects.run_by(user).published().filter(opens_at__lte=now)
    taken = [call.pk for call in begun if not call.is_elsewhere and call.phase(now) in TAKEN]
    return Call.objects.filter(pk__in=taken)
