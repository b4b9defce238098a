"""The text messages: what waits, what went, what failed and why."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy

from notices.models import Sms, SmsStatus
from notices.smsparts import parts
from records.admin import ReadOnly, RecordAdmin
from records.languages import reader
from records.templatetags.records import moment
from records.text import number


@admin.register(Sms)
class SmsAdmin(ReadOnly, RecordAdmin):
    """To read. Codes are not even listed, and nothing is sent again: in doubt it went."""

    list_permission = "notices.see_letters"
    list_display = ["number_", "status", "written", "tries", "cost", "why"]
    list_filter = ["status", "language"]
    search_fields = ["to", "text"]
    fields = ["number_", "person", "text", "cost", "status", "written", "sent", "next_try", "tries", "why"]
    readonly_fields = fields
    list_select_related = ["person"]

    @admin.display(description=gettext_lazy("to"), ordering="to")
    def number_(self, sms):
        return format_html('<bdi dir="ltr">{}</bdi>', sms.to)

    @admin.display(description=gettext_lazy("messages"))
    def cost(self, sms):
        return number(parts(sms.text)[0], reader())

    @admin.display(description=gettext_lazy("written"), ordering="written_at")
    def written(self, sms):
        return moment(sms.written_at, "short")

    @admin.display(description=gettext_lazy("sent at"), ordering="sent_at")
    def sent(self, sms):
        return moment(sms.sent_at, "short")

    @admin.display(description=gettext_lazy("next try"))
    def next_try(self, sms):
        return moment(sms.next_try_at, "short") if sms.status == SmsStatus.QUEUED else ""

    @admin.display(description=gettext_lazy("attempts"), ordering="attempts")
    def tries(self, sms):
        return number(sms.attempts, reader())

    @admin.display(description=gettext_lazy("why it failed"))
    def why(self, sms):
        return format_html("<bdi>{}</bdi>", sms.error)
