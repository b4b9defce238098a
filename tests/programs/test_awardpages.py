"""The pages of awards: who finds which, what they show of the money of each side, and what may be done there."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programs.actions import visits
from programs.models import Award, BudgetLine, Visit
from records import clock
from records.desk import Desk
from records.models import Document
from tests.factories.programs import (
    ApplicationFactory,
    AwardAmountFactory,
    AwardFactory,
    BudgetLineFactory,
    DailyRateFactory,
    VisitFactory,
    VisitRulesFactory,
)
from tests.records.test_content import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def rahimi(user_with):
    return user_with("scholar", name="Sara Rahimi")


@pytest.fixture
def officer(user_with):
    return user_with("officer")


@pytest.fixture
def award(rahimi):
    """Accepted: the partner grants 20,000 euros, and gives 6,000 for stays in 2028, 100 a day."""
    application = ApplicationFactory(user=rahimi, eligible=True, title="A joint observatory")
    award = AwardFactory(application=application, accepted=True)
    AwardAmountFactory(award=award, side="home", currency="IRR", amount=400_000_000)
    AwardAmountFactory(award=award)
    BudgetLineFactory(award=award)
    VisitRulesFactory(call=application.call)
    DailyRateFactory(call=application.call)
    return award


def planned(award, **values):
    leader = award.application.leader_of("home")
    sent = {"traveller": leader.pk, "seniority": "senior", "purpose": "Measurements", "fare": "", "fare_currency": ""}
    return sent | {"starts_on": "2028-06-01", "ends_on": "2028-06-20", "paid_days": ""} | values


def test_its_leaders_and_the_office_find_it_and_others_do_not(award, rahimi, officer, user_with, client_for):
    other = AwardFactory()
    for user, found in ((rahimi, [award]), (officer, [other, award]), (user_with("scholar"), [])):
        client = client_for(user)
        assert list(client.get(reverse("awards:list")).context["object_list"]) == found
        assert client.get(award.get_absolute_url()).status_code == (200 if found else 404)


def test_it_shows_what_each_side_grants_plans_and_has_left_each_in_its_currency(award, rahimi, officer, client_for):
    visits.approve_visit(VisitFactory(award=award), by=officer)

    page = client_for(rahimi).get(award.get_absolute_url())

    home = "400,000,000 Iranian rials"
    assert page.context["accounts"] == [
        ("home side", home, home, "0 Iranian rials", home),
        ("partner", "20,000.00 euros", "14,000.00 euros", "2,000.00 euros", "18,000.00 euros"),
    ]


def test_it_is_accepted_on_a_page_that_says_what_will_happen(rahimi, client_for):
    award = AwardFactory(application=ApplicationFactory(user=rahimi, eligible=True))
    client, address = client_for(rahimi), award.transition_url("accept")

    page = client.get(address)
    assert "The project can begin on its first day" in page.content.decode()
    assert Award.objects.get().status == "offered"

    assert client.post(address, {"comment": ""}).status_code == 302
    assert Award.objects.get().status == "accepted"


def test_a_visit_goes_from_its_plan_to_its_payment(award, rahimi, officer, client_for):
    team, office = client_for(rahimi), client_for(officer)
    team.post(reverse("awards:plan_visit", args=[award.uuid]), planned(award))
    visit = Visit.objects.get()

    page = office.get(reverse("visits:approve", args=[visit.uuid]))
    assert "2,000.00 euros, of 6,000.00 euros that are left" in page.content.decode()
    assert team.post(reverse("visits:approve", args=[visit.uuid])).status_code == 403
    office.post(reverse("visits:approve", args=[visit.uuid]))
    with clock.held_at(dt.datetime(2028, 7, 1, 8, 0, tzinfo=dt.UTC)):
        paper = {"title": "Boarding pass", "file": SimpleUploadedFile("pass.pdf", pdf())}
        team.post(reverse("visits:proof", args=[visit.uuid]), paper)
        team.post(reverse("visits:claim", args=[visit.uuid]))
        office.post(reverse("visits:pay", args=[visit.uuid]))

    visit.refresh_from_db()
    assert visit.status == "paid"
    proof = Document.objects.get(title="Boarding pass")
    for client in (team, office):
        assert b"".join(client.get(proof.url).streaming_content) == pdf()


def test_what_stands_in_the_way_is_said_before_it_is_approved(award, officer, client_for):
    visit = VisitFactory(award=award, ends_on=dt.date(2029, 1, 4))

    page = client_for(officer).get(reverse("visits:approve", args=[visit.uuid]))

    assert "has no budget line for stays on all days of this visit" in page.content.decode()


def test_a_plan_is_changed_until_it_is_approved(award, rahimi, officer, client_for):
    visit, client = VisitFactory(award=award), client_for(rahimi)
    address = reverse("visits:change", args=[visit.uuid])
    client.post(address, planned(award, ends_on="2028-06-10"))
    visit.refresh_from_db()
    assert (visit.ends_on, visit.purpose) == (dt.date(2028, 6, 10), "Measurements")

    visits.approve_visit(visit, by=officer)
    page = client.post(address, planned(award))
    assert "by now: look at it again" in page.content.decode()


def test_the_office_enters_changes_and_takes_off_lines_and_the_team_does_not(award, rahimi, officer, client_for):
    line = {"side": "home", "category": "travel", "purpose": "", "amount": "1000", "currency": "IRR"}
    line |= {"starts_on": "2028-01-01", "ends_on": "2028-12-31"}
    address, client = reverse("awards:give_money", args=[award.uuid]), client_for(officer)
    assert client_for(rahimi).post(address, line).status_code == 403

    assert client.post(address, line).status_code == 302
    made = BudgetLine.objects.get(side="home")
    changed = {"amount": "900", "ends_on": "2028-11-30", "reason": "Less money this year."}
    client.post(reverse("awards:change_money", args=[award.uuid, made.pk]), changed)
    made.refresh_from_db()
    assert (made.amount, made.ends_on) == (900, dt.date(2028, 11, 30))

    client.post(reverse("awards:close_money", args=[award.uuid, made.pk]), {"reason": "Entered in error."})
    made.refresh_from_db()
    assert made.is_closed
    assert award.amounts.get(side="home").in_lines == 0


def test_more_time_is_given_also_when_the_last_day_is_over(officer, client_for):
    award, client = AwardFactory(), client_for(officer)
    address = reverse("awards:give_time", args=[award.uuid])
    with clock.held_at(dt.datetime(2027, 1, 4, 8, 0, tzinfo=dt.UTC)):
        page = client.post(address, {"accept_by": "2027-01-03", "reason": "They had a holiday."})
        assert "Choose a later day" in page.content.decode()
        client.post(address, {"accept_by": "2027-01-10", "reason": "They had a holiday."})
        assert Award.objects.get().may_be_answered


def test_a_list_costs_the_same_for_one_and_for_three(rahimi, client_for):
    client, costs = client_for(rahimi), []
    client.get(reverse("awards:list"))
    for rows in (1, 3):
        while Award.objects.count() < rows:
            AwardFactory(application=ApplicationFactory(user=rahimi, eligible=True))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("awards:list"))
        costs.append(len(queries))
    assert costs == [5, 5]


def test_the_page_costs_the_same_for_one_visit_and_for_three(award, rahimi, client_for):
    client, costs = client_for(rahimi), []
    VisitFactory(award=award)
    client.get(award.get_absolute_url())
    for rows in (1, 3):
        while award.visits.count() < rows:
            VisitFactory(award=award)
        with CaptureQueriesContext(connection) as queries:
            client.get(award.get_absolute_url())
        costs.append(len(queries))
    assert costs == [12, 12]


def waits(user):
    return {group["slug"] for group in Desk(user).groups}


def test_desks_name_what_waits(award, rahimi, officer):
    offered = AwardFactory(application=ApplicationFactory(user=rahimi, eligible=True))
    assert waits(rahimi) == {"awards-to-answer"}
    assert waits(officer) == set()

    with clock.held_at(dt.datetime(2026, 12, 17, 8, 0, tzinfo=dt.UTC)):
        assert waits(officer) == {"offers-unanswered"}
    with clock.held_at(dt.datetime(2028, 10, 31, 8, 0, tzinfo=dt.UTC)):
        assert waits(officer) == {"offers-unanswered"}
    with clock.held_at(dt.datetime(2028, 11, 1, 8, 0, tzinfo=dt.UTC)):
        assert waits(officer) == {"offers-unanswered", "money-lapsing"}
        assert waits(rahimi) == set()

    visit = VisitFactory(award=award)
    assert waits(officer) == {"visits-to-approve"}
    visits.approve_visit(visit, by=officer)
    Visit.objects.update(status="claimed")
    assert waits(officer) == {"claims-to-pay"}
    assert (visit.award, offered.status) == (award, "offered")


def test_who_leads_an_award_approves_none_of_its_visits_nor_finds_them_on_the_desk(award, rahimi, user_with):
    both = user_with("officer")
    award.application.members.filter(side="partner").update(user=both)
    visit = VisitFactory(award=award)

    assert not both.has_perm("programs.approve_visit", visit)
    assert "visits-to-approve" not in waits(both)


def test_an_invited_visitor_has_a_letter_that_everybody_can_check_until_it_is_revoked(
    award, rahimi, officer, client_for, client
):
    anne = award.application.leader_of("partner")
    visit = VisitFactory(award=award, traveller=anne)
    Visit.objects.update(status="approved", approved_by=officer)
    sent = {"name": "Anne Martin", "valid_until": "2028-06-19", "signer": "The director"}
    address, office = reverse("visits:invite", args=[visit.uuid]), client_for(officer)
    assert client_for(rahimi).post(address, sent).status_code == 403
    assert "valid until the visit ends, at least" in office.post(address, sent).content.decode()

    office.post(address, sent | {"valid_until": "2028-07-20"})
    letter = visit.letters.get()
    sheet = f"{reverse('records:report', args=['visit-invitation'])}?letter={letter.number}"
    assert "Anne Martin" in client_for(rahimi).get(sheet).content.decode()
    assert "Anne Martin" not in client_for(AwardFactory().offered_by).get(sheet).content.decode()
    said = client.get(letter.check_url).content.decode()
    assert ("A•••• M••••" in said, "Martin" in said, ">valid<" in said) == (True, False, True)

    visits.cancel_visit(visit, reason="No visa came in time.", by=officer)
    assert ">revoked<" in client.get(letter.check_url).content.decode()


def test_a_second_letter_takes_the_place_of_the_first_and_neither_is_changed(award, officer):
    visit = VisitFactory(award=award)
    Visit.objects.update(status="approved", approved_by=officer)
    values = {"name": "Anne Martin", "valid_until": dt.date(2028, 7, 20), "signer": "The director"}

    first, second = (visits.invite_visitor(visit, **values, by=officer) for _ in "ab")

    first.refresh_from_db()
    assert (first.revoked_on, second.revoked_on) == (dt.date(2026, 11, 20), None)
    with pytest.raises(IntegrityError, match="letter is kept"), transaction.atomic():
        type(first).objects.update(name="Somebody Else")
