"""Headers and cookies that make a browser careful, on every kind of answer there is."""

import importlib.util
import re
from types import ModuleType

import gunicorn
import pytest
from django.conf import settings
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path, reverse

from config import urls
from directory.roles import Role
from records import views
from records.models import Job
from tests.factories.directory import PASSWORD, UserFactory
from tests.house.headers import faults, faults_of_policy
from tests.house.world import paper_of, token
from tests.pages import body, fields

pytestmark = pytest.mark.django_db

NGINX = (settings.BASE_DIR / "deploy" / "nginx.conf").read_text()


def breaks(error):
    def view(*args, **kwargs):
        raise error

    return view


def an_address(world, name, actor):
    people = world.people
    job = Job.objects.filter(owner=people.get(actor), kind="report").first()
    return {
        "page": reverse("home"),
        "desk": reverse("desk"),
        "redirect": "/",
        "to sign-in": reverse("desk"),
        "unreadable": f"{reverse('home')}?q=%00",
        "forbidden": reverse("health_page"),
        "not there": reverse("home") + "nothing/",
        "broken": reverse("records:report_list"),
        "away": reverse("records:report_list"),
        "static": "/static/css/portal.css",
        "pdf": reverse("records:job_file", args=[job.uuid]) if job else "",
        "document": reverse("document", args=[paper_of(world.agreements[0])]),
        "feed": reverse("calendar", args=[token(people[Role.SCHOLAR])]),
        "json": reverse("directory:typeahead") + "?q=university",
        "health": reverse("health"),
        "security.txt": reverse("security_txt"),
        "csv": reverse("agreements:list") + "?format=csv",
        "xlsx": reverse("agreements:list") + "?format=xlsx",
        "open data": reverse("agreements:list") + "?format=json",
        "admin": reverse("admin:index"),
        "admin's script": reverse("admin:jsi18n"),
        "autocomplete": reverse("admin:autocomplete")
        + "?app_label=agreements&model_name=agreement&field_name=parent&term=",
    }[name]


KINDS = [
    ("page", "anonymous", 200),
    ("page", Role.OFFICER, 200),
    ("desk", Role.SCHOLAR, 200),
    ("redirect", "anonymous", 302),
    ("redirect", Role.OFFICER, 302),
    ("to sign-in", "anonymous", 302),
    ("unreadable", "anonymous", 400),
    ("forbidden", Role.OFFICER, 403),
    ("not there", "anonymous", 404),
    ("not there", Role.OFFICER, 404),
    ("broken", Role.OFFICER, 500),
    ("away", Role.OFFICER, 503),
    ("static", "anonymous", 200),
    ("static", Role.OFFICER, 200),
    ("pdf", Role.OFFICER, 200),
    ("document", "anonymous", 200),
    ("document", Role.OFFICER, 200),
    ("feed", "anonymous", 200),
    ("json", Role.OFFICER, 200),
    ("health", "anonymous", 200),
    ("security.txt", "anonymous", 200),
    ("csv", "anonymous", 200),
    ("csv", Role.OFFICER, 200),
    ("xlsx", Role.OFFICER, 200),
    ("open data", "anonymous", 200),
    ("admin", Role.OFFICER, 200),
    ("admin's script", Role.OFFICER, 200),
    ("autocomplete", Role.OFFICER, 200),
]


@pytest.fixture
def ask(world, enter, monkeypatch, settings):
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = True  # as if they were collected

    def asked(name, actor, **options):
        client = enter(actor)
        error = {"broken": ValueError("a fault of ours"), "away": OperationalError("connection refused")}.get(name)
        if error:
            monkeypatch.setattr(views, "render", breaks(error))
        response = client.get(an_address(world, name, actor), **options)
        body(response)
        return response

    return asked


@pytest.mark.parametrize(("name", "actor", "status"), KINDS)
def test_every_kind_of_answer_makes_a_browser_careful(ask, name, actor, status):
    response = ask(name, actor)

    assert response.status_code == status
    assert list(faults(response)) == []


@pytest.mark.parametrize(
    ("method", "name", "options", "status"),
    [
        ("post", "home", {}, 405),
        ("put", "agreements:list", {}, 405),
        ("post", "account_login", {"enforced": True}, 403),
        ("get", "home", {"headers": {"host": "evil.example"}}, 400),
        ("post", "account_login", {"data": {f"field{n}": "x" for n in range(5001)}}, 400),
        ("post", "account_login", {"data": "x" * 6_000_000, "content_type": "text/plain"}, 200),
    ],
)
def test_so_do_refusals_of_a_request_as_such(method, name, options, status):
    client = Client(raise_request_exception=False, enforce_csrf_checks=options.pop("enforced", False))

    response = getattr(client, method)(reverse(name), **options)

    assert response.status_code == status
    assert list(faults(response)) == []


LESS = {
    "X-Content-Type-Options": "X-Content-Type-Options is None",
    "Referrer-Policy": "Referrer-Policy is None",
    "Cross-Origin-Opener-Policy": "Cross-Origin-Opener-Policy is None",
    "Permissions-Policy": "Permissions-Policy lets a page ask for camera",
    "Content-Security-Policy": "Content-Security-Policy is ''",
    "Cache-Control": "Cache-Control is None, and somebody is signed in",
}


@pytest.mark.parametrize("name", LESS)
def test_a_header_that_is_missing_is_found(ask, name):
    response = ask("page", Role.OFFICER)

    del response.headers[name]

    assert LESS[name] in list(faults(response))


@pytest.mark.parametrize(
    "policy",
    [
        "default-src 'self' 'unsafe-inline'; frame-ancestors 'none'",
        "default-src 'self'; script-src 'self' 'unsafe-eval'; frame-ancestors 'none'",
        "default-src *; frame-ancestors 'none'",
        "default-src 'self'; img-src https:; frame-ancestors 'none'",
        "default-src 'self'; frame-ancestors 'self'",
        "default-src 'self'",
        "",
    ],
)
def test_a_policy_that_is_loose_is_found(policy):
    assert list(faults_of_policy(policy))


def test_a_server_that_tells_its_version_is_found():
    more = ModuleType("more")
    view = lambda request: HttpResponse(headers={"Server": "gunicorn/27.0"})  # noqa: E731
    view.login_required = False
    more.urlpatterns = [path("telling", view), *urls.urlpatterns]

    with override_settings(ROOT_URLCONF=more):
        assert list(faults(Client().get("/telling"))) == ["Server tells 'gunicorn/27.0'"]


def test_no_server_of_ours_tells_its_version():
    assert re.search(r"\d", gunicorn.SERVER) is None
    assert "server_tokens off;" in NGINX


def test_what_nginx_says_itself_is_as_careful():
    """Private files that it sends, and its own pages of errors."""
    places = re.findall(r"location (\S.*?) \{([^}]*add_header[^}]*)\}", NGINX)
    assert [where for where, _ in places] == ["/private/", "~ ^/(413|429|502)\\.html$"]

    for _where, text in places:
        headers = dict(re.findall(r'add_header ([\w-]+) (".*?"|\S+) always;', text))
        assert list(faults_of_policy(headers["Content-Security-Policy"].strip('"'))) == []
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Strict-Transport-Security"] == '"max-age=31536000; includeSubDomains; preload"'


# --- over HTTPS --------------------------------------------------------------------------------------------------


@pytest.fixture
def over_https(monkeypatch):
    """The settings that differ with PEYVAND_HTTPS=1, read from the settings file itself."""
    monkeypatch.setenv("PEYVAND_HTTPS", "1")
    spec = importlib.util.spec_from_file_location("settings_over_https", settings.BASE_DIR / "config" / "settings.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    names = [name for name in dir(module) if name.startswith(("CSRF_COOKIE", "SECURE_", "SESSION_COOKIE"))]
    with override_settings(**{name: getattr(module, name) for name in names}):
        yield


def signed_in(client, secure):
    """After the form was sent as the page has it."""
    user = UserFactory(verified=True)
    page = reverse("account_login")
    data = fields(client.get(page, secure=secure), "form.login, main form[method=post]")
    return client.post(page, data | {"login": user.email, "password": PASSWORD}, secure=secure)


def test_over_https_cookies_are_the_host_s_alone(over_https):
    response = signed_in(client := Client(), True)

    assert response.status_code == 302
    cookies = {cookie.key: cookie for cookie in client.cookies.values()}
    assert set(cookies) == {"__Host-sessionid", "__Host-csrftoken"}
    for cookie in cookies.values():
        assert (cookie["secure"], cookie["path"], cookie["domain"], cookie["samesite"]) == (True, "/", "", "Lax")
    assert cookies["__Host-sessionid"]["httponly"] is True


def test_over_https_browsers_remember_to_stay_there(over_https):
    client = Client()

    assert client.get(reverse("home")).headers["Location"] == f"https://testserver{reverse('home')}"
    for name in ("home", "health", "account_login"):
        told = client.get(reverse(name), secure=True).headers["Strict-Transport-Security"]
        assert told == "max-age=31536000; includeSubDomains; preload"


def test_without_https_nothing_of_that_is_said():
    """The negative control: it is the setting that does it."""
    response = signed_in(client := Client(), False)

    assert {cookie.key: cookie["secure"] for cookie in client.cookies.values()} == {"sessionid": "", "csrftoken": ""}
    assert "Strict-Transport-Security" not in response.headers
