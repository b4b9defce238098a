"""What people without an account do: apply, confirm, answer, end announcements. Opening a page changes nothing."""

from allauth.core import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from networks.actions import announcements, meetings, members
from networks.calendarentries import CANCEL, REQUEST, entry_for
from networks.forms.meetings import AnswerForm
from networks.forms.members import JoinForm
from networks.links import CONFIRM, INVITATION, UNSUBSCRIBE, link_of, of_token
from networks.models import Attendance, Contact, MeetingStatus, Member, Network
from networks.words import when
from records import clock

READ_AND_SEND = ["GET", "HEAD", "POST"]


def _of(token, purpose, rows):
    row = of_token(token, purpose, rows)
    if row is None:
        raise Http404
    return row


@login_not_required
@require_http_methods(READ_AND_SEND)
def join(request, uuid):
    """Whoever applies is told the same whether the address was known or not."""
    network = get_object_or_404(Network.objects.visible_to(request.user).select_related("institution"), uuid=uuid)
    form = JoinForm(request.POST or None)
    context = {"network": network, "form": form, "is_open": network.takes_applications and not network.dissolved_on}
    if request.method == "POST":
        if limited := ratelimit.consume_or_429(request, action="network_join"):
            return limited
        if form.is_valid() and form.perform(network, language=get_language()):
            return render(request, "networks/joined.html", context | {"email": form.cleaned_data["email"]})
    return render(request, "networks/join.html", context)


@login_not_required
@require_http_methods(READ_AND_SEND)
def confirm(request, token):
    """A scanner of mail opens links: only the button confirms."""
    member = _of(token, CONFIRM, Member.objects.select_related("network__institution"))
    if request.method == "POST":
        members.confirm(member)
    context = {"member": member, "is_done": not member.is_unconfirmed, "is_over": member.is_closed}
    return render(request, "networks/confirm.html", context)


def _invited(token):
    rows = Attendance.objects.select_related("contact", "meeting__body__network__institution")
    return _of(token, INVITATION, rows)


@login_not_required
@require_http_methods(READ_AND_SEND)
def invitation(request, token):
    """The meeting with its agenda and an answer; once they are circulated, its minutes."""
    attendance = _invited(token)
    meeting = attendance.meeting
    given = {"reply": attendance.reply, "proxy_name": attendance.proxy_name, "note": attendance.reply_note}
    form = AnswerForm(request.POST or None, initial=given if attendance.replied_at else None)
    if request.method == "POST" and form.is_valid() and form.perform(attendance):
        return redirect("networks:invitation", token)
    is_withdrawn = attendance.withdrawn_at is not None
    circulated = meeting.minutes.exclude(circulated_on=None).select_related("approved_in__body__network__institution")
    minutes = None if is_withdrawn else circulated.first()
    context = {
        "attendance": attendance,
        "meeting": meeting,
        "when": when(meeting),
        "is_withdrawn": is_withdrawn,
        "agenda": meeting.agenda.all(),
        "minutes": minutes,
        "takes_comments": minutes and minutes.comments_until and minutes.comments_until >= clock.today(),
        "is_ahead": meeting.status in (MeetingStatus.CALLED, MeetingStatus.CANCELLED),
        "decisions": meeting.decisions.select_related("meeting"),
        "form": form,
        "may_answer": meetings.may_answer(attendance),
        "token": token,
    }
    return render(request, "networks/invitation.html", context)


@login_not_required
@require_safe
def entry(request, token):
    """The meeting for a calendar, whose program did not take it from the letter."""
    attendance = _invited(token)
    is_off = attendance.withdrawn_at or attendance.meeting.status == MeetingStatus.CANCELLED
    method = CANCEL if is_off else REQUEST
    url = link_of(attendance, INVITATION, language=get_language())
    response = HttpResponse(entry_for(attendance, url, method=method), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="meeting.ics"'
    return response


@csrf_exempt  # mail programs send it without having seen a page (RFC 8058); the token is what lets them
@login_not_required
@require_http_methods(READ_AND_SEND)
def unsubscribe(request, token):
    """One click ends announcements of one network; a second one takes that back."""
    contact = _of(token, UNSUBSCRIBE, Contact.objects.select_related("network__institution"))
    if request.method == "POST":
        act = announcements.subscribe if request.POST.get("again") else announcements.unsubscribe
        contact = act(contact)
    return render(request, "networks/unsubscribe.html", {"contact": contact, "is_over": bool(contact.unsubscribed_at)})
