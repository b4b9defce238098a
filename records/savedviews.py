"""What happens when somebody saves how they like to see a list, and what a list offers of it."""

from functools import cached_property
from urllib.parse import urlencode, urlsplit

from django.core.exceptions import PermissionDenied
from django.http import QueryDict
from django.urls import NoReverseMatch, resolve, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from records.closing import close
from records.history import acting
from records.models import SavedView
from records.refusals import Refusal
from records.workflow import lock

# What stands in an address and is no question: the page, a file's format, what the admin adds for itself.
NO_QUESTIONS = {"page", "format", "p", "e", "all", "_popup", "_to_field", "_changelist_filters"}


# --- verbs -----------------------------------------------------------------------------------------------------------


def save_view(*, list_name, name, query, is_shared=False, is_default=False, by):
    """Keep the filters of a list under a name. Raises Refusal where there is nothing to keep, or the name is taken."""
    query = questions(query)
    _refuse_unfit(list_name, query)
    with acting(by=by, verb="save_view"):
        _share(is_shared, by=by)
        if is_default:
            _forget_default(list_name, by=by)
        values = {"is_shared": is_shared, "is_default": is_default}
        return SavedView.objects.create(owner=by, list_name=list_name, name=name, query=query, **values)


def replace_view(view, *, query, by):
    """Keep other filters under the same name."""
    query = questions(query)
    _refuse_unfit(view.list_name, query)
    with acting(by=by, verb="replace_view"):
        _need("change", view, by=by)
        lock(view)
        view.query = query
        view.save(update_fields=["query"])


def edit_view(view, *, name, is_shared, is_default, version=None, by):
    """Give it another name, share it, let it open with its list. Raises Refusal when it has changed since `version`."""
    with acting(by=by, verb="edit_view"):
        _need("change", view, by=by)
        lock(view)
        if version not in (None, view.version):
            raise Refusal(_("This view was saved in another window meanwhile. Look at it again."))
        if is_shared and not view.is_shared:
            _share(is_shared, by=by)
        if is_default and not view.is_default:
            _forget_default(view.list_name, by=by)
        view.name, view.is_shared, view.is_default = name, is_shared, is_default
        view.save(update_fields=["name", "is_shared", "is_default"])


def close_view(view, *, by):
    """Nobody finds it above the list any more."""
    with acting(by=by, verb="close_view"):
        _need("close", view, by=by)
        close(view, by=by)


def _refuse_unfit(list_name, query):
    if list_title(list_name) is None:
        raise Refusal(_("This list cannot be saved."))
    if not query:
        raise Refusal(_("Choose some filters first; then there is something to save."))
    if len(query) > SavedView._meta.get_field("query").max_length:
        raise Refusal(_("These are too many filters for one view."))


def _need(verb, view, *, by):
    if not by.has_perm(f"records.{verb}_savedview", view):
        raise PermissionDenied


def _share(is_shared, *, by):
    if is_shared and not by.has_perm("records.share_savedview"):
        raise PermissionDenied


def _forget_default(list_name, *, by):
    SavedView.objects.of_list(list_name).filter(owner=by, is_default=True).order_by().update(is_default=False)


# --- lists -----------------------------------------------------------------------------------------------------------


def list_title(list_name):
    """What a list is called, for the name of its address; None for one that cannot be saved."""
    try:
        view = resolve(reverse(list_name)).func
    except NoReverseMatch:
        return None
    if list_name == getattr(getattr(view, "view_class", None), "list_name", None):
        return view.view_class.title or capfirst(view.view_class.model._meta.verbose_name_plural)
    if hasattr(view, "model_admin") and list_name == admin_list(view.model_admin.model):
        return _("%(list)s (staff pages)") % {"list": capfirst(view.model_admin.opts.verbose_name_plural)}
    return None


def admin_list(model):
    """The name of the address of a model's list in the staff pages."""
    return f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"


def questions(query, is_known=lambda name: True):
    """Of the query of an address what is asked of the list; what is empty, or not known to it, is left out."""
    asked = QueryDict(query).lists()
    kept = {name: [value for value in values if value] for name, values in asked if name not in NO_QUESTIONS}
    return urlencode({name: values for name, values in kept.items() if values and is_known(name)}, doseq=True)


def address(view, is_known=lambda name: True):
    """The list as this view shows it; to whom it shows what is the list's own business."""
    return f"{reverse(view.list_name)}?{questions(view.query, is_known)}"


class Shelf:
    """The views of one list, for whoever looks at it: one query; none for strangers.

    `is_known` tells the names of the filters that the list still has: what was saved of others is left out.
    """

    def __init__(self, request, list_name, is_known=lambda name: True):
        self.user, self.list_name, self.is_known = request.user, list_name, is_known
        self.path = request.path
        # Whoever takes the last filter away, on the list itself, wants to see everything.
        self.is_entered = not request.GET and urlsplit(request.headers.get("Referer", "")).path != request.path
        self.query = questions(request.META.get("QUERY_STRING", ""), is_known)

    @cached_property
    def _views(self):
        if not self.user.is_authenticated:
            return []
        return list(SavedView.objects.visible_to(self.user).of_list(self.list_name).select_related("owner"))

    @property
    def links(self):
        """Each view with its address, and whether it is the one that is shown."""
        return [
            {
                "name": view.name,
                "url": address(view, self.is_known),
                "by": None if view.owner_id == self.user.pk else view.owner,
                "is_current": bool(self.query) and questions(view.query, self.is_known) == self.query,
            }
            for view in self._views
        ]

    @property
    def own(self):
        return [view for view in self._views if view.owner_id == self.user.pk]

    @property
    def opens_with(self):
        """Where the bare address of the list leads whoever comes from elsewhere; "" where it shows everything."""
        default = next((view for view in self.own if view.is_default and questions(view.query, self.is_known)), None)
        return address(default, self.is_known) if default and self.is_entered else ""

    @property
    def is_for(self):
        return self.user.is_authenticated

    @property
    def may_save(self):
        return self.is_for and bool(self.query)

    @property
    def may_share(self):
        return self.user.has_perm("records.share_savedview")
