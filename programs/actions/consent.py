"""What does a leader say to the text? Yes to exactly what was shown, or no with reasons; the last yes submits it."""

from django.utils.translation import gettext as _

from programs.actions import submission
from programs.applicationworkflow import application_workflow
from programs.content import content_hash
from programs.models import Application, Consent, Side
from programs.readiness import missing, verdicts_of
from records import clock
from records.history import acting
from records.refusals import Refusal, require_reasons
from records.workflow import lock

NO_PAPER = {"paper": None, "recorded_by": None, "confirmed_by": None}  # who consents here needs none


def consent(application, *, text, may_be_named=None, by):
    """A leader consents to the text whose fingerprint was shown. The first asks the other; the last one submits it.

    Whoever leads it abroad says by the way whether a funded project may name them in public; None leaves it as it is.
    """
    with acting(by=by, verb="consent", audience="parties"):
        Application.objects.hold(application)
        at = clock.database_now()
        verdicts = freeze(application, text, at)
        leader = _own(application, by)  # a new text voids older consents
        naming = {} if may_be_named is None or leader.side != Side.PARTNER else {"may_be_named": may_be_named}
        give(application, leader, at=at, by=by, verdicts=verdicts, **NO_PAPER, **naming)


def submit(application, *, text, comment="", by):
    """The transition: consent to this text. It is submitted where nobody else's consent is missing."""
    consent(application, text=text, by=by)


def freeze(application, text, at):
    """Raises Refusal unless this very text can be consented to now. A text nobody has consented to is asked for.

    The application is held, and filled here with all that stands in it. Returns what the rules of its call say.
    """
    if not application.is_draft:
        raise Refusal(application_workflow.too_late(application, application_workflow.transitions["submit"]))
    Application.objects.fill(application)
    now = content_hash(application)
    if text != now:
        raise Refusal(_("The text has changed since you opened this page. Read it again, then consent."))
    submission.refuse_out_of_time(application, at)
    verdicts = verdicts_of(application)
    lacking = missing(application, verdicts=verdicts)
    if lacking:
        raise Refusal(_("Not yet: %(what)s") % {"what": " ".join(str(words) for words in lacking)})
    if application.content_hash != now:
        Application.objects.filter(pk=application.pk).update(content_hash=now, consent_asked_at=at)
        application.refresh_from_db(fields=["content_hash", "consent_asked_at", "version", "members"])
    return verdicts


def give(application, leader, *, at, by, verdicts=None, **values):
    """Inside an act that holds it whole: this leader's consent counts; with the last one it is submitted."""
    leader.consent, leader.consent_hash, leader.consent_at = Consent.GIVEN, application.content_hash, at
    for name, value in values.items():
        setattr(leader, name, value)
    leader.save(update_fields=["consent", "consent_hash", "consent_at", *values])
    leaders = list(submission.leaders_of(application))
    if application.is_consented_by(leaders):
        submission.hand_in(application, leaders=leaders, verdicts=verdicts, at=at, by=by)
        return
    for other in leaders:
        if other != leader:
            _ask(application, other, asked_by=leader)


def _ask(application, leader, *, asked_by):
    if leader.consent != Consent.ASKED:
        leader.consent = Consent.ASKED
        leader.save(update_fields=["consent"])
    key = f"consent-asked:{application.uuid}:{application.content_hash[:16]}:{leader.pk}"
    submission.tell_leaders(
        "programs/emails/consent_asked", application, to=[leader], key=key, way="consent", who=asked_by.name
    )


def refuse(application, *, reason, by):
    """A leader does not consent, and says why: the other one is told. It stays a draft."""
    with acting(by=by, verb="refuse_consent", comment=reason, audience="parties"):
        require_reasons(reason, "reason")
        lock(application)
        leader = _own(application, by)
        if not application.is_draft:
            raise Refusal(_("This application is no draft any more."))
        leader.consent, leader.consent_hash, leader.consent_at = Consent.REFUSED, "", None
        leader.save(update_fields=["consent", "consent_hash", "consent_at"])
        others = submission.leaders_of(application).exclude(pk=leader.pk)
        submission.tell_leaders(
            "programs/emails/consent_refused", application, to=others, who=leader.name, reason=reason
        )


def tell_of_void(application, before, *, what, by):
    """Inside the act that changed shared content: whoever had consented to the text `before`, and the other, learn it.

    `before` is the fingerprint that stood in the application before the change; "" where nobody had been asked.
    """
    if before and not Application.objects.filter(pk=application.pk, content_hash=before).exists():
        key = f"consent-void:{application.uuid}:{before[:16]}"
        submission.tell_leaders("programs/emails/consent_void", application, key=key, who=by.name, what=str(what))


def _own(application, user):
    for one in application.members.all():
        if one.is_leader and one.user_id == user.pk:
            return one
    raise Refusal(_("Only the leaders of this application consent."))
