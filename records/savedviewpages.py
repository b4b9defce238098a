"""The pages on which somebody saves, edits and closes the views of lists."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from records import savedviews
from records.models import SavedView
from records.savedviewforms import EditForm, SaveForm


@require_safe
def saved_view_list(request):
    """One's own views of all lists, and for staff those that others share."""
    views = SavedView.objects.visible_to(request.user).filter(closed_on=None).select_related("owner")
    rows = [row for row in (_row(view, request.user) for view in views) if row]
    return render(request, "records/saved_view_list.html", {"rows": rows})


def _row(view, user):
    """What the list says of a view; None where its list is no more."""
    title = savedviews.list_title(view.list_name)
    if title is None:
        return None
    may_close = user.has_perm("records.close_savedview", view)
    return {"view": view, "list": title, "url": savedviews.address(view), "may_close": may_close}


@require_POST
def save(request):
    """The filters of a list, sent from the list itself; back to it when they are saved."""
    form = SaveForm(request.POST, user=request.user)
    view = form.done() if form.is_valid() else None
    if view:
        messages.success(request, _("The view “%(name)s” is saved.") % {"name": view})
        return redirect(savedviews.address(view))
    back = _list_address(form.data.get("list_name", ""), form.data.get("query", ""))
    return render(request, "records/saved_view_form.html", {"form": form, "title": _("Save this view"), "back": back})


def _list_address(list_name, query):
    """The list from which something was sent, as it was; the page of all views where there is no such list."""
    if savedviews.list_title(list_name) is None:
        return reverse("saved_views:list")
    return f"{reverse(list_name)}?{savedviews.questions(query)}"


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, uuid):
    view = _open_view(request, uuid)
    if not request.user.has_perm("records.change_savedview", view):
        raise PermissionDenied
    form = EditForm(request.POST if request.method == "POST" else None, view=view, user=request.user)
    if request.method == "POST" and form.is_valid() and form.done():
        messages.success(request, _("The view “%(name)s” is saved.") % {"name": view})
        return redirect("saved_views:list")
    context = {"form": form, "view": view, "title": _("Edit a view"), "back": reverse("saved_views:list")}
    return render(request, "records/saved_view_form.html", context)


@require_POST
def close(request, uuid):
    view = _open_view(request, uuid)
    savedviews.close_view(view, by=request.user)
    messages.success(request, _("The view “%(name)s” is closed.") % {"name": view})
    return redirect("saved_views:list")


def _open_view(request, uuid):
    return get_object_or_404(SavedView.objects.visible_to(request.user), uuid=uuid, closed_on=None)
