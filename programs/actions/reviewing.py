"""What does a reviewer do: answer, write, submit? And then the office: open again, close the side?"""

from collections import Counter

from django.utils.translation import gettext as _

from notices.emails import write
from programs.actions import links
from programs.actions.assigning import hold, move, propose_next, rubric_of, to_review
from programs.actions.conflicts import declare, find_conflicts, find_conflicts_of
from programs.actions.counting import count, hold_sides
from programs.actions.parties import is_party
from programs.models import (
    ApplicationStatus,
    AssignmentStatus,
    DeclineReason,
    Review,
    ReviewerPanel,
    ReviewerProfile,
    ReviewScore,
)
from programs.models.decision import SHORTEST_REASONS
from programs.reviewflags import flags_of
from records import clock
from records.history import acting
from records.refusals import Refusal
from records.workflow import lock

THE_REVIEWER = "Reviewer"  # who answers without an account, in the history


def refuse_not_now(assignment):
    """Raises Refusal where the invitation cannot be answered any more."""
    if assignment.status != AssignmentStatus.INVITED:
        raise Refusal(_("This invitation was answered already."))
    if assignment.call_side.is_over or assignment.application.status != ApplicationStatus.ELIGIBLE:
        raise Refusal(_("This application is not evaluated any more."))


def prepare_account(assignment, *, language):
    """The light account of the address that was invited."""
    name = assignment.reviewer.person.name
    return links.prepare_account(assignment.email, name=name, language=language, by=THE_REVIEWER)


def accept(assignment, *, by):
    """With the account of the invited address: no conflict is known to the reviewer, and none is found."""
    own = ReviewerProfile.objects.filter(pk=assignment.reviewer_id)
    find_conflicts(assignment.call_side.call, reviewers=own, by=by)  # what is found stays found
    with acting(by=by, verb="accept_review"):
        _hold(assignment)
        if not links.is_for(assignment.email, by):
            raise Refusal(_("This invitation is for another address than that of your account."))
        if is_party(by, assignment.application):
            raise Refusal(_("You have a part in this application: say that you have a conflict of interest."))
        move(assignment, AssignmentStatus.ACCEPTED, user=by, answered_at=clock.now())


def decline(assignment, *, declined_for, reason="", by=None):
    """By the link alone, with why; a conflict closes the application at once, and the next best is proposed."""
    by = by if getattr(by, "pk", None) else THE_REVIEWER
    with acting(by=by, verb="decline_review"):
        _hold(assignment)
        _give_back(assignment, declined_for=declined_for, reason=reason, answered_at=clock.now(), by=by)


def give_up(assignment, *, declined_for, reason="", by):
    """Who has taken it on finds that it cannot be: by then a conflict is seen, or time has run out."""
    with acting(by=by, verb="decline_review"):
        hold(assignment)
        if assignment.status != AssignmentStatus.ACCEPTED:
            raise Refusal(_("This review is submitted: it is not changed any more."))
        _give_back(assignment, declined_for=declined_for, reason=reason, by=by)


def _give_back(assignment, *, declined_for, reason, by, **values):
    move(assignment, AssignmentStatus.DECLINED, declined_for=declined_for, reason=reason, **values)
    if declined_for == DeclineReason.CONFLICT:
        declare(assignment.application, assignment.reviewer.person, note=reason, by=by)
    propose_next(assignment, by=by)


def _hold(assignment):
    hold(assignment)
    refuse_not_now(assignment)


# --- writing -----------------------------------------------------------------------------------------------------


def open_review(assignment, *, by):
    """The review of an assignment, begun when it is first opened."""
    found = Review.objects.filter(assignment=assignment).first()
    if found is None:
        with acting(by=by, verb="open_review"):
            found = Review.objects.get_or_create(assignment=assignment)[0]
    return found


def save_review(review, *, scores, texts, version, by):
    """What is written so far: {criterion: value or None}, and texts with the recommendation, by column.

    Raises Refusal where another window has saved since.
    """
    with acting(by=by, verb="write_review"):
        lock(review.assignment.call_side)
        lock(review)
        if review.version != version:
            raise Refusal(_("This review was saved in another window meanwhile: open it again."))
        for criterion, value in scores.items():
            if value is None:
                ReviewScore.objects.filter(review=review, criterion=criterion).delete()
            else:
                ReviewScore.objects.update_or_create(review=review, criterion=criterion, defaults={"value": value})
        for name, value in texts.items():
            setattr(review, name, value)
        review.saved_at = clock.now()
        review.save(update_fields=[*texts, "saved_at"])
        review.refresh_from_db()
    return review


def submit_review(review, *, by):
    """With every criterion scored and both texts; it is not changed any more, unless the office opens it again."""
    with acting(by=by, verb="submit_review"):
        lock(review.assignment.call_side)
        lock(review.assignment.application)
        lock(review)
        review.submitted_at = clock.now()
        review.save(update_fields=["submitted_at"])
        lock(review.assignment)
        move(review.assignment, AssignmentStatus.SUBMITTED)
        review.refresh_from_db()


def reopen_review(assignment, *, reason, by):
    """The reviewer may change it again, as long as the side is open."""
    with acting(by=by, verb="reopen_review", comment=reason):
        hold(assignment)
        if assignment.status != AssignmentStatus.SUBMITTED:
            raise Refusal(_("This review is not submitted."))
        review = assignment.review
        review.submitted_at = None
        review.save(update_fields=["submitted_at"])
        move(assignment, AssignmentStatus.ACCEPTED)


# --- a side ------------------------------------------------------------------------------------------------------


def lacking(call_side):
    """[(application, reviews submitted)] of those that have fewer reviews than the call asks for."""
    submitted = call_side.assignments.filter(status=AssignmentStatus.SUBMITTED)
    counts, needs = Counter(submitted.values_list("application", flat=True)), call_side.call.reviews_per_side
    return [(one, counts[one.pk]) for one in to_review(call_side) if counts[one.pk] < needs]


def name_chair(call_side, *, person, by):
    """They read this side in the portal, and close it, by the account of their address, made where there is none."""
    with acting(by=by, verb="name_chair"):
        hold_sides(call_side.call)
        lock(call_side)
        if call_side.is_over:
            raise Refusal(_("This side is closed already."))
        other = ReviewerPanel.objects.filter(programme=call_side.call.programme_id, reviewer__person=person)
        if other.exclude(side=call_side.side).exists():
            raise Refusal(_("This person reviews for the other side of the programme."), "person")
        call_side.chair = person
        call_side.chair_user = links.account_of(person, by=by)
        call_side.save(update_fields=["chair", "chair_user"])
        find_conflicts_of([person], call_side.call, by=by)


def grade(call_side, application, *, grade, panel_note="", by):
    """What the panel of this side adds to the scores of an application, until the side is closed."""
    with acting(by=by, verb="grade_application"):
        lock(call_side)
        values = {"grade": grade, "panel_note": panel_note}
        return call_side.evaluations.update_or_create(application=application, defaults=values)[0]


def close_side(call_side, *, waiver="", by):
    """Nothing of this side's reviews is changed any more. With reviews missing or flags: only for written reasons.

    What it says of each application is counted once, here, and kept.
    """
    with acting(by=by, verb="close_side", comment=waiver):
        lock(call_side)
        if call_side.is_over:
            raise Refusal(_("This side is closed already."))
        if call_side.is_elsewhere:
            raise Refusal(_("This side evaluates elsewhere: what its partner sends is confirmed, and closes it."))
        if (lacking(call_side) or any(flags_of(call_side).values())) and len(waiver.strip()) < SHORTEST_REASONS:
            words = _("Reviews are missing or flagged: give reasons of at least 20 characters to close it so.")
            raise Refusal(words, "waiver")
        waiting = call_side.assignments.live().exclude(status=AssignmentStatus.SUBMITTED)
        for one in waiting.select_related("application").order_by("application", "pk"):
            lock(one.application)
            lock(one)
            if one.status != AssignmentStatus.CANCELLED:  # by a conflict that was entered meanwhile
                move(one, AssignmentStatus.CANCELLED)
        call_side.raw_only = count(call_side)
        call_side.closed_at, call_side.closed_by, call_side.waiver = clock.now(), by, waiver.strip()
        call_side.save(update_fields=["raw_only", "closed_at", "closed_by", "waiver"])


def release_reviewers(application):
    """Inside the act that withdraws it or cancels its call, its sides held: nobody reviews it any more.

    Whoever was asked is told so, and thanked.
    """
    live = application.assignments.live().filter(call_side__closed_at=None).order_by("reviewer", "pk")
    for one in live.select_related("reviewer__person__user", "call_side__call"):
        lock(one)
        was_asked, is_in = one.status != AssignmentStatus.PROPOSED, one.status == AssignmentStatus.SUBMITTED
        if not is_in:
            move(one, AssignmentStatus.CANCELLED, is_locked=False)
        if was_asked:
            write(
                "programs/emails/review_released",
                to=one.user or one.email,
                about=application,
                key=f"review-released:{one.uuid}",
                language=one.user.language if one.user_id else one.language,
                name=one.reviewer.person.name,
                title=application.title,
                call=one.call_side.call,
            )


def rubric(review):
    side = review.assignment.call_side
    return rubric_of(side.call, side.side)
