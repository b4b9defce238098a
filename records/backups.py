"""A copy of everything: the database as pg_dump writes it, the private files, and a manifest that proves both."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import tempfile
from contextlib import suppress
from datetime import UTC
from pathlib import Path

from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from psycopg import sql

from records import clock, files
from records.storage import UNFINISHED

DUMP, FILES, MANIFEST = "database.dump", "files", "manifest.json"
FORMAT = 1
CHUNK = 1024 * 1024


class Damaged(Exception):
    """The copy is not what its manifest says; `faults` names each file and what is wrong with it."""

    def __init__(self, faults):
        super().__init__("\n".join(faults))
        self.faults = faults


class Impossible(Exception):
    """The copy cannot be made or restored here, and why."""


# --- making one --------------------------------------------------------------------------------------------------


def make(folder, *, version):
    """Write a copy into a new folder; return its manifest. An unfinished one keeps the ending `.part`."""
    folder = Path(folder)
    if folder.exists() and any(folder.iterdir()):
        raise Impossible(f"{folder} is not empty; name a new folder.")
    unfinished = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700, parents=True)
    # First the database, then the files: a file is never changed, so every one that a row of the dump names is there.
    manifest = {"format": FORMAT, "version": version, "made_at": clock.now().astimezone(UTC).isoformat()}
    manifest |= _dump(unfinished / DUMP)
    manifest["files"] = dict(_copy_files(unfinished / FILES))
    manifest["missing"] = sorted(manifest.pop("named") - manifest["files"].keys())
    (unfinished / MANIFEST).write_text(json.dumps(manifest, indent=1, sort_keys=True))
    if folder.exists():
        folder.rmdir()
    unfinished.rename(folder)
    return manifest


def _dump(target):
    """The dump and what it holds, both seen in one snapshot of the database."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        held = contents(cursor) | {"named": files.named()}
        _run("pg_dump", "--format=custom", f"--snapshot={snapshot}", "--no-owner", "--no-acl", f"--file={target}")
    return held | {"dump": {"sha256": checksum(target), "size": target.stat().st_size}}


def contents(cursor):
    """What a database holds, in numbers that must be the same after a restore."""
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
    tables = [name for (name,) in cursor.fetchall()]
    rows = {}
    for table in tables:
        cursor.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier("public", table)))
        rows[table] = cursor.fetchone()[0]
    cursor.execute("SELECT sequencename, coalesce(last_value, 0) FROM pg_sequences WHERE schemaname = 'public'")
    sequences = dict(cursor.fetchall())
    cursor.execute(
        "SELECT c.relname || '.' || t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
        " WHERE NOT t.tgisinternal AND t.tgenabled <> 'D' ORDER BY 1"
    )
    triggers = [name for (name,) in cursor.fetchall()]
    cursor.execute("SELECT app || '.' || name FROM django_migrations ORDER BY 1")
    migrations = [name for (name,) in cursor.fetchall()]
    return {"rows": rows, "sequences": sequences, "triggers": triggers, "migrations": migrations}


def _copy_files(target):
    """(name, checksum) of each private file, copied."""
    target.mkdir()
    for name in (name for name in files.stored() if not name.startswith(UNFINISHED)):
        place = target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        with default_storage.open(name) as source, place.open("wb") as copy:
            shutil.copyfileobj(source, copy, CHUNK)
        yield name, checksum(place)


# --- looking at one ----------------------------------------------------------------------------------------------


def check(folder):
    """The manifest of a whole and undamaged copy. Raises Damaged, which names every file that is not as it was."""
    folder = Path(folder)
    try:
        manifest = json.loads((folder / MANIFEST).read_text())
        wanted = {DUMP: manifest["dump"]["sha256"]}
        wanted |= {f"{FILES}/{name}": digest for name, digest in manifest["files"].items()}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Damaged([f"{MANIFEST}: missing or damaged ({error})"]) from error
    if manifest["format"] != FORMAT:
        raise Impossible(f"This copy has format {manifest['format']}; this version reads format {FORMAT}.")
    known = {".".join(migration) for migration in MigrationLoader(None).disk_migrations}
    if newer := set(manifest["migrations"]) - known:
        raise Impossible(f"A newer version ({manifest['version']}) made this copy: {', '.join(sorted(newer))}.")
    faults = []
    for name, digest in wanted.items():
        place = folder / name
        if not place.is_file():
            faults.append(f"{name}: missing")
        elif checksum(place) != digest:
            faults.append(f"{name}: damaged")
    if faults:
        raise Damaged(faults)
    return manifest


def checksum(path):
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


# --- bringing one back -------------------------------------------------------------------------------------------


def is_empty():
    """Whether nobody works with this portal yet: no account, no private file."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('directory_user')")
        if cursor.fetchone()[0] is not None:
            cursor.execute("SELECT EXISTS (SELECT FROM directory_user)")
            if cursor.fetchone()[0]:
                return False
    return next(files.stored(), None) is None


def others():
    """How many other sessions use the database."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
        return cursor.fetchone()[0]


def load(folder):
    """Replace the tables by those of the copy, all or nothing; nobody but their owner has rights on them yet.

    The COMMIT is sent only when all was read, so that an end in the middle, of whatever part, leaves what was there.
    """
    connection.ensure_connection()
    reading = [_found("pg_restore"), "--file=-", "--no-owner", "--no-acl", str(Path(folder) / DUMP)]
    writing = [_found("psql"), "--quiet", "--no-psqlrc", "--output=/dev/null", "--set=ON_ERROR_STOP=1", "--file=-"]
    environment = libpq()
    connection.close()
    with (
        tempfile.TemporaryFile() as complaints,
        _begin(reading, environment, stdout=subprocess.PIPE, stderr=complaints) as copy,
        _begin(writing, environment, stdin=subprocess.PIPE, stderr=complaints) as database,
    ):
        with suppress(BrokenPipeError), database.stdin as script:
            script.write(_ANEW)
            shutil.copyfileobj(copy.stdout, script, CHUNK)
            if copy.wait() == 0:
                script.write(b"\nCOMMIT;\n")
        copy.stdout.close()
        if database.wait() or copy.wait():
            complaints.seek(0)
            raise Impossible(f"The database was left as it was:\n{complaints.read()[-2000:].decode(errors='replace')}")


_ANEW = b"""BEGIN;
SET client_min_messages = warning;
DROP SCHEMA public CASCADE;
CREATE SCHEMA public AUTHORIZATION pg_database_owner;
GRANT USAGE ON SCHEMA public TO PUBLIC;
"""


def differences(manifest):
    """Sentences about what the database holds otherwise than the copy said; none after a good restore."""
    with connection.cursor() as cursor:
        held = contents(cursor)
    return [
        f"{kind} of {name}: {held[kind].get(name, 'none')} instead of {wanted}"
        for kind in ("rows", "sequences")
        for name, wanted in manifest[kind].items()
        if held[kind].get(name) != wanted
    ] + [f"trigger {name}: missing" for name in manifest["triggers"] if name not in held["triggers"]]


def load_files(folder, manifest):
    """Put the private files back under their own names, and check each again where it lies now."""
    for name, digest in manifest["files"].items():
        if default_storage.exists(name):
            default_storage.delete(name)
        with (Path(folder) / FILES / name).open("rb") as copy:
            default_storage.save(name, copy)
        with default_storage.open(name) as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != digest:
                raise Damaged([f"{FILES}/{name}: damaged while it was written"])


def remove_other_files(manifest):
    """What was there before and is not in the copy."""
    for name in [name for name in files.stored() if name not in manifest["files"]]:
        default_storage.delete(name)


# --- PostgreSQL's own programs -----------------------------------------------------------------------------------


def _begin(command, environment, **streams):
    return subprocess.Popen(command, env=environment, **streams)  # noqa: S603  our own words and paths


def _run(name, *arguments):
    """Run a program on the portal's database to its end. Raises Impossible with what it said."""
    command = [_found(name), *arguments]
    done = subprocess.run(command, env=libpq(), capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise Impossible(f"{name} failed:\n{done.stderr[-2000:]}")


def _found(name):
    """Where the program is; it must be of the server's version or newer."""
    place = shutil.which(name)
    if place is None:
        raise Impossible(f"{name} is not installed: put the client programs of PostgreSQL into PATH.")
    said = subprocess.run([place, "--version"], capture_output=True, text=True, check=True).stdout  # noqa: S603
    program, server = int(re.search(r"(\d+)\.", said)[1]), connection.pg_version // 10_000
    if program < server:
        raise Impossible(f"{name} is of version {program}, the server of {server}: put newer programs into PATH.")
    return place


def libpq():
    """The portal's database as libpq reads it from the environment, where no list of processes shows the password."""
    given = connection.get_connection_params()
    names = {"dbname": "PGDATABASE", "password": "PGPASSWORD", "user": "PGUSER", "host": "PGHOST", "port": "PGPORT"}
    names |= {name: f"PG{name.upper()}" for name in ("service", "sslmode", "sslrootcert", "sslcert", "sslkey")}
    return os.environ | {variable: str(given[name]) for name, variable in names.items() if given.get(name)}
