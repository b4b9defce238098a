"""Workers and timetable are killed while letters go out: none is lost, few come twice, each under one Message-ID."""

import os
import shutil
import signal
import time
from collections import Counter, defaultdict

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

ENDS_ON = "2026-11-28"  # seven days from SATURDAY: due this morning
IN_FLIGHT = "SELECT count(*) FROM notices_email WHERE status = 'sending'"
LETTERS = 'SELECT "to", uuid, status, is_uncertain, error FROM notices_email'
WRITTEN = "SELECT count(*) FROM notices_reminderdue WHERE status = 'written'"
SERVICES = ("worker-default", "worker-mail", "beat")
LAPSED = 150  # seconds: longer than a letter may be in one worker's hands
TEN_MINUTES = 600


def arrivals(night):
    """{address: the Message-ID of each letter that the post office took for it}."""
    found = defaultdict(list)
    for entry in night.post():
        found[entry["to"]].append(entry["id"])
    return found


def doubled(night):
    return {to: ids for to, ids in arrivals(night).items() if len(ids) > 1}


def test_sample_a_kill_in_the_middle_of_two_letters_loses_none_and_doubles_one_and_without_taking_back_one_is_lost(
    night,
):
    """One letter is held before the post office has it, one when it has it and has not said so."""
    night.it_is(SATURDAY, 10)
    night.people(f"officers_with_agreements(30, '{ENDS_ON}')")
    night.open_post_office(**{"9": "hold", "10": "hold-taken"})
    for name in SERVICES:
        night.start(name, NIGHT_EVERY="2")
    assert within(PATIENCE, lambda: night.post("begun", number=9) and night.post(fate="hold-taken")), night.said()

    night.kill("worker-mail")
    night.later(LAPSED)
    night.start("worker-mail", NIGHT_WITHOUT="taking-back")
    assert within(PATIENCE, lambda: len(night.post()) == 29), night.said()
    time.sleep(5)  # some more rings
    assert (len(arrivals(night)), doubled(night), night.sql(IN_FLIGHT)) == (29, {}, "2")
    night.kill("worker-mail")

    night.start("worker-mail")
    assert within(PATIENCE, lambda: len(night.post()) == 31 and night.sql(UNDER_WAY) == "0"), night.said()

    assert len(arrivals(night)) == 30
    assert [(len(ids), len(set(ids))) for ids in doubled(night).values()] == [(2, 1)]
    assert night.sql("SELECT count(*) FROM notices_email WHERE is_uncertain AND status = 'sent'") == "2"


PLAN = {
    "pause": 0.1,
    **{str(n): "drop" for n in range(40, 440, 40)},
    **{str(n): "451" for n in range(15, 435, 21)},
    **{str(n): "554" for n in range(50, 500, 100)},
    "123": "hang",
}


def kill_workers(night):
    for name in ("worker-default", "worker-mail"):
        night.kill(name)
    for name in ("worker-default", "worker-mail"):
        night.start(name)


def kill_child(night):
    mail = night.services["worker-mail"].pid
    assert within(PATIENCE, lambda: night.children(mail)), night.said()
    os.kill(night.children(mail)[0], signal.SIGKILL)


def kill_timetable(night):
    night.kill("beat")
    night.start("beat")


KILLS = [kill_workers, kill_child, kill_timetable] * 3  # one whenever forty more letters have arrived


def test_of_500_reminders_none_is_lost_and_each_kill_doubles_two_at_most(night):
    """The post office takes letters and breaks off, refuses for now and for good, and hangs for a minute."""
    night.it_is(SATURDAY, 10)
    night.people(f"officers_with_agreements(500, '{ENDS_ON}')")
    night.open_post_office(**PLAN)
    begun = time.monotonic()
    for name in SERVICES:
        night.start(name)
    for n, kill in enumerate(KILLS, start=1):
        assert within(TEN_MINUTES, lambda: len(night.post()) >= 40 * n), night.said()  # noqa: B023  asked at once
        kill(night)
    is_over = lambda: night.sql(WRITTEN) == "500" and night.sql(UNDER_WAY) == "0"  # noqa: E731
    assert within(TEN_MINUTES, is_over), night.rows("SELECT status, count(*) FROM notices_email GROUP BY 1")
    took = time.monotonic() - begun

    letters = {to: (uuid, status, is_uncertain, error) for to, uuid, status, is_uncertain, error in night.rows(LETTERS)}
    arrived, twice = arrivals(night), doubled(night)
    refused = {entry["to"] for entry in night.post("refused", fate="554")}
    dropped = Counter(entry["to"] for entry in night.post(fate="drop"))
    by_kills = sum(len(ids) - 1 - dropped[to] for to, ids in twice.items())
    lost = set(letters) - set(arrived) - refused
    say(
        f"500 reminders: {len(arrived)} arrived, {len(refused)} refused for good, {len(lost)} lost, "
        f"{by_kills} doubled by {len(KILLS)} kills, {dropped.total()} by a broken connection, {took:.0f} s"
    )
    assert (len(letters), lost, refused & set(arrived)) == (500, set(), set())
    assert {
        to for to, (_id, status, _flag, error) in letters.items() if status == "failed" and "554" in error
    } == refused
    assert {to for to, (_id, status, *_rest) in letters.items() if status == "sent"} == set(arrived)
    assert by_kills <= 2 * len(KILLS)
    assert [to for to, ids in arrived.items() if {letters[to][0]} != {uuid_of(message) for message in ids}] == []
    flagged = {to for to, (_id, _status, is_uncertain, _error) in letters.items() if is_uncertain == "t"}
    assert set(twice) - set(dropped) - flagged == set()


def uuid_of(message_id):
    return message_id.strip("<>").partition("@")[0]
