"""What `python3 run.py` promises about processes and data, tried on real portals."""

import os
import shutil
import signal
import socket
import tempfile
from pathlib import Path

import pytest

from tests.runner.portals import Portal, processes, run, within

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="reads /proc to find processes"),
]

WORKER, BEAT = "celery -q -A config worker", "celery -q -A config beat"


@pytest.fixture(scope="module")
def var():
    """State that was prepared once. Not pytest's tmp_path: PostgreSQL, which is never root, must get through."""
    folder = Path(tempfile.mkdtemp(prefix="peyvand-test-"))
    folder.chmod(0o711)
    done = run(folder, "--once", "--port", "8300")
    assert done.returncode == 0, done.stdout + done.stderr
    yield folder
    shutil.rmtree(folder)


def test_once_ends_with_zero_and_leaves_no_process(var):
    done = run(var, "--once", "--port", "8300")

    assert done.returncode == 0
    assert processes(var) == set()


def test_an_unchanged_portal_starts_without_preparing_again(var):
    done = run(var, "--once", "--port", "8300")

    assert "Peyvand answers at" in done.stdout
    assert "preparing" not in done.stdout


def test_lost_rows_are_noticed_and_prepared_again(var):
    run(var, "manage", "migrate")

    done = run(var, "--once", "--port", "8300")

    assert "preparing" in done.stdout


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_asked_to_end_it_ends_every_process(var, number):
    with Portal(var, "--port", "8300") as portal:
        assert portal.is_healthy()
        assert len(processes(var)) > 6

        portal.process.send_signal(number)

        assert portal.ended() == 0
        assert processes(var) == set()


def test_killed_it_leaves_no_process_and_starts_again(var):
    with Portal(var, "--port", "8300") as portal:
        assert portal.is_healthy()

        portal.process.kill()

        assert within(10, lambda: processes(var) == set()), processes(var)
    assert run(var, "--once", "--port", "8300").returncode == 0


def test_a_second_start_says_where_the_first_one_is(var):
    with Portal(var, "--port", "8300") as portal:
        address = portal.address()

        second = run(var, "--port", "8300")

        assert second.returncode == 1
        assert f"Peyvand runs already at {address}" in second.stdout
        assert portal.is_healthy()


@pytest.mark.parametrize(("name", "command"), [("web", "gunicorn"), ("worker", WORKER), ("beat", BEAT)])
def test_a_process_that_dies_is_started_again_and_its_children_are_gone(var, name, command):
    with Portal(var, "--port", "8300") as portal:
        assert portal.is_healthy()
        before = processes(var, of=command)

        os.kill(min(before), signal.SIGKILL)

        portal.wait_for(f"{name} ended (exit code -9) and is started again")
        assert within(10, lambda: not before & processes(var))
        assert within(10, lambda: processes(var, of=command))
        assert portal.is_healthy()


def test_what_dies_more_than_five_times_a_minute_ends_the_portal(var):
    with Portal(var, "--port", "8300") as portal:
        portal.address()
        for count in range(1, 7):
            within(10, lambda: processes(var, of=BEAT))
            os.kill(min(processes(var, of=BEAT)), signal.SIGKILL)
            if count < 6:
                portal.wait_for("beat ended (exit code -9) and is started again", times=count)

        assert portal.ended() == 1
        assert "beat ended more than five times within a minute" in portal.output
        assert processes(var) == set()


def test_the_end_of_the_database_ends_the_portal_and_the_next_start_recovers(var):
    with Portal(var, "--port", "8300") as portal:
        portal.address()

        os.kill(int((var / "pg" / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)

        assert portal.ended() == 1
        assert "the database ended" in portal.output
        assert within(10, lambda: processes(var) == set()), processes(var)
    assert run(var, "--once", "--port", "8300").returncode == 0


def test_a_taken_port_moves_to_the_next_free_one(var):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]

        done = run(var, "--once", "--port", str(taken))

    assert done.returncode == 0
    assert f"port {taken} is taken" in done.stdout
    assert f"http://127.0.0.1:{taken}/" not in done.stdout


def test_commands_beside_a_running_portal_use_its_database_as_the_application(var):
    with Portal(var, "--port", "8300") as portal:
        portal.address()

        done = run(var, "manage", "shell", "-v", "0", "-c", WHO)

        assert done.stdout.split() == ["peyvand_app"]
        assert portal.is_healthy()


WHO = "from django.db import connection as c; k = c.cursor(); k.execute('SELECT current_user'); print(k.fetchone()[0])"


def test_fresh_forgets_everything(var):
    secret = (var / "secret-key").read_text()

    done = run(var, "--fresh", "--once", "--port", "8300")

    assert done.returncode == 0
    assert "preparing" in done.stdout
    assert (var / "secret-key").read_text() != secret
