"""The worker is dead for a night: next morning every reminder arrives, once."""

import shutil
import time
from collections import Counter

import pytest

from devstack.places import say
from tests.deploy.stack import PATIENCE, within
from tests.night.nights import SATURDAY, UNDER_WAY

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db,  # so that there is a test database whose tables can be taken
    pytest.mark.skipif(not shutil.which("redis-server"), reason="redis-server is not installed"),
    pytest.mark.xdist_group("stack"),
]

OFFICERS, EACH = 20, 2
LINES = """
    SELECT unit, status, count(*) FROM notices_reminderdue due JOIN notices_reminderstep step ON step.id = due.step_id
    WHERE (unit, amount) IN (('days', 7), ('hours', 168)) GROUP BY 1, 2 ORDER BY 1, 2
"""
HEARD = """
    SELECT count(*) FROM records_sign
    WHERE name IN ('queue:default', 'queue:mail') AND seen_at > '2026-11-22 09:00 Asia/Tehran'
"""
WORKERS = ("worker-default", "worker-mail")


def test_next_morning_every_reminder_arrives_once_and_without_catching_up_none_would(night):
    """Each agreement has a step at midnight, in hours, and one at seven: of the two one letter speaks."""
    night.it_is(SATURDAY, 18)
    night.people("step_in_hours(168)")
    night.people(f"officers_with_agreements({OFFICERS}, '2026-11-29', each={EACH})")
    night.open_post_office()
    for name in (*WORKERS, "beat"):
        night.start(name, NIGHT_EVERY="2")
    planned = [("days", "pending", str(OFFICERS * EACH)), ("hours", "pending", str(OFFICERS * EACH))]
    assert within(PATIENCE, lambda: night.rows(LINES) == planned), night.rows(LINES)

    for name in WORKERS:
        night.kill(name)
    for hour in (0, 4, 7):
        night.it_is(SATURDAY.replace(day=22), hour, 30)
        time.sleep(2)  # beat rings on, and nobody hears

    night.it_is(SATURDAY.replace(day=22), 9)
    for name in WORKERS:
        night.start(name, NIGHT_WITHOUT="catching-up")
    assert within(PATIENCE, lambda: night.sql(HEARD) == "2")
    time.sleep(6)  # three rings
    assert night.post() == []
    assert night.rows(LINES) == planned
    for name in WORKERS:
        night.kill(name)

    begun = time.monotonic()
    for name in WORKERS:
        night.start(name)
    assert within(PATIENCE, lambda: len(night.post()) >= OFFICERS and night.number(UNDER_WAY) == 0), night.said()
    took = time.monotonic() - begun
    time.sleep(10)  # some more rings

    arrived = Counter(entry["to"] for entry in night.post())
    say(
        f"after the night: {len(arrived)} of {OFFICERS} letters, {arrived.total() - len(arrived)} doubled, {took:.0f} s"
    )
    assert arrived == {address: 1 for (address,) in night.rows("SELECT email FROM directory_user")}
    assert len({entry["id"] for entry in night.post()}) == OFFICERS
    assert night.rows(LINES) == [
        ("days", "written", str(OFFICERS * EACH)),
        ("hours", "collapsed", str(OFFICERS * EACH)),
    ]
