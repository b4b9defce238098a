"""A reserve comes up in its turn, with the money of both sides, and with both signatures once more."""

import pytest

from notices.models import Email
from programs.actions import awards, promotions
from programs.actions import committee as committees
from programs.models import Award, Decision, Member
from records.money import Money
from records.refusals import Refusal
from tests.factories.directory import UserFactory
from tests.programs.committees import call_to_decide, file_of, opened
from tests.programs.test_actions_joint_decisions import publish, sign_both

pytestmark = pytest.mark.django_db
WHY = "The partner of the one before it has left its laboratory."


@pytest.fixture
def officer(user_with):
    return user_with("officer")


@pytest.fixture
def committee(officer):
    """Published: two are funded of the money of both sides, two are reserves."""
    call = call_to_decide(total=2000)
    files = [file_of(call, f"File {n}") for n in range(4)]
    for one in Member.objects.filter(application__in=files):
        Member.objects.filter(pk=one.pk).update(user=UserFactory())
    found = opened(call, dict(zip(files, (90, 85, 80, 75), strict=True)), by=officer)
    committees.close_committee(found, by=officer)
    sign_both(found)
    publish(found, officer)
    return found


def reserve(committee, place):
    return committee.decisions.select_related("committee__call", "application").get(reserve=place)


def decline(committee, n=0):
    award = Award.objects.order_by("pk")[n]
    awards.decline(award, by=award.application.members.get(side="home").user)


def test_publication_offers_what_is_funded(committee):
    assert list(Award.objects.values_list("status", flat=True)) == ["offered", "offered"]
    granted = Award.objects.first().amounts.values_list("side", "currency", "amount")
    assert [(side, currency, int(amount)) for side, currency, amount in granted] == [
        ("home", "EUR", 1000),
        ("partner", "EUR", 1000),
    ]


def test_while_the_money_is_offered_to_others_no_reserve_comes_up(committee, officer):
    with pytest.raises(Refusal, match="does not suffice: home side, EUR"):
        promotions.propose(reserve(committee, 1), by=officer)


def test_when_an_award_is_declined_the_first_reserve_comes_up_signed_by_both(committee, officer):
    decline(committee)
    first = reserve(committee, 1)
    promoted = promotions.propose(first, by=officer)
    with pytest.raises(Refusal, match="Not signed yet"):
        publish(committee, officer)
    assert sign_both(committee) == [1, 1]
    assert publish(committee, officer) == 1

    assert list(Decision.objects.current().filter(application=first.application)) == [promoted]
    assert Award.objects.get(application=first.application).status == "offered"
    letters = Email.objects.filter(key__startswith=f"decision:{promoted.uuid}")
    assert ["reserve list" in one.subject for one in letters] == [True, True]


def test_the_freed_money_is_promised_once(committee, officer):
    decline(committee)
    promotions.propose(reserve(committee, 1), by=officer)
    assert promotions.money_left(committee.call) == {"home EUR": Money(0, "EUR"), "partner EUR": Money(0, "EUR")}
    with pytest.raises(Refusal, match="does not suffice"):
        promotions.propose(reserve(committee, 2), by=officer)


def test_the_second_comes_before_the_first_only_with_reasons(committee, officer):
    decline(committee)
    with pytest.raises(Refusal, match="comes before it"):
        promotions.propose(reserve(committee, 2), reason="Better.", by=officer)
    assert promotions.propose(reserve(committee, 2), reason=WHY, by=officer).reason == WHY


def test_the_money_of_one_side_alone_is_not_enough(committee, officer):
    decline(committee)
    committee.call.budgets.filter(side="partner").update(total=1500)
    with pytest.raises(Refusal, match="does not suffice: partner, EUR"):
        promotions.propose(reserve(committee, 1), by=officer)


def test_where_the_places_are_taken_no_reserve_comes_up(committee, officer):
    decline(committee)
    type(committee.call).objects.update(most_projects=1)
    with pytest.raises(Refusal, match="places of this call are taken"):
        promotions.propose(reserve(committee, 1), by=officer)


def test_a_dropped_promotion_leaves_a_reserve_that_may_come_up_later(committee, officer):
    decline(committee)
    promoted = promotions.propose(reserve(committee, 1), by=officer)
    sign_both(committee)
    promotions.drop(promoted, reason=WHY, by=officer)
    with pytest.raises(Refusal, match="nothing to publish"):
        publish(committee, officer)
    assert promotions.propose(reserve(committee, 1), by=officer).replaces == reserve(committee, 1)


def test_only_a_reserve_comes_up(committee, officer):
    with pytest.raises(Refusal, match="Only a reserve"):
        promotions.propose(committee.decisions.select_related("committee__call").first(), by=officer)
