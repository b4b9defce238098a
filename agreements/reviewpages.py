"""What is shown of the review of a renewal: on the page of its agreement, and where one recommends or decides."""

import datetime as dt

from django.utils.translation import gettext as _

from agreements.actions.reviewing import WINDOWS
from agreements.models import ActivityKind, Course, RenewalMode, RenewalReview
from agreements.phases import Phase
from records.calendars import in_words
from records.languages import kept_language, listed, reader
from records.text import digits
from records.views import TransitionView, transition_links


def review_section(agreement, user):
    """The reviews of an agreement, the newest first, with their evidence in words; what can be done about the first."""
    found = agreement.reviews.select_related("term", "recommended_by", "decided_by")
    reviews = [(review, evidence_rows(review.evidence)) for review in found]
    if not reviews:
        return {"reviews": [], "review_links": [], "review_next": []}
    newest = reviews[0][0]
    newest.agreement = agreement
    return {
        "reviews": reviews,
        "review_links": transition_links(newest, user),
        "review_next": _next_steps(newest, user),
    }


def evidence_rows(evidence):
    """(label, value) of what a review was opened with, in the reader's language."""
    if not evidence:
        return []
    rows = [
        {"label": _("As of"), "value": _day(evidence["as_of"])},
        {"label": _("Phase"), "value": Phase(evidence["phase"]).label if evidence["phase"] else "–"},
    ]
    for months in WINDOWS:
        label = _("Done in the last %(n)s months") % {"n": _number(months)}
        rows.append({"label": label, "value": _kinds(evidence["activities"][str(months)])})
    last = evidence["last_activity"]
    rows.append(
        {
            "label": _("Last activity"),
            "value": _("%(title)s, on %(day)s") % {"title": last["title"], "day": _day(last["on"])}
            if last
            else _("none"),
        }
    )
    rows.append({"label": _("Overdue commitments"), "value": _overdue(evidence["overdue"])})
    return rows


class ReviewTransition(TransitionView):
    """Recommend or decide, with the evidence before one's eyes."""

    model = RenewalReview

    def get_queryset(self):
        return super().get_queryset().select_related("agreement", "term", "recommended_by")

    def get_context_data(self, **kwargs):
        review = self.record
        rows = evidence_rows(review.evidence)
        if review.recommendation:
            said = {"course": review.get_recommendation_display(), "name": review.recommended_by}
            rows.append({"label": _("Recommendation"), "value": _("%(course)s (%(name)s)") % said})
            rows.append({"label": _("Reasons of the recommendation"), "value": review.rationale, "is_text": True})
        return super().get_context_data(summary=rows, **kwargs)


def _next_steps(review, user):
    """After the decision: (label, address) of the act that carries it out."""
    agreement, term = review.agreement, review.term
    if not review.is_decided or term.pk != agreement.last_term.pk or agreement.terminated_on:
        return []
    names = []
    if review.decision in {Course.LET_LAPSE, Course.TERMINATE} and term.renewal_mode == RenewalMode.AUTO:
        names.append("give_notice")
    if review.decision == Course.TERMINATE:
        names.append("terminate")
    offered = {transition.name: transition for transition in agreement.workflow.available_to(user, agreement)}
    return [(offered[name].label, agreement.transition_url(name)) for name in names if name in offered]


def _kinds(counts):
    if not counts:
        return _("nothing")
    return listed(f"{ActivityKind(kind).label}: {_number(n)}" for kind, n in counts.items())


def _overdue(commitments):
    is_persian = kept_language() == "fa"
    texts = [((one["text_fa"] if is_persian else "") or one["text_en"], _day(one["due_on"])) for one in commitments]
    due = [_("%(text)s (due on %(day)s)") % {"text": text, "day": day} for text, day in texts]
    return listed(due) if due else _("none")


def _day(text):
    return in_words(dt.date.fromisoformat(text))


def _number(value):
    return digits(value, reader())
