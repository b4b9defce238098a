"""The admin of what people arrange for themselves: views of lists, and calendar feeds."""

from django.contrib import admin, messages
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from records import feeds
from records.admin.own import ReadOnly
from records.admin.record import RecordAdmin
from records.languages import listed
from records.models import Feed, SavedView
from records.savedviews import close_view, list_title
from records.templatetags.records import moment


@admin.register(SavedView)
class SavedViewAdmin(ReadOnly, RecordAdmin):
    """What the staff share, and one's own; each is edited on the page of its owner's views."""

    list_display = ["name", "of_list", "owner", "is_shared"]
    list_filter = ["is_shared"]
    list_select_related = ["owner"]
    search_fields = ["name"]
    fields = ["name", "of_list", "query", "owner", "is_shared", "closed_on"]
    ordering = ["list_name", "name", "pk"]
    actions = ["close"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("owner")

    @admin.display(description=gettext_lazy("list"), ordering="list_name")
    def of_list(self, view):
        return list_title(view.list_name)

    @admin.action(description=gettext_lazy("Close them"))
    def close(self, request, queryset):
        """Of the chosen ones those that this user may close."""
        mine = [view for view in queryset.open() if request.user.has_perm("records.close_savedview", view)]
        for view in mine:
            close_view(view, by=request.user)
        messages.success(request, _("Closed: %(names)s.") % {"names": listed(mine) or "–"})


@admin.register(Feed)
class FeedAdmin(ReadOnly, RecordAdmin):
    """Who reads the portal's dates in a calendar of their own; to end what should not be read any more."""

    list_display = ["name", "owner", "made", "closed_on"]
    list_select_related = ["owner"]
    search_fields = ["name", "owner__email", "owner__name"]
    fields = ["name", "owner", "kinds", "is_own_only", "made", "closed_on"]
    ordering = ["-renewed_at", "-pk"]
    list_permission = "records.end_feed"
    actions = ["end"]

    @admin.display(description=gettext_lazy("address made"), ordering="renewed_at")
    def made(self, feed):
        return moment(feed.renewed_at, "short")

    @admin.action(description=gettext_lazy("End them"))
    def end(self, request, queryset):
        ended = list(queryset.open())
        for feed in ended:
            feeds.end_feed(feed, by=request.user)
        messages.success(request, _("Ended: %(names)s.") % {"names": listed(ended) or "–"})
