"""Requests that no browser sends in good faith: the answer is a page of ours, nothing is saved, nobody is led away."""

import html
import io
import re
from urllib.parse import urljoin, urlsplit

import pytest
from django.core.cache import cache
from django.core.handlers.wsgi import WSGIRequest
from django.test import Client
from django.urls import reverse

from directory.models import User
from directory.roles import Role
from records.models import Feed
from tests.factories.directory import UserFactory
from tests.house.test_bad_forms import counted

pytestmark = pytest.mark.django_db

EVIL = [
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https:evil.example",
    "https:///evil.example",
    "http://evil.example",
    "HTTPS://evil.example/en/",
    "http://testserver@evil.example/",
    "http://testserver.evil.example/",
    "javascript:alert(1)",
    "data:text/html,x",
    "\t//evil.example",
    " //evil.example",
    "/%0d%0aLocation:%20//evil.example",
    "/\r\nLocation: //evil.example",
    "/en/\x00",
    "//evil.example%2f..",
    "////evil.example",
    "http:\\\\evil.example",
    "/en/../..//evil.example",
    "//[::1]evil",
    "//evil。example",
    "＼＼evil.example",
    "x" * 5000,
]
PASSWORD = "a-long-password-7"
BOUNDARY = "----WebKitFormBoundaryX"


def is_here(address):
    """Whether a browser that is sent to this address stays with us; it reads a backslash as a slash."""
    target = urlsplit(urljoin("http://testserver/en/somewhere/", address.replace("\\", "/")))
    return target.netloc == "testserver" and target.scheme == "http" and not re.search(r"[\0\r\n\t]", address)


def leads(response):
    """Where an answer leads: its redirect and its links."""
    links = re.findall(r'href="([^"]*)"', response.content.decode())
    return [response.headers.get("Location", ""), *(html.unescape(link) for link in links)]


def multipart(*parts, end=f"--{BOUNDARY}--\r\n"):
    """A body in parts of (name, content, what else its head says)."""
    heads = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n{content}\r\n'
        for name, content, more in parts
    ]
    return ("".join(heads) + end).encode()


# What is sent to a form: (type, body) and the statuses that are an answer to it.
BODIES = {
    "no boundary": ("multipart/form-data", b"name=x"),
    "an empty boundary": ("multipart/form-data; boundary=", b"name=x"),
    "a boundary of letters that are none": ("multipart/form-data; boundary=\xff\xfe", b"name=x"),
    "cut off in a head": (f"multipart/form-data; boundary={BOUNDARY}", multipart(("name", "x", ""))[:60]),
    "cut off in a part": (f"multipart/form-data; boundary={BOUNDARY}", multipart(("name", "x" * 99, ""), end="")[:120]),
    "nothing at all": (f"multipart/form-data; boundary={BOUNDARY}", b""),
    "a head without a name": (f"multipart/form-data; boundary={BOUNDARY}", multipart(("", "x", ""))),
    "base64 that is none": (
        f"multipart/form-data; boundary={BOUNDARY}",
        multipart(("name", "%%%", "\r\nContent-Transfer-Encoding: base64")),
    ),
    "a charset nobody has": ("application/x-www-form-urlencoded; charset=klingon", b"name=x"),
    "a charset of old": ("application/x-www-form-urlencoded; charset=utf-7", b"name=+ADw-"),
    "letters that are none": ("application/x-www-form-urlencoded", b"name=%ff%fe%c0%80"),
    "raw bytes": ("application/x-www-form-urlencoded", bytes(range(256))),
    "JSON": ("application/json", b'{"name": "x"}'),
    "XML": ("text/xml", b"<name>x</name>"),
    "no type": ("", b"name=x"),
    "a type of nonsense": ("name=x", b"name=x"),
    "five thousand and one fields": ("application/x-www-form-urlencoded", b"&".join([b"a=1"] * 5_001)),
    "too much in one field": ("application/x-www-form-urlencoded", b"name=" + b"x" * (5 * 1024 * 1024 + 1)),
    "a hundred and one files": (
        f"multipart/form-data; boundary={BOUNDARY}",
        multipart(*((f"f{n}", "x", f'; filename="{n}.pdf"') for n in range(101))),
    ),
}
FORMS = ["account_login", "account_signup", "account_reset_password", "own:profile", "feeds:make", "saved_views:save"]


@pytest.mark.parametrize("what", BODIES)
@pytest.mark.parametrize("language", ["en"])
def test_a_body_that_cannot_be_read_gets_a_page_and_saves_nothing(what, language, as_user, client):
    as_user(Role.OFFICER)
    kind, body = BODIES[what]
    before = counted()

    for name in [*FORMS, "admin:agreements_agreement_add", "admin:agreements_agreement_import"]:
        browser = Client() if name.startswith("account_") else client
        browser.raise_request_exception = False
        response = browser.generic("POST", reverse(name), body, content_type=kind)

        assert response.status_code in {200, 302, 400, 413}, name
        assert response["Content-Type"].startswith(("text/html", "application/json")), name
        if response.status_code >= 400 and response["Content-Type"].startswith("text/html"):
            assert "could not be read" in response.content.decode() or "too much" in response.content.decode(), name
            assert "خوانده نشد" in response.content.decode() or "بیش از" in response.content.decode(), name
        assert "Traceback" not in response.content.decode()
    assert counted() == before


class CutOff(io.BytesIO):
    """A body of which the browser sends the half, and is gone."""

    def read(self, *arguments):
        raise OSError("connection reset by peer")


def test_a_body_that_breaks_off_on_the_way_is_no_accident(as_user, client, rf):
    as_user(Role.OFFICER)
    client.raise_request_exception = False
    before = counted()

    response = client.post(
        reverse("feeds:make"),
        **{"wsgi.input": CutOff(b""), "CONTENT_LENGTH": "1000", "CONTENT_TYPE": "application/x-www-form-urlencoded"},
    )

    assert response.status_code in {200, 400}
    assert counted() == before


@pytest.mark.parametrize("next_", EVIL)
def test_nobody_is_led_away_after_signing_in(next_, client):
    user = UserFactory(password=PASSWORD, email="leila@example.org", verified=True)
    assert User.objects.get() == user

    response = client.post(
        reverse("account_login"), {"login": user.email, "password": PASSWORD, "next": next_}, follow=False
    )

    assert response.status_code in {200, 302, 400}
    assert is_here(response.headers.get("Location", ""))


ROADS = [
    ("account_login", "next"),
    ("account_logout", "next"),
    ("account_signup", "next"),
    ("account_reset_password", "next"),
    ("saved_views:save", "next"),
    ("admin:login", "next"),
]


@pytest.mark.parametrize("name", ["get", "post"])
@pytest.mark.parametrize("role", [None, Role.OFFICER])
def test_no_address_leads_away(name, role, as_user, client):
    if role:
        as_user(role)
    for view, parameter in ROADS:
        for evil in EVIL:
            if role and view == "account_logout" and name == "post":
                as_user(role)
            cache.clear()  # who tries often is told to wait
            path = reverse(view)
            send = {parameter: evil}
            response = client.get(path, send) if name == "get" else client.post(path, send)

            assert response.status_code in {200, 302, 400, 403, 404, 405}, (view, evil)
            assert [to for to in leads(response) if "evil" in to and not is_here(to)] == [], (view, evil)


@pytest.mark.parametrize("target", ["//evil.example", "http://evil.example/", "/\\evil.example", "/en/\r\nX: y"])
def test_an_address_that_leads_away_is_found(target):
    """The negative control of the two above."""
    assert not is_here(target)


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "testserver.evil.example",
        "a" * 300,
        "[::1",
        "x y",
        "testserver#@evil",
        "",
    ],
)
def test_a_host_that_is_not_ours_gets_400_and_no_word_of_it(host, client, settings):
    settings.ALLOWED_HOSTS = ["testserver"]

    for name in ("home", "agreements:list", "account_login", "account_reset_password"):
        response = client.get(reverse(name), headers={"host": host})

        assert response.status_code == 400, name
        assert "evil" not in response.content.decode()
        assert "could not be read" in response.content.decode()


@pytest.mark.parametrize(
    "header", ["x-forwarded-host", "x-forwarded-server", "forwarded", "x-host", "x-original-url", "x-rewrite-url"]
)
def test_a_host_said_beside_the_host_is_not_believed(header, client):
    response = client.get(reverse("account_login"), headers={header: "evil.example"})

    assert response.status_code == 200
    assert "evil" not in response.content.decode()


def test_a_proxy_nobody_trusts_does_not_say_that_it_is_https(client, settings):
    """Only behind our own web server, which writes the header itself, is it read."""
    request = WSGIRequest({"REQUEST_METHOD": "GET", "wsgi.input": io.BytesIO(), "HTTP_X_FORWARDED_PROTO": "https"})

    assert settings.SECURE_PROXY_SSL_HEADER is None
    assert request.is_secure() is False


@pytest.mark.parametrize(
    "cookie", ["x" * 5_000, "\u202e".encode().decode("latin-1"), "a;b", '"', "'", "../../x", "%00"]
)
def test_a_session_nobody_has_is_a_stranger(cookie, client, settings):
    client.cookies[settings.SESSION_COOKIE_NAME] = cookie

    assert client.get(reverse("home")).status_code == 200
    assert client.get(reverse("desk")).status_code == 302


@pytest.mark.parametrize(
    "headers",
    [
        {"accept-language": "x" * 5_000},
        {"accept-language": "fa;q=nan,\x00"},
        {"if-modified-since": "0000-00-00"},
        {"if-none-match": '"' * 1_000},
        {"range": "bytes=999999999999-1,-"},
        {"x-request-id": "a\nb" * 100},
        {"hx-request": "true", "hx-current-url": "javascript:x"},
        {"referer": "//evil.example"},
        {"user-agent": "<script>alert(1)</script>"},
        {"content-length": "-1"},
        {"cookie": "django_language=../../x; csrftoken=" + "x" * 999},
    ],
    ids=lambda headers: next(iter(headers)),
)
def test_heads_that_mean_nothing_change_nothing(headers, client):
    for name in ("home", "agreements:list", "account_login"):
        response = client.get(reverse(name), headers=headers)

        assert response.status_code == 200
        assert "<script>alert" not in response.content.decode()


def test_a_feed_is_found_by_its_whole_secret_only(client):
    assert not Feed.objects.exists()

    for token in ("x", "x" * 5_000, "%00", "..%2f..", "\u202e", "' OR 1=1"):
        assert client.get(f"/feeds/{token}.ics").status_code in {400, 404}
