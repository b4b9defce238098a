"""What may be typed before a transition, and how a refusal finds its place in a form."""

from contextlib import contextmanager

from django import forms
from django.contrib import messages
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from records.fields import DualDateField, LineField
from records.refusals import Refusal


class KeepsNoFileMixin:
    """A browser forgets the file it sent: where the page comes back with an error, say so beside the field."""

    def full_clean(self):
        super().full_clean()
        self.ask_for_file_again()

    def perform(self, *asked, **values):
        """What is done may be refused as well."""
        done = super().perform(*asked, **values)
        self.ask_for_file_again()
        return done

    def ask_for_file_again(self):
        if self.is_bound and self.errors and self.files.get("file") and "file" not in self.errors:
            self.add_error("file", _("Choose the file again: it was not kept, because something else is missing."))


class TransitionForm(forms.Form):
    """What a transition without consequences asks: a comment. A grave one asks for reasons."""

    comment = forms.CharField(
        label=_("Comment"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Stays in the history of the record."),
    )

    def __init__(self, *args, record, transition, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.record, self.transition, self.user = record, transition, user
        self.use_required_attribute = False
        if transition.is_grave:
            self.fields["comment"].required = True
            self.fields["comment"].label = _("Reasons")

    @property
    def consequence(self):
        """What will happen, for the page that asks."""
        return self.transition.consequence

    @property
    def is_grave(self):
        return self.transition.is_grave

    def tell(self, request):
        """Say what has happened."""
        messages.success(request, gettext("Done: %(act)s.") % {"act": self.transition.label})

    def perform(self, workflow):
        """Make the transition; a refusal becomes an error of the form, and nothing typed is lost."""
        with refusals_shown(self):
            workflow.perform(self.record, self.transition.name, by=self.user, **self.cleaned_data)
        return not self.errors


class ReasonForm(forms.Form):
    """Why something is done, in one line that stays in the history."""

    reason = LineField(label=_("Reasons"), max_length=300, widget=forms.TextInput(attrs={"dir": "auto"}))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False


class AsOfForm(forms.Form):
    """For any day: the last one that is over is not edited, only read."""

    on = DualDateField(label=_("As of"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False


class ImpreciseDatesForm(forms.ModelForm):
    """A model form in which each of `imprecise` is one field for three columns: signed for signed_on, _precision, …"""

    imprecise = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for stem in self.imprecise:
            self.initial.setdefault(stem, getattr(self.instance, stem))

    def _post_clean(self):
        for stem in self.imprecise:
            if stem in self.cleaned_data:
                date = self.cleaned_data[stem]
                setattr(self.instance, f"{stem}_on", date and date.date)
                if date:
                    setattr(self.instance, f"{stem}_precision", date.precision)
                    setattr(self.instance, f"{stem}_calendar", date.calendar)
        super()._post_clean()


@contextmanager
def refusals_shown(form):
    """A refusal of what is done inside becomes an error of the form; nothing typed is lost."""
    try:
        yield
    except Refusal as refusal:
        add_refusal(form, refusal)


def add_refusal(form, refusal):
    """Show a refusal beside its field where the form has it, else above the form."""
    form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
