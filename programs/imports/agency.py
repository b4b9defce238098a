"""The partner agency's list of the applications that it got."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.actions.matching import match_safe
from programs.models import AgencyEntry, Call, CallPattern
from records.imports import Import, Planned, imports
from records.models import Outcome
from records.text import clean_line, fold

FIELDS = {
    "Number": ("number", gettext_lazy("Under which the agency keeps it. This column must be there.")),
    "Title": ("title", gettext_lazy("Of the project.")),
    "Leader of our side": ("home_leader", gettext_lazy("Given name and family name.")),
    "Institution of our side": ("home_institution", gettext_lazy("In either language.")),
    "Leader of the partner": ("partner_leader", gettext_lazy("Given name and family name.")),
    "Institution of the partner": ("partner_institution", gettext_lazy("In either language.")),
}


class CallForm(forms.Form):
    """Which call the list is of."""

    call = forms.ModelChoiceField(Call.objects.none(), label=gettext_lazy("Call"))

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        calls = Call.objects.run_by(user).filter(pattern=CallPattern.TWIN, status="published")
        self.fields["call"].queryset = calls.order_by("-closes_at", "-pk")


@imports.register
class AgencyList(Import):
    """One application at the partner agency a row. What is one of ours beyond doubt is matched at once."""

    slug = "agency-list"
    title = gettext_lazy("The partner agency's list of applications")
    permission = "programs.import_agencyentry"
    columns = {name: meaning for name, (_column, meaning) in FIELDS.items()}
    required = ("Number",)

    def form_for(self, user):
        return CallForm(user=user)

    def runs_for(self, user):
        """Managers of programmes: those of their calls."""
        runs = super().runs_for(user)
        if user.has_perm("programs.add_programme"):
            return runs
        return runs.filter(options__call__in=list(Call.objects.run_by(user).values_list("pk", flat=True)))

    def missing_columns(self, missing, found):
        return _("There is no column “%(name)s”. The file has: %(found)s.") % {
            "name": missing[0],
            "found": ", ".join(found),
        }

    def plan(self, rows, options):
        known = {entry.number: entry for entry in AgencyEntry.objects.filter(call=options["call"])}
        seen, planned = set(), []
        for row in rows:
            values = {column: clean_line(str(row.values.get(name) or "")) for name, (column, _m) in FIELDS.items()}
            planned.append(_planned(row, values, known.get(values["number"]), seen))
            seen.add(fold(values["number"]))
        return planned

    def records_of(self, rows):
        found = {}
        for row in rows:
            found.setdefault(row.run.options["call"], []).append(row.key)
        entries = {
            entry.number: entry
            for call, numbers in found.items()
            for entry in AgencyEntry.objects.filter(call=call, number__in=numbers)
        }
        return {row.pk: entries[row.key] for row in rows if row.key in entries}

    def apply(self, planned, options, *, by):
        values = dict(planned.values)
        AgencyEntry.objects.update_or_create(call_id=options["call"], number=values.pop("number"), defaults=values)

    def finish(self, options, *, by):
        match_safe(Call.objects.get(pk=options["call"]), by=by)


def _planned(row, values, entry, seen):
    errors = []
    if not values["number"]:
        errors.append(_("The number is missing."))
    elif fold(values["number"]) in seen:
        errors.append(_("This number stands in the file twice."))
    for column, value in values.items():
        most = AgencyEntry._meta.get_field(column).max_length
        if len(value) > most:
            errors.append(_("At most %(most)s characters: %(value)s…") % {"most": most, "value": value[:40]})
    if errors:
        return Planned(row.number, row.values, Outcome.ERROR, messages=errors)
    if entry is None:
        outcome = Outcome.CREATE
    else:
        same = all(getattr(entry, column) == value for column, value in values.items())
        outcome = Outcome.UNCHANGED if same else Outcome.UPDATE
    return Planned(row.number, row.values, outcome, values["number"], values)
