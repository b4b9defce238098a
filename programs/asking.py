"""The page that asks before one act is done, and where it leads when it is."""

from django.contrib import messages
from django.shortcuts import redirect, render

from records.refusals import Refusal

READ_AND_SEND = ["GET", "HEAD", "POST"]


def sent(request):
    """What was typed; None while the page is only opened."""
    return request.POST if request.method == "POST" else None


def asked(request, record, form, act, *subject, title, done, back=None, consequences=(), is_grave=False):
    """The form of one act on `subject` (without one, the record itself); then back to the page of the record."""
    page = (back or record).get_absolute_url()
    if request.method == "POST" and form.is_valid() and form.perform(act, *(subject or [record]), by=request.user):
        messages.success(request, done)
        return redirect(page)
    context = {
        "record": record,
        "title": title,
        "submit_label": title,
        "cancel_url": page,
        "consequences": consequences,
        "is_grave": is_grave,
        "form": form,
    }
    return render(request, "records/confirm.html", context)


def done(request, page, act, *subject, said):
    """One act that asks nothing more; then to that page, which says what came of it."""
    try:
        act(*subject, by=request.user)
        messages.success(request, said)
    except Refusal as refusal:
        messages.error(request, refusal.message)
    return redirect(page)
