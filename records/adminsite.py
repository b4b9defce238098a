"""The admin's own site. It stands apart from what registers with it: Django makes it while that is being imported."""

from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.contenttypes.models import ContentType
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
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


def view_on_site(request, content_type_id, object_id):
    """From a record to its page, for those to whom it is listed; Django's own way there asks nobody."""
    try:
        model = get_object_or_404(ContentType, pk=content_type_id).model_class()
        if not hasattr(model, "get_absolute_url") or not hasattr(model._default_manager, "visible_to"):
            raise Http404
        return redirect(get_object_or_404(model._default_manager.visible_to(request.user), pk=object_id))
    except ValueError as error:  # a key that is none
        raise Http404 from error


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

    def get_urls(self):
        kept = [one for one in super().get_urls() if getattr(one, "name", "") != "view_on_site"]
        address = "r/<path:content_type_id>/<path:object_id>/"
        return [path(address, self.admin_view(view_on_site), name="view_on_site"), *kept]

    def password_change(self, request, extra_context=None):
        """The account has its own page for it, which tells the owner by letter."""
        return redirect("account_change_password")

    def autocomplete_view(self, request):
        return Choices.as_view(admin_site=self)(request)

    def index(self, request, extra_context=None):
        return super().index(request, {"desk": waiting_for(request.user)} | (extra_context or {}))
