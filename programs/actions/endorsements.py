"""How does the home institution endorse an application? By a link that opens with a code, and is answered once."""

from django.utils.translation import gettext as _

from notices.emails import write
from programs.actions import links, submission
from programs.content import content_hash, fingerprint, section_fingerprints
from programs.endorsements import READ
from programs.models import Application, Endorsement, EndorsementStatus, MemberRole, Side
from records import clock
from records.history import acting
from records.refusals import Refusal, require_reasons
from records.workflow import lock

THE_ENDORSER = "Endorser"  # who answers without an account, in the history
AUDIENCE = "parties"
PAGE = "endorsements:request"


def ask(application, *, name, position, email, language="fa", by):
    """Ask somebody to endorse for the home institution; return the request with its `link`, which is known only now.

    A request that has run out is taken back by the way.
    """
    with acting(by=by, verb="ask_endorsement", audience=AUDIENCE):
        lock(application)
        leader = asked_for(application, by)
        _refuse_address(application, email)
        now = clock.now()
        late = application.endorsements.filter(status=EndorsementStatus.ASKED, expires_at__lt=now)
        late.update(status=EndorsementStatus.REVOKED, answered_at=now)
        return _send(leader, name=name, position=position, email=email, language=language, asked_by=by)


def send_again(endorsement, *, by):
    """A new link to the same address: the old one is dead. Whoever was asked may want it too, where it has run out."""
    with acting(by=by, verb="ask_endorsement", audience=AUDIENCE):
        application = endorsement.application
        lock(application)
        leader = asked_for(application, endorsement.asked_by)
        _answer(endorsement, EndorsementStatus.REVOKED)
        values = {key: getattr(endorsement, key) for key in ("name", "position", "email", "language", "asked_by")}
        return _send(leader, **values)


def new_link(endorsement):
    """Whoever comes with a link that has run out gets another one, by letter to the same address."""
    if endorsement.status != EndorsementStatus.ASKED or endorsement.is_open(clock.now()):
        raise Refusal(_("This link has not run out."))
    send_again(endorsement, by=THE_ENDORSER)


def asked_for(application, user):
    """The leader at home for whom it is asked. Raises Refusal where nothing can be asked now."""
    leader = application.members.filter(role=MemberRole.LEADER, side=Side.HOME, user=user).first()
    if leader is None:
        raise Refusal(_("Only the leader at home asks for the endorsement."))
    refuse_not_now(application)
    if not application.title:
        raise Refusal(_("Give the application a title first: the letter names it."))
    if not leader.institution_name:
        raise Refusal(_("Name your institution in the team first: it is the one that endorses."))
    leader.application = application
    return leader


def refuse_not_now(application):
    """Raises Refusal where the call asks for no endorsement, or takes none any more."""
    if not application.call.asks_endorsement:
        raise Refusal(_("This call asks for no endorsement."))
    if not application.is_draft:
        raise Refusal(_("This application is no draft any more."))
    if not submission.is_before_last_instant(application, clock.database_now()):
        raise Refusal(_("The call has closed: nothing is endorsed any more."))


def _refuse_address(application, email):
    refused = application.endorsements.filter(status=EndorsementStatus.NOT_ME, email__iexact=email)
    if refused.exists():
        raise Refusal(_("Whoever reads this address said that they are somebody else. Use another one."), "email")
    team = application.members
    if team.filter(email__iexact=email).exists() or team.filter(user__email__iexact=email).exists():
        raise Refusal(_("Nobody of the team endorses the own application. Name somebody else."), "email")


def _send(leader, *, name, position, email, language, asked_by):
    application, now = leader.application, clock.now()
    token = links.kept_token(PAGE, application.uuid, application.endorsements.count())
    endorsement = Endorsement.objects.create(
        application=application,
        institution=leader.institution,
        institution_given=leader.institution_given,
        name=name,
        position=position,
        email=email,
        language=language,
        token_hash=links.hashed(token),
        asked_by=asked_by,
        asked_at=now,
        expires_at=now + links.GOOD_FOR,
    )
    endorsement.link = links.path_of(PAGE, token, language=language)
    write(
        "programs/emails/endorsement_asked",
        to=email,
        about=leader.application,
        is_secret=True,
        language=language,
        name=name,
        url=endorsement.link,
        endorsement=endorsement,
        leader=leader,
    )
    return endorsement


def link_of(endorsement):
    """The link that was sent, for a reminder; "" where the portal's secret is another since. One query.

    Requests are never deleted: how many there were before this one is what it is made from.
    """
    before = endorsement.application.endorsements.filter(pk__lt=endorsement.pk).count()
    token = links.kept_token(PAGE, endorsement.application.uuid, before)
    if links.hashed(token) != endorsement.token_hash:
        return ""
    return links.path_of(PAGE, token, language=endorsement.language)


def take_back(endorsement, *, by):
    """The link is dead from now on; somebody else can be asked."""
    with acting(by=by, verb="take_back_endorsement", audience=AUDIENCE):
        lock(endorsement.application)
        _answer(endorsement, EndorsementStatus.REVOKED)


def prepare_account(endorsement, *, language):
    """The light account of the address that was asked."""
    return links.prepare_account(endorsement.email, name=endorsement.name, language=language, by=THE_ENDORSER)


def endorse(endorsement, *, name, position, text, by):
    """The home institution stands behind the application as it was read: `text` is the fingerprint that was shown."""
    with acting(by=by, verb="endorse", audience=AUDIENCE):
        application = _own_to_answer(endorsement, by)
        values = what_is_endorsed(application, name, position)
        if text != fingerprint(values["sections"]):
            raise Refusal(_("The text has changed since you opened this page. Read it again, then endorse."))
        _answer(endorsement, EndorsementStatus.GIVEN, by=by, **values)
        tell_of_answer(endorsement, "programs/emails/endorsement_given")


def refuse(endorsement, *, reason, by):
    """The institution does not stand behind it, and says why; both leaders read it."""
    with acting(by=by, verb="refuse_endorsement", audience=AUDIENCE):
        require_reasons(reason, "reason")
        _own_to_answer(endorsement, by)
        _answer(endorsement, EndorsementStatus.REFUSED, by=by, reason=reason)
        tell_of_answer(endorsement, "programs/emails/endorsement_refused", reason=reason)


def not_me(endorsement):
    """It reached somebody else: nobody can be asked at this address for this application again."""
    with acting(by=THE_ENDORSER, verb="endorser_not_me", audience=AUDIENCE):
        lock(endorsement.application)
        _answer(endorsement, EndorsementStatus.NOT_ME)
        at_home = submission.leaders_of(endorsement.application).filter(side=Side.HOME)
        tell_of_answer(endorsement, "programs/emails/endorsement_not_me", to=at_home, who=endorsement.email)


def what_is_endorsed(application, name, position):
    """Who endorses, and which text, as columns."""
    whole = Application.objects.for_pages().get(pk=application.pk)
    return {
        "signed_name": name,
        "signed_position": position,
        "content_hash": content_hash(whole),
        "sections": section_fingerprints(whole, READ),
    }


def tell_of_answer(endorsement, template, *, to=None, **values):
    """Both leaders learn what the institution says, or those of them whom it concerns."""
    values = {"who": endorsement.shown_name} | values
    submission.tell_leaders(template, endorsement.application, to=to, way="endorsement", **values)


def tell_of_end(application, *, by):
    """Inside an act that changed the team: an endorsement that ended with it is told to both leaders, once."""
    ended = application.endorsements.filter(status=EndorsementStatus.ENDED).first()
    if ended is not None:
        key = f"endorsement-ended:{ended.pk}"
        submission.tell_leaders(
            "programs/emails/endorsement_ended", application, key=key, way="endorsement", who=by.name
        )


def _own_to_answer(endorsement, user):
    """The application, held; Refusal for whoever was not asked, and for the team itself."""
    application = endorsement.application
    lock(application)
    if not links.is_for(endorsement.email, user):
        raise Refusal(_("This request is for another address than that of your account."))
    if application.members.filter(user=user).exists():
        raise Refusal(_("Nobody of the team endorses the own application. Name somebody else."))
    return application


def _answer(endorsement, status, *, by=None, **values):
    """Raises Refusal where it was answered before, has run out, or comes too late."""
    lock(endorsement)
    now = clock.now()
    if endorsement.status != EndorsementStatus.ASKED:
        raise Refusal(_("This request for an endorsement was answered already."))
    if status in (EndorsementStatus.GIVEN, EndorsementStatus.REFUSED):
        refuse_not_now(endorsement.application)
        if not endorsement.is_open(now):
            raise Refusal(_("This link has run out. Ask for a new one."))
    values |= {"status": status, "answered_at": now, "answered_by": by}
    for name, value in values.items():
        setattr(endorsement, name, value)
    endorsement.save(update_fields=list(values))
