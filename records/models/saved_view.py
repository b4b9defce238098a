"""Lists as somebody likes to see them: filters and order under a name."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from records.columns import LineField
from records.history import track
from records.models.record import Record
from records.querysets import SavedViewQuerySet
from records.text import Fold


@track()
class SavedView(Record):
    """The filters of one list under a name. It says what to ask, never who may see the answer."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False, verbose_name=_("saved by")
    )
    list_name = models.CharField(
        _("list"), max_length=100, editable=False, help_text=_("The name of the list's address.")
    )
    name = LineField(_("name"), max_length=80)
    query = models.CharField(_("filters"), max_length=2000, editable=False)
    is_shared = models.BooleanField(
        _("shared with the office"), default=False, help_text=_("Everybody on the staff finds it above the list.")
    )
    is_default = models.BooleanField(
        _("opens with the list"), default=False, help_text=_("For you alone: the list opens with these filters.")
    )

    objects = SavedViewQuerySet.as_manager()
    verbs = {
        "save_view": _("View saved"),
        "replace_view": _("View saved anew"),
        "edit_view": _("View edited"),
        "close_view": _("View closed"),
    }

    class Meta(Record.Meta):
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        ordering = ["list_name", "name"]
        indexes = [
            models.Index(fields=["list_name", "owner"], name="saved_view_of_list", condition=Q(closed_on__isnull=True))
        ]
        constraints = [
            models.UniqueConstraint(
                "owner",
                "list_name",
                Fold("name"),
                name="saved_view_name_once",
                condition=Q(closed_on__isnull=True),
                violation_error_message=_("You have a view of this name already. Choose another, or replace that one."),
            ),
            models.UniqueConstraint(
                fields=["owner", "list_name"],
                name="saved_view_default_once",
                condition=Q(closed_on__isnull=True, is_default=True),
                violation_error_message=_("Another view opens with this list already."),
            ),
        ]

    def __str__(self):
        return self.name
