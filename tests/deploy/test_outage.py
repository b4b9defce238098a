"""PostgreSQL is restarted under load: 503 with the typed text kept, nothing half saved, no error five seconds after."""

import os
import re
import shutil
import signal
import threading
import time
from html import unescape

import pytest
from django.db import connections

from tests.deploy.stack import PATIENCE, Stack, new_folder, within

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db,  # so that there is a test database whose tables can be taken
    pytest.mark.skipif(not shutil.which("redis-server"), reason="redis-server is not installed"),
    pytest.mark.xdist_group("stack"),
]

ADD = "/en/admin/records/tag/add/"
LONG = "A text that took its author some time to write, and that nobody wants to write a second time. "


@pytest.fixture(scope="module")
def stack(django_db_setup, django_db_blocker):
    folder = new_folder()
    try:
        with Stack(folder, PEYVAND_CONNECTION_AGE="60", PEYVAND_DEMO="1") as stack:
            with django_db_blocker.unblock():
                stack.take_tables()
            # The tests' database answers before it has written; a crash would then lose what was told to be saved.
            stack.sql("ALTER DATABASE peyvand SET synchronous_commit = on")
            stack.prepare()
            stack.start("web")
            stack.session = stack.sign_in()
            assert within(PATIENCE, stack.is_healthy), "\n".join(stack.said())
            yield stack
    finally:
        connections.close_all()
        shutil.rmtree(folder)


class Writers:
    """People who save one tag after another; each answer is kept with the moment it came."""

    def __init__(self, stack, word, count=4):
        self.stack, self.word, self.answers, self.over = stack, word, [], threading.Event()
        self.threads = [threading.Thread(target=self.write, args=[n]) for n in range(count)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *exception):
        self.over.set()
        for thread in self.threads:
            thread.join()

    def write(self, writer):
        n = 0
        while not self.over.wait(0.05):
            n += 1
            name = f"Tag {self.word} {writer}-{n}"
            typed = {"name_en": name, "name_fa": "برچسب", "note": LONG, "_save": "Save"}
            try:
                status, text, _headers = self.stack.ask(ADD, typed, session=self.stack.session)
            except OSError as error:
                status, text = repr(error), ""
            self.answers.append((time.monotonic(), name, status, text))


def restarted(database):
    database.stop()
    time.sleep(1)
    database.process = None
    database.start()


def killed(database):
    """One session is killed: PostgreSQL ends all others and recovers."""
    victim = database.sql("SELECT pid FROM pg_stat_activity WHERE usename = 'peyvand_app' LIMIT 1")
    os.kill(int(victim), signal.SIGKILL)


@pytest.mark.parametrize("accident", [restarted, killed])
def test_what_is_typed_is_kept_what_is_saved_is_whole_and_after_five_seconds_all_is_well(stack, accident):
    with Writers(stack, accident.__name__) as writers:
        time.sleep(3)
        accident(stack.database)
        back = time.monotonic()
        time.sleep(8)

    answers = writers.answers
    assert {status for _at, _name, status, _text in answers} <= {302, 503}, sorted({str(a[2]) for a in answers})
    refused = [(name, text) for _at, name, status, text in answers if status == 503]
    assert refused, "the outage was not noticed"
    for name, text in refused:
        assert LONG.strip() in unescape(text)
        assert re.search(rf'name="name_en" value="{name}"', text)
    assert [a[:3] for a in answers if a[0] > back + 5 and a[2] != 302] == []
    assert within(20, stack.is_healthy)
    told = {name for _at, name, status, _text in answers if status == 302}
    ours = f"WHERE name_en LIKE 'Tag {accident.__name__} %'"
    saved = set(stack.sql(f"SELECT name_en FROM records_tag {ours}").splitlines())
    kept = set(stack.sql(f"SELECT name_en FROM records_tagevent {ours}").splitlines())
    assert told - saved == set()  # each page that said "saved" has its row
    assert saved == kept  # and each row its history: no half of anything
