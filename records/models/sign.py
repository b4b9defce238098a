"""Who was last seen at work: nobody asks for it, and one line a name is kept."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from records import clock


class Sign(models.Model):
    """When something that works by itself last did: the timetable, whoever listens to a queue, the nightly backup."""

    name = models.CharField(max_length=60, unique=True)
    seen_at = models.DateTimeField(default=clock.now)
    facts = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("sign of life")
        verbose_name_plural = _("signs of life")

    def __str__(self):
        return self.name
