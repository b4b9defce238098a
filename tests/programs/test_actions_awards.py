"""An award is accepted in time while there are places, is run as a project, and ends."""

import datetime as dt
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from directory.roles import Role
from notices.models import Email
from programs.actions import awards
from programs.models import Award, BudgetLine, Call, Project, VisitStatus
from records import clock
from records.history import acting
from records.money import Money
from records.refusals import Refusal
from tests.factories.directory import UserFactory
from tests.factories.programs import (
    ApplicationFactory,
    AwardAmountFactory,
    AwardFactory,
    BudgetLineFactory,
    CallFactory,
    VisitFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

REASON = "The partner has left the university."


@pytest.fixture
def rahimi(user_with):
    return user_with(Role.SCHOLAR)


@pytest.fixture
def officer(user_with):
    return user_with(Role.OFFICER)


@pytest.fixture
def award(rahimi):
    application = ApplicationFactory(user=rahimi, eligible=True, title="A joint observatory")
    application.members.filter(side="partner").update(email="anne@example.org")
    return AwardFactory(application=application)


def test_accepted_it_is_run_as_a_project_of_both_leaders_with_what_each_side_gives(award, rahimi):
    AwardAmountFactory(award=award, side="home", amount=60_000_000, currency="IRR")
    AwardAmountFactory(award=award, amount=6500)

    awards.accept(award, by=rahimi)

    project = Award.objects.get().project
    assert (project.title_en, project.starts_on, project.ends_on) == (
        "A joint observatory",
        dt.date(2027, 9, 1),
        dt.date(2029, 8, 31),
    )
    assert [(one.side, one.full_name) for one in project.leaders.all()] == [
        ("home", "Dr. Sara Rahimi"),
        ("partner", "Prof. Anne Martin"),
    ]
    assert [(one.side, one.money) for one in project.funding.all()] == [
        ("home", Money(60_000_000, "IRR")),
        ("partner", Money(6500, "EUR")),
    ]


def test_the_last_day_counts_and_the_day_after_is_too_late(award, rahimi):
    with clock.held_at(dt.datetime(2026, 12, 20, 20, 31, tzinfo=dt.UTC)):  # in Tehran it is the 21st
        with pytest.raises(Refusal, match="The last day for an answer is over"):
            awards.accept(award, by=rahimi)
        with pytest.raises(Refusal, match="The last day for an answer is over"):
            awards.decline(award, by=rahimi)
    assert not Project.objects.exists()

    with clock.held_at(dt.datetime(2026, 12, 20, 20, 29, tzinfo=dt.UTC)):
        awards.accept(award, by=rahimi)
    assert Award.objects.get().status == "accepted"


def test_nobody_else_answers_not_even_an_officer(award, officer):
    with pytest.raises(PermissionDenied):
        awards.accept(award, by=officer)
    with pytest.raises(PermissionDenied):
        awards.decline(award, by=officer)
    assert not Project.objects.exists()


def test_an_offer_that_nobody_answers_lapses_after_its_last_day_and_frees_its_place(award, officer, rahimi):
    with pytest.raises(Refusal, match="not over"):
        awards.lapse(award, by=officer)
    with clock.held_at(dt.datetime.combine(award.accept_by, dt.time(12), tzinfo=dt.UTC) + dt.timedelta(days=1)):
        with pytest.raises(Refusal, match="last day for an answer is over"):
            awards.accept(award, by=rahimi)
        awards.lapse(award, by=officer)
    assert award.status == "declined"
    assert Email.objects.filter(to="anne@example.org", subject__contains="Not accepted in time").exists()


def test_it_is_answered_once(award, rahimi):
    awards.decline(award, comment="We have other funding.", by=rahimi)
    office = award.offered_by.email
    assert {one.to: "We have other funding." in one.text for one in Email.objects.all()} == {
        office: True,
        "anne@example.org": True,
    }

    with pytest.raises(Refusal, match="no longer possible"):
        awards.accept(award, by=rahimi)
    with pytest.raises(IntegrityError, match="no such way"), transaction.atomic():
        Award.objects.update(status="offered", answered_at=None, answered_by=None)


def test_without_a_place_it_cannot_be_accepted_and_a_declined_one_frees_its_place(rahimi):
    call = CallFactory(open=True, with_form=True, most_projects=1)
    one, other = (AwardFactory(application=ApplicationFactory(call=call, user=rahimi, eligible=True)) for _ in "ab")
    awards.accept(one, by=rahimi)

    with pytest.raises(Refusal, match="All places of this call are taken"):
        awards.accept(other, by=rahimi)

    Call.objects.update(most_projects=2)
    awards.accept(Award.objects.get(pk=other.pk), by=rahimi)
    assert Project.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_of_fifty_who_accept_at_once_on_ten_places_ten_get_it():
    call = CallFactory(open=True, with_form=True, most_projects=10)
    offered = []
    for _ in range(50):
        leader = UserFactory()
        offered.append((AwardFactory(application=ApplicationFactory(call=call, user=leader, eligible=True)), leader))
    start = Barrier(10, timeout=30)

    def accept(pair):
        try:
            start.wait()
            awards.accept(pair[0], by=pair[1])
        except Refusal as refusal:
            return str(refusal)
        finally:
            connection.close()
        return "accepted"

    with ThreadPoolExecutor(10) as crowd:
        said = Counter(crowd.map(accept, offered))
    assert said == {"accepted": 10, "All places of this call are taken.": 40}
    assert (Award.objects.filter(status="accepted").count(), Project.objects.count()) == (10, 10)


def test_terminated_with_reasons_its_visits_are_cancelled_and_hold_no_money(officer):
    line = BudgetLineFactory()
    visit = VisitFactory(award=line.award)

    with pytest.raises(Refusal, match="Give your reasons"):
        awards.terminate(line.award, comment=" ", by=officer)
    awards.terminate(line.award, comment=REASON, by=officer)

    visit.refresh_from_db()
    assert (visit.status, visit.reason, line.award.project.status) == (VisitStatus.CANCELLED, REASON, "cancelled")
    with pytest.raises(Refusal, match="This award is over"):
        awards.give_money(line.award, side="home", amount=1, currency="EUR", by=officer)


def test_it_is_completed_when_its_visits_are_settled(officer):
    visit = VisitFactory()

    with pytest.raises(Refusal, match="neither paid nor cancelled"):
        awards.complete(visit.award, by=officer)

    type(visit).objects.update(status="cancelled")
    awards.complete(visit.award, by=officer)
    assert Award.objects.get().status == "closed"


def test_two_lines_of_a_side_for_the_same_never_share_a_day_and_other_sides_and_kinds_may(award):
    BudgetLineFactory(award=award)
    BudgetLineFactory(award=award, side="home")
    BudgetLineFactory(award=award, category="travel")
    BudgetLineFactory(award=award, starts_on=dt.date(2029, 1, 1), ends_on=dt.date(2029, 8, 31))

    with pytest.raises(IntegrityError, match="budget_line_partner_stay_apart"), transaction.atomic():
        BudgetLineFactory(award=award, starts_on=dt.date(2028, 12, 31), ends_on=dt.date(2029, 6, 1))


def test_a_line_is_not_made_smaller_than_what_is_approved_of_it(officer):
    line = BudgetLineFactory()
    BudgetLine.objects.update(reserved=2000)

    with pytest.raises(Refusal, match=r"2,000\.00 euros of it is approved for visits already") as caught:
        awards.change_money(line, amount=1999, reason="Less money this year.", by=officer)
    assert caught.value.field == "amount"

    awards.change_money(line, amount=2000, reason="Less money this year.", by=officer)
    assert BudgetLine.objects.get().left == Money(0, "EUR")


def test_offered_with_what_each_side_grants_in_each_currency(officer):
    application = ApplicationFactory(eligible=True)
    amounts = {("home", "IRR"): Money(400_000_000, "IRR"), ("partner", "EUR"): Money(20_000, "EUR")}
    days = {"starts_on": dt.date(2027, 9, 1), "ends_on": dt.date(2029, 8, 31)}

    with acting(by=officer, verb="publish"):
        awards.offer(application, accept_by=dt.date(2026, 12, 20), **days, amounts=amounts, by=officer)

    award = Award.objects.get()
    assert (award.application, award.status, award.offered_by) == (application, "offered", officer)
    assert {(one.side, one.currency): one.money for one in award.amounts.all()} == amounts


def test_more_time_is_told_to_both_leaders_with_what_each_side_grants(award, officer):
    AwardAmountFactory(award=award, side="home", amount=400_000_000, currency="IRR")
    AwardAmountFactory(award=award)

    awards.give_time(award, accept_by=dt.date(2027, 1, 10), reason="They had a holiday.", by=officer)

    letter = Email.objects.get(to="anne@example.org")
    assert "400,000,000 Iranian rials\npartner: 20,000.00 euros" in letter.text
    assert "10 January 2027" in letter.text


def test_it_is_not_offered_until_a_day_that_is_over(officer):
    days = {"starts_on": dt.date(2027, 9, 1), "ends_on": dt.date(2029, 8, 31)}
    with pytest.raises(Refusal, match="This day is over") as caught:
        awards.offer(ApplicationFactory(), accept_by=dt.date(2026, 11, 18), **days, amounts={}, by=officer)
    assert caught.value.field == "accept_by"


LINE = {"side": "partner", "category": "stay", "starts_on": dt.date(2028, 1, 1), "ends_on": dt.date(2028, 12, 31)}


def test_lines_are_never_more_than_their_side_grants_in_their_currency(award, officer):
    granted = AwardAmountFactory(award=award, amount=6000)
    line = awards.give_money(award, **LINE, amount=5000, currency="EUR", by=officer)

    with pytest.raises(Refusal, match=r"1,000\.00 euros of what it grants are in no line yet") as caught:
        awards.give_money(award, **LINE | {"category": "other"}, amount=1001, currency="EUR", by=officer)
    assert caught.value.field == "amount"
    with pytest.raises(Refusal, match="grants nothing in this currency"):
        awards.give_money(award, **LINE | {"category": "other"}, amount=1, currency="IRR", by=officer)
    with pytest.raises(Refusal, match="in no line yet"):
        awards.change_money(line, amount=6001, reason="More is asked.", by=officer)
    with pytest.raises(IntegrityError, match="award_amount_is_not_overspent"), transaction.atomic():
        BudgetLine.objects.update(amount=6001)

    awards.change_money(line, amount=6000, reason="All of it.", by=officer)
    granted.refresh_from_db()
    assert granted.left == Money(0, "EUR")


@pytest.mark.django_db(transaction=True)
def test_of_five_lines_entered_at_once_as_many_stand_as_were_granted(officer):
    granted = AwardAmountFactory(amount=6000)
    start = Barrier(5, timeout=30)

    def enter(_number):
        try:
            start.wait()
            awards.give_money(granted.award, **LINE | {"category": "other"}, amount=2000, currency="EUR", by=officer)
        except Refusal:
            return "refused"
        finally:
            connection.close()
        return "entered"

    with ThreadPoolExecutor(5) as crowd:
        assert Counter(crowd.map(enter, range(5))) == {"entered": 3, "refused": 2}
    granted.refresh_from_db()
    assert granted.left == Money(0, "EUR")
