"""On which days does nobody work at the office, and over which do reminders wait?"""

from datetime import timedelta

from django.utils.translation import gettext as _

from records.calendars import in_words, weekday_name
from records.languages import reader
from records.models import Holiday, Office

DAY = timedelta(days=1)


class Workdays:
    """The office's weekend and its holidays between two days, read once; days outside count as without holidays."""

    def __init__(self, first, last):
        self.weekend = frozenset(Office.current().weekend)
        self.holidays = list(Holiday.objects.between(first, last).order_by("starts_on", "pk"))

    def holiday(self, day):
        """The holiday that a day belongs to, or None."""
        return next((row for row in self.holidays if row.starts_on <= day <= row.ends_on), None)

    def is_workday(self, day):
        return day.weekday() not in self.weekend and self.holiday(day) is None

    def pause(self, day):
        """The holiday over which reminders wait on a day, or None."""
        waiting = (row for row in self.holidays if row.pauses_reminders and row.starts_on <= day <= row.ends_on)
        return next(waiting, None)

    def after_pause(self, day):
        """The day itself, or the first one after it on which reminders do not wait."""
        while (pause := self.pause(day)) is not None:
            day = pause.ends_on + DAY
        return day


def note(day):
    """A sentence for whoever enters a deadline on which the office does not work; "" on a working day."""
    workdays = Workdays(day, day)
    if workdays.is_workday(day):
        return ""
    holiday = workdays.holiday(day)
    if holiday:
        return _("%(day)s is a holiday (%(name)s).") % {"day": in_words(day), "name": holiday}
    return _("%(day)s is a %(weekday)s, a day of the weekend.") % {
        "day": in_words(day),
        "weekday": weekday_name(day, reader()),
    }
