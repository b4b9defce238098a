"""What was supported before? Earlier awards and joint projects of the people who apply now."""

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.translation import gettext as _

from programs.models import AwardLeader, EarlierAward, ProjectLeader
from programs.workflow import BEGUN, ProjectStatus
from records.text import Fold, fold


@dataclass(frozen=True)
class Work:
    """One award or project, and which of the leaders asked about led it: by side of theirs, whether it is certain."""

    record: object
    programme: int | None
    starts_on: dt.date | None
    ends_on: dt.date | None
    is_running: bool | None  # None: its dates decide
    led_by: dict = field(default_factory=dict)
    unnamed: set = field(default_factory=set)  # those found who are not named in public as its leaders

    @property
    def label(self):
        """What a reader is told of it: an award by programme and number, a project by its title if that is public.

        Not by its title where that would tell who leads it.
        """
        if isinstance(self.record, EarlierAward):
            return f"{self.record.programme.name} {self.record.number or self.record.year or self.record.title}"
        is_told = self.record.is_public and not self.unnamed
        return self.record.title if is_told else _("a joint project")

    def runs_on(self, day):
        """Is it going on? None where nobody knows when it ends."""
        if self.is_running is not None:
            return self.is_running or bool(self.ends_on and self.ends_on >= day)
        if self.starts_on and self.starts_on > day:
            return False
        return None if self.ends_on is None else self.ends_on >= day


def works_of(leaders):
    """The works that any of these leaders led; where only the name agrees, that is not certain."""
    leaders = [leader for leader in leaders if leader.name or leader.persons]
    if not leaders:
        return []
    condition = Q(person__in={person for leader in leaders for person in leader.persons})
    for name in {leader.name for leader in leaders if leader.name}:
        condition |= Q(folded__contains=name) | Q(person__folded__contains=name)
    return _works(leaders, *_rows(condition))


class EveryWork:
    """All that was supported before, read once: to ask of many applications."""

    def __init__(self):
        self.rows = [[(_folded(row), row) for row in rows] for rows in _rows(Q())]

    def works_of(self, leaders):
        leaders = [leader for leader in leaders if leader.name or leader.persons]
        names = {leader.name for leader in leaders} - {""}
        persons = set().union(*(leader.persons for leader in leaders))
        return _works(
            leaders,
            *(
                [row for folded, row in rows if row.person_id in persons or any(name in folded for name in names)]
                for rows in self.rows
            ),
        )


def _rows(condition):
    """(leaders of awards, leaders of projects) of which this holds."""
    awards = AwardLeader.objects.alias(folded=Fold("name")).filter(condition, award__closed_on=None)
    projects = (
        ProjectLeader.objects.told_to()
        .alias(folded=Fold("name"))
        .filter(condition, project__closed_on=None, project__status__in=BEGUN)
    )
    return (
        awards.select_related("award__programme", "person", "institution"),
        projects.select_related("project", "person", "institution"),
    )


def _works(leaders, awards, projects):
    found = {}
    for row in awards:
        _add(found, ("award", row.award_id), _award, row.award, row, leaders)
    for row in projects:
        _add(found, ("project", row.project_id), _project, row.project, row, leaders)
    return list(found.values())


def _add(found, key, make, record, row, leaders):
    for leader in leaders:
        certain = _same(leader, row)
        if certain is not None:
            work = found.setdefault(key, make(record))
            side = leader.member.side
            work.led_by[side] = work.led_by.get(side, False) or certain
            if isinstance(row, ProjectLeader) and not row.is_named:
                work.unnamed.add(row.pk)


def _folded(row):
    return row.person.folded if row.person_id else fold(row.name)


def _same(leader, row):
    """Is it the same person? True, False where only the name says so, None where nothing does."""
    if row.person_id in leader.persons:
        return True
    if row.person_id and leader.persons:
        return None
    if not leader.name or leader.name not in _folded(row):
        return None
    return not leader.places.isdisjoint(places(row))


def places(row):
    """The institution by all its names, whatever language anybody reads."""
    named = (row.institution.name_en, row.institution.name_fa) if row.institution_id else (row.institution_given,)
    return {fold(name) for name in named if name}


def _award(award):
    return Work(award, award.programme_id, award.starts_on, award.ends_on, None)


def _project(project):
    is_running = project.status == ProjectStatus.RUNNING
    return Work(project, None, project.starts_on, project.ends_on, is_running)
