"""What a side that evaluates elsewhere says of the applications: scores, grades and ranks in its partner's file."""

from collections import Counter
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.actions import elsewhere
from programs.models import Application, ApplicationStatus, CallSide, Grade, MemberRole, Side
from records.fields import AmountField, WholeNumberField
from records.imports import Import, Planned, imports
from records.languages import listed
from records.models import Outcome
from records.text import clean_line, fold

MOST_OF_A_NOTE = 5000  # characters
SAID = ("raw", "grade", "rank", "panel_note")


class CallSideForm(forms.Form):
    """Which side the file is of: one with the partner's letter, not closed."""

    call_side = forms.ModelChoiceField(CallSide.objects.none(), label=gettext_lazy("Side"))

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        sides = CallSide.objects.run_by(user).filter(paper__isnull=False, closed_at=None)
        self.fields["call_side"].queryset = sides.select_related("call").order_by("-pk")


@imports.register
class PartnerEvaluations(Import):
    """One application a row: all rows, or none where one of them is wrong. A second person confirms the whole."""

    slug = "partner-evaluations"
    title = gettext_lazy("What a partner that evaluates elsewhere says")
    permission = "programs.import_sideevaluation"
    columns = {
        "Reference": gettext_lazy(
            "Of the application, like JDS-1406-0042, or its number at the partner's agency. This column must be there."
        ),
        "Score": gettext_lazy("From 0 to 100; empty where the partner gives none."),
        "Grade": gettext_lazy("A, B or C; what is graded C is not funded."),
        "Rank": gettext_lazy("From 1; it is shown to the committee, and nothing is counted from it."),
        "Note": gettext_lazy("To the committee."),
    }
    required = ("Reference",)

    def form_for(self, user):
        return CallSideForm(user=user)

    def runs_for(self, user):
        """Managers of programmes: those of their calls."""
        return (
            super()
            .runs_for(user)
            .filter(options__call_side__in=list(CallSide.objects.run_by(user).values_list("pk", flat=True)))
        )

    def missing_columns(self, missing, found):
        return _("There is no column “%(name)s”. The file has: %(found)s.") % {
            "name": missing[0],
            "found": ", ".join(found),
        }

    def plan(self, rows, options):
        call_side = CallSide.objects.select_related("call").get(pk=options["call_side"])
        elsewhere.hold_elsewhere(call_side)
        reading = _Reading(call_side)
        planned = [reading.planned(row) for row in rows]
        if any(row.outcome == Outcome.ERROR for row in planned):
            return [_held_back(row) for row in planned]
        reading.close(planned)
        return planned

    def apply(self, planned, options, *, by):
        """What it says of one application; with the last that changes, the whole file is taken in."""
        values, call_side = planned.values, CallSide.objects.get(pk=options["call_side"])
        said = {name: values[name] for name in SAID} | {"raw": values["raw"] and Decimal(values["raw"])}
        elsewhere.take_in(call_side, call_side.call.applications.get(pk=values["application"]), **said)
        if "applications" in values:
            elsewhere.taken_in(call_side, applications=values["applications"], by=by)

    def records_of(self, rows):
        keys = {row.pk: row.planned["application"] for row in rows if row.planned.get("application")}
        found = Application.objects.in_bulk(set(keys.values()))
        return {row: found[key] for row, key in keys.items() if key in found}


def _held_back(row):
    """Right by itself, and not taken because another row is wrong."""
    if row.outcome != Outcome.ERROR:
        row.outcome, row.messages = Outcome.UNCHANGED, [_("Not taken: other rows are wrong.")]
    return row


class _Reading:
    """What a side's rows are read against: the call's applications, what was taken in before, what was read already."""

    def __init__(self, call_side):
        handed_in = call_side.call.applications.exclude(reference=None)
        by_number = handed_in.filter(members__side=Side.PARTNER, members__role=MemberRole.LEADER)
        numbers = [(fold(one.theirs), one) for one in by_number.annotate(theirs=F("members__national_number"))]
        often = Counter(number for number, _one in numbers)
        self.applications = {number: one for number, one in numbers if number and often[number] == 1}
        self.applications |= {fold(one.reference): one for one in handed_in}
        self.before = {one.application_id: one for one in call_side.evaluations.select_related("application")}
        self.seen = set()

    def planned(self, row):
        texts = {name: clean_line(str(row.values.get(name) or "")) for name in PartnerEvaluations.columns}
        errors = []
        application = self._application(texts["Reference"], errors)
        said = {
            "raw": _read(SCORE, texts["Score"].replace(",", "."), _("Score"), errors),
            "grade": self._grade(texts["Grade"], errors),
            "rank": _read(RANK, texts["Rank"], _("Rank"), errors),
            "panel_note": texts["Note"],
        }
        if len(texts["Note"]) > MOST_OF_A_NOTE:
            errors.append(
                _("At most %(most)s characters: %(value)s…") % {"most": MOST_OF_A_NOTE, "value": texts["Note"][:40]}
            )
        if not (texts["Score"] or texts["Grade"] or texts["Rank"]):
            errors.append(_("It has neither a score nor a grade nor a rank."))
        if errors:
            return Planned(row.number, row.values, Outcome.ERROR, messages=errors)
        return self._compared(row, application, said)

    def _application(self, reference, errors):
        found = self.applications.get(fold(reference))
        if not reference:
            errors.append(_("The reference is missing."))
        elif found is None:
            errors.append(_("No application to this call has this reference."))
        elif found.status != ApplicationStatus.ELIGIBLE:
            errors.append(_("This application is not evaluated any more."))
        elif found.pk in self.seen:
            errors.append(_("This application stands in the file twice."))
        else:
            self.seen.add(found.pk)
        return found

    def _grade(self, text, errors):
        grade = text.upper()
        if grade and grade not in Grade.values:
            errors.append(_("A grade is A, B or C."))
        return grade

    def _compared(self, row, application, said):
        before = self.before.get(application.pk)
        values = said | {"application": application.pk, "raw": None if said["raw"] is None else str(said["raw"])}
        if before is None:
            outcome = Outcome.CREATE
        else:
            same = all(getattr(before, name) == value for name, value in said.items())
            outcome = Outcome.UNCHANGED if same else Outcome.UPDATE
        return Planned(row.number, row.values, outcome, application.reference, values)

    def close(self, planned):
        """The last row that changes takes the whole in; what the file says nothing of any more is taken out by it."""
        gone = [one.application.reference for key, one in self.before.items() if key not in self.seen]
        changing = [row for row in planned if row.outcome != Outcome.UNCHANGED]
        if gone and planned:
            changing = changing or planned[-1:]
            changing[-1].messages = [_("No longer in the file, and taken out: %(names)s.") % {"names": listed(gone)}]
            if changing[-1].outcome == Outcome.UNCHANGED:
                changing[-1].outcome = Outcome.UPDATE
        if changing:
            changing[-1].values["applications"] = sorted(self.seen)


SCORE = AmountField(required=False, min_value=0, max_value=100, max_digits=7, decimal_places=4)
RANK = WholeNumberField(required=False, min_value=1, max_value=100_000)


def _read(field, text, label, errors):
    """The number in a cell; None where it is empty or, with why, cannot be read."""
    try:
        return field.clean(text)
    except ValidationError as error:
        errors += [f"{label}: {message}" for message in error.messages]
        return None
