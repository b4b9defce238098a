"""What happens when the office's own records and registers say something of an institution's values?"""

from decimal import Decimal

from django.utils.translation import gettext as _

from evaluation.actions.entries import keep
from evaluation.entry.findings import refresh
from evaluation.entry.given import Given, Unacceptable, given
from evaluation.entry.tasks import is_declared
from evaluation.measures import measures
from evaluation.models import DataPoint, Origin, ParticipationStatus, ValueKind
from evaluation.workflow import COLLECTING, OUT
from records.history import acting
from records.refusals import Refusal
from records.workflow import lock

OWN = "Own records of the office"
COLUMNS = ("institution", "variable", "value")
MOST_SAID = 20


def fill_from_records(this, *, by):
    """Every data item with a measure is filled in where nothing was given yet; else it stands beside what was given.

    Returns how many values were filled in.
    """
    filled = 0
    with acting(by=by, verb="fill_from_records"):
        lock(this)
        if this.status not in COLLECTING:
            raise Refusal(_("This round takes no values now."))
        periods = {one.kind: one for one in this.periods.all()}
        wanted = [
            (one, measures.get(one.measure), periods[one.period])
            for one in this.framework.variables.exclude(measure="")
            if one.period in periods and measures.get(one.measure)
        ]
        for participation in this.participations.exclude(status__in=OUT).select_related("institution"):
            for variable, measure, period in wanted:
                value = measure.value(participation.institution, period.starts_on, period.ends_on)
                filled += _put(participation, variable, Decimal(value), source=OWN, origin=Origin.RECORDS, by=by)
            refresh(participation)
    return filled


def _put(participation, variable, value, *, source, origin, by):
    """Beside what was given; as the value where nothing was. Returns whether it became the value."""
    point = participation.points.select_for_update(of=("self",)).filter(variable=variable).first()
    point = point or DataPoint(participation=participation, variable=variable)
    point.register_value, point.register_source = value, source
    writable = not is_declared(variable) or participation.status == ParticipationStatus.FILLING
    if writable and (not point.kind or point.origin == origin != Origin.TYPED):
        kind = ValueKind.REPORTED if value else ValueKind.ZERO
        keep(point, Given(value, kind, point.note), origin=origin, by=by)
        return True
    point.save()
    return False


def read_register(this, rows, *, source, by):
    """Values of a register, all or none: `rows` are (number, {institution, variable, value}).

    What institutions declare has them beside it; what the office or a register gives takes them as its value.
    """
    with acting(by=by, verb="read_register"):
        lock(this)
        if this.status not in COLLECTING:
            raise Refusal(_("This round takes no values now."))
        inside = {one.code: one for one in this.participations.exclude(status__in=OUT)}
        variables = {one.code: one for one in this.framework.variables.all()}
        said, found = [], []
        for number, row in rows:
            try:
                found.append(_row(row, inside, variables))
            except Unacceptable as error:
                said.append(_("Row %(row)s: %(sentence)s") % {"row": number, "sentence": error})
        if said:
            raise Refusal(" ".join([*said[:MOST_SAID], *(["…"] if len(said) > MOST_SAID else [])]), "file")
        for participation, variable, value in found:
            _put(participation, variable, value, source=source, origin=Origin.REGISTER, by=by)
        for participation in {one for one, _variable, _value in found}:
            refresh(participation)
    return len(found)


def _row(row, inside, variables):
    code, name = str(row["institution"]).strip(), str(row["variable"]).strip()
    if code not in inside:
        raise Unacceptable(_("“%(code)s” takes no part in this round.") % {"code": code[:40]})
    if name not in variables:
        raise Unacceptable(_("“%(code)s” is no data item of this round.") % {"code": name[:40]})
    value = given(variables[name], str(row["value"]), "").value
    if value is None:
        raise Unacceptable(_("The value is missing."))
    return inside[code], variables[name], value
