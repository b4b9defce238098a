"""An ORCID of our own on this machine: asks its reader, gives a code, changes it into an iD, each code once."""

import json
import secrets
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import requests

CLIENT_ID, SECRET = "APP-PEYVAND", "orcid-secret"
CARBERRY = "0000-0002-1825-0097"


class FakeOrcid(ThreadingHTTPServer):
    """`orcid` is who sits before it, `agrees` whether they tell the portal; `says` replaces its answer to a code."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answer)
        self.orcid, self.agrees, self.says = CARBERRY, True, None
        self.codes, self.visits = {}, []

    @property
    def base(self):
        return f"http://127.0.0.1:{self.server_address[1]}"

    def visit(self, response):
        """Follow the portal's redirection here as a browser does; return where ORCID sends it back to."""
        address = response.headers["Location"]
        assert address.startswith(f"{self.base}/oauth/authorize?"), address
        back = urlsplit(requests.get(address, allow_redirects=False, timeout=5).headers["Location"])
        assert back.netloc == "testserver"
        return f"{back.path}?{back.query}"


class Answer(BaseHTTPRequestHandler):
    def log_message(self, *args):
        pass

    def do_GET(self):
        path, _, query = self.path.partition("?")
        asked = {name: value for name, [value] in parse_qs(query).items()}
        right = {"client_id": CLIENT_ID, "scope": "/authenticate", "response_type": "code"}
        if path != "/oauth/authorize" or not right.items() <= asked.items():
            self.say(400, {"error": "invalid_request"})
            return
        told = {"error": "access_denied"}
        if self.server.agrees:
            told = {"code": secrets.token_hex(3)}
            self.server.codes[told["code"]] = asked["redirect_uri"]
        self.send_response(302)
        self.send_header("Location", f"{asked['redirect_uri']}?{urlencode(told | {'state': asked['state']})}")
        self.end_headers()

    def do_POST(self):
        sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        sent = {name: value for name, [value] in sent.items()}
        self.server.visits.append(sent)
        address = self.server.codes.pop(sent.get("code"), None)
        right = {"client_id": CLIENT_ID, "client_secret": SECRET, "redirect_uri": address}
        said = {"access_token": "token-of-orcid", "name": "Josiah Carberry", "orcid": self.server.orcid}
        if self.server.says:
            self.say(*self.server.says)
        elif self.path != "/oauth/token" or not right.items() <= sent.items():
            self.say(400, {"error": "invalid_grant"})
        else:
            self.say(200, said)

    def say(self, status, words):
        body = (words if isinstance(words, str) else json.dumps(words)).encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html" if isinstance(words, str) else "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def fake_orcid():
    with FakeOrcid() as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()
