"""How does a host endorse a stay? By a link that opens with a code, and is answered once."""

from django.utils.translation import gettext as _

from exchanges.actions.learning import approve, refuse_answered, refuse_over
from exchanges.actions.stays import end_questions, tell
from exchanges.models import Approver, HostRequest, HostStatus, Stay
from exchanges.permissions import travels
from exchanges.statuses import StayStatus
from exchanges.workflow import stay_workflow
from notices.emails import write
from programs.actions import links
from records import clock
from records.history import acting
from records.refusals import Refusal, require_reasons
from records.workflow import lock

THE_HOST = "Host"  # who answers without an account, in the history
AUDIENCE = "parties"
PAGE = "hosts:request"
SENT_AGAIN = ("name", "position", "email", "language", "learning", "asked_by")
ASKING = (StayStatus.REQUESTED, StayStatus.HOST_DECLINED, StayStatus.IN_REVIEW)


def ask(stay, *, name, position, email, language="fa", learning=None, by):
    """Ask somebody to endorse as host; return the request with its `link`, which is known only now.

    With `learning`, a version of the learning agreement is to be approved.
    """
    with acting(by=by, verb="ask_host", audience=AUDIENCE):
        lock(stay)
        if learning is not None:
            refuse_over(stay)
            refuse_answered(learning, Approver.HOST.value)
        elif not stay.definition.needs_host:
            raise Refusal(_("A stay of this kind needs no word of its host."))
        elif stay.status not in ASKING:
            raise Refusal(_("The host is asked once it is submitted, and before it is decided."))
        _refuse_address(stay, email)
        if stay.status == StayStatus.HOST_DECLINED:
            stay_workflow.apply(stay, "ask_again", by=by)
        end_questions(stay)
        values = {"name": name, "position": position, "email": email, "language": language}
        return _send(stay, **values, learning=learning, asked_by=by)


def _refuse_address(stay, email):
    if stay.host_requests.filter(status=HostStatus.NOT_ME, email__iexact=email).exists():
        raise Refusal(_("Whoever reads this address said that they are somebody else. Use another one."), "email")
    own = [stay.person.email or ""] if stay.person_id else []
    for account in (stay.applied_by, stay.person and stay.person.user):
        if account is not None:
            own += [account.email, *account.emailaddress_set.values_list("email", flat=True)]
    if email.lower() in {one.lower() for one in own}:
        raise Refusal(_("Nobody is host of the own stay. Name somebody else."), "email")


def _send(stay, *, name, position, email, language, learning, asked_by):
    token, now = links.kept_token(PAGE, stay.uuid, stay.host_requests.count()), clock.now()
    asked = HostRequest.objects.create(
        stay=stay,
        learning=learning,
        name=name,
        position=position,
        email=email,
        language=language,
        token_hash=links.hashed(token),
        asked_by=asked_by,
        asked_at=now,
        expires_at=now + links.GOOD_FOR,
    )
    asked.link = links.path_of(PAGE, token, language=language)
    write(
        "exchanges/emails/learning_asked" if learning else "exchanges/emails/host_asked",
        to=email,
        about=stay,
        is_secret=True,
        language=language,
        name=name,
        url=asked.link,
        asked=asked,
    )
    return asked


def link_of(asked):
    """The link that was sent, for a reminder; "" where the portal's secret is another since. One query.

    Requests are never deleted: how many there were before this one is what it is made from.
    """
    before = asked.stay.host_requests.filter(pk__lt=asked.pk).count()
    token = links.kept_token(PAGE, asked.stay.uuid, before)
    return links.path_of(PAGE, token, language=asked.language) if links.hashed(token) == asked.token_hash else ""


def take_back(asked, *, by):
    """The link is dead from now on."""
    with acting(by=by, verb="take_back_host", audience=AUDIENCE):
        lock(asked.stay)
        _answer(asked, HostStatus.REVOKED)


def new_link(asked):
    """Whoever comes with a link that has run out gets another one, by letter to the same address."""
    if asked.status != HostStatus.ASKED or asked.is_open(clock.now()):
        raise Refusal(_("This link has not run out."))
    with acting(by=THE_HOST, verb="ask_host", audience=AUDIENCE):
        lock(asked.stay)
        _answer(asked, HostStatus.REVOKED)
        values = {key: getattr(asked, key) for key in SENT_AGAIN}
        return _send(asked.stay, **values)


def prepare_account(asked, *, language):
    """The light account of the address that was asked."""
    return links.prepare_account(asked.email, name=asked.name, language=language, by=THE_HOST)


def endorse(asked, *, name, position, by):
    """The host stands behind the stay, or approves the learning agreement about which it was asked."""
    with acting(by=by, verb="endorse", audience=AUDIENCE):
        stay = _own_to_answer(asked, by)
        if asked.learning_id:
            _answer(asked, HostStatus.GIVEN, by=by, signed_name=name, signed_position=position)
            approve(asked.learning, Approver.HOST.value, name=name, by=by)
            tell(stay, "exchanges/emails/learning_approved", who=name)
            return
        if stay.status == StayStatus.REQUESTED:
            stay_workflow.apply(stay, "endorse", by=by)
        _answer(asked, HostStatus.GIVEN, by=by, signed_name=name, signed_position=position)
        tell(stay, "exchanges/emails/host_endorsed", who=name)


def decline(asked, *, reason, by):
    """The host does not want it, and says why; the applicant reads it."""
    with acting(by=by, verb="decline", comment=reason, audience=AUDIENCE):
        require_reasons(reason, "reason")
        stay = _own_to_answer(asked, by)
        if stay.status == StayStatus.REQUESTED:
            stay_workflow.apply(stay, "decline", by=by, comment=reason)
        _answer(asked, HostStatus.DECLINED, by=by, answer=reason)
        about = "learning_declined" if asked.learning_id else "host_declined"
        tell(stay, f"exchanges/emails/{about}", reason=reason)


def not_me(asked):
    """It reached somebody else: nobody can be asked at this address for this stay again."""
    with acting(by=THE_HOST, verb="take_back_host", audience=AUDIENCE):
        lock(asked.stay)
        _answer(asked, HostStatus.NOT_ME)


def _own_to_answer(asked, user):
    """The stay, held; Refusal for whoever was not asked, and for the traveller."""
    stay = Stay.objects.get(pk=asked.stay_id)
    lock(stay)
    if not links.is_for(asked.email, user):
        raise Refusal(_("This request is for another address than that of your account."))
    if travels(user, stay):
        raise Refusal(_("Nobody is host of the own stay. Name somebody else."))
    if asked.learning_id:
        refuse_over(stay)
    elif stay.status not in (StayStatus.REQUESTED, StayStatus.IN_REVIEW):
        raise Refusal(_("This stay is not waiting for the host's word any more."))
    return stay


def _answer(asked, status, *, by=None, **values):
    """Raises Refusal where it was answered before or has run out."""
    lock(asked)
    now = clock.now()
    if asked.status != HostStatus.ASKED:
        raise Refusal(_("The host has answered already."))
    if status in (HostStatus.GIVEN, HostStatus.DECLINED) and not asked.is_open(now):
        raise Refusal(_("This link has run out. Ask for a new one."))
    values |= {"status": status, "answered_at": now, "answered_by": by}
    for name, value in values.items():
        setattr(asked, name, value)
    asked.save(update_fields=list(values))
