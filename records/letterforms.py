"""What is asked before a letter is filed on a record, or put right."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from records import actions
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

    def __init__(self, *args, record, letter=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.record, self.letter = record, letter
        mimes = [KINDS[name].mime for name in ACCEPTED[DocumentKind.LETTER][0]]
        papers = Document.objects.about(record).current().filter(mime__in=mimes)
        kept = Q(pk__in=papers.values("pk")) | Q(pk=letter.scan_id if letter else None)
        self.fields["scan"].queryset = Document.objects.filter(kept).order_by("-pk")
        if letter:
            names = ("direction", "number", "dated_on", "correspondent", "subject", "scan")
            self.initial = {name: getattr(letter, name) for name in names} | self.initial
        self.use_required_attribute = False

    def perform(self, *, by):
        """File or correct it and return the Letter; None where a refusal became an error of the form."""
        with refusals_shown(self):
            if self.letter is None:
                return actions.file_letter(self.record, **self.cleaned_data, by=by)
            actions.correct_letter(self.letter, **self.cleaned_data, by=by)
            return self.letter
        self.ask_for_file_again()
        return None
