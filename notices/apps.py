from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from records.registry import discover


class NoticesConfig(AppConfig):
    name = "notices"
    verbose_name = _("Notices")

    def ready(self):
        discover("letters")
