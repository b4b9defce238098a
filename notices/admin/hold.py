"""Whether anything leaves the house."""

from django.contrib import admin, messages
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from notices import actions
from notices.models import Email, EmailStatus, MailHold
from records.admin import RecordAdmin
from records.forms import ReasonForm
from records.refusals import Refusal
from records.templatetags.records import dual_date, moment
from records.text import number


@admin.register(MailHold)
class MailHoldAdmin(RecordAdmin):
    """Held by adding a row, let go on a page of its own; what was held when, and why, stays readable."""

    list_display = ["reason", "since", "until"]
    search_fields = ["reason"]
    fields = ["reason"]

    def has_change_permission(self, request, obj=None):
        return False

    @admin.display(description=gettext_lazy("from"), ordering="created_at")
    def since(self, hold):
        return moment(hold.created_at, "short")

    @admin.display(description=gettext_lazy("until"), ordering="closed_on")
    def until(self, hold):
        return dual_date(hold.closed_on, "short")

    def save_model(self, request, obj, form, change):
        if MailHold.objects.open().exists():
            raise Refusal(_("All letters are held already."))
        hold = actions.hold_mail(by=request.user, **form.cleaned_data)
        obj.__dict__.update(hold.__dict__)

    def record_notice(self, record):
        return "" if record.is_closed else _("Account letters, with the codes to sign in, go out all the same.")

    def record_tools(self, request, record):
        may = not record.is_closed and request.user.has_perm("notices.end_mailhold", record)
        return [(_("Let letters go"), self.url("end", record.pk))] if may else []

    def own_urls(self, wrap):
        return [path("<path:object_id>/end/", wrap(self.end_view), name=self.url_name("end"))]

    def end_view(self, request, object_id):
        record = self._to_do(request, object_id, "end")
        form = ReasonForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            if actions.release_mail(by=request.user, **form.cleaned_data):
                messages.success(request, _("Letters go out again."))
            return redirect(self.url("changelist"))
        waiting = Email.objects.filter(status=EmailStatus.QUEUED, is_secret=False).count()
        notice = _("Letters that wait: %(n)s. They go out at once.") % {"n": number(waiting, request.LANGUAGE_CODE)}
        return self.ask(request, _("Let letters go"), form, record=record, notice=notice)
