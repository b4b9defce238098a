"""The portal itself: database, web, worker and beat, until Ctrl-C."""

import http.client
import os
import runpy
import select
import shutil
import socket
import time

from devstack.environment import Database, base_environment
from devstack.places import BIN, ROOT, VAR, Lock, say
from devstack.prepared import is_prepared, prepare
from devstack.processes import Services, end_undisturbed

HOST = "127.0.0.1"
PORTS = 50  # how many next ports are tried
READY_SECONDS = 90
# Everything the portal keeps below PEYVAND_VAR besides the database; `--fresh` removes nothing else.
STATE = ["files", "mail", "queue", "static", "secret-key"]


def serve(*, port, fresh, once):
    """Run the portal; return the exit code."""
    begun = time.monotonic()
    with Lock(VAR / "portal.lock") as lock:
        if not lock.try_alone():
            where = lock.path.read_text().strip()
            say(f"Peyvand runs already{' at ' + where if where else ' here'}. Stop it first, or set PEYVAND_VAR.")
            return 1
        lock.path.write_text("")
        try:
            if fresh:
                _forget_state()
            with Database(leads=True, fresh=fresh) as database:
                return _serve(database, lock, port=port, once=once, begun=begun)
        except KeyboardInterrupt:
            return 0


def _forget_state():
    if "DATABASE_URL" in os.environ:
        raise SystemExit("--fresh is for the embedded database; empty the one that DATABASE_URL names yourself.")
    say("removing all data of the demo")
    for name in STATE:
        path = VAR / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _serve(database, lock, *, port, once, begun):
    listener = listen(port)
    address = f"http://{HOST}:{listener.getsockname()[1]}/"
    environment = {"PEYVAND_SITE_URL": address} | base_environment()
    if not is_prepared(database, environment):
        say("preparing the database")
        prepare(database, environment)
    services = Services()
    try:
        _start(services, listener, environment | {"DATABASE_URL": database.as_application()})
        if not _wait_until_ready(services, listener):
            return 1
        lock.path.write_text(address)
        say(f"Peyvand answers at {address} after {time.monotonic() - begun:.1f} s. Ctrl-C ends it.")
        if environment["PEYVAND_DEMO"] == "1":
            _show_sign_ins()
        return 0 if once else _watch(services, database)
    finally:
        end_undisturbed()
        say("stopping")
        services.stop()
        listener.close()


def listen(port):
    """A socket on the first free port from `port` on, kept open here: a restarted web process takes it over."""
    for candidate in range(port, port + PORTS):
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, candidate))
            listener.listen(128)
        except OSError:
            listener.close()
            continue
        if candidate != port:
            say(f"port {port} is taken; using {candidate}")
        return listener
    raise SystemExit(f"All ports from {port} to {port + PORTS - 1} are taken; choose another with --port.")


def _start(services, listener, environment):
    shutil.rmtree(VAR / "queue", ignore_errors=True)  # rings of before: what they were about is a row
    quick = {"PEYVAND_STATEMENT_TIMEOUT": "15s"} | environment  # no page may keep the database busy for longer
    web = [BIN / "gunicorn", "config.wsgi", "-b", f"fd://{listener.fileno()}", "--workers", "1", "--threads", "6"]
    limits = ["--graceful-timeout", "5", "--log-level", "warning", "--no-control-socket"]
    reload = ["--reload"] if environment.get("PEYVAND_DEBUG") == "1" else []
    services.start("web", *web, *limits, *reload, env=quick, pass_fds=[listener.fileno()])
    celery = [BIN / "celery", "-q", "-A", "config"]
    alone = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
    as_root = {"PYTHONWARNINGS": "ignore:You're running the worker"}  # in a container one is root anyway
    services.start("worker", *celery, "worker", "-l", "WARNING", "-c", "2", *alone, env=as_root | environment)
    services.start("beat", *celery, "beat", "-l", "WARNING", "--pidfile=", env=environment)


def _wait_until_ready(services, listener):
    """Until the portal answers. A process that dies now has something wrong with it: no second try."""
    end = time.monotonic() + READY_SECONDS
    question = None
    while time.monotonic() < end:
        services.show_output(0.05)
        if dead := services.dead():
            services.show_output(0.1)
            say(f"{dead[0].name} did not start; its last lines above say why")
            return False
        question = question or _ask_health(listener.getsockname()[1])
        if select.select([question.sock], [], [], 0)[0]:
            try:
                if question.getresponse().status == 200:
                    return True
            except (OSError, http.client.HTTPException):
                time.sleep(0.2)
            finally:
                question.close()
                question = None
    say(f"the portal does not answer after {READY_SECONDS} s")
    return False


def _ask_health(port):
    """Sent before anybody listens to it: the socket is ours, and the answer comes when the web process is there."""
    connection = http.client.HTTPConnection(HOST, port, timeout=READY_SECONDS)
    connection.request("GET", "/healthz")
    return connection


def _watch(services, database):
    """Until Ctrl-C, or until something cannot be kept running; return the exit code."""
    while True:
        services.show_output(0.25)
        if database.embedded and database.embedded.is_dead():
            say("the database ended, so everything ends; the next start recovers it")
            return 1
        if name := services.revive():
            say(f"{name} ended more than five times within a minute; its last lines above say why")
            return 1


def _show_sign_ins():
    demo = runpy.run_path(str(ROOT / "config" / "demo_accounts.py"))
    width = max(len(account.role) for account in demo["ACCOUNTS"])
    for account in demo["ACCOUNTS"]:
        print(f"    {account.role:<{width}}  {account.email:<32} {account.sentence}")
    print(f"    password of all: {demo['PASSWORD']}", flush=True)
