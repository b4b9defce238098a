"""A gateway over HTTP: what it posts, and which answers mean that a message surely did not go."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs

import pytest

from notices.gateways import HttpGateway, NotSent, NotTaken
from tests.factories.notices import SmsFactory

pytestmark = pytest.mark.django_db


class Desk(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.received.append((self.path, dict(self.headers), body.decode()))
        if self.server.answer is None:
            self.connection.close()
            return
        self.send_response(self.server.answer)
        if self.server.answer == 302:
            self.send_header("Location", "/elsewhere")
        self.end_headers()
        self.wfile.write(b"said the gateway")

    def log_message(self, *arguments):
        pass


@pytest.fixture
def desk(settings):
    """A gateway on this machine, which keeps what it gets; `answer` is its status, None: it hangs up."""
    with HTTPServer(("127.0.0.1", 0), Desk) as server:
        server.received, server.answer = [], 200
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        settings.SMS_URL = f"http://127.0.0.1:{server.server_port}/send?account=7"
        yield server
        server.shutdown()
        thread.join()


def test_number_and_text_are_posted_as_a_form(desk, settings):
    settings.SMS_FIELDS = '{"receptor": "{digits}", "message": "{text}", "sender": "10004346"}'
    settings.SMS_HEADERS = '{"X-Key": "secret"}'

    HttpGateway().send(SmsFactory(text="مهلت: فردا & {to}"))

    [(path, headers, body)] = desk.received
    assert (path, headers["X-Key"]) == ("/send?account=7", "secret")
    assert parse_qs(body) == {"receptor": ["989121234567"], "message": ["مهلت: فردا & {to}"], "sender": ["10004346"]}


def test_or_as_json_with_the_same_name_for_the_same_message(desk, settings):
    settings.SMS_JSON, settings.SMS_FIELDS = True, '{"to": ["{to}"], "text": {"body": "{text}"}, "ref": "{id}"}'
    sms = SmsFactory(text="Soon.")

    HttpGateway().send(sms)

    [(_path, headers, body)] = desk.received
    assert headers["Content-Type"] == "application/json"
    assert json.loads(body) == {"to": ["+989121234567"], "text": {"body": "Soon."}, "ref": str(sms.uuid)}


@pytest.mark.parametrize("status", [429, 503])
def test_a_gateway_that_has_no_time_is_asked_again(desk, status):
    desk.answer = status

    with pytest.raises(NotTaken, match=f"{status} said the gateway"):
        HttpGateway().send(SmsFactory())


@pytest.mark.parametrize("status", [302, 400, 401, 500, 502])
def test_any_other_answer_ends_it_and_no_redirect_is_followed(desk, status):
    desk.answer = status

    with pytest.raises(NotSent, match=f"{status} said the gateway"):
        HttpGateway().send(SmsFactory())
    assert len(desk.received) == 1


def test_a_connection_that_breaks_off_leaves_it_in_doubt(desk):
    desk.answer = None

    with pytest.raises(NotSent, match="perhaps it was sent"):
        HttpGateway().send(SmsFactory())


def test_nobody_there_means_that_it_did_not_go(desk, settings):
    settings.SMS_URL = "http://127.0.0.1:9/"

    with pytest.raises(NotTaken):
        HttpGateway().send(SmsFactory())
