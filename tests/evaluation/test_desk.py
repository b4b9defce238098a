"""What of results waits for whom: to be read, computed, decided, approved, published."""

import datetime as dt

import pytest

from directory.roles import Role
from evaluation import actions, desk
from evaluation.models import Appeal, Result
from records import clock
from tests.evaluation.minirounds import mini_round, published
from tests.factories.evaluation import opened, put

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def ours(shown, user_with):
    return user_with(Role.DATA_OFFICER, institution=shown.participations.get(code="A").institution)


def appealed(this, user):
    appeal = Appeal(participation=this.participations.get(code="A"), about="rule", grounds="It is unfair.")
    return actions.file_appeal(appeal, by=user)


def rows(waiting, user):
    return list(waiting().rows(user))


def test_provisional_results_wait_for_their_own_institution_while_it_may_appeal(shown, ours):
    own = Result.objects.get(run=actions.official_of(shown), code="A")

    with clock.held_at(shown.status_since + dt.timedelta(days=shown.appeal_days)):
        assert rows(desk.ResultsToRead, ours) == [own]
    with clock.held_at(shown.status_since + dt.timedelta(days=shown.appeal_days + 1)):
        assert rows(desk.ResultsToRead, ours) == []


def test_whoever_has_appealed_waits_for_the_office(shown, ours, office):
    appeal = appealed(shown, ours)

    assert rows(desk.ResultsToRead, ours) == []
    assert rows(desk.AppealsToDecide, office[0]) == [appeal]


def test_a_round_waits_for_each_who_approves_once_appeals_are_over_and_decided(shown, ours, office):
    officer, director = office
    appeal = appealed(shown, ours)
    assert rows(desk.RoundsToApprove, director) == []

    with clock.held_at(shown.status_since + dt.timedelta(days=shown.appeal_days + 1)):
        assert rows(desk.RoundsToApprove, director) == []
        put(appeal, status="withdrawn")
        assert rows(desk.RoundsToApprove, director) == [shown]
        actions.approve(shown, by=officer)
        assert rows(desk.RoundsToApprove, officer) == []
        assert rows(desk.RoundsToApprove, director) == [shown]


def test_rounds_wait_to_be_computed_and_published(office):
    this = mini_round()
    assert rows(desk.RoundsToCompute, office[0]) == [this]

    opened(this, status="approved")
    assert rows(desk.RoundsToPublish, office[1]) == [this]


def test_what_is_published_waits_for_nobody(office):
    published(mini_round(), officer=office[0], director=office[1])

    waiting = (desk.RoundsToCompute, desk.RoundsToApprove, desk.RoundsToPublish, desk.AppealsToDecide)
    assert [rows(one, office[1]) for one in waiting] == [[], [], [], []]


def test_a_round_after_its_deadline_waits_to_be_validated(office):
    this = opened(mini_round(), status="open")
    put(this, closes_at=clock.now() + dt.timedelta(minutes=1))
    assert rows(desk.RoundsToValidate, office[0]) == []

    put(this, closes_at=clock.now() - dt.timedelta(minutes=1))
    assert rows(desk.RoundsToValidate, office[0]) == [this]
