"""Values of a round from the file that the command line reads: unit, period, variable, value, kind."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluation import reckoning
from evaluation.actions.deadlines import refuse_not_writable
from evaluation.actions.entries import is_editable, keep
from evaluation.collected import framework_of, plain_number
from evaluation.engine.problems import Problem
from evaluation.entry.findings import refresh
from evaluation.entry.given import Given
from evaluation.entry.lines import shown
from evaluation.entry.numbers import UnreadableNumber, refuse_unkept
from evaluation.forms.rounds import CollectingRoundForm
from evaluation.models import DataPoint, Origin, Participation, Round, ValueKind
from evaluation.sentences import sentence
from evaluation.workflow import COLLECTING, OUT
from records.imports import Import, Planned, imports
from records.languages import named
from records.models import Outcome
from records.refusals import Refusal


@imports.register
class Values(Import):
    """One value a row, entered for its institution by the office: all rows, or none where one of them is wrong."""

    slug = "evaluation-values"
    title = gettext_lazy("Values of a round")
    permission = "evaluation.import_datapoint"
    columns = {
        "unit": gettext_lazy("The institution's code in the round."),
        "period": gettext_lazy("The year of the round, in digits."),
        "variable": gettext_lazy("The code of the data item."),
        "value": gettext_lazy("A number with a decimal point: no thousands, no units."),
        "kind": gettext_lazy(
            "reported, zero or estimated beside a number; not_available, not_applicable or suppressed without one."
        ),
    }
    required = tuple(columns)

    def form_for(self, user):
        return CollectingRoundForm(user=user)

    def missing_columns(self, missing, found):
        return _("These columns are missing: %(missing)s. Found were: %(found)s.") % {
            "missing": named(missing),
            "found": named(found) or _("none"),
        }

    def plan(self, rows, options):
        """Each row with everything that is wrong in it. The institutions are held, as for any entry."""
        this = Round.objects.select_related("framework").get(pk=options["round"])
        if this.status not in COLLECTING:
            raise Refusal(_("This round takes no values now."))
        reading = _Reading(this)
        planned = [reading.planned(row) for row in rows]
        if any(row.outcome == Outcome.ERROR for row in planned):
            return [_held_back(row) for row in planned]
        last = {row.values["participation"]: row for row in planned if row.outcome != Outcome.UNCHANGED}
        for row in last.values():
            row.values["is_last"] = True
        return planned

    def apply(self, planned, options, *, by):
        """The value as its institution's; what follows from it is found when its institution's last one is kept."""
        values = planned.values
        found = {"participation_id": values["participation"], "variable_id": values["variable"]}
        point = DataPoint.objects.filter(**found).first() or DataPoint(**found)
        number = None if values["value"] is None else Decimal(values["value"])
        keep(point, Given(number, values["kind"], point.note), origin=Origin.OFFICE, by=by)
        if "is_last" in values:
            refresh(point.participation)

    def records_of(self, rows):
        keys = {row.pk: row.planned.get("participation") for row in rows}
        known = Participation.objects.select_related("institution", "round__exercise").in_bulk(
            {key for key in keys.values() if key}
        )
        return {row: known[key] for row, key in keys.items() if key in known}


def _held_back(row):
    """Right by itself, and not taken because another row is wrong."""
    if row.outcome in (Outcome.CREATE, Outcome.UPDATE):
        row.outcome, row.messages = Outcome.UNCHANGED, [_("Not taken: other rows are wrong.")]
    return row


class _Reading:
    """What a round's rows are read against: its data items, who takes part, for whom values are entered now."""

    def __init__(self, this):
        self.year = this.year
        self.plain = {one.code: one for one in framework_of(this).variables}
        self.variables = {one.code: one for one in this.framework.variables.all()}
        inside = this.participations.exclude(status__in=OUT).select_related("round").order_by("pk")
        self.inside = {one.code: one for one in inside.select_for_update(of=("self",))}
        self.closed = {code: _closed(one) for code, one in self.inside.items()}
        points = DataPoint.objects.filter(participation__in=self.inside.values())
        self.points = {(one.participation_id, one.variable_id): one for one in points}
        self.seen = {}

    def planned(self, row):
        texts = {name: str(row.values.get(name, "")) for name in Values.columns}
        value, problems = reckoning.cell(texts, self.plain)
        said = [sentence(one) for one in problems]
        participation = self.inside.get(texts["unit"].strip())
        said += [*self._place(texts, participation), *(self._value(row, value) if value else ())]
        if said:
            return Planned(row.number, texts, Outcome.ERROR, messages=said)
        return self._compared(row, texts, value, participation)

    def _place(self, texts, participation):
        """Whose value it is, and of which year."""
        unit, period = texts["unit"].strip(), texts["period"].strip()
        if participation is None:
            if unit:
                yield _("“%(code)s” takes no part in this round.") % {"code": unit[:40]}
        elif self.closed[unit]:
            yield self.closed[unit]
        if period.isdecimal() and len(period) <= 6 and int(period) != self.year:  # a longer one is no period at all
            yield _("%(period)s is another year than the round's, which is %(year)s.") % {
                "period": int(period),
                "year": self.year,
            }

    def _value(self, row, value):
        """What of a value that can be read cannot be kept here."""
        key = value.unit, value.period, value.variable
        first = self.seen.setdefault(key, row.number)
        if first != row.number:
            names = {"unit": value.unit, "variable": value.variable, "period": value.period, "first": first}
            yield sentence(Problem("given_twice", **names))
        if value.value is not None:
            try:
                refuse_unkept(plain_number(value.value))
            except UnreadableNumber as error:
                yield str(error)

    def _compared(self, row, texts, value, participation):
        variable = self.variables[value.variable]
        point = self.points.get((participation.pk, variable.pk))
        number, kind = value.value, str(value.kind)
        if kind == ValueKind.REPORTED and not number:
            kind = ValueKind.ZERO.value
        values = {
            "participation": participation.pk,
            "variable": variable.pk,
            "value": None if number is None else f"{number:f}",
            "kind": kind,
        }
        planned = Planned(row.number, texts, key=f"{participation.pk}:{variable.pk}", values=values)
        if point and (point.value, point.kind) == (number, kind):
            planned.outcome = Outcome.UNCHANGED
        elif not is_editable(participation, point):
            said = _("“%(variable)s” is not asked about: only values with a question are changed now.")
            planned.outcome, planned.messages = Outcome.ERROR, [said % {"variable": variable.title}]
        elif point and point.kind:
            planned.outcome = Outcome.UPDATE
            planned.messages = [_replaced(point)]
        return planned


def _closed(participation):
    """Why nothing is entered for an institution now; empty where it may be."""
    try:
        refuse_not_writable(participation)
    except Refusal as refusal:
        return str(refusal)
    return ""


def _replaced(point):
    return _("Replaces %(value)s, %(origin)s.") % {"value": shown(point), "origin": point.get_origin_display()}
