"""Workers are killed while they make reports: each is made as if nothing had been, but for the one that kills."""

import shutil
import time

import pytest

from devstack.places import say
from tests.deploy.stack import PATIENCE, within
from tests.night.nights import SATURDAY

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db,  # so that there is a test database whose tables can be taken
    pytest.mark.skipif(not shutil.which("redis-server"), reason="redis-server is not installed"),
    pytest.mark.xdist_group("stack"),
]

ENDS_ON = "2029-01-01"
GOOD, POISON = "title NOT LIKE 'poison%'", "title LIKE 'poison%'"
SERVICES = ("worker-default", "worker-reports", "beat")
STALE = 130  # seconds: longer than a worker may be silent
KILLS = 8
LOST = "The worker was lost 3 times while making it."


def count(night, condition):
    return night.number(f"SELECT count(*) FROM records_job WHERE {condition}")


def poison(night):
    return night.rows(f"SELECT status, attempts, error FROM records_job WHERE {POISON}")


def is_over(night):
    return count(night, "status IN ('queued', 'running')") == 0


def only_the_poison_is_left(night):
    return count(night, f"status IN ('queued', 'running') AND {GOOD}") == 0


def test_sample_a_kill_loses_no_report_the_poison_fails_at_the_third_try_and_without_taking_back_both_would_stay(night):
    night.it_is(SATURDAY, 10)
    night.people(f"officers_with_agreements(3, '{ENDS_ON}')")
    night.people("reports(1, slug='poison'), people.reports(4)")
    night.start("worker-default", NIGHT_WITHOUT="taking-back")
    night.start("beat", NIGHT_EVERY="1")
    night.start("worker-reports")
    assert within(PATIENCE, lambda: count(night, f"status = 'running' AND {GOOD}") > 0), night.said()
    night.kill("worker-reports")
    hit = count(night, f"status = 'running' AND {GOOD}")
    assert hit > 0

    night.start("worker-reports")
    assert within(PATIENCE, lambda: count(night, f"status = 'done' AND {GOOD}") == 4 - hit), night.said()
    night.later(STALE)
    time.sleep(3)  # some more rings
    assert count(night, "status = 'running'") == hit + 1
    night.kill("worker-default")

    night.start("worker-default")
    assert within(PATIENCE, lambda: only_the_poison_is_left(night)), night.said()
    for _wait in range(20):
        if not is_over(night):
            night.later(STALE)
            time.sleep(2)

    assert poison(night) == [("failed", "3", LOST)]
    assert count(night, f"status = 'done' AND {GOOD}") == 4
    assert night.people("wrong_reports()") == []


def test_of_100_reports_with_a_kill_every_ten_seconds_all_are_right_and_the_poison_fails(night):
    night.it_is(SATURDAY, 10)
    night.people(f"officers_with_agreements(10, '{ENDS_ON}', each=3)")
    night.people("reports(1, slug='poison'), people.reports(99)")
    begun = time.monotonic()
    for name in SERVICES:
        night.start(name)
    hit = 0
    for _kill in range(KILLS):
        done = count(night, "status = 'done'")
        time.sleep(10)
        assert within(PATIENCE, lambda: count(night, "status = 'done'") > done), night.said()  # noqa: B023  at once
        night.kill("worker-reports")
        hit += count(night, f"status = 'running' AND {GOOD}")
        night.start("worker-reports")

    assert within(15 * 60, lambda: is_over(night)), night.rows("TABLE records_job")
    took, wrong = time.monotonic() - begun, night.people("wrong_reports()")
    done = count(night, f"status = 'done' AND {GOOD}")
    say(f"{done} of 99 reports after {KILLS} kills, {len(wrong)} wrong or partial, {took:.0f} s")
    assert hit > 0
    assert (done, wrong) == (99, [])
    assert poison(night) == [("failed", "3", LOST)]
