"""A joint committee opens after both sides, ranks by both, funds while both have money, and moves only with reasons."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from programs.actions import committee as committees
from programs.models import (
    Application,
    Committee,
    CommitteeItem,
    CommitteeMember,
    Conflict,
    ReviewAssignment,
)
from records.history import acting
from records.money import Money
from records.refusals import Refusal
from tests.factories.directory import PersonFactory
from tests.factories.programs import (
    ApplicationFactory,
    AwardLeaderFactory,
    ConflictFactory,
    EarlierAwardFactory,
    hand_in,
)
from tests.programs.committees import call_to_decide, close, committee_of, file_of, opened

pytestmark = pytest.mark.django_db
OPENING = 40  # queries
REASON = "Both sides found the plan of visits far stronger."


@pytest.fixture
def officer(user_with):
    return user_with("officer")


@pytest.fixture
def call():
    return call_to_decide()


@pytest.fixture
def files(call):
    """Five, of which the money of both sides suffices for three."""
    return [file_of(call, f"File {n}") for n in range(5)]


@pytest.fixture
def committee(call, files, officer):
    return opened(call, dict(zip(files, (90, 85, 80, 75, 55), strict=True)), by=officer)


def item(committee, application):
    return committee.items.get(application=application)


def ranks(committee):
    return list(committee.items.order_by("position").values_list("rank", "outcome", "reserve"))


# --- opened ------------------------------------------------------------------------------------------------------


def test_it_opens_when_both_sides_have_closed_and_not_before(call, files, officer):
    committee = committee_of(call, by=officer)
    call.review_sides.create(side="home")

    with pytest.raises(Refusal, match="when every side is closed"):
        committees.open_committee(committee, by=officer)

    close(call, dict.fromkeys(files, 80), by=officer)
    committees.open_committee(committee, by=officer)
    assert committee.items.count() == 5


def test_a_committee_of_one_side_opens_when_that_side_has_closed(officer):
    call = call_to_decide(one_sided=True)
    only = file_of(call, "Alone")
    committee = opened(call, {only: 80}, by=officer)
    assert ranks(committee) == [(1, "funded", None)]


def test_it_needs_a_day_and_a_chair_of_each_side(call, files, officer):
    close(call, dict.fromkeys(files, 80), by=officer)
    committee = committee_of(call, by=officer, chairs=False)
    with pytest.raises(Refusal, match="no chair yet: home side"):
        committees.open_committee(committee, by=officer)
    Committee.objects.update(held_on=None)
    with pytest.raises(Refusal, match="day of the meeting"):
        committees.open_committee(committee, by=officer)


def test_nobody_sits_for_a_side_that_does_not_apply_and_nobody_twice(call, files, officer):
    alone = committee_of(call_to_decide(one_sided=True), by=officer, chairs=False)
    person = PersonFactory(email="claire@example.org")
    with pytest.raises(Refusal, match="no such side"):
        committees.seat(alone, person=person, side="partner", by=officer)

    committee = committee_of(call, by=officer)
    member = committees.seat(committee, person=person, side="partner", by=officer)
    assert member.user.email == "claire@example.org"
    with pytest.raises(Refusal, match="sits on the committee already"):
        committees.seat(committee, person=person, side="home", by=officer)
    with pytest.raises(Refusal, match="chair already"):
        committees.seat(committee, person=PersonFactory(email="d@example.org"), side="home", is_chair=True, by=officer)


def test_somebody_without_an_address_is_not_seated(call, officer):
    with pytest.raises(Refusal, match="no address"):
        committees.seat(committee_of(call, by=officer), person=PersonFactory(), side="home", by=officer)


def test_members_leave_before_it_opens_and_are_absent_afterwards(call, files, officer, committee):
    member = committee.members.first()
    with pytest.raises(Refusal, match="noted as absent"):
        committees.unseat(member, by=officer)

    committees.note_presence(committee, present=[member], by=officer)

    assert committees.quorum(committee) == [("home", 1, 1), ("partner", 0, 1)]
    other = committee_of(call_to_decide(), by=officer)
    committees.unseat(other.members.first(), by=officer)
    assert other.members.count() == 1


# --- ranked and funded -------------------------------------------------------------------------------------------


def test_it_ranks_by_both_sides_and_funds_while_both_have_money(committee):
    assert ranks(committee) == [
        (1, "funded", None),
        (2, "funded", None),
        (3, "funded", None),
        (4, "reserve", 1),
        (None, "rejected", None),
    ]
    fourth, last = committee.items.order_by("position")[3:]
    assert fourth.lacks == ["home EUR", "partner EUR"]
    assert last.below == [["home", "threshold"], ["partner", "threshold"]]
    left = committee.items.order_by("position").values_list("left", flat=True)
    assert [one["home EUR"] for one in left] == ["2000.00", "1000.00", "0.00", "0.00", "0.00"]


def test_of_equals_those_who_work_together_for_the_first_time_come_first(call, officer):
    known, new = file_of(call, "Known"), ApplicationFactory(call=call)
    new.members.filter(side="home").update(name="Dr. Nasrin Karimi")
    hand_in(new)
    Application.objects.filter(pk=new.pk).update(status="eligible")
    award = EarlierAwardFactory(programme=call.programme)
    for member in known.members.all():
        AwardLeaderFactory(award=award, side=member.side, name=member.name, institution_given=member.institution_given)
    committee = opened(call, {known: 80, new: 80}, by=officer)

    assert [(one.application, one.rank) for one in committee.items.order_by("position")] == [(new, 1), (known, 2)]


@pytest.mark.parametrize("count", [2, 4])
def test_opening_asks_as_much_of_few_equals_as_of_many(officer, count):
    call = call_to_decide()
    close(call, {file_of(call, f"File {n}"): 80 for n in range(count)}, by=officer)
    committee = committee_of(call, by=officer)

    with CaptureQueriesContext(connection) as asked:
        committees.open_committee(committee, by=officer)

    assert len(asked) == OPENING
    assert {one.basis["is_new"] for one in committee.items.all()} == {True}


def test_equals_share_a_rank_and_a_place_and_are_funded_together_or_not_at_all(call, files, officer):
    committee = opened(call, dict(zip(files, (90, 85, 80, 80, 80), strict=True)), by=officer)
    assert ranks(committee) == [
        (1, "funded", None),
        (2, "funded", None),
        (3, "reserve", 1),
        (3, "reserve", 1),
        (3, "reserve", 1),
    ]
    assert list(committee.items.filter(rank=3).values_list("is_discussed", flat=True)) == [True] * 3


def test_skip_funds_what_comes_after_and_fits_where_the_call_says_so(officer):
    outcomes = {}
    for policy in ("stop", "skip"):
        call = call_to_decide(cut_policy=policy)
        files = [file_of(call, f"File {n}", asks=asks) for n, asks in enumerate((1500, 2500, 1000))]
        outcomes[policy] = [
            one for _r, one, _p in ranks(opened(call, dict(zip(files, (90, 80, 70), strict=True)), by=officer))
        ]
    assert outcomes == {"stop": ["funded", "reserve", "reserve"], "skip": ["funded", "reserve", "funded"]}


def test_within_one_standard_error_of_the_line_it_is_to_be_discussed(call, files, officer):
    said = {one: {"home": (raw, 6), "partner": (raw, 6)} for one, raw in zip(files, (95, 90, 76, 74, 61), strict=True)}
    committee = opened(call, said, by=officer)
    assert list(committee.items.order_by("position").values_list("is_discussed", flat=True)) == [
        False,
        False,
        True,
        True,
        False,
    ]


def test_one_without_a_score_of_a_side_is_not_ranked(call, files, officer):
    said = dict(zip(files, (90, 85, 80, 75, {"home": (95, None)}), strict=True))
    committee = opened(call, said, by=officer)
    last = item(committee, files[4])
    assert (last.rank, last.outcome, last.below) == (None, "rejected", [["partner", "score"]])


# --- decided -----------------------------------------------------------------------------------------------------


def test_a_move_has_written_reasons_and_says_from_where(committee, files, officer):
    fourth = item(committee, files[3])
    with pytest.raises(Refusal, match="written reasons"):
        committees.decide(fourth, rank=1, shown_rank=4, reason="Better.", edition=1, by=officer)

    fourth = item(committee, files[3])
    committees.decide(fourth, rank=1, shown_rank=4, reason=REASON, edition=1, by=officer)

    assert (fourth.moved_from, fourth.moved_to, fourth.computed_rank, fourth.rank) == (4, 1, 4, 1)
    assert fourth.outcome == "funded"
    third = item(committee, files[2])
    assert (third.computed_rank, third.rank, third.outcome, third.computed_outcome) == (3, 4, "reserve", "reserve")


def test_the_database_keeps_no_move_without_reasons(committee):
    with pytest.raises(DatabaseError, match="committee_item_has_reasons"):
        CommitteeItem.objects.filter(rank=4).update(moved_from=4, moved_to=1, moved_at=dt.datetime.now(dt.UTC))


def test_a_move_is_taken_back_by_leaving_the_rank_empty(committee, files, officer):
    fourth = item(committee, files[3])
    committees.decide(fourth, rank=1, shown_rank=4, reason=REASON, edition=1, by=officer)
    committees.decide(fourth, reason="", edition=2, by=officer)
    assert (fourth.rank, fourth.moved_from) == (4, None)


def test_no_application_is_moved_beyond_the_last_or_without_a_rank(committee, files, officer):
    with pytest.raises(Refusal, match="beyond the last"):
        committees.decide(item(committee, files[0]), rank=9, shown_rank=1, reason=REASON, edition=1, by=officer)
    with pytest.raises(Refusal, match="has a rank"):
        committees.decide(item(committee, files[4]), rank=1, shown_rank=None, reason=REASON, edition=1, by=officer)


def test_another_outcome_is_chosen_with_reasons_and_the_money_follows(committee, files, officer):
    committees.decide(item(committee, files[0]), chosen="rejected", reason=REASON, edition=1, by=officer)
    assert item(committee, files[3]).outcome == "funded"

    with pytest.raises(Refusal, match="written reasons"):
        committees.decide(item(committee, files[4]), chosen="funded", edition=1, by=officer)


def test_more_than_the_money_of_a_side_is_not_chosen(call, files, officer):
    committee = opened(call, dict.fromkeys(files, 50), by=officer)
    for one in files[:3]:
        committees.decide(item(committee, one), chosen="funded", reason=REASON, edition=1, by=officer)
    with pytest.raises(Refusal, match="does not suffice for what is chosen: home side, EUR"):
        committees.decide(item(committee, files[3]), chosen="funded", reason=REASON, edition=1, by=officer)
    assert item(committee, files[3]).outcome == "rejected"


def test_less_is_granted_and_never_more_than_was_asked(committee, files, officer):
    third = item(committee, files[2])
    less = {"home EUR": Decimal(0), "partner EUR": Decimal(0)}
    committees.decide(third, amounts=less, rank=3, shown_rank=3, edition=1, by=officer)
    assert item(committee, files[3]).outcome == "funded"
    more = {"home EUR": Decimal(1001)}
    with pytest.raises(Refusal, match="No more is granted than was asked"):
        committees.decide(item(committee, files[2]), amounts=more, edition=2, by=officer)


def test_two_officers_do_not_overwrite_each_other(committee, files, officer):
    stale = item(committee, files[1])
    committees.decide(item(committee, files[1]), note="Discussed.", rank=2, shown_rank=2, edition=1, by=officer)
    with pytest.raises(Refusal, match="meanwhile"):
        committees.decide(stale, note="Not.", edition=1, by=officer)


def test_a_withdrawn_application_takes_no_money(committee, files, officer):
    Application.objects.filter(pk=files[0].pk).update(status="withdrawn")
    committees.decide(item(committee, files[1]), note="First now.", rank=2, shown_rank=2, edition=1, by=officer)
    assert (item(committee, files[0]).outcome, item(committee, files[3]).outcome) == ("", "funded")
    with pytest.raises(Refusal, match="not evaluated any more"):
        committees.decide(item(committee, files[0]), edition=1, by=officer)


def test_money_of_the_sides_is_never_added(call, files, officer):
    call.budgets.filter(side="partner").update(total=1000)
    committee = opened(call, dict(zip(files, (90, 85, 80, 75, 70), strict=True)), by=officer)
    first = committee.items.order_by("position")[0]
    assert first.left == {"home EUR": "2000.00", "partner EUR": "0.00"}
    assert [one for _r, one, _p in ranks(committee)].count("funded") == 1
    assert committees.budgets_of(call) == {"home EUR": Money(3000, "EUR"), "partner EUR": Money(1000, "EUR")}


# --- recused -----------------------------------------------------------------------------------------------------


def test_members_read_the_files_once_it_is_open_and_nobody_else_does(call, files, officer, user_with):
    committee = committee_of(call, by=officer)
    chair = committee.members.get(side="partner").user
    assert not Application.objects.visible_to(chair).exists()
    assert not Committee.objects.visible_to(chair).exists()

    close(call, dict.fromkeys(files, 80), by=officer)
    committees.open_committee(committee, by=officer)

    assert set(Application.objects.visible_to(chair)) == set(Application.objects.read_whole_by(chair)) == set(files)
    assert set(committee.items.visible_to(chair)) == set(committee.items.all())
    stranger = user_with()
    assert not Application.objects.visible_to(stranger).exists()
    assert not CommitteeItem.objects.visible_to(stranger).exists()


def test_whoever_has_a_hard_conflict_sees_neither_the_file_nor_what_is_said_of_it(committee, files):
    seat = committee.members.get(side="partner")
    ConflictFactory(person=seat.person, application=files[1])
    rest = {*files} - {files[1]}
    assert {one.application for one in committee.items.visible_to(seat.user)} == rest
    assert set(Application.objects.visible_to(seat.user)) == rest
    assert not seat.user.has_perm("programs.view_application", files[1])
    assert not seat.user.has_perm("programs.read_whole_application", files[1])


def test_a_member_of_the_office_with_a_conflict_is_recused_too(call, files, officer, user_with):
    close(call, dict.fromkeys(files, 80), by=officer)
    committee = committee_of(call, by=officer)
    reader = user_with("officer")
    person = PersonFactory(user=reader)
    committees.seat(committee, person=person, side="home", by=officer)
    ConflictFactory(person=person, application=files[0])
    committees.open_committee(committee, by=officer)

    assert files[0] not in Application.objects.visible_to(reader)
    assert files[0] in Application.objects.visible_to(officer)
    assert not ReviewAssignment.objects.visible_to(reader).filter(application=files[0]).exists()
    with pytest.raises(Refusal, match="conflict of interest"):
        committees.decide(item(committee, files[0]), note="Mine.", rank=1, shown_rank=1, edition=1, by=reader)


def test_conflicts_that_the_rows_tell_recuse_by_themselves(call, files, officer):
    member = files[0].members.get(side="home")
    person = PersonFactory(email="sara@example.org")
    type(member).objects.filter(pk=member.pk).update(person=person)
    committee = committee_of(call, by=officer)

    committees.seat(committee, person=person, side="home", by=officer)

    assert Conflict.objects.get(person=person).application == files[0]


def test_the_database_refuses_who_judges_against_a_conflict(committee, files, officer):
    seat = committee.members.get(side="home")
    ConflictFactory(person=seat.person, application=files[0])
    with pytest.raises(Refusal, match="conflict of interest"), acting(by=officer, verb="decide_item"):
        CommitteeItem.objects.filter(application=files[0]).update(decided_by=seat.user, edition=2)


def test_what_is_before_a_committee_stays_there(committee):
    for rows in (CommitteeItem.objects.all(), Committee.objects.all()):
        with pytest.raises(Refusal, match="stays there"), acting(by="nobody", verb="delete"):
            rows._raw_delete("default")


def test_the_members_of_a_call_are_not_those_of_another(committee, files, officer):
    other = call_to_decide()
    theirs = file_of(other, "Elsewhere")
    opened(other, {theirs: 80}, by=officer)
    chair = committee.members.get(side="home").user
    assert theirs not in Application.objects.visible_to(chair)
    assert CommitteeMember.objects.filter(user=chair).count() == 1


# --- closed ------------------------------------------------------------------------------------------------------


def test_it_closes_with_a_quorum_of_each_side_and_then_its_result_stands(committee, files, officer):
    seats = list(committee.members.all())
    committees.note_presence(committee, present=[one for one in seats if one.side == "home"], by=officer)
    with pytest.raises(Refusal, match="no quorum: partner"):
        committees.close_committee(committee, by=officer)
    committees.note_presence(committee, present=seats, by=officer)

    committees.close_committee(committee, by=officer)

    for act in (committees.close_committee, lambda one, by: committees.note_presence(one, present=[], by=by)):
        with pytest.raises(Refusal, match=r"in session|is closed"):
            act(committee, by=officer)
    with pytest.raises(Refusal, match="not in session"):
        committees.decide(item(committee, files[0]), note="Late.", edition=1, by=officer)
    with pytest.raises(Refusal, match="not in session"), acting(by=officer, verb="decide_item"):
        CommitteeItem.objects.update(outcome="funded")


def test_it_is_opened_again_only_with_reasons(committee, files, officer):
    committees.close_committee(committee, by=officer)
    with pytest.raises(Refusal, match="reasons"):
        committees.reopen_committee(committee, reason=" ", by=officer)
    committees.reopen_committee(committee, reason="A budget was misread.", by=officer)
    with pytest.raises(Refusal, match="not closed"):
        committees.reopen_committee(committee, reason="Again.", by=officer)
    committees.decide(item(committee, files[0]), note="Again.", edition=1, by=officer)
