import datetime as dt

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from directory.roles import Role
from networks import actions
from networks.links import CONFIRM, INVITATION, UNSUBSCRIBE, link_of
from networks.models import Member
from records import clock
from records.closing import close
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
from tests.factories.records import ActionItemFactory, JobFactory, LetterFactory

pytestmark = pytest.mark.django_db
LONG_AGO = dt.date(2024, 1, 1)


@pytest.fixture
def full(network, user_with):
    """A network with everything that its page shows; one trustee agreed to be named, one did not."""
    MandateFactory(network=network, is_adopted=True)
    body = BodyFactory(network=network, seats=5)
    for name, agreed in (("Named Trustee", LONG_AGO), ("Silent Trustee", None)):
        OfficeTermFactory(body=body, contact=ContactFactory(network=network, name_en=name, named_since=agreed))
    ChapterFactory(network=network, focal_point=ContactFactory(network=network, name_en="Silent Focal"))
    LetterFactory(about=network)
    meeting = MeetingFactory(body=body, held=True)
    AgendaItemFactory(meeting=meeting)
    ActionItemFactory(about=meeting, owner=user_with(Role.OFFICER))
    DecisionFactory(meeting=meeting, votes_for=0)
    MinutesFactory(meeting=meeting, text_en="A secret draft.")
    AttendanceFactory(meeting=meeting, reply_note="I come late.")
    MemberFactory(network=network, admitted=True, contact__name_en="Named Member", contact__named_since=LONG_AGO)
    MemberFactory(network=network, admitted=True, contact__name_en="Silent Member")
    MemberFactory(network=network, admitted=True, contact=None, institution=network.institution)
    return network


@pytest.mark.parametrize("language", ["en", "fa"])
def test_strangers_read_whom_they_may(client, full, language):
    page = client.get(f"/{language}/networks/{full.uuid}/").content.decode()
    members = client.get(f"/{language}/networks/{full.uuid}/members/").content.decode()

    assert "Named Trustee" in page
    assert "Named Member" in members
    assert not [name for name in ("Silent Trustee", "Silent Focal", "A secret draft") if name in page]
    assert "Silent Member" not in members


def test_the_secretary_reads_all_of_the_own_network(client_for, secretary, full):
    client = client_for(secretary)
    meeting = full.bodies.get().meetings.get()

    page = client.get(full.get_absolute_url()).content.decode()
    of_meeting = client.get(meeting.get_absolute_url()).content.decode()

    assert "Silent Trustee" in page
    assert "A secret draft." in of_meeting
    assert "I come late." in of_meeting


def test_the_secretary_of_another_network_sees_neither_meeting_nor_people(client_for, user_with, full):
    client = client_for(user_with(Role.NETWORK_SECRETARY, institution=NetworkFactory().institution))

    assert client.get(full.bodies.get().meetings.get().get_absolute_url()).status_code == 404
    assert "Silent Trustee" not in client.get(full.get_absolute_url()).content.decode()
    assert client.get(reverse("admin:networks_contact_changelist")).context["cl"].result_count == 0


def test_a_network_that_is_not_public_is_not_there(client):
    assert client.get(NetworkFactory().get_absolute_url()).status_code == 404


def test_the_page_tells_who_sat_on_any_day(client, network):
    body = BodyFactory(network=network)
    OfficeTermFactory(
        body=body,
        ended_on=dt.date(2025, 6, 30),
        contact=ContactFactory(network=network, name_en="Former Chair", named_since=LONG_AGO),
    )

    then = client.get(network.get_absolute_url(), {"on": "2025-06-30"}).content.decode()
    now = client.get(network.get_absolute_url()).content.decode()

    assert ("Former Chair" in then, "Former Chair" in now) == (True, False)


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_the_list_of_members_can_be_taken_along(client, full, format_):
    response = client.get(reverse("networks:members", args=[full.uuid]), {"format": format_})

    assert response.status_code == 200
    if format_ == "csv":
        text = b"".join(response.streaming_content).decode() if response.streaming else response.content.decode()
        assert "Named Member" in text
        assert "Silent Member" not in text


@pytest.mark.parametrize("page", ["networks:list", "members"])
def test_lists_cost_the_same_for_one_row_and_three(client, network, django_assert_num_queries, page):
    def ask():
        path = reverse("networks:list") if page == "networks:list" else reverse("networks:members", args=[network.uuid])
        return client.get(path)

    MemberFactory(network=network, admitted=True, contact__named_since=LONG_AGO)
    ask()
    counted = 2 if page == "networks:list" else 4
    for more in range(3):
        with django_assert_num_queries(counted):
            assert ask().status_code == 200
        for _ in range(more):
            MemberFactory(network=network, admitted=True, contact__named_since=LONG_AGO)
            NetworkFactory(is_public=True)


# --- without an account ------------------------------------------------------------------------------------------


def test_an_application_in_the_browser_waits_until_the_letter_is_answered(client, network, secretary):
    typed = {
        "name": "Amina Diallo",
        "email": "amina@example.org",
        "country": "SN",
        "works_on": "soil science",
        "category": "full",
        "statement": "To work together.",
    }

    page = client.post(reverse("networks:join", args=[network.uuid]), typed)
    member = Member.objects.get()
    link = link_of(member, CONFIRM)
    client.get(link)
    before = Member.objects.get().is_unconfirmed
    client.post(link)

    assert "amina@example.org" in page.content.decode()
    assert (before, Member.objects.get().is_unconfirmed) == (True, False)


def test_an_invitation_is_answered_by_its_link_and_opening_it_changes_nothing(client, network, secretary):
    term = OfficeTermFactory(body__network=network)
    meeting = MeetingFactory(body=term.body)
    actions.call(meeting, by=secretary)
    attendance = meeting.attendances.get()
    link = link_of(attendance, INVITATION)

    client.get(link)
    before = meeting.attendances.get().reply
    without = client.post(link, {"reply": "proxy"})
    client.post(link, {"reply": "proxy", "proxy_name": "Sara Ould"})

    after = meeting.attendances.get()
    assert before == "none"
    assert "Name the proxy." in without.content.decode()
    assert (after.reply, after.proxy_name) == ("proxy", "Sara Ould")
    entry = client.get(f"{link}meeting.ics")
    assert entry["Content-Type"] == "text/calendar; charset=utf-8"
    assert str(meeting.uuid) in entry.content.decode()


def test_one_click_ends_announcements_and_opening_the_page_does_not(client, network):
    contact = ContactFactory(network=network)
    link = link_of(contact, UNSUBSCRIBE)

    client.get(link)
    contact.refresh_from_db()
    before = contact.unsubscribed_at
    client.post(link, {"List-Unsubscribe": "One-Click"})

    contact.refresh_from_db()
    assert (before, contact.unsubscribed_at is not None) == (None, True)


@pytest.mark.parametrize("page", ["invitations", "joining", "announcements"])
def test_an_address_that_we_did_not_write_is_not_there(client, page):
    assert client.get(f"/en/networks/{page}/made-up:token/").status_code == 404


# --- the desk and reports ----------------------------------------------------------------------------------------


def test_the_secretary_finds_what_is_next_on_the_desk(client_for, secretary, network):
    body = BodyFactory(network=network)
    MeetingFactory(body=body)
    MeetingFactory(body=body, held=True)
    MemberFactory(network=network)
    AnnouncementFactory(network=network)

    page = client_for(secretary).get(reverse("desk")).content.decode()

    for words in ("Meeting to call", "Meeting without circulated minutes", "Announcement in draft"):
        assert words in page
    assert "Application for membership of a network" in page


@pytest.mark.parametrize("language", ["en", "fa"])
def test_reports_tell_the_meeting_and_the_year(client_for, secretary, full, language):
    client = client_for(secretary)
    meeting = full.bodies.get().meetings.get()

    minutes = client.get(f"/{language}/reports/meeting-minutes/", {"meeting": str(meeting.uuid)})
    year = client.get(f"/{language}/reports/network-year/", {"network": str(full.uuid), "year": "2026"})

    assert "A secret draft." in minutes.content.decode()
    assert "Silent Trustee" in year.content.decode()


def test_a_report_about_a_meeting_that_one_does_not_see_says_so(client_for, user_with, full):
    client = client_for(user_with(Role.SCHOLAR))

    page = client.get("/en/reports/meeting-minutes/", {"meeting": str(full.bodies.get().meetings.get().uuid)})

    assert "You see no such meeting." in page.content.decode()
    assert "A secret draft." not in page.content.decode()


def test_a_term_that_ends_waits_from_sixty_days_before_until_a_successor_is_entered(client_for, secretary, network):
    body = BodyFactory(network=network)
    OfficeTermFactory(body=body, role="chair", planned_end_on=dt.date(2026, 12, 20))
    client = client_for(secretary)

    before = client.get(reverse("desk"), {"group": "office-terms"}).content.decode()
    OfficeTermFactory(body=body, role="chair", starts_on=dt.date(2026, 12, 21))
    after = client.get(reverse("desk"), {"group": "office-terms"}).content.decode()

    assert "30 days ago" in before
    assert "Term of office that ends" not in after


def test_who_got_minutes_without_having_been_invited_reads_them(client, client_for, user_with, network, secretary):
    meeting = MeetingFactory(body__network=network, held=True)
    guest = user_with(Role.SCHOLAR, email="guest@example.org")
    EmailAddress.objects.create(user=guest, email=guest.email, verified=True, primary=True)
    row = AttendanceFactory(meeting=meeting, contact=ContactFactory(network=network, email="guest@example.org"))
    MinutesFactory(meeting=meeting, text_en="The board set up a database.")
    hidden = client_for(guest).get(meeting.get_absolute_url()).status_code
    actions.circulate(meeting, comments_until=dt.date(2026, 12, 4), by=secretary)

    by_link = client.get(link_of(row, INVITATION)).content.decode()
    by_account = client_for(guest).get(meeting.get_absolute_url()).content.decode()

    assert hidden == 404
    assert "The board set up a database." in by_link
    assert "The board set up a database." in by_account


def test_the_page_of_a_meeting_counts_the_answers_and_shows_a_hundred_people_at_once(client_for, secretary, network):
    meeting = MeetingFactory(body__network=network, status="called")
    for n in range(101):
        contact = ContactFactory(network=network, name_en=f"Guest {n}.")
        AttendanceFactory(meeting=meeting, contact=contact, reply="yes" if n < 2 else "none")
    client = client_for(secretary)

    first = client.get(meeting.get_absolute_url()).content.decode()
    second = client.get(meeting.get_absolute_url(), {"page": "2"}).content.decode()

    assert "Answers: no answer yet 99 · comes 2" in first
    assert (first.count('row"><bdi>Guest '), second.count('row"><bdi>Guest ')) == (100, 1)


def test_strangers_neither_find_by_address_nor_see_whose_entry_was_withdrawn(client, network, secretary):
    named, gone = (
        MemberFactory(network=network, admitted=True, contact__name_en=name, contact__named_since=LONG_AGO)
        for name in ("Named Member", "Gone Member")
    )
    close(gone.contact, reason="Stands there twice.", by=secretary)
    members = reverse("networks:members", args=[network.uuid])

    shown = client.get(members).content.decode()
    by_address = client.get(members, {"q": named.contact.email}).content.decode()

    assert ("Named Member" in shown, "Gone Member" in shown) == (True, False)
    assert "Named Member" not in by_address


def test_nobody_is_named_before_the_day_of_the_consent_whatever_day_is_asked_for(client, network):
    later = dt.date(2027, 1, 1)
    contact = ContactFactory(network=network, name_en="Later Chair", named_since=later)
    OfficeTermFactory(body=BodyFactory(network=network), contact=contact)
    MemberFactory(network=network, admitted=True, contact=contact)

    assert "Later Chair" not in client.get(network.get_absolute_url(), {"on": "2027-06-01"}).content.decode()
    assert Member.objects.listed(dt.date(2027, 6, 1)).count() == 0


def test_a_network_is_part_of_one_only_for_those_who_see_that(client, client_for, secretary, user_with, network):
    network.parent = NetworkFactory(institution__name_en="Hidden Umbrella")
    network.save()
    officer = client_for(user_with(Role.OFFICER))

    public, own = (one.get(network.get_absolute_url()).content.decode() for one in (client, officer))

    assert ("Hidden Umbrella" in public, "Hidden Umbrella" in own) == (False, True)


def test_whoever_was_invited_reads_decisions_once_minutes_are_circulated(client_for, user_with, network, secretary):
    meeting = MeetingFactory(body__network=network, held=True)
    DecisionFactory(meeting=meeting, text_en="The seat moves to Rabat.", votes_for=0)
    guest = user_with(Role.SCHOLAR, email="guest@example.org")
    EmailAddress.objects.create(user=guest, email=guest.email, verified=True, primary=True)
    contact = ContactFactory(network=network, email=guest.email)
    AttendanceFactory(meeting=meeting, contact=contact, invited_at=clock.now())
    MinutesFactory(meeting=meeting)
    report = f"{reverse('records:report', args=['meeting-minutes'])}?meeting={meeting.uuid}"

    def read():
        pages = (client_for(guest).get(page) for page in (meeting.get_absolute_url(), report))
        return ["The seat moves to Rabat." in page.content.decode() for page in pages]

    before = read()
    actions.circulate(meeting, comments_until=dt.date(2026, 12, 4), by=secretary)

    assert (before, read()) == ([False, False], [True, True])


def test_who_confirms_an_application_reads_what_it_says(client, network):
    member = MemberFactory(network=network, is_unconfirmed=True, statement="To work together.")

    assert "To work together." in client.get(link_of(member, CONFIRM)).content.decode()


def test_minutes_that_were_printed_are_not_fetched_by_who_sees_the_meeting_no_more(client_for, secretary, full):
    query = f"meeting={full.bodies.get().meetings.get().uuid}"
    job = JobFactory(owner=secretary, status="done", parameters={"report": "meeting-minutes", "query": query})
    path = reverse("records:job_file", args=[job.uuid])
    before = client_for(secretary).get(path).status_code
    secretary.appointments.update(ends_on=dt.date(2026, 11, 19))

    assert (before, client_for(secretary).get(path).status_code) == (302, 404)


def test_what_is_to_be_done_for_a_network_is_read_by_who_keeps_it_only(client, client_for, network, secretary):
    ActionItemFactory(about=network, title="Answer letter 14/2231", owner=secretary)

    public = client.get(network.get_absolute_url()).content.decode()
    own = client_for(secretary).get(network.get_absolute_url()).content.decode()

    assert ("Answer letter 14/2231" in public, "Answer letter 14/2231" in own) == (False, True)
