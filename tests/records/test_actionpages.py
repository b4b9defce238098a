import datetime as dt

import pytest
from django.urls import reverse

from directory.roles import Role
from records.models import ActionItem
from tests.agreements.papers import scan
from tests.factories.agreements import AgreementFactory
from tests.factories.records import ActionItemFactory, DocumentFactory
from tests.pages import body, links, rows, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

LIST = "/en/actions/"


@pytest.fixture
def scholar(as_user):
    return as_user(Role.SCHOLAR, name="Maryam Ahmadi")


def test_my_actions_are_those_asked_of_me_the_most_pressing_first(client, scholar):
    agreement = AgreementFactory(concluded=True, public=True, title_en="Memorandum with Trieste")
    for title, day in (("Later", 30), ("Late", 1), ("Soon", 25)):
        ActionItemFactory(about=agreement, title=title, owner=scholar, due_on=dt.date(2026, 11, day))
    ActionItemFactory(about=agreement, title="Done", owner=scholar, done=True)
    ActionItemFactory(about=agreement, title="Not mine", given_by=scholar)

    shown = rows(client.get(LIST))

    assert [(row[0], row[1], row[3]) for row in shown] == [
        ("Late", "Memorandum with Trieste", "overdue"),
        ("Soon", "Memorandum with Trieste", "open"),
        ("Later", "Memorandum with Trieste", "open"),
    ]
    assert {row[0] for row in rows(client.get(f"{LIST}?all"))} == {"Late", "Soon", "Later", "Done"}


def test_a_list_with_nothing_says_so(client, scholar):
    assert "Nothing is to be done" in text(client.get(LIST))


@pytest.mark.parametrize("number", ["x", "-1", "0", "99", "9" * 30])
def test_a_page_that_is_not_there_is_the_nearest_one(client, scholar, number):
    ActionItemFactory(owner=scholar)

    assert len(rows(client.get(LIST, {"page": number}))) == 1


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_any_length(client, scholar, django_assert_num_queries, count):
    for _n in range(count):
        ActionItemFactory(owner=scholar, given_by=scholar, about=AgreementFactory(concluded=True, public=True))
    client.get(LIST)

    with django_assert_num_queries(6):
        client.get(LIST)


def test_a_stranger_is_led_to_the_door(client):
    assert client.get(LIST).url.startswith(reverse("account_login"))


def test_it_is_in_the_menu_of_the_account(client, scholar):
    assert LIST in links(client.get("/en/"), "body").values()


def test_whoever_is_asked_does_it_with_its_evidence(client, scholar):
    item = ActionItemFactory(about=AgreementFactory(concluded=True), owner=scholar, needs_evidence=True)
    page = links(client.get(item.get_absolute_url()))
    assert set(page) & {"Mark as done", "Waive", "Edit"} == {"Mark as done"}

    refused = client.post(page["Mark as done"], {"comment": "Sent."})
    assert "This needs a paper as evidence: choose it." in text(refused)

    response = client.post(page["Mark as done"], {"comment": "Sent.", "file": scan("list.png")}, follow=True)

    item.refresh_from_db()
    assert (item.status, item.outcome) == ("done", "Sent.")
    evidence = client.get(links(response)["list.png"])
    assert body(evidence) == scan().read()


def test_evidence_is_for_whoever_gave_it_and_the_office(client, as_user, scholar):
    item = ActionItemFactory(about=AgreementFactory(concluded=True, public=True), owner=scholar)
    paper = DocumentFactory(about=item)
    answers = {}
    for role in (None, Role.SCHOLAR, Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR):
        if role:
            as_user(role)
        response = client.get(paper.url)
        body(response)
        answers[role] = response.status_code

    assert answers == {
        None: 200,
        Role.SCHOLAR: 404,
        Role.OFFICER: 200,
        Role.AUDITOR: 200,
        Role.ADMINISTRATOR: 404,
    }


def test_somebody_else_s_action_does_not_exist(client, scholar):
    item = ActionItemFactory(about=AgreementFactory(concluded=True, public=True))
    pages = [item.get_absolute_url(), item.transition_url("finish"), item.transition_url("waive")]

    assert [client.get(page).status_code for page in pages] == [404] * 3
    assert client.post(item.transition_url("finish"), {}).status_code == 404
    assert ActionItem.objects.get().status == "open"


def test_waiving_is_not_for_whoever_is_asked(client, scholar):
    item = ActionItemFactory(about=AgreementFactory(concluded=True, public=True), owner=scholar)

    assert client.get(item.transition_url("waive")).status_code == 403


def test_a_secret_record_is_not_named(client, scholar, canary):
    item = ActionItemFactory(about=AgreementFactory(concluded=True, restricted=True, title_en=canary), owner=scholar)

    for page in (LIST, item.get_absolute_url(), item.transition_url("finish")):
        assert canary not in client.get(page).text
    assert "About a record you do not see" in text(client.get(item.get_absolute_url()))


def test_the_page_of_the_record_shows_its_actions_to_those_who_see_them(client, as_user, scholar):
    agreement = AgreementFactory(concluded=True, public=True)
    ActionItemFactory(about=agreement, title="Send the list", owner=scholar)
    ActionItemFactory(about=agreement, title="Ask Trieste")

    def actions():
        return {"Send the list", "Ask Trieste"} & set(links(client.get(agreement.get_absolute_url())))

    assert actions() == {"Send the list"}
    as_user(Role.AUDITOR)
    assert actions() == {"Send the list", "Ask Trieste"}
    client.logout()
    assert actions() == set()
