"""Where things are, and how the runner speaks."""

import fcntl
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / "bin"
VAR = Path(os.environ.get("PEYVAND_VAR") or ROOT / "var").resolve()


def say(text):
    print(f"\033[1m==> {text}\033[0m" if sys.stdout.isatty() else f"==> {text}", flush=True)


def make_var():
    """The private folder. Others may pass through (PostgreSQL does not run as root) but not look around."""
    VAR.mkdir(mode=0o711, parents=True, exist_ok=True)
    (VAR / "logs").mkdir(mode=0o700, exist_ok=True)


class Lock:
    """A lock on a file or folder that the kernel releases however its holder ends."""

    def __init__(self, path):
        self.path = Path(path)
        self.descriptor = None

    def _open(self):
        if self.descriptor is None:
            flags = os.O_RDONLY if self.path.is_dir() else os.O_RDWR | os.O_CREAT
            self.descriptor = os.open(self.path, flags, 0o600)
        return self.descriptor

    def try_alone(self):
        """Hold it alone, or return False because somebody has it."""
        try:
            fcntl.flock(self._open(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def alone(self, *, waiting=""):
        """Hold it alone, however long that takes; say why it takes time."""
        if not self.try_alone():
            if waiting:
                say(waiting)
            fcntl.flock(self._open(), fcntl.LOCK_EX)

    def shared(self):
        """Hold it beside others who share it."""
        fcntl.flock(self._open(), fcntl.LOCK_SH)

    def release(self):
        if self.descriptor is not None:
            os.close(self.descriptor)
            self.descriptor = None

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.release()
