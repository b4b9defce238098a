import datetime as dt

import pytest

from networks.models import Body, Meeting, Member, OfficeTerm
from records.history import acting
from records.refusals import Refusal
from tests.factories.directory import InstitutionFactory
from tests.factories.networks import (
    AgendaItemFactory,
    AnnouncementFactory,
    AttendanceFactory,
    BodyFactory,
    ChapterFactory,
    ContactFactory,
    DecisionFactory,
    MandateFactory,
    MeetingFactory,
    MemberFactory,
    MinutesFactory,
    NetworkFactory,
    OfficeTermFactory,
)

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 10, 20)


def refused(make, *arguments, **values):
    """The sentence with which the database refuses it; nothing else may happen."""
    with pytest.raises(Refusal) as refusal, acting(by="A test", verb="edit"):
        make(*arguments, **values)
    return str(refusal.value)


def change(row, **values):
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


# --- networks ----------------------------------------------------------------------------------------------------


def test_a_network_is_an_institution_of_that_kind():
    assert refused(NetworkFactory, institution=InstitutionFactory(kind="university")) == (
        "Choose an institution of the kind network, or change its kind in the directory first."
    )


def test_a_network_is_not_dissolved_before_it_was_founded():
    days = {"founded_on": dt.date(2010, 1, 1), "dissolved_on": dt.date(2009, 12, 31)}

    assert refused(NetworkFactory, **days) == "It is dissolved before it was founded."


def test_an_adopted_mandate_stays_as_it_is():
    mandate = MandateFactory(is_adopted=True)

    assert refused(change, mandate, text_en="Something else.") == (
        "An adopted mandate stays as it is: enter a new version."
    )


def test_two_adopted_mandates_do_not_hold_from_one_day():
    mandate = MandateFactory(is_adopted=True)

    assert refused(MandateFactory, network=mandate.network, is_adopted=True) == (
        "Another version holds from this day on."
    )


def test_a_country_has_one_chapter_at_a_time():
    chapter = ChapterFactory()

    assert (
        refused(ChapterFactory, network=chapter.network, country=chapter.country)
        == "This country has its chapter already."
    )


# --- people and members ------------------------------------------------------------------------------------------


def test_an_address_stands_once_in_a_network_whatever_its_case():
    contact = ContactFactory(email="amina@example.org")

    assert refused(ContactFactory, network=contact.network, email="Amina@example.org") == (
        "Somebody of this network has this address already."
    )
    ContactFactory(email="amina@example.org")  # of another network


@pytest.mark.parametrize("both", [True, False])
def test_a_member_is_a_person_or_an_institution(both):
    network = NetworkFactory()
    one = {"contact": ContactFactory(network=network), "institution": InstitutionFactory()} if both else {}

    assert refused(Member.objects.create, network=network, **one) == (
        "A member is a person or an institution: choose one of both."
    )


def test_who_is_admitted_has_a_first_day():
    assert refused(MemberFactory, status="admitted") == (
        "Who is admitted has the first day of membership; others have none."
    )


def test_memberships_of_a_person_do_not_overlap_the_last_day_included():
    member = MemberFactory(admitted=True, ends_on=dt.date(2022, 12, 31))
    again = {"network": member.network, "contact": member.contact, "admitted": True}

    said = refused(MemberFactory, **again, starts_on=dt.date(2022, 12, 31))
    MemberFactory(**again, starts_on=dt.date(2023, 1, 1))

    assert said == "This person is a member on some of these days already."


def test_memberships_of_an_institution_overlap_only_in_one_network():
    member = MemberFactory(admitted=True, contact=None, institution=InstitutionFactory())
    same = {"contact": None, "institution": member.institution, "admitted": True}

    said = refused(MemberFactory, network=member.network, **same)
    MemberFactory(**same)

    assert said == "This institution is a member on some of these days already."


def test_somebody_applies_once_at_a_time():
    member = MemberFactory()

    assert refused(MemberFactory, network=member.network, contact=member.contact) == (
        "An application of theirs waits already."
    )


# --- terms of office ---------------------------------------------------------------------------------------------


def test_nobody_sits_twice_in_a_body_on_a_day():
    term = OfficeTermFactory(ended_on=dt.date(2025, 6, 30), planned_end_on=dt.date(2027, 12, 31))
    again = {"body": term.body, "contact": term.contact}

    said = refused(OfficeTermFactory, **again, starts_on=dt.date(2025, 6, 30))
    OfficeTermFactory(**again, starts_on=dt.date(2025, 7, 1))

    assert said == "This person sits in the body on some of these days already."


@pytest.mark.parametrize("role", ["chair", "secretary", "treasurer"])
def test_an_office_is_held_by_one_person_at_a_time(role):
    term = OfficeTermFactory(role=role, planned_end_on=dt.date(2026, 12, 31))
    same = {"body": term.body, "role": role}

    said = refused(OfficeTermFactory, **same, starts_on=dt.date(2026, 12, 31))
    OfficeTermFactory(**same, starts_on=dt.date(2027, 1, 1))

    assert said == "Somebody else holds this office on some of these days."


def test_several_are_members_and_vice_chairs_at_a_time():
    body = BodyFactory()

    for role in ("vice", "vice", "member", "member"):
        OfficeTermFactory(body=body, role=role)

    assert body.terms.count() == 4


def test_a_body_has_no_more_seats_than_it_has_on_any_day():
    body = BodyFactory(seats=2)
    OfficeTermFactory(body=body, starts_on=dt.date(2020, 1, 1), ended_on=dt.date(2023, 12, 31))
    OfficeTermFactory(body=body, starts_on=dt.date(2022, 1, 1))

    said = refused(OfficeTermFactory, body=body, starts_on=dt.date(2021, 1, 1))
    OfficeTermFactory(body=body, starts_on=dt.date(2024, 1, 1))
    OfficeTermFactory(body=body, starts_on=dt.date(2024, 1, 1), role="observer", is_voting=False)

    assert said == "The body has fewer seats than that on some of these days."
    assert refused(change, body, seats=1) == "The body has fewer seats than that on some of these days."


def test_a_term_is_of_somebody_of_the_network():
    assert (
        refused(OfficeTermFactory, contact=ContactFactory()) == "This person is not in the list of the body's network."
    )


@pytest.mark.parametrize(
    ("on", "there"),
    [
        (dt.date(2023, 12, 31), []),
        (dt.date(2024, 1, 1), ["chair", "member"]),
        (dt.date(2025, 6, 30), ["chair", "member"]),
        (dt.date(2025, 7, 1), ["chair"]),
        (dt.date(2040, 1, 1), []),
    ],
)
def test_the_roster_of_a_day_has_who_sat_then_the_chair_first(on, there):
    body = BodyFactory()
    OfficeTermFactory(body=body, role="member", ended_on=dt.date(2025, 6, 30), planned_end_on=dt.date(2027, 1, 1))
    OfficeTermFactory(body=body, role="chair", planned_end_on=dt.date(2027, 12, 31))

    assert [term.role for term in OfficeTerm.objects.filter(body=body).roster(on)] == there


# --- meetings ----------------------------------------------------------------------------------------------------


def board(voting, **values):
    """A body with so many voting seats, and one more without a vote."""
    body = BodyFactory(**values)
    OfficeTermFactory(body=body, is_voting=False)
    return body, [OfficeTermFactory(body=body) for _ in range(voting)]


def seat(meeting, term, presence="present", **values):
    return AttendanceFactory(meeting=meeting, contact=term.contact, term=term, presence=presence, **values)


def counted(meeting):
    found = Meeting.objects.with_quorum().get(pk=meeting.pk)
    return found.voters, found.present, found.needed, found.present >= found.needed


@pytest.mark.parametrize(
    ("rule", "needed"),
    [
        ({"quorum_rule": "more_than", "quorum_over": 1, "quorum_under": 2}, 5),
        ({"quorum_rule": "more_than", "quorum_over": 2, "quorum_under": 3}, 7),
        ({"quorum_rule": "at_least", "quorum_over": 1, "quorum_under": 3}, 3),
        ({"quorum_rule": "at_least", "quorum_over": 2, "quorum_under": 5}, 4),
        ({"quorum_rule": "number", "quorum_number": 6}, 6),
        ({"quorum_rule": "none"}, 0),
    ],
)
def test_the_quorum_of_nine_seats(rule, needed):
    body, _ = board(9, **rule)

    assert counted(MeetingFactory(body=body, held=True)) == (9, 0, needed, needed == 0)


def test_only_voting_seats_of_the_meetings_day_count_and_proxies_with_them():
    body, terms = board(4)
    OfficeTermFactory(body=body, ended_on=dt.date(2026, 10, 19))
    OfficeTermFactory(body=body, starts_on=dt.date(2026, 10, 21))
    meeting = MeetingFactory(body=body, held=True, held_on=DAY)
    seat(meeting, terms[0])
    seat(meeting, terms[1], "online")
    seat(meeting, terms[2], "proxy", proxy_name="Sara Ould")
    seat(meeting, terms[3], "excused")
    seat(meeting, body.terms.get(is_voting=False))
    seat(meeting, body.terms.get(ended_on=dt.date(2026, 10, 19)))
    AttendanceFactory(meeting=meeting, presence="present")  # a guest

    assert counted(meeting) == (4, 3, 3, True)


def test_in_an_assembly_the_voting_members_of_the_day_count():
    body = BodyFactory(kind="assembly", voters="members", quorum_rule="at_least", quorum_over=1, quorum_under=3)
    members = [MemberFactory(network=body.network, admitted=True) for _ in range(3)]
    MemberFactory(network=body.network, admitted=True, is_voting=False)
    MemberFactory(network=body.network, admitted=True, ends_on=dt.date(2026, 10, 19))
    MemberFactory(network=body.network)
    meeting = MeetingFactory(body=body, held=True, held_on=DAY)
    AttendanceFactory(meeting=meeting, contact=members[0].contact, member=members[0], presence="present")

    assert counted(meeting) == (3, 1, 1, True)


def test_nobody_makes_no_quorum():
    assert counted(MeetingFactory(held=True)) == (0, 0, 1, False)


def test_a_proxy_has_a_name():
    assert refused(AttendanceFactory, presence="proxy") == "Name the proxy."


def test_nobody_is_there_by_the_seat_of_somebody_else():
    term = OfficeTermFactory()
    meeting = MeetingFactory(body=term.body)
    another = ContactFactory(network=term.body.network)

    assert refused(AttendanceFactory, meeting=meeting, contact=another, term=term) == (
        "This seat or membership is not theirs, or not of the meeting's network."
    )


def test_nothing_is_carried_without_quorum():
    body, terms = board(3)
    meeting = MeetingFactory(body=body, held=True)
    seat(meeting, terms[0])

    said = refused(DecisionFactory, meeting=meeting, is_carried=True)
    DecisionFactory(meeting=meeting, is_carried=False)

    assert said == "Without the quorum of the meeting's day nothing is carried."


def test_what_was_carried_keeps_its_quorum():
    body, terms = board(3)
    meeting = MeetingFactory(body=body, held=True)
    first, _ = [seat(meeting, term) for term in terms[:2]]
    DecisionFactory(meeting=meeting, is_carried=True, votes_for=2, votes_against=0)
    without = "Without the quorum of the meeting's day nothing is carried."

    assert refused(change, first, presence="absent") == without
    assert refused(first.delete) == without
    assert refused(change, meeting, held_on=dt.date(2023, 1, 1)) == without


def test_there_are_no_more_votes_than_voting_members_present():
    body, terms = board(3)
    meeting = MeetingFactory(body=body, held=True)
    for term in terms[:2]:
        seat(meeting, term)

    assert refused(DecisionFactory, meeting=meeting, votes_for=2, abstentions=1) == (
        "There are more votes than voting members present."
    )


def test_a_decision_is_carried_by_more_votes_for_it():
    body, terms = board(3)
    meeting = MeetingFactory(body=body, held=True)
    for term in terms:
        seat(meeting, term)

    assert refused(DecisionFactory, meeting=meeting, votes_for=1, votes_against=1, is_carried=True) == (
        "It was carried with fewer votes for it than against it."
    )


def test_before_the_meeting_nothing_is_decided():
    assert refused(DecisionFactory, meeting=MeetingFactory()) == "Decisions are written down once the meeting was held."


def test_a_decision_is_on_an_item_of_its_own_meeting():
    assert refused(DecisionFactory, item=AgendaItemFactory()) == "This item stands on the agenda of another meeting."


@pytest.mark.parametrize("values", [{"place": "Rabat"}, {"held_on": dt.date(2026, 12, 6)}, {"begins": dt.time(9)}])
def test_calendars_learn_of_what_changes(values):
    meeting = MeetingFactory()

    change(meeting, **values)

    meeting.refresh_from_db()
    assert meeting.sequence == 1


def test_calendars_learn_nothing_of_a_title():
    meeting = MeetingFactory()

    change(meeting, title_en="An extraordinary meeting")

    meeting.refresh_from_db()
    assert meeting.sequence == 0


# --- minutes -----------------------------------------------------------------------------------------------------


def approved():
    """Minutes of a meeting with quorum, approved at a later one with quorum."""
    body, terms = board(3)
    first, later = (
        MeetingFactory(body=body, held=True),
        MeetingFactory(body=body, held=True, held_on=dt.date(2026, 11, 1)),
    )
    for meeting in (first, later):
        for term in terms[:2]:
            seat(meeting, term)
    minutes = MinutesFactory(meeting=first, circulated_on=dt.date(2026, 10, 25))
    change(minutes, approved_in=later)
    return minutes


def test_approved_minutes_lock_the_meeting_with_all_that_hangs_on_it():
    minutes = approved()
    meeting = minutes.meeting
    shut = "The minutes of this meeting are approved: it cannot be changed any more."

    assert refused(change, minutes, text_en="Something else.") == (
        "The minutes are approved: no version can be changed or added."
    )
    assert refused(minutes.delete) == "The minutes are approved: no version can be changed or added."
    assert refused(MinutesFactory, meeting=meeting) == "The minutes are approved: no version can be changed or added."
    assert refused(DecisionFactory, meeting=meeting) == shut
    assert refused(AgendaItemFactory, meeting=meeting) == shut
    assert refused(change, meeting.attendances.first(), presence="absent") == shut
    assert refused(change, meeting, place="Elsewhere") == shut


def test_minutes_are_not_approved_at_a_meeting_without_quorum():
    body, terms = board(3)
    first, later = (
        MeetingFactory(body=body, held=True),
        MeetingFactory(body=body, held=True, held_on=dt.date(2026, 11, 1)),
    )
    seat(later, terms[0])
    minutes = MinutesFactory(meeting=first, circulated_on=dt.date(2026, 10, 25))

    assert refused(change, minutes, approved_in=later) == "Minutes are approved at a meeting that had its quorum."


def test_a_meeting_that_approved_minutes_keeps_its_quorum():
    minutes = approved()

    assert refused(change, minutes.approved_in.attendances.first(), presence="absent") == (
        "Minutes are approved at a meeting that had its quorum."
    )


@pytest.mark.parametrize(
    "other",
    [
        lambda body: MeetingFactory(body=body, held=True, held_on=dt.date(2026, 10, 20)),
        lambda body: MeetingFactory(body=body, held_on=dt.date(2026, 11, 1)),
        lambda body: MeetingFactory(held=True, held_on=dt.date(2026, 11, 1)),
    ],
    ids=["the same day", "not held", "of another body"],
)
def test_minutes_are_approved_at_a_later_meeting_of_the_same_body(other):
    body = BodyFactory(quorum_rule="none")
    minutes = MinutesFactory(meeting=MeetingFactory(body=body, held=True), circulated_on=dt.date(2026, 10, 25))

    assert refused(change, minutes, approved_in=other(body)) == (
        "Minutes are approved at a later meeting of the same body that was held."
    )


def test_a_circulated_version_keeps_its_text():
    minutes = MinutesFactory(circulated_on=dt.date(2026, 10, 25))

    assert refused(change, minutes, text_en="Something else.") == (
        "A circulated version keeps its text: write the next version."
    )
    MinutesFactory(meeting=minutes.meeting, text_en="Something else.")


def test_a_quorum_is_a_fraction_or_a_number():
    assert refused(BodyFactory, quorum_rule="number") == (
        "A quorum is a number above nought, or a fraction like 1 of 3."
    )
    assert refused(BodyFactory, quorum_over=3, quorum_under=2) == (
        "A quorum is a number above nought, or a fraction like 1 of 3."
    )
    assert Body.objects.count() == 0


# --- one network's rows do not name another's ----------------------------------------------------------------------


def test_an_announcement_goes_to_no_body_of_another_network():
    foreign = BodyFactory()

    assert refused(AnnouncementFactory, body=foreign) == "Choose a body of the same network."


def test_a_body_is_not_set_up_by_one_of_another_network():
    body = BodyFactory()

    assert refused(change, body, parent=BodyFactory()) == "A body is set up by one of the same network."


def test_neither_a_body_nor_a_person_moves_to_another_network():
    other = NetworkFactory()

    assert refused(change, BodyFactory(), network=other) == "A body stays in its network."
    assert refused(change, ContactFactory(), network=other) == (
        "A person stays in the list of that network: enter them in the other one."
    )


# --- taken back ----------------------------------------------------------------------------------------------------


def test_a_term_of_office_that_was_taken_back_counts_nowhere_and_gives_room_for_the_right_one(today):
    body = BodyFactory(seats=1)
    wrong = OfficeTermFactory(body=body, role="chair")
    change(wrong, taken_back_on=today)

    right = OfficeTermFactory(body=body, role="chair", contact=wrong.contact)

    assert list(body.terms.on(today)) == [right]
    assert Meeting.objects.with_quorum().get(pk=MeetingFactory(body=body).pk).voters == 1


def test_a_term_of_office_that_was_taken_back_stays_so(today):
    term = OfficeTermFactory(taken_back_on=today)

    assert refused(change, term, taken_back_on=None) == "This term of office was taken back: it stays as it is."


def test_a_meeting_at_which_minutes_were_approved_stays_held():
    body = BodyFactory(quorum_rule="none")
    first, later = (MeetingFactory(body=body, held=True, held_on=DAY.replace(day=day)) for day in (1, 10))
    MinutesFactory(meeting=first, circulated_on=DAY, approved_in=later)

    assert refused(change, later, status="planned") == (
        "Minutes are approved at a later meeting of the same body that was held."
    )
