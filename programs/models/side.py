"""The two sides of a joint work."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Side(models.TextChoices):
    HOME = "home", _("home side")
    PARTNER = "partner", _("partner")
