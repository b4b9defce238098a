"""What was supported before? Awards, also earlier ones, and joint projects of the people who apply now."""

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.translation import gettext as _

from programs.awardworkflow import AwardStatus
from programs.models import Award, AwardLeader, EarlierAward, Member, ProjectLeader
from programs.workflow import BEGUN, ProjectStatus
from records import clock
from records.text import Fold, fold

SUPPORTED = (AwardStatus.ACCEPTED, AwardStatus.CLOSED, AwardStatus.TERMINATED)


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
        if isinstance(self.record, Award):
            return f"{self.record.application.call.programme.name} {self.record.application.shown_reference}"
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
    persons, accounts = _known_by(leaders)
    condition = Q(person__in=persons)
    for name in {leader.name for leader in leaders if leader.name}:
        condition |= Q(folded__contains=name) | Q(person__folded__contains=name)
    of_members = condition | Q(user__in=accounts) | Q(user__person__in=persons)
    return _works(leaders, *_rows(condition, of_members))


class EveryWork:
    """All that was supported before, read once: to ask of many applications."""

    def __init__(self):
        self.rows = [[(_folded(row), row) for row in rows] for rows in _rows(Q(), Q())]

    def works_of(self, leaders):
        leaders = [leader for leader in leaders if leader.name or leader.persons]
        names = {leader.name for leader in leaders} - {""}
        persons, accounts = _known_by(leaders)

        def concerns(folded, row):
            person, account = _person(row), getattr(row, "user_id", None)
            known = (person is not None and person.pk in persons) or account in accounts
            return known or any(name in folded for name in names)

        return _works(leaders, *([row for folded, row in rows if concerns(folded, row)] for rows in self.rows))


def _known_by(leaders):
    """(keys of people, keys of accounts) by which it is certain who they are."""
    persons = {person for leader in leaders for person in leader.persons}
    return persons, {leader.member.user_id for leader in leaders} - {None}


def _rows(condition, of_members):
    """(leaders of earlier awards, of awards, of projects that began without a call) of which this holds."""
    earlier = AwardLeader.objects.alias(folded=Fold("name")).filter(condition, award__closed_on=None)
    awarded = Member.objects.filter(of_members, role="leader", application__award__status__in=SUPPORTED)
    projects = (
        ProjectLeader.objects.told_to()
        .alias(folded=Fold("name"))
        .filter(condition, project__closed_on=None, project__status__in=BEGUN, project__award=None)
    )
    return (
        earlier.select_related("award__programme", "person", "institution"),
        awarded.select_related(
            "application__award", "application__call__programme", "person", "institution", "user__person"
        ),
        projects.select_related("project", "person", "institution"),
    )


def _works(leaders, earlier, awarded, projects):
    found = {}
    for row in earlier:
        _add(found, ("earlier award", row.award_id), _earlier_award, row.award, row, leaders)
    for row in awarded:
        others = [leader for leader in leaders if leader.member.application_id != row.application_id]
        _add(found, ("award", row.application_id), _award, row.application.award, row, others)
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


def _person(row):
    """The entry of the directory: their own, or that of the account with which they led it."""
    return row.person or getattr(getattr(row, "user", None), "person", None)


def _folded(row):
    person = _person(row)
    return person.folded if person else fold(row.name)


def _same(leader, row):
    """Is it the same person? True, False where only the name says so, None where nothing does."""
    person, account = _person(row), getattr(row, "user_id", None)
    if (person is not None and person.pk in leader.persons) or (account and account == leader.member.user_id):
        return True
    if person is not None and leader.persons:
        return None
    if not leader.name or leader.name not in _folded(row):
        return None
    return not leader.places.isdisjoint(places(row))


def places(row):
    """The institution by all its names, whatever language anybody reads."""
    named = (row.institution.name_en, row.institution.name_fa) if row.institution_id else (row.institution_given,)
    return {fold(name) for name in named if name}


def _earlier_award(award):
    return Work(award, award.programme_id, award.starts_on, award.ends_on, None)


def _award(award):
    """It runs until it is completed; the years after it count from its last day, or the day on which it was ended."""
    runs, ended = award.status == AwardStatus.ACCEPTED, award.ends_on
    if not runs:
        ended = min(ended, award.status_since.astimezone(clock.zone()).date())
    return Work(award, award.application.call.programme_id, award.starts_on, None if runs else ended, runs)


def _project(project):
    is_running = project.status == ProjectStatus.RUNNING
    return Work(project, None, project.starts_on, project.ends_on, is_running)
