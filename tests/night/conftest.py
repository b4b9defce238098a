import shutil

import pytest
from django.db import connections

from tests.deploy.stack import new_folder, within
from tests.night.nights import Night


@pytest.fixture
def night(django_db_setup, django_db_blocker):
    """Database, Redis and post office of its own; the test starts and kills the services. None of them outlives it."""
    folder = new_folder()
    try:
        with Night(folder) as night:
            with django_db_blocker.unblock():
                night.take_tables()
            night.prepare("--without-static")
            yield night
        assert within(5, lambda: night.leftovers() == set()), night.leftovers()
    finally:
        connections.close_all()
        shutil.rmtree(folder)
