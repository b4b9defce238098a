"""A mail server in a process of its own: writes down every letter it takes, and behaves badly where it was told to.

Run as `postoffice.py PORT JOURNAL PLAN`. The plan names, for the n-th letter that somebody begins to hand over, what
happens: `{"9": "hold", "10": "hold-taken", "20": "drop", "30": "451", "40": "554", "50": "hang"}`; "pause" is how long
each letter takes. The journal is one JSON object a line: when, what, and of a letter that was taken its Message-ID and
envelope.
"""

import email
import itertools
import json
import socketserver
import sys
import time
from pathlib import Path

HELD = 600  # seconds: longer than anybody waits
HANGS = 60


class PostOffice(socketserver.ThreadingTCPServer):
    allow_reuse_address = daemon_threads = True

    def __init__(self, port, journal, plan):
        super().__init__(("127.0.0.1", port), Conversation)
        self.journal, self.plan, self.number = journal, plan, itertools.count(1)

    def note(self, what, **values):
        with self.journal.open("a") as file:
            file.write(json.dumps({"at": time.time(), "what": what, **values}) + "\n")

    def handle_error(self, request, client_address):
        self.note("broken off")


class Conversation(socketserver.StreamRequestHandler):
    to = fate = ""
    number = 0

    def handle(self):
        self.say("220 post office")
        for line in self.rfile:
            verb = line.strip().decode().upper().split(" ")[0].split(":")[0]
            if verb == "QUIT":
                self.say("221 bye")
                return
            if verb == "MAIL":
                self.begin()
            if verb == "RCPT":
                self.to = line.decode().partition("<")[2].partition(">")[0]
            if verb == "DATA":
                self.say("354 go on")
                self.take(b"".join(iter(self.rfile.readline, b".\r\n")))
                if self.fate == "drop":
                    return
                self.say(self.answer())
            else:
                self.say("250 yes")

    def begin(self):
        self.number = next(self.server.number)
        self.fate = self.server.plan.get(str(self.number), "")
        self.server.note("begun", number=self.number, fate=self.fate)
        time.sleep({"hold": HELD, "hang": HANGS}.get(self.fate, 0))

    def take(self, raw):
        time.sleep(self.server.plan.get("pause", 0))
        letter = email.message_from_bytes(raw)
        what = "refused" if self.fate.isdigit() else "taken"
        about = {"id": letter["Message-ID"], "to": self.to, "number": self.number, "fate": self.fate}
        self.server.note(what, **about)
        time.sleep(HELD if self.fate == "hold-taken" else 0)

    def answer(self):
        return f"{self.fate} not this one" if self.fate.isdigit() else "250 taken"

    def say(self, line):
        self.wfile.write(f"{line}\r\n".encode())


if __name__ == "__main__":
    port, journal, plan = sys.argv[1:]
    with PostOffice(int(port), Path(journal), json.loads(plan)) as server:
        server.note("open")
        server.serve_forever()
