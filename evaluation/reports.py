"""What is printed about rounds: the statement that a head signs."""

from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from evaluation.models import Participation, SubmissionStatus, ValueKind
from records.fields import LineField
from records.reports import Report, reports


class ParticipationForm(forms.Form):
    """An institution in a round that the reader sees, by the key in its address."""

    participation = LineField(label=_("Institution in a round"), required=False, max_length=60)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.use_required_attribute = False

    def clean_participation(self):
        typed = self.cleaned_data["participation"]
        if not typed:
            return None
        try:
            key = UUID(typed)
        except ValueError as error:
            raise ValidationError(_("You see no submitted values with this key.")) from error
        visible = Participation.objects.visible_to(self.user).select_related("round__exercise", "institution")
        found = visible.filter(uuid=key).first()
        if found is None:
            raise ValidationError(_("You see no submitted values with this key."))
        return found


@reports.register
class Statement(Report):
    """What the head signs on paper: all values as they were submitted, and their fingerprint."""

    slug = "evaluation-statement"
    title = _("Statement of values")
    description = _("The values that an institution has submitted, with their fingerprint, to be signed by its head.")
    template = "evaluation/reports/statement.html"
    permission = "evaluation.print_participation"
    form_class = ParticipationForm
    is_listed = False

    def form(self, data, *, user):
        return self.form_class(data, user=user)

    def context(self, *, user, on, filters, is_pdf):
        participation = filters.get("participation")
        standing = participation and participation.submissions.exclude(status=SubmissionStatus.TAKEN_BACK).first()
        return {"participation": participation, "submission": standing, "rows": rows_of(standing) if standing else []}


def rows_of(submission):
    """(title, unit, value, kind, note) of each value that was submitted."""
    variables = {one.code: one for one in submission.participation.round.framework.variables.all()}
    found = []
    for one in submission.content:
        variable = variables.get(one["variable"])
        title, unit = (variable.title, variable.unit) if variable else (one["variable"], "")
        found.append((title, unit, one["value"], ValueKind(one["kind"]).label, one["note"]))
    return found
