"""When is a reminder due? Days count at the office, and its letters are written from seven in the morning."""

from datetime import datetime, time, timedelta

from notices.models import Unit
from records import clock

OFFICE_OPENS = time(7)


def moment(on=None):
    """The instant as of which is planned and sent: now, or the end of another day."""
    if on is None or on == clock.today():
        return clock.now()
    return datetime.combine(on, time.max, tzinfo=clock.zone())


def day_of(instant):
    """The day at the office."""
    return instant.astimezone(clock.zone()).date()


def morning(day):
    """The instant from which a letter is written on a day."""
    return datetime.combine(day, OFFICE_OPENS, tzinfo=clock.zone())


def due_at(step, date):
    """When a step is due for a date, which is a day, or a moment where it is counted in hours."""
    if step.unit == Unit.HOURS:
        instant = date if isinstance(date, datetime) else datetime.combine(date, time.min, tzinfo=clock.zone())
        return instant - timedelta(hours=step.amount)
    return morning(as_day(date) - timedelta(days=step.amount))


def as_day(date):
    return day_of(date) if isinstance(date, datetime) else date


def is_over(due, now):
    """Is the date of a reminder past, so that one from before it says nothing any more?"""
    if due.step.unit == Unit.HOURS:
        return now >= due.due_at + timedelta(hours=due.step.amount)
    return due.anchor_on < day_of(now)
