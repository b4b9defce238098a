"""Who is proposed for what, why, what is missing, what the office changes, and who is invited."""

import datetime as dt
import subprocess
import sys

import pytest

from notices.models import Email
from programs.actions import assigning
from programs.actions.conflicts import enter_conflict, find_conflicts, settle_conflict
from programs.models import Conflict, ReviewAssignment
from records.refusals import Refusal
from tests.factories.directory import AffiliationFactory, InstitutionFactory
from tests.factories.programs import ApplicationFactory, ConflictFactory, MemberFactory, hand_in
from tests.programs.reviewed import call_to_review, file_of, invited, reviewer_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(user_with):
    return user_with("officer")


@pytest.fixture
def call():
    return call_to_review()


def opened(call, officer):
    return assigning.open_side(call, "home", by=officer)


def pairs(call_side):
    return {(one.application_id, one.reviewer_id): one.status for one in call_side.assignments.all()}


# --- conflicts ---------------------------------------------------------------------------------------------------


def _eligible(application):
    hand_in(application)
    type(application).objects.filter(pk=application.pk).update(status="eligible")
    return application


def test_conflicts_are_found_in_the_rows(call, officer):
    above = InstitutionFactory()
    ours = InstitutionFactory(parent=above)
    application = ApplicationFactory(call=call, area=call.areas.get())
    MemberFactory(application=application, email="SAME@example.org", institution=ours)
    MemberFactory(application=application, email="old@example.org", side="partner")
    _eligible(application)
    before = ApplicationFactory()
    for address in ("old@example.org", "with@example.org"):
        MemberFactory(application=before, email=address)
    _eligible(before)
    people = {
        name: reviewer_of(call, name, email=f"{name}@example.org") for name in ("same", "there", "near", "with", "far")
    }
    AffiliationFactory(person=people["there"].person, institution=ours)
    AffiliationFactory(person=people["near"].person, institution=above)

    find_conflicts(call, by=officer)

    found = {(one.application_id, one.person.family_en, one.kind, one.is_hard) for one in Conflict.objects.all()}
    assert found == {
        (application.pk, "same", "same_person", True),
        (application.pk, "there", "same_institution", True),
        (application.pk, "near", "related_institution", False),
        (application.pk, "with", "co_member", False),
    }


def test_conflicts_that_are_known_stay_as_they_are(call, officer):
    application = ApplicationFactory(call=call)
    MemberFactory(application=application, email="rahimi@example.ir")
    _eligible(application)
    reviewer = reviewer_of(call, email="rahimi@example.ir")
    known = ConflictFactory(application=application, person=reviewer.person, kind="same_person", note="Known.")

    find_conflicts(call, by=officer)

    assert list(Conflict.objects.all()) == [known]


def test_a_soft_conflict_is_settled_with_reasons_and_a_hard_one_is_not(officer):
    soft, hard = ConflictFactory(is_hard=False), ConflictFactory()

    with pytest.raises(Refusal, match="at least 20 characters"):
        settle_conflict(soft, reason="All right.", by=officer)
    settle_conflict(soft, reason="They met once, ten years ago.", by=officer)
    with pytest.raises(Refusal, match="stands"):
        settle_conflict(hard, reason="They met once, ten years ago.", by=officer)

    soft.refresh_from_db()
    assert (soft.settled_by, soft.settlement) == (officer, "They met once, ten years ago.")


def test_the_office_enters_one_and_it_closes_the_application(call, officer):
    file_of(call)
    reviewer_of(call)
    reviewer_of(call, "Bahar")
    call_side = opened(call, officer)
    assigning.solve(call_side, by=officer)
    pair = call_side.assignments.first()

    enter_conflict(pair.application, person=pair.reviewer.person, kind="named", is_hard=True, by=officer)

    pair.refresh_from_db()
    assert pair.status == "cancelled"


# --- proposed ------------------------------------------------------------------------------------------------------


def test_a_side_is_opened_with_a_whole_rubric_and_eligible_applications(call, officer):
    with pytest.raises(Refusal, match="eligible"):
        opened(call, officer)
    file_of(call)
    call.criteria.filter(name_en="Plan").delete()
    with pytest.raises(Refusal, match="100"):
        opened(call, officer)


def test_a_proposal_says_of_each_pair_why(call, officer):
    application = file_of(call)
    expert, other = reviewer_of(call, "Expert", level=3), reviewer_of(call, "Other", level=1)
    third = reviewer_of(call, "Third", level=1)
    reviewer_of(call, "Abroad", side="partner", level=3)
    call_side = opened(call, officer)

    assigning.solve(call_side, by=officer)

    found = {one.reviewer: one.why for one in call_side.assignments.all()}
    assert expert in found
    assert len(found) == 2
    assert found[expert]["fit"] == 3
    left = ({other, third} - set(found)).pop()
    assert [one["reviewer"] for one in found[expert]["alternatives"]] == [left.pk]
    assert {one.application for one in call_side.assignments.all()} == {application}


def test_a_shortfall_is_named_with_its_nearest_alternatives(call, officer):
    application, reviewer = file_of(call), reviewer_of(call, "Only")
    barred = reviewer_of(call, "Barred", level=3)
    ConflictFactory(application=application, person=barred.person)
    call_side = opened(call, officer)

    run = assigning.solve(call_side, by=officer)

    assert pairs(call_side) == {(application.pk, reviewer.pk): "proposed"}
    [short] = run.summary["shortfalls"]
    assert (short["application"], short["missing"], short["known"], short["bars"]) == (
        application.pk,
        1,
        2,
        {"conflict": 1},
    )
    assert [(one["reviewer"], one["bar"]) for one in short["nearest"]] == [(barred.pk, "conflict")]


def test_kept_pairs_stay_taken_out_ones_do_not_come_back(call, officer):
    file_of(call)
    for n in range(4):
        reviewer_of(call, f"R{n}")
    call_side = opened(call, officer)
    assigning.solve(call_side, by=officer)
    kept, out = call_side.assignments.order_by("pk")

    assigning.keep(kept, is_locked=True, by=officer)
    assigning.take_out(out, by=officer)
    assigning.solve(call_side, by=officer)

    found = pairs(call_side)
    assert found[kept.application_id, kept.reviewer_id] == "proposed"
    assert found[out.application_id, out.reviewer_id] == "cancelled"
    assert sorted(found.values()) == ["cancelled", "proposed", "proposed"]


def test_who_is_invited_stays_when_it_is_proposed_again(call, officer):
    file_of(call)
    reviewer_of(call, email="a@example.org")
    call_side = invited(call, officer)
    reviewer_of(call, "New", level=3)

    assigning.solve(call_side, by=officer)

    assert sorted(pairs(call_side).values()) == ["invited", "proposed"]


def test_a_reviewer_takes_no_more_than_the_call_and_the_profile_say(call, officer):
    for n in range(3):
        file_of(call, f"Title {n}")
    reviewer_of(call, most=2)
    type(call).objects.filter(pk=call.pk).update(most_per_reviewer=1)
    call.refresh_from_db()
    call_side = opened(call, officer)

    assigning.solve(call_side, by=officer)

    assert len(pairs(call_side)) == 1


def test_a_reviewer_who_is_away_or_reads_no_language_of_the_call_is_not_proposed(call, officer):
    file_of(call)
    reviewer_of(call, "Away", away_from=dt.date(2026, 1, 1), away_until=dt.date(2027, 12, 31))
    reviewer_of(call, "Silent")
    reads = reviewer_of(call, "Reads", languages=["fr", "en"])
    type(call).objects.filter(pk=call.pk).update(review_languages=["fr"])
    call.refresh_from_db()
    call_side = opened(call, officer)

    assigning.solve(call_side, by=officer)

    assert [one.reviewer for one in call_side.assignments.all()] == [reads]


def test_a_pair_by_hand_is_kept_and_a_conflict_forbids_it(call, officer):
    application, reviewer, barred = file_of(call), reviewer_of(call), reviewer_of(call, "Barred")
    ConflictFactory(application=application, person=barred.person)
    call_side = opened(call, officer)

    added = assigning.add(call_side, application=application, reviewer=reviewer, by=officer)
    with pytest.raises(Refusal, match="conflict of interest"):
        assigning.add(call_side, application=application, reviewer=barred, by=officer)

    assert (added.status, added.is_locked) == ("proposed", True)
    assert ReviewAssignment.objects.count() == 1


def test_the_way_to_scipy_is_opened_only_when_somebody_proposes():
    code = "import config.wsgi, sys; sys.exit('scipy' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# --- invited -----------------------------------------------------------------------------------------------------


def test_each_reviewer_gets_one_letter_for_all_and_nobody_two(call, officer):
    for n in range(3):
        file_of(call, f"Title {n}")
    reviewer_of(call, email="a@example.org")
    reviewer_of(call, "Bahar", email="b@example.org")

    call_side = invited(call, officer)
    with pytest.raises(Refusal, match="nobody to invite"):
        assigning.deploy(call_side, by=officer)

    assert sorted(Email.objects.values_list("to", flat=True)) == ["a@example.org", "b@example.org"]
    letter = Email.objects.get(to="a@example.org")
    assert letter.is_secret
    assert [letter.text.count(f"Title {n}") for n in range(3)] == [1, 1, 1]
    assert set(pairs(call_side).values()) == {"invited"}


def test_the_letter_tells_nobody_of_the_team(call, officer):
    file_of(call)
    reviewer_of(call, email="a@example.org")

    invited(call, officer)

    text = Email.objects.get().text
    assert "A joint observatory" in text
    assert "Rahimi" not in text
    assert "Martin" not in text


def test_who_has_no_address_stays_proposed_and_is_named(call, officer):
    file_of(call)
    silent = reviewer_of(call, "Silent")
    call_side = opened(call, officer)
    assigning.solve(call_side, by=officer)

    unreached = assigning.deploy(call_side, by=officer)

    assert unreached == [silent]
    assert set(pairs(call_side).values()) == {"proposed"}


def test_who_is_taken_off_is_replaced_by_the_next_best(call, officer):
    application = file_of(call)
    for name in ("a", "b"):
        reviewer_of(call, name, level=3, email=f"{name}@example.org")
    call_side = invited(call, officer)
    third = reviewer_of(call, "Third", level=1)
    gone = call_side.assignments.first()

    assigning.cancel(gone, reason="She has asked us to.", by=officer)

    assert pairs(call_side)[application.pk, gone.reviewer_id] == "cancelled"
    assert pairs(call_side)[application.pk, third.pk] == "proposed"
