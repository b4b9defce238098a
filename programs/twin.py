"""Where do the two leaders stand with each other? The same is said to both, live."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.actions.invitations import side_to_invite
from programs.applicationworkflow import HANDED_IN, ApplicationStatus, application_workflow
from programs.callphases import closing_of, consent_closing_of
from programs.calltimes import told
from programs.models import Application, Audience, Consent, InvitationStatus, SectionAnswers, Side
from programs.readiness import missing
from records import clock


@dataclass(frozen=True)
class Standing:
    """One leader: who, and how far."""

    leader: object
    side: str
    words: str
    kind: str
    is_you: bool
    naming: str = ""


@dataclass(frozen=True)
class TextChange:
    """Somebody changed a section after a leader had consented."""

    what: str
    who: str
    at: datetime


CONSENT_WORDS = {
    Consent.NONE: (gettext_lazy("has not been asked to consent yet"), "current"),
    Consent.ASKED: (gettext_lazy("is asked to consent"), "waiting"),
    Consent.GIVEN: (gettext_lazy("has consented"), "good"),
    Consent.REFUSED: (gettext_lazy("does not consent"), "problem"),
    Consent.VOID: (gettext_lazy("had consented to an earlier text"), "waiting"),
}


def twin_context(application, user, *, filled, verdicts=None):
    """What the task list shows of both leaders: where each stands, what is missing, what was changed, what is next.

    Of an application that `for_pages` has loaded; the page has made its `filled` sections, and `verdicts` or None.
    """
    is_leader = application.is_led_by(user)
    waiting = next((one for one in application.invitations.all() if one.status == InvitationStatus.WAITING), None)
    return {
        "twin_sides": [_standing(application, side, waiting, user) for side in application.call.sides],
        "twin_missing": missing(application, verdicts=verdicts, filled=filled) if application.is_draft else [],
        "twin_changes": changes_after_consent(application) if application.is_draft else [],
        "twin_times": _times(application),
        "twin_questions": list(application.clarifications.all()) if application.submitted_at else [],
        "twin_links": _links(application, user) if is_leader else [],
    }


def _times(application):
    """When it closes, and until when the partner may consent; None for no such time."""
    moments = (closing_of(application), consent_closing_of(application))
    return [told(moment, application.call) if moment else None for moment in moments]


def _standing(application, side, waiting, user):
    leader = application.leader_of(side)
    is_you = leader is not None and leader.user_id is not None and leader.user_id == user.pk
    if leader is None:
        return Standing(None, side.label, _("not invited yet"), "waiting", is_you=False)
    leader.application = application
    if leader.has_consented:
        words, kind = CONSENT_WORDS[Consent.GIVEN]
    elif leader.user_id is None and leader.paper_id is None and not application.is_on_paper:
        words, kind = _not_here(waiting if waiting and waiting.side == side else None)
    else:
        words, kind = CONSENT_WORDS[leader.consent]
    return Standing(leader, side.label, str(words), kind, is_you, naming_in_words(leader))


def naming_in_words(leader):
    """What the leader abroad has said about being named in public; nothing of others, and before they are here."""
    if leader.side != Side.PARTNER or leader.user_id is None:
        return ""
    return _("may be named in public") if leader.may_be_named else _("is not to be named in public")


def _not_here(waiting):
    if waiting is None:
        return _("not invited yet"), "waiting"
    if waiting.is_open(clock.now()):
        return _("is invited, and has not answered yet"), "waiting"
    return _("the invitation has run out"), "problem"


def _links(application, user):
    """What a leader can do now: (label, address, kind of button)."""
    found = []
    is_decided = application.status == ApplicationStatus.DECIDED
    if is_decided:
        found.append((_("Decision"), reverse("applications:decision", args=[application.uuid]), "primary"))
    if application.status in HANDED_IN:
        kind = "line" if is_decided else "primary"
        found.append((_("Receipt"), reverse("applications:receipt", args=[application.uuid]), kind))
    elif application.is_draft:
        if side_to_invite(application):
            found.append(
                (_("Invite the other leader"), reverse("applications:invite", args=[application.uuid]), "primary")
            )
        words = _("Read and consent") if application.call.is_twin else _("Read and submit")
        kind = "line" if found else "primary"
        found.append((words, reverse("applications:consent", args=[application.uuid]), kind))
    is_over = application.status in application_workflow.finals
    if not is_over and user.has_perm("programs.give_number_application", application):
        url = reverse("applications:number", args=[application.uuid])
        found.append((_("Number at the partner's agency"), url, "line"))
    if user.has_perm("programs.say_whether_named_application", application):
        found.append((_("Naming me in public"), reverse("applications:naming", args=[application.uuid]), "line"))
    for transition in application_workflow.available_to(user, application):
        if transition.name != "submit":  # by consenting
            kind = "line-grave" if transition.is_grave else "line"
            found.append((transition.label, application.transition_url(transition.name), kind))
    return found


# --- what was changed, as the history tells -------------------------------------------------------------------------


def changes_after_consent(application):
    """Which sections were changed after the last text that a leader had consented to, by whom and when, newest first.

    Empty while that text stands, and where nobody had consented yet.
    """
    events = Application.events.rel.related_model.objects.filter(pgh_obj_id=application.pk)
    frozen = events.exclude(content_hash="").order_by("-pgh_id").first()
    if frozen is None or application.content_hash:
        return []
    void = events.filter(pgh_id__gt=frozen.pgh_id, content_hash="").order_by("pgh_id").first()
    if void is None or void.status != "draft" or (void.pgh_context or {}).get("verb") == "take_back":
        return []
    sections = {one.pk: one for one in application.call.sections.all() if one.audience == Audience.SHARED}
    edits = SectionAnswers.events.rel.related_model.objects.filter(
        application_id=application.pk, section_id__in=sections, pgh_created_at__gte=void.pgh_created_at
    )
    found = {}
    for event in edits.order_by("-pgh_id"):
        found.setdefault((sections[event.section_id].title, _author(event)), event.pgh_created_at)
    if not found:
        found[_("The text"), _author(void)] = void.pgh_created_at
    return [TextChange(what, who, at) for (what, who), at in found.items()]


def _author(event):
    return (event.pgh_context or {}).get("by_name", "")
