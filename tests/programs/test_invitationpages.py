"""An invited leader reads and answers without an account; opening a page changes nothing."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from directory.models import User
from notices.models import Email
from programs.actions import invitations
from programs.models import Application, Invitation
from records import clock
from tests.factories.programs import ApplicationFactory
from tests.pages import text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def rahimi(user_with):
    return user_with("scholar", name="Sara Rahimi", email="rahimi@example.ir")


@pytest.fixture
def application(rahimi):
    application = ApplicationFactory(user=rahimi, title="A joint observatory", filled=True)
    Application.objects.filter(pk=application.pk).update(abstract="We measure the sun together.")
    return application


@pytest.fixture
def invitation(application, rahimi):
    return invitations.invite(application, name="Anne Martin", email="martin@example.fr", by=rahimi)


def page_of(invitation, name="invitation"):
    token = invitation.link.rstrip("/").rsplit("/", 1)[-1]
    return reverse(f"invitations:{name}", args=[token])


def status():
    return Invitation.objects.values_list("status", flat=True).get()


def test_a_stranger_with_the_link_reads_who_invites_to_what(client, invitation, language):
    page = text(client.get(page_of(invitation)))

    for words in ("A joint observatory", "Dr. Sara Rahimi", "We measure the sun together.", "martin@example.fr"):
        assert words in page


def test_without_the_link_there_is_nothing(client, invitation):
    for name in ("invitation", "refuse", "not_me"):
        assert client.get(reverse(f"invitations:{name}", args=["guessed"])).status_code == 404


def test_opening_the_pages_changes_nothing(client, invitation):
    before = Email.objects.count()
    for name in ("invitation", "refuse", "not_me"):
        assert client.get(page_of(invitation, name)).status_code == 200
    for name in ("accept", "new_link"):
        assert client.get(page_of(invitation, name)).status_code == 405

    assert (status(), Email.objects.count()) == ("waiting", before)
    assert not User.objects.filter(email="martin@example.fr").exists()


def test_from_the_link_to_the_application_with_the_code_of_the_letter(client, invitation, application):
    asked = client.post(page_of(invitation, "accept"), follow=True)
    assert "Enter the sign-in code" in text(asked)
    assert status() == "waiting"
    letter = Email.objects.filter(to="martin@example.fr").latest("pk")
    code = re.search(r"\d{4}-?\d{4}", letter.text)[0]

    signed_in = client.post(asked.redirect_chain[-1][0], {"code": code}, follow=True)
    assert signed_in.redirect_chain[-1][0] == page_of(invitation)
    assert status() == "waiting"
    accepted = client.post(page_of(invitation, "accept"))

    assert accepted["Location"] == application.get_absolute_url()
    assert status() == "accepted"
    assert application.members.get(side="partner").user.email == "martin@example.fr"


def test_a_wrong_code_opens_nothing(client, invitation):
    asked = client.post(page_of(invitation, "accept"), follow=True)

    client.post(asked.redirect_chain[-1][0], {"code": "0000-0000"})
    client.post(page_of(invitation, "accept"))

    assert status() == "waiting"


def test_signed_in_under_another_address_one_is_told_to_sign_out(client, invitation, as_user):
    as_user("scholar")

    assert "Sign out, then open the link again" in text(client.get(page_of(invitation)))
    client.post(page_of(invitation, "accept"))
    assert status() == "waiting"


def test_the_inviter_sees_what_the_invited_reads_and_answers_nothing(client, client_for, invitation, rahimi):
    client_for(rahimi, client)

    page = text(client.get(page_of(invitation)))
    assert "Only they can answer." in page
    assert "This is not me" not in page


def test_refused_with_reasons(client, invitation):
    assert "This field is required." in text(client.post(page_of(invitation, "refuse"), {"reason": ""}))
    client.post(page_of(invitation, "refuse"), {"reason": "No time this year."})

    assert status() == "refused"
    assert "answered already" in text(client.get(page_of(invitation)))


def test_not_me_is_asked_once_more_and_then_done(client, invitation):
    assert "You are not Anne Martin" in text(client.get(page_of(invitation, "not_me")))
    client.post(page_of(invitation, "not_me"))

    assert status() == "not_me"
    assert "answered already" in text(client.get(page_of(invitation)))


def test_a_link_that_has_run_out_lets_one_ask_for_a_new_one(client, invitation):
    with clock.held_at(invitation.expires_at.replace(year=2027)):
        assert "This link has run out" in text(client.get(page_of(invitation)))
        client.post(page_of(invitation, "accept"))
        client.post(page_of(invitation, "new_link"))

    assert status() == "waiting"
    assert Email.objects.filter(to="rahimi@example.ir", subject__contains="asks for a new link").count() == 1


@pytest.mark.parametrize("end", ["revoked", "refused", "not_me", "expired", "withdrawn"])
def test_a_dead_link_shows_nothing_of_the_application(client, invitation, end):
    known = ("A joint observatory", "We measure the sun together.")
    assert all(words in text(client.get(page_of(invitation, "refuse"))) for words in known)
    at = clock.now()
    if end == "expired":
        at = invitation.expires_at.replace(year=2027)
    elif end == "withdrawn":
        Application.objects.filter(pk=invitation.application.pk).update(status=end)
    else:
        Invitation.objects.filter(pk=invitation.pk).update(status=end, answered_at=at)

    with clock.held_at(at):
        pages = [text(client.get(page_of(invitation, name))) for name in ("invitation", "refuse", "not_me")]

    assert [words for words in known if any(words in page for page in pages)] == []


def test_codes_are_not_sent_without_end(client, invitation):
    answers = [Client().post(page_of(invitation, "accept")).status_code for _ in range(5)]

    assert answers == [302, 302, 302, 429, 429]


@pytest.mark.parametrize("state", ["withdrawn"])
def test_an_application_that_is_no_draft_any_more_takes_notext(client, invitation, state):
    Application.objects.filter(pk=invitation.application.pk).update(status=state)

    assert "no draft any more" in text(client.get(page_of(invitation)))
    client.post(page_of(invitation, "accept"))
    assert not User.objects.filter(email="martin@example.fr").exists()
