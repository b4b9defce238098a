"""Who reviews what on one side of a call? Proposed by a solver, changed by hand, and invited when it is deployed."""

from collections import Counter
from dataclasses import asdict

from django.utils.translation import gettext as _

from notices.emails import write
from programs import reckoning
from programs.actions import links
from programs.actions.conflicts import current_posts, find_conflicts
from programs.actions.counting import hold_sides
from programs.models import (
    LIVE,
    ApplicationStatus,
    AssignmentRun,
    AssignmentStatus,
    CallSide,
    Conflict,
    ReviewAssignment,
    ReviewerProfile,
)
from records import clock
from records.history import acting
from records.refusals import Refusal, require_reasons
from records.text import fold
from records.workflow import lock

WHOLE = 100
ANY_AREA, KNOWS_ANY = 0, 2  # an application without an area: everybody may review it
PAGE = "reviewers:invitation"


def open_side(call, side, *, by):
    """This side begins to evaluate, with a rubric that is whole."""
    with acting(by=by, verb="open_side"):
        lock(call)
        if side not in call.sides:
            raise Refusal(_("This call has no such side."))
        if sum(one.weight for one in rubric_of(call, side)) != WHOLE:
            raise Refusal(_("The weights of its criteria do not add up to 100."))
        if not call.applications.filter(status=ApplicationStatus.ELIGIBLE).exists():
            raise Refusal(_("No application to this call is found eligible yet."))
        return CallSide.objects.get_or_create(call=call, side=side)[0]


def rubric_of(call, side):
    """The criteria that this side scores, in order; no query where they are prefetched."""
    return [one for one in call.criteria.all() if one.side in ("", side)]


def to_review(call_side):
    return call_side.call.applications.filter(status=ApplicationStatus.ELIGIBLE).select_related("area")


def solve(call_side, *, by):
    """A proposal for all applications, around what is kept, invited or accepted; what was proposed before is gone."""
    with acting(by=by, verb="solve"):
        hold_sides(call_side.call)  # both, as conflicts are looked for
        _hold(call_side)
        find_conflicts(call_side.call, by=by)
        call_side.assignments.filter(status=AssignmentStatus.PROPOSED, is_locked=False).delete()
        return _propose(call_side, list(to_review(call_side)), by=by)


def propose_next(assignment, *, by):
    """Inside an act that has freed a place: the next best for this one application, to be looked at by the office."""
    return _propose(assignment.call_side, [assignment.application], by=by)


def _hold(call_side):
    lock(call_side)
    if call_side.is_over:
        raise Refusal(_("This side is closed: nothing of its reviews is changed any more."))


def _propose(call_side, applications, *, by):
    keys = {one.pk for one in applications}
    reviewers = list(ReviewerProfile.objects.of_side(call_side.call, call_side.side).for_assignment())
    rows = list(call_side.assignments.all())
    live = [one for one in rows if one.status in LIVE]
    left = {one.reviewer_id for one in live} - {one.pk for one in reviewers}
    if left:  # who was taken off the panel meanwhile goes on with what they have
        reviewers += list(ReviewerProfile.objects.filter(pk__in=left).for_assignment())
    loads = Counter(one.reviewer_id for one in live if one.application_id not in keys)
    people = {one.person_id: one.pk for one in reviewers}
    hard = Conflict.objects.hard().filter(application__in=keys, person__in=people)
    proposal = reckoning.propose(
        [_file(one, call_side.call) for one in applications],
        [_candidate(one, call_side.call, loads[one.pk]) for one in reviewers],
        conflicts=[(file, people[person]) for file, person in hard.values_list("application", "person")],
        declined=[(one.application_id, one.reviewer_id) for one in rows if one.status not in LIVE],
        locked=[(one.application_id, one.reviewer_id) for one in live if one.application_id in keys],
    )
    run = AssignmentRun.objects.create(call_side=call_side, made_by=_author(call_side, by), summary=_summary(proposal))
    there = {(one.application_id, one.reviewer_id): one for one in live}
    for pair in proposal.pairs:
        why = {"fit": pair.fit, "load": pair.load, "alternatives": [_plain(one) for one in pair.alternatives]}
        assignment = there.get((pair.file, pair.reviewer))
        if assignment is None:
            ReviewAssignment.objects.create(
                call_side=call_side,
                application_id=pair.file,
                reviewer_id=pair.reviewer,
                run=run,
                why=why,
                due_on=call_side.call.review_due_on,
            )
        elif assignment.status == AssignmentStatus.PROPOSED:
            assignment.why, assignment.run = why, run
            assignment.save(update_fields=["why", "run"])
    return run


def _author(call_side, by):
    """Whoever answers by a link has no account: the next is proposed for whoever has proposed the last."""
    return by if getattr(by, "pk", None) else call_side.runs.first().made_by


def _file(application, call):
    return {
        "key": application.pk,
        "areas": frozenset({application.area_id or ANY_AREA}),
        "languages": frozenset(call.review_languages),
        "needs": call.reviews_per_side,
    }


def _candidate(reviewer, call, load):
    levels = {fold(one.name): one.level for one in reviewer.areas.all()}
    areas = {
        area.pk: max(levels.get(fold(name), 0) for name in (area.name_en, area.name_fa)) for area in call.areas.all()
    }
    posts, today = current_posts(reviewer.person), clock.today()
    days = [today, call.review_due_on or today]
    return {
        "key": reviewer.pk,
        "areas": {area: level for area, level in areas.items() if level} | {ANY_AREA: KNOWS_ANY},
        "institution": posts[0].institution_id if posts else None,
        "languages": frozenset(reviewer.languages),
        "most": min(reviewer.most, call.most_per_reviewer or reviewer.most),
        "has": load,
        "is_away": any(reviewer.is_away(day) for day in days),
    }


def _plain(alternative):
    return asdict(alternative) | {"bar": alternative.bar and alternative.bar.value}


def _summary(proposal):
    return {
        "shortfalls": [
            {
                "application": one.file,
                "missing": one.missing,
                "known": one.known,
                "bars": {bar.value: n for bar, n in one.bars.items()},
                "nearest": [_plain(other) for other in one.nearest],
            }
            for one in proposal.shortfalls
        ],
        "without_expert": list(proposal.without_expert),
        "released": [[file, reviewer, bar.value] for file, reviewer, bar in proposal.released],
        "is_optimal": proposal.is_optimal,
    }


# --- by hand -----------------------------------------------------------------------------------------------------


def keep(assignment, *, is_locked, by):
    """The next proposal keeps this pair, or is free to change it."""
    with acting(by=by, verb="lock_assignment" if is_locked else "free_assignment"):
        _hold_pair(assignment, AssignmentStatus.PROPOSED)
        assignment.is_locked = is_locked
        assignment.save(update_fields=["is_locked"])


def take_out(assignment, *, by):
    """A proposed pair is not wanted; the next proposal does not bring it again."""
    with acting(by=by, verb="take_out_assignment"):
        _hold_pair(assignment, AssignmentStatus.PROPOSED)
        move(assignment, AssignmentStatus.CANCELLED, is_locked=False)


def add(call_side, *, application, reviewer, by):
    """A pair that the office wants: kept by the next proposal."""
    find_conflicts(call_side.call, reviewers=ReviewerProfile.objects.filter(pk=reviewer.pk), by=by)
    with acting(by=by, verb="add_assignment"):
        _hold(call_side)
        lock(application)
        taken_out = call_side.assignments.filter(
            application=application, reviewer=reviewer, status=AssignmentStatus.CANCELLED, invited_at=None
        ).first()
        if taken_out:
            move(taken_out, AssignmentStatus.PROPOSED, is_locked=True)
            return taken_out
        run = call_side.runs.first() or AssignmentRun.objects.create(call_side=call_side, made_by=by)
        return ReviewAssignment.objects.create(
            call_side=call_side,
            application=application,
            reviewer=reviewer,
            run=run,
            is_locked=True,
            due_on=call_side.call.review_due_on,
        )


def cancel(assignment, *, reason, by):
    """Somebody who was invited, or has accepted, is taken off, for reasons; the next best is proposed at once."""
    with acting(by=by, verb="cancel_review", comment=reason):
        require_reasons(reason, "reason")
        _hold_pair(assignment, AssignmentStatus.INVITED, AssignmentStatus.ACCEPTED)
        move(assignment, AssignmentStatus.CANCELLED)
        propose_next(assignment, by=by)


def _hold_pair(assignment, *statuses):
    hold(assignment)
    if assignment.status not in statuses:
        raise Refusal(_("This was answered or taken out meanwhile: look at the list again."))


def hold(assignment):
    """Inside an act: its row as it is now, after those of its side and its application.

    Whoever needs several of them takes them in this order, or two who come at once wait for each other for good.
    """
    lock(assignment.call_side)
    lock(assignment.application)
    lock(assignment)


def move(assignment, status, **values):
    """Inside an act that holds it: from now on it stands so."""
    values |= {"status": status, "status_since": clock.now()}
    for name, value in values.items():
        setattr(assignment, name, value)
    assignment.save(update_fields=list(values))


# --- deployed ----------------------------------------------------------------------------------------------------


def deploy(call_side, *, by):
    """Invite everybody who is proposed: one letter to each. Returns those who have no address, who stay proposed."""
    find_conflicts(call_side.call, by=by)  # what is found stays found, whatever comes of the rest
    with acting(by=by, verb="deploy"):
        _hold(call_side)
        proposed = call_side.assignments.filter(status=AssignmentStatus.PROPOSED).order_by("reviewer", "pk")
        groups = {}
        for one in proposed.select_related("reviewer__person__user", "application"):
            groups.setdefault(one.reviewer, []).append(one)
        if not groups:
            raise Refusal(_("Nobody is proposed: there is nobody to invite."))
        unreached = [reviewer for reviewer in groups if not address_of(reviewer)]
        for reviewer, assignments in groups.items():
            if reviewer not in unreached:
                _invite(reviewer, assignments, call_side)
        call_side.runs.filter(deployed_at=None).update(deployed_at=clock.now())
        return unreached


def address_of(reviewer):
    """Where invitations go: to the account, else to the address in the directory."""
    person = reviewer.person
    return person.user.email if person.user_id else person.email or ""


def _invite(reviewer, assignments, call_side):
    language = reviewer.person.user.language if reviewer.person.user_id else "fa" if call_side.side == "home" else "en"
    for one in assignments:
        values = {
            "email": address_of(reviewer),
            "language": language,
            "token_hash": links.hashed(token_of(one)),
            "invited_at": clock.now(),
            "due_on": call_side.call.review_due_on,
        }
        move(one, AssignmentStatus.INVITED, **values)
    write(
        "programs/emails/review_invited",
        to=address_of(reviewer),
        about=call_side,
        key=f"review-invited:{assignments[0].uuid}",
        is_secret=True,
        language=language,
        name=reviewer.person.name,
        url=link_of(assignments[0]),
        assignments=assignments,
        call=call_side.call,
    )


def token_of(assignment):
    """What opens the invitation: made again from the portal's secret wherever it is needed."""
    return links.kept_token(PAGE, assignment.uuid)


def link_of(assignment):
    return links.path_of(PAGE, token_of(assignment), language=assignment.language)
