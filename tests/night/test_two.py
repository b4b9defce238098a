"""Two timetables, two planners and two senders at once: nobody is reminded twice."""

import shutil
import time
from collections import Counter
from contextlib import contextmanager

import psycopg
import pytest

from devstack.places import say
from devstack.postgres import OWNER
from tests.deploy.stack import PATIENCE, within
from tests.night.nights import SATURDAY, UNDER_WAY

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db,  # so that there is a test database whose tables can be taken
    pytest.mark.skipif(not shutil.which("redis-server"), reason="redis-server is not installed"),
    pytest.mark.xdist_group("stack"),
]

OFFICERS = 10
TWO = ("", "2")
LINES = "SELECT count(*), count(DISTINCT (object_id, step_id, recipient)) FROM notices_reminderdue"
TO_COME = """
    SELECT count(*) FROM notices_reminderdue WHERE status = 'pending' AND due_at < '2026-11-21 10:00 Asia/Tehran'
"""


@contextmanager
def nobody_writes_into(night, table):
    """Whoever would, waits until the end of the block."""
    with psycopg.connect(night.database.dsn(OWNER)) as connection:
        connection.execute(f"LOCK TABLE {table} IN SHARE MODE")
        yield


def waiting(night, table):
    return night.number(f"SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = '{table}'::regclass")


def reminded_by_two(night, *, planners, **environment):
    """All are reminded by two workers whom two timetables ring for, and who meet while they plan and while they write.

    `planners` are to be at it at the same time before they may go on; of senders always two.
    """
    with nobody_writes_into(night, "notices_email"):
        with nobody_writes_into(night, "notices_reminderdue"):
            for again in TWO:
                night.start("worker-default", again=again, **environment)
                night.start("beat", again=again, NIGHT_EVERY="1")
            assert within(PATIENCE, lambda: waiting(night, "notices_reminderdue") >= planners), night.said()
        assert within(PATIENCE, lambda: waiting(night, "notices_email") >= 2), night.said()
    assert within(PATIENCE, lambda: night.sql(TO_COME) == "0"), night.said()
    for again in TWO:
        night.start("worker-mail", again=again)
    assert within(PATIENCE, lambda: night.post() and night.sql(UNDER_WAY) == "0"), night.said()
    time.sleep(5)  # some more rings, of both
    for name in list(night.services):
        night.kill(name)
    return Counter(entry["to"] for entry in night.post())


def test_two_timetables_with_two_workers_each_remind_everybody_once(night):
    night.it_is(SATURDAY, 10)
    night.people(f"officers_with_agreements({OFFICERS}, '2026-11-28')")
    night.open_post_office()

    arrived = reminded_by_two(night, planners=1)  # the other has left it to the first

    lines, different = night.rows(LINES)[0]
    say(f"two of each: {arrived.total()} letters to {len(arrived)} officers, {lines} lines")
    assert (len(arrived), set(arrived.values())) == (OFFICERS, {1})
    assert lines == different


def test_without_locks_and_keys_they_would_double(night):
    """The negative control."""
    night.it_is(SATURDAY, 10)
    night.people(f"officers_with_agreements({OFFICERS}, '2026-11-28')")
    night.open_post_office()
    night.sql("DROP INDEX reminder_due_once")

    arrived = reminded_by_two(night, planners=2, NIGHT_WITHOUT="locks")

    lines, different = night.rows(LINES)[0]
    assert int(lines) == 2 * int(different)
    assert max(arrived.values()) == 2
