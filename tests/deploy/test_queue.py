"""The bell falls silent: refused, hung, emptied. No page fails, nothing is lost, and when it is back all is done.

Whole portals: with `--slow` only, and by name in .ci/run. Without redis-server on the machine these tests skip.
"""

import shutil
import statistics
import subprocess
import sys
import threading
import time
from contextlib import contextmanager

import pytest
from django.db import connections

from tests.deploy.stack import PATIENCE, Stack, new_folder, within

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db,  # so that there is a test database whose tables can be taken
    pytest.mark.skipif(not shutil.which("redis-server"), reason="redis-server is not installed"),
    pytest.mark.xdist_group("stack"),
]

REPORT = "/en/reports/register-of-agreements/"
WORKERS = ("worker-default", "worker-mail", "worker-reports")
DRAINED = 120  # seconds


@pytest.fixture(scope="module")
def stack(django_db_setup, django_db_blocker):
    """Web, the three workers and beat on a Redis and a PostgreSQL of their own."""
    folder = new_folder()
    try:
        with Stack(folder, PEYVAND_DEBUG="1") as stack:
            with django_db_blocker.unblock():
                stack.take_tables()
            stack.prepare("--without-static")
            for name in ("web", *WORKERS, "beat"):
                stack.start(name)
            stack.session = stack.sign_in()
            assert within(PATIENCE, stack.is_healthy), "\n".join(stack.said())
            yield stack
    finally:
        connections.close_all()
        shutil.rmtree(folder)


class Visitors:
    """People at work: two who read, and one who asks for a PDF now and then."""

    def __init__(self, stack):
        self.stack, self.answers, self.over = stack, [], threading.Event()
        self.threads = [threading.Thread(target=self.read) for _ in range(2)] + [threading.Thread(target=self.ask)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *exception):
        self.over.set()
        for thread in self.threads:
            thread.join()

    def read(self):
        while not self.over.wait(0.5):
            self.note("/en/agreements/", None)

    def ask(self):
        while not self.over.wait(1.5):
            self.note(REPORT, {"on": ""})

    def asked(self):
        return [answer for answer in self.answers if answer[0] == REPORT]

    def note(self, path, data):
        begun = time.monotonic()
        try:
            status = self.stack.ask(path, data, session=self.stack.session)[0]
        except OSError as error:
            status = repr(error)
        self.answers.append((path, status, time.monotonic() - begun))


def jobs(stack, status):
    return int(stack.sql(f"SELECT count(*) FROM records_job WHERE status = '{status}'"))


def is_drained(stack):
    return jobs(stack, "queued") == jobs(stack, "running") == 0


@contextmanager
def refused(redis):
    redis.kill()
    yield
    redis.start()


@contextmanager
def hung(redis):
    redis.hang()
    yield
    redis.go_on()


@contextmanager
def emptied(redis):
    redis.empty()
    yield


def silence_of(stack, accident, seconds):
    """Let it happen while people are at work, until two reports were asked for in it; return all answers."""
    with Visitors(stack) as visitors:
        assert within(PATIENCE, lambda: visitors.answers)
        with accident(stack.redis):
            before = len(visitors.asked())
            time.sleep(seconds)
            assert within(PATIENCE, lambda: len(visitors.asked()) >= before + 2)
    return visitors


def no_page_fails_and_nothing_is_lost(stack, accident, seconds):
    assert within(DRAINED, lambda: is_drained(stack))
    before = jobs(stack, "done")

    visitors = silence_of(stack, accident, seconds)

    assert {status for _path, status, _time in visitors.answers} == {200, 302}
    assert within(DRAINED, lambda: is_drained(stack)), stack.sql("TABLE records_job")
    assert jobs(stack, "failed") == 0
    assert jobs(stack, "done") - before == len(visitors.asked())
    return visitors


@pytest.mark.parametrize("accident", [refused, hung, emptied])
def test_no_page_fails_and_nothing_is_lost_while_redis_is(stack, accident):
    no_page_fails_and_nothing_is_lost(stack, accident, 4)


@pytest.mark.parametrize("accident", [refused, hung, emptied])
def test_nor_while_redis_is_it_for_a_minute(stack, accident):
    visitors = no_page_fails_and_nothing_is_lost(stack, accident, 60)

    slowest = statistics.quantiles([seconds for *_rest, seconds in visitors.answers], n=20)[-1]
    print(f"{accident.__name__}: {len(visitors.answers)} answers, 19 of 20 within {slowest:.2f} s")  # noqa: T201  a figure to be told


RING = """
import sys
from celery import Celery
from config.celery import configuration
queue = Celery("test", set_as_current=False)
queue.add_defaults(configuration)
if "unprotected" in sys.argv:
    queue.conf.broker_transport_options, queue.conf.task_publish_retry = {}, True
try:
    queue.send_task("ring")
except Exception as error:
    print(type(error).__name__)
"""


def ring(stack, *arguments, seconds):
    command = [sys.executable, "-c", RING, *arguments]
    return subprocess.run(command, env=stack.environment, capture_output=True, text=True, timeout=seconds, check=True)


def test_a_ring_gives_up_on_a_hung_redis_and_without_our_options_it_would_wait_for_ever(stack):
    """The negative control: the options taken away, the same ring is still waiting when we lose patience."""
    ring(stack, seconds=30)
    stack.redis.hang()
    try:
        begun = time.monotonic()
        assert ring(stack, seconds=30).stdout.strip() == "OperationalError"
        patience = 2 * (time.monotonic() - begun) + 5
        with pytest.raises(subprocess.TimeoutExpired):
            ring(stack, "unprotected", seconds=patience)
    finally:
        stack.redis.go_on()


def test_each_queue_and_the_timetable_show_signs_of_life(stack):
    """Beat rings for each queue, whoever listens writes it down."""
    names = "SELECT string_agg(name, ' ' ORDER BY name) FROM records_sign WHERE seen_at > now() - interval '1 minute'"

    assert within(60, lambda: stack.sql(names) == "beat queue:default queue:mail queue:reports"), stack.sql(names)
    workers = stack.sql("SELECT facts->'workers' FROM records_sign WHERE name = 'queue:mail'")
    assert "mail@" in workers
