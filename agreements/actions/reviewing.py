"""Shall it be renewed? The review is opened in time with its evidence, the officer recommends, the director decides."""

from django.utils.translation import gettext as _

from agreements.models import Agreement, AgreementTerm, CommitmentOccurrence, Course, RenewalReview
from agreements.models.review import SHORTEST_REASONS
from agreements.workflow import agreement_workflow, review_workflow
from records import clock
from records.history import acting
from records.languages import reader
from records.refusals import Refusal
from records.text import digits
from records.workflow import lock

WINDOWS = (12, 36)  # months looked back, as `counts_by_kind` counts them


def open_review(agreement, *, comment="", by):
    """Ask whether the last term shall be renewed, with what was done under the agreement; returns the review."""
    today = clock.today()
    with acting(by=by, verb="open_review", comment=comment):
        lock(agreement)
        agreement_workflow.apply(agreement, "open_review", by=by, comment=comment)
        return _open(agreement.terms.to_review(today).get(), today)


def open_due_reviews(on=None):
    """Open every review whose time has come; may run any number of times. Returns what was opened."""
    on = on or clock.today()
    opened = []
    for key in AgreementTerm.objects.to_review(on).order_by("agreement").values_list("agreement", flat=True):
        with acting(by="Renewal reviews", verb="open_review"):
            lock(Agreement.objects.get(pk=key))
            term = AgreementTerm.objects.to_review(on).filter(agreement=key).first()  # nobody opened it meanwhile
            if term:
                opened.append(_open(term, on))
    return opened


def recommend(review, *, recommendation, rationale="", by):
    """The officer's advice; it can be changed until the director has decided."""
    with acting(by=by, verb="recommend"):
        _refuse_short(recommendation, rationale, "rationale")
        review_workflow.apply(
            review,
            "recommend",
            by=by,
            recommendation=recommendation,
            rationale=rationale.strip(),
            recommended_by=by,
        )


def decide(review, *, decision, reasons="", by):
    """The director's answer. From now on the office is not reminded of the end of this term any more."""
    with acting(by=by, verb="decide"):
        _refuse_short(decision, reasons, "reasons")
        review_workflow.apply(
            review,
            "decide",
            by=by,
            decision=decision,
            reasons=reasons.strip(),
            decided_by=by,
            decided_on=clock.today(),
        )


def gather_evidence(agreement, on):
    """What was done and what was not by a day, as the review keeps it: days as ISO 8601, kinds by their value."""
    counts = agreement.activities.counts_by_kind(on)
    overdue = (
        CommitmentOccurrence.objects.overdue(on).filter(commitment__agreement=agreement).select_related("commitment")
    )
    phase = agreement.phase(on)
    return {
        "as_of": on.isoformat(),
        "phase": phase.value if phase else "",
        "activities": {
            str(months): {row[0]: row[n] for row in counts if row[n]} for n, months in enumerate(WINDOWS, 1)
        },
        "last_activity": _last(agreement.activities.counted(on).first()),
        "overdue": [
            {"text_en": one.commitment.text_en, "text_fa": one.commitment.text_fa, "due_on": one.due_on.isoformat()}
            for one in overdue
        ],
    }


def _last(activity):
    return activity and {"on": activity.happened_on.isoformat(), "kind": activity.kind, "title": activity.title}


def _open(term, on):
    return RenewalReview.objects.create(
        agreement_id=term.agreement_id, term=term, opened_on=on, evidence=gather_evidence(term.agreement, on)
    )


def _refuse_short(course, text, field):
    if course != Course.RENEW and len(text.strip()) < SHORTEST_REASONS:
        raise Refusal(
            _("Give your reasons in at least %(n)s characters.") % {"n": digits(SHORTEST_REASONS, reader())},
            field,
        )
