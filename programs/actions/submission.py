"""When is an application handed in? When the last leader consents to the same text in time: in that transaction."""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from notices.emails import write
from programs import eligibility
from programs.actions.conflicts import keep_named
from programs.actions.counting import hold_sides
from programs.actions.reviewing import release_reviewers
from programs.applicationworkflow import ApplicationStatus, application_workflow
from programs.callphases import closing_of, last_instant_of, takes_consent_late
from programs.callworkflow import CallStatus
from programs.content import snapshot
from programs.models import ApplicationVersion
from programs.readiness import verdicts_of
from records import clock
from records.history import acting
from records.references import next_in_series
from records.refusals import Refusal
from records.workflow import lock


def refuse_out_of_time(application, at):
    """Raises Refusal where nothing is taken at this instant: a late one says until when; the draft stays as it is."""
    call = application.call
    if call.status != CallStatus.PUBLISHED or call.opens_at is None or at < call.opens_at:
        raise Refusal(_("This call takes no applications now."))
    if not is_before_last_instant(application, at):
        raise Refusal(_("The call has closed, and this came too late. Your draft is kept."))


def is_before_last_instant(application, at):
    """Is something still taken for this application: until its closing, or the later time for consents?"""
    last = last_instant_of(application)
    return last is None or at <= last or takes_consent_late(application, at)


def hand_in(application, *, leaders, verdicts=None, at, by):
    """Inside an act that holds it whole: all leaders have consented to its text, and it is in time.

    It keeps the reference it has; a new one follows the last of its call without a gap. `verdicts` are those of its
    rules where they were judged in this act.
    """
    number = application.versions.count() + 1
    ApplicationVersion.objects.create(
        application=application,
        number=number,
        snapshot=snapshot(application),
        content_hash=application.content_hash,
        made_at=at,
    )
    rules = eligibility.snapshot(verdicts_of(application) if verdicts is None else verdicts)
    reference = application.reference or next_in_series(application.call.code)  # as late as can be: others wait for it
    application_workflow.move(application, "submit", by=by, reference=reference, submitted_at=at, eligibility=rules)
    keep_named(application)
    names = "; ".join(one.name for one in leaders)
    tell_leaders("programs/emails/submitted", application, to=leaders, way="receipt", names=names)


def take_back(application, *, comment, by):
    """A leader makes it a draft again before the closing; the last version stays, and both are told."""
    with acting(by=by, verb="take_back", comment=comment, audience="parties"):
        lock(application)
        closing = closing_of(application)
        if application.status == ApplicationStatus.SUBMITTED and closing and clock.database_now() > closing:
            raise Refusal(_("The call has closed: what is submitted stays as it is. You can withdraw it."))
        application_workflow.apply(application, "take_back", by=by, submitted_at=None, content_hash="")
        tell_leaders("programs/emails/taken_back", application, who=by.name)


def withdraw(application, *, comment, by):
    """A leader gives it up, with reasons; the other one is told, having joined, and so is whoever reviews it."""
    with acting(by=by, verb="withdraw", comment=comment, audience="parties"):
        hold_sides(application.call)
        application_workflow.apply(application, "withdraw", by=by)
        release_reviewers(application)
        others = leaders_of(application).exclude(user=by)
        if not application.is_on_paper:
            others = others.exclude(user=None, paper=None)
        tell_leaders("programs/emails/withdrawn", application, to=others, who=by.name, reason=comment)


def leaders_of(application):
    return application.members.filter(role="leader").select_related("user").order_by("side")


def tell_leaders(template, application, *, to=None, key=None, way="application", **values):
    """A letter to the leaders, each in the own language: to their accounts, else to the address they gave."""
    for leader in leaders_of(application) if to is None else to:
        if leader.user_id or leader.email:
            tell(template, application, leader, key=key and f"{key}:{leader.pk}", way=way, **values)


def tell(template, application, leader, *, key=None, way="application", **values):
    """One letter to one leader; `way` names the page it leads to."""
    language = leader.user.language if leader.user_id else "en"
    with translation.override(language):
        url = reverse(f"applications:{way}", args=[application.uuid])
        if application.is_on_paper and leader.user_id is None:  # where the application is taken over
            url = reverse("applications:list")
    values |= {"application": application, "url": url}
    to = leader.user if leader.user_id else leader.email
    write(template, to=to, about=application, key=key, name=leader.name, language=language, **values)
