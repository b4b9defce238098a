"""What the demo shows, made once for the tests of a module that look at it."""

import pytest
from django.core.management import call_command
from django.db import transaction

from records import clock
from tests.conftest import NOON


@pytest.fixture(scope="module")
def seeded(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic(), clock.held_at(NOON):
        call_command("seed_demo")
        yield
        transaction.set_rollback(True)
