"""At start-up every app's definitions and permissions are read, once, in one place."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from records.permissions import derive_view_permissions
from records.registry import discover


class RecordsConfig(AppConfig):
    name = "records"
    verbose_name = _("Records")

    def ready(self):
        discover("workflow", "permissions", "refused", "forms", "jobs", "reports", "imports", "panels", "desk")
        discover("waiting", "feeds", "health", "reminders", "personal_data", "quality")
        derive_view_permissions()
