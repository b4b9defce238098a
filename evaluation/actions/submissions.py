"""What happens when an institution submits, takes back, and its head signs: by a link, or on paper?"""

import hashlib
import json

from django.db.models import Max
from django.utils.translation import gettext as _

from directory.models import User
from directory.roles import Role
from evaluation.actions.deadlines import is_in_time, refuse_late, refuse_not_writable
from evaluation.actions.entries import unanswered
from evaluation.collected import plain_number
from evaluation.entry.findings import FOR_OFFICE, refresh
from evaluation.entry.words import sentence_of
from evaluation.models import FindingState, ParticipationStatus, Submission, SubmissionStatus
from evaluation.workflow import participation_workflow
from notices.emails import write
from programs.actions import links
from records import clock
from records.documents import attach
from records.history import acting
from records.models import DocumentKind, Visibility
from records.refusals import Refusal
from records.workflow import lock

PAGE = "evaluation:statement_to_sign"
THE_HEAD = "Head"  # who signs without an account, in the history
MOST_SENTENCES = 20


def content_of(participation):
    """What is submitted: each data item with its value, kind and note, in the order of their codes."""
    points = participation.points.exclude(kind="").select_related("variable").order_by("variable__code")
    return [
        {"variable": one.variable.code, "value": _text(one.value), "kind": one.kind, "note": one.note} for one in points
    ]


def _text(value):
    return "" if value is None else f"{plain_number(value):f}"


def fingerprint(participation, content):
    """The sha256 of the values, with whose and of which round they are."""
    whole = {
        "exercise": participation.round.exercise.code,
        "year": participation.round.year,
        "institution": participation.code,
        "values": content,
    }
    text = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def in_the_way(participation):
    """Findings that stand in the way of submitting: hard ones not mended or waived, soft ones not explained."""
    found = participation.findings.filter(state=FindingState.OPEN).exclude(code__in=FOR_OFFICE)
    return found.select_related("variable", "rule__other")


def submit(participation, *, head_name, head_position, head_email="", head_language="fa", comment="", by):
    """Freeze the values, and ask the head to sign them; with an address, by a link sent there."""
    refuse_late(participation, by=by)
    with acting(by=by, verb="submit", comment=comment):
        lock(participation)
        refuse_not_writable(participation)
        refresh(participation)
        _refuse_unready(participation)
        values = {
            "head_name": head_name,
            "head_position": head_position,
            "head_email": head_email,
            "head_language": head_language,
        }
        participation_workflow.apply(participation, "submit", by=by, comment=comment, **values)
        content = content_of(participation)
        submission = Submission.objects.create(
            participation=participation,
            revision=(participation.submissions.aggregate(last=Max("revision"))["last"] or 0) + 1,
            content=content,
            sha256=fingerprint(participation, content),
            made_by=by,
            **values,
        )
        if head_email:
            _ask_head(submission)
    return submission


def _refuse_unready(participation):
    lacking = list(in_the_way(participation)[: MOST_SENTENCES + 1])
    said = [f"{one.variable}: {sentence_of(one)}" for one in lacking]
    if unanswered(participation).exists():
        said.append(_("A question of the office has no answer yet."))
    if not participation.points.exclude(kind="").exists():
        said.append(_("No value was given."))
    if said:
        raise Refusal(" ".join([_("It cannot be submitted yet."), *said[:MOST_SENTENCES]]))


def _ask_head(submission):
    token = links.kept_token(PAGE, submission.participation.uuid, submission.revision)
    submission.token_hash, submission.expires_at = links.hashed(token), clock.now() + links.GOOD_FOR
    submission.save(update_fields=["token_hash", "expires_at"])
    write(
        "evaluation/emails/signature_asked",
        to=submission.head_email,
        about=submission.participation,
        is_secret=True,
        language=submission.head_language,
        name=submission.head_name,
        url=links.path_of(PAGE, token, language=submission.head_language),
        submission=submission,
    )


def waiting(participation):
    """The submission that waits for its signature; Refusal where there is none."""
    found = participation.submissions.select_for_update(of=("self",)).filter(status=SubmissionStatus.WAITING).first()
    if found is None:
        raise Refusal(_("Nothing waits for a signature."))
    return found


def sign(participation, *, file, signed_name, signed_position, comment="", by):
    """The printed statement, signed, is filed; it carries the fingerprint of the values that wait."""
    with acting(by=by, verb="sign", comment=comment):
        lock(participation)
        submission = waiting(participation)
        accepted = ({"pdf", "jpeg", "png"}, 20 * 1024 * 1024)
        paper = attach(
            participation,
            file,
            by=by,
            kind=DocumentKind.SIGNED_COPY,
            title=_("Signed statement, revision %(number)s") % {"number": submission.revision},
            visibility=Visibility.OFFICE,
            accepted=accepted,
        )
        participation_workflow.apply(participation, "sign", by=by, comment=comment)
        _keep_signature(submission, signed_name, signed_position, paper=paper)
    return submission


def sign_by_link(submission, *, name, position, sha256, by):
    """The head signs the values that were shown, by their fingerprint. `by` is the account of the link."""
    participation = submission.participation
    with acting(by=by, verb="sign"):
        lock(participation)
        submission = Submission.objects.select_for_update(of=("self",)).get(pk=submission.pk)
        if not links.is_for(submission.head_email, by):
            raise Refusal(_("This request is for another address than that of your account."))
        if submission.status != SubmissionStatus.WAITING or participation.status != ParticipationStatus.SIGNING:
            raise Refusal(_("These values were signed or taken back already."))
        if clock.now() > submission.expires_at:
            raise Refusal(_("This link has run out. Ask for a new one."))
        if sha256 != submission.sha256:
            raise Refusal(_("The values have changed since you opened this page. Read them again, then sign."))
        participation.status, participation.status_since = ParticipationStatus.SUBMITTED, clock.now()
        participation.save(update_fields=["status", "status_since"])
        _keep_signature(submission, name, position)
        tell_data_officers("values_signed", participation, key=f"values-signed:{submission.pk}", who=name)


def prepare_account(submission, *, language):
    """The light account of the head's address."""
    return links.prepare_account(submission.head_email, name=submission.head_name, language=language, by=THE_HEAD)


def is_head(submission, user):
    return links.is_for(submission.head_email, user)


def _keep_signature(submission, name, position, *, paper=None):
    submission.status, submission.signed_at = SubmissionStatus.SIGNED, clock.now()
    submission.signed_name, submission.signed_position, submission.paper = name, position, paper
    submission.save(update_fields=["status", "signed_at", "signed_name", "signed_position", "paper"])


def unsubmit(participation, *, comment="", by):
    """Back to editing while there is time; the signature ends, and what was submitted stays as its own revision."""
    refuse_late(participation, by=by)
    with acting(by=by, verb="unsubmit", comment=comment):
        lock(participation)
        if not is_in_time(participation):
            raise Refusal(_("The deadline is over: nothing is entered any more."))
        end_submission(participation)
        participation_workflow.apply(participation, "unsubmit", by=by, comment=comment)


def end_submission(participation):
    """Inside an act: the submission that stands is taken back; it stays readable."""
    for one in participation.submissions.exclude(status=SubmissionStatus.TAKEN_BACK):
        one.status = SubmissionStatus.TAKEN_BACK
        one.save(update_fields=["status"])


def changes_since(submission):
    """(code, before, after) of what is another now than in this submission."""
    before = {one["variable"]: one for one in submission.content}
    now = {one["variable"]: one for one in content_of(submission.participation)}
    return _differences(before, now)


def changes_between(earlier, later):
    """(code, before, after) of what another submission has changed."""
    return _differences(*({one["variable"]: one for one in each.content} for each in (earlier, later)))


def _differences(before, now):
    return [
        (code, before.get(code), now.get(code)) for code in sorted({*before, *now}) if before.get(code) != now.get(code)
    ]


def data_officers(participation):
    """The accounts that enter values for this institution today."""
    return User.objects.filter(
        is_active=True,
        appointments__in=_appointments(participation.institution_id),
    ).distinct()


def tell_data_officers(letter, participation, *, key=None, url="", **values):
    """A letter to each of them, which leads to what the institution gives unless `url` says where else."""
    for officer in data_officers(participation):
        write(
            f"evaluation/emails/{letter}",
            to=officer,
            about=participation,
            key=key and f"{key}:{officer.pk}",
            participation=participation,
            url=url or participation.get_absolute_url(),
            **values,
        )


def _appointments(institution):
    model = User._meta.get_field("appointments").related_model
    return model.objects.on(clock.today()).filter(role=Role.DATA_OFFICER, institution=institution)


def withdraw(participation, *, comment, by):
    """The institution does not take part in this round."""
    return _leave(participation, "withdraw", comment, by)


def exclude(participation, *, comment, by):
    """Its values do not count in this round."""
    return _leave(participation, "exclude", comment, by)


def _leave(participation, name, comment, by):
    if not comment.strip():
        raise Refusal(_("Give your reasons."), "comment")
    with acting(by=by, verb=name, comment=comment):
        participation_workflow.apply(participation, name, by=by, comment=comment, reason=comment)
    return participation


def readmit(participation, *, comment="", by):
    """It takes part again; its reason for leaving is forgotten here, and stays in the history."""
    return participation_workflow.apply(participation, "readmit", by=by, comment=comment, reason="")
