"""How the tests run: on PostgreSQL, as the application's own role, with every undefined variable of a template told."""

import datetime as dt
import gc
import inspect
import math
import os
import shutil
import tempfile
import time
import uuid
from contextlib import contextmanager
from pathlib import Path
from queue import Empty
from zoneinfo import ZoneInfo

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.template import engines
from django.test import Client, TransactionTestCase
from django.utils import translation
from psycopg import sql

from config.celery import app
from config.messages import compile_messages
from directory.models import CountryName, User
from directory.sessions import OTHERS_SEEN, SEEN, SINCE
from notices.models import MailHold
from records import clock
from records.models import Office
from records.roles import grant_application_role
from tests import copies
from tests.factories.directory import AppointmentFactory, UserFactory

NOON = dt.datetime(2026, 11, 20, 12, 0, tzinfo=ZoneInfo("Asia/Tehran"))  # a Friday, 29 Aban 1405
FILES = pytest.StashKey[str]()


def pytest_configure(config):
    if not hasattr(config, "workerinput"):  # once, before any worker starts and reads them
        compile_messages(settings.BASE_DIR / "locale")
    config.stash[FILES] = tempfile.mkdtemp(prefix="peyvand-test-files-")
    settings.STORAGES["default"]["OPTIONS"]["location"] = config.stash[FILES]
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    connection.settings_dict["TEST"]["TEMPLATE"] = os.environ.get("PEYVAND_TEST_PATTERN")  # see devstack.prepared
    app.conf.update(broker_url="memory://", broker_transport_options={})
    engines["django"].engine.string_if_invalid = Undefined()


def pytest_make_parametrize_id(config, val, argname):
    """A test's name says the same in every worker: content of a file may hold the second in which it was written."""
    return argname if isinstance(val, bytes) else None


def pytest_collection_finish(session):
    """Thousands of tests stay until the end: nobody need look again and again whether they are garbage."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure(config):
    shutil.rmtree(config.stash[FILES], ignore_errors=True)


class Undefined(str):
    """What a template gets for a variable nobody gave it: an error in our templates, nothing in everybody else's."""

    __slots__ = ()

    def __bool__(self):
        return _template().is_relative_to(settings.BASE_DIR / "templates")

    def __contains__(self, text):
        return text == "%s"

    def __mod__(self, variable):
        pytest.fail(f"{_template()}: the variable “{variable}” is not defined")


def _template():
    """The file of the template that is being rendered: that of the innermost node on the stack."""
    frame = inspect.currentframe()
    while frame:
        if frame.f_code.co_name == "render_annotated":
            return Path(str(frame.f_locals["self"].origin))
        frame = frame.f_back
    return Path()


# --- the database ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Made and migrated by its owner; from then on every connection is the application's, so refusals are real.

    What tests with transactions of their own leave behind is gone with the database; the next test has a copy.
    """
    options = connection.settings_dict["OPTIONS"]
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patches:
        grant_application_role()
        copies.keep("empty")
        patches.setitem(options, "assume_role", settings.APPLICATION_ROLE)
        patches.setattr(TransactionTestCase, "_fixture_teardown", lambda case: copies.bring_back("empty"))
        connection.close()
        yield
    with django_db_blocker.unblock():
        copies.forget()


@contextmanager
def _owner():
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        yield
        cursor.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(settings.APPLICATION_ROLE)))


@pytest.fixture
def as_owner(db):
    """`with as_owner():` for what the application may not do and a test must."""
    return _owner


@pytest.fixture(autouse=True)
def _nothing_left_from_the_test_before(monkeypatch):
    cache.clear()
    Office.forget()
    monkeypatch.setattr(Office, "remembered_seconds", math.inf)  # a slow machine asks no more queries than a fast one
    monkeypatch.setattr(CountryName, "_current", ({}, math.inf))  # likewise, once a name is given
    monkeypatch.setattr(MailHold, "_current", (None, math.inf))  # asked once a hold is made or ended, then remembered
    with translation.override("en"):
        yield


@pytest.fixture(params=["en", "fa"])
def language(request):
    """The test runs once in each language."""
    with translation.override(request.param):
        yield request.param


@pytest.fixture
def today():
    """The day on which every clock of the portal stands still, at noon."""
    with clock.held_at(NOON):
        yield NOON.date()


# --- people ------------------------------------------------------------------------------------------------------


@pytest.fixture
def user_with(db):
    """A new user who holds these roles since long ago, at a unit or institution if one is given."""

    def make(*roles, unit=None, institution=None, **values):
        user = UserFactory(**values)
        place = {name: at for name, at in {"unit": unit, "institution": institution}.items() if at}
        for role in roles:
            AppointmentFactory(user=user, role=role, **place)
        return user

    return make


@pytest.fixture
def client_for(db):
    """A browser in which a user is signed in, with the second factor that staff must have."""

    def make(user, client=None):
        client = client or Client()
        if user.is_staff and not user.authenticator_set.exists():
            TOTP.activate(user, generate_totp_secret())
        client.force_login(user)
        session = client.session
        for key in [SINCE, SEEN] if user.is_staff else [OTHERS_SEEN]:
            session[key] = int(time.time())
        session.save()
        return client

    return make


@pytest.fixture
def as_user(client, user_with, client_for):
    """Sign the test's `client` in as a new user who holds these roles; return the user as the next request sees it."""

    def sign_in(*roles, **values):
        user = user_with(*roles, **values)
        client_for(user, client)
        return User.objects.get(pk=user.pk)

    return sign_in


@pytest.fixture
def canary():
    """A word found nowhere else, to be planted where it must not get out."""
    return f"canary{uuid.uuid4().hex[:12]}"


# --- the worker --------------------------------------------------------------------------------------------------


@pytest.fixture
def worker(django_capture_on_commit_callbacks):
    """`with worker():` whatever is rung for inside is done at the end, as the worker would, until nothing waits."""
    app.loader.import_default_modules()
    _messages()

    @contextmanager
    def listening():
        with django_capture_on_commit_callbacks(execute=True):
            yield
        while messages := _messages():
            with django_capture_on_commit_callbacks(execute=True):
                for message in messages:
                    arguments, options, _ = message.payload
                    app.tasks[message.headers["task"]].apply(arguments, options, throw=True)

    return listening


def _messages():
    """Take all that waits in the queues."""
    return [message for queue in app.conf.task_queues for message in _taken_from(queue.name)]


def _taken_from(name):
    with app.connection_for_read() as broker, broker.SimpleQueue(name) as queue:
        while True:
            try:
                message = queue.get_nowait()
            except Empty:
                return
            message.ack()
            yield message
