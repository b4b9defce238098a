"""The post room's book: what waits, what went, what failed and why."""

from django.contrib import admin, messages
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from notices import actions
from notices.models import Email
from records.admin import RecordAdmin
from records.templatetags.records import moment


@admin.register(Email)
class EmailAdmin(RecordAdmin):
    """To read only; failed letters may be tried again. Account letters are not even listed."""

    list_permission = "notices.see_letters"
    list_display = ["subject", "to", "status", "written", "sent", "attempts", "is_uncertain"]
    list_filter = ["status", "is_uncertain", "language"]
    list_select_related = ["person"]
    search_fields = ["to", "subject"]
    fields = [
        "subject",
        "to",
        "person",
        "language",
        "about",
        "status",
        "written",
        "sent",
        "next_try",
        "attempts",
        "is_uncertain",
        "error",
        "text",
    ]
    readonly_fields = ["about", "written", "sent", "next_try"]
    actions = ["try_again"]

    @admin.display(description=_("written"), ordering="written_at")
    def written(self, email):
        return moment(email.written_at, "short")

    @admin.display(description=_("sent at"), ordering="sent_at")
    def sent(self, email):
        return moment(email.sent_at, "short")

    @admin.display(description=_("next try"))
    def next_try(self, email):
        return moment(email.next_try_at, "short") if email.status == "queued" else ""

    @admin.display(description=_("about"))
    def about(self, email):
        return email.about

    def has_retry_permission(self, request):
        return request.user.has_perm("notices.retry_email")

    @admin.action(description=_("Try failed letters again"), permissions=["retry"])
    def try_again(self, request, queryset):
        tried = actions.retry(queryset, by=request.user)
        level = messages.SUCCESS if tried else messages.INFO
        text = ngettext("%(n)s letter will be tried again.", "%(n)s letters will be tried again.", tried)
        self.message_user(request, text % {"n": tried}, level)
