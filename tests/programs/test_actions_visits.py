"""A visit takes its money day by day from the windows of the side that pays it, never more than a line has."""

import datetime as dt
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction

from directory.roles import Role
from programs.actions import awards, visits
from programs.models import BudgetLine, DailyRate, FareLimit, Visit, VisitCharge, VisitRules
from records import clock
from records.money import Money
from records.refusals import Refusal
from tests.factories.directory import UserFactory
from tests.factories.programs import AwardFactory, BudgetLineFactory, VisitFactory
from tests.records.test_content import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

LATER = dt.datetime(2028, 7, 1, 8, 0, tzinfo=dt.UTC)


@pytest.fixture
def officer(user_with):
    return user_with(Role.OFFICER)


@pytest.fixture
def award():
    """The host pays 100 euros a day to seniors and 120 then 93 to juniors; who sends pays up to 400 for travel."""
    award = AwardFactory(accepted=True)
    call = award.application.call
    VisitRules.objects.create(call=call, travel="sending", stay="hosting")
    DailyRate.objects.create(call=call, side="partner", amount=100, currency="EUR")
    DailyRate.objects.create(call=call, side="partner", seniority="junior", to_day=6, amount=120, currency="EUR")
    DailyRate.objects.create(call=call, side="partner", seniority="junior", to_day=8, amount=93, currency="EUR")
    FareLimit.objects.create(call=call, side="home", most=400, currency="EUR")
    BudgetLineFactory(award=award)
    BudgetLineFactory(award=award, side="home", category="travel", amount=1000)
    return award


def charged():
    found = VisitCharge.objects.filter(released_at=None).order_by("line__side", "line__starts_on")
    return [(one.line.side, one.line.category, one.days, one.money) for one in found]


def test_who_receives_pays_the_stay_and_who_sends_the_travel_up_to_its_limit(award, officer):
    visit = VisitFactory(award=award, fare=520, fare_currency="EUR")

    visits.approve_visit(visit, by=officer)

    assert charged() == [("home", "travel", 0, Money(400, "EUR")), ("partner", "stay", 20, Money(2000, "EUR"))]
    assert [(line.side, line.left) for line in BudgetLine.objects.order_by("side")] == [
        ("home", Money(600, "EUR")),
        ("partner", Money(4000, "EUR")),
    ]


def test_days_are_paid_by_tier_and_beyond_the_last_not_at_all(award, officer):
    visit = VisitFactory(award=award, seniority="junior", ends_on=dt.date(2028, 6, 10))

    visits.approve_visit(visit, by=officer)

    assert charged() == [("partner", "stay", 8, Money(906, "EUR"))]  # six days of 120, two of 93


def test_a_stay_over_new_year_is_split_over_two_windows_to_the_day(award, officer):
    BudgetLineFactory(award=award, starts_on=dt.date(2029, 1, 1), ends_on=dt.date(2029, 8, 31), amount=900)
    visit = VisitFactory(award=award, starts_on=dt.date(2028, 12, 24), ends_on=dt.date(2029, 1, 4))

    visits.approve_visit(visit, by=officer)

    assert charged() == [("partner", "stay", 8, Money(800, "EUR")), ("partner", "stay", 4, Money(400, "EUR"))]


def test_without_a_window_for_a_day_nothing_is_approved(award, officer):
    visit = VisitFactory(award=award, starts_on=dt.date(2028, 12, 24), ends_on=dt.date(2029, 1, 4))

    with pytest.raises(Refusal, match="has no budget line for stays on all days of this visit"):
        visits.approve_visit(visit, by=officer)

    assert (charged(), Visit.objects.get().status) == ([], "planned")


def test_what_the_call_does_not_say_is_told(award, officer):
    visit = VisitFactory(award=award, seniority="junior")
    DailyRate.objects.filter(seniority="junior").delete()
    with pytest.raises(Refusal, match="no daily rate for this visitor"):
        visits.approve_visit(visit, by=officer)

    visit = VisitFactory(award=award, fare=5_000_000, fare_currency="IRR")
    with pytest.raises(Refusal, match="in two currencies"):
        visits.approve_visit(visit, by=officer)

    VisitRules.objects.all().delete()
    visit = Visit.objects.get(pk=visit.pk)
    with pytest.raises(Refusal, match="does not say who pays visits"):
        visits.approve_visit(visit, by=officer)


def test_a_rate_in_another_currency_than_the_line_is_told(award, officer):
    DailyRate.objects.filter(seniority="senior").update(currency="IRR")

    with pytest.raises(Refusal, match="the line is in EUR, and what the call pays in IRR"):
        visits.approve_visit(VisitFactory(award=award), by=officer)


def test_a_window_does_not_end_before_days_that_it_pays(award, officer):
    visits.approve_visit(VisitFactory(award=award), by=officer)
    line = BudgetLine.objects.get(category="stay")

    with pytest.raises(Refusal, match="It pays days of visits after this day"):
        awards.change_money(line, ends_on=dt.date(2028, 6, 19), reason="Too long.", by=officer)
    with pytest.raises(Refusal, match="Visits are paid from this line"):
        awards.close_money(BudgetLine.objects.get(pk=line.pk), reason="Entered in error.", by=officer)

    awards.change_money(line, ends_on=dt.date(2028, 6, 20), reason="Too long.", by=officer)


def test_more_than_is_left_is_refused_with_what_is_left_and_nothing_is_held(award, officer):
    BudgetLine.objects.filter(category="stay").update(amount=1999)
    visit = VisitFactory(award=award, fare=100, fare_currency="EUR")

    with pytest.raises(Refusal, match=r"1,999\.00 euros are left, and this visit costs .*2,000\.00"):
        visits.approve_visit(visit, by=officer)

    assert [line.reserved for line in BudgetLine.objects.all()] == [0, 0]


def test_the_database_itself_refuses_what_is_too_much(award, officer):
    line = BudgetLine.objects.get(category="stay")
    visit = VisitFactory(award=award)

    with pytest.raises(IntegrityError, match="budget_line_is_not_overdrawn"), transaction.atomic():
        VisitCharge.objects.create(visit=visit, line=line, amount=6001)
    with pytest.raises(IntegrityError, match="of another award"), transaction.atomic():
        VisitCharge.objects.create(visit=VisitFactory(), line=line, amount=1)


@pytest.mark.django_db(transaction=True)
def test_of_five_approved_at_once_on_a_line_with_room_for_three_three_are(award, officer):
    planned = [VisitFactory(award=award) for _ in range(5)]  # 2,000 each of 6,000
    start = Barrier(5, timeout=30)

    def approve(visit):
        try:
            start.wait()
            visits.approve_visit(visit, by=officer)
        except Refusal as refusal:
            return ": 0.00 euros are left" in str(refusal)
        finally:
            connection.close()
        return "approved"

    with ThreadPoolExecutor(5) as crowd:
        assert Counter(crowd.map(approve, planned)) == {"approved": 3, True: 2}
    assert BudgetLine.objects.get(category="stay").left == Money(0, "EUR")


def test_cancelled_its_money_is_free_again_and_its_charge_stays_readable(award, officer):
    visit = VisitFactory(award=award)
    visits.approve_visit(visit, by=officer)

    visits.cancel_visit(visit, reason="No visa came in time.", by=officer)

    assert (charged(), VisitCharge.objects.count()) == ([], 1)
    assert BudgetLine.objects.get(category="stay").reserved == 0
    with pytest.raises(IntegrityError, match="charges are kept"), transaction.atomic():
        VisitCharge.objects.all().delete()


def test_claimed_after_its_last_day_with_a_proof_returned_claimed_again_and_paid(award, officer):
    visit = VisitFactory(award=award)
    visits.approve_visit(visit, by=officer)
    with pytest.raises(Refusal, match="The visit is not over"):
        visits.claim_visit(visit, by=officer)

    with clock.held_at(LATER):
        with pytest.raises(Refusal, match="Add a proof first"):
            visits.claim_visit(visit, by=officer)
        visits.add_proof(visit, title="Boarding pass", file=SimpleUploadedFile("pass.pdf", pdf()), by=officer)
        visits.claim_visit(visit, by=officer)
        visits.return_claim(visit, reason="The boarding pass of the way back lacks.", by=officer)
        visits.claim_visit(visit, by=officer)
        visits.pay_visit(visit, by=officer)

    assert Visit.objects.get().status == "paid"
    with pytest.raises(Refusal, match="This visit is “paid” by now"):
        visits.cancel_visit(visit, reason="Too late.", by=officer)


def test_an_approved_visit_keeps_its_days(award, officer):
    visit = VisitFactory(award=award)
    visits.approve_visit(visit, by=officer)

    with pytest.raises(IntegrityError, match="approved as it is"), transaction.atomic():
        Visit.objects.update(ends_on=dt.date(2028, 6, 30))


def test_a_visit_lies_within_the_days_of_an_award_that_runs(award):
    leader = award.application.leader_of("home")
    values = {"traveller": leader, "purpose": "Measurements", "by": UserFactory()}
    with pytest.raises(Refusal, match="a visit lies within"):
        visits.plan_visit(award, starts_on=dt.date(2027, 8, 31), ends_on=dt.date(2027, 9, 5), **values)

    offered = AwardFactory()
    with pytest.raises(Refusal, match="an award that is accepted"):
        visits.plan_visit(offered, starts_on=dt.date(2027, 9, 1), ends_on=dt.date(2027, 9, 5), **values)
