import datetime as dt

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied
from icalendar import Calendar

from directory.roles import Role
from networks import actions
from networks.actions import meetings
from networks.models import Attendance, Meeting, MeetingStatus
from networks.workflow import meeting_workflow
from notices.delivery import as_message
from notices.models import Email
from records import clock
from records.refusals import Refusal
from tests.factories.networks import (
    AgendaItemFactory,
    AttendanceFactory,
    BodyFactory,
    ContactFactory,
    DecisionFactory,
    MeetingFactory,
    MemberFactory,
    MinutesFactory,
    NetworkFactory,
    OfficeTermFactory,
)
from tests.factories.records import ActionItemFactory

pytestmark = pytest.mark.django_db
LATER = dt.date(2026, 12, 5)


@pytest.fixture
def body(network):
    return BodyFactory(network=network, name_en="Board of trustees")


@pytest.fixture
def terms(body):
    return [OfficeTermFactory(body=body) for _ in range(3)]


@pytest.fixture
def meeting(body, terms):
    return MeetingFactory(body=body, number=12, place="Rabat")


def event_of(email):
    """The one event of the entry that a letter carries."""
    return next(iter(Calendar.from_ical(email.calendar).walk("VEVENT")))


def test_the_notice_goes_to_every_seat_of_the_day_with_an_entry_for_the_calendar(meeting, body, terms, secretary):
    OfficeTermFactory(body=body, ended_on=dt.date(2026, 12, 4))

    meeting_workflow.perform(meeting, "call", by=secretary)

    letters = list(Email.objects.order_by("pk"))
    assert {email.to for email in letters} == {term.contact.email for term in terms}
    event = event_of(letters[0])
    assert str(event["uid"]) == f"{meeting.uuid}@127.0.0.1"
    assert (event["sequence"], str(event["status"]), str(event["location"])) == (0, "CONFIRMED", "Rabat")
    assert event["dtstart"].dt == dt.datetime(2026, 12, 5, 6, 30, tzinfo=dt.UTC)
    assert meeting.status == MeetingStatus.CALLED


def test_the_letter_carries_the_entry_as_mail_programs_want_it(meeting, secretary):
    actions.call(meeting, by=secretary)

    message = as_message(Email.objects.first()).message()
    part = next(part for part in message.walk() if part.get_content_type() == "text/calendar")
    assert (part.get_param("method"), part.get_filename()) == ("REQUEST", "meeting.ics")


def test_a_notice_is_not_sent_for_a_day_that_is_past_nor_to_nobody(body, terms, secretary):
    past = MeetingFactory(body=body, held_on=dt.date(2026, 11, 1))
    empty = MeetingFactory(body=BodyFactory(network=body.network))

    for meeting in (past, empty):
        with pytest.raises(Refusal):
            actions.call(meeting, by=secretary)

    assert Email.objects.count() == 0


def test_what_is_open_of_earlier_meetings_comes_onto_the_agenda_once(meeting, body, secretary):
    earlier = MeetingFactory(body=body, held=True)
    ActionItemFactory(about=earlier, title="Draft the statute", owner=secretary)
    ActionItemFactory(about=earlier, status="done", done_on=dt.date(2026, 11, 1), owner=secretary)
    ActionItemFactory(about=MeetingFactory(held=True), owner=secretary)
    AgendaItemFactory(meeting=meeting, title_en="Opening", position=1)

    actions.prepare(meeting, by=secretary)
    actions.prepare(meeting, by=secretary)

    assert list(meeting.agenda.values_list("position", "title_en")) == [(1, "Opening"), (2, "Draft the statute")]


def test_of_an_assembly_every_member_is_invited_an_institution_by_who_speaks_for_it(network, secretary):
    body = BodyFactory(network=network, kind="assembly", voters="members")
    person, institution = MemberFactory(network=network, admitted=True), None
    speaker = ContactFactory(network=network)
    institution = MemberFactory(
        network=network, admitted=True, contact=None, institution=network.institution, representative=speaker
    )
    meeting = MeetingFactory(body=body)

    actions.call(meeting, by=secretary)

    assert set(meeting.attendances.values_list("contact", "member")) == {
        (person.contact_id, person.pk),
        (speaker.pk, institution.pk),
    }


def test_who_was_added_as_a_guest_and_has_a_seat_sits_by_it(meeting, terms, secretary):
    guest = AttendanceFactory(meeting=meeting, contact=terms[0].contact)

    actions.prepare(meeting, by=secretary)

    guest.refresh_from_db()
    assert guest.term == terms[0]
    assert meeting.attendances.count() == 3


def test_a_change_reaches_calendars_as_the_same_event_with_the_next_sequence(meeting, secretary):
    actions.call(meeting, by=secretary)
    before = event_of(Email.objects.order_by("pk").first())
    meeting.place = "Casablanca"
    meeting.save()

    meetings.tell_changes(meeting, by=secretary)

    after = event_of(Email.objects.order_by("pk").last())
    assert str(after["uid"]) == str(before["uid"])
    assert (after["sequence"], str(after["location"])) == (1, "Casablanca")
    assert Email.objects.count() == 6


def test_cancelling_takes_it_out_of_calendars(meeting, secretary):
    actions.call(meeting, by=secretary)
    Email.objects.all().delete()

    meeting_workflow.perform(meeting, "cancel", by=secretary, comment="The hall is not free.")

    letters = list(Email.objects.all())
    assert len(letters) == 3
    assert "METHOD:CANCEL" in letters[0].calendar
    assert (event_of(letters[0])["sequence"], str(event_of(letters[0])["status"])) == (1, "CANCELLED")


def test_somebody_invited_answers_as_often_as_they_like_until_the_meeting(meeting, secretary):
    actions.call(meeting, by=secretary)
    attendance = meeting.attendances.first()

    actions.answer(attendance, reply="proxy", proxy_name="Sara Ould")
    actions.answer(attendance, reply="yes", note="I come late.")

    attendance.refresh_from_db()
    assert (attendance.reply, attendance.proxy_name, attendance.reply_note) == ("yes", "", "I come late.")
    with clock.held_at(dt.datetime(2026, 12, 6, tzinfo=dt.UTC)), pytest.raises(Refusal):
        actions.answer(attendance, reply="no")


def test_a_meeting_to_come_was_not_held(meeting, secretary):
    with pytest.raises(Refusal) as refusal:
        actions.hold(meeting, by=secretary)

    assert str(refusal.value) == "That day has not come yet."


def held(body, terms, *, there, on=dt.date(2026, 10, 20)):
    """A meeting that was held, with so many present."""
    meeting = MeetingFactory(body=body, held=True, held_on=on)
    for place, term in enumerate(terms):
        presence = "present" if place < there else "absent"
        AttendanceFactory(meeting=meeting, contact=term.contact, term=term, presence=presence)
    return meeting


def test_from_minutes_to_approval_at_a_later_meeting(body, terms, secretary):
    first = held(body, terms, there=2)
    DecisionFactory(meeting=first, is_carried=True)
    MinutesFactory(meeting=first)
    meeting_workflow.perform(first, "circulate", by=secretary, comments_until=dt.date(2026, 12, 4))
    later = held(body, terms, there=3, on=dt.date(2026, 11, 10))

    meeting_workflow.perform(first, "approve", by=secretary, approved_in=later)

    version = first.minutes.get()
    assert (version.voters, version.present, version.needed) == (3, 2, 2)
    assert (version.approved_in, first.status) == (later, MeetingStatus.APPROVED)
    assert Email.objects.count() == 3


def test_minutes_are_not_approved_at_a_meeting_without_quorum_and_nothing_is_saved(body, terms, secretary):
    first = held(body, terms, there=2)
    MinutesFactory(meeting=first)
    actions.circulate(first, by=secretary, comments_until=dt.date(2026, 12, 4))
    later = held(body, terms, there=1, on=dt.date(2026, 11, 10))

    with pytest.raises(Refusal) as refusal:
        actions.approve(first, by=secretary, approved_in=later)

    first.refresh_from_db()
    assert str(refusal.value) == "Minutes are approved at a meeting that had its quorum."
    assert (first.status, first.minutes.get().approved_in) == (MeetingStatus.MINUTED, None)


def test_minutes_are_written_before_they_are_circulated(body, terms, secretary):
    with pytest.raises(Refusal) as refusal:
        actions.circulate(held(body, terms, there=2), by=secretary, comments_until=dt.date(2026, 12, 4))

    assert str(refusal.value) == "Write a version of the minutes first."


def test_the_secretary_of_another_network_calls_nothing(meeting, user_with):

    another = user_with(Role.NETWORK_SECRETARY, institution=NetworkFactory().institution)

    with pytest.raises(PermissionDenied):
        actions.call(meeting, by=another)

    assert Attendance.objects.count() == 0


def test_who_holds_a_seat_in_an_assembly_and_is_a_member_is_invited_once(network, secretary):
    assembly = BodyFactory(network=network, kind="assembly", voters="members")
    member = MemberFactory(network=network, admitted=True)
    term = OfficeTermFactory(body=assembly, contact=member.contact, role="chair")
    meeting = MeetingFactory(body=assembly)

    actions.call(meeting, by=secretary)

    assert [(row.term, row.member) for row in meeting.attendances.all()] == [(term, member)]
    assert Email.objects.count() == 1


@pytest.mark.parametrize(
    ("held_on", "offered"),
    [
        (dt.date(2026, 11, 19), ["hold", "cancel"]),
        (dt.date(2026, 11, 20), ["call", "hold", "cancel"]),
        (LATER, ["call", "cancel"]),
    ],
)
def test_only_what_can_be_done_on_that_day_is_offered(body, secretary, held_on, offered):
    meeting = MeetingFactory(body=body, held_on=held_on)

    assert [one.name for one in meeting_workflow.available_to(secretary, meeting)] == offered


def test_presence_is_recorded_of_many_at_once_but_not_of_another_network(body, terms, secretary):
    meeting = held(body, terms, there=0)
    foreign = AttendanceFactory(meeting=MeetingFactory(held=True))

    done = actions.record_presence(meeting.attendances.all(), presence="present", by=secretary)
    with pytest.raises(PermissionDenied):
        actions.record_presence(Attendance.objects.all(), presence="absent", by=secretary)

    foreign.refresh_from_db()
    assert done == 3
    assert set(meeting.attendances.values_list("presence", flat=True)) == {"present"}
    assert foreign.presence == "unknown"


def test_approved_minutes_count_who_was_there_as_the_list_was_corrected(body, terms, secretary, today):
    first, later = (MeetingFactory(body=body, held=True, held_on=today.replace(day=day)) for day in (1, 10))
    for one in (first, later):
        for term in terms[:2]:
            AttendanceFactory(meeting=one, contact=term.contact, term=term, presence="present")
    MinutesFactory(meeting=first)
    actions.circulate(first, comments_until=today, by=secretary)
    AttendanceFactory(meeting=first, contact=terms[2].contact, term=terms[2], presence="present")
    actions.approve(first, approved_in=later, by=secretary)

    approved = first.minutes.get()
    assert (approved.voters, approved.present, approved.needed) == (3, 3, 2)


def test_a_member_who_takes_a_seat_stands_in_the_list_once(network, secretary):
    member = MemberFactory(network=network, admitted=True)
    body = BodyFactory(network=network, voters="members")
    meeting = MeetingFactory(body=body)
    actions.prepare(meeting, by=secretary)
    term = OfficeTermFactory(body=body, contact=member.contact)
    actions.prepare(meeting, by=secretary)

    row = meeting.attendances.get()
    assert (row.member, row.term) == (member, term)


# --- moved to another day ------------------------------------------------------------------------------------------


def moved(meeting, to, *, by):
    meeting.held_on = to
    meeting.save()
    actions.prepare(meeting, by=by)
    meetings.tell_changes(meeting, by=by)


def kind_of(email):
    """The first words of its subject."""
    return email.subject.partition(":")[0]


def test_who_holds_no_seat_on_the_new_day_is_uninvited_and_who_does_is_invited(meeting, body, terms, secretary):
    leaves, comes = terms[0], OfficeTermFactory(body=body, starts_on=dt.date(2027, 1, 1))
    leaves.ended_on = dt.date(2026, 12, 31)
    leaves.save()
    actions.call(meeting, by=secretary)
    Email.objects.all().delete()

    moved(meeting, dt.date(2027, 1, 10), by=secretary)

    told = {email.to: (kind_of(email), str(event_of(email)["status"])) for email in Email.objects.all()}
    assert told == {
        leaves.contact.email: ("Invitation withdrawn", "CANCELLED"),
        terms[1].contact.email: ("Changed", "CONFIRMED"),
        terms[2].contact.email: ("Changed", "CONFIRMED"),
        comes.contact.email: ("Invitation", "CONFIRMED"),
    }
    assert {event_of(email)["sequence"] for email in Email.objects.all()} == {1}
    withdrawn = meeting.attendances.get(term=leaves)
    assert withdrawn.withdrawn_at is not None
    with pytest.raises(Refusal):
        actions.answer(withdrawn, reply="yes")


def test_whoever_is_uninvited_is_told_once_and_invited_anew_when_the_day_moves_back(meeting, terms, secretary):
    first = terms[0]
    first.ended_on = dt.date(2026, 12, 31)
    first.save()
    actions.call(meeting, by=secretary)
    moved(meeting, dt.date(2027, 1, 10), by=secretary)
    moved(meeting, dt.date(2027, 1, 11), by=secretary)

    moved(meeting, LATER, by=secretary)

    own = Email.objects.filter(to=first.contact.email).order_by("pk")
    assert [kind_of(email) for email in own] == ["Invitation", "Invitation withdrawn", "Invitation"]
    assert [event_of(email)["sequence"] for email in own] == [0, 1, 3]
    assert meeting.attendances.get(term=first).withdrawn_at is None


def test_who_is_elected_again_keeps_the_invitation_by_the_new_seat(meeting, body, terms, secretary):
    old = terms[0]
    old.ended_on = dt.date(2026, 12, 31)
    old.save()
    new = OfficeTermFactory(body=body, contact=old.contact, starts_on=dt.date(2027, 1, 1))
    actions.call(meeting, by=secretary)

    moved(meeting, dt.date(2027, 1, 10), by=secretary)

    row = meeting.attendances.get(contact=old.contact)
    assert (row.term, row.withdrawn_at, row.invited_at is None) == (new, None, False)


def test_a_guest_stays_invited_on_any_day(meeting, secretary):
    guest = AttendanceFactory(meeting=meeting)
    actions.call(meeting, by=secretary)

    moved(meeting, dt.date(2027, 1, 10), by=secretary)

    guest.refresh_from_db()
    assert guest.withdrawn_at is None


def test_somebody_uninvited_sees_the_meeting_no_more(meeting, terms, secretary, user_with):
    user = user_with()
    first = terms[0]
    first.ended_on = dt.date(2026, 12, 31)
    first.save()
    EmailAddress.objects.create(user=user, email=first.contact.email, verified=True)
    actions.call(meeting, by=secretary)
    assert list(Meeting.objects.visible_to(user)) == [meeting]

    moved(meeting, dt.date(2027, 1, 10), by=secretary)

    assert list(Meeting.objects.visible_to(user)) == []


# --- taken back ----------------------------------------------------------------------------------------------------


def test_a_meeting_wrongly_recorded_as_held_stands_again_as_before(body, terms, secretary, today):
    called, planned = (MeetingFactory(body=body, held_on=today) for _ in range(2))
    actions.call(called, by=secretary)
    for one in (called, planned):
        actions.hold(one, by=secretary)
        actions.record_presence(one.attendances.all(), presence="present", by=secretary)

        meeting_workflow.perform(one, "take_back", by=secretary, comment="It was the other board.")

        one.refresh_from_db()
    assert (called.status, planned.status) == (MeetingStatus.CALLED, MeetingStatus.PLANNED)
    assert set(Attendance.objects.values_list("presence", flat=True)) == {"unknown"}
    last = called.events.order_by("-pgh_id").first()
    assert (last.pgh_context["verb"], last.pgh_context["comment"]) == ("take_back", "It was the other board.")


@pytest.mark.parametrize(
    ("rests", "said"),
    [
        (lambda meeting: DecisionFactory(meeting=meeting), "Decisions or minutes are written down of it"),
        (lambda meeting: MinutesFactory(meeting=meeting), "Decisions or minutes are written down of it"),
        (
            lambda meeting: MinutesFactory(
                meeting=MeetingFactory(body=meeting.body, held=True, held_on=dt.date(2026, 10, 1)),
                circulated_on=LATER,
                approved_in=meeting,
            ),
            "Minutes were approved at this meeting",
        ),
        (
            lambda meeting: MeetingFactory(body=meeting.body, held=True, held_on=dt.date(2026, 11, 10)),
            "A later meeting of this body was held",
        ),
    ],
)
def test_what_something_rests_on_is_not_taken_back_and_nothing_is_saved(body, terms, secretary, rests, said):
    meeting = held(body, terms, there=3)
    rests(meeting)

    with pytest.raises(Refusal) as refusal:
        actions.take_back(meeting, comment="A mistake.", by=secretary)

    meeting.refresh_from_db()
    assert said in str(refusal.value)
    assert (meeting.status, meeting.attendances.filter(presence="present").count()) == (MeetingStatus.HELD, 3)


def test_taking_back_needs_reasons(body, terms, secretary):
    with pytest.raises(Refusal):
        actions.take_back(held(body, terms, there=3), comment=" ", by=secretary)
    with pytest.raises(Refusal):
        actions.take_back_term(terms[0], reason=" ", by=secretary)


def test_a_term_of_office_taken_back_is_uninvited_from_what_was_called(meeting, terms, secretary):
    actions.call(meeting, by=secretary)

    actions.take_back_term(terms[0], reason="Somebody else was elected.", by=secretary)

    letter = Email.objects.order_by("pk").last()
    assert (letter.to, kind_of(letter)) == (terms[0].contact.email, "Invitation withdrawn")
    assert meeting.attendances.expected().count() == 2


def test_a_term_of_office_with_which_a_meeting_was_held_stays(body, terms, secretary):
    held(body, terms, there=3)

    with pytest.raises(Refusal) as refusal:
        actions.take_back_term(terms[0], reason="A mistake.", by=secretary)

    terms[0].refresh_from_db()
    assert "A meeting was held with this seat in its list" in str(refusal.value)
    assert terms[0].taken_back_on is None


def test_who_keeps_another_network_takes_back_no_term(terms, user_with):
    another = user_with(Role.NETWORK_SECRETARY, institution=NetworkFactory().institution)

    with pytest.raises(PermissionDenied):
        actions.take_back_term(terms[0], reason="A mistake.", by=another)


def test_who_was_there_without_an_invitation_is_told_of_the_minutes_all_the_same(body, terms, secretary):
    meeting = held(body, terms, there=3)
    meeting.attendances.filter(term__in=terms[:2]).update(withdrawn_at=clock.now())
    meeting.attendances.filter(term=terms[0]).update(presence="absent")
    MinutesFactory(meeting=meeting)

    actions.circulate(meeting, by=secretary, comments_until=dt.date(2026, 12, 4))

    assert {email.to for email in Email.objects.all()} == {terms[1].contact.email, terms[2].contact.email}
