#!/usr/bin/env python3
"""Set up and run Peyvand. Needs nothing but Python 3.11 or newer.

    python3 run.py                  the portal with demo data, until Ctrl-C
    python3 run.py test [ARGS]      the tests; ARGS go to pytest
    python3 run.py check            lint, imports, templates, translations, migrations, deployment
    python3 run.py fix              put right what a machine can
    python3 run.py docs             write the generated pages of docs/
    python3 run.py bench [ARGS]     measure pages, lists and reports
    python3 run.py manage ARGS      one of Django's commands, on the demo's database

The demo keeps its data in var/ (PEYVAND_VAR). With DATABASE_URL and REDIS_URL set, those servers are used.
"""

import argparse
import os
import signal
import sys
from pathlib import Path

if sys.version_info < (3, 11):
    raise SystemExit("Peyvand needs Python 3.11 or newer; this is Python {}.{}.".format(*sys.version_info[:2]))
if sys.platform == "win32":
    raise SystemExit("On Windows, start Peyvand in WSL (Windows Subsystem for Linux).")

from devstack import commands, portal
from devstack.places import BIN, VENV, make_var
from devstack.setup import set_up

TASKS = ["test", "check", "fix", "docs", "bench", "manage"]
GROUPS = {"check": ("dev", "lint"), "fix": ("dev", "lint")}
PASS_ON = {"test", "manage", "bench"}  # what is behind these words is not ours to read


def options(arguments):
    parser = argparse.ArgumentParser(
        prog="run.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("task", nargs="?", choices=TASKS, help="see above")
    parser.add_argument("--port", type=int, default=8000, help="the portal's port, or the next free one (8000)")
    parser.add_argument("--fresh", action="store_true", help="the portal: forget all data of the demo first")
    parser.add_argument("--once", action="store_true", help="the portal: end as soon as it answers")
    parser.add_argument("--e2e", action="store_true", help="test: with the browser tests")
    parser.add_argument("--slow", action="store_true", help="test: with the long ones")
    if arguments and arguments[0] in PASS_ON:
        found, rest = parser.parse_args(arguments[:1]), arguments[1:]
        if found.task == "test":
            found.e2e, found.slow = "--e2e" in rest, "--slow" in rest
            rest = [argument for argument in rest if argument not in {"--e2e", "--slow"}]
        return found, rest
    return parser.parse_args(arguments), []


def inside_environment():
    """From here on in .venv, where the embedded PostgreSQL is."""
    if Path(sys.prefix).resolve() != VENV.resolve():
        os.execv(BIN / "python", [str(BIN / "python"), str(Path(__file__).resolve()), *sys.argv[1:]])


def interrupted(number, frame):
    raise KeyboardInterrupt


def main():
    given, rest = options(sys.argv[1:])
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):  # SIGINT too: a shell's background jobs ignore it
        signal.signal(number, interrupted)
    tasks = {
        None: lambda: portal.serve(port=given.port, fresh=given.fresh, once=given.once),
        "test": lambda: commands.test(rest, e2e=given.e2e, slow=given.slow),
        "check": commands.check,
        "fix": commands.fix,
        "docs": lambda: commands.manage(["write_docs"]),
        "bench": lambda: commands.manage(["bench", *rest]),
        "manage": lambda: commands.manage(rest),
    }
    try:
        make_var()
        set_up(*(("e2e",) if given.e2e else GROUPS.get(given.task, ("dev",))))
        inside_environment()
        return tasks[given.task]()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
