"""The portal as `docker-compose.yml` describes it, its commands run by hand: real PostgreSQL, real Redis, no engine."""

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse
from contextlib import suppress
from pathlib import Path

import yaml
from django.conf import settings
from django.db import connection

from devstack.postgres import APPLICATION, OWNER, EmbeddedPostgres
from records.backups import libpq

ROOT = settings.BASE_DIR
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
CSRF = "a" * 32
PATIENCE = 90  # seconds for anything to start

# An officer with a session, as the sign-in would leave it.
OFFICER = """
import time
import django
django.setup()
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.test import Client
from directory.roles import Role
from directory.sessions import SEEN, SINCE
from tests.factories.directory import AppointmentFactory, UserFactory
from tests.factories.records import OfficeFactory
OfficeFactory()
user = UserFactory(email="officer@example.org")
AppointmentFactory(user=user, role=Role.OFFICER)
TOTP.activate(user, generate_totp_secret())
client = Client()
client.force_login(user)
session = client.session
session[SINCE] = session[SEEN] = int(time.time())
session.save()
print(client.cookies[settings.SESSION_COOKIE_NAME].value)
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def within(seconds, question):
    """Ask until the answer is yes, at most so long; return the last answer."""
    end = time.monotonic() + seconds
    while not (answer := question()) and time.monotonic() < end:
        time.sleep(0.2)
    return answer


class Redis:
    """The `redis` service: its command, on a port and a folder of its own."""

    def __init__(self, folder):
        self.folder, self.port, self.process = folder, free_port(), None
        self.folder.mkdir(exist_ok=True)

    url = property(lambda self: f"redis://127.0.0.1:{self.port}/0")

    def start(self):
        program, *arguments = SERVICES["redis"]["command"]
        place = ["--port", str(self.port), "--dir", str(self.folder), "--bind", "127.0.0.1", "--logfile", "redis.log"]
        self.process = subprocess.Popen([shutil.which(program), *arguments, *place], stdout=subprocess.DEVNULL)
        assert within(PATIENCE, self.answers)

    def answers(self):
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1) as line:
            line.sendall(b"PING\r\n")
            return line.recv(7) == b"+PONG\r\n"
        return False

    def hang(self):
        self.process.send_signal(signal.SIGSTOP)

    def go_on(self):
        self.process.send_signal(signal.SIGCONT)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        if self.process:
            self.go_on()
            self.kill()

    def empty(self):
        """As after the loss of its disk."""
        self.kill()
        shutil.rmtree(self.folder)
        self.folder.mkdir()
        self.start()


class Stack:
    """Database, Redis, web, workers and beat. `environment` is what compose gives the portal, at our places."""

    def __init__(self, folder, **settings_of_its_own):
        self.folder, self.services, self.log = folder, {}, None
        self.database = EmbeddedPostgres(folder / "pg", fast=True)
        self.database.log = folder / "pg.log"
        self.redis = Redis(folder / "redis")
        self.port = free_port()
        plain = {name: value for name, value in os.environ.items() if not name.startswith(("PEYVAND_", "PG"))}
        self.environment = plain | {
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), str(self.database.binaries), plain["PATH"]]),
            "PEYVAND_SECRET_KEY": "only for this test, and for no portal that anybody reaches",
            "PEYVAND_VAR": str(folder / "var"),
            "REDIS_URL": self.redis.url,
            "DATABASE_URL": self.database.dsn(APPLICATION),
            "GUNICORN_CMD_ARGS": f"--bind 127.0.0.1:{self.port}",
            "PYTHONPATH": str(ROOT),
            "PYTHONWARNINGS": "ignore:You're running the worker",  # who tests may be root; the image is not
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "PEYVAND_ALLOWED_HOSTS": "127.0.0.1",
            "PEYVAND_SITE_URL": f"http://127.0.0.1:{self.port}",
            **settings_of_its_own,
        }

    def __enter__(self):
        self.log = (self.folder / "log").open("ab")
        try:
            self.database.start()
            self.redis.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *exception):
        for process in self.services.values():
            process.terminate()
        for process in self.services.values():
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self.redis.stop()
        self.database.stop()
        self.log.close()

    def take_tables(self):
        """Those of the test database: made by the same migrations, some ten times faster than by these."""
        dump = self.folder / "tables.dump"
        subprocess.run(["pg_dump", "-Fc", "--no-owner", "--no-acl", f"--file={dump}"], env=libpq(), check=True)
        connection.close()
        self.run("pg_restore", "--no-owner", "--no-acl", f"--dbname={self.database.dsn(OWNER)}", dump)

    def run(self, *command, **environment):
        """Run a command to its end; return what it said."""
        done = subprocess.run(
            [str(part) for part in command],
            cwd=ROOT,
            env=self.environment | environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def prepare(self, *arguments):
        """The `migrate` service, as the owner of the tables."""
        self.run(*SERVICES["migrate"]["command"], *arguments, DATABASE_URL=self.database.dsn(OWNER))

    def start(self, name, **environment):
        """A service of the compose file, by its own command."""
        command = SERVICES[name]["command"]
        self.services[name] = subprocess.Popen(
            command,
            cwd=ROOT,
            env=self.environment | environment,
            stdout=self.log,
            stderr=self.log,
        )

    def said(self):
        """Every line that a service of the portal wrote."""
        return (self.folder / "log").read_text().splitlines()

    def sign_in(self):
        """The cookie of an officer's session."""
        return self.run(sys.executable, "-c", OFFICER).strip()

    def sql(self, question):
        return self.database.sql(question)

    def is_healthy(self):
        with suppress(OSError, http.client.HTTPException):
            return self.ask("/healthz")[0] == 200
        return False

    def ask(self, path, data=None, *, session="", timeout=20):
        """(status, text, headers) of one request, as a browser with this session sends it."""
        return ask(self.port, path, data, session=session, timeout=timeout)


def ask(port, path, data=None, *, session="", timeout=20, headers=None):
    secure = "__Host-" if (headers or {}).get("X-Forwarded-Proto") == "https" else ""
    cookies = f"{secure}csrftoken={CSRF}; {secure}sessionid={session}"
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    body = None if data is None else urllib.parse.urlencode(data | {"csrfmiddlewaretoken": CSRF})
    form = {} if data is None else {"Content-Type": "application/x-www-form-urlencoded"}
    try:
        line.request("GET" if data is None else "POST", path, body, {"Cookie": cookies} | form | (headers or {}))
        answer = line.getresponse()
        return answer.status, answer.read().decode(errors="replace"), dict(answer.getheaders())
    finally:
        line.close()


def new_folder():
    """Not pytest's tmp_path: PostgreSQL, which is never root, must get through."""
    folder = Path(tempfile.mkdtemp(prefix="peyvand-stack-"))
    folder.chmod(0o711)
    return folder


def interpolated(text):
    """The variables that a text of the compose file takes from .env."""
    return set(re.findall(r"\$\{(\w+)", text))
