"""What stands at the field of a data item: definition, exact period, last year's value, what was found and asked?"""

from dataclasses import dataclass, field

from evaluation.entry.before import last_year
from evaluation.entry.findings import FOR_OFFICE
from evaluation.entry.words import sentence_of
from evaluation.models import Finding, FindingState, Query
from records.languages import reader
from records.text import number


@dataclass
class Line:
    variable: object
    point: object = None
    last: object = None
    period: object = None
    findings: list = field(default_factory=list)
    queries: list = field(default_factory=list)
    evidence: list = field(default_factory=list)
    is_editable: bool = False

    @property
    def value_shown(self):
        return shown(self.point) if self.point else ""

    @property
    def last_shown(self):
        return shown(self.last) if self.last else ""

    @property
    def kind(self):
        return self.point.kind if self.point else ""

    @property
    def kind_shown(self):
        return self.point.get_kind_display() if self.point and self.point.kind else ""

    @property
    def is_from_elsewhere(self):
        """Has somebody else than its institution put it here?"""
        return self.point is not None and self.point.origin in ("records", "register", "office")


def shown(point):
    """The number, else the word for why there is none."""
    if point.value is not None:
        return number(point.value, reader())
    return str(point.get_kind_display()) if point.kind else ""


def lines_of(participation, variables, *, may_edit, for_office=False):
    """A line for each of these data items; a few queries, however many there are."""
    points = {
        point.variable_id: point
        for point in participation.points.filter(variable__in=variables).select_related("variable")
    }
    periods = {one.kind: one for one in participation.round.periods.all()}
    before = last_year(participation, variables)
    findings = group(findings_of(participation, for_office=for_office), "variable_id")
    queries = group(
        Query.objects.filter(point__participation=participation).select_related("point", "asked_by", "answered_by"),
        "point_id",
    )
    links = participation.points.model.evidence_links.rel.related_model.objects
    links = group(
        links.filter(point__participation=participation, item__closed_on=None).select_related("item"), "point_id"
    )
    found = []
    for one in variables:
        point = points.get(one.pk)
        key = point.pk if point else None
        found.append(
            Line(
                variable=one,
                point=point,
                last=before.get(one.pk),
                period=periods.get(one.period),
                findings=findings.get(one.pk, []),
                queries=queries.get(key, []),
                evidence=[link.item for link in links.get(key, [])],
                is_editable=may_edit(one, point),
            )
        )
    return found


def findings_of(participation, *, for_office=False):
    """Those that are not mended, each with its `sentence`; an institution reads nothing that speaks of another."""
    rows = Finding.objects.filter(participation=participation).exclude(state=FindingState.FIXED)
    if not for_office:
        rows = rows.exclude(code__in=FOR_OFFICE)
    rows = list(rows.select_related("variable", "rule__other", "said_by"))
    for row in rows:
        row.sentence = sentence_of(row)
    return rows


def group(rows, name):
    found = {}
    for row in rows:
        found.setdefault(getattr(row, name), []).append(row)
    return found
