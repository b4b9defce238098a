"""What is asked before a letter is filed on a record, or put right."""

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from records import actions, clock
from records.content import KINDS
from records.documents import ACCEPTED
from records.fields import DualDateField, LineField
from records.forms import KeepsNoFileMixin, refusals_shown
from records.models import Direction, Document, DocumentKind, Letter

_LONGEST = {name: Letter._meta.get_field(name).max_length for name in ("number", "correspondent", "subject")}


class LetterForm(KeepsNoFileMixin, forms.Form):
    """The secretariat's number and date, whose letter it is, and its scan."""

    direction = forms.ChoiceField(label=_("Direction"), choices=Direction, initial=Direction.OUTGOING)
    number = LineField(
        label=_("Letter number"), max_length=_LONGEST["number"], help_text=_("As the secretariat gave it.")
    )
    dated_on = DualDateField(label=_("Letter date"))
    correspondent = LineField(
        label=_("Correspondent"),
        required=False,
        max_length=_LONGEST["correspondent"],
        help_text=_("Who wrote it, or to whom it went."),
    )
    subject = LineField(label=_("Subject"), required=False, max_length=_LONGEST["subject"])
    file = forms.FileField(label=_("Scan"), required=False, help_text=_("PDF, JPEG or PNG, at most 10 MB."))
    scan = forms.ModelChoiceField(
        Document.objects.none(), label=_("Or a paper that is filed already"), required=False, empty_label="–"
    )

    holder = forms.ModelChoiceField(
        None,
        label=_("Who sees to the answer"),
        required=False,
        empty_label="–",
        help_text=_("Where an answer is awaited: it stands on their desk, and they are reminded."),
    )
    answer_by = DualDateField(label=_("Answer by"), required=False)

    def __init__(self, *args, record, letter=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.record, self.letter = record, letter
        if letter or record.shows_actions or not hasattr(record, "action_items"):
            del self.fields["holder"], self.fields["answer_by"]
        else:
            self.fields["holder"].queryset = get_user_model().objects.staff(clock.today()).order_by("name", "email")
        mimes = [KINDS[name].mime for name in ACCEPTED[DocumentKind.LETTER][0]]
        papers = Document.objects.about(record).current().filter(mime__in=mimes)
        kept = Q(pk__in=papers.values("pk")) | Q(pk=letter.scan_id if letter else None)
        self.fields["scan"].queryset = Document.objects.filter(kept).order_by("-pk")
        if letter:
            names = ("direction", "number", "dated_on", "correspondent", "subject", "scan")
            self.initial = {name: getattr(letter, name) for name in names} | self.initial
        self.use_required_attribute = False

    def clean(self):
        """An answer has both: who sees to it, and by when."""
        cleaned = super().clean()
        holder, answer_by = cleaned.get("holder"), cleaned.get("answer_by")
        if holder and not answer_by and "answer_by" not in self.errors:
            self.add_error("answer_by", _("Say by when it is to be answered."))
        if answer_by and not holder and "holder" not in self.errors:
            self.add_error("holder", _("Say who sees to the answer."))
        if answer_by and answer_by < clock.today():
            self.add_error("answer_by", _("That day is over: choose one from today on."))
        return cleaned

    def perform(self, *, by):
        """File or correct it and return the Letter; None where a refusal became an error of the form."""
        with refusals_shown(self):
            if self.letter is None:
                return actions.file_letter(self.record, **self.cleaned_data, by=by)
            actions.correct_letter(self.letter, **self.cleaned_data, by=by)
            return self.letter
        self.ask_for_file_again()
        return None
