"""The pages on which the office settles which line of the partner agency's list is which application."""

import pytest

from directory.roles import Role
from programs.models import AgencyEntry, Counterpart
from tests.factories.programs import AgencyEntryFactory, ApplicationFactory, CallFactory, CounterpartFactory
from tests.pages import soup, text

pytestmark = pytest.mark.django_db
LIST = "/en/admin/programs/agencyentry/"


@pytest.fixture
def officer(as_user):
    return as_user(Role.OFFICER, name="Arash Kiani")


@pytest.fixture
def call():
    return CallFactory(open=True, with_form=True, code="JDS-1406")


@pytest.fixture
def application(call):
    return ApplicationFactory(call=call, submitted=True, title="Solar cells in dry climates")


def rows(response):
    return [row.get_text(" ", strip=True) for row in soup(response).select("#result_list tbody tr")]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_one_and_three(client, officer, count, django_assert_num_queries):
    for _n in range(count):
        CounterpartFactory()
    client.get(LIST)

    with django_assert_num_queries(8):
        assert len(rows(client.get(LIST))) == count


def test_each_status_lists_its_own(client, officer, call):
    AgencyEntryFactory(call=call, number="1-open")
    AgencyEntryFactory(call=call, number="2-lonely", reason="Not ours.")
    CounterpartFactory()

    counts = {status: len(rows(client.get(f"{LIST}?status={status}"))) for status in ("waiting", "matched", "lonely")}

    assert counts == {"waiting": 1, "matched": 1, "lonely": 1}


def test_a_line_shows_what_it_may_be_and_why_and_one_click_matches_it(client, officer, call, application):
    entry = AgencyEntryFactory(call=call, title="Solar cells in dry climates", home_leader="RAHIMI Sara")
    page = f"{LIST}{entry.pk}/change/"

    shown = text(client.get(page))
    done = client.post(page, {"match": "1", "application": str(application.uuid)}, follow=True)

    assert "The leader of our side agrees. The titles are alike." in shown
    assert application.reference in shown
    assert "is Solar cells in dry climates" in text(done)
    assert Counterpart.objects.get().application == application


def test_without_an_application_needs_reasons_and_what_was_chosen_stays(client, officer, call):
    entry = AgencyEntryFactory(call=call)
    page = f"{LIST}{entry.pk}/change/"

    refused = client.post(page, {"leave": "1", "leave-reason": ""})
    client.post(page, {"leave": "1", "leave-reason": "Sent to the agency alone."})

    assert refused.status_code == 200
    assert "This field is required." in text(refused)
    assert AgencyEntry.objects.get().reason == "Sent to the agency alone."
    assert "Sent to the agency alone." in text(client.get(page))


@pytest.mark.parametrize("sent", ["", "nonsense", "00000000-0000-0000-0000-000000000000"])
def test_an_application_that_is_none_is_an_error_beside_the_field(client, officer, call, sent):
    entry = AgencyEntryFactory(call=call)

    answer = client.post(f"{LIST}{entry.pk}/change/", {"match": "1", "application": sent})

    assert (answer.status_code, Counterpart.objects.count()) == (200, 0)


def test_an_application_without_a_line_goes_on_for_a_reason_and_back(client, officer, call, application):
    page = f"{LIST}{AgencyEntryFactory(call=call).pk}/lonely/"
    chosen = {"application": str(application.uuid)}

    first = text(client.get(page))
    client.post(page, chosen | {"leave": "1", "reason": "The agency lost it."})
    settled = text(client.get(page))
    client.post(page, chosen | {"reopen": "1", "reason": "They found it."})

    assert application.reference in first
    assert "Going on without a line" in settled
    assert "The agency lost it." in settled
    assert Counterpart.objects.count() == 0


def test_a_reason_is_asked_for_and_what_was_typed_stays(client, officer, call, application):
    page = f"{LIST}{AgencyEntryFactory(call=call).pk}/lonely/"

    answer = client.post(page, {"application": str(application.uuid), "leave": "1", "reason": "x" * 301})

    assert "x" * 301 in answer.content.decode()
    assert Counterpart.objects.count() == 0


@pytest.mark.parametrize(("role", "status"), [(Role.AUDITOR, 403), (Role.DIRECTOR, 403), (Role.UNIT_OFFICER, 404)])
def test_only_officers_settle(client, as_user, call, application, role, status):
    entry = AgencyEntryFactory(call=call)
    as_user(role)

    answer = client.post(f"{LIST}{entry.pk}/change/", {"match": "1", "application": str(application.uuid)})

    assert (answer.status_code, Counterpart.objects.count()) == (status, 0)
