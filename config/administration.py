"""Django's admin with the portal's own site."""

from django.contrib.admin import site
from django.contrib.admin.apps import AdminConfig

PACKAGES = {"account", "auth", "mfa", "socialaccount", "usersessions"}


class PortalAdmin(AdminConfig):
    default_site = "records.adminsite.PortalSite"

    def ready(self):
        """What packages register has no page: accounts are kept by the account pages, and `rules` decides alone."""
        super().ready()
        for model in [model for model in site._registry if model._meta.app_label in PACKAGES]:
            site.unregister(model)
