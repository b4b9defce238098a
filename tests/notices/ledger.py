"""What the tests of reminders say again and again: a day, an agreement in charge of somebody, the ledger in words."""

import datetime as dt
from zoneinfo import ZoneInfo

from directory.roles import Role
from notices.models import Email, ReminderDue
from records import clock
from tests.factories.agreements import AgreementFactory, OfficerAssignmentFactory
from tests.factories.directory import AppointmentFactory, UserFactory

TEHRAN = ZoneInfo("Asia/Tehran")
DAY = dt.timedelta(days=1)
TODAY = dt.date(2026, 11, 21)  # a Saturday, the first day of the week in Tehran


def at(day, hour=12, minute=0, zone=TEHRAN):
    """Hold the clock at this time of a day."""
    return clock.held_at(dt.datetime.combine(day, dt.time(hour, minute), tzinfo=zone))


def officer(name="Leila Daneshvar", role=Role.OFFICER, **values):
    """A member of the office since long ago."""
    user = UserFactory(name=name, **values)
    AppointmentFactory(user=user, role=role)
    return user


def agreement(*, ends_on, user=None, notice_days=None, entered=None, **values):
    """A concluded agreement that ends on a day, looked after by `user`, in the portal since long before."""
    traits = {"registered": True} if not values.get("imported") else {}
    made = AgreementFactory(
        **traits,
        created_at=entered or dt.datetime(2024, 1, 1, tzinfo=TEHRAN),
        term__starts_on=min(dt.date(2024, 1, 1), ends_on - 900 * DAY),
        term__ends_on=ends_on,
        term__notice_days=notice_days,
        **values,
    )
    if user:
        OfficerAssignmentFactory(agreement=made, user=user)
    return made


def lines(*, about=None, user=None, kind=None):
    """(days before, status) of each line of the ledger, the first due first."""
    found = ReminderDue.objects.order_by("due_at", "turn")
    if about:
        found = found.filter(object_id=about.pk)
    if user:
        found = found.filter(user=user)
    if kind:
        found = found.filter(step__kind=kind)
    return [(due.step.amount, due.status) for due in found.select_related("step")]


def statuses(**asked):
    return dict(lines(**asked))


def letters():
    """(address, subject) of each letter, in the order in which they were written."""
    return list(Email.objects.order_by("pk").values_list("to", "subject"))
