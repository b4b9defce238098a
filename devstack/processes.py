"""Starting, watching and ending processes, so that none outlives the runner, however that ends."""

import ctypes
import os
import selectors
import signal
import subprocess
import sys
import time
from collections import deque
from contextlib import suppress

from devstack.places import ROOT, say

RESTARTS, RESTART_SECONDS = 5, 60  # more often than this is no accident
STOP_SECONDS = 6

_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def bound_to_runner(death_signal, *, own_session=True):
    """What a new process does first: on Linux the kernel sends it `death_signal` when the runner is gone."""
    runner = os.getpid()

    def prepare():
        if own_session:
            os.setsid()  # Ctrl-C reaches the runner only, which ends all in order
        if _libc:
            _libc.prctl(_PR_SET_PDEATHSIG, int(death_signal))
            if os.getppid() != runner:  # gone already
                os._exit(1)

    return prepare


def begin(*command, env=None, apart=False, **options):
    """Start it and go on. `apart`: Ctrl-C does not reach it, and it is killed with the runner."""
    before = bound_to_runner(signal.SIGKILL if apart else signal.SIGTERM, own_session=apart)
    return subprocess.Popen([str(part) for part in command], cwd=ROOT, env=env, preexec_fn=before, **options)


def run(*command, env=None, apart=False, **options):
    """Run to its end, `apart` or not as above; return its exit code."""
    process = begin(*command, env=env, apart=apart, **options)
    try:
        return process.wait()
    except KeyboardInterrupt:
        _end(process, seconds_of_its_own=0 if apart else 3)
        raise


def _end(process, *, seconds_of_its_own):
    """End it: it may have got the Ctrl-C too and be tidying up, so not at once."""
    end_undisturbed()
    for seconds, end in ((seconds_of_its_own, process.terminate), (STOP_SECONDS, process.kill)):
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            end()
    process.wait()


def end_undisturbed():
    """From here on everything is being ended; a second Ctrl-C would leave it half ended."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)


def must(*command, **options):
    """Run to its end, or end with a sentence that names the command."""
    if run(*command, **options):
        raise SystemExit("failed: " + " ".join(str(part) for part in command))


class Service:
    """One long-running process, and the times it was started again."""

    def __init__(self, name, command, env, pass_fds=()):
        self.name, self.command, self.env, self.pass_fds = name, [str(part) for part in command], env, pass_fds
        self.process = None
        self.restarts = deque()
        self.unfinished = b""

    def start(self):
        # SIGKILL: all work is a row, so nothing is lost, and nobody waits for a long task.
        self.process = subprocess.Popen(
            self.command,
            cwd=ROOT,
            env=self.env,
            pass_fds=self.pass_fds,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            preexec_fn=bound_to_runner(signal.SIGKILL),
        )
        os.set_blocking(self.process.stdout.fileno(), False)

    def is_dead(self):
        return self.process.poll() is not None

    def kill_rest(self):
        """What the process started may outlive it by a moment; not here."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)

    def may_restart(self, moment):
        while self.restarts and moment - self.restarts[0] > RESTART_SECONDS:
            self.restarts.popleft()
        self.restarts.append(moment)
        return len(self.restarts) <= RESTARTS


class Services:
    """Web, worker and beat: one output, started again when one dies, ended together."""

    def __init__(self):
        self.all = []
        self.selector = selectors.DefaultSelector()

    def start(self, name, *command, env, pass_fds=()):
        service = Service(name, command, env, pass_fds)
        service.start()
        self.all.append(service)
        self.selector.register(service.process.stdout, selectors.EVENT_READ, service)

    def show_output(self, seconds):
        """Print what the services say, for at most so long a wait."""
        for key, _ in self.selector.select(seconds):
            self._drain(key.data, key.fileobj)

    def _drain(self, service, stream):
        chunk = stream.read1(65536) if not stream.closed else b""
        if chunk == b"":  # its end: the process and all it started are gone
            self.selector.unregister(stream)
            stream.close()
        *lines, service.unfinished = (service.unfinished + (chunk or b"")).split(b"\n")
        for line in lines:
            print(f"{service.name:>6} | {line.decode(errors='replace')}", flush=True)

    def dead(self):
        return [service for service in self.all if service.is_dead()]

    def revive(self):
        """Start again what died. Return the name of one that dies too often, else an empty string."""
        for service in self.dead():
            if not service.may_restart(time.monotonic()):
                return service.name
            say(f"{service.name} ended (exit code {service.process.returncode}) and is started again")
            service.kill_rest()
            stream = service.process.stdout
            if not stream.closed:
                self._drain(service, stream)
            if not stream.closed:
                self.selector.unregister(stream)
                stream.close()
            service.start()
            self.selector.register(service.process.stdout, selectors.EVENT_READ, service)
        return ""

    def stop(self):
        """Ask all to end, wait, then end them."""
        for service in self.all:
            if not service.is_dead():
                service.process.terminate()
        end = time.monotonic() + STOP_SECONDS
        while [service for service in self.all if not service.is_dead()] and time.monotonic() < end:
            if self.selector.get_map():
                self.show_output(0.1)
            else:
                time.sleep(0.05)
        for service in self.all:
            service.kill_rest()
            service.process.wait()
