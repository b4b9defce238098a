"""The columns that several apps share: a line of text, and a date that may be known to the year only."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from records.calendars import Calendar, ImpreciseDate, Precision
from records.text import clean_line

# A telephone number as networks write it.
E164 = RegexValidator(r"^\+[1-9]\d{7,14}\Z", _("With the code of the country: +989121234567."))


class LineField(models.CharField):
    """One line of text as a person typed it: no line breaks, no control characters, Persian letters for Arabic ones."""

    def to_python(self, value):
        value = super().to_python(value)
        return clean_line(value) if isinstance(value, str) else value

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return clean_line(value) if isinstance(value, str) else value


def precision_field():
    return models.CharField(_("known to the"), max_length=5, choices=Precision, default=Precision.DAY)


def calendar_field():
    return models.CharField(_("known in the calendar"), max_length=9, choices=Calendar, default=Calendar.GREGORIAN)


def imprecise(date, precision, calendar):
    """The three columns of an imprecise date as one value; None where no date is known."""
    return ImpreciseDate(date, precision, calendar) if date else None
