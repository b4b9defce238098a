"""By a link: title and institutions, no more; nothing happens by opening it; the answer is asked once more."""

import pytest
from django.urls import reverse

from programs.actions import assigning
from programs.models import Conflict, ReviewAssignment
from tests.programs.reviewed import call_to_review, file_of, invited, reviewer_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(user_with):
    return user_with("officer")


def asked(officer, **values):
    call = call_to_review(**values)
    file_of(call)
    file_of(call, "Another title")
    reviewer_of(call, "Azar", level=3, email="azar@example.org")
    side = invited(call, officer)
    return side.assignments.select_related("application").get(application__title="A joint observatory")


def url(assignment, name="invitation"):
    return reverse(f"reviewers:{name}", args=[assigning.token_of(assignment)])


def test_the_link_tells_title_and_institutions_and_no_name(client, officer):
    text = client.get(url(asked(officer))).content.decode()

    assert "A joint observatory" in text
    assert "Parsan University" in text
    assert "Another title" in text
    assert [name for name in ("Rahimi", "Martin", "To measure") if name in text] == []


def test_where_the_call_hides_who_applies_it_tells_no_institution(client, officer):
    text = client.get(url(asked(officer, hides_applicants=True))).content.decode()

    assert "A joint observatory" in text
    assert "Parsan University" not in text


def test_opening_changes_nothing(client, officer):
    assignment = asked(officer)

    for name in ("invitation", "decline"):
        assert client.get(url(assignment, name)).status_code == 200
        assert client.head(url(assignment, name)).status_code == 200
    client.get(f"{url(assignment, 'decline')}?conflict")
    assert client.get(url(assignment, "accept")).status_code == 405

    assignment.refresh_from_db()
    assert assignment.status == "invited"


def test_an_unknown_link_is_not_there(client):
    assert client.get(reverse("reviewers:invitation", args=["nothing"])).status_code == 404


def test_it_is_declined_without_signing_in_and_then_answered(client, officer):
    assignment = asked(officer)

    response = client.post(url(assignment, "decline"), {"declined_for": "conflict", "reason": "My doctoral student."})

    assert response.status_code == 302
    assert ReviewAssignment.objects.get(pk=assignment.pk).status == "declined"
    assert Conflict.objects.get().is_hard
    text = client.get(url(assignment)).content.decode()
    assert "answered already" in text
    assert "A joint observatory" not in text


def test_it_is_declined_with_why(client, officer):
    assignment = asked(officer)

    client.post(url(assignment, "decline"), {"reason": "No."})

    assert ReviewAssignment.objects.get(pk=assignment.pk).status == "invited"


def test_it_is_taken_on_with_the_word_that_there_is_no_conflict(client_for, officer, user_with):
    assignment = asked(officer)
    client = client_for(user_with(email="azar@example.org", verified=True))

    client.post(url(assignment, "accept"), {})
    assert ReviewAssignment.objects.get(pk=assignment.pk).status == "invited"
    response = client.post(url(assignment, "accept"), {"is_sure": "on"})

    assert response.url == assignment.get_absolute_url()
    assert ReviewAssignment.objects.get(pk=assignment.pk).status == "accepted"


def test_a_stranger_is_sent_a_code_and_takes_nothing_on(client, officer):
    assignment = asked(officer)

    response = client.post(url(assignment, "accept"), {"is_sure": "on"})

    assert "code" in response.url
    assert ReviewAssignment.objects.get(pk=assignment.pk).status == "invited"


def test_another_account_takes_nothing_on(client_for, officer, user_with):
    assignment = asked(officer)
    client = client_for(user_with(email="other@example.org", verified=True))

    response = client.post(url(assignment, "accept"), {"is_sure": "on"})

    assert "another address" in response.content.decode()
    assert ReviewAssignment.objects.get(pk=assignment.pk).status == "invited"
