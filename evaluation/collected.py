"""Which values of a round count? The accepted ones, as the engine reads them, beside those of the years before."""

from dataclasses import replace
from decimal import Decimal

from evaluation import reckoning
from evaluation.corrections import values_corrected
from evaluation.models import (
    Appeal,
    DataPoint,
    Framework,
    ParticipationGroup,
    ParticipationStatus,
    PointState,
    Round,
    ValueKind,
)
from evaluation.rows import engine_framework
from evaluation.workflow import OUT, FrameworkStatus, RoundStatus

# Rounds whose accepted values are known in later years.
DONE = (RoundStatus.APPROVED, RoundStatus.PUBLISHED, RoundStatus.SUPERSEDED)


def snapshot_of(this, *, seed=None):
    """All that a run of this round is a function of: framework with this round's peer groups, values, the year before.

    Raises the engine's Problem where no value was accepted.
    """
    before = round_before(this)
    older = None if before is None or version_of(before) == version_of(this) else framework_of(before)
    return reckoning.snapshot(framework_of(this), values_of(this), period=this.year, before=older, seed=seed)


def version_of(this):
    """The version of the framework that counts in a round: its own, until an appeal on a rule is found right."""
    upheld = Appeal.objects.filter(participation__round=this).upheld().select_related("run__framework")
    last = upheld.order_by("-status_since", "-pk").first()
    return (last and last.run.framework) or this.framework


def versions_after(this):
    """By which versions an appeal on a rule may be upheld: locked, begun from the one that counts, of the same data."""
    now, codes = version_of(this), _codes(this.framework)
    line, found = {now.pk}, []
    for one in Framework.objects.filter(exercise=this.exercise_id, number__gt=now.number).order_by("number"):
        if one.previous_id in line:
            line.add(one.pk)
            if one.status == FrameworkStatus.LOCKED and not one.is_closed and _codes(one) == codes:
                found.append(one)
    return found


def _codes(framework):
    return set(framework.variables.values_list("code", flat=True))


def framework_of(this, version=None):
    """The engine's framework of a round, by this version or the one that counts; groups are as the round says."""
    plain = engine_framework(Framework.objects.whole().get(pk=(version or version_of(this)).pk))
    chosen = ParticipationGroup.objects.filter(participation__in=accepted(this)).select_related(
        "participation", "group"
    )
    groups = {grouping: {code: [] for code in below} for grouping, below in plain.groups.items()}
    for one in chosen:
        if one.group.code in groups.get(one.group.grouping, ()):
            groups[one.group.grouping][one.group.code].append(one.participation.code)
    return replace(
        plain,
        groups={
            grouping: {code: tuple(sorted(units)) for code, units in below.items()}
            for grouping, below in groups.items()
        },
    )


def values_of(this, *, with_years_before=True):
    """A tuple of the engine's values: one for each data item that an accepted institution has spoken of.

    Values of earlier rounds of the exercise come with their own year, for those who take part now; one whose data item
    has another code now comes under both. What was corrected after publication comes as corrected.
    """
    rounds = [this, *(rounds_before(this) if with_years_before else ())]
    units = dict(accepted(this).values_list("institution", "code"))
    found = []
    for one in rounds:
        points = _spoken_of(accepted(one)).filter(participation__institution__in=units)
        names = {} if one is this else _names_now(this, one)
        corrected = values_corrected(one)
        for point in points:
            unit = units[point.participation.institution_id]
            codes = dict.fromkeys([point.variable.code, *names.get(point.variable_id, ())])
            other = corrected.get((point.participation.code, point.variable.code))
            found += [_value(unit, one.year, code, point, other) for code in codes]
    return tuple(found)


def values_so_far(this):
    """A tuple of the engine's values as they stand today, of everybody who takes part, accepted or not."""
    corrected = values_corrected(this)
    return tuple(
        _value(
            point.participation.code,
            this.year,
            point.variable.code,
            point,
            corrected.get((point.participation.code, point.variable.code)),
        )
        for point in _spoken_of(this.participations.exclude(status__in=OUT))
    )


def _spoken_of(participations):
    points = DataPoint.objects.filter(participation__in=participations).exclude(kind="")
    points = points.select_related("variable", "participation")
    return points.order_by("participation__code", "variable__position", "variable__code")


def accepted(this):
    """The institutions whose values count."""
    return this.participations.filter(status=ParticipationStatus.ACCEPTED)


def rounds_before(this):
    """Earlier rounds of the exercise that are done, the last first."""
    return Round.objects.filter(exercise=this.exercise_id, year__lt=this.year, status__in=DONE).order_by("-year")


def round_before(this):
    """The round with which this one is compared; None for the first."""
    return rounds_before(this).first()


def _value(unit, year, code, point, corrected=None):
    if corrected:
        value, kind = corrected
        return reckoning.value(unit, year, code, plain_number(value), kind)
    if point.state == PointState.REJECTED:
        return reckoning.value(unit, year, code, None, ValueKind.NOT_AVAILABLE)
    return reckoning.value(unit, year, code, plain_number(point.value), point.kind)


def plain_number(value):
    """A figure without the zeros that its column writes behind the point."""
    if value is None:
        return None
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _names_now(this, earlier):
    """The codes of this round's data items by the key of the earlier round's that they continue."""
    now = {one.continuity_key: one.code for one in this.framework.variables.exclude(continuity_key="")}
    return {
        one.pk: (now[one.continuity_key],)
        for one in earlier.framework.variables.exclude(continuity_key="")
        if one.continuity_key in now
    }
