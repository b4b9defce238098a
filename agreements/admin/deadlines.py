"""Whoever enters a date on which the office does not work is told so; the paper may well say it."""

from django.contrib import messages

from agreements.models import AgreementTerm
from records import workdays


class DeadlinesMixin:
    """After saving, a note about each day of the terms just entered that is a holiday or of the weekend."""

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        for formset in formsets:
            if formset.model is AgreementTerm:
                tell_rest_days(request, [row.instance for row in formset.forms if row.has_changed()])


def tell_rest_days(request, terms):
    days = {day for term in terms if term.pk for day in (term.ends_on, term.notice_deadline) if day}
    for day in sorted(days):
        said = workdays.note(day)
        if said:
            messages.info(request, said)
