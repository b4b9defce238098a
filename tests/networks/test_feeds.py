"""The meetings of one body in somebody's own calendar: as they may see them now, at an address that they can end."""

import icalendar
import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from directory.roles import Role
from networks import actions
from networks.feeds import kind_of
from records import feeds
from records.models import Feed
from tests.factories.networks import BodyFactory, MeetingFactory, NetworkFactory, OfficeTermFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def body(network):
    return BodyFactory(network=network, name_en="Board of trustees")


@pytest.fixture
def invited(user_with, body):
    """Somebody outside the office who holds a seat, by the address of the account."""
    term, user = OfficeTermFactory(body=body), user_with()
    EmailAddress.objects.create(user=user, email=term.contact.email, verified=True)
    return user


def told(feed):
    """What the calendar says: (title, status) of each event."""
    events = icalendar.Calendar.from_ical(feeds.published(feed)).walk("VEVENT")
    return sorted((str(event["summary"]), str(event["status"])) for event in events)


def test_a_calendar_of_one_body_shows_its_meetings_and_no_others(secretary, body):
    meeting, _other = MeetingFactory(body=body, number=12), MeetingFactory(body__network=body.network)
    feed, _token = feeds.make_feed(name="Board", kinds=[kind_of(body)], by=secretary)

    assert told(feed) == [(str(meeting), "CONFIRMED")]


def test_whoever_is_invited_has_the_meetings_of_the_invitation_and_loses_them_with_it(secretary, body, invited):
    called, planned = (MeetingFactory(body=body, number=number) for number in (12, 13))
    actions.call(called, by=secretary)
    feed, _token = feeds.make_feed(name="Board", kinds=[kind_of(body)], by=invited)
    before = told(feed)

    actions.take_back_term(body.terms.get(), reason="Somebody else was elected.", by=secretary)

    assert before == [(str(called), "CONFIRMED")]
    assert told(feed) == [("No longer so", "CANCELLED")]
    assert planned.status == "planned"


def test_who_sees_no_meeting_of_a_body_is_offered_no_calendar_of_it_and_reads_none(client_for, user_with, body):
    MeetingFactory(body=body)
    stranger = user_with(Role.NETWORK_SECRETARY, institution=NetworkFactory().institution)
    sent = {"name": "Board", "kinds": [kind_of(body)]}

    page = client_for(stranger).post(reverse("feeds:make"), sent)
    feed, _token = feeds.make_feed(**sent, by=stranger)

    assert "kinds" in page.context["form"].errors
    assert Feed.objects.get() == feed
    assert told(feed) == []


def test_the_networks_page_leads_to_the_calendar_of_a_body_and_its_name_stands_in_the_list(client_for, secretary, body):
    client = client_for(secretary)

    page = client.get(body.network.get_absolute_url()).content.decode()
    form = client.get(reverse("feeds:make"), {"kinds": kind_of(body), "name": "Board"}).context["form"]
    made = client.post(reverse("feeds:make"), {"name": "Board", "kinds": [kind_of(body)]})

    assert f"kinds={kind_of(body).replace(':', '%3A')}" in page
    assert form.fields["kinds"].choices[0] == (kind_of(body), f"Meetings of {body}")
    assert made.context["feed"].kinds == [kind_of(body)]
    assert f"Meetings of {body}" in client.get(reverse("feeds:list")).content.decode()


@pytest.mark.parametrize("part", ["nothing", "00000000-0000-4000-8000-000000000007", "'"])
def test_a_part_that_is_not_there_is_not_called_anything_and_shows_nothing(secretary, part):
    feed, _token = feeds.make_feed(name="X", kinds=[f"network-meetings:{part}"], by=secretary)

    assert feeds.title_of(feed.kinds[0], secretary) == ""
    assert told(feed) == []


def test_strangers_are_led_to_no_calendar(client, network, body):
    assert "In your calendar" not in client.get(network.get_absolute_url()).content.decode()
