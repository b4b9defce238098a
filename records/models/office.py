"""The office that this installation serves, and the numbers it has given."""

from zoneinfo import available_timezones

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from records.calendars import Calendar
from records.columns import LineField
from records.history import track
from records.models.record import Record
from records.models.remembered import Remembered


def validate_time_zone(name):
    if name not in available_timezones():
        raise ValidationError(_("There is no time zone of this name. Write it like Asia/Tehran."))


@track()
class Office(Remembered, Record):
    """The office that this installation serves; one row."""

    portal_title_en = LineField(
        _("title of the portal (English)"), max_length=120, default="Scientific Collaboration Portal"
    )
    portal_title_fa = LineField(
        _("title of the portal (Persian)"), max_length=120, default="سامانهٔ همکاری‌های علمی بین‌المللی"
    )
    name_en = LineField(
        _("name (English)"), max_length=200, default="Office for International Scientific Collaboration"
    )
    name_fa = LineField(_("name (Persian)"), max_length=200, default="دفتر همکاری‌های علمی بین‌المللی")
    ministry_en = LineField(_("ministry it answers to (English)"), max_length=200, blank=True)
    ministry_fa = LineField(_("ministry it answers to (Persian)"), max_length=200, blank=True)
    help_email = models.EmailField(_("mailbox"), blank=True)
    phone = LineField(_("telephone"), max_length=60, blank=True)
    address_en = models.TextField(_("address (English)"), blank=True)
    address_fa = models.TextField(_("address (Persian)"), blank=True)
    office_hours_en = LineField(_("office hours (English)"), max_length=200, blank=True)
    office_hours_fa = LineField(_("office hours (Persian)"), max_length=200, blank=True)
    signatory_en = LineField(_("signatory and post (English)"), max_length=200, blank=True)
    signatory_fa = LineField(_("signatory and post (Persian)"), max_length=200, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=60, default="Asia/Tehran", validators=[validate_time_zone])
    weekend = ArrayField(
        models.PositiveSmallIntegerField(),
        verbose_name=_("weekend"),
        default=list,
        blank=True,
        help_text=_("Days of the week, Monday is 0: 3,4 for Thursday and Friday."),
    )
    reference_calendar = models.CharField(
        _("years in references"),
        max_length=9,
        choices=Calendar,
        default=Calendar.JALALI,
        help_text=_("References count by this calendar's year: MOU-1405-0007 or MOU-2026-0007."),
    )

    class Meta(Record.Meta):
        verbose_name = _("office")
        verbose_name_plural = _("office")
        constraints = [
            models.UniqueConstraint(
                models.Value(1),
                name="office_is_one",
                violation_error_message=_("There is one office; edit the row that exists."),
            )
        ]

    def __str__(self):
        return self.name

    @classmethod
    def read(cls):
        """The office's row; its defaults where none was entered."""
        return cls.objects.first() or cls()

    name = property(lambda self: self.localised("name"))
    portal_title = property(lambda self: self.localised("portal_title"))
    ministry = property(lambda self: self.localised("ministry"))
    address = property(lambda self: self.localised("address"))
    office_hours = property(lambda self: self.localised("office_hours"))
    signatory = property(lambda self: self.localised("signatory"))


class Counter(models.Model):
    """The last number given in a series and year; its row is locked while the next one is given."""

    series = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["series", "year"], name="counter_of_a_year_is_one")]

    def __str__(self):
        return f"{self.series}-{self.year}"
