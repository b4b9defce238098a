"""How a browser walks: Debian's Chromium against a live server, and nothing it complains about is let pass."""

import os
import shutil
from importlib.util import find_spec

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation
from pytest_django.live_server_helper import LiveServer

from directory.models import User
from records import clock
from tests.conftest import NOON
from tests.walks.demo import fill
from tests.walks.watch import watch

# Without `--e2e` the browser's driver is not installed; with it, it is.
collect_ignore_glob = [] if find_spec("playwright") else ["test_*.py"]

WIDE = {"width": 1280, "height": 900}
# For a walk that goes in both languages each time.
BOTH = pytest.mark.parametrize("language", ["en", "fa"], indirect=True)


@pytest.fixture(params=["fa", pytest.param("en", marks=pytest.mark.slow)])
def language(request):
    """From right to left is what breaks: walks go in Persian, and in English too with --slow."""
    with translation.override(request.param):
        yield request.param


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """The Chromium of the machine; Playwright downloads none. In a container one is root: no sandbox there."""
    # Playwright keeps an event loop in the thread of the tests, where Django would refuse to ask the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    found = os.environ.get("PEYVAND_CHROMIUM") or shutil.which("chromium")
    return browser_type_launch_args | {"executable_path": found, "args": ["--no-sandbox"]}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return browser_context_args | {"viewport": WIDE, "locale": "en-GB", "reduced_motion": "reduce"}


@pytest.fixture(scope="session")
def base_url(django_db_setup):
    """The address of a portal that answers from the tests' database; `page.goto` needs no more than the path."""
    server = LiveServer("127.0.0.1")
    yield server.url
    server.stop()


@pytest.fixture
def demo(transactional_db, settings, base_url):
    """What the demo shows, on a day that stands still; gives the second factors of its staff by e-mail."""
    settings.SITE_URL = base_url
    with clock.held_at(NOON):
        yield fill()


@pytest.fixture
def complaints():
    """What browsers complained about during the test. At its end there is nothing in it."""
    found = []
    yield found
    assert found == []


@pytest.fixture
def new_context(new_context, demo, complaints):
    """A new browser, watched."""

    def make(**options):
        context = new_context(**options)
        context.set_default_timeout(10_000)
        context.set_default_navigation_timeout(30_000)  # a machine with much to do may stop for a moment
        watch(context, complaints)
        return context

    return make


@pytest.fixture
def page_of(new_context, base_url):
    """A page in a browser of its own, in which the demo's account with this e-mail is signed in; else a stranger's."""

    def make(email=None, **options):
        context = new_context(**options)
        if email:
            client = Client()
            client.force_login(User.objects.get(email=email))
            session = client.cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": base_url}])
        return context.new_page()

    return make
