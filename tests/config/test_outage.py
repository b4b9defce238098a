"""The database goes away under a page: 503, what was typed is kept, and the next request is as good as any."""

from contextlib import contextmanager

import pytest
from django.db import InterfaceError, OperationalError, connection
from django.test import Client
from django.urls import reverse

from config.views import server_error
from directory.models import Institution
from directory.roles import Role
from tests.pages import soup

pytestmark = pytest.mark.django_db(transaction=True)

SCOPE = 'Water and energy.\nSecond line with <b>signs</b> & "quotes".'


@pytest.fixture
def visitor():
    return Client(raise_request_exception=False)


@contextmanager
def database_away():
    """Nobody answers at the database's address."""
    connection.close()
    with pytest.MonkeyPatch.context() as patches:
        patches.setitem(connection.settings_dict, "HOST", "/nowhere")
        yield
        connection.close()


def kept(response):
    """What the form on the page would send, and where."""
    form = soup(response).select_one("form.kept")
    sent = {field["name"]: field.get("value") for field in form.select("input")}
    sent |= {field["name"]: field.text.removeprefix("\n") for field in form.select("textarea")}
    return form["action"], sent


def test_a_page_says_so_in_both_languages_and_offers_to_try_again(visitor):
    with database_away():
        response = visitor.get("/en/agreements/?q=water&country=IT")

    assert (response.status_code, response["Retry-After"], response["Cache-Control"]) == (503, "5", "no-store")
    page = soup(response)
    assert [section["lang"] for section in page.select("section")] == ["en", "fa"]
    assert {a["href"] for a in page.select("section p a")} == {"/en/agreements/?q=water&country=IT"}
    assert page.select("form") == []


def test_a_form_comes_back_with_everything_that_was_typed_and_can_be_sent_again(visitor, user_with, client_for):
    officer = client_for(user_with(Role.OFFICER), visitor)
    address = reverse("admin:directory_institution_add")
    typed = {"name_en": "University of Trieste", "notes": SCOPE, "_save": "Save", "password": "hunter2"}

    with database_away():
        response = officer.post(address, typed)

    action, sent = kept(response)
    token = sent.pop("csrfmiddlewaretoken")
    assert response.status_code == 503
    assert (action, sent) == (address, {"name_en": typed["name_en"], "notes": SCOPE, "_save": "Save"})
    assert len(token) > 30
    assert b"hunter2" not in response.content

    assert Institution.objects.count() == 0
    assert officer.post(address, sent).status_code == 200


@pytest.mark.parametrize("name", ["account_login", "account_signup", "account_reset_password"])
def test_of_the_account_pages_nothing_is_given_back(visitor, name):
    with database_away():
        response = visitor.post(reverse(name), {"login": "reader@example.org", "email": "reader@example.org"})

    assert response.status_code == 503
    assert soup(response).select("form") == []
    assert b"reader@example.org" not in response.content


@pytest.mark.parametrize(
    ("error", "status"),
    [(ValueError("ours"), 500), (OperationalError("theirs"), 503), (InterfaceError("theirs"), 503)],
)
def test_not_every_accident_is_an_outage(rf, error, status):
    request = rf.post("/en/agreements/", {"title": "Water"})
    try:
        raise error
    except type(error):
        assert server_error(request).status_code == status
