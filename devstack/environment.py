"""What every process of the portal is told: where its state is, its secret, its database."""

import os
import secrets

from devstack.places import VAR, Lock
from devstack.postgres import APPLICATION, OWNER, EmbeddedPostgres


def base_environment():
    """This shell's environment, completed for a demo on this machine; what is set already is kept."""
    defaults = {"PEYVAND_SECRET_KEY": _secret_key(), "PEYVAND_DEMO": "1", "PYTHONUNBUFFERED": "1"}
    return defaults | os.environ | {"PEYVAND_VAR": str(VAR)}


def _secret_key():
    """Made once and kept beside the data, so that sign-ins survive a restart."""
    path = VAR / "secret-key"
    if not path.exists():
        new = path.with_suffix(f".{os.getpid()}")
        new.touch(mode=0o600)
        new.write_text(secrets.token_urlsafe(50))
        new.replace(path)
    return path.read_text()


class Database:
    """The database a command works on: the one DATABASE_URL names, else an embedded one.

    Several commands may share the embedded one; who started it stops it when the others are done. The demo
    (`leads`) starts its own, and at its end waits for nobody.
    """

    def __init__(self, name="pg", *, fast=False, leads=False, fresh=False):
        self.given, self.leads, self.fresh = os.environ.get("DATABASE_URL"), leads, fresh
        self.embedded = None if self.given else EmbeddedPostgres(VAR / name, fast=fast)
        self.users, self.starting = Lock(VAR / f"{name}.users.lock"), Lock(VAR / f"{name}.starting.lock")

    def __enter__(self):
        if self.embedded:
            self.starting.alone()
            if self.leads:
                self.users.alone(waiting="another command uses the database; waiting for it to end")
                self.embedded.stop()  # one that a killed runner left, where the kernel does not see to that
            if self.fresh:
                self.embedded.remove()
            self.users.shared()
            self.embedded.start()
            self.starting.release()
        return self

    def __exit__(self, *exception):
        if self.embedded and self.embedded.process:
            if not self.leads:
                self.users.alone(waiting="another command still uses the database; waiting for it to end")
            self.embedded.stop()
        self.users.release()

    def as_owner(self):
        """The DSN that may change tables."""
        if self.embedded:
            return self.embedded.dsn(OWNER)
        return os.environ.get("PEYVAND_OWNER_DATABASE_URL") or self.given

    def as_application(self):
        """The DSN of everything else."""
        return self.embedded.dsn(APPLICATION) if self.embedded else self.given

    def programs(self):
        """pg_dump and its kin of the embedded server's version come before those that this machine has."""
        if not self.embedded:
            return {}
        return {"PATH": os.pathsep.join([str(self.embedded.binaries), os.environ.get("PATH", os.defpath)])}
