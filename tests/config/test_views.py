import datetime as dt

import pytest
from django.conf import settings
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from config.demo_accounts import ACCOUNTS
from directory.models import User
from directory.roles import Role
from records.models import Office
from tests.factories.agreements import AgreementFactory, CorrectionFactory, OfficerAssignmentFactory
from tests.factories.directory import (
    PASSWORD,
    AppointmentFactory,
    InstitutionFactory,
    InstitutionMentionFactory,
    UserFactory,
)
from tests.factories.programs import CallAreaFactory, CallFactory
from tests.pages import fields, links, soup, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

HOME_QUERIES = {None: 7, Role.OFFICER: 14}
CALL_QUERIES = 5  # open calls, those to come, the areas of both, programmes


@pytest.fixture
def demo(monkeypatch):
    monkeypatch.setattr(settings, "DEMO", True)


def public(title, *, country="IT", **values):
    partner = InstitutionFactory(country=country)
    return AgreementFactory(concluded=True, public=True, title_en=title, partner__institution=partner, **values)


@pytest.fixture
def register():
    public("Newest", country="FR", signed_on=dt.date(2026, 5, 1))
    public("Ending", term__ends_on=dt.date(2026, 12, 31))
    public("Notice passed", term__notice_days=900)
    public("Endless", term__end_not_known=True)
    public("Undated", term=None, signed_on=None)
    AgreementFactory(concluded=True, restricted=True, title_en="Secret", partner__unknown=True)
    AgreementFactory(title_en="Draft")


def figures(response):
    """Each number with the address it leads to."""
    return {
        tile.select_one(".kpi-label").text: (tile.select_one(".kpi-value").text, tile["href"])
        for tile in soup(response).select("a.kpi")
    }


@pytest.mark.parametrize("count", [1, 3, 50])
@pytest.mark.parametrize("role", HOME_QUERIES)
def test_home_costs_the_same_however_much_there_is(client, as_user, role, count):
    if role:
        as_user(role)
    for n in range(count):
        OfficerAssignmentFactory(agreement=public(f"Agreement {n}"))
    client.get("/en/")
    Office.forget()
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/en/").status_code == 200

    assert len(queries) == HOME_QUERIES[role]


@pytest.mark.parametrize("count", [1, 3, 20])
@pytest.mark.parametrize("role", HOME_QUERIES)
def test_calls_on_the_home_page_cost_the_same_however_many_there_are(client, as_user, role, count):
    if role:
        as_user(role)
    for n in range(count):
        OfficerAssignmentFactory(agreement=public(f"Agreement {n}"))
        CallAreaFactory(call=CallFactory(open=True))
        CallAreaFactory(call=CallFactory(status="published", opens_at=dt.datetime(2027, 1, 1, tzinfo=dt.UTC)))
    client.get("/en/")
    Office.forget()
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/en/").status_code == 200

    assert len(queries) == HOME_QUERIES[role] + CALL_QUERIES


def an_open_call(title, closes_at=None, **values):
    return CallFactory(
        status="published",
        title_en=title,
        opens_at=dt.datetime(2026, 11, 1, tzinfo=dt.UTC),
        closes_at=closes_at,
        **values,
    )


def test_home_begins_with_the_calls_that_are_open_and_keeps_the_register_below(client, register):
    an_open_call("Rolling")
    an_open_call("Later", dt.datetime(2027, 3, 1, 9, 30, tzinfo=dt.UTC))
    an_open_call("Sooner", dt.datetime(2026, 12, 1, 9, 30, tzinfo=dt.UTC))
    CallFactory(title_en="Draft")

    page = client.get("/en/")

    assert [link.text for link in soup(page).select(".card-row h3 a")][:3] == ["Sooner", "Later", "Rolling"]
    assert links(page)["See 3 open calls"] == "/en/calls/"
    assert "Draft" not in text(page)
    assert [heading.text for heading in soup(page).select("h2")] == [
        "Open calls",
        "Key dates",
        "How applying works",
        "Programmes",
        "The register today",
        "Newest agreements",
        "Agreements by country",
        "Contact",
        "In this portal",
        "About this site",
    ]


def test_a_key_date_is_the_day_where_the_call_is_at_home(client):
    closes_at = dt.datetime(2027, 1, 31, 22, 59, tzinfo=dt.UTC)  # 2:29 the next morning at the office
    an_open_call("Associates", closes_at, time_zone="Europe/Rome", programme__partner_country="IT")

    dates = " ".join(soup(client.get("/en/")).select_one(".dates").get_text(" ").split())

    assert dates == "Jan 31 Associates closes 31 January 2027 ( 11 Bahman 1405 ) 23:59 Rome"


def test_staff_find_what_waits_for_them_beside_the_calls(client, as_user):
    as_user(Role.OFFICER)
    an_open_call("Open")

    headings = [heading.text for heading in soup(client.get("/en/")).select("main h2")]

    assert headings[:2] == ["Open calls", "Waiting for you"]
    assert headings.count("Waiting for you") == 1


def test_where_no_call_is_open_home_says_which_is_expected_next(client):
    CallFactory(status="published", title_en="Spring", opens_at=dt.datetime(2027, 1, 1, tzinfo=dt.UTC))

    page = client.get("/en/")

    assert "No open calls today" in text(page)
    assert [link.text for link in soup(page).select(".card-row h3 a")] == ["Spring"]
    assert links(page)["Be told of new calls"] == "/en/calls/alerts/"


def test_an_office_without_calls_has_a_home_page_of_its_register_alone(client, register):
    assert [heading.text for heading in soup(client.get("/en/")).select("main h2")] == [
        "The register today",
        "Newest agreements",
        "Agreements by country",
    ]


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (None, {"In force": "3", "Expiring": "2", "Countries": "2", "End not known": "1"}),
        (Role.OFFICER, {"In force": "4", "Expiring": "2", "Countries": "2", "End not known": "1"}),
    ],
)
def test_each_figure_leads_to_a_list_with_that_many_rows(client, as_user, register, role, expected):
    if role:
        as_user(role)
    shown = figures(client.get("/en/"))

    assert {label: number for label, (number, _url) in shown.items()} == expected
    for label, (number, url) in shown.items():
        if label != "Countries":
            assert len(soup(client.get(url)).select("a.title")) == int(number)


@pytest.mark.parametrize("role", [None, Role.OFFICER])
def test_each_country_s_bar_leads_to_a_list_with_that_many_rows(client, as_user, register, role):
    if role:
        as_user(role)
    bars = {
        row.select_one("a")["href"]: int(row.select_one(".num").text)
        for row in soup(client.get("/en/")).select("#countries tbody tr")
    }

    assert sorted(bars.values()) == [1, 4]
    assert {url: len(soup(client.get(url)).select("a.title")) for url in bars} == bars


def test_the_newest_five_are_shown_and_nothing_secret(client, register, canary):
    AgreementFactory(concluded=True, restricted=True, title_en=canary, signed_on=dt.date(2026, 11, 1))
    response = client.get("/en/")

    assert [link.text for link in soup(response).select(".card-row h3 a")] == [
        "Newest",
        "Endless",
        "Notice passed",
        "Ending",
    ]
    assert canary not in text(response)


def test_the_search_box_leads_into_the_register(client, register):
    form = soup(client.get("/en/")).select_one(".hero-search")

    response = client.get(form["action"], {form.select_one("input")["name"]: "endless"})

    assert [link.text for link in soup(response).select("a.title")] == ["Endless"]


def test_staff_see_what_waits_and_where(client, as_user, register):
    as_user(Role.OFFICER)
    InstitutionMentionFactory()
    items = {
        item.select_one("b").text: (item.select_one(".attention-count").text, item.select_one("a")["href"])
        for item in soup(client.get("/en/")).select(".attention li")
    }

    assert {label: number for label, (number, _url) in items.items()} == {
        "agreement ends within 180 days": "1",
        "entries to compare with the paper": "6",
        "name of an institution to be resolved": "1",
        "draft of an agreement": "1",
        "renewals are to be reviewed": "2",
    }
    for number, url in items.values():
        listed = soup(client.get(url)).select("#result_list tbody tr, #main table.data-stack tbody tr")
        assert len(listed) == int(number), url
    assert [line.text for line in soup(client.get("/en/admin/")).select(".attention b")] == list(items)


def test_home_shows_the_oldest_six_kinds_and_says_how_many_more_there_are(client, as_user, register):
    as_user(Role.OFFICER, Role.ADMINISTRATOR)
    InstitutionMentionFactory()
    for status in ("in_review", "in_signature"):
        AgreementFactory(status=status)
    CorrectionFactory()
    response = client.get("/en/")

    assert len(soup(response).select(".attention li")) == 6
    assert "and 2 other kinds of things" in text(response)
    assert links(response, ".panel-warn")["All, the oldest first"] == reverse("desk")


@pytest.mark.parametrize("role", [None, Role.SCHOLAR])
def test_for_others_nothing_waits(client, as_user, register, role):
    if role:
        as_user(role)

    assert not soup(client.get("/en/")).select(".attention")


def test_home_of_an_empty_register_says_so(client):
    response = client.get("/en/")

    assert "The register is empty" in text(response)
    assert {number for number, _url in figures(response).values()} == {"0"}


def test_home_is_read_in_persian(client, register):
    response = client.get("/fa/")

    assert {number for number, _url in figures(response).values()} == {"۳", "۲", "۱"}
    assert soup(response).html["dir"] == "rtl"


# --- the demo's doors ------------------------------------------------------------------------------------------------


def cards(response):
    return soup(response).select("form[action$='/enter-as/']")


def test_the_demo_offers_its_people_and_each_card_opens_a_door(client, demo):
    leila = ACCOUNTS[2]
    AppointmentFactory(user=UserFactory(email=leila.email, name=leila.name), role=Role.OFFICER)
    shown = cards(client.get("/en/"))

    assert [card.select_one("b").text for card in shown] == [account.name for account in ACCOUNTS]

    response = client.post("/en/enter-as/", {"email": leila.email, "next": reverse("admin:index")})

    assert response.url == reverse("admin:index")
    assert client.session["_auth_user_id"] == str(User.objects.get(email=leila.email).pk)
    assert not cards(client.get("/en/"))


def test_outside_the_demo_there_is_no_such_door(client):
    UserFactory(email=ACCOUNTS[0].email)

    assert not cards(client.get("/en/"))
    assert client.post("/en/enter-as/", {"email": ACCOUNTS[0].email}).status_code == 404
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("email", ["", "nobody@example.org", "real@example.org"])
def test_only_the_demo_s_own_people_are_entered_as(client, demo, email):
    UserFactory(email="real@example.org")

    assert client.post("/en/enter-as/", {"email": email}).status_code == 404
    assert "_auth_user_id" not in client.session


def test_one_of_the_demo_s_people_who_was_not_seeded_is_not_there(client, demo):
    assert client.post("/en/enter-as/", {"email": ACCOUNTS[0].email}).status_code == 404


def test_looking_at_the_door_does_not_open_it(client, demo):
    assert client.get("/en/enter-as/", {"email": ACCOUNTS[0].email}).status_code == 405


def test_a_card_leads_nowhere_else(client, demo):
    UserFactory(email=ACCOUNTS[0].email)

    response = client.post("/en/enter-as/", {"email": ACCOUNTS[0].email, "next": "https://elsewhere.example/"})

    assert response.url == reverse("home")


# --- the rest --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("spoken", "page"), [("fa-IR,fa;q=0.9", "/fa/"), ("de", "/en/")])
def test_the_bare_address_leads_to_the_reader_s_language(client, spoken, page):
    assert client.get("/", headers={"Accept-Language": spoken}).url == page


def test_health_answers_and_is_never_cached(client):
    response = client.get("/healthz")

    assert (response.content, "no-store" in response["Cache-Control"]) == (b'{"status": "ok"}', True)


@pytest.mark.parametrize("name", ["guidance", "accessibility", "privacy", "contact"])
def test_pages_of_text_are_there_for_everybody(client, name):
    assert client.get(reverse(name)).status_code == 200


@pytest.mark.parametrize(("role", "status"), [(Role.OFFICER, 200), (Role.SCHOLAR, 403)])
def test_the_style_guide_is_the_staff_s(client, as_user, role, status):
    as_user(role)

    assert client.get(reverse("styleguide")).status_code == status


def test_a_page_that_is_not_there_says_so_in_words(client):
    response = client.get("/fa/nothing/here/")

    assert response.status_code == 404
    assert soup(response).html["lang"] == "fa"
    assert links(response, "main")


def test_the_hero_search_sends_nothing_else(client):
    assert fields(client.get("/en/"), ".hero-search") == {"q": [""]}


def test_the_privacy_page_is_right_about_cookies_two_and_no_more(client, as_user):
    """Reading, signing in and out, choosing a language, and pages that say something at their top."""
    user = UserFactory(verified=True)
    for page in ("home", "guidance", "agreements:list", "account_login", "account_signup"):
        client.get(reverse(page))
    client.get("/")
    client.post(reverse("account_login"), {"login": user.email, "password": "wrong"})
    signed_in = client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    told = list(get_messages(signed_in.wsgi_request))
    client.post(reverse("account_logout"))
    as_user(Role.OFFICER)
    client.get(reverse("admin:index"))

    assert told
    assert set(client.cookies) == {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME}
    assert "Two, both necessary." in text(client.get(reverse("privacy")))
