"""The pages of one's own account: the name, where one is signed in, one's own data, the end."""

import csv
import datetime as dt
import io
import json
import zipfile

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse
from django.utils import translation

from directory import actions
from directory.devices import device
from directory.models import User
from directory.roles import Role
from notices.models import Email
from records.models import Job, JobStatus
from tests.directory.doors import is_signed_in, show_again_who_one_is, sign_in
from tests.factories.directory import AppointmentFactory, PersonFactory, UserFactory
from tests.factories.records import ActionItemFactory, JobFactory
from tests.pages import body, rows, soup, text

pytestmark = pytest.mark.django_db

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
    " Version/18.0 Mobile/15E148 Safari/604.1"
)
EDGE = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0"
)


@pytest.fixture
def maryam():
    return UserFactory(email="maryam@example.org", name="Maryam Ahmadi", name_fa="مریم احمدی", verified=True)


@pytest.fixture
def own(client, maryam):
    """The browser in which she has just signed in."""
    sign_in(client, maryam.email, headers={"User-Agent": FIREFOX})
    show_again_who_one_is(client)
    return client


# --- the name ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "english", "persian"),
    [
        ({"name": "Maryam Ahmadi", "name_fa": "مریم احمدی"}, "Maryam Ahmadi", "مریم احمدی"),
        ({"name": "Maryam Ahmadi"}, "Maryam Ahmadi", "Maryam Ahmadi"),
        ({"name": "", "name_fa": "مریم احمدی"}, "مریم احمدی", "مریم احمدی"),
        ({"name": ""}, "maryam@example.org", "maryam@example.org"),
    ],
)
def test_an_account_is_named_in_the_readers_language(values, english, persian):
    user = UserFactory.build(email="maryam@example.org", **values)

    assert str(user) == english
    with translation.override("fa"):
        assert str(user) == persian


def test_the_head_of_a_page_names_its_reader_in_the_language_of_the_page(own, language):
    page = soup(own.get(reverse("guidance")))

    assert page.select_one("header .menu summary bdi").text == {"en": "Maryam Ahmadi", "fa": "مریم احمدی"}[language]


def test_one_says_how_to_be_named(own, maryam):
    sent = {"name": "Maryam A. Ahmadi", "name_fa": "مریم احمدی‌نژاد", "language": "fa"}

    response = own.post(reverse("own:profile"), sent)

    assert response.headers["Location"] == reverse("own:profile")
    assert User.objects.filter(pk=maryam.pk).values(*sent).get() == sent


def test_an_account_is_not_left_without_a_name(own, maryam):
    response = own.post(reverse("own:profile"), {"name": "", "name_fa": "", "language": "en"})

    assert "name" in response.context["form"].errors
    assert User.objects.get(pk=maryam.pk).name == "Maryam Ahmadi"


# --- where one is signed in ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (FIREFOX, "Firefox on Linux"),
        (IPHONE, "Safari on iPhone"),
        (EDGE, "Edge on Windows"),
        ("curl/8.5", "Unknown device"),
        ("", "Unknown device"),
        ("Firefox/1", "Firefox"),
    ],
)
def test_a_device_is_told_in_words(user_agent, words):
    assert device(user_agent) == words


@pytest.fixture
def elsewhere(maryam):
    client = Client()
    sign_in(client, maryam.email, headers={"User-Agent": IPHONE})
    return client


def test_the_list_says_device_and_address_and_which_is_this_one(own, elsewhere):
    here, there = rows(own.get(reverse("usersessions_list")))

    assert (here[0], here[1], here[-1]) == ("Firefox on Linux this one", "127.0.0.1", "")
    assert (there[0], there[-1]) == ("Safari on iPhone", "Sign out : Safari on iPhone")


def test_both_calendars_say_when(own, elsewhere):
    page = soup(own.get(reverse("usersessions_list")))

    assert len(page.select("tbody time")) == 4
    assert all("(" in cell.text for cell in page.select("tbody time"))


def test_one_session_is_ended_and_the_others_stay(own, elsewhere, maryam):
    other = UserSession.objects.get(session_key=elsewhere.session.session_key)

    response = own.post(reverse("own:end_session", args=[other.pk]), follow=True)

    assert "Signed out: Safari on iPhone." in text(response)
    assert (is_signed_in(own), is_signed_in(elsewhere)) == (True, False)


def test_whoever_ends_the_session_they_are_in_is_signed_out(own, maryam):
    this = UserSession.objects.get(session_key=own.session.session_key)

    response = own.post(reverse("own:end_session", args=[this.pk]), follow=True)

    assert response.redirect_chain[-1][0].startswith(reverse("account_login"))
    assert "Signed out:" in text(response)
    assert not is_signed_in(own)


def test_nobody_ends_the_session_of_another(own, client_for):
    stranger = Client()
    sign_in(stranger, UserFactory(verified=True).email)
    theirs = UserSession.objects.get(session_key=stranger.session.session_key)

    own.post(reverse("own:end_session", args=[theirs.pk]))

    assert is_signed_in(stranger)


def test_all_others_are_ended_at_once(own, elsewhere):
    own.post(reverse("usersessions_list"))

    assert (is_signed_in(own), is_signed_in(elsewhere)) == (True, False)


def test_a_new_password_ends_the_others(own, elsewhere):
    new = {"oldpassword": "correct-horse-battery", "password1": "another-long-one", "password2": "another-long-one"}

    own.post(reverse("account_change_password"), new)

    assert own.get(reverse("account_email")).status_code == 200
    assert elsewhere.get(reverse("account_email")).status_code == 302


def test_a_role_given_or_ended_by_somebody_else_asks_to_sign_in_anew(own, maryam, user_with):
    administrator = user_with(Role.ADMINISTRATOR)

    appointment = actions.appoint(maryam, role=Role.REVIEWER, by=administrator)
    assert not is_signed_in(own)

    sign_in(own, maryam.email)
    actions.end_appointment(appointment, by=administrator)
    assert not is_signed_in(own)


def test_the_last_page_opened_is_noted_but_not_at_every_page(own, time_machine):
    session = UserSession.objects.get()
    first = session.last_seen_at
    time_machine.move_to(dt.datetime.now(dt.UTC) + dt.timedelta(minutes=11))

    own.get(reverse("guidance"))
    session.refresh_from_db()
    noted = session.last_seen_at
    own.get(reverse("guidance"))
    session.refresh_from_db()

    assert first < noted == session.last_seen_at


# --- one's own data --------------------------------------------------------------------------------------------------


@pytest.fixture
def packet(own, maryam, worker):
    """Asked for by the button, made by the worker, fetched: (names in the ZIP, its JSON)."""

    def fetch():
        with worker():
            own.post(reverse("own:data"))
        [link] = soup(own.get(reverse("own:data"))).select("main .record-list a")
        return zipfile.ZipFile(io.BytesIO(body(own.get(link["href"]))))

    return fetch


def test_the_packet_holds_what_is_known_of_its_owner_and_nothing_of_others(packet, maryam, canary):
    PersonFactory(user=maryam, nationality="IR", orcid="0000-0002-1825-0097")
    AppointmentFactory(user=maryam, role=Role.SCHOLAR)
    ActionItemFactory(owner=maryam, title="=Send the list")
    ActionItemFactory(title=canary)
    PersonFactory(family_en=canary)

    files = packet()
    data = json.loads(files.read("data.json"))

    assert data["account"]["rows"][0]["email"] == "maryam@example.org"
    assert data["person"]["rows"][0]["orcid"] == "0000-0002-1825-0097"
    assert [row["role"] for row in data["appointments"]["rows"]] == ["scholar"]
    assert len(data["sessions"]["rows"]) == 1
    whole = b"".join(files.read(name) for name in files.namelist())
    assert canary.encode() not in whole
    assert maryam.password.encode() not in whole
    [heading, row] = csv.reader(io.StringIO(files.read("actions.csv").decode("utf-8-sig")))
    assert (heading[0], row[0]) == ("title", "'=Send the list")


def test_what_somebody_did_is_told(packet, maryam):
    actions.edit_profile(maryam, name="M", name_fa="", language="fa", by=maryam)

    acts = json.loads(packet().read("data.json"))["acts"]["rows"]

    assert [(act["act"], act["kind"], act["number"]) for act in acts] == [("edit", "directory.User", maryam.pk)]


def test_a_letter_says_that_it_is_ready(packet, maryam):
    packet()

    [letter] = Email.objects.filter(person=maryam, is_secret=False)
    assert letter.subject == "Your data are ready"
    assert reverse("own:data") in letter.text


def test_one_packet_is_made_at_a_time(own):
    own.post(reverse("own:data"))
    own.post(reverse("own:data"))

    assert Job.objects.count() == 1


def test_nobody_fetches_the_packet_of_another(own):
    theirs = JobFactory(kind="own-data", owner=UserFactory(), status=JobStatus.DONE)

    assert own.get(reverse("own:data_file", args=[theirs.uuid])).status_code == 404


@pytest.mark.parametrize("address", ["own:data", "own:close"])
def test_who_signed_in_long_ago_is_asked_once_more(client, maryam, client_for, address):
    client_for(maryam, client)

    assert client.get(reverse(address)).headers["Location"].startswith(reverse("account_reauthenticate"))


# --- the end ---------------------------------------------------------------------------------------------------------


def test_one_closes_the_own_account(own, maryam, language):
    page = own.get(reverse("own:close"))
    assert len(soup(page).select(".panel-grave li")) == 4

    response = own.post(reverse("own:close"))

    assert response.headers["Location"] == reverse("home")
    assert not is_signed_in(own)
    assert not User.objects.get(pk=maryam.pk).is_active


def test_what_is_still_to_be_done_is_said_instead(own, maryam):
    ActionItemFactory(owner=maryam)

    page = soup(own.get(reverse("own:close")))
    own.post(reverse("own:close"))

    assert [row.text for row in page.select(".panel-warn li")] == [
        "1 action is still to be done: do it, or give it to somebody else."
    ]
    assert not page.select("main form.form")
    assert User.objects.get(pk=maryam.pk).is_active


def test_the_last_administrator_is_told_to_appoint_another(client, as_user):
    as_user(Role.ADMINISTRATOR)
    show_again_who_one_is(client)

    page = soup(client.get(reverse("own:close")))

    assert [row.text for row in page.select(".panel-warn li")] == [
        "Somebody must remain administrator: appoint another one first."
    ]
