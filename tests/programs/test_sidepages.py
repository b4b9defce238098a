"""Who chairs a side reads what its reviewers say, but for conflicts, closes it, and sees nothing of the other side."""

import pytest
from django.db import DatabaseError
from django.urls import reverse

from programs.actions import reviewing
from programs.models import CallSide
from records.refusals import Refusal
from tests.factories.directory import PersonFactory
from tests.factories.programs import CallSideFactory, ConflictFactory, ReviewerPanelFactory, ReviewerProfileFactory
from tests.programs.committees import call_to_decide, file_of
from tests.programs.test_actions_elsewhere import by_letter
from tests.programs.test_committeepapers import TO_APPLICANT, TO_COMMITTEE, reviewed

pytestmark = pytest.mark.django_db
WAIVER = "The panel has met and is content with it."
QUERIES = 10


@pytest.fixture
def officer(user_with):
    return user_with("officer")


@pytest.fixture
def call():
    return call_to_decide()


@pytest.fixture
def files(call):
    found = [file_of(call, f"File {n}") for n in range(2)]
    for one in found:
        reviewed(one, "home")
        reviewed(one, "partner", text="Strictly of the partner.", total=40)
    return found


def chaired(call, side, *, by):
    """(the side, the account of its chair)."""
    found = call.review_sides.filter(side=side).first() or CallSideFactory(call=call, side=side)
    reviewing.name_chair(found, person=PersonFactory(email=f"{side}@example.org"), by=by)
    return found, found.chair_user


def address(side):
    return reverse("committees:side", args=[side.uuid])


def test_the_chair_reads_reviews_totals_and_flags_of_the_own_side_only(call, files, officer, client_for):
    home, chair = chaired(call, "home", by=officer)
    client = client_for(chair)

    said = client.get(address(home)).content.decode()

    for words in ("File 0", "File 1", TO_COMMITTEE, TO_APPLICANT, "<b>80.00</b>", "a text is shorter"):
        assert words in said
    assert "Strictly of the partner" not in said
    assert client.get(address(call.review_sides.get(side="partner"))).status_code == 404
    assert [one.pk for one in client.get(reverse("committees:list")).context["sides"]] == [home.pk]


def test_the_other_side_stays_closed_to_the_chair_even_when_both_are_closed(call, files, officer, client_for):
    _home, chair = chaired(call, "home", by=officer)
    partner, _other = chaired(call, "partner", by=officer)
    for one in call.review_sides.all():
        reviewing.close_side(one, waiver=WAIVER, by=officer)

    assert client_for(chair).get(address(partner)).status_code == 404


def test_a_conflict_closes_the_application_to_the_chair(call, files, officer, client_for):
    home, chair = chaired(call, "home", by=officer)
    ConflictFactory(person=home.chair, application=files[0])

    said = client_for(chair).get(address(home)).content.decode()
    asked = client_for(chair).get(reverse("committees:close_side", args=[home.uuid])).content.decode()

    for words in (said, asked):
        assert "File 0" not in words
        assert files[0].reference not in words
    assert "conflict of interest with 1 application" in said
    assert files[1].reference in asked  # it has one review of two


def test_a_conflict_with_the_chair_is_found_when_they_are_named(call, files, officer):
    home = call.review_sides.get(side="home")
    member = files[0].members.get(side="home")
    person = PersonFactory(email="led@example.org")
    type(member).objects.filter(pk=member.pk).update(person=person)

    reviewing.name_chair(home, person=person, by=officer)

    assert files[0].conflicts.get().person == person


def test_the_chair_closes_the_own_side_and_nobody_elses(call, files, officer, client_for):
    home, chair = chaired(call, "home", by=officer)
    partner, other = chaired(call, "partner", by=officer)
    client, close = client_for(chair), reverse("committees:close_side", args=[home.uuid])
    assert client_for(other).get(close).status_code == 404
    assert "reasons of at least 20" in client.post(close, {"waiver": ""}).content.decode()

    response = client.post(close, {"waiver": WAIVER})

    assert response.url == address(home)
    home.refresh_from_db()
    assert (home.is_over, home.closed_by) == (True, chair)
    partner.refresh_from_db()
    assert not partner.is_over
    assert client.get(close).status_code == 403
    assert "File 0" in client.get(address(home)).content.decode()


def test_the_chair_does_nothing_else_with_the_side(call, files, officer):
    home, chair = chaired(call, "home", by=officer)

    held = [
        verb
        for verb in ("assign", "grade", "name_chair", "evaluate_elsewhere", "confirm", "close")
        if chair.has_perm(f"programs.{verb}_callside", home)
    ]

    assert held == ["close"]


def test_others_find_no_side(call, files, officer, user_with, client_for):
    home, _chair = chaired(call, "home", by=officer)
    for stranger in (user_with(), user_with("scholar"), user_with("programme_manager"), officer):
        assert client_for(stranger).get(address(home)).status_code == 404


def test_a_side_that_evaluates_elsewhere_is_closed_to_its_chair(officer, client_for):
    call = call_to_decide()
    partner, chair = chaired(call, "partner", by=officer)
    by_letter(partner, officer)

    assert client_for(chair).get(address(partner)).status_code == 404
    assert not chair.has_perm("programs.close_callside", partner)


def test_one_person_chairs_one_side_and_reviews_for_no_other(call, files, officer):
    home, partner = (call.review_sides.get(side=side) for side in ("home", "partner"))
    person = PersonFactory(email="both@example.org")
    reviewing.name_chair(home, person=person, by=officer)
    with pytest.raises(Refusal, match="chairs the other side"):
        reviewing.name_chair(partner, person=person, by=officer)

    reviewer = ReviewerProfileFactory(person=PersonFactory(email="reviews@example.org"))
    ReviewerPanelFactory(reviewer=reviewer, programme=call.programme, side="partner")
    with pytest.raises(Refusal, match="reviews for the other side"):
        reviewing.name_chair(home, person=reviewer.person, by=officer)
    with pytest.raises(DatabaseError, match="call_side_chair_has_account"):
        CallSide.objects.filter(pk=partner.pk).update(chair=person)


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_whatever_is_reviewed(officer, count, client_for, django_assert_num_queries):
    call = call_to_decide()
    for n in range(count):
        reviewed(file_of(call, f"File {n}"), "home")
    home, chair = chaired(call, "home", by=officer)
    client = client_for(chair)
    client.get(address(home))

    with django_assert_num_queries(QUERIES):
        client.get(address(home))


def test_the_office_names_the_chair_on_the_page_of_the_side(call, files, officer, client_for):
    home, person = call.review_sides.get(side="home"), PersonFactory(email="chair@example.org", family_en="Tavakoli")

    client_for(officer).post(reverse("admin:programs_callside_chair", args=[home.pk]), {"person": person.pk})

    home.refresh_from_db()
    assert (home.chair, home.chair_user.email) == (person, "chair@example.org")
    assert "Tavakoli" in client_for(officer).get(home.get_absolute_url()).content.decode()
