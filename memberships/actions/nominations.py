"""What happens when a candidate is nominated, recommended, elected or not elected?"""

from django.utils.translation import gettext as _

from memberships.actions.memberships import begin_term
from memberships.eligibility import snapshot, unmet, verdict
from memberships.models import Membership, Origin
from memberships.workflow import FeeStatus, nomination_workflow
from records import clock
from records.closing import close
from records.history import acting
from records.refusals import Refusal, refuse_day_to_come, require_reasons
from records.workflow import lock


def submit(nomination, *, comment="", by):
    """Nominate; what each condition says is kept. Raises Refusal with the reasons where one is not met.

    What was returned for correction was nominated on its first day: it is not late because it was corrected.
    """
    with acting(by=by, verb="submit", comment=comment):
        findings = _asked(nomination)
        nomination_workflow.apply(
            nomination,
            "submit",
            by=by,
            comment=comment,
            submitted_on=nomination.submitted_on or clock.today(),
            eligibility=snapshot(findings),
        )


def send_back(nomination, *, comment, by):
    """It is a draft again, to be corrected for the reasons given, and its place of the quota is free."""
    require_reasons(comment, "comment")
    nomination_workflow.apply(nomination, "send_back", by=by, comment=comment)


def recommend(nomination, *, comment="", by):
    """The office stands behind it; the conditions are asked once more. Raises Refusal where one is not met."""
    with acting(by=by, verb="recommend", comment=comment):
        findings = _asked(nomination)
        nomination_workflow.apply(nomination, "recommend", by=by, comment=comment, eligibility=snapshot(findings))


def _asked(nomination):
    findings = verdict(nomination)
    against = unmet(findings)
    if against:
        reasons = " ".join(finding.words for finding in against)
        raise Refusal(_("The conditions of the scheme are not met. %(reasons)s") % {"reasons": reasons})
    return findings


def elect(nomination, *, decided_on, starts_on, ends_on=None, number="", comment="", by):
    """Record the election: the membership with its first term, or the next term of one that was a member before."""
    refuse_day_to_come(decided_on, "decided_on")
    with acting(by=by, verb="elect", comment=comment):
        nomination_workflow.apply(nomination, "elect", by=by, comment=comment, decided_on=decided_on)
        holder = {"person_id": nomination.person_id, "institution_id": nomination.institution_id}
        membership = Membership.objects.filter(scheme=nomination.scheme_id, closed_on=None, **holder).first()
        if membership is not None and membership.ended_on:
            said = _("The membership of this holder has ended: take back its end, or withdraw that entry, before.")
            raise Refusal(said, "starts_on")
        if membership is None:
            membership = Membership.objects.create(
                scheme_id=nomination.scheme_id, since_on=starts_on, number=number, origin=Origin.ELECTED, **holder
            )
        if not hasattr(nomination, "membership"):
            membership.nomination = nomination
            membership.number = number or membership.number
            membership.save(update_fields=["nomination", "number"])
        begin_term(membership, starts_on=starts_on, ends_on=ends_on)
    return membership


def not_elect(nomination, *, decided_on, comment="", by):
    """The body has chosen others."""
    refuse_day_to_come(decided_on, "decided_on")
    nomination_workflow.apply(nomination, "not_elect", by=by, comment=comment, decided_on=decided_on)


def take_back(nomination, *, comment, by):
    """The decision was written down by mistake: the nomination waits for the body's word again.

    What an election began goes with it; the history keeps it. Raises Refusal where something rests on that term.
    """
    require_reasons(comment, "comment")
    with acting(by=by, verb="take_back", comment=comment):
        nomination_workflow.apply(nomination, "take_back", by=by, comment=comment, decided_on=None)
        membership = Membership.objects.filter(nomination=nomination, closed_on=None).first()
        if membership is None:
            return
        lock(membership)
        _take_out(membership, membership.terms.order_by("starts_on").last(), comment=comment, by=by)
        membership.nomination = None
        membership.save(update_fields=["nomination"])
        if not membership.terms.exists():
            close(membership, reason=comment, by=by)


def _take_out(membership, term, *, comment, by):
    """The newest term, with its dues that are not paid."""
    if term is None:
        return
    if term.visits.exists() or term.uses.exists():
        raise Refusal(_("Visits were asked for, or something was taken, in the term that began: it stays."))
    dues = membership.fees.filter(starts_on__gte=term.starts_on, closed_on=None)
    if dues.exclude(status=FeeStatus.OPEN).exists():
        raise Refusal(_("A due of the term that began is paid or waived: open it again first."))
    for due in dues:
        close(due, reason=comment, by=by)
    term.delete()
