"""Of what can one choose where a stay is entered?"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Side(models.TextChoices):
    PERSON = "person", _("the traveller")
    HOME = "home", _("the sending institution")
    HOST = "host", _("the host")
    OFFICE = "office", _("the office")


class EarlyReturn(models.TextChoices):
    FORCE_MAJEURE = "force_majeure", _("force majeure")
    OWN_CHOICE = "own_choice", _("own choice")


class StayOrigin(models.TextChoices):
    ENTERED = "entered", pgettext_lazy("stay", "entered")
    IMPORTED = "imported", _("imported from a list")


class Semesters(models.IntegerChoices):
    ONE = 1, _("a semester")
    TWO = 2, _("a full year")
