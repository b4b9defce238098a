"""What is to come: one line of the ledger for each record, step, date and person. May run any number of times.

A line is inserted once and for all (`ON CONFLICT DO NOTHING`), so two planners make what one makes. What no longer
follows from the records (the date moved, it was renewed, somebody else is in charge) is superseded while it is to come,
and comes to life again if it follows anew. What was written stays.
"""

from collections import defaultdict
from datetime import timedelta
from functools import cache
from itertools import islice
from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from notices.models import DueStatus, ReminderDue, ReminderStep, Unit
from notices.reminders.kinds import make_steps, reminders
from notices.reminders.times import as_day, day_of, due_at, moment, morning
from records.locks import alone

HORIZON = timedelta(days=400)  # so far ahead, and so far back
CHUNK = 2000  # records planned in one transaction

DAY = timedelta(days=1)
COLUMNS = (
    "pk",
    "object_id",
    "step_id",
    "anchor_on",
    "recipient",
    "turn",
    "status",
    "status_since",
    "due_at",
    "is_before_import",
    "snoozed_until",
)
REPEATED_AFTER = {DueStatus.WRITTEN, DueStatus.COLLAPSED, DueStatus.LATE}


def plan(on=None):
    """Bring the ledger up to date with the records as they are, for today or as if it were another day."""
    now = moment(on)
    make_steps()
    for kind in reminders:
        _Planner(kind, now).plan()
    orphans = ReminderDue.objects.pending().exclude(step__kind__in=[kind.slug for kind in reminders])
    _supersede(orphans, now)


class Line(NamedTuple):
    """A line of the ledger, as far as planning reads it."""

    pk: int
    object_id: int
    step_id: int
    anchor_on: object
    recipient: str
    turn: int
    status: str
    status_since: object
    due_at: object
    is_before_import: bool
    snoozed_until: object

    @property
    def key(self):
        return Key(self.object_id, self.step_id, self.anchor_on, self.recipient.lower())


class Key(NamedTuple):
    """What there is one line of, not counting repetitions."""

    object_id: int
    step_id: int
    anchor_on: object
    address: str

    @property
    def group(self):
        """All steps of one kind about one date for one person: of those due together only the nearest is written."""
        return self.object_id, self.anchor_on, self.address

    @property
    def for_all(self):
        return self.object_id, self.step_id, self.anchor_on


class Wanted(NamedTuple):
    """A line that follows from the records."""

    user_id: int | None
    recipient: str
    due_at: object


class _Planner:
    def __init__(self, kind, now):
        self.kind, self.now, self.today = kind, now, day_of(now)
        self.steps = {step.pk: step for step in ReminderStep.objects.active().filter(kind=kind.slug)}
        self.content_type = ContentType.objects.get_for_model(kind.model)
        self.due_at = cache(lambda step_id, date: due_at(self.steps[step_id], date))

    def plan(self):
        dates = iter(self.kind.dates(self.today - HORIZON, self.today + HORIZON) if self.steps else [])
        seen = set()
        while records := list(islice(dates, CHUNK)):
            seen.update(key for key, *_others in records)
            with transaction.atomic():
                if not alone(f"plan {self.kind.slug}"):
                    return  # somebody else does it at this moment
                self._plan(records)
        mine = ReminderDue.objects.filter(step__kind=self.kind.slug)
        open_lines = mine.pending() | mine.filter(is_before_import=True, status=DueStatus.LATE)
        gone = set(open_lines.order_by().values_list("object_id", flat=True).distinct()) - seen
        _supersede(open_lines.filter(object_id__in=gone), self.now)

    def _plan(self, records):
        ledger = self._ledger({key for key, *_others in records})
        wanted, before_import = self._wanted(records)
        fresh, again, moved = [], defaultdict(list), defaultdict(list)
        states = self._states_of_new(wanted, ledger)
        for key, want in wanted.items():
            lines = ledger.get(key)
            if lines is None:
                if key in states:
                    fresh.append(self._line(key, want, status=states[key]))
            elif lines[0].status == DueStatus.SUPERSEDED and len(lines) == 1:
                if key in states:
                    again[states[key], want.due_at].append(lines[0].pk)
            elif lines[-1].status == DueStatus.PENDING:
                if lines[-1].turn == 0 and lines[-1].due_at != want.due_at:
                    moved[want.due_at].append(lines[-1].pk)
            elif (due := self._due_again(lines)) is not None:
                if lines[-1].status == DueStatus.SUPERSEDED:
                    again[DueStatus.PENDING, due].append(lines[-1].pk)
                else:
                    fresh.append(self._line(key, want._replace(due_at=due), turn=lines[-1].turn + 1))
        self._triage(before_import, ledger, fresh, again)
        self._write(fresh, again, moved)
        self._supersede_others(ledger, wanted.keys(), {(key.object_id, key.anchor_on) for key in before_import})

    def _ledger(self, keys):
        """Every line about these records, by key, in the order of the repetitions."""
        rows = ReminderDue.objects.filter(
            content_type=self.content_type, object_id__in=keys, step__kind=self.kind.slug
        ).order_by("turn")
        ledger = defaultdict(list)
        for row in rows.values_list(*COLUMNS):
            line = Line(*row)
            ledger[line.key].append(line)
        return ledger

    def _wanted(self, records):
        """The lines that follow from the records; and apart, one for each date that was past when it was imported."""
        keys = {key for key, *_others in records}
        audiences = {step.audience for step in self.steps.values()}
        people = {name: self.kind.recipients(name, keys, self.today) for name in audiences}
        first_step = min(self.steps.values(), key=lambda step: step.audience in self.kind.dispensable)
        wanted, before_import = {}, {}
        for record, date, imported_at in records:
            anchor_on = as_day(date)
            if imported_at and anchor_on < day_of(imported_at):
                user_id, address = (people[first_step.audience].get(record) or [(None, "")])[0]
                key = Key(record, first_step.pk, anchor_on, address.lower())
                before_import[key] = Wanted(user_id, address, self.due_at(first_step.pk, date))
                continue
            for step in self.steps.values():
                nobody = [] if step.audience in self.kind.dispensable else [(None, "")]
                for user_id, address in people[step.audience].get(record) or nobody:
                    key = Key(record, step.pk, anchor_on, address.lower())
                    wanted[key] = Wanted(user_id, address, self.due_at(step.pk, date))
        return wanted, before_import

    def _states_of_new(self, wanted, ledger):
        """How lines begin that are not in the ledger, or were superseded.

        What lies ahead is to come. A step that is past already is too late, but for the nearest one before the date
        where nothing about it was ever written or decided: that is made up. What somebody else was reminded of is not
        told again to whoever is in charge now.
        """
        decided = [line.key for lines in ledger.values() for line in lines if _is_decided(line)]
        decided_for_all, decided_groups = {key.for_all for key in decided}, {key.group for key in decided}
        open_groups = {
            key.group
            for key, lines in ledger.items()
            if key in wanted and lines[-1].status == DueStatus.PENDING and self._has_come(lines[-1].due_at)
        }
        states, past = {}, defaultdict(list)
        for key, want in wanted.items():
            lines = ledger.get(key)
            if lines is not None and (len(lines) > 1 or lines[0].status != DueStatus.SUPERSEDED):
                continue
            if not self._is_past(self.steps[key.step_id], want.due_at):
                states[key] = DueStatus.PENDING
                if self._has_come(want.due_at):
                    open_groups.add(key.group)
            elif key.for_all not in decided_for_all:
                states[key] = DueStatus.LATE
                if self.steps[key.step_id].is_before and key.anchor_on >= self.today:
                    past[key.group].append((want.due_at, key))
        for group, lines in past.items():
            if group not in decided_groups and group not in open_groups:
                states[max(lines)[1]] = DueStatus.PENDING
        return states

    def _is_past(self, step, due):
        """Was it due before today? What is due this morning is not past, however late in the day it is planned."""
        return due < self.now if step.unit == Unit.HOURS else day_of(due) < self.today

    def _has_come(self, due):
        return due <= self.now or day_of(due) <= self.today

    def _due_again(self, lines):
        """When the last of these lines is followed by another: put off until a day, or repeated; None for never."""
        last = lines[-1]
        put_off = next((line.snoozed_until for line in lines[:-3:-1] if line.snoozed_until), None)
        if last.snoozed_until or (put_off and last.status == DueStatus.SUPERSEDED):
            return morning(max(put_off, self.today))
        repeat = self.steps[last.step_id].repeat_days
        was_stopped = any(line.status == DueStatus.ACKNOWLEDGED and not line.snoozed_until for line in lines)
        if not repeat or was_stopped or last.is_before_import:
            return None
        if last.status not in REPEATED_AFTER and not (last.status == DueStatus.SUPERSEDED and last.turn):
            return None
        return morning(self._turn_after(last, repeat))

    def _turn_after(self, last, repeat):
        """The first turn after the day on which the last one was written; of several that were missed the latest."""
        day = day_of(last.due_at)
        if last.status == DueStatus.SUPERSEDED and day >= self.today:
            return day
        was_written = last.status in {DueStatus.WRITTEN, DueStatus.COLLAPSED}
        after = day_of(last.status_since) if was_written else self.today - DAY
        turns = max((after - day) // DAY // repeat + 1, (self.today - day) // DAY // repeat, 1)
        return day + turns * repeat * DAY

    def _triage(self, before_import, ledger, fresh, again):
        """Lines without a letter for what was past at the import: one for each record and date."""
        there = {(key.object_id, key.anchor_on) for key, lines in ledger.items() for line in lines if _stays(line)}
        for key, want in before_import.items():
            if (key.object_id, key.anchor_on) in there:
                continue
            if key in ledger:
                again[DueStatus.LATE, want.due_at].append(ledger[key][0].pk)
            else:
                fresh.append(self._line(key, want, status=DueStatus.LATE, is_before_import=True))

    def _supersede_others(self, ledger, wanted, before_import):
        """Lines to come that no longer follow from the records, and those of the triage that need no look any more."""
        lines = [(key, line) for key, lines in ledger.items() for line in lines]
        pending = [line.pk for key, line in lines if line.status == DueStatus.PENDING and key not in wanted]
        past = [
            line.pk
            for key, line in lines
            if line.status == DueStatus.LATE
            and line.is_before_import
            and (key.object_id, key.anchor_on) not in before_import
        ]
        _supersede(ReminderDue.objects.filter(pk__in=pending, status=DueStatus.PENDING), self.now)
        _supersede(ReminderDue.objects.filter(pk__in=past, status=DueStatus.LATE), self.now)

    def _line(self, key, want, *, status=DueStatus.PENDING, **values):
        return ReminderDue(
            content_type=self.content_type,
            object_id=key.object_id,
            step_id=key.step_id,
            anchor_on=key.anchor_on,
            user_id=want.user_id,
            recipient=want.recipient,
            due_at=want.due_at,
            status=status,
            status_since=self.now,
            **values,
        )

    def _write(self, fresh, again, moved):
        """Each update names the status it found: another planner, or the one who writes letters, may have been here."""
        ReminderDue.objects.bulk_create(fresh, batch_size=CHUNK, ignore_conflicts=True)
        for (status, due), keys in again.items():
            rows = ReminderDue.objects.filter(pk__in=keys, status=DueStatus.SUPERSEDED)
            rows.update(status=status, due_at=due, status_since=self.now, instead="")
        for due, keys in moved.items():
            ReminderDue.objects.pending().filter(pk__in=keys).update(due_at=due)


def _is_decided(line):
    return line.status not in {DueStatus.PENDING, DueStatus.SUPERSEDED}


def _stays(line):
    return line.is_before_import and line.status != DueStatus.SUPERSEDED


def _supersede(lines, now):
    lines.order_by().update(status=DueStatus.SUPERSEDED, status_since=now)
