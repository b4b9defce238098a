"""What does the dossier of a joint committee tell of each application? Nothing of what is closed to its reader."""

from collections import defaultdict
from dataclasses import dataclass, field

from programs.decisiontable import in_money, rows_of
from programs.models import Application, CommitteeItem, Member, MemberRole, Review, Side, SideEvaluation
from records.money import Money


@dataclass(frozen=True)
class Chapter:
    """One application: its row of the decision table, who leads it, what each side said in words."""

    row: object
    leaders: list = field(default_factory=list)
    asked: list = field(default_factory=list)  # (side, amount)
    reviews: list = field(default_factory=list)  # without who wrote them
    notes: list = field(default_factory=list)  # (side, note of its panel)

    @property
    def anchor(self):
        return f"application-{self.row.item.pk}"

    @property
    def heading(self):
        return f"{self.row.item} – {self.row.item.application.title}"


def chapters_of(committee, user):
    """In the order of their ranks, what was withdrawn left out. The same few queries however many there are."""
    seen = CommitteeItem.objects.visible_to(user).filter(committee=committee).exclude(outcome="")
    read = Application.objects.read_whole_by(user).order_by().values("pk")
    items = seen.filter(application__in=read).select_related("application").prefetch_related("amounts")
    rows = rows_of(list(items.order_by("position", "pk")), committee.call)
    applications = [row.item.application_id for row in rows]
    leaders, reviews, notes = _leaders(applications), _reviews(applications), _notes(applications)
    return [
        Chapter(
            row,
            leaders[row.item.application_id],
            [(Side(one.side).label, in_money(Money(one.asked, one.currency))) for one in row.item.amounts.all()],
            reviews[row.item.application_id],
            notes[row.item.application_id],
        )
        for row in rows
    ]


def _by_application(rows, key):
    found = defaultdict(list)
    for one in rows:
        found[key(one)].append(one)
    return found


def _leaders(applications):
    rows = Member.objects.filter(application__in=applications, role=MemberRole.LEADER).select_related("institution")
    return _by_application(rows, lambda one: one.application_id)


def _reviews(applications):
    rows = Review.objects.filter(assignment__application__in=applications, assignment__status="submitted")
    rows = rows.select_related("assignment__call_side").order_by("assignment__call_side__side", "pk")
    return _by_application(rows, lambda one: one.assignment.application_id)


def _notes(applications):
    rows = SideEvaluation.objects.filter(application__in=applications).exclude(panel_note="")
    rows = rows.select_related("call_side").order_by("call_side__side")
    return _by_application(rows, lambda one: one.application_id)
