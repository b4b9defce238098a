"""The admin's own site. It stands apart from what registers with it: Django makes it while that is being imported."""

from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from records.desk import waiting_for
from records.models import Office


class Choices(AutocompleteJsonView):
    """What a field offers to choose from; a model's `choice_label` tells namesakes apart."""

    def paginate_queryset(self, queryset, page_size):
        """Past the last page there is nothing, and no error: the script asks there when somebody types fast."""
        try:
            return super().paginate_queryset(queryset, page_size)
        except Http404:
            page = self.get_paginator(queryset.none(), page_size).page(1)
            return page.paginator, page, page.object_list, False

    def serialize_result(self, obj, to_field_name):
        return super().serialize_result(obj, to_field_name) | {"text": getattr(obj, "choice_label", str(obj))}


class PortalSite(admin.AdminSite):
    """The admin under the office's own title; its first page is the desk."""

    site_title = _("Administration")
    index_title = _("Administration")
    enable_nav_sidebar = True
    empty_value_display = "–"

    def has_permission(self, request):
        return request.user.is_active and request.user.is_staff

    def each_context(self, request):
        return super().each_context(request) | {"site_header": Office.current().portal_title}

    def autocomplete_view(self, request):
        return Choices.as_view(admin_site=self)(request)

    def index(self, request, extra_context=None):
        return super().index(request, {"desk": waiting_for(request.user)} | (extra_context or {}))
