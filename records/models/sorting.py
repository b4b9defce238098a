"""By what the office sorts its records: goals and tags."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from records.columns import LineField
from records.history import track
from records.models.record import Record


@track()
class Goal(Record):
    """A goal of the office's strategic plan, to which agreements, programmes and projects may be tagged."""

    code = LineField(_("code"), max_length=20, unique=True)
    title_en = LineField(_("title (English)"), max_length=200)
    title_fa = LineField(_("title (Persian)"), max_length=200, blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        ordering = ["code"]

    def __str__(self):
        return f"{self.code} {self.localised('title')}"


@track()
class Tag(Record):
    """A word by which the office sorts its records."""

    name_en = LineField(_("name (English)"), max_length=80, unique=True)
    name_fa = LineField(_("name (Persian)"), max_length=80, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name_en"]

    def __str__(self):
        return self.localised("name")
