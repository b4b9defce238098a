"""What holds of all applications, whatever was done to the database around the portal? Each rule is asked of each row.

The database refuses most of what is looked for here; what was restored, imported or repaired by hand is seen again.
"""

from collections import Counter, defaultdict
from decimal import Decimal

from django.db.models import Exists, F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from programs.actions.joint_decisions import letter_fingerprint
from programs.applicationworkflow import HANDED_IN
from programs.callphases import consent_closing_of, last_instant_of
from programs.content import content_hash, fingerprint
from programs.models import (
    Application,
    ApplicationStatus,
    AwardAmount,
    BudgetLine,
    CommitteeMember,
    Conflict,
    Criterion,
    Decision,
    Review,
    ReviewAssignment,
    Side,
)

BATCH = 500
ONE_HUNDREDTH = Decimal("0.01")  # totals are kept with two decimals


def check():
    """What breaks each rule, as sentences, by the words of the rule; nothing stands beside one that holds."""
    found = {words: [] for words in (*OF_EACH, *OF_ALL)}
    handed_in = Application.objects.filter(status__in=HANDED_IN).order_by("pk").for_pages()
    for application in handed_in.prefetch_related("versions", "exclusions").iterator(chunk_size=BATCH):
        for words, rule in OF_EACH.items():
            found[words] += [f"{application.reference or application.number}: {what}" for what in rule(application)]
    for words, rule in OF_ALL.items():
        found[words] += rule()
    return found


def _leaders(application):
    leaders = Counter(one.side for one in application.members.all() if one.is_leader)
    for side in application.call.sides:
        if leaders[side] != 1:
            yield f"{leaders[side]} leaders of the {side} side"


def _consents(application):
    if not application.is_consented_by([one for one in application.members.all() if one.is_leader]):
        yield "somebody who leads it has not consented to its text"


def _text(application):
    if content_hash(application) != application.content_hash:
        yield "its text is not the one that was consented to"


def _versions(application):
    versions = sorted(application.versions.all(), key=lambda one: one.number)
    if [one.number for one in versions] != list(range(1, len(versions) + 1)):
        yield f"its versions are {', '.join(str(one.number) for one in versions)}"
    if not versions or versions[-1].content_hash != application.content_hash:
        yield "its last version is of another text"
    for one in versions:
        if fingerprint(one.snapshot["shared"]) != one.content_hash:
            yield f"version {one.number} has the fingerprint of another text"


def _in_time(application):
    last = last_instant_of(application)
    late = consent_closing_of(application)  # who was asked in time may consent until then
    for one in application.versions.all():
        if last and one.made_at > max(last, late or last):
            yield f"version {one.number} was made at {one.made_at.isoformat()}, after the call had closed"


def _endorsed(application):
    given = any(one.status == "given" for one in application.endorsements.all())
    if application.call.asks_endorsement and not given:
        yield "no institution stands behind it"


def _excluded(application):
    is_out = application.status == ApplicationStatus.INELIGIBLE
    if is_out and not any(one.confirmed_at and not one.is_closed for one in application.exclusions.all()):
        yield "it was excluded, and no second person has confirmed that"


def _references():
    """Series whose numbers are not 1, 2, 3 … to the last."""
    series = defaultdict(list)
    for reference in Application.objects.exclude(reference=None).values_list("reference", flat=True).iterator():
        name, _dash, number = reference.rpartition("-")
        series[name].append(int(number) if number.isdecimal() else 0)
    for name, numbers in sorted(series.items()):
        lacking = sorted(set(range(1, max(numbers) + 1)) - set(numbers))
        if lacking or min(numbers) < 1:
            yield f"{name}: {', '.join(map(str, lacking)) or 'a reference without a number'}"


def _without_conflict():
    """Who is asked, writes or has written, though a hard conflict keeps the application from them."""
    hard = Conflict.objects.hard().filter(application=OuterRef("application"), person=OuterRef("reviewer__person"))
    for one in _assignments(ReviewAssignment.objects.live().filter(Exists(hard))):
        yield f"{one}: {one.status}"


def _complete():
    """Submitted reviews that lack a score or a word, or whose total is another one."""
    asked = defaultdict(set)
    for criterion in Criterion.objects.all():
        for side in [criterion.side] if criterion.side else Side:
            asked[criterion.call_id, side].add(criterion.pk)
    submitted = Review.objects.filter(submitted_at__isnull=False).order_by("pk").prefetch_related("scores__criterion")
    related = ("assignment__application", "assignment__reviewer__person", "assignment__call_side")
    for review in submitted.select_related(*related).iterator(chunk_size=BATCH):
        scores, side = review.scores.all(), review.assignment.call_side
        lacks = asked[side.call_id, side.side] - {one.criterion_id for one in scores}
        if lacks or not (review.text_to_applicant.strip() and review.text_to_committee.strip()):
            yield f"{review}: not complete"
        total = sum(Decimal(one.criterion.weight * one.value) / one.criterion.most for one in scores)
        if review.total is None or abs(review.total - total) >= ONE_HUNDREDTH:
            yield f"{review}: its total is not that of its scores"


def _frozen():
    """What goes on though its side is closed, was submitted later, or is said to be submitted and is not."""
    going_on = Q(call_side__closed_at__isnull=False, status__in=["proposed", "invited", "accepted"])
    later = Q(call_side__closed_at__lt=F("review__submitted_at"), status="submitted")
    odd = Q(status="submitted", review__submitted_at=None) | Q(status="accepted", review__submitted_at__isnull=False)
    for one in _assignments(ReviewAssignment.objects.filter(going_on | later | odd)):
        yield f"{one}: {one.status}"


def _signed():
    """Published without the signatures of two persons who sit there for their sides, or against a conflict."""
    published = Decision.objects.published().select_related("application", "committee__call").order_by("pk")
    seats = set(CommitteeMember.objects.values_list("committee", "user", "side"))
    hard = Conflict.objects.hard().filter(application=OuterRef("application"))
    own = Q(person__user=OuterRef("home_signed_by")) | Q(person__user=OuterRef("partner_signed_by"))
    for one in published.annotate(is_in_conflict=Exists(hard.filter(own))).iterator(chunk_size=BATCH):
        if one.awaits:
            yield f"{one}: not signed for the {one.awaits[0].value} side"
        signers = [(one.home_signed_by_id, Side.HOME), (one.partner_signed_by_id, Side.PARTNER)]
        for signer, side in signers:
            if signer and (one.committee_id, signer, side.value) not in seats:
                yield f"{one}: signed by somebody who does not sit there for the {side.value} side"
        if one.home_signed_by_id and one.home_signed_by_id == one.partner_signed_by_id:
            yield f"{one}: signed twice by one person"
        if one.is_in_conflict:
            yield f"{one}: signed by somebody in a conflict of interest"


def _told():
    """Decided without a decision that holds, or the other way round; a letter that says another thing than it did."""
    current = Decision.objects.current().filter(application=OuterRef("pk"))
    found = Application.objects.annotate(is_told=Exists(current)).order_by("pk")
    for one in found.filter(Q(status="decided", is_told=False) | Q(is_told=True) & ~Q(status="decided")):
        yield f"{one.shown_reference}: {one.status}, {'with' if one.is_told else 'without'} a decision that holds"
    published = Decision.objects.published().select_related("application").prefetch_related("amounts").order_by("pk")
    for one in published.iterator(chunk_size=BATCH):
        if letter_fingerprint(one) != one.fingerprint:
            yield f"{one}: its letter says another thing than when it was published"


def _within_the_money():
    """Lines with more approved than they have, or another sum than that of their visits; lines beyond the grant."""
    held = Sum("charges__amount", filter=Q(charges__released_at=None), default=Decimal(0))
    lines = BudgetLine.objects.annotate(held=held).select_related("award__application").order_by("pk")
    for line in lines.filter(~Q(held=F("reserved")) | Q(held__gt=F("amount"))):
        yield f"{line.award.application.reference}: {line}: {line.held} of {line.amount} {line.currency} is approved"
    own = BudgetLine.objects.open().filter(
        award=OuterRef("award"), side=OuterRef("side"), currency=OuterRef("currency")
    )
    in_lines = Coalesce(Subquery(own.order_by().values("award").annotate(sum=Sum("amount")).values("sum")), Decimal(0))
    amounts = AwardAmount.objects.annotate(lines=in_lines).select_related("award__application").order_by("pk")
    for granted in amounts.filter(~Q(lines=F("in_lines")) | Q(lines__gt=F("amount"))):
        yield f"{granted.award.application.reference}: {granted}: its lines have {granted.lines}"


def _assignments(found):
    return found.select_related("application", "reviewer__person").order_by("pk")


# I1 … are the invariants as the design of the calls numbers them.
OF_EACH = {
    "I1: what is handed in has one leader of each side": _leaders,
    "I2: what is handed in has the consent of all who lead it": _consents,
    "I2: the text is the one that was consented to": _text,
    "I2: the last of its versions is what was handed in": _versions,
    "I3: nothing was taken after the closing, or the later time for consents": _in_time,
    "Where the call asks for it, the home institution stands behind it": _endorsed,
    "What is not eligible was excluded by two": _excluded,
}
OF_ALL = {
    "I4: nobody reviews what a hard conflict keeps from them": _without_conflict,
    "I5: a submitted review is complete, and its total is that of its scores": _complete,
    "I5: nothing of its reviews goes on when a side is closed": _frozen,
    "I7: what is published is signed for all sides, by two persons without a conflict": _signed,
    "I7: what is decided has one decision that holds, and its letter is as it was": _told,
    "I8: what is approved for visits is within the lines, and these within what was granted": _within_the_money,
    "References of a call have no gaps": _references,
}
