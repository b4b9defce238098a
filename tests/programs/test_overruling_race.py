"""Two officers decide about the same proposal at the same moment: one of them has, the other is told."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from programs.actions import overrulings
from programs.models import Overruling
from records.refusals import Refusal
from tests.factories.directory import UserFactory
from tests.factories.programs import ApplicationFactory, CallAreaFactory, EligibilityRuleFactory, OverrulingFactory

pytestmark = pytest.mark.django_db(transaction=True)

TOLD = "Somebody has decided about this already."


def at_once(*acts):
    with ThreadPoolExecutor(len(acts)) as both:
        return sorted(both.map(answer, acts))


def answer(act):
    try:
        act()
    except Refusal as refusal:
        return str(refusal)
    finally:
        connections.close_all()
    return "done"


def test_one_confirms_while_another_drops():
    key, first, second = OverrulingFactory().pk, UserFactory(), UserFactory()

    said = at_once(
        lambda: overrulings.confirm_overruling(Overruling.objects.get(pk=key), by=first),
        lambda: overrulings.drop_overruling(Overruling.objects.get(pk=key), reason="It is not.", by=second),
    )

    row = Overruling.objects.get(pk=key)
    assert said == [TOLD, "done"]
    assert row.is_closed != (row.confirmed_at is not None)


def test_two_confirm():
    key, people = OverrulingFactory().pk, [UserFactory(), UserFactory()]

    said = at_once(
        *(lambda by=by: overrulings.confirm_overruling(Overruling.objects.get(pk=key), by=by) for by in people)
    )

    assert said == [TOLD, "done"]
    assert Overruling.objects.get(pk=key).confirmed_by in people


def test_two_propose_the_same():
    application = ApplicationFactory(area=CallAreaFactory())
    rule, people = EligibilityRuleFactory(call=application.call), [UserFactory(), UserFactory()]
    reason = "Both agencies have agreed on a sixth field."

    said = at_once(
        *(
            lambda by=by: overrulings.propose_overruling(
                type(application).objects.get(pk=application.pk), rule=rule, reason=reason, by=by
            )
            for by in people
        )
    )

    assert said == ["That this rule is overruled is proposed already.", "done"]
    assert Overruling.objects.count() == 1
