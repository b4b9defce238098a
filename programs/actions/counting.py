"""What does a side say of each application? Counted once, when it closes, and again where a review is left out."""

from programs.models import ApplicationStatus, ReviewAssignment, SideEvaluation
from programs.reviewscores import COUNTED, scores_of
from records.workflow import lock


def count(call_side):
    """Inside the act that closes it: the scores of every application, as rows. Returns why none is adjusted, or ""."""
    counted, because = scores_of(call_side)
    graded = {one.application_id: one for one in call_side.evaluations.all()}
    evaluated = call_side.call.applications.filter(status=ApplicationStatus.ELIGIBLE)
    SideEvaluation.objects.bulk_create(
        SideEvaluation(call_side=call_side, application=one) for one in evaluated if one.pk not in graded
    )
    _write(call_side, counted)
    return because


def leave_out(conflicts):
    """Inside an act that holds the sides of the call: what closed sides say, without those who are in these conflicts.

    A hard conflict takes its review out of those submitted. The adjusted scores of the side were fitted with it: all
    of them are counted again.
    """
    touched = {}
    for conflict in conflicts:
        if conflict.is_hard:
            theirs = ReviewAssignment.objects.filter(
                application=conflict.application_id,
                reviewer__person=conflict.person_id,
                call_side__closed_at__isnull=False,
                review__submitted_at__isnull=False,
            )
            touched |= {one.call_side_id: one.call_side for one in theirs.select_related("call_side__call")}
    for call_side in touched.values():
        counted, call_side.raw_only = scores_of(call_side)
        _write(call_side, counted)
        call_side.save(update_fields=["raw_only"])


def _write(call_side, counted):
    """Only the rows that change, so that the history tells of no other."""
    changed = []
    for row in call_side.evaluations.all():
        said = EMPTY | counted.get(row.application_id, {})
        if any(getattr(row, name) != said[name] for name in COUNTED):
            for name in COUNTED:
                setattr(row, name, said[name])
            changed.append(row)
    SideEvaluation.objects.bulk_update(changed, COUNTED)


EMPTY = dict.fromkeys(COUNTED) | {"reviews": 0}


def hold_sides(call):
    """Inside an act that will hold applications: the sides that evaluate them, before them."""
    for one in call.review_sides.order_by("pk"):
        lock(one)
