"""What developers run besides the portal: tests, checks, fixes, Django's commands."""

import os
import shutil

from devstack.environment import Database, base_environment
from devstack.places import BIN, ROOT, VAR, Lock, say
from devstack.prepared import forget, pattern
from devstack.processes import run
from devstack.setup import apt_install

# Commands that change tables run as their owner; all others as the portal itself does.
OWNERS_COMMANDS = {
    "createcachetable",
    "makemigrations",
    "migrate",
    "optimizemigration",
    "prepare",
    "restore",
    "squashmigrations",
}
READS_ALL = {"backup"}
TESTS = {"PEYVAND_DEBUG": "1", "PEYVAND_DEMO": "0", "PEYVAND_CONNECTION_AGE": "0"}
PRODUCTION = {
    "PEYVAND_DEBUG": "0",
    "PEYVAND_DEMO": "0",
    "PEYVAND_HTTPS": "1",
    "PEYVAND_SITE_URL": "https://portal.example.org",
    "PEYVAND_ALLOWED_HOSTS": "portal.example.org",
    "PEYVAND_SECRET_KEY": "only for this check: " + "".join(map(chr, range(40, 110))),
}


def test(arguments, *, e2e, slow):
    """The tests on an embedded PostgreSQL of their own; beside a running demo if there is one."""
    if e2e:
        _need_chromium()
    marks = [name for name, wanted in {"e2e": e2e, "slow": slow}.items() if not wanted]
    selection = ["-m", " and ".join(f"not {mark}" for mark in marks)]
    state = VAR / "test"
    state.mkdir(mode=0o700, exist_ok=True)
    with Lock(VAR / "test.lock") as lock:
        if not lock.try_alone():
            say("the tests run already here; wait for them, or set PEYVAND_VAR")
            return 1
        with Database("pg-test", fast=True) as database:
            environment = base_environment() | database.programs() | TESTS
            environment |= {"DATABASE_URL": database.as_owner(), "PEYVAND_VAR": str(state)}
            if database.embedded:
                environment["PEYVAND_TEST_PATTERN"] = pattern(database, environment)
            return run(
                BIN / "python",
                "-m",
                "pytest",
                "-n",
                "2",
                "--dist",
                "loadgroup",
                *selection,
                *arguments,
                env=environment,
            )


def _need_chromium():
    if not (os.environ.get("PEYVAND_CHROMIUM") or shutil.which("chromium") or apt_install("chromium")):
        raise SystemExit("The browser tests need Chromium: install it, or name it in PEYVAND_CHROMIUM.")


def check():
    """All that can be said about the code without running it. Each check runs; the exit code is the sum."""
    python, manage = BIN / "python", [BIN / "python", "manage.py"]
    with Database("pg-test", fast=True) as database:
        here = base_environment() | {"DATABASE_URL": database.as_owner()}
        checks = {
            "lint": ([BIN / "ruff", "check", "--quiet", "--output-format=concise", "."], here),
            "format": ([BIN / "ruff", "format", "--check", "--quiet", "--output-format=concise", "."], here),
            "imports": ([BIN / "lint-imports", "--no-logo"], here),
            "templates": ([BIN / "djhtml", "--check", *_templates()], here),
            "translations": ([python, "-m", "config.messages"], here),
            "migrations": ([*manage, "makemigrations", "--check", "--dry-run"], here),
            "deployment": ([*manage, "check", "--deploy", "--fail-level", "WARNING"], here | PRODUCTION),
        }
        failed = [name for name, (command, environment) in checks.items() if _fails(name, command, environment)]
    say("failed: " + ", ".join(failed) if failed else "all checks passed")
    return 1 if failed else 0


def _fails(name, command, environment):
    say(name)
    return run(*command, env=environment) != 0


def fix():
    """What a machine can put right: lint, format, indentation of templates, old Django."""
    ours = [folder for folder in ROOT.iterdir() if folder.is_dir() and any(folder.glob("*.py"))]
    modules = [path for folder in ours for path in folder.glob("**/*.py") if "migrations" not in path.parts]
    run(BIN / "django-upgrade", "--target-version", "5.2", *modules)
    run(BIN / "ruff", "check", "--fix", "--quiet", ".")
    run(BIN / "ruff", "format", "--quiet", ".")
    run(BIN / "djhtml", *_templates())
    return 0


def _templates():
    return sorted(ROOT.glob("templates/**/*.html"))


def manage(arguments):
    """One of Django's commands, on the demo's database, also beside the running demo."""
    with Database() as database:
        command = arguments[0] if arguments else ""
        if command in OWNERS_COMMANDS:
            forget(database)
        is_owners = command in OWNERS_COMMANDS | READS_ALL
        dsn = database.as_owner() if is_owners else database.as_application()
        environment = base_environment() | database.programs() | {"DATABASE_URL": dsn}
        return run(BIN / "python", "manage.py", *arguments, env=environment)
