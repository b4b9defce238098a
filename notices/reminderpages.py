"""The page on which one answers reminders: seen, or again on another day."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from notices.models import ReminderDue
from notices.reminders import acknowledge, put_off
from notices.reminders.shown import entries
from records.fields import DualDateField, LineField
from records.forms import refusals_shown
from records.languages import reader
from records.text import number

MOST = 200  # on one page; those answered make room for the next


class AnswerForm(forms.Form):
    """Which reminders, and for those put off until when and why."""

    reminders = forms.ModelMultipleChoiceField(
        label=_("Reminders"),
        queryset=ReminderDue.objects.none(),
        to_field_name="uuid",
        error_messages={"required": _("Choose at least one reminder.")},
    )
    until = DualDateField(label=_("Again on"), required=False)
    reason = LineField(label=_("Reasons"), max_length=300, required=False)

    def __init__(self, *args, dues, is_put_off=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        self.fields["reminders"].queryset = dues
        self.is_put_off = is_put_off
        self.fields["until"].required = self.fields["reason"].required = is_put_off or not self.is_bound

    def perform(self, *, by):
        """How many were answered, or None where the answer was refused, which the form then says."""
        chosen, reason = self.cleaned_data["reminders"], self.cleaned_data["reason"]
        with refusals_shown(self):
            if self.is_put_off:
                return put_off(chosen, until=self.cleaned_data["until"], reason=reason, by=by)
            return acknowledge(chosen, by=by)
        return None


@require_http_methods(["GET", "HEAD", "POST"])
def reminder_list(request):
    """What was written to this reader and not answered; looking at it answers nothing."""
    if not request.user.is_active:
        raise PermissionDenied
    dues = ReminderDue.objects.visible_to(request.user).written_to(request.user)
    is_put_off = request.POST.get("answer") == "later"
    form = AnswerForm(request.POST or None, dues=dues, is_put_off=is_put_off)
    if request.method == "POST" and form.is_valid():
        answered = form.perform(by=request.user)
        if answered is not None:
            messages.success(request, _said(answered, is_put_off))
            return redirect("reminders:list")
    shown = entries(dues.select_related("step", "user", "email__person")[:MOST])
    chosen = request.POST.getlist("reminders") if request.method == "POST" else None
    rows = [(entry, chosen is None or str(entry.due.uuid) in chosen) for entry in shown]
    context = {"form": form, "rows": rows, "is_put_off": is_put_off}
    return render(request, "notices/reminder_list.html", context)


def _said(answered, is_put_off):
    if is_put_off:
        said = ngettext("%(n)s reminder comes again.", "%(n)s reminders come again.", answered)
    else:
        said = ngettext("%(n)s reminder is marked as seen.", "%(n)s reminders are marked as seen.", answered)
    return said % {"n": number(answered, reader())}
