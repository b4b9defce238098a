"""What about the reviews of a side should the office look at before it is closed?"""

from datetime import timedelta

from django.utils.translation import gettext as _

from programs.models import Recommendation, Review
from records.languages import reader
from records.text import number

SHORT_TEXT = 200  # characters
QUICK = timedelta(minutes=2)
OPPOSED = {Recommendation.FUND, Recommendation.REJECT}


def reviews_of(call_side, applications=None):
    """{application: its submitted reviews}, of these applications or of all."""
    submitted = Review.objects.filter(assignment__call_side=call_side, assignment__status="submitted")
    if applications is not None:
        submitted = submitted.filter(assignment__application__in=applications)
    found = {}
    for review in submitted.select_related("assignment__reviewer__person").prefetch_related("scores").order_by("pk"):
        found.setdefault(review.assignment.application_id, []).append(review)
    return found


def flags_of(call_side, reviews=None):
    """{application: [sentences]} about submitted reviews, all or these; applications without a flag are left out."""
    limit, found = call_side.call.spread_limit, reviews_of(call_side) if reviews is None else reviews
    flags = {key: [*_between(given, limit), *_of_each(given)] for key, given in found.items()}
    return {key: said for key, said in flags.items() if said}


def _between(reviews, limit):
    totals = [one.total for one in reviews]
    if max(totals) - min(totals) > limit:
        yield _("The totals are %(points)s points apart.") % {"points": number(max(totals) - min(totals), reader())}
    given = {one.recommendation for one in reviews}
    if given >= OPPOSED:
        yield _("One recommends to fund it, another one does not.")


def _of_each(reviews):
    for one in reviews:
        who = {"who": one.assignment.reviewer}
        if min(len(one.text_to_applicant.strip()), len(one.text_to_committee.strip())) < SHORT_TEXT:
            yield _("%(who)s: a text is shorter than 200 characters.") % who
        values = [score.value for score in one.scores.all()]
        if len(values) > 1 and len(set(values)) == 1:
            yield _("%(who)s: all criteria have the same value.") % who
        if one.submitted_at - one.opened_at < QUICK:
            yield _("%(who)s: submitted less than two minutes after it was opened.") % who
