"""Approvals from outside: which are needed, when they were asked for, what was answered."""

from django.utils.translation import gettext as _

from records.actions.letters import correct_letter, file_letter
from records.history import acting
from records.models import ApprovalStatus, Direction, Letter, OutsideApproval
from records.refusals import Refusal, require_reasons
from records.text import clean_line
from records.workflow import lock


def request(record, kinds, *, owner, by):
    """Write down that a record needs these approvals; those that are asked for or granted already are left alone."""
    with acting(by=by, verb="request_approvals"):
        type(record)._base_manager.select_for_update(of=("self",)).get(pk=record.pk)
        there = set(standing(record).values_list("kind", flat=True))
        return [
            OutsideApproval.objects.create(about=record, kind=kind, owner=owner)
            for kind in kinds
            if kind.pk not in there
        ]


def standing(record):
    """Those that are still to come or were granted: neither refused nor dropped."""
    return OutsideApproval.objects.about(record).exclude(status=ApprovalStatus.DROPPED).exclude(is_granted=False)


def ask(approval, *, number, dated_on, subject="", file=None, comment="", by):
    """Record the letter that asks for it; it goes into the register of letters."""
    with acting(by=by, verb="ask", comment=comment):
        lock(approval)
        letter = None
        if approval.workflow.leaves_from(approval.workflow.transitions["ask"], approval):
            letter = _letter(approval, Direction.OUTGOING, number, dated_on, subject, file, by=by)
        approval.workflow.apply(approval, "ask", by=by, comment=comment, sent_letter=letter)


def answer(approval, *, number, dated_on, is_granted, reason="", subject="", file=None, comment="", by):
    """Record the answer, yes or no; the reason given in it is read by the few who may."""
    with acting(by=by, verb="answer", comment=comment):
        lock(approval)
        letter = None
        if approval.workflow.leaves_from(approval.workflow.transitions["answer"], approval):
            if dated_on < approval.sent_letter.dated_on:
                raise Refusal(_("It cannot have been answered before it was sent."), "dated_on")
            letter = _letter(approval, Direction.INCOMING, number, dated_on, subject, file, by=by)
        values = {"answer_letter": letter, "is_granted": is_granted, "reason": reason.strip()}
        approval.workflow.apply(approval, "answer", by=by, comment=comment, **values)


def drop(approval, *, comment, by):
    """Wait for it no longer, with reasons."""
    require_reasons(comment, "comment")
    approval.workflow.apply(approval, "drop", by=by, comment=comment)


def hand_over(approval, *, owner, comment="", by):
    """Let another officer look after it."""
    with acting(by=by, verb="hand_over", comment=comment):
        lock(approval)
        if approval.owner_id == owner.pk:
            raise Refusal(_("%(name)s looks after it already.") % {"name": owner}, "owner")
        approval.owner = owner
        approval.save(update_fields=["owner"])


def _letter(approval, direction, number, dated_on, subject, file, *, by):
    """The letter of an approval: the one that is filed on the record already, or a new one."""
    record, kind = approval.about, approval.kind
    same = Letter.objects.about(record).open().filter(direction=direction, number=clean_line(number), dated_on=dated_on)
    if found := same.first():
        if file:
            correct_letter(found, file=file, by=by)
        return found
    return file_letter(
        record,
        direction=direction,
        number=number,
        dated_on=dated_on,
        correspondent=kind.addressee or str(kind),
        subject=subject,
        file=file,
        by=by,
    )
