"""What the demonstration shows of reminders: a pause, somebody away, a step made up after an outage."""

from datetime import datetime, time, timedelta

from directory.models import Absence
from notices.models import Email, EmailStatus, ReminderDue
from notices.reminders import acknowledge, plan, plan_and_send, send
from records import clock
from records.calendars import YEARS, Calendar, first_day, last_day
from records.models import Holiday, Period, PeriodKind
from records.text import digits

BEFORE_THE_OUTAGE = timedelta(days=25)  # the last day on which the worker of the demonstration ran, until today


def make_reminders(users):
    """The calendar, Leila's absence, a letter of last month that she has seen, and today's, made up, for Omid."""
    today = clock.today()
    _make_calendar(today)
    leila, omid = users["leila.daneshvar@example.org"], users["omid.sarafraz@example.org"]
    Absence.objects.create(
        user=leila, deputy=omid, starts_on=today - timedelta(days=2), ends_on=today + timedelta(days=4)
    )
    _as_it_was(today - BEFORE_THE_OUTAGE)
    acknowledge(ReminderDue.objects.written_to(leila), by=leila)
    plan_and_send()


def _make_calendar(today):
    """This Solar Hijri year and the next: fiscal and academic year, and the holidays of Nowruz."""
    year = next(n for n in YEARS[Calendar.JALALI] if last_day(n, Calendar.JALALI) >= today)
    for n in (year, year + 1):
        begins = first_day(n, Calendar.JALALI)
        mehr = first_day(n, Calendar.JALALI, 7)
        Holiday.objects.create(
            name_en="Nowruz",
            name_fa="نوروز",
            starts_on=begins - timedelta(days=1),
            ends_on=begins + timedelta(days=12),
            pauses_reminders=True,
        )
        Period.objects.create(
            kind=PeriodKind.FISCAL,
            label_en=f"Fiscal year {n}",
            label_fa=digits(f"سال مالی {n}", "fa"),
            starts_on=begins,
            ends_on=last_day(n, Calendar.JALALI),
        )
        Period.objects.create(
            kind=PeriodKind.ACADEMIC,
            label_en=f"Academic year {n}–{(n + 1) % 100:02}",
            label_fa=digits(f"سال تحصیلی {n}–{n + 1}", "fa"),
            starts_on=mehr,
            ends_on=last_day(n + 1, Calendar.JALALI, 6),
        )


def _as_it_was(day):
    """Plan and send as on a day of the past, and date its letters accordingly."""
    plan(day)
    at = datetime.combine(day, time(7, 4), tzinfo=clock.zone())
    letters = [letter.pk for letter in send(day).letters]
    Email.objects.filter(pk__in=letters).update(
        status=EmailStatus.SENT, attempts=1, written_at=at, sent_at=at + timedelta(seconds=4)
    )
