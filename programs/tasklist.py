"""What somebody who applies sees of an application: its tasks, what comes next, how long there is."""

from django.utils.translation import gettext as _

from programs.audiences import fields_for
from programs.callphases import CallPhase, closing_of, phase_of, takes_consent_late
from programs.calltimes import left
from programs.callworkflow import CallStatus
from programs.endorsements import lacks_endorsement
from programs.filled import filled_sections
from programs.models import ApplicationStatus, InvitationStatus, Side


def is_taken(application, now):
    """May it still be changed and submitted: is its call published, and open or in its minutes of grace?"""
    in_time = phase_of(application, now) in (CallPhase.OPEN, CallPhase.GRACE)
    return application.call.status == CallStatus.PUBLISHED and in_time


def tasks(application, user):
    """(tasks of this reader, how many are complete) of an application that `for_pages` or `for_lists` has loaded."""
    filled = filled_sections(application, fields_for(user, application))
    return filled, sum(one.is_done for one in filled)


def missing_in(filled):
    """[(section as it is filled in, what is missing in it)], those that lack nothing left out."""
    return [(one, one.missing) for one in filled if one.missing]


def time_left(application, now):
    """How long it can still be changed, in words, and how a tag shows it."""
    if application.call.status != CallStatus.PUBLISHED:
        return application.call.tag
    phase, closes_at = phase_of(application, now), closing_of(application)
    if phase != CallPhase.OPEN or closes_at is None:
        return phase.label, phase.kind
    return left(closes_at, now, application.call)


def next_step(application, done, total, now):
    """What is to be done now, in a sentence."""
    status, call = application.status, application.call
    if status == ApplicationStatus.DECIDED:
        return _("Both sides have decided: read the decision.")
    if status not in (ApplicationStatus.DRAFT, ApplicationStatus.SUBMITTED):
        return application.get_status_display().capitalize() + "."
    if call.status != CallStatus.PUBLISHED:
        return _("This call was cancelled: nobody applies any more.")
    if status == ApplicationStatus.SUBMITTED:
        if phase_of(application, now) == CallPhase.OPEN:
            return _("Submitted. Until the call closes you can take it back and change it.")
        return _("Submitted. The office looks whether it meets the conditions of the call.")
    if not is_taken(application, now):
        if takes_consent_late(application, now):
            return _("The call is closed. Who was asked for consent before can still give it.")
        return _("The call is closed, and this draft was not submitted.")
    if done < total:
        return _("Fill in what is missing.")
    if lacks_endorsement(application):
        return _("Check your answers; the endorsement of the home institution is missing.")
    return _("Check your answers, and ask for consent.") if call.is_twin else _("Check your answers, and submit.")


def other_side(application, side):
    """Where the leader of the other side stands: (side, name, words, kind of tag); None where one side applies."""
    if not application.call.is_twin or side is None:
        return None
    other = Side.PARTNER if side == Side.HOME else Side.HOME
    leader = application.leader_of(other)
    if leader is not None and leader.user_id:
        if application.is_draft and leader.has_consented:
            return leader, _("has consented"), "good"
        return leader, _("has joined"), "current"
    if leader is not None and application.is_on_paper:
        return leader, _("signs on paper"), "current"
    newest = next((one for one in application.invitations.all() if one.side == other), None)
    if newest is None or newest.status == InvitationStatus.REVOKED:
        return leader, _("not invited yet"), "waiting"
    return leader, newest.get_status_display(), "waiting"
