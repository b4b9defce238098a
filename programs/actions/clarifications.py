"""The office asks the leaders about a submitted application; one of them answers, and the text stays as it is."""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from notices.emails import write
from programs.actions.submission import tell_leaders
from programs.applicationworkflow import HANDED_IN
from programs.models import Clarification
from records import clock
from records.history import acting
from records.refusals import Refusal
from records.workflow import lock


def ask_clarification(application, *, question, by):
    """Both leaders get the question by letter."""
    with acting(by=by, verb="ask_clarification"):
        if application.status not in HANDED_IN:
            raise Refusal(_("Only about a submitted application."))
        asked = Clarification.objects.create(application=application, question=question, asked_by=by)
        key = f"clarification:{asked.uuid}"
        tell_leaders("programs/emails/clarification_asked", application, key=key, question=question)
    return asked


def answer_clarification(asked, *, answer, by):
    """One leader answers for both; whoever asked is told."""
    with acting(by=by, verb="answer_clarification"):
        lock(asked)
        if asked.answered_at:
            raise Refusal(_("This question was answered already."))
        asked.answer, asked.answered_by, asked.answered_at = answer, by, clock.now()
        asked.save(update_fields=["answer", "answered_by", "answered_at"])
        application, officer = asked.application, asked.asked_by
        with translation.override(officer.language):
            url = reverse("admin:programs_application_change", args=[application.pk])
        write(
            "programs/emails/clarification_answered",
            to=officer,
            about=application,
            key=f"clarification-answered:{asked.uuid}",
            application=application,
            url=url,
            who=by.name,
            answer=answer,
        )
