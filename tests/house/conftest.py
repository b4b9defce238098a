"""What tests that go through the whole portal share: its people and rows, and the browser of each of them."""

import time

import pytest
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.test import Client

from tests.house.world import World


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Made once for all tests of this module, and taken back with the transaction it is in."""
    with django_db_blocker.unblock(), transaction.atomic():
        transaction.get_connection().atomic_blocks[-1]._from_testcase = True  # a test's own may begin inside
        yield World()
        transaction.set_rollback(True)


@pytest.fixture
def enter(world, client_for, settings):
    """The browser of one of its people, who has just shown once more who they are; ORCID is set up."""
    settings.ORCID_CLIENT_ID, settings.ORCID_SECRET = "APP-TEST", "secret"

    def sign_in(name, **options):
        client = Client(raise_request_exception=False, **options)
        if name != "anonymous":
            user = world.people[name]
            client_for(user, client)
            session = client.session
            shown = {"method": "password", "at": time.time(), "email": user.email, "reauthenticated": True}
            session["account_authentication_methods"] = [shown]
            session["account_authentication_methods_user"] = str(user.pk)
            session.save()
            UserSession.objects.create(user=user, ip="192.0.2.1", session_key=session.session_key, data={})
        return client

    return sign_in
