"""A portal started by run.py for a test, in a folder of its own, and what is left of it."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Portal:
    """`run.py` as somebody would start it; nothing of it outlives the test."""

    def __init__(self, var, *arguments):
        self.var, self.said = var, var / "output"
        command = [sys.executable, ROOT / "run.py", *arguments]
        with self.said.open("w") as output:
            self.process = subprocess.Popen(command, env=environment(var), stdout=output, stderr=subprocess.STDOUT)

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.process.kill()
        self.process.wait()
        for pid in processes(self.var):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    @property
    def output(self):
        return self.said.read_text()

    def wait_for(self, text, *, times=1):
        assert within(90, lambda: self.output.count(text) >= times), f"not said: {text}\n{self.output}"

    def address(self):
        self.wait_for("Peyvand answers at ")
        return self.output.partition("Peyvand answers at ")[2].split()[0]

    def is_healthy(self):
        with urllib.request.urlopen(self.address() + "healthz", timeout=20) as answer:
            return answer.status == 200

    def ended(self):
        """The exit code, once it has ended by itself."""
        return self.process.wait(30)


def environment(var):
    """Without what the test run itself was given: its database, its state."""
    given = ("PEYVAND_", "DATABASE_URL", "REDIS_URL")
    ours = {name: value for name, value in os.environ.items() if not name.startswith(given)}
    return ours | {"PEYVAND_VAR": str(var), "PEYVAND_DEMO": "0", "PYTHONUNBUFFERED": "1"}


def run(var, *arguments):
    """`run.py ARGUMENTS` to its end."""
    command = [sys.executable, ROOT / "run.py", *arguments]
    return subprocess.run(command, env=environment(var), capture_output=True, text=True, timeout=120, check=False)


def processes(var, *, of=""):
    """All processes that belong to the state below `var`, or those with a word in their command."""
    found = (entry for entry in Path("/proc").iterdir() if entry.name.isdigit() and _belongs(entry, str(var)))
    return {int(entry.name) for entry in found if of in _read(entry / "cmdline").replace("\0", " ")}


def _belongs(entry, var):
    try:
        inside = str((entry / "cwd").readlink()).startswith(var)
    except OSError:
        return False
    return inside or f"PEYVAND_VAR={var}\0" in _read(entry / "environ") or f"{var}/" in _read(entry / "cmdline")


def _read(path):
    try:
        return path.read_bytes().decode(errors="replace")
    except OSError:
        return ""


def within(seconds, question):
    """Ask until the answer is yes, at most so long."""
    end = time.monotonic() + seconds
    while not (answer := question()) and time.monotonic() < end:
        time.sleep(0.1)
    return answer
