"""What happens to an action item: asked for, done with its evidence, waived, taken up again, given to somebody else."""

from django.utils.translation import gettext as _

from records import clock
from records.documents import attach
from records.history import acting
from records.models import ActionItem, ActionStatus
from records.refusals import Refusal, require_reasons
from records.workflow import lock

announcers = []  # called with every action that somebody is newly asked to do, in the same transaction


def give(record, *, title, owner, due_on, needs_evidence=False, by):
    """Ask somebody to do something about a record by a day."""
    _refuse_past(due_on)
    _refuse_closed_account(owner)
    with acting(by=by, verb="give"):
        item = ActionItem.objects.create(
            about=record,
            title=title,
            owner=owner,
            given_by=by if hasattr(by, "pk") else None,
            due_on=due_on,
            needs_evidence=needs_evidence,
        )
        _announce(item)
        return item


def finish(item, *, file=None, comment="", by):
    """Say that it is done, with its evidence. Raises Refusal where a paper is needed and none is there."""
    with acting(by=by, verb="finish", comment=comment):
        lock(item)
        if item.needs_evidence and file is None and ActionItem.workflow.leaves_from(_FINISH, item):
            raise Refusal(_("This needs a paper as evidence: file it."), "file")
        values = {"evidence": attach(item, file, by=by)} if file else {}
        ActionItem.workflow.apply(
            item, "finish", by=by, comment=comment, done_on=clock.today(), outcome=comment.strip(), **values
        )


def waive(item, *, comment, by):
    """Ask nobody for it any more, with reasons."""
    require_reasons(comment, "comment")
    ActionItem.workflow.apply(item, "waive", by=by, comment=comment, outcome=comment.strip())


def resume(item, *, comment="", by):
    """It is to be done after all, or again: a paper that was filed stays, and a new one is needed."""
    ActionItem.workflow.apply(item, "resume", by=by, comment=comment, done_on=None, outcome="", evidence=None)


def reassign(item, *, owner, comment="", by):
    """Ask somebody else."""
    _refuse_closed_account(owner)
    with acting(by=by, verb="reassign", comment=comment):
        lock(item)
        if item.status != ActionStatus.OPEN:
            raise Refusal(_("It is no longer open: %(status)s.") % {"status": item.get_status_display()})
        if item.owner_id == owner.pk:
            raise Refusal(_("%(name)s is asked already.") % {"name": owner}, "owner")
        item.owner = owner
        item.save(update_fields=["owner"])
        _announce(item)


_FINISH = ActionItem.workflow.transitions["finish"]


def _announce(item):
    for announce in announcers:
        announce(item)


def _refuse_past(due_on):
    if due_on < clock.today():
        raise Refusal(_("That day is over: choose one from today on."), "due_on")


def _refuse_closed_account(owner):
    if not owner.is_active:
        raise Refusal(_("The account of %(name)s is closed.") % {"name": owner}, "owner")
