"""A call whose sides have closed, and its committee: what the sides say of each application is given, not reviewed."""

import datetime as dt

from programs.actions import committee as committees
from programs.models import Application, CallSide, SideEvaluation
from tests.factories.directory import PersonFactory, UserFactory
from tests.factories.programs import (
    ApplicationFactory,
    CallFactory,
    CommitteeFactory,
    PlannedCostFactory,
    hand_in,
)

DAY = dt.date(2026, 11, 20)
CLOSED = dt.datetime(2026, 11, 19, 8, 0, tzinfo=dt.UTC)


def call_to_decide(*, total=3000, **values):
    """A twin call with a budget in euros on each side, that no review is asked for."""
    call = CallFactory(open=True, with_form=True, **values)
    for side in call.sides:
        budget = call.budgets.get(side=side)
        budget.total = total
        budget.save()
    return call


def file_of(call, title, *, asks=1000, **values):
    """Eligible, and asks as much of each side."""
    application = ApplicationFactory(call=call, title=title, **values)
    for side in call.sides:
        category = call.categories.get(side=side)
        PlannedCostFactory(application=application, category=category, units=1, unit_price=asks)
    hand_in(application)
    Application.objects.filter(pk=application.pk).update(status="eligible")
    return Application.objects.get(pk=application.pk)


def close(call, said, *, by):
    """Both sides, with {application: {side: (raw, error)}}, or one raw score for both."""
    for side in call.sides:
        call_side, _new = CallSide.objects.get_or_create(call=call, side=side)
        SideEvaluation.objects.bulk_create(
            SideEvaluation(call_side=call_side, application=one, **_scores(scores, side))
            for one, scores in said.items()
        )
        CallSide.objects.filter(pk=call_side.pk).update(closed_at=CLOSED, closed_by=by)


def _scores(scores, side):
    raw, error = scores.get(side, (None, None)) if isinstance(scores, dict) else (scores, None)
    if raw is None:
        return {"reviews": 0}
    return {"reviews": 2, "raw": raw, "adjusted": raw if error is not None else None, "error": error, "spread": 0}


def committee_of(call, *, by, chairs=True, **values):
    """With a chair of each side, not opened."""
    committee = CommitteeFactory(call=call, held_on=DAY, **values)
    if chairs:
        for side in call.sides:
            account = UserFactory()
            committees.seat(committee, person=PersonFactory(user=account), side=side, is_chair=True, by=by)
    return committee


def opened(call, said, *, by, **values):
    """Its committee in session; everybody is there."""
    close(call, said, by=by)
    committee = committee_of(call, by=by, **values)
    committees.open_committee(committee, by=by)
    committees.note_presence(committee, present=committee.members.all(), by=by)
    return committee
