"""How does what a committee found become a decision? Drawn up, signed for both sides by two persons, published once."""

from datetime import UTC, timedelta

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from notices import actions as post_room
from notices.models import Email, EmailStatus
from programs.actions import awards
from programs.actions.parties import is_party
from programs.actions.submission import tell_leaders
from programs.applicationworkflow import ApplicationStatus, application_workflow
from programs.content import fingerprint
from programs.models import Application, CommitteeMember, Decision, DecisionAmount, Outcome, Side, SignedMinutes
from records import clock, documents
from records.calendars import Calendar, months_later
from records.checkcode import new_code
from records.closing import close
from records.history import acting
from records.models import DocumentKind
from records.references import next_reference
from records.refusals import Refusal
from records.workflow import lock

SERIES = "DEC"
NOT_BEFORE = gettext_lazy("Not before the committee any more.")

# --- drawn up ----------------------------------------------------------------------------------------------------


def draw_up(committee, *, by):
    """Inside the act that closes the committee: a decision for each application that is before it.

    Those of an earlier closing are used again, as the committee has found now; whoever had signed them signs anew.
    """
    waiting = {one.application_id: one for one in committee.decisions.waiting()}
    for item in committee.items.exclude(outcome="").prefetch_related("amounts"):
        found = waiting.pop(item.application_id, None) or Decision(
            committee=committee, application_id=item.application_id
        )
        found.outcome, found.reserve = item.outcome, item.reserve
        found.save()
        found.amounts.all().delete()
        if item.outcome == Outcome.FUNDED:
            DecisionAmount.objects.bulk_create(
                DecisionAmount(decision=found, side=one.side, currency=one.currency, amount=one.granted)
                for one in item.amounts.all()
            )
    for gone in waiting.values():
        close(gone, reason=NOT_BEFORE, by=by)


def take_signatures_back(committee, *, by):
    """Inside the act that opens it again; raises Refusal once a decision is published."""
    if committee.decisions.published().exists():
        raise Refusal(_("Its decisions are published: the committee is not opened again."))
    committee.decisions.waiting().update(
        home_signed_by=None,
        home_signed_at=None,
        partner_signed_by=None,
        partner_signed_at=None,
        partner_paper=None,
    )
    for paper in committee.signed_minutes.waiting():
        close(paper, reason=_("The committee was opened again."), by=by)


def fingerprint_of(decisions):
    """SHA-256 of what these decide: what is signed is what was shown."""
    rows = [
        [
            one.application.shown_reference,
            one.outcome,
            one.reserve,
            one.reason,
            [[amount.side, amount.currency, str(amount.amount)] for amount in one.amounts.all()],
        ]
        for one in sorted(decisions, key=lambda one: one.pk)
    ]
    return fingerprint(rows)


# --- signed ------------------------------------------------------------------------------------------------------


def seat_of(committee, user):
    """Where this account sits on it; None for whoever does not."""
    return CommitteeMember.objects.filter(committee=committee, user=user).first()


def to_sign(committee, seat):
    """What this member can sign now. The chair: all without an own conflict. The others of the side: what the chair
    cannot sign, being in a conflict.
    """
    found = committee.decisions.waiting().unsigned_for(seat.side).visible_to(seat.user)
    if not seat.is_chair:
        chair = committee.members.filter(side=seat.side, is_chair=True).select_related("user").first()
        if chair is not None:
            found = found.exclude(pk__in=committee.decisions.visible_to(chair.user).order_by().values("pk"))
    return found.order_by("pk").for_lists()


def sign(committee, *, shown, by):
    """For the side on which they sit, all that they may sign; return how many. `shown` is its fingerprint.

    Raises Refusal for whoever does not sit there, and where what was shown is not what there is.
    """
    with acting(by=by, verb="sign_decisions"):
        lock(committee)
        seat = seat_of(committee, by)
        if seat is None:
            raise Refusal(_("Decisions are signed by those who sit on the committee for a side."))
        if committee.closed_at is None:
            raise Refusal(_("The committee is not closed: there is nothing to sign yet."))
        decisions = list(to_sign(committee, seat))
        if not decisions:
            raise Refusal(_("There is nothing left for you to sign."))
        if fingerprint_of(decisions) != shown:
            raise Refusal(_("The decisions have changed since you were shown them: read them again."))
        signed = {f"{seat.side}_signed_by": by, f"{seat.side}_signed_at": clock.now()}
        for one in decisions:
            for name, value in signed.items():
                setattr(one, name, value)
            one.save(update_fields=list(signed))
    return len(decisions)


def record_minutes(committee, *, file, signatory, signed_on, letter_number="", by):
    """The partner signs elsewhere: the scan of the minutes, for the decisions as they are. A second person confirms."""
    with acting(by=by, verb="record_minutes"):
        lock(committee)
        decisions = _for_paper(committee)
        if committee.signed_minutes.waiting().exists():
            raise Refusal(_("Signed minutes wait for a second person already."))
        if signed_on > clock.today():
            raise Refusal(_("This day is still to come."), "signed_on")
        paper = documents.attach(committee, file, kind=DocumentKind.SIGNED_COPY, title=_("Signed minutes"), by=by)
        return SignedMinutes.objects.create(
            committee=committee,
            signatory=signatory,
            signed_on=signed_on,
            letter_number=letter_number,
            paper=paper,
            fingerprint=fingerprint_of(decisions),
            recorded_by=by,
        )


def confirm_minutes(minutes, *, by):
    """The second person has compared paper and table: it counts as the partner's signature."""
    with acting(by=by, verb="confirm_minutes"):
        lock(minutes.committee)
        lock(minutes)
        if minutes.confirmed_at or minutes.is_closed:
            raise Refusal(_("Somebody has decided about this already."))
        decisions = _for_paper(minutes.committee)
        if fingerprint_of(decisions) != minutes.fingerprint:
            raise Refusal(_("The decisions have changed since this paper was recorded. A new paper is needed."))
        minutes.confirmed_by, minutes.confirmed_at = by, clock.now()
        minutes.save(update_fields=["confirmed_by", "confirmed_at"])
        for one in decisions:
            one.partner_paper = minutes
            one.save(update_fields=["partner_paper"])


def drop_minutes(minutes, *, reason, by):
    """Another paper, or none: it was not confirmed."""
    with acting(by=by, verb="drop_minutes", comment=reason):
        lock(minutes)
        if minutes.confirmed_at or minutes.is_closed:
            raise Refusal(_("Somebody has decided about this already."))
        close(minutes, reason=reason[:300], by=by)


def _for_paper(committee):
    if Side.PARTNER not in committee.call.sides:
        raise Refusal(_("This call has no such side."))
    if committee.closed_at is None:
        raise Refusal(_("The committee is not closed: there is nothing to sign yet."))
    decisions = list(committee.decisions.waiting().unsigned_for(Side.PARTNER).order_by("pk").for_lists())
    if not decisions:
        raise Refusal(_("The partner has signed all decisions already."))
    return decisions


# --- published ---------------------------------------------------------------------------------------------------

LETTERS = {
    Outcome.FUNDED: "programs/emails/decision_funded",
    Outcome.RESERVE: "programs/emails/decision_reserve",
    Outcome.REJECTED: "programs/emails/decision_rejected",
    Outcome.INELIGIBLE: "programs/emails/decision_ineligible",
}
PROMOTED = "programs/emails/decision_promoted"
LETTER = "decision"  # begins the keys of these letters: one to each leader, however often it is tried


def publish(committee, *, accept_by, starts_on, months, by):
    """What both sides have signed: the applicants read it, and their letters wait as drafts. Return how many.

    The first time all of it at once. What is funded is offered until `accept_by`, on the days that the application
    plans: `starts_on` and `months` stand in where it names none, or a first day that is over. Raises Refusal while a
    side has not signed, and for an officer who has a part in one of the applications.
    """
    with acting(by=by, verb="publish_decisions"):
        lock(committee)
        decisions = _still_evaluated(committee, by)
        ready = [one for one in decisions if not one.awaits]
        unsigned = [one for one in decisions if one.awaits]
        if unsigned and (not ready or any(one.replaces_id is None for one in unsigned)):
            raise Refusal(_("Not signed yet: %(side)s.") % {"side": Side(unsigned[0].awaits[0]).label})
        if not ready:
            raise Refusal(_("There is nothing to publish."))
        if is_party(by, *(one.application for one in ready)):
            raise Refusal(_("You have a part in one of these applications: somebody else of the office does this."))
        for one in ready:
            _publish(one, by)
            if one.outcome == Outcome.FUNDED:
                _offer(one, accept_by=accept_by, starts_on=starts_on, months=months, by=by)
            _tell(one)
    return len(ready)


def _still_evaluated(committee, by):
    """Those that wait; of what was withdrawn meanwhile nothing is decided."""
    found = []
    for one in committee.decisions.waiting().order_by("pk").for_lists().select_for_update(of=("self",)):
        if one.replaces_id is None and one.application.status != ApplicationStatus.ELIGIBLE:
            close(one, reason=NOT_BEFORE, by=by)
        else:
            found.append(one)
    return found


def _publish(decision, by):
    application = decision.application
    if decision.replaces_id:
        Decision.objects.filter(pk=decision.replaces_id).update(is_current=False)
    decision.number = next_reference(SERIES, on=clock.today())
    decision.verify_code = new_code()
    decision.published_at, decision.published_by, decision.is_current = clock.now(), by, True
    decision.fingerprint = letter_fingerprint(decision)
    decision.save()
    if decision.replaces_id is None:
        application_workflow.apply(application, "decide", by=by)


def _tell(decision):
    """The letters to its leaders wait as drafts."""
    template = PROMOTED if decision.replaces_id else LETTERS[Outcome(decision.outcome)]
    key = f"{LETTER}:{decision.uuid}"
    tell_leaders(template, decision.application, key=key, way="decision", draft=True, decision=decision)


def _offer(decision, *, accept_by, starts_on, months, by):
    application = decision.application
    first = application.starts_on if application.starts_on and application.starts_on > clock.today() else starts_on
    last = months_later(first, application.months or months, Calendar.GREGORIAN) - timedelta(days=1)
    amounts = {(one.side, one.currency): one.money for one in decision.amounts.all()}
    awards.offer(application, accept_by=accept_by, starts_on=first, ends_on=last, amounts=amounts, by=by)


def letter_fingerprint(decision):
    """SHA-256 of what its letter says: number, day, reference, title, outcome and what is granted."""
    return fingerprint(
        {
            "number": decision.number,
            "code": decision.verify_code,
            "published": decision.published_at.astimezone(UTC).isoformat(),
            "reference": decision.application.reference,
            "title": decision.application.title,
            "outcome": decision.outcome,
            "reserve": decision.reserve,
            "granted": [[one.side, one.currency, f"{one.amount:.2f}"] for one in decision.amounts.all()],
        }
    )


def letters_waiting(committee):
    """The letters about its decisions that nobody has released yet."""
    told = committee.decisions.published().order_by().values("application")
    drafts = Email.objects.filter(status=EmailStatus.DRAFT, key__startswith=f"{LETTER}:")
    return drafts.filter(content_type=ContentType.objects.get_for_model(Application), object_id__in=told)


def release_letters(committee, *, by):
    """All of them go out together, each once; return how many."""
    return post_room.release(letters_waiting(committee), by=by)
