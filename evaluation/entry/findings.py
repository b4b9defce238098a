"""What is missing, impossible or doubtful about an institution's values? Rules of the framework, and those that hold
always.

What compares one institution with others is for validators only.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from statistics import median

from evaluation.entry.before import last_year
from evaluation.entry.tasks import is_declared
from evaluation.models import (
    WITH_VALUE,
    Check,
    DataPoint,
    EvidenceItem,
    EvidenceLink,
    Finding,
    FindingState,
    Framework,
)
from evaluation.models.indicator import Evidence
from records import clock

# Never shown to an institution: they speak of another one.
FOR_OFFICE = ("peers", "shared_file")
SLIP = Decimal("0.2")  # a value is "about" a multiple where it is no further from it than a fifth
PEERS_NEEDED = 5


@dataclass(frozen=True)
class Found:
    code: str
    variable: object
    rule: object = None
    is_hard: bool = True
    facts: dict = field(default_factory=dict)

    @property
    def key(self):
        return self.code, self.variable.pk, self.rule.pk if self.rule else None


def refresh(participation):
    """Write down what is found now, inside an act. An explanation stays while its figures do."""
    now = {one.key: one for one in find(participation)}
    kept = {(one.code, one.variable_id, one.rule_id): one for one in participation.findings.all()}
    for key, one in now.items():
        row = kept.get(key)
        if row is None:
            Finding.objects.create(
                participation=participation,
                variable=one.variable,
                rule=one.rule,
                code=one.code,
                facts=one.facts,
                is_hard=one.is_hard,
            )
        elif row.state == FindingState.FIXED or row.facts != one.facts:
            _change(row, state=FindingState.OPEN, facts=one.facts, found_at=clock.now())
    for key, row in kept.items():
        if key not in now and row.state != FindingState.FIXED:
            _change(row, state=FindingState.FIXED)


def _change(row, **values):
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))


def find(participation):
    """All that is found, of values as they are now."""
    whole = (
        Framework.objects.whole()
        .prefetch_related("rules__variable", "rules__other")
        .get(pk=participation.round.framework_id)
    )
    variables = list(whole.variables.all())
    points = {point.variable_id: point for point in participation.points.all()}
    before = last_year(participation, variables)
    found = [
        Found("missing", one)
        for one in variables
        if is_declared(one) and (one.pk not in points or not points[one.pk].kind)
    ]
    found += _without_evidence(participation, whole, points)
    found += _shared_files(participation)
    for rule in whole.rules.all():
        if point := _valued(points, rule.variable):
            found += _by_rule(rule, point, points, before, participation)
    return found


def _valued(points, variable):
    point = points.get(variable.pk)
    return point if point is not None and point.kind in WITH_VALUE else None


def _by_rule(rule, point, points, before, participation):
    last = before.get(rule.variable_id)
    if rule.looks_at == Check.PART:
        whole = _valued(points, rule.other)
        if whole and point.value > whole.value * Decimal(repr(rule.limit)):
            yield _found(rule, value=point.value, whole=whole.value, other=rule.other.code)
    elif rule.looks_at == Check.PEERS:
        others = _values_of_others(participation, rule.variable)
        if _is_far(point.value, others, rule.limit):
            yield _found(rule, value=point.value, middle=Decimal(median(others)))
    elif last is not None and last.kind in WITH_VALUE:
        yield from _against_last_year(rule, point.value, last.value)


def _against_last_year(rule, value, last):
    if rule.looks_at == Check.ZERO:
        if not value and last > 0:
            yield _found(rule, last=last)
    elif not value or not last:
        return
    elif rule.looks_at == Check.CHANGE:
        change = 100 * (value - last) / abs(last)
        if abs(change) > Decimal(repr(rule.limit)):
            yield _found(rule, value=value, last=last, percent=change)
    else:
        ratio, slip = abs(value / last), Decimal(repr(rule.limit))
        if slip and (_is_about(ratio, slip) or _is_about(1 / ratio, slip)):
            yield _found(rule, value=value, last=last, times=slip, is_more=ratio > 1)


def _is_about(ratio, times):
    return abs(ratio - times) <= SLIP * times


def _found(rule, **facts):
    plain = {name: f"{one:f}" if isinstance(one, Decimal) else one for name, one in facts.items()}
    return Found(str(rule.looks_at), rule.variable, rule, rule.is_hard, plain)


def _values_of_others(participation, variable):
    return list(
        DataPoint.objects.filter(participation__round=participation.round_id, variable=variable, kind__in=WITH_VALUE)
        .exclude(participation=participation)
        .values_list("value", flat=True)
    )


def _is_far(value, others, limit):
    """Further from the others' median than `limit` times their median distance from it."""
    if len(others) < PEERS_NEEDED:
        return False
    middle = median(others)
    usual = median(abs(one - middle) for one in others)
    return usual > 0 and abs(value - middle) > Decimal(repr(limit)) * usual


def _without_evidence(participation, framework, points):
    """Indicators that want evidence: what is above the line of their formula, where it has a value."""
    standing = EvidenceLink.objects.filter(point__participation=participation, item__closed_on=None)
    linked = set(standing.values_list("point", flat=True))
    wanted = {}
    for indicator in framework.indicators.all():
        for term in indicator.terms.all():
            point = _valued(points, term.variable)
            if term.is_below or point is None or point.pk in linked:
                continue
            always = indicator.evidence == Evidence.REQUIRED
            if always or (indicator.evidence == Evidence.REQUIRED_IF_POSITIVE and point.value > 0):
                wanted[term.variable_id] = term.variable
    return [Found("evidence", one) for one in wanted.values()]


def _shared_files(participation):
    """Files that another institution has filed as well, in whatever round."""
    own = participation.evidence.open().exclude(sha256="")
    shared = EvidenceItem.objects.open().exclude(participation__institution=participation.institution_id)
    hashes = set(shared.filter(sha256__in=own.values("sha256")).values_list("sha256", flat=True))
    links = EvidenceLink.objects.filter(item__in=own.filter(sha256__in=hashes)).select_related(
        "point__variable", "item"
    )
    by_variable = {}
    for link in links:
        by_variable.setdefault(link.point.variable, []).append(link.item)
    for variable, items in by_variable.items():
        facts = {"files": sorted(str(item.uuid) for item in items)}
        yield Found("shared_file", variable, is_hard=False, facts=facts)
