"""A mail server of our own on this machine, which keeps what it gets and refuses when told to; and an officer."""

import email
import email.policy
import socketserver
import threading

import pytest

from tests.notices.ledger import officer


class PostOffice(socketserver.ThreadingTCPServer):
    """`replies` are used up, each for the next command of its verb; after that everything is welcome."""

    allow_reuse_address = daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Conversation)
        self.received, self.envelopes = [], []
        self.replies = {}
        self.while_sending = lambda: None

    def reply(self, verb, usual):
        waiting = self.replies.get(verb)
        return waiting.pop(0) if waiting else usual

    @property
    def letters(self):
        return [email.message_from_bytes(raw, policy=email.policy.default) for raw in self.received]


class Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        self.say("220 post office")
        for line in self.rfile:
            verb = line.strip().decode().upper().split(" ")[0].split(":")[0]
            if verb == "DATA":
                self.say("354 go on")
                raw = b"".join(iter(self.rfile.readline, b".\r\n"))
                self.server.while_sending()
                answer = self.server.reply("DATA", "250 taken")
                if answer.startswith("250"):
                    self.server.received.append(raw)
                self.say(answer)
            elif verb == "QUIT":
                self.say("221 bye")
                return
            else:
                if verb == "MAIL":
                    self.server.envelopes.append(line.decode().partition("<")[2].partition(">")[0])
                self.say(self.server.reply(verb, "250 yes"))

    def say(self, line):
        self.wfile.write(f"{line}\r\n".encode())


@pytest.fixture
def post_office(settings):
    """All letters go through real SMTP to it."""
    with PostOffice() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def leila():
    return officer()
