"""A hundred pairs hand in in the last second of a call, each pressing twice, on the two web processes of compose."""

import json
import shutil
import statistics
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from tests.deploy.stack import PATIENCE, Stack, new_folder, within

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db,  # so that there is a test database whose tables can be taken
    pytest.mark.skipif(not shutil.which("redis-server"), reason="redis-server is not installed"),
    pytest.mark.xdist_group("stack"),
]

PAIRS = 100
MOST_SECONDS = 3  # for 95 of 100 presses, on two quiet cores
# Drafts to which the leaders at home have consented; those abroad have the page before them.
READY = """
import json, sys
import django
django.setup()
from django.conf import settings
from django.test import Client
from programs.actions.consent import consent
from programs.content import content_hash
from tests.factories.directory import UserFactory
from tests.factories.programs import ApplicationFactory, CallFactory
from tests.factories.records import OfficeFactory
OfficeFactory()
call = CallFactory(open=True, with_form=True, code="JDS-1406", grace_minutes=1)
pages = []
for n in range(int(sys.argv[1])):
    home, partner = UserFactory(name=f"Home {n}"), UserFactory(name=f"Partner {n}")
    application = ApplicationFactory(call=call, user=home, filled=True)
    application.members.filter(side="partner").update(user=partner)
    text = content_hash(application)
    consent(application, text=text, by=home)
    client = Client()
    client.force_login(partner)
    path = f"/en/applications/{application.uuid}/consent/"
    pages.append([path, text, client.cookies[settings.SESSION_COOKIE_NAME].value])
print(json.dumps(pages))
"""
CLOSES = "UPDATE programs_call SET closes_at = clock_timestamp() + interval '{} s' RETURNING 1"


@pytest.fixture
def stack(django_db_setup, django_db_blocker):
    """Web alone: the letters wait for a worker."""
    folder = new_folder()
    try:
        with Stack(folder) as stack:
            with django_db_blocker.unblock():
                stack.take_tables()
            stack.prepare()
            stack.start("web")
            assert within(PATIENCE, stack.is_healthy), "\n".join(stack.said())
            yield stack
    finally:
        connections.close_all()
        shutil.rmtree(folder)


def press(stack, page, at):
    """(status, where it leads, seconds) of one press at that moment."""
    path, text, session = page
    time.sleep(max(0, at - time.monotonic()))
    begun = time.monotonic()
    status, _text, headers = stack.ask(path, {"text": text, "is_read": "on"}, session=session, timeout=60)
    return status, headers.get("Location", ""), time.monotonic() - begun


def test_a_hundred_pairs_hand_in_in_the_last_second(stack):
    pages = json.loads(stack.run(sys.executable, "-c", READY, str(PAIRS)))
    for path, _text, session in pages:  # whoever consents has read the page before
        assert stack.ask(path, session=session)[0] == 200
    stack.sql(CLOSES.format(3))
    last_second = time.monotonic() + 2

    with ThreadPoolExecutor(2 * PAIRS) as crowd:
        presses = [
            crowd.submit(press, stack, page, last_second + n / PAIRS) for n, page in enumerate(pages) for _twice in "ab"
        ]
        answers = [one.result() for one in presses]

    p95 = statistics.quantiles((took for _status, _where, took in answers), n=20)[-1]
    assert {(status, where.rsplit("/", 2)[-2]) for status, where, _took in answers} == {(302, "receipt")}
    found = stack.sql("SELECT string_agg(reference, ' ' ORDER BY reference) FROM programs_application")
    assert found.split() == [f"JDS-1406-{n:04d}" for n in range(1, PAIRS + 1)]
    assert stack.sql("SELECT count(*) FROM programs_applicationversion") == str(PAIRS)
    assert stack.sql("SELECT count(*) FROM notices_email WHERE subject LIKE 'Submitted: %'") == str(2 * PAIRS)
    assert p95 < MOST_SECONDS
