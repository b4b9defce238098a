"""The columns that several rows of a call share."""

from django.db import models
from django.utils.translation import gettext_lazy as _


def key_field():
    return models.SlugField(
        _("key"), max_length=40, help_text=_("Small letters, digits and hyphens; exports and rules name it so.")
    )


def position_field():
    return models.PositiveSmallIntegerField(_("order"), default=0)
