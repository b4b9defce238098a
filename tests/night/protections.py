"""A document that kills, and what protects us from it and from other accidents, taken away for a negative control."""

import os
import signal
from datetime import timedelta

from agreements.reports.register import RegisterOfAgreements
from notices import delivery, emails
from notices.models import ReminderDue
from notices.querysets import ReminderDueQuerySet
from notices.reminders import planning, sending
from records import clock, jobs
from records.reports import reports


@reports.register
class Poison(RegisterOfAgreements):
    """It takes the process with it that makes it, as a document that eats all memory would."""

    slug = "poison"

    def context(self, **asked):
        os.kill(os.getpid(), signal.SIGKILL)


def take_away(names):
    for name in names:
        WITHOUT[name]()


def without_catching_up():
    """As in a portal where a timetable alone says what is written: what was missed stays missed."""
    due = ReminderDueQuerySet.due

    def of_this_moment(lines, now):
        return due(lines, now).filter(due_at__gt=clock.now() - timedelta(minutes=10))

    ReminderDueQuerySet.due = of_this_moment


def without_taking_back():
    """What was in the hands of a worker when it was killed stays there."""
    delivery.take_back_abandoned = lambda: None
    jobs.STALE = timedelta(days=1000)


def without_giving_up():
    jobs.MOST_ATTEMPTS = 1000


def without_locks():
    """Everybody is let in, holds no line, and writes letters without a key."""
    planning.alone = sending.alone = lambda name: True
    sending.write = lambda template, **values: emails.write(template, **values | {"key": None})
    type(ReminderDue.objects.all()).select_for_update = lambda lines, **options: lines


WITHOUT = {
    "catching-up": without_catching_up,
    "taking-back": without_taking_back,
    "giving-up": without_giving_up,
    "locks": without_locks,
}
