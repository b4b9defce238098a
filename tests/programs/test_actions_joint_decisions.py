"""A decision is signed for both sides by two persons without a conflict, and only then is it published, once."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError

from notices.models import Email
from programs.actions import awards, joint_decisions, promotions
from programs.actions import committee as committees
from programs.models import Application, Award, Decision, Member, SignedMinutes
from records import clock
from records.desk import Desk
from records.history import acting
from records.refusals import Refusal
from tests.factories.directory import PersonFactory, UserFactory
from tests.factories.programs import ConflictFactory
from tests.programs.committees import call_to_decide, file_of, opened
from tests.records.test_content import pdf

pytestmark = pytest.mark.django_db
WHY = "Both sides found a mistake in the minutes."


@pytest.fixture
def officer(user_with):
    return user_with("officer")


@pytest.fixture
def second(user_with):
    return user_with("officer")


@pytest.fixture
def call():
    return call_to_decide()


@pytest.fixture
def files(call):
    """Five: three are funded, one is a reserve, one does not reach the least score."""
    found = [file_of(call, f"File {n}") for n in range(5)]
    for one in Member.objects.filter(application__in=found):
        Member.objects.filter(pk=one.pk).update(user=UserFactory())
    return found


@pytest.fixture
def committee(call, files, officer):
    found = opened(call, dict(zip(files, (90, 85, 80, 75, 55), strict=True)), by=officer)
    committees.close_committee(found, by=officer)
    return found


def chair(committee, side):
    return committee.members.get(side=side, is_chair=True).user


def sign(committee, user):
    shown = joint_decisions.to_sign(committee, joint_decisions.seat_of(committee, user))
    return joint_decisions.sign(committee, shown=joint_decisions.fingerprint_of(shown), by=user)


def sign_both(committee):
    return [sign(committee, chair(committee, side)) for side in committee.call.sides]


def publish(committee, by):
    days = {"accept_by": clock.today() + dt.timedelta(days=30), "starts_on": clock.today() + dt.timedelta(days=60)}
    return joint_decisions.publish(committee, **days, months=24, by=by)


def outcomes(committee):
    return list(committee.decisions.open().order_by("pk").values_list("outcome", "reserve"))


# --- drawn up ----------------------------------------------------------------------------------------------------


def test_closing_the_committee_draws_up_a_decision_for_each_application(committee, files):
    assert outcomes(committee) == [("funded", None)] * 3 + [("reserve", 1), ("rejected", None)]
    granted = committee.decisions.get(application=files[0]).amounts.all()
    assert [(one.side, str(one.money)) for one in granted] == [("home", "1000.00 EUR"), ("partner", "1000.00 EUR")]
    assert not committee.decisions.get(application=files[3]).amounts.exists()


def test_opened_again_it_takes_all_signatures_back_and_closing_draws_up_anew(committee, files, officer):
    sign_both(committee)
    committees.reopen_committee(committee, reason=WHY, by=officer)
    item = committee.items.get(application=files[0])
    committees.decide(item, chosen="rejected", reason=WHY, edition=1, by=officer)
    committees.close_committee(committee, by=officer)

    assert outcomes(committee) == [("rejected", None)] + [("funded", None)] * 3 + [("rejected", None)]
    assert not committee.decisions.exclude(home_signed_by=None, partner_signed_by=None).exists()
    assert not committee.decisions.get(application=files[0]).amounts.exists()


# --- signed ------------------------------------------------------------------------------------------------------


def test_each_side_signs_for_itself_and_nobody_twice(committee):
    assert sign_both(committee) == [5, 5]
    with pytest.raises(Refusal, match="nothing left for you"):
        sign(committee, chair(committee, "home"))


def test_nobody_signs_without_a_seat_or_before_the_committee_is_closed(committee, officer, call):
    with pytest.raises(Refusal, match="sit on the committee"):
        joint_decisions.sign(committee, shown="", by=officer)
    committees.reopen_committee(committee, reason=WHY, by=officer)
    with pytest.raises(Refusal, match="not closed"):
        sign(committee, chair(committee, "home"))


def test_what_has_changed_since_it_was_shown_is_not_signed(committee, officer):
    seat = committee.members.get(side="home")
    shown = joint_decisions.fingerprint_of(joint_decisions.to_sign(committee, seat))
    committees.reopen_committee(committee, reason=WHY, by=officer)
    item = committee.items.order_by("position").first()
    committees.decide(item, chosen="rejected", reason=WHY, edition=1, by=officer)
    committees.close_committee(committee, by=officer)
    with pytest.raises(Refusal, match="read them again"):
        joint_decisions.sign(committee, shown=shown, by=seat.user)


def test_a_chair_with_a_conflict_signs_the_others_and_another_of_the_side_signs_that_one(call, files, officer):
    found = opened(call, dict(zip(files, (90, 85, 80, 75, 55), strict=True)), by=officer)
    other = committees.seat(found, person=PersonFactory(user=UserFactory()), side="home", by=officer)
    committees.close_committee(found, by=officer)
    chair_seat = found.members.get(side="home", is_chair=True)
    ConflictFactory(person=chair_seat.person, application=files[0])

    with pytest.raises(Refusal, match="no conflict"):  # by the database, whatever the page had shown
        _sign_at_once(found, files[0], chair_seat.user)
    assert sign(found, chair_seat.user) == 4
    assert sign(found, other.user) == 1
    assert sign(found, chair(found, "partner")) == 5
    assert publish(found, officer) == 5


def _sign_at_once(committee, application, user):
    with acting(by=user, verb="sign_decisions"):
        Decision.objects.filter(application=application).update(
            home_signed_by=user, home_signed_at=dt.datetime.now(dt.UTC)
        )


def test_the_database_lets_nobody_sign_for_the_other_side_or_for_both(committee):
    home, now = chair(committee, "home"), dt.datetime.now(dt.UTC)
    with pytest.raises(DatabaseError, match="no seat"):
        committee.decisions.update(partner_signed_by=home, partner_signed_at=now)


def test_what_a_side_has_signed_stays_as_it_is(committee):
    sign(committee, chair(committee, "home"))
    with pytest.raises(DatabaseError, match="signed as it is"):
        committee.decisions.filter(outcome="reserve").update(outcome="funded", reserve=None)


def test_the_money_that_a_side_has_signed_stays_as_it_is(committee):
    sign(committee, chair(committee, "home"))
    with pytest.raises(DatabaseError, match="signed as it is"):
        committee.decisions.first().amounts.update(amount=1)


# --- published ---------------------------------------------------------------------------------------------------


def test_one_signature_publishes_nothing(committee, officer):
    sign(committee, chair(committee, "home"))
    with pytest.raises(Refusal, match="Not signed yet: partner"):
        publish(committee, officer)


def test_the_database_publishes_nothing_with_one_signature(committee, officer):
    sign(committee, chair(committee, "home"))
    with pytest.raises(DatabaseError, match="not signed"):
        committee.decisions.filter(outcome="funded").update(
            published_at=dt.datetime.now(dt.UTC), published_by=officer, number="X", verify_code="X", fingerprint="x"
        )


def test_both_signatures_publish_and_the_letters_wait_as_drafts(committee, files, officer):
    sign_both(committee)
    assert publish(committee, officer) == 5

    assert set(Application.objects.values_list("status", flat=True)) == {"decided"}
    numbers = list(committee.decisions.order_by("pk").values_list("number", flat=True))
    assert len(set(numbers)) == 5
    assert numbers[0].endswith("-0001")
    letters = Email.objects.filter(key__startswith="decision:")
    assert list(letters.values_list("status", flat=True)) == ["draft"] * 10
    assert joint_decisions.release_letters(committee, by=officer) == 10
    assert joint_decisions.release_letters(committee, by=officer) == 0


def test_the_fingerprint_of_a_letter_is_the_same_however_the_clock_says_the_hour(committee, officer):
    sign_both(committee)
    with clock.held_at(dt.datetime(2026, 11, 20, 12, 0, tzinfo=ZoneInfo("Asia/Tehran"))):
        publish(committee, officer)
    told = Decision.objects.published().first()
    assert joint_decisions.letter_fingerprint(told) == told.fingerprint


def test_a_letter_says_what_was_decided_and_what_is_granted(committee, files, officer):
    sign_both(committee)
    publish(committee, officer)
    texts = {one.about: one.text for one in Email.objects.filter(key__startswith="decision:")}
    assert "home side: 1,000.00 euros" in texts[files[0]]
    assert "at place 1" in texts[files[3]]
    assert "not selected" in texts[files[4]]


def test_what_was_withdrawn_meanwhile_is_not_decided(committee, files, officer):
    sign_both(committee)
    Application.objects.filter(pk=files[0].pk).update(status="withdrawn")
    assert publish(committee, officer) == 4
    assert Application.objects.get(pk=files[0].pk).status == "withdrawn"


def test_a_conflict_found_after_signing_stops_the_publication(committee, files, officer):
    sign_both(committee)
    ConflictFactory(person=committee.members.get(side="partner").person, application=files[2])
    with pytest.raises(Refusal, match="no conflict"):
        publish(committee, officer)
    assert not Decision.objects.published().exists()


def test_an_officer_who_applies_does_not_publish(committee, files, officer):
    sign_both(committee)
    files[0].members.filter(side="home").update(user=officer)
    with pytest.raises(Refusal, match="have a part"):
        publish(committee, officer)


def test_published_nothing_is_changed_and_the_committee_is_not_opened_again(committee, officer):
    sign_both(committee)
    publish(committee, officer)
    with pytest.raises(Refusal, match="are published"):
        committees.reopen_committee(committee, reason=WHY, by=officer)
    with pytest.raises(DatabaseError, match="decisions are kept"):
        committee.decisions.update(number="DEC-X")


def test_in_a_one_sided_call_its_one_side_signs(officer):
    call = call_to_decide(one_sided=True)
    found = opened(call, {file_of(call, "Alone"): 80}, by=officer)
    committees.close_committee(found, by=officer)
    sign(found, chair(found, "home"))
    assert publish(found, officer) == 1


def test_leaders_see_it_once_it_is_published_and_members_what_no_conflict_closes(committee, files, officer):
    leader = files[0].members.get(side="home").user
    assert not Decision.objects.visible_to(leader).exists()
    seat = committee.members.get(side="partner")
    ConflictFactory(person=seat.person, application=files[1])
    assert Decision.objects.visible_to(seat.user).count() == 4
    assert Decision.objects.visible_to(officer).count() == 5


def test_leaders_read_the_published_decision_about_theirs_and_no_other(committee, files, officer):
    sign_both(committee)
    publish(committee, officer)
    leader = files[0].members.get(side="home").user
    assert [one.application for one in Decision.objects.visible_to(leader)] == [files[0]]


# --- the partner signs on paper ----------------------------------------------------------------------------------


def record(committee, by):
    return joint_decisions.record_minutes(
        committee,
        file=SimpleUploadedFile("minutes.pdf", pdf(), "application/pdf"),
        signatory="Prof. Claire Martin",
        signed_on=dt.date(2026, 11, 20),
        by=by,
    )


def test_signed_minutes_count_as_the_partners_signature_once_a_second_person_confirms(committee, officer, second):
    sign(committee, chair(committee, "home"))
    minutes = record(committee, officer)
    with pytest.raises(Refusal, match="second person"):
        joint_decisions.confirm_minutes(minutes, by=officer)
    with pytest.raises(Refusal, match="Not signed yet: partner"):
        publish(committee, officer)

    joint_decisions.confirm_minutes(minutes, by=second)
    assert publish(committee, officer) == 5


def test_a_paper_for_other_decisions_is_not_confirmed(committee, officer, second):
    minutes = record(committee, officer)
    committees.reopen_committee(committee, reason=WHY, by=officer)
    committees.close_committee(committee, by=officer)
    with pytest.raises(Refusal, match="decided about this already"):
        joint_decisions.confirm_minutes(minutes, by=second)
    assert SignedMinutes.objects.get().is_closed


# --- the desk ----------------------------------------------------------------------------------------------------


def waits(user):
    return {group["slug"] for group in Desk(user).groups}


def test_the_desk_asks_each_chair_to_sign_until_it_has_and_then_the_office_to_publish(committee, officer):
    home, partner = (chair(committee, side) for side in ("home", "partner"))
    assert (waits(home), waits(partner), waits(officer)) == ({"decisions-to-sign"}, {"decisions-to-sign"}, set())

    sign(committee, home)
    assert (waits(home), waits(partner), waits(officer)) == (set(), {"decisions-to-sign"}, set())
    sign(committee, partner)
    assert (waits(partner), waits(officer)) == (set(), {"decisions-to-publish"})
    publish(committee, officer)
    assert "decisions-to-publish" not in waits(officer)


def test_the_desk_asks_another_member_for_what_the_chair_is_in_a_conflict_with_and_nobody_who_is_in_one(
    call, files, officer
):
    met = opened(call, dict(zip(files, (90, 85, 80, 75, 55), strict=True)), by=officer)
    other = committees.seat(met, person=PersonFactory(user=UserFactory()), side="home", by=officer)
    committees.close_committee(met, by=officer)
    assert waits(other.user) == set()

    ConflictFactory(person=met.members.get(side="home", is_chair=True).person, application=files[0])
    assert waits(other.user) == {"decisions-to-sign"}
    assert sign(met, other.user) == 1
    assert waits(other.user) == set()
    ConflictFactory(person=other.person, application=files[0])
    sign(met, chair(met, "home"))
    assert (waits(chair(met, "home")), waits(other.user)) == (set(), set())


def test_a_reserve_that_comes_up_waits_from_the_day_on_which_it_does(committee, officer):
    sign_both(committee)
    publish(committee, officer)
    reserve = Decision.objects.current().get(outcome="reserve")
    award = Award.objects.filter(application__call=committee.call).first()
    awards.decline(award, by=award.application.members.get(side="home").user)
    with clock.held_at(dt.datetime(2027, 3, 1, 8, 0, tzinfo=dt.UTC)):
        promotions.propose(reserve, by=officer)

        [row] = [one for one in Desk(chair(committee, "home")).groups if one["slug"] == "decisions-to-sign"]

    assert row["since"] > committee.closed_at.date() + dt.timedelta(days=30)


def test_the_desk_asks_a_second_officer_to_confirm_a_paper(committee, officer, second):
    record(committee, officer)

    assert "signed-minutes-to-confirm" not in waits(officer)
    assert "signed-minutes-to-confirm" in waits(second)
