"""What every message on its way out has, by whichever way: who reads it, what it says, how far it is."""

import uuid

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from notices.querysets import PostedQuerySet
from records import clock


class Posted(models.Model):
    """Written in the transaction of its act, claimed by one UPDATE. Two with the same key cannot exist.

    A secret one carries a code or speaks of an account: no member of staff ever sees its text, and the text is erased
    once it is sent or given up.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    key = models.CharField(max_length=200, unique=True, null=True, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("account")
    )
    language = models.CharField(_("language"), max_length=5, default="en")
    text = models.TextField(_("text"), blank=True)
    is_secret = models.BooleanField(_("account letter"), default=False)
    content_type = models.ForeignKey(ContentType, models.PROTECT, null=True, editable=False)
    object_id = models.PositiveBigIntegerField(null=True, editable=False)
    about = GenericForeignKey()
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    claimed_at = models.DateTimeField(null=True)
    next_try_at = models.DateTimeField(_("next try"), default=clock.now)
    written_at = models.DateTimeField(_("written"), default=clock.now)
    sent_at = models.DateTimeField(_("sent at"), null=True)
    error = models.TextField(_("why it failed"), blank=True)

    objects = PostedQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def direction(self):
        return "rtl" if get_language_info(self.language)["bidi"] else "ltr"
