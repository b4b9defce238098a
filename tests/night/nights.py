"""A portal at night: the services of the compose file with a clock we move, letters into a post office of ours."""

import datetime as dt
import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from zoneinfo import ZoneInfo

from tests.deploy.stack import PATIENCE, ROOT, SERVICES, Stack, free_port, within
from tests.runner.portals import processes

TEHRAN = ZoneInfo("Asia/Tehran")
SATURDAY = dt.date(2026, 11, 21)
CELERY = "tests.night.portal"
UNDER_WAY = "SELECT count(*) FROM notices_email WHERE status IN ('queued', 'sending')"


class Night(Stack):
    """`ahead` of the machine's clock; `post` is the journal of everything that reached the post office."""

    def __init__(self, folder):
        self.mail_port, self.post_office = free_port(), None
        self.clock, self.journal = folder / "clock", folder / "journal"
        super().__init__(
            folder,
            PEYVAND_DEBUG="1",
            PEYVAND_EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend",
            PEYVAND_EMAIL_HOST="127.0.0.1",
            PEYVAND_EMAIL_PORT=str(self.mail_port),
            NIGHT_CLOCK=str(self.clock),
        )
        self.set_ahead(0)

    def __exit__(self, *exception):
        for name in list(self.services):
            self.kill(name)
        self.close_post_office()
        super().__exit__(*exception)

    # --- time ----------------------------------------------------------------------------------------------------

    def set_ahead(self, seconds):
        new = self.clock.with_suffix(".new")
        new.write_text(str(seconds))
        new.replace(self.clock)
        self.ahead = seconds

    def it_is(self, day, hour, minute=0):
        """From now on it is this time at the office, and goes on from there."""
        moment = dt.datetime.combine(day, dt.time(hour, minute), tzinfo=TEHRAN)
        self.set_ahead((moment - dt.datetime.now(TEHRAN)).total_seconds())

    def later(self, seconds):
        self.set_ahead(self.ahead + seconds)

    # --- services ------------------------------------------------------------------------------------------------

    def start(self, name, *, again="", **environment):
        """A service of the compose file, by its own command; `again` names a second one of the same."""
        command = [CELERY if word == "config" else word.replace("@", f"{again}@") for word in SERVICES[name]["command"]]
        self.services[name + again] = subprocess.Popen(
            command, cwd=ROOT, env=self.environment | environment, stdout=self.log, stderr=self.log
        )

    def kill(self, name):
        """The service and all its pool processes at once, as when the machine loses its power."""
        service = self.services.pop(name)
        for pid in [service.pid, *self.children(service.pid)]:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        service.wait()

    def children(self, pid):
        found = subprocess.run(["ps", "--ppid", str(pid), "-o", "pid="], capture_output=True, text=True, check=False)
        return [int(child) for child in found.stdout.split()]

    def leftovers(self):
        """Processes of ours that should be gone."""
        return processes(self.folder)

    def people(self, act):
        """Done in the portal's database; see tests/night/people.py. Returns the lines it prints."""
        script = f"import tests.night.portal\nfrom tests.night import people\npeople.{act}"
        return self.run(sys.executable, "-c", script).splitlines()

    # --- letters -------------------------------------------------------------------------------------------------

    def open_post_office(self, **plan):
        script = ROOT / "tests" / "night" / "postoffice.py"
        command = [sys.executable, script, str(self.mail_port), self.journal, json.dumps(plan)]
        self.journal.unlink(missing_ok=True)
        self.post_office = subprocess.Popen(command, cwd=self.folder, stdout=self.log, stderr=self.log)
        assert within(PATIENCE, lambda: self.post("open"))

    def close_post_office(self):
        if self.post_office:
            self.post_office.kill()
            self.post_office.wait()

    def post(self, what="taken", **asked):
        """The entries of the journal of one kind."""
        if not self.journal.exists():
            return []
        entries = [json.loads(line) for line in self.journal.read_text().splitlines()]
        wanted = {"what": what, **asked}
        return [entry for entry in entries if wanted.items() <= entry.items()]

    def number(self, question):
        return int(self.sql(question))

    def rows(self, question):
        return [tuple(line.split("|")) for line in self.sql(question).splitlines()]
