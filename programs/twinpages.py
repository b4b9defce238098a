"""What the leaders do together: invite, read and consent, submit, take back; and the receipt."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from programs.actions import clarifications, invitations
from programs.actions import consent as consenting
from programs.actions.naming import say_whether_named
from programs.actions.numbers import give_number
from programs.applicationworkflow import HANDED_IN
from programs.audiences import fields_for
from programs.content import content_hash
from programs.filled import filled_sections
from programs.forms import AnswerForm, ConsentForm, InviteLeaderForm, NamingForm, NumberForm, ReasonsForm
from programs.models import Application, Audience, InvitationStatus, Side
from programs.moments import in_zones
from programs.receipts import receipt_of
from programs.twin import twin_context
from records.forms import refusals_shown
from records.refusals import Refusal
from records.views import TransitionView

READ_AND_SEND = ["GET", "HEAD", "POST"]


def led(request, uuid, right="lead", *, to_read=True):
    """An application to which a leader has this right; 404 for one that is not seen, 403 for whoever only reads it."""
    found = Application.objects.read_whole_by(request.user)
    application = get_object_or_404(found.for_pages() if to_read else found.prefetch_related("members"), uuid=uuid)
    if not request.user.has_perm(f"programs.{right}_application", application):
        raise PermissionDenied
    return application


@require_http_methods(READ_AND_SEND)
def invite(request, uuid):
    """Invite the other leader; then the link is shown, once."""
    application = led(request, uuid)
    form = InviteLeaderForm(request.POST or None, initial=_invited_before(application))
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            invitation = invitations.invite(application, by=request.user, **form.cleaned_data)
            context = {
                "application": application,
                "invitation": invitation,
                "link": settings.SITE_URL + invitation.link,
            }
            return render(request, "programs/twin/invited.html", context)
    waiting = application.invitations.filter(status=InvitationStatus.WAITING).first()
    context = {
        "application": application,
        "form": form,
        "side": invitations.side_to_invite(application),
        "waiting": waiting,
        "earlier": application.invitations.exclude(status=InvitationStatus.WAITING),
    }
    return render(request, "programs/twin/invite.html", context)


def _invited_before(application):
    """The name under which the other leader stands in the team already."""
    side = invitations.side_to_invite(application)
    leader = application.members.filter(role="leader", side=side, user=None).first() if side else None
    return {"name": leader.name, "email": leader.email} if leader else {}


@require_POST
def take_back_invitation(request, uuid):
    application = led(request, uuid)
    waiting = application.invitations.filter(status=InvitationStatus.WAITING).first()
    if waiting:
        try:
            invitations.take_back(waiting, by=request.user)
            messages.success(request, _("The invitation is taken back. Its link is dead."))
        except Refusal as refusal:
            messages.warning(request, refusal.message)
    return redirect("applications:invite", application.uuid)


@require_http_methods(READ_AND_SEND)
def consent(request, uuid):
    """All that is shared, with its fingerprint; and the consent of whoever reads it."""
    is_sent = request.method == "POST"
    application = led(request, uuid, to_read=not is_sent)
    if application.status in HANDED_IN:
        return redirect("applications:receipt", application.uuid)
    if not application.is_draft:
        return redirect(application)
    own = _own(application, request.user)
    form = ConsentForm(request.POST or None, leader=own)
    if is_sent and form.is_valid():
        with refusals_shown(form):
            named = form.cleaned_data.get("may_be_named")
            consenting.consent(application, text=form.cleaned_data["text"], may_be_named=named, by=request.user)
            if application.status in HANDED_IN:
                return redirect("applications:receipt", application.uuid)
            messages.success(request, _("You have consented. The other leader is asked by letter."))
            return redirect(application)
        application.refresh_from_db()
        if application.status in HANDED_IN:  # pressed twice, or the other one was a moment sooner
            return redirect("applications:receipt", application.uuid)
    if is_sent:
        application = led(request, uuid)
        own = _own(application, request.user)
    text = content_hash(application)
    filled = filled_sections(application, fields_for(request.user, application))
    context = {
        "application": application,
        "form": form,
        "text": text,
        "has_consented": own.has_consented and own.consent_hash == text,
        "sections": [one for one in filled if one.section.audience == Audience.SHARED],
        **twin_context(application, request.user, filled=filled),
    }
    return render(request, "programs/twin/consent.html", context)


def _own(application, user):
    """The row of the leader for whom this account acts."""
    return next(one for one in application.members.all() if one.is_leader and one.user_id == user.pk)


@require_http_methods(READ_AND_SEND)
def refuse_consent(request, uuid):
    """Say why one does not consent."""
    application = led(request, uuid)
    form = ReasonsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            consenting.refuse(application, by=request.user, **form.cleaned_data)
            messages.success(request, _("The other leader is told why you do not consent."))
            return redirect(application)
    context = {"application": application, "form": form}
    return render(request, "programs/twin/refuse_consent.html", context)


@require_safe
def receipt(request, uuid):
    """What was submitted, when, and the fingerprint; for both leaders and the office."""
    found = Application.objects.read_whole_by(request.user).select_related("call__programme")
    application = get_object_or_404(found, uuid=uuid)
    version = application.versions.first()
    if version is None or application.status not in HANDED_IN:
        return redirect(application)
    context = {
        "application": application,
        "rows": receipt_of(application),
        "at": in_zones(version.made_at, application.call),
    }
    return render(request, "programs/twin/receipt.html", context)


@require_http_methods(READ_AND_SEND)
def number(request, uuid):
    """The number of the application at the partner's agency, from whoever leads it there."""
    application = led(request, uuid, "give_number")
    leader = application.leader_of(Side.PARTNER)
    form = NumberForm(request.POST or None, initial={"number": leader.national_number})
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            give_number(application, by=request.user, **form.cleaned_data)
            messages.success(request, _("Both leaders and the office see the number."))
            return redirect(application)
    context = {
        "record": application,
        "form": form,
        "title": _("Number at the partner's agency"),
        "submit_label": _("Save"),
        "cancel_url": application.get_absolute_url(),
        "consequences": [
            _("Both leaders and the office see it; by it your application is found in the list of the agency."),
            _("It is no part of the text: consents stay as they are."),
        ],
    }
    return render(request, "records/confirm.html", context)


@require_http_methods(READ_AND_SEND)
def naming(request, uuid):
    """Whether a funded project may name its leader abroad in public, from that leader; also long after submission."""
    application = led(request, uuid, "say_whether_named")
    sent = request.POST if request.method == "POST" else None  # a box left empty sends nothing
    form = NamingForm(sent, initial={"may_be_named": application.leader_of(Side.PARTNER).may_be_named})
    if form.is_valid():
        say_whether_named(application, by=request.user, **form.cleaned_data)
        messages.success(request, _("Both leaders and the office see what you have said."))
        return redirect(application)
    context = {
        "record": application,
        "form": form,
        "title": _("Naming me in public"),
        "submit_label": _("Save"),
        "cancel_url": application.get_absolute_url(),
        "consequences": [
            _("Both leaders and the office see what you say here; you can change it at any time."),
            _("It is no part of the text: consents stay as they are."),
        ],
    }
    return render(request, "records/confirm.html", context)


@require_http_methods(READ_AND_SEND)
def answer(request, uuid, pk):
    """A question of the office, and the answer of one leader for both."""
    application = led(request, uuid)
    asked = get_object_or_404(application.clarifications.select_related("asked_by", "answered_by"), pk=pk)
    form = AnswerForm(request.POST or None)
    may_answer = asked.answered_at is None
    if request.method == "POST" and may_answer and form.is_valid():
        is_done = form.perform(clarifications.answer_clarification, asked, by=request.user)
        if is_done:
            messages.success(request, _("The office has your answer."))
            return redirect(application)
    context = {"application": application, "asked": asked, "form": form, "may_answer": may_answer}
    return render(request, "programs/twin/answer.html", context)


class ApplicationTransition(TransitionView):
    """The page on which it is taken back or withdrawn; the office decides in the admin. It is submitted by consent."""

    model = Application

    def get_queryset(self):
        return super().get_queryset().select_related("call__programme")

    def get(self, request, *args, **kwargs):
        return self._to_the_text() or super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        return self._to_the_text() or super().post(request, *args, **kwargs)

    def _to_the_text(self):
        """Nobody consents without reading."""
        return redirect("applications:consent", self.record.uuid) if self.transition.name == "submit" else None
