"""Signing in with ORCID: whose account an iD opens, how it comes to be connected, and what goes wrong on the way."""

import json
import os
import socket
import subprocess
import sys
import zipfile
from io import BytesIO

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.totp.internal.auth import yield_hotp_counters_from_time as counters
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.test import Client
from django.urls import reverse
from django.utils import translation

from directory.closing import close_account, erase_closed_accounts
from directory.models import Person, User
from directory.orcid import WAITING, disconnect_orcid
from directory.roles import Role
from notices.models import Email
from records.history import timeline
from records.personal_data import packed
from records.refusals import Refusal
from tests.directory.doors import code_in, is_signed_in, show_again_who_one_is, sign_in
from tests.directory.fake_orcid import CARBERRY, CLIENT_ID, SECRET, fake_orcid
from tests.factories.directory import PersonFactory, UserFactory
from tests.house.ours import ROOT
from tests.pages import fields, links, soup, text

pytestmark = pytest.mark.django_db

OTHER = "0000-0001-5109-3700"
PAGES = ["orcid", "orcid_connect", "orcid_sign_in", "orcid_callback", "orcid_signup"]


@pytest.fixture(scope="module")
def server():
    with fake_orcid() as server:
        yield server


@pytest.fixture
def orcid(server, settings):
    """An ORCID at which this portal is registered, and somebody who agrees."""
    server.orcid, server.agrees, server.says = CARBERRY, True, None
    server.codes.clear()
    server.visits.clear()
    settings.ORCID_CLIENT_ID, settings.ORCID_SECRET, settings.ORCID_BASE = CLIENT_ID, SECRET, server.base
    return server


@pytest.fixture
def maryam():
    return UserFactory(email="maryam@example.org", name="Maryam Ahmadi", verified=True)


@pytest.fixture
def own(client, maryam):
    """The browser in which she has just signed in."""
    sign_in(client, maryam.email)
    show_again_who_one_is(client)
    return client


def tie(user, orcid=CARBERRY):
    return SocialAccount.objects.create(user=user, provider="orcid", uid=orcid)


def ties():
    return sorted(SocialAccount.objects.values_list("user__email", "provider", "uid"))


def come_in(client, orcid, **sent):
    """Press the button of the sign-in page, agree at ORCID, come back."""
    return client.get(orcid.visit(client.post(reverse("own:orcid_sign_in"), sent)))


def connect(client, orcid):
    return client.get(orcid.visit(client.post(reverse("own:orcid_connect"))), follow=True)


# --- only where it is set up -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("missing", ["ORCID_CLIENT_ID", "ORCID_SECRET"])
def test_without_both_settings_there_is_no_page_for_anybody(client, orcid, settings, own, name, method, missing):
    setattr(settings, missing, "")

    assert getattr(own, method)(reverse(f"own:{name}")).status_code == 404
    assert getattr(Client(), method)(reverse(f"own:{name}")).status_code == 404


def test_the_button_is_there_where_it_is_set_up_and_nowhere_else(client, settings, orcid, own):
    def offered():
        page = soup(Client().get(reverse("account_login")))
        menu = links(own.get(reverse("account_email")), "main nav")
        return len(page.select(f"form[action='{reverse('own:orcid_sign_in')}']")), reverse("own:orcid") in menu.values()

    with_it = offered()
    settings.ORCID_CLIENT_ID = ""

    assert (with_it, offered()) == ((1, True), (0, False))


def test_strangers_are_asked_to_sign_in_before_their_orcid_id_is_shown(client, orcid):
    assert client.get(reverse("own:orcid")).headers["Location"].startswith(reverse("account_login"))
    assert client.post(reverse("own:orcid_connect")).headers["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize(
    ("secret", "base", "directive"),
    [
        ("", "", ["'self'"]),
        (SECRET, "", ["'self'", "https://orcid.org"]),
        (SECRET, "https://sandbox.orcid.org/", ["'self'", "https://sandbox.orcid.org"]),
    ],
)
def test_a_form_may_lead_to_orcid_only_where_it_is_set_up(secret, base, directive):
    own = {"PEYVAND_ORCID_CLIENT_ID": CLIENT_ID, "PEYVAND_ORCID_SECRET": secret, "PEYVAND_ORCID_BASE": base}
    code = "from config import settings; print(settings.CONTENT_SECURITY_POLICY['DIRECTIVES']['form-action'])"

    said = subprocess.check_output([sys.executable, "-c", code], cwd=ROOT, env=os.environ | own, text=True)

    assert said.strip() == str(directive)


# --- signing in ------------------------------------------------------------------------------------------------------


def test_a_connected_orcid_id_opens_its_account_and_leads_where_one_wanted_to_go(client, orcid, maryam, language):
    tie(maryam)

    response = come_in(client, orcid, next=reverse("own:profile"))

    assert response.headers["Location"] == reverse("own:profile")
    assert client.session["_auth_user_id"] == str(maryam.pk)


def test_no_other_site_is_led_to(client, orcid, maryam):
    tie(maryam)

    assert come_in(client, orcid, next="https://evil.example/").headers["Location"] == reverse("home")


def test_staff_who_sign_in_by_orcid_still_show_their_second_step(client, orcid, user_with):
    officer, secret = user_with(Role.OFFICER, verified=True), generate_totp_secret()
    TOTP.activate(officer, secret)
    tie(officer)

    response = come_in(client, orcid)

    assert response.headers["Location"].startswith(reverse("mfa_authenticate"))
    assert not is_signed_in(client)
    client.post(reverse("mfa_authenticate"), {"code": format_hotp_value(hotp_value(secret, list(counters())[1]))})
    assert is_signed_in(client)


def test_staff_without_a_second_step_are_led_to_its_set_up(client, orcid, user_with):
    tie(user_with(Role.OFFICER, verified=True))

    come_in(client, orcid)

    assert client.get(reverse("guidance")).headers["Location"] == reverse("mfa_activate_totp")


def test_a_closed_account_stays_closed(client, orcid, maryam):
    tie(maryam)
    User.objects.filter(pk=maryam.pk).update(is_active=False)

    response = come_in(client, orcid)

    assert response.headers["Location"] == reverse("account_inactive")
    assert not is_signed_in(client)


def test_nothing_but_the_orcid_id_is_kept_of_what_orcid_says(client, orcid, maryam):
    tie(maryam)

    come_in(client, orcid)

    assert SocialAccount.objects.get().extra_data == {}
    assert not SocialToken.objects.exists()
    assert "token-of-orcid" not in json.dumps(dict(client.session))


# --- an iD nobody knows ----------------------------------------------------------------------------------------------


def sign_up(client, orcid, email="josiah@example.org"):
    page = come_in(client, orcid)
    assert page.headers["Location"] == reverse("own:orcid_signup")
    return client.post(reverse("own:orcid_signup"), {"name": "Josiah Carberry", "email": email})


def confirm(client, email="josiah@example.org"):
    letter = Email.objects.filter(to=email).latest("pk")
    return client.post(reverse("account_email_verification_sent"), {"code": code_in(letter)}, follow=True)


def test_an_unknown_orcid_id_makes_nothing_and_asks_for_an_address(client, orcid, language):
    come_in(client, orcid)
    page = client.get(reverse("own:orcid_signup"))

    assert fields(page)["name"] == ["Josiah Carberry"]
    assert fields(page)["email"] == [""]
    assert f"{orcid.base}/{CARBERRY}" in text(page)
    assert not User.objects.exists()


def test_it_is_connected_when_the_code_has_come_back_and_not_before(client, orcid):
    response = sign_up(client, orcid)

    assert response.headers["Location"] == reverse("account_email_verification_sent")
    assert (ties(), is_signed_in(client)) == ([], False)

    confirm(client)

    assert ties() == [("josiah@example.org", "orcid", CARBERRY)]
    assert is_signed_in(client)
    user = User.objects.get()
    assert (user.name, user.has_usable_password()) == ("Josiah Carberry", False)
    assert list(user.appointments.values_list("role", flat=True)) == [Role.SCHOLAR]


def test_the_owner_of_an_address_that_somebody_else_typed_is_not_given_their_orcid_id(client, orcid):
    """Else the stranger could come in with it, once the owner has confirmed the address."""
    sign_up(client, orcid, "victim@example.org")

    owner = Client()
    owner.post(reverse("account_request_login_code"), {"email": "victim@example.org"})
    owner.post(reverse("account_confirm_login_code"), {"code": code_in(Email.objects.latest("pk"))})

    assert (is_signed_in(owner), ties()) == (True, [])
    assert come_in(Client(), orcid).headers["Location"] == reverse("own:orcid_signup")


def test_the_address_of_an_account_there_is_never_connected_and_tells_nobody_that_it_is_one(client, orcid, maryam):
    taken = sign_up(client, orcid, maryam.email)
    free = sign_up(Client(), orcid, "new@example.org")

    assert (taken.status_code, taken.headers["Location"]) == (free.status_code, free.headers["Location"])
    assert [letter.subject for letter in Email.objects.filter(to=maryam.email)] == ["You have an account already"]
    assert ties() == []


def test_whoever_signs_in_otherwise_meanwhile_is_not_given_the_orcid_id(client, orcid, maryam):
    come_in(client, orcid)

    sign_in(client, maryam.email)

    assert ties() == []
    assert WAITING not in client.session


def test_without_an_orcid_id_there_is_no_page_to_sign_up_with_one(client, orcid):
    assert client.get(reverse("own:orcid_signup")).headers["Location"] == reverse("account_login")


def test_signing_up_has_the_same_limit_as_without_orcid(client, orcid):
    come_in(client, orcid)

    answers = [client.post(reverse("own:orcid_signup"), {"email": "x"}).status_code for _ in range(21)]

    assert answers == [200] * 20 + [429]


# --- connecting ------------------------------------------------------------------------------------------------------


def test_an_account_is_connected_and_its_owner_told(own, orcid, maryam, language):
    page = connect(own, orcid)

    assert ties() == [(maryam.email, "orcid", CARBERRY)]
    assert f"{orcid.base}/{CARBERRY}" in links(page).values()
    letter = Email.objects.latest("pk")
    assert (letter.to, CARBERRY in letter.text, letter.is_secret) == (maryam.email, True, True)
    with translation.override(language):
        assert str(User.verbs["connect_orcid"]) in [entry.label for entry in timeline(maryam)]


def test_the_orcid_id_is_written_on_the_person_with_who_did_it(own, orcid, maryam):
    person = PersonFactory(user=maryam, orcid=OTHER)

    connect(own, orcid)

    person.refresh_from_db()
    assert person.orcid == CARBERRY
    [entry] = [entry for entry in timeline(person) if entry.label == "ORCID iD connected"]
    assert [(change.before, change.after) for change in entry.changes] == [(OTHER, CARBERRY)]
    assert entry.by_name == "Maryam Ahmadi"


def test_the_orcid_id_is_written_on_a_person_who_is_linked_later(own, orcid, maryam):
    connect(own, orcid)
    person = PersonFactory(email=maryam.email)

    sign_in(Client(), maryam.email)

    person.refresh_from_db()
    assert (person.user, person.orcid) == (maryam, CARBERRY)


@pytest.mark.parametrize("signs_up", [False, True])
def test_an_orcid_id_that_stands_with_another_person_is_refused_with_a_sentence(client, orcid, maryam, signs_up):
    PersonFactory(orcid=CARBERRY, given_en="Another")

    if signs_up:
        sign_up(client, orcid)
        page = confirm(client)
    else:
        sign_in(client, maryam.email)
        show_again_who_one_is(client)
        page = connect(client, orcid)

    assert "an officer finds out which entry is wrong" in text(page)
    assert (ties(), is_signed_in(client)) == ([], True)


def test_once_an_officer_has_resolved_it_the_orcid_id_is_connected(own, orcid, maryam):
    other, mine = PersonFactory(orcid=CARBERRY), PersonFactory(user=maryam)
    connect(own, orcid)
    Person.objects.filter(pk=other.pk).update(orcid=None)

    connect(own, orcid)

    mine.refresh_from_db()
    assert (ties(), mine.orcid) == ([(maryam.email, "orcid", CARBERRY)], CARBERRY)


def test_an_orcid_id_opens_one_account(own, orcid):
    other = UserFactory(email="other@example.org")
    tie(other)

    page = connect(own, orcid)

    assert "This ORCID iD opens another account here." in text(page)
    assert ties() == [("other@example.org", "orcid", CARBERRY)]


def test_an_account_has_one_orcid_id_and_connecting_it_again_changes_nothing(own, orcid, maryam):
    connect(own, orcid)
    letters = Email.objects.count()

    connect(own, orcid)
    orcid.orcid = OTHER
    page = connect(own, orcid)

    assert "connected with another ORCID iD" in text(page)
    assert (ties(), Email.objects.count()) == ([(maryam.email, "orcid", CARBERRY)], letters)


@pytest.mark.parametrize("name", ["orcid", "orcid_connect"])
def test_who_signed_in_long_ago_is_asked_once_more(client, client_for, maryam, orcid, name):
    client_for(maryam, client)

    response = client.post(reverse(f"own:{name}"))

    assert response.headers["Location"].startswith(reverse("account_reauthenticate"))
    assert ties() == []


# --- disconnecting ---------------------------------------------------------------------------------------------------


def test_a_disconnected_orcid_id_opens_nothing_and_stays_on_the_person(own, orcid, maryam):
    person = PersonFactory(user=maryam)
    connect(own, orcid)

    page = own.post(reverse("own:orcid"), follow=True)

    person.refresh_from_db()
    assert "Disconnected." in text(page)
    assert (ties(), person.orcid) == ([], CARBERRY)
    assert Email.objects.latest("pk").subject == "An ORCID iD was disconnected from your account"
    assert come_in(Client(), orcid).headers["Location"] == reverse("own:orcid_signup")


def test_the_only_way_in_is_not_taken_away(own, orcid, maryam):
    connect(own, orcid)
    EmailAddress.objects.filter(user=maryam).update(verified=False)

    page = own.post(reverse("own:orcid"))

    assert "This is your only way in. Confirm an email address first." in text(page)
    assert ties() == [(maryam.email, "orcid", CARBERRY)]


def test_what_is_not_connected_is_not_disconnected(maryam):
    with pytest.raises(Refusal, match="not connected"):
        disconnect_orcid(maryam, by=maryam)


# --- what goes wrong on the way --------------------------------------------------------------------------------------


def test_whoever_does_not_agree_is_led_back_with_a_sentence(client, orcid, language):
    orcid.agrees = False

    page = come_in(client, orcid)

    assert page.status_code == 200
    with translation.override(language):
        assert translation.gettext("At ORCID you chose not to tell us your iD. Nothing was changed here.") in text(page)
    assert reverse("account_login") in links(page).values()


def test_whoever_comes_from_another_browser_or_too_late_begins_once_more(client, orcid, maryam):
    tie(maryam)
    back = orcid.visit(client.post(reverse("own:orcid_sign_in")))

    elsewhere = Client().get(back)

    assert (elsewhere.status_code, "began in another browser" in text(elsewhere)) == (400, True)
    assert client.get(back).headers["Location"] == reverse("home")
    assert client.get(back).status_code == 400  # a code and its state count once


@pytest.mark.parametrize(
    "says",
    [
        (500, {"error": "server_error"}),
        (200, "<html>A proxy</html>"),
        (200, []),
        (200, {"access_token": "x"}),
        (200, {"access_token": "x", "orcid": "0000-0002-1825-0098"}),
        (200, {"access_token": "x", "orcid": {"path": CARBERRY}}),
    ],
    ids=str,
)
def test_an_answer_that_is_none_opens_nothing(client, orcid, maryam, says):
    tie(maryam)
    orcid.says = says

    page = come_in(client, orcid)

    assert (page.status_code, is_signed_in(client)) == (503, False)
    assert "ORCID does not answer just now" in text(page)


def test_where_orcid_is_away_a_page_says_so(client, orcid, settings, maryam):
    tie(maryam)
    back = orcid.visit(client.post(reverse("own:orcid_sign_in")))
    with socket.socket() as nobody_listens:
        nobody_listens.bind(("127.0.0.1", 0))
        settings.ORCID_BASE = f"http://127.0.0.1:{nobody_listens.getsockname()[1]}"

        page = client.get(back)

    assert (page.status_code, is_signed_in(client)) == (503, False)


def test_a_forged_code_opens_nothing(client, orcid, maryam):
    tie(maryam)
    back = orcid.visit(client.post(reverse("own:orcid_sign_in")))

    page = client.get(back.replace("code=", "code=0"))

    assert (page.status_code, is_signed_in(client)) == (503, False)


def test_the_secret_goes_to_orcid_and_to_no_browser(client, orcid, maryam):
    tie(maryam)
    there = client.post(reverse("own:orcid_sign_in"))
    client.get(orcid.visit(there))

    assert SECRET not in there.headers["Location"]
    assert [sent["client_secret"] for sent in orcid.visits] == [SECRET]


# --- what is told and what is erased -------------------------------------------------------------------------------


def test_ones_own_data_name_the_connection(maryam):
    tie(maryam)
    tie(UserFactory(), OTHER)

    files = zipfile.ZipFile(BytesIO(packed(maryam)))

    assert [row["uid"] for row in json.loads(files.read("data.json"))["orcid"]["rows"]] == [CARBERRY]


def test_an_account_that_is_erased_frees_its_orcid_id(maryam):
    tie(maryam)
    close_account(maryam, by="test")
    assert ties() == [(maryam.email, "orcid", CARBERRY)]

    User.objects.filter(pk=maryam.pk).update(closed_at="2020-01-01T00:00:00Z")
    erase_closed_accounts()

    assert ties() == []
