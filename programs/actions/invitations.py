"""How is the other leader asked in? By a link that is shown once, opens for one address, and is answered once."""

from django.utils.translation import gettext as _

from directory.scholars import entry_of
from notices.emails import write
from programs.actions import drafts, links
from programs.actions.consent import tell_of_void
from programs.actions.leaders import complete, own_details
from programs.actions.submission import tell_leaders
from programs.models import Consent, Invitation, InvitationStatus, Member, MemberRole, SectionKind, Side
from records import clock
from records.history import acting
from records.refusals import Refusal, require_reasons
from records.workflow import lock

THE_INVITED = "Invited leader"  # who answers without an account, in the history


def side_to_invite(application):
    """The side whose leader has no account here yet; None where all are here."""
    here = {one.side for one in application.members.all() if one.is_leader and one.user_id}
    return next((Side(side) for side in application.call.sides if side not in here), None)


def invite(application, *, name, email, language="en", by):
    """Invite the leader of the other side; return the invitation with its `link`, which is known only now.

    An invitation that has run out is taken back by the way.
    """
    with acting(by=by, verb="invite_leader", audience="parties"):
        lock(application)
        side = side_to_invite(application)
        if side is None or not application.is_draft:
            raise Refusal(_("There is nobody to be invited to this application."))
        _refuse_address(application, email)
        now = clock.now()
        waiting = application.invitations.filter(side=side, status=InvitationStatus.WAITING)
        waiting.filter(expires_at__lt=now).update(status=InvitationStatus.REVOKED, answered_at=now)
        _name_leader(application, side, name, email)
        token = links.new_token()
        invitation = Invitation.objects.create(
            application=application,
            side=side,
            email=email,
            token_hash=links.hashed(token),
            invited_by=by,
            invited_at=now,
            expires_at=now + links.GOOD_FOR,
        )
        invitation.link = links.path_of("invitations:invitation", token, language=language)
        write(
            "programs/emails/partner_invited",
            to=email,
            about=application,
            is_secret=True,
            language=language,
            name=name,
            url=invitation.link,
            invitation=invitation,
        )
    return invitation


def _refuse_address(application, email):
    refused = application.invitations.filter(status=InvitationStatus.NOT_ME, email__iexact=email)
    if refused.exists():
        raise Refusal(_("Whoever reads this address said that they are somebody else. Use another one."), "email")
    own = application.members.filter(role="leader", user__isnull=False)
    if own.filter(user__email__iexact=email).exists() or own.filter(email__iexact=email).exists():
        raise Refusal(_("This is the address of the leader who invites."), "email")


def _name_leader(application, side, name, email):
    """The row of the leader to be, under the name that the inviter gave."""
    leader = application.members.filter(role=MemberRole.LEADER, side=side).first()
    leader = leader or Member(application=application, role=MemberRole.LEADER, side=side)
    leader.name, leader.email, leader.consent = name, email, Consent.NONE
    leader.save()


def take_back(invitation, *, by):
    """The link is dead from now on; somebody else can be invited."""
    with acting(by=by, verb="take_back_invitation", audience="parties"):
        _answer(invitation, InvitationStatus.REVOKED)


def prepare_account(invitation, *, name, language):
    """The light account of the address that was invited."""
    return links.prepare_account(invitation.email, name=name, language=language, by=THE_INVITED)


def accept(invitation, *, by):
    """The account whose address was invited acts for the leader from now on."""
    with acting(by=by, verb="accept_invitation", audience="parties"):
        application = invitation.application
        lock(application)
        if not links.is_for(invitation.email, by):
            raise Refusal(_("This invitation is for another address than that of your account."))
        if application.members.filter(role=MemberRole.LEADER, user=by).exists():
            raise Refusal(_("You lead this application on the other side already."))
        _answer(invitation, InvitationStatus.ACCEPTED)
        leader = application.members.get(role=MemberRole.LEADER, side=invitation.side)
        leader.user, leader.person = by, entry_of(by)
        leader.save(update_fields=["user", "person"])
        _complete(application, leader, by=by)
        _tell_inviter("programs/emails/invitation_accepted", invitation, who=leader.name)


def _complete(application, leader, *, by):
    """What the inviter left empty is taken from the profile of who accepts; it is shared text, and voids consents."""
    if not complete(leader, own_details(by)):
        return
    team = application.answers.filter(section__kind=SectionKind.TEAM).select_related("section").first()
    if team is None:
        tell_of_void(application, application.content_hash, what=_("Team"), by=by)  # the text before this change
    else:
        drafts.note(application, team.section, team, by=by)


def refuse(invitation, *, reason):
    """The person invited does not take part, and says why."""
    with acting(by=THE_INVITED, verb="refuse_invitation", audience="parties"):
        require_reasons(reason, "reason")
        _answer(invitation, InvitationStatus.REFUSED, reason=reason)
        _tell_inviter("programs/emails/invitation_refused", invitation, who=invitation.email, reason=reason)


def not_me(invitation):
    """It reached somebody else: nobody can invite this address to this application again."""
    with acting(by=THE_INVITED, verb="not_me", audience="parties"):
        _answer(invitation, InvitationStatus.NOT_ME)
        leader = invitation.application.members.filter(role=MemberRole.LEADER, side=invitation.side, user=None)
        leader.filter(email__iexact=invitation.email).update(email="")
        _tell_inviter("programs/emails/invitation_not_me", invitation, who=invitation.email)


def ask_for_new_link(invitation):
    """Whoever comes with a link that has run out asks the inviter for another one: told once a day."""
    with acting(by=THE_INVITED, verb="ask_for_new_link"):
        key = f"new-link:{invitation.pk}:{clock.today().isoformat()}"
        _tell_inviter("programs/emails/new_link_wanted", invitation, key=key, who=invitation.email)


def _answer(invitation, status, *, reason=""):
    """Raises Refusal where it was answered before, or has run out."""
    lock(invitation)
    now = clock.now()
    if invitation.status != InvitationStatus.WAITING:
        raise Refusal(_("This invitation was answered already."))
    if status not in {InvitationStatus.REVOKED, InvitationStatus.NOT_ME} and not invitation.is_open(now):
        raise Refusal(_("This link has run out. Ask for a new one."))
    if status == InvitationStatus.ACCEPTED and not invitation.application.is_draft:
        raise Refusal(_("This application is no draft any more."))
    invitation.status, invitation.answered_at, invitation.reason = status, now, reason
    invitation.save(update_fields=["status", "answered_at", "reason"])


def _tell_inviter(template, invitation, *, key=None, **values):
    application = invitation.application
    inviter = application.members.filter(role=MemberRole.LEADER, user=invitation.invited_by).select_related("user")
    tell_leaders(template, application, to=inviter, key=key, **values)
