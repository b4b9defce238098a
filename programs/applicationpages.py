"""The pages of whoever applies: own applications, one as a list of tasks, its answers to check, to print, to copy."""

from dataclasses import replace
from http import HTTPStatus
from pathlib import PurePath
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import DetailView, FormView, ListView

from programs.actions import drafts, on_paper
from programs.actions.resubmission import begin_again
from programs.audiences import fields_for, side_of
from programs.callphases import closing_of
from programs.calltimes import told
from programs.eligibility import State, in_words, kept
from programs.endorsements import changed_words, standing_of
from programs.feeds import MINE
from programs.forms.drafts import BeginForm
from programs.lasttime import calls_to_begin_again, last_time, resubmissions_of
from programs.models import Application, Call
from programs.neutralfiles import NotReadable, neutral_copy
from programs.readiness import verdicts_of
from programs.tasklist import is_taken, missing_in, next_step, other_side, tasks, time_left
from programs.twin import twin_context
from records import clock
from records.downloads import private_bytes
from records.forms import refusals_shown
from records.history import timeline
from records.languages import listed
from records.refusals import Refusal
from records.views import PagedMixin, handed_out

PER_PAGE = 20


class MyApplications(PagedMixin, ListView):
    """Those that this account leads, the newest first."""

    template_name = "programs/applications/list.html"
    paginate_by = PER_PAGE

    def get_queryset(self):
        return Application.objects.led_by(self.request.user).for_lists()

    def get_context_data(self, **kwargs):
        context, now = super().get_context_data(**kwargs), clock.database_now()
        dates = urlencode({"name": _("My applications"), "kinds": MINE}, doseq=True)
        return context | {
            "cards": [self.card(application, now) for application in context["object_list"]],
            "feed_url": f"{reverse('feeds:make')}?{dates}",
            "on_paper": Application.objects.named_on_paper(self.request.user).select_related("call"),
        }

    def card(self, application, now):
        closes_at = closing_of(application)
        filled, done = tasks(application, self.request.user)
        total = len(filled)
        return {
            "application": application,
            "done": done,
            "total": total,
            "next_step": next_step(application, done, total, now),
            "deadline": told(closes_at, application.call) if closes_at else None,
            "left": time_left(application, now),
            "other": other_side(application, side_of(self.request.user, application)),
        }


@require_POST
def take_over(request):
    """Go on oneself with an application that the office has entered from paper."""
    try:
        asked = UUID(request.POST.get("application", ""))
    except ValueError:
        asked = None
    application = Application.objects.named_on_paper(request.user).filter(uuid=asked).first()
    if application is None:
        messages.warning(request, _("No application on paper waits for your account."))
        return redirect("applications:list")
    try:
        on_paper.take_over(application, by=request.user)
    except Refusal as refusal:
        messages.warning(request, refusal.message)
        return redirect("applications:list")
    messages.success(request, _("You go on with it yourself from now on."))
    return redirect(application)


class Begin(FormView):
    """Begin an application to a call that is open, on one side of it."""

    form_class = BeginForm
    template_name = "programs/applications/begin.html"

    def dispatch(self, request, *args, **kwargs):
        self.call = get_object_or_404(Call.objects.visible_to(request.user), code=kwargs["code"])
        if not request.user.has_perm("programs.begin_application", self.call):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def own_earlier(self):
        """Those from which this account may begin again in this call."""
        if self.call.is_elsewhere:
            return []
        found = Application.objects.to_begin_again(self.request.user, self.call.programme_id)
        return list(found.select_related("call"))

    @cached_property
    def earlier(self):
        """The one that the address names; 404 where it is none of one's own."""
        named = self.request.GET.get("again")
        if named is None:
            return None
        found = next((one for one in self.own_earlier if str(one.uuid) == named), None)
        if found is None:
            raise Http404
        return found

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"call": self.call, "is_again": self.earlier is not None}

    def form_valid(self, form):
        with refusals_shown(form):
            if self.earlier is None:
                return redirect(drafts.begin(self.call, by=self.request.user, **form.cleaned_data))
            application, left_out = begin_again(self.earlier, self.call, by=self.request.user)
            messages.success(self.request, _copied_in_words(self.earlier, left_out))
            return redirect(application)
        return self.form_invalid(form)

    def consequences(self):
        if self.earlier is None:
            return self.consequences_of_new()
        told = (
            _("Evaluators are told that it is a resubmission.")
            if self.call.tells_resubmission
            else _("Evaluators are not told that it is a resubmission.")
        )
        return [
            _("A draft begins with what you wrote in %(reference)s, as far as the form of this call asks for it.")
            % {"reference": self.earlier.reference},
            _("Your partner is named in it, and is invited anew; what only the other side filled in is not copied.")
            if self.call.is_twin
            else _("It stays a draft until you submit it."),
            _("What the office said last time stands beside each section."),
            told,
        ]

    def consequences_of_new(self):
        return [
            _("A draft begins that only you and the office see, until you invite your partner.")
            if self.call.is_twin
            else _("A draft begins that only you and the office see."),
            _("You are its leader. What the portal knows of you already is filled in."),
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            record=self.call,
            title=_("Begin an application") if self.earlier is None else _("Begin again"),
            submit_label=_("Begin"),
            cancel_url=self.call.get_absolute_url(),
            consequences=self.consequences(),
            own_earlier=self.own_earlier,
            earlier=self.earlier,
            **kwargs,
        )


def _copied_in_words(earlier, left_out):
    """One sentence about what was copied, and one about what was not."""
    said = _("Copied from %(reference)s.") % {"reference": earlier.reference}
    if not left_out:
        return said
    return f"{said} " + _("Left out, because it does not fit this call: %(what)s.") % {"what": listed(left_out)}


class ApplicationPage(DetailView):
    """An application as this reader may read it."""

    model = Application
    slug_field = slug_url_kwarg = "uuid"
    context_object_name = "application"

    def get_queryset(self):
        return Application.objects.read_whole_by(self.request.user).for_pages()

    def get_context_data(self, **kwargs):
        application, user = self.object, self.request.user
        filled, done = tasks(application, user)
        return super().get_context_data(
            call=application.call,
            side=side_of(user, application),
            filled=filled,
            done=done,
            missing=missing_in(filled),
            **kwargs,
        )


class JudgedPage(ApplicationPage):
    """With what the rules of the call say of it as it is now; once handed in, what they said then."""

    def get_context_data(self, **kwargs):
        application = self.object
        verdicts = kept(application.eligibility) if application.submitted_at else verdicts_of(application)
        said = in_words(verdicts) if verdicts else ""
        broken = any(one.state == State.NOT_MET for one in verdicts)
        return super().get_context_data(verdicts=verdicts, rules_in_words=said, are_rules_broken=broken, **kwargs)


class TaskList(JudgedPage):
    """What is to be done, in any order, and how long there is."""

    template_name = "programs/applications/tasks.html"

    def get_context_data(self, **kwargs):
        application, now = self.object, clock.database_now()
        context = super().get_context_data(**kwargs)
        closes_at = closing_of(application)
        endorsement = standing_of(application)
        edited = [row for row in application.answers.all() if row.edited_by_id]
        return context | {
            "deadline": told(closes_at, application.call) if closes_at else None,
            "left": time_left(application, now),
            "is_open": is_taken(application, now),
            "next_step": next_step(application, context["done"], len(context["filled"]), now),
            **twin_context(application, self.request.user, filled=context["filled"], verdicts=context["verdicts"]),
            "last_time": last_time(application, self.request.user),
            "calls_to_begin_again": calls_to_begin_again(application, self.request.user),
            "resubmissions": resubmissions_of(application, self.request.user),
            "endorsement": endorsement,
            "endorsement_changed": endorsement and changed_words(application, endorsement.endorsement),
            "last_saved": max((row.edited_at for row in edited), default=None),
        }


class CheckAnswers(JudgedPage):
    """All that was answered, each with the way to change it, and what is still missing."""

    template_name = "programs/applications/check.html"


class Preview(ApplicationPage):
    """As others will read it; to be printed."""

    template_name = "programs/applications/preview.html"


class Copy(ApplicationPage):
    """Each answer by itself, to be copied into the form of another agency."""

    template_name = "programs/applications/copy.html"


class Timeline(ApplicationPage):
    """Who did what, and when. The office reads all.

    Leaders read what is theirs to know, without the rows: some are the other side's. So does a committee.
    """

    template_name = "programs/applications/timeline.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        if context["side"] is None and self.request.user.has_perm("programs.export_application", self.object):
            return context | {"history": timeline(self.object)}
        entries = timeline(self.object, audiences=("parties", "public"))
        return context | {"history": [replace(entry, changes=[]) for entry in entries]}


@require_safe
def attached_file(request, uuid, pk):
    """A file of the application, for whoever reads the section that asks for it."""
    application = get_object_or_404(Application.objects.read_whole_by(request.user).for_pages(), uuid=uuid)
    return answer_handed_out(request, application, pk, fields_for(request.user, application))


def answer_handed_out(request, application, pk, fields):
    """A file that answers a question of a section that `fields` lets read; 404 for any other."""
    reads = {section.pk for section in fields.reads}
    read = (one for one in application.attachments.all() if one.question.section_id in reads)
    attachment = next((one for one in read if one.pk == pk and one.question_id not in fields.hides), None)
    if attachment is None:
        raise Http404
    response = handed_out(request, attachment.document)
    if fields.hides_names and response.status_code == HTTPStatus.OK:
        return _neutral(application, attachment)
    return response


def _neutral(application, attachment):
    """Neither the name of the file nor what it says of whoever made and filed it."""
    paper = attachment.document
    try:
        with paper.file.open("rb") as file:
            content = neutral_copy(file.read(), paper.mime)
    except NotReadable as error:  # as it is it might tell
        raise Http404 from error
    name = f"{application.shown_reference}-{attachment.question.key}{PurePath(paper.name).suffix}"
    return private_bytes(content, name=name, mime=paper.mime)
