"""Over which desks inside the house does a proposal go, and what is said there?"""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils.translation import gettext as _

from agreements.models import InsideApproval, InsideDesk, InsideStatus
from agreements.workflow import Status, agreement_workflow
from records import clock
from records.history import acting
from records.refusals import Refusal, require_reasons
from records.workflow import lock

LIVE = (InsideStatus.WAITING, InsideStatus.APPROVED)


def desks_of(agreement):
    """The desks that the office's rules ask: of its type, and of all types."""
    return InsideDesk.objects.open().filter(Q(type=None) | Q(type=agreement.type_id))


def not_approved(agreement):
    """The desks whose approval it lacks."""
    approved = agreement.inside_approvals.filter(status=InsideStatus.APPROVED)
    return desks_of(agreement).exclude(pk__in=approved.values("desk"))


def ask_anew(agreement):
    """Inside an act: what was said of the earlier text counts no more, and the desks of the first place are asked."""
    for earlier in agreement.inside_approvals.filter(status__in=LIVE):
        earlier.status = InsideStatus.DROPPED
        earlier.save(update_fields=["status"])
    return ask_next(agreement)


def ask_next(agreement):
    """Inside an act: ask the desks of the first place that has not approved yet; gives those that were asked now."""
    lacking = list(not_approved(agreement).select_related("holder"))
    first = [desk for desk in lacking if desk.order == lacking[0].order]
    asked = set(agreement.inside_approvals.filter(status=InsideStatus.WAITING).values_list("desk", flat=True))
    return [
        InsideApproval.objects.create(agreement=agreement, desk=desk, holder=desk.holder)
        for desk in first
        if desk.pk not in asked
    ]


def approve_inside(approval, *, comment="", by):
    """Approve a proposal for a desk; when all of its place have, the next place is asked."""
    with acting(by=by, verb="approve_inside", comment=comment):
        _decide(approval, InsideStatus.APPROVED, comment=comment, by=by)
        ask_next(approval.agreement)


def return_inside(approval, *, comment, by):
    """Return a proposal from a desk, with reasons: it is a draft again."""
    require_reasons(comment, "comment")
    with acting(by=by, verb="return", comment=comment):
        _decide(approval, InsideStatus.RETURNED, comment=comment, by=by)
        agreement_workflow.apply(approval.agreement, "return", by=by, comment=comment)


def seat(desk, *, by):
    """Let what waits at a desk lie with whoever sits there now."""
    with acting(by=by, verb="edit"):
        for approval in desk.approvals.filter(status=InsideStatus.WAITING).exclude(holder=desk.holder):
            approval.holder = desk.holder
            approval.save(update_fields=["holder"])


def _decide(approval, status, *, comment, by):
    """The proposal is locked before its approval, as everywhere."""
    agreement = approval.agreement
    lock(agreement)
    lock(approval)
    approval.agreement = agreement
    if approval.status != InsideStatus.WAITING or agreement.status != Status.IN_REVIEW:
        raise Refusal(_("It no longer waits here: %(status)s.") % {"status": approval.tag[0]})
    if not by.has_perm("agreements.decide_insideapproval", approval):
        raise PermissionDenied
    approval.status, approval.comment = status, comment.strip()
    approval.decided_at, approval.decided_by = clock.now(), by
    approval.save(update_fields=["status", "comment", "decided_at", "decided_by"])
