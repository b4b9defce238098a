"""Django's admin with the portal's own site."""

from django.contrib.admin.apps import AdminConfig


class PortalAdmin(AdminConfig):
    default_site = "records.adminsite.PortalSite"
